// SPDX-License-Identifier: GPL-3.0-or-later
// What a case may not say, and what the error tells about it.
#include <catch2/catch.hpp>

#include "tests/core/sequence/cases/case_fixture.h"

namespace velocert::sequence::test {
namespace {

using base::ErrorCode;

struct Parts {
    std::string format = R"("velocert-case/1")";
    std::string item = R"({ "id": "S", "battery": "lead-acid", "drive": "electric", "made_on": "2025-10-01" })";
    std::string edition = R"("auto")";
    std::string procedure = R"("vehicle-mass")";
    std::string data = R"({ "readings": ["62 kg"] })";
    std::string more{};
};

std::string text_of(const Parts& parts) {
    return "{ \"format\": " + parts.format + ",\n \"item\": " + parts.item + ",\n \"edition\": " + parts.edition +
           ",\n \"procedure\": " + parts.procedure + ",\n \"data\": " + parts.data + parts.more + " }";
}

std::string braking(const std::string& run, const std::string& more = "") {
    return text_of({.procedure = R"("braking")", .data = R"({ "runs": [)" + run + "]" + more + " }"});
}

struct Bad {
    const char* what;
    std::string text;
    ErrorCode code;
    const char* where;
};

const std::string good_run =
    R"({ "condition": "dry", "brakes": "both", "speed": "25 km/h", "distance": "6 m", "front_force": "150 N", "rear_force": "150 N" })";

std::string run_with(const std::string& key, const std::string& value) {
    std::string out = R"({ "condition": "dry", "brakes": "both")";
    for (const auto& [name, given] : std::vector<std::pair<std::string, std::string>>{{"speed", R"("25 km/h")"},
                                                                                      {"distance", R"("6 m")"},
                                                                                      {"front_force", R"("150 N")"},
                                                                                      {"rear_force", R"("150 N")"}})
        out += ", \"" + name + "\": " + (name == key ? value : given);
    return out + " }";
}

}  // namespace

TEST_CASE("a case that is wrong is refused with code and place") {
    const std::vector<Bad> cases{
        {"another format", text_of({.format = R"("velocert-case/2")"}), ErrorCode::unknown_version, "/format"},
        {"no data", R"({ "format": "velocert-case/1", "item": {}, "edition": "auto", "procedure": "braking" })",
         ErrorCode::missing_field, "case.json"},
        {"an unknown field at the top", text_of({.more = R"(, "colour": "red")"}), ErrorCode::unknown_field, "/colour"},
        {"an unknown field in the data", text_of({.data = R"({ "readings": ["62 kg"], "colour": "red" })"}),
         ErrorCode::unknown_field, "/data/colour"},
        {"an unknown field in the item",
         text_of(
             {.item =
                  R"({ "id": "S", "battery": "lead-acid", "drive": "electric", "made_on": "2025-10-01", "colour": "red" })"}),
         ErrorCode::unknown_field, "/item/colour"},
        {"an unknown edition", text_of({.edition = R"("GB17761-2031")"}), ErrorCode::not_found, "/edition"},
        {"an item without date", text_of({.item = R"({ "id": "S", "battery": "lead-acid", "drive": "electric" })"}),
         ErrorCode::missing_field, "/item"},
        {"an unknown battery",
         text_of({.item = R"({ "id": "S", "battery": "nuclear", "drive": "electric", "made_on": "2025-10-01" })"}),
         ErrorCode::bad_value, "/item/battery"},
        {"an unknown procedure", text_of({.procedure = R"("paint")"}), ErrorCode::bad_value, "/procedure"},
        {"a torque without points", text_of({.procedure = R"("low-speed-torque")", .data = "{}"}),
         ErrorCode::missing_field, "/data"},
        {"a plastics share without a vehicle", text_of({.procedure = R"("plastics-share")", .data = "{}"}),
         ErrorCode::missing_field, "/data"},
        {"data that are no object", text_of({.data = "[]"}), ErrorCode::bad_input, "/data"},
        {"readings that are no array", text_of({.data = R"({ "readings": "62 kg" })"}), ErrorCode::bad_value,
         "/data/readings"},
        {"a reading as a number", text_of({.data = R"({ "readings": [62] })"}), ErrorCode::bad_value,
         "/data/readings/0"},
        {"a reading in metres", text_of({.data = R"({ "readings": ["62 kg", "62 m"] })"}), ErrorCode::wrong_unit,
         "/data/readings/1"},
        {"a reading that is not a number", text_of({.data = R"({ "readings": ["NaN kg"] })"}), ErrorCode::bad_value,
         "/data/readings/0"},
        {"an infinite reading", text_of({.data = R"({ "readings": ["inf kg"] })"}), ErrorCode::bad_value,
         "/data/readings/0"},
        {"an exponent", text_of({.data = R"({ "readings": ["6.2e1 kg"] })"}), ErrorCode::bad_value, "/data/readings/0"},
        {"a reading finer than a milligram", text_of({.data = R"({ "readings": ["62.0000001 kg"] })"}),
         ErrorCode::bad_value, "/data/readings/0"},
        {"a negative reading", text_of({.data = R"({ "readings": ["-62 kg"] })"}), ErrorCode::bad_value,
         "/data/readings/0"},
        {"a reading of zero", text_of({.data = R"({ "readings": ["0 kg"] })"}), ErrorCode::bad_value,
         "/data/readings/0"},
        {"a null reading", text_of({.data = R"({ "readings": [null] })"}), ErrorCode::bad_value, "/data/readings/0"},
        {"U without k", text_of({.data = R"({ "readings": ["62 kg"], "expanded_uncertainty": "0.1 kg" })"}),
         ErrorCode::missing_field, "/data/coverage_factor"},
        {"k of zero",
         text_of({.data = R"({ "readings": ["62 kg"], "expanded_uncertainty": "0.1 kg", "coverage_factor": "0" })"}),
         ErrorCode::bad_value, "/data/coverage_factor"},
        {"a negative U",
         text_of({.data = R"({ "readings": ["62 kg"], "expanded_uncertainty": "-0.1 kg", "coverage_factor": "2" })"}),
         ErrorCode::bad_value, "/data/expanded_uncertainty"},
        {"an unknown rule", text_of({.more = R"(, "rule": { "name": "generous" })"}), ErrorCode::bad_value,
         "/rule/name"},
        {"a negative fraction", text_of({.more = R"(, "rule": { "name": "guard-band", "fraction": "-1" })"}),
         ErrorCode::bad_value, "/rule/fraction"},
        {"a fraction as a number", text_of({.more = R"(, "rule": { "name": "guard-band", "fraction": 1 })"}),
         ErrorCode::bad_value, "/rule/fraction"},
        {"an unknown comparison", text_of({.more = R"(, "rule": { "name": "simple", "comparison": "kind" })"}),
         ErrorCode::bad_value, "/rule/comparison"},
        {"an unknown limit",
         text_of({.more = R"(, "limits": [ { "id": "mass.of.the.moon", "relation": "<=", "value": "63 kg" } ])"}),
         ErrorCode::not_found, "/limits/0/id"},
        {"a limit of the wrong kind",
         text_of({.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": "<=", "value": "63 m" } ])"}),
         ErrorCode::wrong_unit, "/limits/0/value"},
        {"a limit the other way round",
         text_of({.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": ">=", "value": "63 kg" } ])"}),
         ErrorCode::bad_value, "/limits/0/relation"},
        {"a limit of unknown relation",
         text_of({.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": "unknown", "value": "63 kg" } ])"}),
         ErrorCode::bad_value, "/limits/0/relation"},
        {"a limit of zero",
         text_of({.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": "<=", "value": "0 kg" } ])"}),
         ErrorCode::bad_value, "/limits/0/value"},
        {"a limit without value", text_of({.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": "<=" } ])"}),
         ErrorCode::missing_field, "/limits/0"},
        {"a limit twice",
         text_of({.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": "<=", "value": "63 kg" },
                                           { "id": "mass.lead_acid", "relation": "<=", "value": "64 kg" } ])"}),
         ErrorCode::already_exists, "/limits/1/id"},
        {"an unknown field in a limit",
         text_of(
             {.more = R"(, "limits": [ { "id": "mass.lead_acid", "relation": "<=", "value": "63 kg", "why": "x" } ])"}),
         ErrorCode::unknown_field, "/limits/0/why"},
        {"half a run as number of runs",
         text_of({.more = R"(, "limits": [ { "id": "brake.valid_runs", "relation": "=", "value": "2.5" } ])"}),
         ErrorCode::bad_value, "/limits/0/value"},
        {"no runs as number of runs",
         text_of({.more = R"(, "limits": [ { "id": "brake.valid_runs", "relation": "=", "value": "0" } ])"}),
         ErrorCode::bad_value, "/limits/0/value"},
        {"runs that are no array", text_of({.procedure = R"("braking")", .data = R"({ "runs": {} })"}),
         ErrorCode::bad_value, "/data/runs"},
        {"an unknown surface",
         braking(R"({ "condition": "icy", "brakes": "both", "speed": "25 km/h", "distance": "6 m" })"),
         ErrorCode::bad_value, "/data/runs/0/condition"},
        {"brakes the edition does not test",
         braking(R"({ "condition": "dry", "brakes": "front", "speed": "25 km/h", "distance": "6 m" })"),
         ErrorCode::not_found, "/data/runs/0/brakes"},
        {"no speed", braking(R"({ "condition": "dry", "brakes": "both", "distance": "6 m" })"),
         ErrorCode::missing_field, "/data/runs/0"},
        {"no speed of a second run",
         braking(good_run + R"(, { "condition": "dry", "brakes": "both", "distance": "6 m" })"),
         ErrorCode::missing_field, "/data/runs/1"},
        {"a speed of zero", braking(run_with("speed", R"("0 km/h")")), ErrorCode::bad_value, "/data/runs/0/speed"},
        {"a negative speed", braking(run_with("speed", R"("-25 km/h")")), ErrorCode::bad_value, "/data/runs/0/speed"},
        {"a speed in metres", braking(run_with("speed", R"("25 m")")), ErrorCode::wrong_unit, "/data/runs/0/speed"},
        {"a speed that is not a number", braking(run_with("speed", R"("nan km/h")")), ErrorCode::bad_value,
         "/data/runs/0/speed"},
        {"a distance of zero", braking(run_with("distance", R"("0 m")")), ErrorCode::bad_value,
         "/data/runs/0/distance"},
        {"a negative force", braking(run_with("front_force", R"("-1 N")")), ErrorCode::bad_value,
         "/data/runs/0/front_force"},
        {"a void run without reason",
         braking(R"({ "condition": "dry", "brakes": "both", "speed": "25 km/h", "distance": "6 m", "void": "" })"),
         ErrorCode::missing_field, "/data/runs/0/void"},
        {"an unknown field in a run",
         braking(R"({ "condition": "dry", "brakes": "both", "speed": "25 km/h", "distance": "6 m", "wind": "1" })"),
         ErrorCode::unknown_field, "/data/runs/0/wind"},
        {"a series and a speed",
         braking(R"({ "condition": "dry", "brakes": "both", "speed": "25 km/h", "series": "a.csv" })"),
         ErrorCode::bad_input, "/data/runs/0/speed"},
        {"a series that is not there", braking(R"({ "condition": "dry", "brakes": "both", "series": "a.csv" })"),
         ErrorCode::not_found, "a.csv"},
        {"half an uncertainty", braking(good_run, R"(, "standard_uncertainty": { "speed": "0.05 km/h" })"),
         ErrorCode::missing_field, "/data/standard_uncertainty"},
        {"a negative uncertainty",
         braking(good_run, R"(, "standard_uncertainty": { "speed": "-0.05 km/h", "distance": "0.01 m" })"),
         ErrorCode::bad_value, "/data/standard_uncertainty/speed"},
    };
    for (const auto& bad : cases) {
        const auto result = judge_text(bad.text);
        INFO(bad.what << (result ? std::string(": accepted") : ": " + result.error().text()));
        REQUIRE_FALSE(result.has_value());
        CHECK(base::name(result.error().code) == base::name(bad.code));
        CHECK(result.error().where.find(bad.where) != std::string::npos);
    }
}

TEST_CASE("an error says the line and column of what is wrong") {
    const auto result = judge_text(
        "{ \"format\": \"velocert-case/1\",\n  \"item\": { \"id\": \"S\", \"battery\": \"lead-acid\",\n"
        "  \"drive\": \"electric\", \"made_on\": \"2025-10-01\" },\n"
        "  \"edition\": \"auto\", \"procedure\": \"vehicle-mass\",\n  \"data\": { \"readings\": [\"62 m\"] } }");
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().where == "case.json:5:26 /data/readings/0");
}

