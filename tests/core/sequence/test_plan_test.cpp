// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/test_plan.h"

#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/standards/pack.h"

using namespace velocert;
using namespace velocert::sequence;
using standards::StandardEdition;
using standards::Step;

namespace {

std::chrono::system_clock::time_point at(const std::string& utc) { return *base::parse_utc(utc); }
const auto monday = at("2026-11-23T08:00:00.000Z");

Step step(const std::string& id, std::vector<std::string> needs = {}) {
    Step out;
    out.id = id;
    out.evaluation = "observations";
    out.needs = std::move(needs);
    return out;
}
Step resting(const std::string& id, std::vector<std::string> needs, const char* rest) {
    auto out = step(id, std::move(needs));
    out.waits = standards::Parameter{*metrology::WrittenQuantity::parse(rest), {}, "s"};
    return out;
}
Step breaking(const std::string& id, const std::string& sample = {}) {
    auto out = step(id);
    out.destructive = true;
    out.sample = sample;
    return out;
}

/// An edition with one procedure "p" of these steps.
StandardEdition edition(std::vector<Step> steps) {
    StandardEdition out;
    out.id = "E";
    out.procedures.push_back({"p", {}, "1", {}, false, {}, std::move(steps)});
    return out;
}

StepRun attempt(const std::string& of, const std::string& ended, bool valid = true, const std::string& subject = {}) {
    StepRun out;
    out.procedure = "p";
    out.step = of;
    out.subject = subject;
    out.ended_utc = ended;
    out.outcome = conformity::Outcome::completed;
    out.result.valid = valid;
    return out;
}
Run run(std::vector<StepRun> attempts, const std::string& by = "E") {
    Run out;
    out.edition = by;
    out.step_runs = std::move(attempts);
    return out;
}

std::vector<std::string> order(const TestPlan& plan) {
    std::vector<std::string> out;
    for (const auto& one : plan.steps) out.push_back(one.step);
    return out;
}
const PlannedStep& find(const TestPlan& plan, const std::string& step) {
    for (const auto& one : plan.steps)
        if (one.step == step) return one;
    FAIL("no step " + step);
    return plan.steps.front();
}
using Steps = std::vector<std::string>;

}  // namespace

TEST_CASE("destructive steps come last, needs first, and long rests begin early") {
    const auto plan = plan_tests(edition({breaking("drop"), step("weigh"), step("look"), step("condition"),
                                          resting("measure", {"p/condition"}, "24 h"), step("last", {"p/weigh"})}),
                                 {}, {}, monday);
    CHECK(order(plan) == Steps{"condition", "weigh", "look", "last", "measure", "drop"});
    CHECK(find(plan, "measure").state == PlannedState::after);
    CHECK(find(plan, "measure").after == Steps{"p/condition"});
    CHECK(find(plan, "drop").state == PlannedState::ready);
    CHECK(plan.done == 0);
    CHECK_FALSE(plan.first_done);
}

TEST_CASE("the longest rest counts through a chain of needs") {
    const auto plan = plan_tests(edition({step("a"), resting("b", {"p/a"}, "1 h"), step("c"), step("d", {"p/c"}),
                                          resting("e", {"p/d"}, "48 h")}),
                                 {}, {}, monday);
    CHECK(order(plan) == Steps{"c", "d", "a", "b", "e"});
}

TEST_CASE("while a sample rests, what else can be done is named") {
    const auto all = edition({step("soak"), resting("insulate", {"p/soak"}, "2 h"), step("weigh"), step("look")});
    const std::vector<Run> runs{
        run({attempt("soak", "2026-11-23T07:00:00.000Z"), attempt("look", "2026-11-22T07:00:00.000Z")})};
    const auto plan = plan_tests(all, {}, runs, monday);
    CHECK(find(plan, "insulate").state == PlannedState::resting);
    CHECK(*find(plan, "insulate").rests_until == at("2026-11-23T09:00:00.000Z"));
    CHECK(plan.beside == Steps{"p/weigh"});
    CHECK(plan.done == 2);
    CHECK(*plan.first_done == at("2026-11-22T07:00:00.000Z"));
    CHECK(*plan.last_done == at("2026-11-23T07:00:00.000Z"));
    const auto later = plan_tests(all, {}, runs, at("2026-11-23T09:00:00.000Z"));
    CHECK(find(later, "insulate").state == PlannedState::ready);
    CHECK(later.beside.empty());
}

