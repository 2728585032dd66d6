// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/test_plan.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/clock.h"
#include "core/standards/editions/shipped_edition.h"
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
    auto weigh = step("weigh");
    weigh.sample = "B";
    const auto all = edition({step("soak"), resting("insulate", {"p/soak"}, "2 h"), weigh, step("look"), step("ride")});
    const std::vector<Run> runs{
        run({attempt("soak", "2026-11-23T07:00:00.000Z"), attempt("look", "2026-11-22T07:00:00.000Z")})};
    const auto plan = plan_tests(all, {}, runs, monday);
    CHECK(find(plan, "insulate").state == PlannedState::resting);
    CHECK(*find(plan, "insulate").rests_until == at("2026-11-23T09:00:00.000Z"));
    // The soaked sample is left alone.
    CHECK(plan.beside == Steps{"p/weigh"});
    CHECK(find(plan, "ride").state == PlannedState::ready);
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

namespace {

Step on(const std::string& sample, Step step) {
    step.sample = sample;
    return step;
}
Step needing(std::vector<std::string> needs, Step step) {
    step.needs = std::move(needs);
    return step;
}
/// A plan with so many of each sample; none for one that is many pieces.
PlanSamples samples(std::vector<std::pair<std::string, int>> counts) {
    PlanSamples out;
    for (const auto& [id, count] : counts) {
        out.plan.samples.push_back({id, {}, std::max(count, 1), 0, {}, id == "A", count == 0});
    }
    out.item = "S-1";
    return out;
}
const std::string earlier = "2026-11-22T07:00:00.000Z";

}  // namespace

TEST_CASE("as many samples are used up as the plan counts, and what goes on with one takes no other") {
    const auto all =
        edition({on("B", step("twist")), breaking("shake", "B"), needing({"p/shake"}, breaking("drop", "B")),
                 breaking("load", "B"), breaking("bend", "B")});
    const auto states = [&](const PlanSamples& there, std::initializer_list<const char*> done) {
        std::vector<Run> runs;
        for (const auto* one : done) runs.push_back(run({attempt(one, earlier)}));
        const auto plan = plan_tests(all, {}, runs, monday, there);
        std::string out;
        for (const auto* one : {"twist", "shake", "drop", "load", "bend"})
            out += std::string(out.empty() ? "" : " ") + std::string(name(find(plan, one).state));
        return out;
    };
    const auto one = samples({{"A", 1}, {"B", 1}});
    const auto two = samples({{"A", 1}, {"B", 2}});
    const auto pieces = samples({{"A", 1}, {"B", 0}});
    CHECK(states(one, {}) == "ready ready after ready ready");
    // What was shaken is dropped, and nothing else is done on it.
    CHECK(states(one, {"shake"}) == "no-sample done ready no-sample no-sample");
    CHECK(states(two, {"shake"}) == "ready done ready ready ready");
    CHECK(states(two, {"shake", "drop"}) == "ready done done ready ready");
    CHECK(states(two, {"shake", "drop", "load"}) == "no-sample done done done no-sample");
    CHECK(states(two, {"shake", "load"}) == "no-sample done ready done no-sample");
    CHECK(states(pieces, {"shake", "load"}) == "ready done ready done ready");
    // What came in counts, not what was planned.
    auto came = two;
    came.received = {{"B", "B1", {}, false}};
    CHECK(states(came, {"shake"}) == "no-sample done ready no-sample no-sample");
    came.received.push_back({"B", "B2", {}, true});
    came.received.push_back({"B", "B3", {}, true});
    CHECK(states(came, {"shake", "load"}) == "ready done ready done ready");
}

