// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/sufficiency.h"

#include <catch2/catch.hpp>

#include "tests/core/conformity/conformity_samples.h"

using namespace velocert;
using namespace velocert::conformity;
using base::Decimal;

namespace {

struct Interval {
    const char* from;
    const char* to;
    Undecidable kind;
};

void check_interval(const UndecidableInterval& found, const Interval& expected) {
    CHECK(found.from == quantity_of(expected.from));
    CHECK(found.to == quantity_of(expected.to));
    CHECK(found.kind == expected.kind);
}

}  // namespace

TEST_CASE("what a bench cannot decide lies around the limit as the rule says") {
    // U = 0.4 km/h: T - U, T + U and T - r U by subtraction; 1.644853627 u = 0.328971 km/h, rounded up.
    using enum Undecidable;
    struct Row {
        Relation relation;
        DecisionRule rule;
        Interval interval;
        const char* acceptance;
    };
    for (const auto& row :
         {Row{Relation::at_most, {}, {"24.6 km/h", "25.4 km/h", near_limit}, "25 km/h"},
          Row{Relation::at_least, {}, {"24.6 km/h", "25.4 km/h", near_limit}, "25 km/h"},
          Row{Relation::at_most, rule_of(RuleName::guard_band), {"24.6 km/h", "25 km/h", rejected_inside}, "24.6 km/h"},
          Row{Relation::at_least,
              rule_of(RuleName::guard_band),
              {"25 km/h", "25.4 km/h", rejected_inside},
              "25.4 km/h"},
          Row{Relation::at_most,
              rule_of(RuleName::guard_band, Comparison::full_value, Decimal(5, 1)),
              {"24.8 km/h", "25 km/h", rejected_inside},
              "24.8 km/h"},
          Row{Relation::at_most, rule_of(RuleName::four_zone), {"24.6 km/h", "25.4 km/h", no_verdict}, "24.6 km/h"},
          Row{Relation::at_most,
              risk_rule("0.05"),
              {"24.671029 km/h", "25 km/h", rejected_inside},
              "24.671029 km/h"}}) {
        CAPTURE(name(row.relation), name(row.rule.rule));
        const auto found = sufficiency(limit_of(row.relation, "25.0 km/h"), row.rule, measured("0 km/h", "0.2 km/h"));
        CHECK(found.reason == Reason::none);
        CHECK(found.sufficient);
        CHECK(found.ratio->text() == "0.01600");
        REQUIRE(found.undecidable.size() == 1);
        check_interval(found.undecidable.front(), row.interval);
        const bool upper = row.relation == Relation::at_most;
        const auto& guarded = upper ? found.upper_acceptance_limit : found.lower_acceptance_limit;
        const auto& other = upper ? found.lower_acceptance_limit : found.upper_acceptance_limit;
        CHECK(guarded == quantity_of(row.acceptance));
        CHECK_FALSE(other);
    }
}

TEST_CASE("a value inside the interval gets what the interval says, a value outside does not") {
    const Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    for (const auto& rule : {rule_of(RuleName::guard_band), rule_of(RuleName::four_zone), risk_rule("0.05")}) {
        CAPTURE(name(rule.rule));
        const auto interval = sufficiency(limit, rule, measured("0 km/h", "0.2 km/h")).undecidable.front();
        const auto verdict_at = [&](std::int64_t base) {
            auto measurement = measured("0 km/h", "0.2 km/h");
            measurement.value = metrology::AnyQuantity(metrology::Kind::speed, base);
            return assess(measurement, limit, rule).verdict;
        };
        const Verdict inside = rule.rule == RuleName::four_zone ? Verdict::inconclusive : Verdict::fail;
        CHECK(verdict_at(interval.from.base()) == Verdict::pass);
        CHECK(verdict_at(interval.from.base() + 1) == inside);
        CHECK(verdict_at(interval.to.base()) == inside);
        CHECK(verdict_at(interval.to.base() + 1) == Verdict::fail);
    }
}

TEST_CASE("two limits have two intervals, and an assessment names the nearer") {
    const Limit limit = limit_of(Relation::within, "55 mm", "60 mm");
    const auto rule = rule_of(RuleName::guard_band);
    const auto found = sufficiency(limit, rule, measured("0 mm", "0.25 mm"));
    REQUIRE(found.undecidable.size() == 2);
    check_interval(found.undecidable[0], {"55 mm", "55.5 mm", Undecidable::rejected_inside});
    check_interval(found.undecidable[1], {"59.5 mm", "60 mm", Undecidable::rejected_inside});
    CHECK(found.lower_acceptance_limit == quantity_of("55.5 mm"));
    CHECK(found.upper_acceptance_limit == quantity_of("59.5 mm"));
    CHECK(found.ratio->text() == "0.10000");
    CHECK(undecidable(assess(measured("56 mm", "0.25 mm"), limit, rule)) == found.undecidable[0]);
    CHECK(undecidable(assess(measured("58 mm", "0.25 mm"), limit, rule)) == found.undecidable[1]);
    CHECK_FALSE(undecidable(assess(measured("58 mm"), limit, rule)));
    CHECK_FALSE(undecidable(assess({}, limit, rule)));
    CHECK_FALSE(undecidable(assess(measured("58 mm", "0 mm"), limit, rule)));
}