TEST_CASE("missing braking data give no verdict, each with its own reason") {
    struct Row {
        const char* what;
        std::string run;
        const char* reason;
    };
    const std::string limits =
        R"(, "limits": [ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" } ])";
    const std::vector<Row> rows{
        {"void",
         R"({ "condition": "dry", "brakes": "both", "speed": "25 km/h", "distance": "6 m", "front_force": "1 N", "rear_force": "1 N", "void": "foot_down" })",
         "run-void"},
        {"no front force", run_with("front_force", "null"), "force-missing"},
        {"no rear force", run_with("rear_force", "null"), "force-missing"},
        {"no forces", R"({ "condition": "dry", "brakes": "both", "speed": "25 km/h", "distance": "6 m" })",
         "force-missing"},
        {"no speed", run_with("speed", "null"), "value-missing"},
        {"no distance", run_with("distance", "null"), "value-missing"},
        {"more force than permitted", run_with("rear_force", R"("180.001 N")"), "force-too-high"},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto result = judge_text(
            text_of({.procedure = R"("braking")", .data = R"({ "runs": [)" + row.run + "] }", .more = limits}));
        if (!result) FAIL(result.error().text());
        CHECK(result->verdict == conformity::Verdict::not_evaluated);
        CHECK(at(result->document, "runs/0/valid") == "false");
        CHECK(at(result->document, "runs/0/reason") == row.reason);
    }
    const auto none = judge_text(text_of({.procedure = R"("braking")", .data = R"({ "runs": [] })", .more = limits}));
    REQUIRE(none.has_value());
    CHECK(none->verdict == conformity::Verdict::not_evaluated);
    CHECK(at(none->document, "conditions_missing/0") == "dry.both");
}