TEST_CASE("what a voided run destroyed is gone, and nothing of it is done") {
    const auto all =
        edition({on("B", step("twist")), breaking("shake", "B"), needing({"p/shake"}, breaking("drop", "B"))});
    const auto states = [&](const std::vector<Run>& runs, const std::vector<Run>& voided, int there) {
        const auto plan = plan_tests(all, {}, runs, monday, samples({{"A", 1}, {"B", there}}), voided);
        std::string out;
        for (const auto* one : {"twist", "shake", "drop"})
            out += std::string(out.empty() ? "" : " ") + std::string(name(find(plan, one).state));
        return out;
    };
    const auto shaken = run({attempt("shake", earlier)});
    const auto both = run({attempt("shake", earlier), attempt("drop", earlier)});
    CHECK(states({}, {}, 1) == "ready ready after");
    CHECK(states({}, {shaken}, 1) == "no-sample no-sample no-sample");
    // What was shaken was dropped: that took one. A second one is left, until the test was done again on it.
    CHECK(states({}, {both}, 2) == "ready ready after");
    CHECK(states({shaken}, {both}, 2) == "no-sample done ready");
    CHECK(states({shaken}, {both}, 3) == "ready done ready");
    CHECK(states({}, {both, shaken}, 2) == "no-sample no-sample no-sample");
    // Of pieces there are enough; another edition's runs tell nothing, nor do attempts that never counted.
    CHECK(states({}, {both, shaken}, 0) == "ready ready after");
    CHECK(states({}, {run({attempt("shake", earlier)}, "another edition")}, 1) == "ready ready after");
    CHECK(states({}, {run({attempt("shake", earlier, false)})}, 1) == "ready ready after");
    CHECK(states({}, {run({attempt("twist", earlier)})}, 1) == "ready ready after");
}

TEST_CASE("a list whose last entry says that another follows is not done") {
    auto list = step("tried");
    list.repeat.max_attempts = 30;
    list.repeat.again_if_field = "another";
    list.repeat.again_if_word = "yes";
    const auto said = [](const char* another) {
        auto out = attempt("tried", earlier);
        out.typed = {{"more", "another", another}};
        return out;
    };
    const auto all = edition({list, step("after", {"p/tried"})});
    const auto state = [&](std::vector<StepRun> attempts) {
        return find(plan_tests(all, {}, std::vector<Run>{run(std::move(attempts))}, monday), "tried").state;
    };
    CHECK(state({said("yes")}) == PlannedState::ready);
    CHECK(state({said("no")}) == PlannedState::done);
    CHECK(state({said("yes"), said("no")}) == PlannedState::done);
    CHECK(state({said("yes"), said("yes")}) == PlannedState::ready);
}

TEST_CASE("a list that was closed after an entry that its own figures contradict is not done") {
    auto list = step("tried");
    list.repeat.max_attempts = 30;
    list.repeat.again_if_field = "another";
    list.repeat.again_if_word = "yes";
    list.limits = {{"succeeded", "limit"}};
    const auto said = [](const char* field, conformity::Reason reason, bool valid) {
        auto out = attempt("tried", earlier, valid);
        out.typed = {{"more", "another", "no"}};
        if (reason != conformity::Reason::none) out.result.words = {{field, "no (speed_after: 45 km/h)", reason}};
        return out;
    };
    using conformity::Reason;
    const auto fine = said("succeeded", Reason::none, true);
    const auto contradicted = said("succeeded", Reason::answers_disagree, false);
    const auto all = edition({list});
    const auto state = [&](const std::vector<std::vector<StepRun>>& made) {
        std::vector<Run> runs;
        for (const auto& attempts : made) runs.push_back(run(attempts));
        return find(plan_tests(all, {}, runs, monday), "tried").state;
    };
    CHECK(state({{fine}}) == PlannedState::done);
    CHECK(state({{contradicted, fine}}) == PlannedState::ready);
    CHECK(state({{fine, contradicted}}) == PlannedState::ready);
    // A list of another run has none of it; a photo that is missing, and an attempt that was declared void, leave
    // nothing open that the next attempt does not close.
    CHECK(state({{contradicted, fine}, {fine}}) == PlannedState::done);
    CHECK(state({{said("photo", Reason::evidence_missing, false), fine}}) == PlannedState::done);
    auto declared = contradicted;
    declared.result.reason = Reason::run_void;
    CHECK(state({{declared, fine}}) == PlannedState::done);
    // A limit for one kind of battery is of the same figure.
    list.limits = {{"succeeded/lead-acid", "limit"}};
    const auto by_battery = edition({list});
    const auto left_open = plan_tests(by_battery, {}, std::vector<Run>{run({contradicted, fine})}, monday);
    CHECK(find(left_open, "tried").state == PlannedState::ready);
}

