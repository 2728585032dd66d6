// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "core/conformity/assessment.h"

using namespace velocert;
using namespace velocert::conformity;
using base::Decimal;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurement;
using metrology::WrittenQuantity;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

template <typename Enum>
rc::Gen<Enum> any_of(Enum last) {
    return rc::gen::map(rc::gen::inRange(0, static_cast<int>(last) + 1), [](int i) { return static_cast<Enum>(i); });
}

rc::Gen<Verdict> verdict() { return any_of(Verdict::fail); }

/// Base units near each other, so that limits, values and uncertainties meet; and now and then the ends of the range.
rc::Gen<std::int64_t> near() {
    return rc::gen::weightedOneOf<std::int64_t>(
        {{20, rc::gen::inRange<std::int64_t>(-30, 31)},
         {5, rc::gen::map(rc::gen::inRange<std::int64_t>(-30, 31), [](std::int64_t n) { return n * 100'000; })},
         {1, rc::gen::elementOf(std::vector{largest, -largest})}});
}

rc::Gen<WrittenQuantity> written(Kind kind) {
    const auto& unit = *rc::gen::arbitrary<bool>() ? metrology::preferred_unit(kind) : metrology::base_unit(kind);
    return rc::gen::map(
        near(), [kind, &unit](std::int64_t base) { return WrittenQuantity(AnyQuantity(kind, base).in(unit), unit); });
}

Kind any_kind() { return *rc::gen::weightedElement<Kind>({{8, Kind::length}, {1, Kind::mass}, {1, Kind::count}}); }

Limit any_limit() {
    Limit limit;
    limit.kind = any_kind();
    limit.relation = *any_of(Relation::unknown);
    limit.status = *rc::gen::weightedElement<LimitStatus>({{4, LimitStatus::confirmed},
                                                           {2, LimitStatus::provisional},
                                                           {2, LimitStatus::released},
                                                           {1, LimitStatus::unverified}});
    limit.informative = *rc::gen::weightedElement<bool>({{9, false}, {1, true}});
    if (*rc::gen::weightedElement<bool>({{9, true}, {1, false}}))
        limit.value = *written(*rc::gen::weightedElement<Kind>({{9, limit.kind}, {1, Kind::mass}}));
    if (*rc::gen::arbitrary<bool>()) limit.upper = *written(limit.kind);
    return limit;
}

std::optional<Measurement> any_measurement() {
    if (*rc::gen::inRange(0, 10) == 0) return std::nullopt;
    const Kind kind = any_kind();
    Measurement out{"x", AnyQuantity(kind, *near()), {}, {}, metrology::Provenance::instrument};
    if (*rc::gen::arbitrary<bool>()) {
        out.standard_uncertainty = AnyQuantity(*rc::gen::weightedElement<Kind>({{9, kind}, {1, Kind::mass}}), *near());
        out.coverage_factor = Decimal(*rc::gen::inRange<std::int64_t>(-1, 4), *rc::gen::inRange(0, 2));
    }
    if (*rc::gen::inRange(0, 3) == 0) out.effective_dof = Decimal(*rc::gen::inRange<std::int64_t>(0, 30), 0);
    if (*rc::gen::inRange(0, 4) == 0) {
        const auto values = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(near()));
        out.sample = *metrology::SampledDistribution::of(values, values.size(), 1);
    }
    return out;
}

DecisionRule any_rule() {
    DecisionRule rule{*any_of(RuleName::target_risk),
                      Decimal(*rc::gen::inRange<std::int64_t>(-1, 20), *rc::gen::inRange(0, 3)),
                      *any_of(Comparison::rounded_value)};
    if (rule.rule == RuleName::target_risk) rule.risk = Decimal(*rc::gen::inRange<std::int64_t>(0, 60), 2);
    return rule;
}

/// Inside, said again in the plainest way, without rounding or guard band.
bool plainly_inside(const AnyQuantity& value, const Limit& limit) {
    const auto base = value.base();
    const auto bound = limit.value->value().base();
    switch (limit.relation) {
        case Relation::at_most: return base <= bound;
        case Relation::at_least: return base >= bound;
        case Relation::below: return base < bound;
        case Relation::equal: return base == bound;
        case Relation::within: return base >= bound && base <= limit.upper->value().base();
        case Relation::zero_above:
        case Relation::from:
        case Relation::unknown: return false;
    }
    return false;
}

}  // namespace

TEST_CASE("worst is associative, commutative and never improves") {
    CHECK(rc::check([] {
        const auto a = *verdict();
        const auto b = *verdict();
        const auto c = *verdict();
        RC_ASSERT(worst(a, b) == worst(b, a));
        RC_ASSERT(worst(worst(a, b), c) == worst(a, worst(b, c)));
        RC_ASSERT(worst(a, b) >= a);
        RC_ASSERT(worst(a, a) == a);
    }));
}

TEST_CASE("the worst of a list is in it, and more clauses never improve it") {
    CHECK(rc::check([] {
        auto list = *rc::gen::nonEmpty(rc::gen::container<std::vector<Verdict>>(verdict()));
        const auto before = worst(list);
        RC_ASSERT(std::find(list.begin(), list.end(), before) != list.end());
        list.push_back(*verdict());
        RC_ASSERT(worst(list) >= before);
    }));
}

TEST_CASE("a pass needs a value, a limit that may judge, kinds that fit and the uncertainty asked for") {
    CHECK(rc::check([] {
        const auto measurement = any_measurement();
        const auto limit = any_limit();
        const auto rule = any_rule();
        const auto result = assess(measurement, limit, rule);
        RC_CLASSIFY(result.verdict == Verdict::pass);
        RC_CLASSIFY(result.verdict == Verdict::fail);
        if (result.verdict == Verdict::not_evaluated) {
            RC_ASSERT(result.reason != Reason::none);
            RC_ASSERT(result.reason != Reason::inside_limit);
            return;
        }
        RC_ASSERT(measurement.has_value());
        RC_ASSERT(limit.status != LimitStatus::unverified);
        RC_ASSERT_FALSE(limit.informative);
        RC_ASSERT(limit.value.has_value());
        RC_ASSERT(limit.value->kind() == measurement->value.kind());
        RC_ASSERT(limit.kind == measurement->value.kind());
        RC_ASSERT(result.margin.has_value());
        if (rule.rule == RuleName::guard_band || rule.rule == RuleName::four_zone)
            RC_ASSERT(measurement->expanded_uncertainty().has_value());
        if (rule.rule == RuleName::target_risk)
            RC_ASSERT(measurement->sample.has_value() || measurement->standard_uncertainty.has_value());
        if (rule.comparison == Comparison::full_value) {
            const bool inside = plainly_inside(measurement->value, limit);
            RC_ASSERT((result.margin->base() >= 0) == inside);
            if (result.verdict == Verdict::pass) RC_ASSERT(inside);
            if (rule.rule == RuleName::simple) RC_ASSERT((result.verdict == Verdict::pass) == inside);
        }
    }));
}

TEST_CASE("a guard band never turns a fail into a pass") {
    CHECK(rc::check([] {
        const auto measurement = any_measurement();
        const auto limit = any_limit();
        auto rule = any_rule();
        const auto guarded = assess(measurement, limit, rule);
        rule.rule = RuleName::simple;
        rule.risk.reset();
        const auto plain = assess(measurement, limit, rule);
        if (guarded.verdict == Verdict::pass) RC_ASSERT(plain.verdict == Verdict::pass);
        if (plain.verdict == Verdict::fail) RC_ASSERT(guarded.verdict != Verdict::pass);
    }));
}

TEST_CASE("a figure printed beside its limit never contradicts the comparison") {
    CHECK(rc::check([] {
        Limit limit = any_limit();
        limit.kind = Kind::length;
        limit.value = *written(Kind::length);
        if (limit.upper) limit.upper = *written(Kind::length);
        const AnyQuantity value(Kind::length, *near());
        const int digits = *rc::gen::inRange(0, 4);
        const std::string text = print_against(value, limit, digits);
        const auto printed = Decimal::parse(text.substr(0, text.find(' ')));
        RC_ASSERT(printed.has_value());
        for (const auto& bound : {limit.value, limit.upper}) {
            if (!bound) continue;
            const auto border = bound->value();
            RC_ASSERT((*printed <=> border.in(limit.value->unit())) == (value.base() <=> border.base()));
        }
    }));
}

TEST_CASE("an accepted full value lies inside the acceptance limit, and its risk is the one aimed at") {
    CHECK(rc::check([] {
        const auto measurement = any_measurement();
        const auto limit = any_limit();
        auto rule = any_rule();
        rule.comparison = Comparison::full_value;
        const auto result = assess(measurement, limit, rule);
        if (result.verdict != Verdict::pass) return;
        RC_ASSERT(result.acceptance_limit.has_value());
        const auto value = measurement->value.base();
        const auto acceptance = result.acceptance_limit->base();
        if (limit.relation == Relation::at_most) RC_ASSERT(value <= acceptance);
        if (limit.relation == Relation::at_least) RC_ASSERT(value >= acceptance);
        // A sample stays the same while the value moves: its shares are about its own centre.
        if (rule.rule == RuleName::target_risk && result.conformance_probability && !measurement->sample) {
            const auto risk = specific_risk(result);
            RC_ASSERT(risk.has_value());
            RC_ASSERT(risk->to_double() <= rule.risk->to_double() + 5.1e-6);
        }
    }));
}

TEST_CASE("a larger guard band or a smaller risk never turns a rejected value into an accepted one") {
    CHECK(rc::check([] {
        const auto measurement = any_measurement();
        const auto limit = any_limit();
        auto rule = any_rule();
        const auto before = assess(measurement, limit, rule);
        if (rule.risk)
            rule.risk = Decimal(*rc::gen::inRange<std::int64_t>(0, rule.risk->mantissa() + 1), 2);
        else
            rule.fraction =
                Decimal(rule.fraction.mantissa() + *rc::gen::inRange<std::int64_t>(0, 20), rule.fraction.scale());
        const auto after = assess(measurement, limit, rule);
        if (after.verdict == Verdict::pass && before.verdict != Verdict::not_evaluated)
            RC_ASSERT(before.verdict == Verdict::pass);
    }));
}

TEST_CASE("nothing that is absent ever passes") {
    CHECK(rc::check([] {
        RC_ASSERT(assess(std::nullopt, any_limit(), any_rule()).verdict == Verdict::not_evaluated);
        Limit limit = any_limit();
        limit.value.reset();
        RC_ASSERT(assess(any_measurement(), limit, any_rule()).verdict == Verdict::not_evaluated);
    }));
}

TEST_CASE("the digits a value and a limit are written with do not change the verdict") {
    CHECK(rc::check([] {
        const auto base = *rc::gen::inRange<std::int64_t>(-2'000'000, 2'000'001);
        const auto bound = *rc::gen::inRange<std::int64_t>(-2'000'000, 2'000'001);
        const auto as_metres = [](std::int64_t um) {
            return *WrittenQuantity::parse(Decimal(um, 6).normalized().text() + " m");
        };
        const auto as_millimetres = [](std::int64_t um) {
            return *WrittenQuantity::parse(Decimal(um, 3).text() + " mm");
        };
        Limit limit;
        limit.kind = Kind::length;
        limit.relation = *rc::gen::elementOf(std::vector{Relation::at_most, Relation::at_least, Relation::equal});
        limit.status = LimitStatus::confirmed;
        limit.value = as_metres(bound);
        Measurement measurement{"x", as_metres(base).value(), AnyQuantity(Kind::length, 1000), Decimal(2, 0)};
        auto rule = any_rule();
        rule.comparison = Comparison::full_value;
        const auto one = assess(measurement, limit, rule);
        limit.value = as_millimetres(bound);
        measurement.value = as_millimetres(base).value();
        measurement.coverage_factor = Decimal(200, 2);
        const auto other = assess(measurement, limit, rule);
        RC_ASSERT(one.verdict == other.verdict);
        RC_ASSERT(one.reason == other.reason);
        RC_ASSERT(one.margin == other.margin);
        RC_ASSERT(one.acceptance_limit == other.acceptance_limit);
        RC_ASSERT(one.zone == other.zone);
    }));
}

TEST_CASE("both comparisons agree on a value more than half a digit away from the limit") {
    CHECK(rc::check([] {
        const int digits = *rc::gen::inRange(0, 4);
        std::int64_t step = 1'000'000;  // one metre in base units
        for (int i = 0; i < digits; ++i) step /= 10;
        Limit limit;
        limit.kind = Kind::length;
        limit.relation = *rc::gen::elementOf(std::vector{Relation::at_most, Relation::at_least});
        limit.status = LimitStatus::confirmed;
        limit.value = WrittenQuantity(Decimal(*rc::gen::inRange<std::int64_t>(-500, 501), digits),
                                      metrology::preferred_unit(Kind::length));
        const auto away = *rc::gen::inRange<std::int64_t>(step / 2 + 1, 20 * step) * *rc::gen::element(-1, 1);
        const Measurement measurement{"x", AnyQuantity(Kind::length, limit.value->value().base() + away), {}, {}};
        const auto full = assess(measurement, limit, {});
        DecisionRule rounded;
        rounded.comparison = Comparison::rounded_value;
        RC_ASSERT(assess(measurement, limit, rounded).verdict == full.verdict);
    }));
}
