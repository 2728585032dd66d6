// SPDX-License-Identifier: GPL-3.0-or-later
// Limits: 63 kg lead-acid and 55 kg others (2024 edition), 55 kg for all (2018 edition).
#include <catch2/catch.hpp>

#include "tests/core/sequence/cases/case_fixture.h"

namespace velocert::sequence::test {
namespace {

using conformity::Verdict;

std::string mass_case(const std::string& battery, const std::string& edition, const std::string& readings,
                      const std::string& uncertainty = "", const std::string& rule = "",
                      const std::string& made = "2025-10-01") {
    return R"({ "format": "velocert-case/1", "item": { "id": "S-001", "battery": ")" + battery +
           R"(", "drive": "both", "made_on": ")" + made + R"(" }, "edition": ")" + edition +
           R"(", "procedure": "vehicle-mass",)" + (rule.empty() ? "" : "\"rule\": " + rule + ",") +
           R"( "data": { "readings": )" + readings + uncertainty + " } }";
}

CaseResult judged(const std::string& text) {
    auto result = judge_text(text);
    if (!result) FAIL(result.error().text());
    return std::move(*result);
}

}  // namespace

TEST_CASE("vehicle mass is judged by battery and edition, to the last milligram") {
    struct Row {
        const char* battery;
        const char* edition;
        const char* made;
        const char* reading;
        Verdict verdict;
        const char* limit;
        const char* value;
    };
    const auto row = GENERATE(values<Row>({
        {"lead-acid", "GB17761-2024", "2025-10-01", "63 kg", Verdict::pass, "63 kg", "63 kg"},
        {"lead-acid", "GB17761-2024", "2025-10-01", "63.000001 kg", Verdict::fail, "63 kg", "63.000001 kg"},
        {"lithium-ion", "GB17761-2024", "2025-10-01", "63 kg", Verdict::fail, "55 kg", "63 kg"},
        {"lithium-ion", "GB17761-2024", "2025-10-01", "55 kg", Verdict::pass, "55 kg", "55 kg"},
        {"lithium-ion", "GB17761-2024", "2025-10-01", "55.000001 kg", Verdict::fail, "55 kg", "55.000001 kg"},
        {"other", "GB17761-2024", "2025-10-01", "55.000001 kg", Verdict::fail, "55 kg", "55.000001 kg"},
        {"lead-acid", "GB17761-2018", "2025-05-01", "63 kg", Verdict::fail, "55 kg", "63 kg"},
        {"lead-acid", "GB17761-2018", "2025-05-01", "55 kg", Verdict::pass, "55 kg", "55 kg"},
        {"lithium-ion", "GB17761-2018", "2025-05-01", "55 kg", Verdict::pass, "55 kg", "55 kg"},
        {"lead-acid", "GB17761-2018", "2025-05-01", "55.000001 kg", Verdict::fail, "55 kg", "55.000001 kg"},
        {"lead-acid", "auto", "2025-10-01", "63000 g", Verdict::pass, "63 kg", "63 kg"},
        {"lead-acid", "auto", "2025-05-01", "63 kg", Verdict::fail, "55 kg", "63 kg"},
    }));
    CAPTURE(row.battery, row.edition, row.reading);
    const auto result =
        judged(mass_case(row.battery, row.edition, "[\"" + std::string(row.reading) + "\"]", "", "", row.made));
    CHECK(result.verdict == row.verdict);
    CHECK(at(result.document, "assessments/0/limit_value") == row.limit);
    CHECK(at(result.document, "assessments/0/value") == row.value);
    CHECK(at(result.document, "assessments/0/relation") == "<=");
}

TEST_CASE("the mean of readings is exact and rounded once, half to even") {
    CHECK(at(judged(mass_case("lead-acid", "auto", R"(["62.90 kg", "62.95 kg"])")).document, "assessments/0/value") ==
          "62.925 kg");
    // 1 mg and 2 mg over 62 kg: 1.5 mg rounds to 2 mg; 2 and 3: 2.5 mg rounds to 2 mg
    CHECK(at(judged(mass_case("lead-acid", "auto", R"(["62.000001 kg", "62.000002 kg"])")).document,
             "assessments/0/value") == "62.000002 kg");
    CHECK(at(judged(mass_case("lead-acid", "auto", R"(["62.000002 kg", "62.000003 kg"])")).document,
             "assessments/0/value") == "62.000002 kg");
    CHECK(at(judged(mass_case("lead-acid", "auto", R"(["62 kg", "62 kg", "62.1 kg"])")).document,
             "assessments/0/value") == "62.033333 kg");
}

