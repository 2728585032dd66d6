// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for a test to say anything, as the packs state it.
#include "core/standards/needs/test_conditions.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"

using namespace velocert;
using base::ErrorCode;

namespace {

const std::vector<standards::StandardEdition>& shipped() {
    static const auto all = standards::embedded_editions().value();
    return all;
}

std::set<std::string> condition_ids(const standards::StandardEdition& edition, const std::string& name) {
    const auto* step = standards::step_of(edition, name);
    REQUIRE(step != nullptr);
    std::set<std::string> out;
    for (const auto& one : standards::conditions_of(edition, *step)) out.insert(one.field->id);
    return out;
}

}  // namespace

TEST_CASE("the shipped editions state what the reference knows of the conditions of their tests") {
    struct Row {
        const char* step;
        std::set<std::string> conditions;
    };
    for (const auto& edition : shipped())
        for (const auto& row :
             {Row{"braking/dry.both",
                  {"slope", "friction", "test_mass", "conditioning_stops", "temperature", "wind_speed"}},
              Row{"braking/wet.rear",
                  {"slope", "friction", "test_mass", "conditioning_stops", "familiarisation_stops", "water_flow",
                   "temperature", "wind_speed", "wetting_lead"}},
              Row{"maximum-speed/outbound", {"wind", "battery_full", "air_temperature", "load_mass"}},
              Row{"maximum-speed/return", {"wind", "battery_full", "air_temperature", "load_mass"}},
              Row{"cut-off/assist", {"battery_full", "air_temperature"}},
              Row{"dimensions/measure", {"level_floor", "unladen"}},
              Row{"pedalling/ride", {"motor_on"}},
              Row{"battery-voltage/open-circuit", {"battery_full", "rested"}},
              Row{"short-circuit/short", {"battery_full"}},
              Row{"rain-wading/spray", {"degree", "time"}},
              Row{"rain-wading/wade", {"depth", "distance"}},
              Row{"impact/drop", {"mass", "height"}},
              Row{"vibration/shake", {"frequency", "acceleration", "load", "cycles"}},
              Row{"handlebar-torque/twist", {"torque"}},
              Row{"static-loads/load", {"force", "hold"}},
              Row{"mechanical/brakes", {"lever_force", "lever_times"}},
              Row{"horn/level", {"microphone_distance"}},
              Row{"anti-runaway/fault", {"drives_without"}},
              Row{"flame-circuit/conditioning", {"temperature", "humidity"}},
              Row{"insulation-dry/insulation", {"leads_proved", "air_temperature", "humidity"}},
              Row{"dielectric/live-to-frame", {"leads_proved", "air_temperature", "humidity"}},
              Row{"insulation-after-water/insulation", {"leads_proved", "air_temperature", "humidity"}}}) {
            CAPTURE(edition.id, row.step);
            CHECK(condition_ids(edition, row.step) == row.conditions);
        }
    CHECK(condition_ids(shipped().back(), "recognition/swap") == std::set<std::string>{"own_part"});
    CHECK(condition_ids(shipped().back(), "communication-link/storage") == std::set<std::string>{"shielded"});
    CHECK(condition_ids(shipped().back(), "flame-textile/conditioning") ==
          std::set<std::string>{"temperature", "humidity"});
    CHECK(condition_ids(shipped().back(), "heat-mark/heat") == std::set<std::string>{"temperature", "exposure"});
    CHECK(condition_ids(shipped().back(), "cut-off/throttle") ==
          std::set<std::string>{"battery_full", "air_temperature"});
}

TEST_CASE("the longest time after what a step needs is stated with its conditions") {
    for (auto edition : shipped()) {
        CAPTURE(edition.id);
        const auto stated = [&] {
            return standards::stated_conditions(edition,
                                                *standards::step_of(edition, "insulation-after-water/insulation"));
        };
        const auto open = stated().back();
        CHECK(open.field == "within");
        CHECK(open.prompt.empty());
        CHECK(open.limit == "insulation.after_water.within");
        CHECK_FALSE(open.verified);
        CHECK(open.asked.en.empty());
        CHECK_THAT(open.title.en, Catch::Contains("Wading"));
        CHECK_FALSE(open.title.zh.empty());
        for (auto& limit : edition.limits)
            if (limit.id == "insulation.after_water.within") {
                limit.status = conformity::LimitStatus::released;
                limit.value = metrology::WrittenQuantity::parse("30 min").value();
            }
        CHECK(stated().back().verified);
        CHECK(stated().back().asked.en == "≤ 30 min");
        // A step that may be done at any time states none.
        for (const auto& one :
             standards::stated_conditions(edition, *standards::step_of(edition, "insulation-dry/insulation")))
            CHECK(one.field != "within");
    }
}

