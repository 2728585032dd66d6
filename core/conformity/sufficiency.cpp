// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/sufficiency.h"

#include <limits>

#include "core/conformity/guard_band.h"

namespace velocert::conformity {
namespace {

using base::Decimal;
using base::Json;
using base::Wide;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurement;

Wide power_of_ten(int exponent) {
    Wide out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

AnyQuantity quantity(Kind kind, Wide base) {
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    return {kind, base > end ? end : base < -end ? -end : static_cast<std::int64_t>(base)};
}

bool conventional_zero(Kind kind) { return kind == Kind::temperature || kind == Kind::sound_level; }

/// T in base units; nothing when U cannot be compared with it.
std::optional<Wide> tolerance_of(const Limit& limit) {
    const auto bounds = tolerance_limits(limit);
    if (!bounds) return std::nullopt;
    if (bounds->lower && bounds->upper)
        return static_cast<Wide>(bounds->upper->value().base()) - bounds->lower->value().base();
    if (conventional_zero(limit.kind)) return std::nullopt;
    const Wide bound = (bounds->upper ? bounds->upper : bounds->lower)->value().base();
    return bound < 0 ? -bound : bound;
}

bool too_coarse(const Limit& limit, const DecisionRule& rule, const AnyQuantity& expanded) {
    const auto tolerance = tolerance_of(limit);
    if (!tolerance || expanded.kind() != limit.kind || expanded.base() == 0) return false;
    const Wide needed = static_cast<Wide>(expanded.base()) * rule.tolerance_ratio.mantissa();
    return needed > *tolerance * power_of_ten(rule.tolerance_ratio.scale());
}

/// What lies around one bound: `inward` is +1 at a lower limit, -1 at an upper one.
std::optional<UndecidableInterval> around(const Limit& limit, const DecisionRule& rule, Wide bound, int inward,
                                          Wide guard, Wide beyond, Wide expanded) {
    const bool guarded = guards(rule, limit);
    const Wide inner = guarded ? guard : expanded;
    Wide outer = guarded ? 0 : expanded;
    Undecidable kind = guarded ? Undecidable::rejected_inside : Undecidable::near_limit;
    if (guarded && rule.rule == RuleName::four_zone) {
        kind = Undecidable::no_verdict;
        outer = beyond;
    }
    if (inner == 0 && outer == 0) return std::nullopt;
    const AnyQuantity inside = quantity(limit.kind, bound + inward * inner);
    const AnyQuantity outside = quantity(limit.kind, bound - inward * outer);
    return inward > 0 ? UndecidableInterval{outside, inside, kind} : UndecidableInterval{inside, outside, kind};
}

}  // namespace

std::string_view name(Undecidable kind) {
    switch (kind) {
        case Undecidable::near_limit: return "near-limit";
        case Undecidable::rejected_inside: return "rejected-inside";
        case Undecidable::no_verdict: return "no-verdict";
    }
    return "near-limit";
}

Sufficiency sufficiency(const Limit& limit, const DecisionRule& rule, const Measurement& expected) {
    Sufficiency out;
    const auto without = [&](Reason reason) {
        out.reason = reason;
        return out;
    };
    const auto bounds = tolerance_limits(limit);
    if (!bounds) return without(Reason::limit_missing);
    if (expected.value.kind() != limit.kind) return without(Reason::wrong_kind);
    const auto expanded = expected.expanded_uncertainty();
    if (!expanded) return without(Reason::uncertainty_missing);
    out.ratio = uncertainty_ratio(limit, *expanded);
    const auto guard = guard_band(limit, *bounds, rule, expected);
    if (!guard) return without(guard.error());
    const auto add = [&](std::optional<AnyQuantity>& acceptance, Wide bound, int inward, Wide inner, Wide beyond) {
        acceptance = quantity(limit.kind, bound + inward * inner);
        if (const auto interval = around(limit, rule, bound, inward, inner, beyond, expanded->base()))
            out.undecidable.push_back(*interval);
    };
    if (bounds->lower)
        add(out.lower_acceptance_limit, bounds->lower->value().base(), 1, guard->lower, guard->beyond_lower);
    if (bounds->upper)
        add(out.upper_acceptance_limit, bounds->upper->value().base(), -1, guard->upper, guard->beyond_upper);
    out.sufficient = !too_coarse(limit, rule, *expanded);
    return out;
}

Json to_json(const Sufficiency& sufficiency) {
    Json json = Json::object();
    json.set("sufficient", sufficiency.sufficient);
    if (sufficiency.reason != Reason::none) json.set("reason", name(sufficiency.reason));
    if (sufficiency.ratio) json.set("ratio", sufficiency.ratio->text());
    if (sufficiency.lower_acceptance_limit)
        json.set("lower_acceptance_limit", sufficiency.lower_acceptance_limit->text());
    if (sufficiency.upper_acceptance_limit)
        json.set("upper_acceptance_limit", sufficiency.upper_acceptance_limit->text());
    Json intervals = Json::array();
    for (const auto& interval : sufficiency.undecidable)
        intervals.push(Json::object()
                           .set("from", interval.from.text())
                           .set("to", interval.to.text())
                           .set("kind", name(interval.kind)));
    json.set("undecidable", std::move(intervals));
    return json;
}

std::optional<UndecidableInterval> undecidable(const Assessment& assessment) {
    if (!assessment.measurement) return std::nullopt;
    const auto all = sufficiency(assessment.limit, assessment.rule, *assessment.measurement).undecidable;
    if (all.empty()) return std::nullopt;
    if (all.size() == 1) return all.front();
    const auto bounds = tolerance_limits(assessment.limit);
    const Wide value = assessment.measurement->value.base();
    const bool upper_side = bounds->upper->value().base() - value <= value - bounds->lower->value().base();
    return upper_side ? all.back() : all.front();
}

std::optional<Decimal> uncertainty_ratio(const Limit& limit, const AnyQuantity& expanded) {
    constexpr int digits = 5;
    const auto tolerance = tolerance_of(limit);
    if (!tolerance || *tolerance == 0 || expanded.kind() != limit.kind) return std::nullopt;
    const Wide ratio = base::divide_half_even(expanded.base() * power_of_ten(digits), *tolerance);
    if (ratio > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return Decimal(static_cast<std::int64_t>(ratio), digits);
}

std::string_view name(AssessmentWarning warning) {
    switch (warning) {
        case AssessmentWarning::bench_too_coarse: return "bench-too-coarse";
    }
    return "bench-too-coarse";
}

std::vector<AssessmentWarning> warnings(const Assessment& assessment) {
    if (!assessment.measurement) return {};
    const auto expanded = assessment.measurement->expanded_uncertainty();
    if (!expanded || !too_coarse(assessment.limit, assessment.rule, *expanded)) return {};
    return {AssessmentWarning::bench_too_coarse};
}

}  // namespace velocert::conformity
