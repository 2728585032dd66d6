// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/limit.h"

#include <catch2/catch.hpp>

#include "core/conformity/decision_rule.h"

using namespace velocert;
using namespace velocert::conformity;
using metrology::WrittenQuantity;

TEST_CASE("a limit nobody has filled in is unverified and of unknown relation") {
    const Limit limit;
    CHECK(limit.status == LimitStatus::unverified);
    CHECK(limit.relation == Relation::unknown);
    CHECK(value_text(limit) == "unknown");
}

TEST_CASE("a limit prints its value in the digits the standard prints") {
    Limit limit;
    limit.value = *WrittenQuantity::parse("7.0 m");
    CHECK(value_text(limit) == "7.0 m");
    limit.value = *WrittenQuantity::parse("55 dB(A)");
    limit.upper = *WrittenQuantity::parse("62 dB(A)");
    limit.relation = Relation::within;
    CHECK(value_text(limit) == "55 ... 62 dB(A)");
    limit.value = *WrittenQuantity::parse("90 cm");
    limit.upper = *WrittenQuantity::parse("1.1 m");
    CHECK(value_text(limit) == "90 cm ... 1.1 m");
    limit.text_value = "V-0";
    CHECK(value_text(limit) == "V-0");
}

TEST_CASE("relations, statuses, rules and comparisons are read back from their names, and nothing else is") {
    for (int i = 0; i <= static_cast<int>(Relation::unknown); ++i)
        CHECK(parse_relation(name(static_cast<Relation>(i))) == static_cast<Relation>(i));
    for (int i = 0; i <= static_cast<int>(LimitStatus::released); ++i)
        CHECK(parse_limit_status(name(static_cast<LimitStatus>(i))) == static_cast<LimitStatus>(i));
    for (int i = 0; i <= static_cast<int>(RuleName::target_risk); ++i)
        CHECK(parse_rule_name(name(static_cast<RuleName>(i))) == static_cast<RuleName>(i));
    for (int i = 0; i <= static_cast<int>(Comparison::rounded_value); ++i)
        CHECK(parse_comparison(name(static_cast<Comparison>(i))) == static_cast<Comparison>(i));
    for (const char* text : {"", "<<", "=<", "≤", "Confirmed", "guard_band", "rounded", "none"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_relation(text));
        CHECK_FALSE(parse_limit_status(text));
        CHECK_FALSE(parse_rule_name(text));
        CHECK_FALSE(parse_comparison(text));
    }
}