TEST_CASE("a rule that cannot be applied is not sufficient and says why") {
    const Limit limit = limit_of(Relation::at_most, "63 kg");
    const auto guarded = rule_of(RuleName::guard_band);
    const auto reason = [](const Limit& of, const DecisionRule& rule, const metrology::Measurement& expected) {
        const auto found = sufficiency(of, rule, expected);
        CHECK_FALSE(found.sufficient);
        CHECK(found.undecidable.empty());
        return found.reason;
    };
    CHECK(reason(limit, guarded, measured("0 kg")) == Reason::uncertainty_missing);
    CHECK(reason(limit, {}, measured("0 kg")) == Reason::uncertainty_missing);
    CHECK(reason(limit, {}, measured("0 m", "1 m")) == Reason::wrong_kind);
    CHECK(reason(limit, rule_of(RuleName::target_risk), measured("0 kg", "1 kg")) == Reason::rule_invalid);
    CHECK(reason(limit_of(Relation::within, "5.5 m", "6.5 m"), guarded, measured("0 m", "0.25 m")) ==
          Reason::guard_band_impossible);
    Limit unknown = limit;
    unknown.value.reset();
    CHECK(reason(unknown, {}, measured("0 kg", "1 kg")) == Reason::limit_missing);
}

TEST_CASE("a bench is too coarse when U is more than a third of limit or tolerance") {
    struct Row {
        Relation relation;
        const char* lower;
        const char* upper;
        const char* u;  ///< U = 2 u
        const char* ratio;
        bool warned;
    };
    for (const auto& row :
         {Row{Relation::at_most, "6 m", "", "1.5 m", "0.50000", true},
          Row{Relation::at_most, "6 m", "", "1 m", "0.33333", false},
          Row{Relation::at_most, "6 m", "", "1.000001 m", "0.33333", true},
          Row{Relation::at_least, "6 m", "", "1.5 m", "0.50000", true},
          Row{Relation::at_most, "-6 V", "", "1.5 V", "0.50000", true},
          Row{Relation::within, "5 m", "8 m", "0.75 m", "0.50000", true},
          Row{Relation::within, "5 m", "8 m", "0.5 m", "0.33333", false},
          Row{Relation::within, "5 m", "8 m", "0.500001 m", "0.33333", true},
          Row{Relation::at_most, "0 V", "", "0.001 V", "", true}, Row{Relation::at_most, "0 V", "", "0 V", "", false},
          Row{Relation::at_most, "40 °C", "", "20 °C", "", false},
          Row{Relation::within, "10 °C", "20 °C", "1.5 °C", "", false},
          Row{Relation::within, "10 °C", "20 °C", "2 °C", "", true}}) {
        CAPTURE(row.lower, row.upper, row.u);
        const Limit limit = limit_of(row.relation, row.lower, row.upper);
        auto measurement = measured(row.lower, row.u);
        if (limit.kind == metrology::Kind::temperature)  // an uncertainty is a difference, without the offset
            measurement.standard_uncertainty = metrology::AnyQuantity(
                limit.kind, measurement.standard_uncertainty->base() - quantity_of("0 °C").base());
        const auto assessment = assess(measurement, limit, {});
        const auto all = warnings(assessment);
        CHECK((all == std::vector{AssessmentWarning::bench_too_coarse}) == row.warned);
        CHECK(all.empty() != row.warned);
        CHECK(sufficiency(limit, {}, measurement).sufficient != row.warned);
        const auto ratio = uncertainty_ratio(limit, *measurement.expanded_uncertainty());
        if (limit.kind != metrology::Kind::temperature) CHECK((ratio ? ratio->text() : "") == row.ratio);
    }
}

TEST_CASE("the ratio can be set, and nothing is warned of without U") {
    const Limit limit = limit_of(Relation::at_most, "6 m");
    DecisionRule rule;
    rule.tolerance_ratio = Decimal(10, 0);
    CHECK(warnings(assess(measured("5 m", "0.3 m"), limit, rule)).empty());
    CHECK(warnings(assess(measured("5 m", "0.300001 m"), limit, rule)).size() == 1);
    rule.tolerance_ratio = Decimal(15, 1);
    CHECK(warnings(assess(measured("5 m", "2 m"), limit, rule)).empty());
    CHECK(warnings(assess(measured("5 m"), limit, rule)).empty());
    CHECK(warnings(assess({}, limit, rule)).empty());
}

TEST_CASE("sufficiency in JSON holds what is known and leaves out what is not") {
    const Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    CHECK(to_json(sufficiency(limit, rule_of(RuleName::guard_band), measured("0 km/h", "0.2 km/h"))).text() ==
          R"({"sufficient":true,"ratio":"0.01600","upper_acceptance_limit":"24.6 km/h",)"
          R"("undecidable":[{"from":"24.6 km/h","to":"25 km/h","kind":"rejected-inside"}]})");
    CHECK(to_json(sufficiency(limit, {}, measured("0 km/h"))).text() ==
          R"({"sufficient":false,"reason":"uncertainty-missing","undecidable":[]})");
}