TEST_CASE("a rest says when its step can be at the earliest, and what goes on meanwhile") {
    using namespace std::chrono_literals;
    const auto all = edition({on("C", step("condition")), on("C", resting("burn", {"p/condition"}, "48 h")),
                              on("C", needing({"p/burn"}, step("class"))), on("C", step("cut")), step("weigh"),
                              step("charge"), resting("volts", {"p/charge"}, "2 h")});
    const auto there = samples({{"A", 1}, {"C", 0}});
    const auto plan = plan_tests(all, {}, {}, monday, there);
    CHECK(order(plan) == Steps{"condition", "charge", "cut", "weigh", "burn", "class", "volts"});
    CHECK(*find(plan, "weigh").not_before == monday);
    CHECK(*find(plan, "burn").not_before == monday + 48h);
    CHECK(*find(plan, "class").not_before == monday + 48h);
    CHECK(*find(plan, "volts").not_before == monday + 2h);
    CHECK(find(plan, "weigh").meanwhile.empty());
    // Pieces rest one by one; the vehicle is one, and left alone while its battery rests.
    CHECK(find(plan, "burn").meanwhile == Steps{"p/charge", "p/cut", "p/weigh", "p/volts"});
    CHECK(find(plan, "volts").meanwhile == Steps{"p/condition", "p/cut", "p/burn", "p/class"});
    CHECK(plan.beside.empty());

    // A day later it has rested for a day.
    const std::vector<Run> runs{run({attempt("condition", "2026-11-22T08:00:00.000Z")})};
    const auto later = plan_tests(all, {}, runs, monday, there);
    CHECK(find(later, "burn").state == PlannedState::resting);
    CHECK(*find(later, "burn").not_before == monday + 24h);
    CHECK(*find(later, "class").not_before == monday + 24h);
    CHECK(later.beside == Steps{"p/charge", "p/cut", "p/weigh"});
    CHECK_FALSE(find(later, "condition").not_before);
    CHECK(find(later, "condition").meanwhile.empty());
}

TEST_CASE("what can never be done holds back what needs it, and nothing is promised") {
    const auto all = edition({breaking("burn"), needing({"p/burn"}, on("B", step("class"))), step("weigh"),
                              resting("look", {"p/weigh"}, "1 h")});
    const auto plan =
        plan_tests(all, {}, std::vector<Run>{run({attempt("burn", earlier)})}, monday, samples({{"A", 1}}));
    CHECK(find(plan, "weigh").state == PlannedState::no_sample);
    CHECK_FALSE(find(plan, "weigh").not_before);
    CHECK(find(plan, "look").state == PlannedState::no_sample);
    CHECK_FALSE(find(plan, "look").not_before);
    CHECK(find(plan, "look").meanwhile.empty());
    CHECK(find(plan, "class").not_before.has_value());
}

TEST_CASE("each step has the code of its sample, or none") {
    const auto all = edition({step("weigh"), on("B", step("twist")), on("C", step("cut")), on("D", step("short"))});
    auto there = samples({{"A", 1}, {"B", 1}, {"C", 0}});
    there.received = {{"B", "26-B1", {}, false}, {"C", "26-C1", {}, false}, {"C", "26-C2", {}, false}};
    const auto plan = plan_tests(all, {}, {}, monday, there);
    CHECK(find(plan, "weigh").code.code == "S-1");
    CHECK(find(plan, "twist").code.code == "26-B1");
    CHECK(find(plan, "cut").code.code.empty());
    CHECK(find(plan, "cut").code.among == Steps{"26-C1", "26-C2"});
    CHECK(find(plan, "short").code.code.empty());
    CHECK(find(plan, "short").code.among.empty());
    // Without a plan of samples nobody knows that the first one is the item.
    CHECK(find(plan_tests(all, {}, {}, monday), "weigh").code.code.empty());
}