TEST_CASE("a force of exactly the limit is permitted and the other lever's force does not matter") {
    const std::string limits = R"(, "limits": [ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" },
                                                { "id": "brake.dry.rear.distance", "relation": "<=", "value": "15 m" } ])";
    const auto judged = [&](const std::string& run) {
        return judge_text(
                   text_of({.procedure = R"("braking")", .data = R"({ "runs": [)" + run + "] }", .more = limits}))
            .value()
            .document;
    };
    CHECK(at(judged(run_with("rear_force", R"("180 N")")), "runs/0/valid") == "true");
    const auto rear = judged(
        R"({ "condition": "dry", "brakes": "rear", "speed": "25 km/h", "distance": "12 m", "front_force": null, "rear_force": "150 N" })");
    CHECK(at(rear, "runs/0/valid") == "true");
    CHECK(at(rear, "conditions_missing/0") == "dry.both");
}

TEST_CASE("the uncertainty of a corrected distance follows from those of speed and distance") {
    const auto result = judge_text(text_of(
        {.procedure = R"("braking")",
         .data = R"({ "runs": [ { "condition": "dry", "brakes": "both", "speed": "25.8 km/h", "distance": "6.90 m",
                                                        "front_force": "150 N", "rear_force": "150 N" } ],
                                                        "standard_uncertainty": { "speed": "0.05 km/h", "distance": "0.01 m" } })",
         .more = R"(, "limits": [ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" },
                                                                     { "id": "brake.valid_runs", "relation": "=", "value": "1" } ])"}));
    REQUIRE(result.has_value());
    CHECK(result->verdict == conformity::Verdict::pass);
    // 6.478 727 m x sqrt((0.01/6.90)^2 + (2 x 0.05/25.8)^2) = 6.478727 x 0.004138125 = 0.026810 m
    const auto u =
        metrology::WrittenQuantity::parse(at(result->document, "assessments/0/standard_uncertainty")).value();
    CHECK(static_cast<double>(u.value().base()) == Approx(26810).margin(2));
    CHECK(at(result->document, "assessments/0/coverage_factor") == "2");
}