TEST_CASE("a sample that was used up serves nothing else") {
    const auto all = edition({step("weigh"), breaking("drop"), breaking("burn", "B")});
    const std::vector<Run> runs{run({attempt("drop", "2026-11-23T07:00:00.000Z")})};
    const auto plan = plan_tests(all, {}, runs, monday);
    CHECK(find(plan, "weigh").state == PlannedState::no_sample);
    CHECK(find(plan, "drop").state == PlannedState::done);
    CHECK(find(plan, "burn").state == PlannedState::ready);
    CHECK(find(plan, "burn").sample == "B");
}

TEST_CASE("a step is done only by valid attempts of this edition, for each of its subjects") {
    auto wires = step("wires");
    wires.subjects = {{"1", {}}, {"2", {}}};
    const auto all = edition({wires, step("look")});
    const auto state = [&](const std::vector<Run>& runs, const std::string& of = "wires") {
        return find(plan_tests(all, {}, runs, monday), of).state;
    };
    const std::string day = "2026-11-20T07:00:00.000Z";
    CHECK(state({run({attempt("wires", day, true, "1")})}) == PlannedState::ready);
    CHECK(state({run({attempt("wires", day, true, "1"), attempt("wires", day, false, "2")})}) == PlannedState::ready);
    CHECK(state({run({attempt("wires", day, true, "1"), attempt("wires", day, true, "3")})}) == PlannedState::ready);
    CHECK(state({run({attempt("wires", day, true, "1"), attempt("wires", day, true, "2")})}) == PlannedState::done);
    // Attempts of two runs do not make up one.
    CHECK(state({run({attempt("wires", day, true, "1")}), run({attempt("wires", day, true, "2")})}) ==
          PlannedState::ready);
    CHECK(state({run({attempt("look", day)})}, "look") == PlannedState::done);
    CHECK(state({run({attempt("look", day, false)})}, "look") == PlannedState::ready);
    CHECK(state({run({attempt("look", day)}, "another edition")}, "look") == PlannedState::ready);
    auto of_another = attempt("look", day);
    of_another.procedure = "q";
    CHECK(state({run({of_another})}, "look") == PlannedState::ready);
}

TEST_CASE("what does not apply is neither planned nor waited for") {
    auto pedals = step("pedals");
    pedals.applies.drives = {standards::Drive::assist};
    const auto all = edition({pedals, step("ride", {"p/pedals"})});
    standards::ItemTraits item;
    item.drive = standards::Drive::electric;
    const auto plan = plan_tests(all, item, {}, monday);
    CHECK(order(plan) == Steps{"ride"});
    CHECK(plan.steps.front().state == PlannedState::ready);
}

TEST_CASE("the shipped editions give a plan with every step once, needs before followers, and destruction last") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (const auto& one : *editions) {
        CAPTURE(one.id);
        const auto plan = plan_tests(one, {}, {}, monday);
        std::size_t expected = 0;
        for (const auto& procedure : one.procedures)
            for (const auto& each : procedure.steps)
                expected += procedure.applies.covers({}) && each.applies.covers({}) ? 1U : 0U;
        CHECK(plan.steps.size() == expected);
        Steps seen;
        bool destroyed = false;
        for (const auto& planned : plan.steps) {
            CHECK(std::ranges::find(seen, planned.key()) == seen.end());
            for (const auto& need : planned.after) CHECK(std::ranges::find(seen, need) != seen.end());
            seen.push_back(planned.key());
            CHECK((planned.destructive || planned.after.size() > 0 || !destroyed));
            destroyed = destroyed || planned.destructive;
        }
    }
}
