// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/scenario.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "instruments/simulators/bench/virtual_bench.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_line.h"

namespace velocert::instruments {
namespace {

base::Result<Scenario> parsed(const std::string& members) {
    const std::string text = R"({"format":"velocert-scenario/1","id":"x","title":{"zh":"a","en":"b"})" +
                             (members.empty() ? "" : "," + members) + "}";
    return scenario_from_json(base::Json::parse(text, "x.json").value(), "x.json");
}

}  // namespace

TEST_CASE("Every built-in scenario loads under its own name, and its bench can be made", "[simulators]") {
    const base::SystemClock clock;
    std::set<std::uint64_t> seeds;
    std::set<std::string> names;
    for (const auto& file : embedded_scenarios()) {
        const std::string id(file.name.substr(0, file.name.find('.')));
        CAPTURE(id);
        const auto scenario = load_scenario(id);
        REQUIRE(scenario);
        CHECK(scenario->id == id);
        // In a list they are told by few words, each by others.
        CHECK_FALSE(scenario->name_zh.empty());
        CHECK(scenario->name_en.size() < 32);
        CHECK(names.insert(scenario->name_zh).second);
        CHECK(names.insert(scenario->name_en).second);
        CHECK(seeds.insert(scenario->seed).second);
        const auto bench = VirtualBench::create(id, 0.0, clock);
        REQUIRE(bench);
        CHECK((*bench)->station().is_virtual);
        CHECK((*bench)->station().instrument("scale")->driver == "mt-sics");
        CHECK((*bench)->station().instrument("recorder")->driver == "pulse-daq");
    }
    CHECK(scenarios().size() == embedded_scenarios().size());
    CHECK(scenarios().front().first == "default");
}

TEST_CASE("A scenario says only what differs", "[simulators]") {
    const auto plain = parsed("");
    REQUIRE(plain);
    CHECK(plain->model.mass_kg == EbikeModel{}.mass_kg);
    CHECK(plain->name_zh.empty());
    const auto changed = parsed(R"("seed":7,"vehicle":{"mass":"54.9 kg","deceleration":{"wet.rear":"0.8 m/s2"}},
        "rider":{"speed_offset":"-3.6 km/h","front_force":"200 N"},"recorder":{"ppm":"100"},
        "rides":[{"step":"braking/dry.both","attempt":2,"force_offset":"70 N"}],
        "faults":[{"role":"scale","fault":"restart","prompt":"vehicle-mass/weigh/load","after":"0.5 s"}])");
    REQUIRE(changed);
    CHECK(changed->seed == 7);
    CHECK(changed->model.mass_kg == Approx(54.9));
    CHECK(changed->model.deceleration_wet_rear == Approx(0.8));
    CHECK(changed->model.deceleration_wet_both == EbikeModel{}.deceleration_wet_both);
    CHECK(changed->model.speed_offset == Approx(-1.0));
    CHECK(changed->model.front_force == Approx(200.0));
    CHECK(changed->recorder.at("ppm") == "100");
    REQUIRE(changed->rides.size() == 1);
    CHECK(changed->rides[0].force_offset == Approx(70.0));
    REQUIRE(changed->faults.size() == 1);
    CHECK(changed->faults[0].plan.fault == Fault::restart);
    CHECK(changed->faults[0].plan.after_us == 500'000);
}

TEST_CASE("What a scenario does not know is refused, saying where", "[simulators]") {
    const struct {
        const char* members;
        const char* where;
    } cases[] = {
        {R"("colour":"red")", "colour"},
        {R"("name":{"zh":"风"})", "en"},
        {R"("name":{"zh":"风","en":"Wind","fr":"Vent"})", "fr"},
        {R"("vehicle":{"mass":"63"})", "mass"},
        {R"("vehicle":{"mass":"63 m"})", "mass"},
        {R"("vehicle":{"mass":63})", "mass"},
        {R"("vehicle":{"weight":"63 kg"})", "weight"},
        {R"("vehicle":{"deceleration":{"dry":"1 m/s2"}})", "dry"},
        {R"("vehicle":{"deceleration_spread":"-1"})", "deceleration_spread"},
        {R"("rides":{})", "rides"},
        {R"("rides":[{"step":"braking/dry.both"}])", "/rides/0"},
        {R"("rides":[{"step":"braking/dry.both","attempt":1,"wind":"1 m/s"}])", "wind"},
        {R"("faults":[{"role":"oven","fault":"silence"}])", "role"},
        {R"("faults":[{"role":"scale","fault":"smoke"}])", "fault"},
        {R"("recorder":["ppm"])", "recorder"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.members);
        const auto scenario = parsed(c.members);
        REQUIRE_FALSE(scenario);
        CAPTURE(scenario.error().text());
        CHECK(scenario.error().where.find(c.where) != std::string::npos);
    }
    const auto json =
        base::Json::parse(R"({"format":"velocert-scenario/2","id":"x","title":{"zh":"a","en":"b"}})").value();
    CHECK(scenario_from_json(json, "x").error().code == base::ErrorCode::unknown_version);
}

TEST_CASE("A name that is neither built in nor a file is refused with the names there are", "[simulators]") {
    const auto scenario = load_scenario("no-such-scenario");
    REQUIRE_FALSE(scenario);
    CHECK(scenario.error().code == base::ErrorCode::not_found);
    CHECK(scenario.error().expected.find("long-stop") != std::string::npos);
    CHECK(load_scenario(VELOCERT_RESOURCES "/scenarios/default.json"));
    const base::SystemClock clock;
    CHECK_FALSE(VirtualBench::create("default", -1.0, clock));
    CHECK_FALSE(VirtualBench::create("nothing", 0.0, clock));
}

TEST_CASE("Simulators refuse unknown options and bad values, saying what was expected", "[simulators]") {
    const struct {
        const char* driver;
        const char* option;
        const char* value;
        const char* expected;
    } cases[] = {
        {"mt-sics", "colour", "red", "mass"},       {"mt-sics", "mass", "63", "kg"},
        {"mt-sics", "mass", "-1 kg", "from 0 kg"},  {"mt-sics", "load", "maybe", "auto"},
        {"mt-sics", "stream", "0", "from 1 to 92"}, {"mt-sics", "serial", "a\"b", "printable"},
        {"pulse-daq", "ppm", "0", "above zero"},    {"pulse-daq", "ppm", "nan", "above zero"},
        {"pulse-daq", "format", "morse", "binary"}, {"pulse-daq", "condition", "dry", "dry.both"},
        {"pulse-daq", "rate", "1001", "1000"},      {"pulse-daq", "clock", "4294967296", "4294967295"},
        {"toaster", "x", "y", "mt-sics"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.driver, c.option, c.value);
        const auto simulator = make_simulator(c.driver, {{c.option, c.value}}, {}, 1);
        REQUIRE_FALSE(simulator);
        CHECK(simulator.error().expected.find(c.expected) != std::string::npos);
    }
    for (const auto& row : simulators()) {
        Options all;
        for (const auto& option : row.options) all[std::string(option.name)] = option.fallback;
        CHECK(make_simulator(row.driver, all, {}, 1));  // what the list calls the default is accepted
    }
}

}  // namespace velocert::instruments
