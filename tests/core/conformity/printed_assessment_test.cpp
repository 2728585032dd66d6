// SPDX-License-Identifier: GPL-3.0-or-later
// Rounding by hand: half to even, once (GB/T 8170-2008; JCGM 100:2008, 7.2.6).
#include "core/conformity/printed_assessment.h"

#include <catch2/catch.hpp>

#include "core/conformity/assessment.h"
#include "tests/core/conformity/conformity_samples.h"

namespace velocert::conformity {
namespace {

/// "5.82, 0.18 m"; "none".
std::string printed_text(const Assessment& assessment) {
    const auto shown = printed_assessment(assessment);
    if (!shown) return "none";
    return shown->value.text() + ", " + shown->uncertainty.text() + " " + std::string(shown->unit.symbol);
}

}  // namespace

TEST_CASE("U stands with two significant digits and the result to the same place") {
    struct Row {
        const char* value;
        const char* u;  ///< U = 2 u
        const char* limit;
        const char* printed;
    };
    const auto row = GENERATE(values<Row>({
        {"5.816 m", "0.0885 m", "7 m", "5.82, 0.18 m"},       // U = 0.177 m
        {"62.925 kg", "0.05 kg", "63 kg", "62.92, 0.10 kg"},  // a tie goes to the even digit
        {"62.915 kg", "0.05 kg", "63 kg", "62.92, 0.10 kg"},
        {"24.6432 kg", "0.14935 kg", "63 kg", "24.64, 0.30 kg"},  // 0.2987
        {"9.6 kg", "0.498 kg", "63 kg", "9.6, 1.0 kg"},           // 0.996 is carried
        {"1234 N", "88.5 N", "2000 N", "1230, 180 N"},            // U = 177 N
        {"6.479012 m", "0.000006 m", "7 m", "6.479012, 0.000012 m"},
        {"5.4 %", "0.00646 %", "5.5 %", "5.400, 0.013 %"},  // U = 0.01292 %
    }));
    CAPTURE(row.value);
    CHECK(printed_text(assess(measured(row.value, row.u), limit_of(Relation::at_most, row.limit), {})) == row.printed);
}

TEST_CASE("a printed result lies on its own side of every limit, with as many digits as that takes") {
    struct Row {
        Relation relation;
        const char* value;
        const char* u;
        const char* limit;
        const char* upper;
        const char* printed;
    };
    const auto row = GENERATE(values<Row>({
        {Relation::at_most, "7.004 m", "0.09 m", "7 m", "", "7.004, 0.18 m"},
        {Relation::at_most, "6.996 m", "0.09 m", "7 m", "", "6.996, 0.18 m"},
        {Relation::at_most, "7.0004 m", "0.09 m", "7 m", "", "7.0004, 0.18 m"},
        {Relation::at_most, "6.96 m", "1 m", "7 m", "", "6.96, 2.0 m"},
        {Relation::at_most, "6.94 m", "1 m", "7 m", "", "6.9, 2.0 m"},
        {Relation::at_most, "7 m", "0.09 m", "7 m", "", "7.00, 0.18 m"},
        {Relation::at_least, "6.996 m", "0.09 m", "7 m", "", "6.996, 0.18 m"},
        {Relation::within, "9.999 m", "0.09 m", "7 m", "10 m", "9.999, 0.18 m"},
        {Relation::within, "7.001 m", "0.09 m", "7 m", "10 m", "7.001, 0.18 m"},
    }));
    CAPTURE(row.value, row.limit);
    CHECK(printed_text(assess(measured(row.value, row.u), limit_of(row.relation, row.limit, row.upper), {})) ==
          row.printed);
}

TEST_CASE("under a guard band the printed result lies on its side of the acceptance limit too") {
    // 7 m - 2 x 0.0885 m = 6.823 m.
    const auto rule = rule_of(RuleName::guard_band);
    const auto limit = limit_of(Relation::at_most, "7 m");
    const auto accepted = assess(measured("6.8229 m", "0.0885 m"), limit, rule);
    const auto rejected = assess(measured("6.824 m", "0.0885 m"), limit, rule);
    REQUIRE(accepted.verdict == Verdict::pass);
    REQUIRE(rejected.verdict == Verdict::fail);
    CHECK(printed_text(accepted) == "6.82, 0.18 m");
    CHECK(printed_text(rejected) == "6.824, 0.18 m");
}

TEST_CASE("without U, a value or a limit of its kind nothing is printed together") {
    const auto limit = limit_of(Relation::at_most, "7 m");
    CHECK(printed_text(assess(measured("6 m"), limit, {})) == "none");
    CHECK(printed_text(assess({}, limit, {})) == "none");
    CHECK(printed_text(assess(measured("6 kg", "1 kg"), limit, {})) == "none");
}

}  // namespace velocert::conformity