TEST_CASE("uncertainty enters by the rule that was chosen") {
    const std::string u = R"(, "expanded_uncertainty": "0.10 kg", "coverage_factor": "2")";
    const auto simple = judged(mass_case("lead-acid", "auto", R"(["62.95 kg"])", u));
    CHECK(simple.verdict == Verdict::pass);
    CHECK(at(simple.document, "assessments/0/standard_uncertainty") == "0.05 kg");
    CHECK(at(simple.document, "assessments/0/expanded_uncertainty") == "0.1 kg");
    CHECK(at(simple.document, "assessments/0/coverage_factor") == "2");
    CHECK(at(simple.document, "assessments/0/margin") == "0.05 kg");
    CHECK(at(simple.document, "assessments/0/zone") == "conditional-pass");
    // P(T <= 63) at 62.95 with u = 0.05: one standard deviation, 0.84134 (table of the normal distribution)
    CHECK(at(simple.document, "assessments/0/conformance_probability") == "0.84134");
    const std::string guard = R"({ "name": "guard-band", "fraction": "1", "comparison": "full-value" })";
    const auto guarded = judged(mass_case("lead-acid", "auto", R"(["62.95 kg"])", u, guard));
    CHECK(guarded.verdict == Verdict::fail);
    CHECK(at(guarded.document, "reason_code") == "outside-acceptance-limit");
    CHECK(at(guarded.document, "assessments/0/acceptance_limit") == "62.9 kg");
    CHECK(judged(mass_case("lead-acid", "auto", R"(["62.90 kg"])", u, guard)).verdict == Verdict::pass);
    CHECK(judged(mass_case("lead-acid", "auto", R"(["62.90 kg"])", "", guard)).verdict == Verdict::not_evaluated);
    CHECK(judged(mass_case("lead-acid", "auto", R"(["62.95 kg"])", u, R"({ "name": "four-zone" })")).verdict ==
          Verdict::inconclusive);
    CHECK(judged(mass_case("lead-acid", "auto", R"(["63.4 kg"])", "",
                           R"({ "name": "simple", "comparison": "rounded-value" })"))
              .verdict == Verdict::pass);
    CHECK(judged(mass_case("lead-acid", "auto", R"(["63.6 kg"])", "",
                           R"({ "name": "simple", "comparison": "rounded-value" })"))
              .verdict == Verdict::fail);
}

TEST_CASE("an uncertainty is never understated by its rounding") {
    // U = 0.1 kg with k = 3: u = 33 333.33... mg is kept as 33 334 mg
    const auto result = judged(mass_case("lead-acid", "auto", R"(["62 kg"])",
                                         R"(, "expanded_uncertainty": "0.1 kg", "coverage_factor": "3")"));
    CHECK(at(result.document, "assessments/0/standard_uncertainty") == "0.033334 kg");
}

TEST_CASE("no readings give no verdict, and readings far apart are said") {
    const auto none = judged(mass_case("lead-acid", "auto", "[]"));
    CHECK(none.verdict == Verdict::not_evaluated);
    CHECK(at(none.document, "reason_code") == "series-empty");
    const auto wide = judged(mass_case("lead-acid", "auto", R"(["60 kg", "62 kg"])"));
    CHECK(at(wide.document, "warnings/0").find("2 kg") != std::string::npos);
}

TEST_CASE("the result names edition, reason and pack") {
    const auto result = judged(mass_case("lead-acid", "auto", R"(["62 kg"])"));
    CHECK(at(result.document, "edition") == "GB17761-2024");
    CHECK(at(result.document, "edition_reason").find("2025-10-01") != std::string::npos);
    CHECK(at(result.document, "pack").size() == 64);
    CHECK(at(result.document, "procedure") == "vehicle-mass");
    CHECK(at(result.document, "reason") == "mass.lead_acid: 62 kg meets <= 63 kg. No uncertainty was stated.");
    CHECK(at(result.document, "assessments/0/limit") == "mass.lead_acid");
    CHECK(at(result.document, "assessments/0/limit_status") == "confirmed");
}

}  // namespace velocert::sequence::test