TEST_CASE("a condition names its source, and one that was not found is no figure") {
    for (const auto& edition : shipped())
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps)
                for (const auto& one : standards::stated_conditions(edition, step)) {
                    CAPTURE(edition.id, procedure.id, step.id, one.field);
                    CHECK_FALSE(one.source.empty());
                    CHECK(one.title.zh.empty() == one.title.en.empty());
                    CHECK(one.asked.zh.empty() == one.asked.en.empty());
                    // A limit that no text verified holds nothing, and is told to be so.
                    if (!one.limit.empty())
                        CHECK(one.verified ==
                              (edition.limit(one.limit)->status != conformity::LimitStatus::unverified));
                    if (one.source.find("not found in any open text: it is kept") != std::string::npos)
                        CHECK(one.asked.en.empty());
                }
}

TEST_CASE("a condition that cannot be held is refused with its place") {
    constexpr auto speed = "procedures/maximum-speed.json";
    constexpr auto impact = "procedures/impact.json";
    constexpr auto floor = "procedures/dimensions.json";
    constexpr auto braking = "procedures/braking.json";
    constexpr auto power = "procedures/rated-power.json";
    struct Row {
        const char* name;
        const char* file;
        const char* from;
        const char* to;
        ErrorCode error;
        const char* found;
    };
    for (const auto& row :
         {Row{"the ends the wrong way round", speed, "\"low\": \"5 degC\"", "\"low\": \"45 degC\"",
              ErrorCode::bad_value, "45 degC"},
          Row{"an end of another quantity", speed, "\"high\": \"35 degC\"", "\"high\": \"35 m/s\"",
              ErrorCode::wrong_unit, "35 m/s"},
          Row{"figures without a source", speed, "\"high\": \"3 m/s\",\n                \"source\"",
              "\"high\": \"3 m/s\",\n                \"sauce\"", ErrorCode::missing_field, "source"},
          Row{"nothing that says where it is from", floor,
              "\"condition\": { \"source\": \"guides to the 2018 edition (zuomama.com 1277843; haioucloud.com)\" }",
              "\"condition\": {}", ErrorCode::missing_field, "source"},
          Row{"a limit and figures", impact, "{ \"limit\": \"impact.fork.mass\" }",
              "{ \"limit\": \"impact.fork.mass\", \"low\": \"22 kg\" }", ErrorCode::bad_value, "a limit and figures"},
          Row{"a limit that there is not", impact, "{ \"limit\": \"impact.fork.mass\" }",
              "{ \"limit\": \"impact.fork.weight\" }", ErrorCode::not_found, "impact.fork.weight"},
          Row{"a limit of another quantity", impact, "{ \"limit\": \"impact.fork.mass\" }",
              "{ \"limit\": \"impact.fork.height\" }", ErrorCode::not_found, "another quantity"},
          Row{"a limit that the step does not take", braking, "{ \"limit\": \"brake.wind_max\" }",
              "{ \"limit\": \"speed.design_max\" }", ErrorCode::not_found, "does not take"},
          Row{"a state that nothing says", floor, "\"must\": \"yes\",\n              \"condition\"", "\"condition\"",
              ErrorCode::missing_field, "which answer keeps"},
          Row{"a photo", floor, "\"kind\": \"photo\"", "\"kind\": \"photo\", \"condition\": { \"source\": \"s\" }",
              ErrorCode::unknown_field, "condition"},
          Row{"one that may be left out", speed, "\"kind\": \"flag\",", "\"kind\": \"flag\", \"required\": false,",
              ErrorCode::bad_value, "may be left out"},
          Row{"a difference whose readings have another gauge", impact, "\"gauge\": \"mass\"", "\"gauge\": \"length\"",
              ErrorCode::wrong_unit, "a gauge of length"},
          Row{"set points from a figure that nobody answers", power, "\"set_points_from\": \"rated_torque\"",
              "\"set_points_from\": \"drift_tolerance\"", ErrorCode::bad_value, "drift_tolerance"},
          Row{"set points beside their usual value", power, "\"set_points\": [\n        \"10 N.m\"",
              "\"set_points\": [\n        \"12 N.m\"", ErrorCode::bad_value, "rated_torque"}}) {
        CAPTURE(row.name);
        auto pack = standards::embedded_packs().back();
        auto& text = pack.files.at(row.file);
        const auto at = text.find(row.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string_view(row.from).size(), row.to);
        const auto loaded = standards::load_edition(pack);
        REQUIRE_FALSE(loaded);
        CAPTURE(loaded.error().text());
        CHECK(base::name(loaded.error().code) == base::name(row.error));
        CHECK_THAT(loaded.error().where, Catch::Matchers::StartsWith(row.file));
        CHECK_THAT(loaded.error().found, Catch::Matchers::Contains(row.found));
    }
}
