// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/pause.h"
#include "core/sequence/judging/evaluate.h"

#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;

constexpr const char* ended = "2025-11-22T02:10:00.000Z";

StepRun ride_before(const char* to_utc, const char* step = "dry.both", const char* procedure = "braking") {
    StepRun out;
    out.procedure = procedure;
    out.step = step;
    out.marks = {{"reset", "recorder", 0, 0, "2025-11-22T02:09:20.000Z", "2025-11-22T02:09:21.000Z"},
                 {"ride", "recorder", 0, 100, "2025-11-22T02:09:30.000Z", to_utc},
                 {"stop", "recorder", 100, 100, "2025-11-22T02:10:05.000Z", "2025-11-22T02:10:06.000Z"}};
    return out;
}

struct Row {
    const char* what;
    const char* end;    ///< of the ride before
    const char* begin;  ///< of this one
    Reason reason;
};
const std::vector<Row> rows{
    {"three minutes to the millisecond", ended, "2025-11-22T02:13:00.000Z", Reason::none},
    {"a millisecond more", ended, "2025-11-22T02:13:00.001Z", Reason::pause_too_long},
    {"a second more", ended, "2025-11-22T02:13:01.000Z", Reason::pause_too_long},
    {"at once", ended, ended, Reason::none},
    {"over midnight", "2025-12-31T23:59:00.000Z", "2026-01-01T00:01:59.000Z", Reason::none},
    {"over midnight, too long", "2025-12-31T23:59:00.000Z", "2026-01-01T00:02:01.000Z", Reason::pause_too_long},
    {"the clock was set back", ended, "2025-11-22T02:09:59.999Z", Reason::clock_fault},
    {"a time that is none", ended, "noon", Reason::clock_fault},
    {"a time before that is none", "yesterday", ended, Reason::clock_fault},
    {"only this attempt has a time", "", ended, Reason::clock_fault},
    {"only the attempt before has one", ended, "", Reason::clock_fault},
    {"records from before times were kept", "", "", Reason::none},
};

}  // namespace

TEST_CASE("the pause is held from the end of the last ride to the beginning of this one") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    for (const auto& row : rows) {
        INFO(row.what);
        const std::vector<StepRun> earlier{ride_before(row.end)};
        const std::vector<Mark> marks{{"ride", "recorder", 0, 1, row.begin, row.begin}};
        CHECK(conformity::name(pause_objection(step, "braking", "ride", marks, earlier)) ==
              conformity::name(row.reason));
    }
}

TEST_CASE("only rides of the same step of the same procedure count for the pause, the last of them") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    const std::vector<Mark> late{{"ride", "recorder", 0, 1, "2025-11-22T03:00:00.000Z", "2025-11-22T03:01:00.000Z"}};
    CHECK(pause_objection(step, "braking", "ride", late, {}) == Reason::none);
    const std::vector<StepRun> others{ride_before(ended, "dry.rear"), ride_before(ended, "dry.both", "another")};
    CHECK(pause_objection(step, "braking", "ride", late, others) == Reason::none);
    CHECK_FALSE(pause_ends(step, "braking", others));
    // An attempt that came to no ride does not shorten the pause.
    std::vector<StepRun> earlier{ride_before(ended), StepRun{}};
    earlier.back().procedure = "braking";
    earlier.back().step = "dry.both";
    CHECK(pause_objection(step, "braking", "ride", late, earlier) == Reason::pause_too_long);
    earlier.push_back(ride_before("2025-11-22T02:59:00.000Z"));
    CHECK(pause_objection(step, "braking", "ride", late, earlier) == Reason::none);
    auto unlimited = step;
    unlimited.repeat.longest_pause.reset();
    CHECK(pause_objection(unlimited, "braking", "ride", late, std::vector{ride_before(ended)}) == Reason::none);
    const auto ends = pause_ends(step, "braking", std::vector{ride_before(ended)});
    REQUIRE(ends);
    CHECK(base::utc_text(*ends) == "2025-11-22T02:13:00.000Z");
}