TEST_CASE("a run is voided for a reason that says something") {
    const auto with_void = [](const std::string& reason) {
        std::string run = good_run;
        run.insert(run.size() - 1, ", \"void\": " + reason);
        return judge_text(braking(run));
    };
    for (const char* reason : {R"("")", R"(" ")", R"(".")", R"("x")", R"("foot\u0007down")", "true"}) {
        CAPTURE(reason);
        const auto result = with_void(reason);
        REQUIRE_FALSE(result);
        CHECK_THAT(result.error().where, Catch::EndsWith("/data/runs/0/void"));
        CHECK_FALSE(result.error().expected.empty());
    }
    CHECK(with_void(R"("foot_down")"));
    CHECK(with_void("null"));
}

TEST_CASE("a case that names an edition is judged by it, and told which one applies by its dates") {
    struct Row {
        const char* edition;
        const char* item;
        const char* warning;  ///< null: none about the edition
        const char* told;
    };
    const auto row = GENERATE(values<Row>({
        {"GB17761-2018", R"("made_on": "2025-10-01")", "edition-by-dates GB17761-2024", "GB17761-2024 applies"},
        {"GB17761-2024", R"("made_on": "2025-08-01")", "edition-by-dates GB17761-2018", "GB17761-2018 applies"},
        {"GB17761-2024", R"("made_on": "2010-08-01")", "edition-by-dates unknown", "cannot be told"},
        {"GB17761-2024", R"("made_on": "2025-08-01", "certified_to": "GB17761-2024")", nullptr, "names the edition."},
        {"GB17761-2024", R"("made_on": "2025-10-01")", nullptr, "names the edition."},
    }));
    CAPTURE(row.edition, row.item);
    const auto result = judge_text(
        text_of({.item = std::string(R"({ "id": "S", "battery": "lead-acid", "drive": "electric", )") + row.item + " }",
                 .edition = std::string("\"") + row.edition + "\"",
                 .data = R"({ "readings": ["54 kg"], "expanded_uncertainty": "0.1 kg", "coverage_factor": "2" })"}));
    REQUIRE(result);
    CHECK(result->verdict == conformity::Verdict::pass);
    CHECK(at(result->document, "edition") == row.edition);
    CHECK_THAT(at(result->document, "edition_reason"), Catch::Contains(row.told));
    CHECK((result->document.find("warnings")->text().find("edition-by-dates") != std::string::npos) ==
          (row.warning != nullptr));
    if (row.warning != nullptr) CHECK(at(result->document, "warnings/0") == row.warning);
}

