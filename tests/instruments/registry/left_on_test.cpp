// SPDX-License-Identifier: GPL-3.0-or-later
// Which instruments of a run nobody knows to be off.
#include <catch2/catch.hpp>

#include "instruments/registry/left_on.h"

namespace velocert::instruments {
namespace {

using sequence::SafeState;

sequence::Run run_with(std::vector<std::vector<SafeState>> attempts) {
    sequence::Run run;
    run.station.instruments.push_back({"safety_tester", "gpt-9000", "/dev/ttyUSB0", {}, ""});
    run.station.instruments.push_back({"scale", "mt-sics", "/dev/ttyUSB1", {}, ""});
    run.station.instruments.push_back({"brake", "of-another-program", "/dev/ttyUSB2", {}, ""});
    for (auto& states : attempts) {
        sequence::StepRun attempt;
        attempt.safe_states = std::move(states);
        run.step_runs.push_back(std::move(attempt));
    }
    return run;
}

}  // namespace

TEST_CASE("Only what can put power on something is told as left on, with its port and what came back") {
    const auto left =
        left_on(run_with({{{"safety_tester", "asked FUNC:TEST OFF: TEST ON", false}, {"scale", "no answer", false}}}));
    CHECK(left == std::vector<LeftOn>{{"safety_tester", "gpt-9000", "/dev/ttyUSB0", "asked FUNC:TEST OFF: TEST ON"}});
    const auto text = left.front().text();
    for (const char* part :
         {"safety_tester", "gpt-9000", "/dev/ttyUSB0", "NOT off", "asked FUNC:TEST OFF: TEST ON", "switch it off"})
        CHECK_THAT(text, Catch::Contains(part));
    CHECK(left_on(run_with({{{"safety_tester", "test off", true}}})).empty());
    CHECK(left_on(run_with({})).empty());
}

TEST_CASE("A driver that this program does not know counts as one that can put power on something") {
    CHECK(left_on(run_with({{{"brake", "no answer", false}}})).size() == 1);
}

TEST_CASE("The last word of an instrument in the run counts") {
    const SafeState on{"safety_tester", "still on", false};
    const SafeState off{"safety_tester", "test off", true};
    CHECK(left_on(run_with({{on}, {off}})).empty());
    CHECK(left_on(run_with({{off}, {on}})).size() == 1);
    CHECK(left_on(run_with({{on}, {on}})).size() == 1);
    CHECK(left_on(run_with({{on}, {}})).size() == 1);
}

TEST_CASE("A run that is gone on with at another station names that station's port") {
    auto run = run_with({{}, {{"safety_tester", "still on", false}}});
    sequence::Resumption resumption;
    resumption.station = run.station;
    resumption.station.instruments.front().port = "/dev/ttyUSB7";
    resumption.first_attempt = 1;
    run.resumptions.push_back(resumption);
    REQUIRE(left_on(run).size() == 1);
    CHECK(left_on(run).front().port == "/dev/ttyUSB7");
    run.resumptions.front().first_attempt = 2;
    CHECK(left_on(run).front().port == "/dev/ttyUSB0");
}

}  // namespace velocert::instruments
