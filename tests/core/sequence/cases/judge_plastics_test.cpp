// SPDX-License-Identifier: GPL-3.0-or-later
// Limit: 5.5 % of the vehicle's mass (2024 edition, 6.5). Uncertainty figures marked "uncertainties": Python package
// uncertainties 3.1.6.
#include <catch2/catch.hpp>

#include "tests/core/sequence/cases/case_fixture.h"

namespace velocert::sequence::test {
namespace {

using conformity::Verdict;

std::string plastics_case(const std::string& vehicle, const std::string& parts, const std::string& more = "",
                          const std::string& extra = "") {
    return R"({ "format": "velocert-case/1", "item": { "id": "S-001", "battery": "lead-acid", "drive": "both",
        "made_on": "2025-10-01" }, "edition": "auto", "procedure": "plastics-share", )" +
           extra + R"("data": { "vehicle_mass": )" + vehicle + R"(, "parts": )" + parts + more + " } }";
}

std::string part(const std::string& name, const std::string& mass, bool counts = true) {
    return R"({ "name": ")" + name + R"(", "mass": ")" + mass + R"(", "counts": )" +
           (counts ? R"(true, "reason": null })" : R"(false, "reason": "metal" })");
}

const std::string vehicle = R"({ "readings": ["63 kg"], "expanded_uncertainty": "0.10 kg", "coverage_factor": "2" })";
const std::string bare_vehicle = R"({ "readings": ["63 kg"] })";

CaseResult judged(const std::string& text) {
    auto result = judge_text(text);
    if (!result) FAIL(result.error().text());
    return std::move(*result);
}

}  // namespace

TEST_CASE("a plastics share is judged to the last milligram, in whatever unit the parts were weighed") {
    struct Row {
        const char* mass;
        Verdict verdict;
    };
    const auto row = GENERATE(values<Row>({{"0.465 kg", Verdict::pass},
                                           {"465 g", Verdict::pass},
                                           {"465000 mg", Verdict::pass},
                                           {"0.465001 kg", Verdict::fail},
                                           {"465.001 g", Verdict::fail},
                                           {"0.464999 kg", Verdict::pass}}));
    CAPTURE(row.mass);
    const auto result =
        judged(plastics_case(bare_vehicle, "[" + part("cover", "1.5 kg") + "," + part("box", "1.5 kg") + "," +
                                               part("frame", "30 kg", false) + "," + part("mudguard", row.mass) + "]"));
    CHECK(result.verdict == row.verdict);
    CHECK(at(result.document, "assessments/0/limit") == "plastics.mass_share");
    CHECK(at(result.document, "assessments/0/limit_value") == "5.5 %");
    CHECK(at(result.document, "assessments/0/expanded_uncertainty") == "null");
}

TEST_CASE("a judged share prints itself, its uncertainty, and its parts as they were given") {
    const auto result = judged(plastics_case(
        vehicle, "[" + part("cover", "1.2 kg") + "," + part("box", "900 g") + "," + part("mudguard", "1.365 kg") + "]",
        R"(, "expanded_uncertainty": "0.002 kg", "coverage_factor": "2")"));
    CHECK(result.verdict == Verdict::pass);
    CHECK(at(result.document, "assessments/0/value") == "5.50 %");
    // Three parts with u = 1 g, fully correlated, over 63 kg with u = 50 g: 6.459 849 442 896 71e-5 (uncertainties),
    // stored in 1e-9, rounded up: 64 599e-9.
    CHECK(at(result.document, "assessments/0/standard_uncertainty") == "0.0064599 %");
    CHECK(at(result.document, "assessments/0/expanded_uncertainty") == "0.0129198 %");
    CHECK(at(result.document, "assessments/0/coverage_factor") == "2");
    REQUIRE(result.document.find("runs")->items()->size() == 3);
    CHECK(at(result.document, "runs/1/index") == "2");
    CHECK(at(result.document, "runs/1/name") == "box");
    CHECK(at(result.document, "runs/1/mass") == "900 g");
    CHECK(at(result.document, "runs/1/counts") == "true");
}

TEST_CASE("a share above its limit by less than a digit fails, also where the mean of the readings was rounded") {
    struct Row {
        const char* readings;
        const char* part;
        Verdict verdict;
        const char* value;
    };
    // By long division: 3.465 kg of 188.999999/3 kg are 0.05500000029..., 0.055 kg of 2.999999/3 kg 0.0550000183...
    // The mean of 63, 63 and 63.000001 kg is above 63 kg: 0.05499999970...
    const auto row = GENERATE(
        values<Row>({{R"("63.00 kg", "63.00 kg", "62.999999 kg")", "3.465 kg", Verdict::fail, "5.5000001 %"},
                     {R"("1 kg", "1 kg", "0.999999 kg")", "0.055 kg", Verdict::fail, "5.5000018 %"},
                     {R"("63.000001 kg", "63 kg", "63 kg")", "3.465 kg", Verdict::pass, "5.50 %"},
                     {R"("63 kg", "63 kg", "63 kg")", "3.465 kg", Verdict::pass, "5.50 %"},
                     {R"("63.000001 kg", "63 kg", "62.999999 kg")", "3.465 kg", Verdict::pass, "5.50 %"},
                     {R"("63.00 kg", "63.00 kg", "62.999999 kg")", "3.464999 kg", Verdict::pass, "5.4999984 %"}}));
    CAPTURE(row.readings, row.part);
    const auto result = judged(
        plastics_case(std::string(R"({ "readings": [)") + row.readings + "] }", "[" + part("a", row.part) + "]"));
    CHECK(result.verdict == row.verdict);
    CHECK(at(result.document, "assessments/0/verdict") == conformity::name(row.verdict));
    CHECK(at(result.document, "assessments/0/value") == row.value);
}