TEST_CASE("what only another edition asks for is not applicable, and both editions are named") {
    const std::string item = R"({ "id": "S", "battery": "lead-acid", "drive": "electric", "made_on": "2025-08-01" })";
    const std::string parts = R"({ "vehicle_mass": { "readings": ["63 kg"] }, "parts": [ { "name": "a",)";
    const auto share = [&](const std::string& rest, const std::string& more = "") {
        return judge_text(
            text_of({.item = item, .procedure = R"("plastics-share")", .data = parts + rest, .more = more}));
    };
    const std::string good = R"( "mass": "1 kg", "counts": true } ] })";
    const auto result =
        share(good, R"(, "limits": [ { "id": "plastics.mass_share", "relation": "<=", "value": "5 %" } ])");
    REQUIRE(result);
    CHECK(result->verdict == conformity::Verdict::not_applicable);
    CHECK(at(result->document, "format") == "velocert-result/1");
    CHECK(at(result->document, "verdict") == "not-applicable");
    CHECK(at(result->document, "edition") == "GB17761-2018");
    CHECK(at(result->document, "procedure") == "plastics-share");
    CHECK(at(result->document, "pack").size() == 64);
    CHECK(at(result->document, "assessments") == "[]");
    CHECK(at(result->document, "runs") == "[]");
    CHECK_THAT(at(result->document, "reason"),
               Catch::Contains("GB17761-2018 has no procedure") && Catch::Contains("GB17761-2024 has"));

    const auto torque = judge_text(
        text_of({.item = item,
                 .procedure = R"("low-speed-torque")",
                 .data = R"({ "points": [ { "speed": "60 r/min", "torque": "22.10 N.m", "supply": "48.0 V" } ] })"}));
    REQUIRE(torque);
    CHECK(torque->verdict == conformity::Verdict::not_applicable);

    // What is wrong is wrong all the same.
    const auto bad = share(R"( "mass": "1 m", "counts": true } ] })");
    REQUIRE_FALSE(bad);
    CHECK_THAT(bad.error().where, Catch::EndsWith("/data/parts/0/mass"));
    const auto limit = share(good, R"(, "limits": [ { "id": "no.such", "relation": "<=", "value": "5 %" } ])");
    REQUIRE_FALSE(limit);
    CHECK_THAT(limit.error().where, Catch::EndsWith("/limits/0/id"));
    const auto none = judge_text(text_of({.item = item, .procedure = R"("no-such-test")"}));
    REQUIRE_FALSE(none);
    CHECK_THAT(none.error().where, Catch::EndsWith("/procedure"));
}

TEST_CASE("a Pass says what it rests on: no uncertainty, a provisional limit") {
    const auto bare = judge_text(text_of({}));
    REQUIRE(bare);
    CHECK(bare->verdict == conformity::Verdict::pass);
    CHECK(at(bare->document, "reason") == "mass.lead_acid: 62 kg meets <= 63 kg. No uncertainty was stated.");
    CHECK(at(bare->document, "assessments/0/warnings/0") == "uncertainty-not-stated");
    CHECK(at(bare->document, "warnings/0") == "uncertainty-not-stated mass.lead_acid");

    const auto known = judge_text(
        text_of({.data = R"({ "readings": ["62 kg"], "expanded_uncertainty": "0.1 kg", "coverage_factor": "2" })"}));
    REQUIRE(known);
    CHECK(at(known->document, "reason") == "mass.lead_acid: 62 kg meets <= 63 kg.");
    CHECK(at(known->document, "warnings") == "[]");

    const auto fails = judge_text(text_of({.data = R"({ "readings": ["64 kg"] })"}));
    REQUIRE(fails);
    CHECK(at(fails->document, "reason") == "mass.lead_acid: 64 kg does not meet <= 63 kg.");
    CHECK(at(fails->document, "warnings") == "[]");
}

}  // namespace velocert::sequence::test
