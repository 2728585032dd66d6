// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/carried_answers.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/core/sequence/answers/usual_answers.h"

namespace velocert::sequence::test {
namespace {

using conformity::Outcome;
using conformity::Reason;

/// The first braking condition without its ride: its attempts do not count, and what is typed at it is judged.
RunPlan braking_without_a_ride(int attempts) {
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    item.made_on = *base::parse_date("2025-10-01");
    auto plan = inspection_plan("GB17761-2024", item);
    plan.procedures = {"braking"};
    for (auto& procedure : plan.edition.procedures) {
        if (procedure.id != "braking") continue;
        procedure.roles.clear();
        procedure.steps.resize(1);
        auto& step = procedure.steps.front();
        step.roles.clear();
        step.repeat.max_attempts = attempts;
        std::erase_if(step.actions, [](const auto& action) { return action.kind != standards::Action::Kind::prompt; });
    }
    return plan;
}

/// Types the usual answers, but for what the test says of an attempt, and repeats whatever did not count.
class Typist final : public Operator {
  public:
    std::map<int, std::map<std::string, std::string>> otherwise;  ///< attempt -> field -> text; empty: left out
    std::vector<Prompt> setups;                                   ///< each time it was asked for

    base::Result<Answer> ask(const Prompt& prompt, std::stop_token) override {
        if (prompt.key == "braking/dry.both/setup") setups.push_back(prompt);
        Answer answer;
        for (const auto& field : prompt.fields) {
            const auto& own = otherwise[prompt.attempt];
            const auto found = own.find(field.id);
            const auto text = found == own.end() ? field.example : found->second;
            if (!text.empty()) answer.values[field.id] = text;
        }
        return answer;
    }
};

Run brake(Typist& typist, int attempts = 3) {
    Inspector bench;
    tests::MemorySink sink;
    return inspect(braking_without_a_ride(attempts), bench, typist, sink).value();
}

std::vector<std::string> names(const std::vector<NamedWord>& words) {
    std::vector<std::string> out;
    for (const auto& word : words) out.push_back(word.name);
    return out;
}

}  // namespace

TEST_CASE("an answer for all attempts that kept one from counting is asked again, and what was right is not lost") {
    Typist typist;
    typist.otherwise[1] = {{"test_mass", "130 kg"}};
    const auto run = brake(typist);
    REQUIRE(run.step_runs.size() == 3);
    REQUIRE(typist.setups.size() == 2);
    CHECK(typist.setups[0].at_fault.empty());
    CHECK(typist.setups[0].before.empty());
    const auto& again = typist.setups[1];
    CHECK(again.attempt == 2);
    REQUIRE(names(again.at_fault) == std::vector<std::string>{"test_mass"});
    CHECK(again.at_fault.front().text.find("130 kg") != std::string::npos);
    CHECK(again.at_fault.front().text.find("100 kg") != std::string::npos);
    CHECK(again.before.at("test_mass") == "130 kg");
    CHECK(again.before.at("slope") == typed_text(run.step_runs[0].typed, "slope"));
    CHECK(typed_text(run.step_runs[0].typed, "test_mass") == "130 kg");
    // What was corrected holds from there on.
    CHECK(typed_text(run.step_runs[1].typed, "test_mass") == "100 kg");
    CHECK(run.step_runs[1].typed == run.step_runs[2].typed);
}

TEST_CASE("an answer for all attempts is asked as often as it keeps them from counting") {
    Typist typist;
    for (int attempt = 1; attempt <= 3; ++attempt) typist.otherwise[attempt] = {{"test_mass", "130 kg"}};
    static_cast<void>(brake(typist));
    CHECK(typist.setups.size() == 3);
}

TEST_CASE("a prompt for all attempts at which one ended is asked again as a whole") {
    Typist typist;
    // It cannot have been typed: what stands behind it was not taken.
    typist.otherwise[1] = {{"friction", "a lot"}};
    const auto run = brake(typist, 2);
    REQUIRE(run.step_runs.size() == 2);
    CHECK(run.step_runs[0].outcome == Outcome::errored);
    CHECK(typed_text(run.step_runs[0].typed, "slope"));
    CHECK_FALSE(typed_text(run.step_runs[0].typed, "test_mass"));
    REQUIRE(typist.setups.size() == 2);
    const auto asked = names(typist.setups[1].at_fault);
    CHECK(std::ranges::find(asked, "friction") != asked.end());
    CHECK(std::ranges::find(asked, "test_mass") != asked.end());
    CHECK(std::ranges::find(asked, "slope") == asked.end());
    CHECK(run.step_runs[1].outcome == Outcome::completed);
    CHECK(typed_text(run.step_runs[1].typed, "test_mass") == "100 kg");
}

TEST_CASE("answers of another step, another subject or an attempt that counts are carried as they are") {
    const auto plan = braking_without_a_ride(3);
    const auto& step = plan.edition.procedure("braking")->steps.front();
    const auto& prompt = *std::ranges::find(step.actions, "setup", &standards::Action::id);
    StepRun before;
    before.procedure = "braking";
    before.step = step.id;
    before.subject = "P-1";
    before.outcome = Outcome::completed;
    before.typed = usual_answers(step);
    const auto carried = [&](const StepRun& attempt, std::string_view subject) {
        return carried_answers("braking", step, prompt, subject, {&attempt, 1});
    };
    CHECK(carried(before, "").hold());
    CHECK(carried(before, "P-1").hold());
    CHECK_FALSE(carried(before, "P-2").hold());
    CHECK(carried(before, "P-2").values.empty());
    auto elsewhere = before;
    elsewhere.step = "dry.rear";
    CHECK(carried(elsewhere, "").values.empty());
    // Only what holds an attempt back is a fault, and only of one that does not count.
    before.result.words = {{"test_mass", "130 kg", Reason::condition_not_met}, {"surface", "asphalt", Reason::none}};
    CHECK(names(carried(before, "").at_fault) == std::vector<std::string>{"test_mass"});
    before.result.valid = true;
    CHECK(carried(before, "").hold());
    before.result = {};
    before.refused = "slope";
    CHECK(names(carried(before, "").at_fault) == std::vector<std::string>{"slope"});
}

}  // namespace velocert::sequence::test