TEST_CASE("a part that is taken out says why, and its name can stand on a label") {
    const auto refused = [](const std::string& member) {
        const auto result = judge_text(plastics_case(bare_vehicle, "[ { " + member + R"(, "mass": "1 kg" } ])"));
        REQUIRE_FALSE(result);
        return result.error();
    };
    for (const char* reason : {" ", ".", "x", "--", "a\\u0007b c"}) {
        CAPTURE(reason);
        const auto error = refused(std::string(R"("name": "a", "counts": false, "reason": ")") + reason + "\"");
        CHECK_THAT(error.where, Catch::EndsWith("/data/parts/0/reason"));
        CHECK_FALSE(error.expected.empty());
    }
    for (const char* name : {" ", ".", " a", "a\\nb", "a\\u0007"}) {
        CAPTURE(name);
        const auto error = refused(std::string(R"("counts": true, "name": ")") + name + "\"");
        CHECK_THAT(error.where, Catch::EndsWith("/data/parts/0/name"));
    }
}

TEST_CASE("three times 8.1 kg is 24.3 kg") {
    const auto result = judged(
        plastics_case(R"({ "readings": ["24.3 kg"] })",
                      "[" + part("a", "8.1 kg") + "," + part("b", "8.1 kg") + "," + part("c", "8.1 kg") + "]", "",
                      R"("limits": [ { "id": "plastics.mass_share", "relation": "<=", "value": "100 %" } ], )"));
    CHECK(result.verdict == Verdict::pass);
    CHECK(at(result.document, "assessments/0/value") == "100.00 %");
    CHECK(at(result.document, "assessments/0/margin") == "0 %");
}

TEST_CASE("what cannot give a share gives none, and never a pass") {
    struct Row {
        const char* what;
        std::string text;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"no parts", plastics_case(vehicle, "[]"), "parts-missing"},
        {"no readings of the vehicle", plastics_case(R"({ "readings": [] })", "[" + part("a", "1 kg") + "]"),
         "rests-on-missing"},
        {"parts heavier than the vehicle",
         plastics_case(bare_vehicle, "[" + part("a", "1 kg") + "," + part("b", "62.1 kg", false) + "]"), "implausible"},
        {"a guard band without uncertainty",
         plastics_case(bare_vehicle, "[" + part("a", "1 kg") + "]", "", R"("rule": { "name": "guard-band" }, )"),
         "uncertainty-missing"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto result = judged(row.text);
        CHECK(result.verdict == Verdict::not_evaluated);
        CHECK(at(result.document, "reason_code") == row.reason);
    }
    // Just above the vehicle, within U of the difference (0.1 kg): believed.
    const auto close = judged(plastics_case(vehicle, "[" + part("a", "1 kg") + "," + part("b", "62.05 kg", false) + "]",
                                            R"(, "expanded_uncertainty": "0.002 kg", "coverage_factor": "2")"));
    CHECK(close.verdict == Verdict::pass);
}

TEST_CASE("a bill of parts that cannot be meant is refused with the part's name") {
    struct Row {
        const char* what;
        std::string parts;
        std::string more;
        const char* told;
    };
    const std::vector<Row> rows{
        {"no reason", R"([{ "name": "stem", "mass": "1 kg", "counts": false, "reason": null }])", "", "'stem'"},
        {"no mass", R"([{ "name": "stem", "counts": true }])", "", "'stem'"},
        {"zero", "[" + part("stem", "0 kg") + "]", "", "/data/parts/0"},
        {"negative", "[" + part("stem", "-1 kg") + "]", "", "/data/parts/0"},
        {"a length", "[" + part("stem", "1 m") + "]", "", "mass"},
        {"no unit", "[" + part("stem", "1") + "]", "", "/data/parts/0"},
        {"counts is a text", R"([{ "name": "stem", "mass": "1 kg", "counts": "yes" }])", "", "true or false"},
        {"unknown member", R"([{ "name": "stem", "mass": "1 kg", "counts": true, "weight": "1 kg" }])", "", "weight"},
        {"U without k", "[" + part("stem", "1 kg") + "]", R"(, "expanded_uncertainty": "0.002 kg")", "coverage"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto result = judge_text(plastics_case(bare_vehicle, row.parts, row.more));
        REQUIRE_FALSE(result);
        CHECK_THAT(result.error().text(), Catch::Contains(row.told));
    }
}

TEST_CASE("parts that are called alike each count and are told of") {
    const auto text = [](const std::string& second) {
        return plastics_case(bare_vehicle, "[" + part("mudguard", "1.7325 kg") + "," + part(second, "1.7325 kg") + "," +
                                               part("mudguard #2", "30 kg", false) + "]");
    };
    // 63 kg x 5.5 % = 3.465 kg.
    const auto alike = judged(text("mudguard"));
    CHECK(alike.verdict == Verdict::pass);
    CHECK(at(alike.document, "assessments/0/value") ==
          at(judged(text("mudguard rear")).document, "assessments/0/value"));
    CHECK(at(alike.document, "runs/1/name") == "mudguard");
    CHECK(at(alike.document, "runs/2/mass") == "30 kg");
    CHECK_THAT(at(alike.document, "warnings"), Catch::Contains("2 parts are named 'mudguard'"));
    CHECK_THAT(at(judged(text("mudguard rear")).document, "warnings"), !Catch::Contains("named"));
    // One gram more in the second one is one too many.
    CHECK(judged(plastics_case(bare_vehicle,
                               "[" + part("mudguard", "1.7325 kg") + "," + part("mudguard", "1.7335 kg") + "]"))
              .verdict == Verdict::fail);
}

}  // namespace velocert::sequence::test
