// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which an item's tests are planned, and what must have been measured before something is computed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/sequence/judging/preconditions.h"
#include "core/sequence/running/test_plan.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/needs/step_order.h"

using namespace velocert;
using namespace velocert::sequence;

namespace {

const auto planning_day = *base::parse_utc("2026-11-23T08:00:00.000Z");

standards::Step looked_at(const std::string& id, std::vector<std::string> needs = {}, const std::string& instead = {}) {
    standards::Step out;
    out.id = id;
    out.evaluation = "observations";
    out.needs = std::move(needs);
    out.instead = instead;
    return out;
}

const PlannedStep& planned(const TestPlan& plan, std::string_view step) {
    const auto found = std::ranges::find(plan.steps, step, &PlannedStep::step);
    REQUIRE(found != plan.steps.end());
    return *found;
}

StepRun done(const char* procedure, const char* step, bool counts = true) {
    StepRun out;
    out.procedure = procedure;
    out.step = step;
    out.ended_utc = "2026-11-20T08:00:00.000Z";
    out.outcome = conformity::Outcome::completed;
    out.result.valid = counts;
    return out;
}

}  // namespace

TEST_CASE("a step that another result serves for stands right behind that one in the plan and names it") {
    standards::StandardEdition all;
    all.id = "E";
    all.procedures.push_back({"p",
                              {},
                              "1",
                              {},
                              false,
                              {},
                              {looked_at("weigh"), looked_at("wet"), looked_at("vehicle", {}, "p/weigh"),
                               looked_at("late", {"p/wet"}, "p/weigh"), looked_at("foreign", {}, "q/other")}});
    const auto plan = plan_tests(all, {}, {}, planning_day);
    std::vector<std::string> order;
    for (const auto& one : plan.steps) order.push_back(one.step);
    CHECK(order == std::vector<std::string>{"weigh", "vehicle", "wet", "late", "foreign"});
    CHECK(planned(plan, "vehicle").instead == "p/weigh");
    // What is not in the plan cannot serve.
    CHECK(planned(plan, "foreign").instead.empty());
    CHECK(planned(plan, "wet").instead.empty());
}

TEST_CASE(
    "on the vehicle, water comes after what must be dry, and tampering after all that measures it as it is sold") {
    const auto editions = standards::shipped_editions();
    REQUIRE(editions);
    standards::ItemTraits item;
    item.drive = standards::Drive::both;
    item.battery = standards::Battery::lithium_ion;
    for (const auto& [pack, one] : *editions) {
        CAPTURE(one.id);
        PlanSamples there;
        there.plan = standards::load_sample_plan(pack, one).value();
        const auto plan = plan_tests(one, item, {}, planning_day, there);
        const auto place = [&](std::string_view key) -> std::optional<std::size_t> {
            for (std::size_t i = 0; i < plan.steps.size(); ++i)
                if (plan.steps[i].key() == key) return i;
            return std::nullopt;
        };
        for (const char* wet : {"braking/wet.both", "braking/wet.rear", "rain-wading/spray"}) {
            CAPTURE(wet);
            CHECK(place("insulation-dry/insulation") < place(wet));
            CHECK(place("vehicle-mass/weigh") < place(wet));
            if (place("plastics-share/vehicle")) CHECK(place("plastics-share/vehicle") < place(wet));
        }
        const auto tampering = place("tamper-controller/attempts");
        if (!tampering) continue;
        for (const char* measured :
             {"rated-power/rated-point", "insulation-dry/insulation", "rain-wading/spray", "dielectric/live-to-frame",
              "maximum-speed/mean", "cut-off/assist", "control-system/over-current", "low-speed-torque/sweep"}) {
            CAPTURE(measured);
            REQUIRE(place(measured));
            for (const char* attempts :
                 {"tamper-controller/attempts", "tamper-limiter/attempts", "tamper-remote/attempts"})
                CHECK(place(measured) < place(attempts));
        }
        // What is computed waits for what it is computed from.
        for (const char* computed :
             {"inductance-difference/coefficient", "plastics-share/share", "maximum-speed/mean"}) {
            CAPTURE(computed);
            REQUIRE(place(computed));
            CHECK(plan.steps[*place(computed)].state == PlannedState::after);
        }
    }
}

TEST_CASE("what is computed needs what it is computed from, and takes what serves in its place", "[needs]") {
    const auto& edition = (*standards::shipped_edition("GB17761-2024"))->edition;
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    item.drive = standards::Drive::electric;
    const auto unmet = [&](const char* step, const std::vector<StepRun>& earlier) {
        return unmet_need(edition, item, *standards::step_of(edition, step), earlier);
    };
    const char* share = "plastics-share/share";
    const auto vehicle = done("plastics-share", "vehicle");
    const auto part = done("plastics-share", "part");
    const auto weighed = done("vehicle-mass", "weigh");
    CHECK(unmet(share, {}) == "plastics-share/vehicle");
    CHECK(unmet(share, {part}) == "plastics-share/vehicle");
    CHECK(unmet(share, {vehicle}) == "plastics-share/part");
    CHECK(unmet(share, {weighed}) == "plastics-share/part");
    CHECK(unmet(share, {done("vehicle-mass", "weigh", false), part}) == "plastics-share/vehicle");
    CHECK(unmet(share, {vehicle, part}).empty());
    CHECK(unmet(share, {weighed, part}).empty());

    std::vector<StepRun> pairs;
    for (const char* pair : {"pair.uv", "pair.vw", "pair.wu"}) {
        CHECK_FALSE(unmet("inductance-difference/coefficient", pairs).empty());
        pairs.push_back(done("inductance-difference", pair));
    }
    CHECK(unmet("inductance-difference/coefficient", pairs).empty());
}