TEST_CASE("a rest that the method asks for is held to the millisecond, beside the longest pause") {
    const auto edition = released_edition();
    auto step = braking_step(edition, "dry.both");
    step.repeat.least_pause = metrology::WrittenQuantity::parse("1 min").value();
    const std::vector<StepRun> earlier{ride_before(ended)};
    struct Rest {
        const char* begin;
        Reason reason;
    };
    for (const auto& row :
         {Rest{"2025-11-22T02:10:59.999Z", Reason::pause_too_short},
          Rest{"2025-11-22T02:10:00.000Z", Reason::pause_too_short}, Rest{"2025-11-22T02:11:00.000Z", Reason::none},
          Rest{"2025-11-22T02:13:00.000Z", Reason::none}, Rest{"2025-11-22T02:13:00.001Z", Reason::pause_too_long},
          Rest{"2025-11-22T02:09:00.000Z", Reason::clock_fault}}) {
        CAPTURE(row.begin);
        const std::vector<Mark> marks{{"ride", "recorder", 0, 1, row.begin, row.begin}};
        CHECK(conformity::name(pause_objection(step, "braking", "ride", marks, earlier)) ==
              conformity::name(row.reason));
    }
    CHECK(base::utc_text(*rest_ends(step, "braking", earlier)) == "2025-11-22T02:11:00.000Z");
    CHECK_FALSE(rest_ends(step, "braking", {}));
    CHECK_FALSE(rest_ends(braking_step(edition, "dry.both"), "braking", earlier));
    // Without a longest pause the rest is asked for all the same.
    step.repeat.longest_pause.reset();
    const std::vector<Mark> soon{{"ride", "recorder", 0, 1, ended, ended}};
    CHECK(pause_objection(step, "braking", "ride", soon, earlier) == Reason::pause_too_short);
}

TEST_CASE("a run after too long a pause does not count, and the next one in time does") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    const auto typed = usual_answers(step);
    auto ride = record(TrueStop{}, Recorder{});
    const std::vector<CaptureData> captures{ride.capture};
    const auto judged = [&](const char* begin, const std::vector<StepRun>& earlier) {
        ride.marks.back().from_utc = begin;
        ride.marks.back().to_utc = begin;
        return evaluate(
                   {edition, step, lead_acid_item(), {}, captures, ride.marks, {}, typed, earlier, nullptr, "braking"})
            .value();
    };
    const auto late = judged("2025-11-22T02:13:01.000Z", {ride_before(ended)});
    CHECK_FALSE(late.valid);
    CHECK(late.verdict == conformity::Verdict::not_evaluated);
    CHECK(late.reason == Reason::pause_too_long);
    CHECK(judged("2025-11-22T02:13:00.000Z", {ride_before(ended)}).verdict == conformity::Verdict::pass);
    // The late one ended its pause: the next begins two minutes after it.
    CHECK(judged("2025-11-22T02:15:30.000Z", {ride_before(ended), ride_before("2025-11-22T02:13:30.000Z")}).valid);
}

TEST_CASE("a time of the record is read back to the millisecond, and only in its one form") {
    for (const auto* text : {"2025-11-22T02:10:00.000Z", "1970-01-01T00:00:00.001Z", "2024-02-29T23:59:59.999Z"})
        CHECK(base::utc_text(base::parse_utc(text).value()) == text);
    for (const auto* text :
         {"", "2025-11-22", "2025-11-22T02:10:00Z", "2025-11-22T24:10:00.000Z", "2025-11-22T02:60:00.000Z",
          "2025-11-22T02:10:60.000Z", "2025-02-29T02:10:00.000Z", "2025-11-22 02:10:00.000Z",
          "2025-11-22T02:10:00.000+", "2025-11-22T-2:10:00.000Z", "2025-11-22T02:10:00.0000Z"})
        CHECK_FALSE(base::parse_utc(text).has_value());
}

}  // namespace velocert::sequence::test