TEST_CASE("the plan of an assist e-bike by the shipped editions has work beside its rests, and destroys last") {
    using namespace std::chrono_literals;
    const auto editions = standards::shipped_editions();
    REQUIRE(editions);
    standards::ItemTraits item;
    item.drive = standards::Drive::assist;
    item.battery = standards::Battery::lithium_ion;
    for (const auto& [pack, one] : *editions) {
        CAPTURE(one.id);
        PlanSamples there;
        there.plan = standards::load_sample_plan(pack, one).value();
        const auto plan = plan_tests(one, item, {}, monday, there);
        const auto rests =
            std::ranges::count_if(plan.steps, [](const PlannedStep& step) { return step.rest.has_value(); });
        CHECK(rests >= 2);
        std::size_t conditioning = plan.steps.size();
        std::map<std::string, std::set<std::string>> destroyed;
        for (std::size_t i = 0; i < plan.steps.size(); ++i) {
            const auto& step = plan.steps[i];
            CAPTURE(step.key());
            if (step.key() == "flame-circuit/conditioning") conditioning = i;
            if (step.rest) {
                // More than half of all the order fits into the two days of the bars.
                CHECK(step.meanwhile.size() * 2 > plan.steps.size());
                CHECK(*step.not_before >= monday + 24h);
                CHECK(i > conditioning);
            }
            // On each sample the destructive steps come last; what follows one on it, goes on with what it left.
            auto& gone = destroyed[step.sample];
            if (!gone.empty() && !step.destructive)
                CHECK(std::ranges::any_of(step.after, [&](const std::string& need) { return gone.contains(need); }));
            if (step.destructive) gone.insert(step.key());
        }
        // The rest begins before all else.
        CHECK(conditioning <= 1);
        // Once it has begun, there is work beside it.
        StepRun begun = attempt("conditioning", "2026-11-23T07:00:00.000Z");
        begun.procedure = "flame-circuit";
        const auto going = plan_tests(one, item, std::vector<Run>{run({begun}, one.id)}, monday, there);
        CHECK(going.beside.size() > 20);
        CHECK(std::ranges::find(going.beside, "general/vehicle") != going.beside.end());
        for (const auto& step : going.steps)
            if (step.key() == "flame-circuit/box-bars") {
                CHECK(step.state == PlannedState::resting);
                CHECK(*step.rests_until == monday + 47h);
            }
    }
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

TEST_CASE("a step whose other one serves in its place is done with it, in a run of both") {
    auto vehicle = step("vehicle");
    vehicle.instead = "q/weigh";
    auto all = edition({vehicle, step("share", {"p/vehicle"})});
    all.procedures.push_back({"q", {}, "2", {}, false, {}, {step("weigh")}});
    const std::string day = "2026-11-20T07:00:00.000Z";
    auto weighed = attempt("weigh", day);
    weighed.procedure = "q";
    const auto plan_of = [&](std::vector<std::string> procedures, bool valid) {
        auto one = weighed;
        one.result.valid = valid;
        auto made = run({one});
        made.procedures = std::move(procedures);
        return plan_tests(all, {}, std::vector<Run>{made}, monday);
    };
    const auto both = plan_of({"q", "p"}, true);
    CHECK(find(both, "vehicle").state == PlannedState::done);
    CHECK(find(both, "share").state == PlannedState::ready);
    CHECK(both.done == 2);
    // A weighing that does not count, or of a run that never asked for the share, serves nothing.
    CHECK(find(plan_of({"q", "p"}, false), "vehicle").state == PlannedState::ready);
    CHECK(find(plan_of({"q"}, true), "vehicle").state == PlannedState::ready);
}

TEST_CASE("the plan tells the conditions of each step before anything is set up") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (const auto& one : *editions) {
        CAPTURE(one.id);
        const auto plan = plan_tests(one, {}, {}, monday);
        const auto& wind = find(plan, "outbound").conditions;
        REQUIRE(wind.size() == 4);
        CHECK(wind.front().field == "wind");
        CHECK(wind.front().asked.en == "≤ 3 m/s");
        CHECK(wind.front().verified);
        const auto& dry = find(plan, "dry.both").conditions;
        CHECK(std::ranges::count(dry, false, &standards::StatedCondition::verified) == 5);
        const auto& floor = find(plan, "measure").conditions;
        REQUIRE(floor.size() == 2);
        CHECK(floor.front().asked.zh == "是");
    }
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
