// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/assessment.h"

#include <array>
#include <cmath>

namespace velocert::conformity {
namespace {

using base::Decimal;
using metrology::AnyQuantity;
using metrology::Unit;

constexpr std::array zones{Zone::pass, Zone::conditional_pass, Zone::conditional_fail, Zone::fail};

/// Phi(z), the standard normal distribution.
double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// The value as it is compared: as it is, or rounded to the limit's last printed digit (GB/T 8170-2008, 4.3.2).
std::int64_t compared(const AnyQuantity& value, const metrology::WrittenQuantity& limit, Comparison comparison) {
    switch (comparison) {
        case Comparison::full_value: return value.base();
        case Comparison::rounded_value: {
            const Decimal rounded = value.rounded_in(limit.unit(), limit.number().scale());
            return metrology::WrittenQuantity(rounded, limit.unit()).value().base();
        }
    }
    return value.base();
}

struct Sides {
    std::optional<std::int64_t> lower;
    std::optional<std::int64_t> upper;
};

std::optional<Sides> sides_of(const Limit& limit) {
    if (!limit.value) return std::nullopt;
    const std::int64_t value = limit.value->value().base();
    switch (limit.relation) {
        case Relation::at_most: return Sides{std::nullopt, value};
        case Relation::at_least: return Sides{value, std::nullopt};
        case Relation::equal: return Sides{value, value};
        case Relation::within:
            if (!limit.upper) return std::nullopt;
            return Sides{value, limit.upper->value().base()};
        case Relation::zero_above:
        case Relation::from:
        case Relation::unknown: return std::nullopt;
    }
    return std::nullopt;
}

/// Distance into the permitted side; negative is outside.
std::int64_t inside_by(std::int64_t value, const Sides& sides) {
    std::optional<std::int64_t> out;
    if (sides.upper) out = *sides.upper - value;
    if (sides.lower) {
        const std::int64_t from_lower = value - *sides.lower;
        out = out ? std::min(*out, from_lower) : from_lower;
    }
    return out.value_or(-1);
}

Zone zone_of(std::int64_t inside, std::int64_t w) {
    if (inside >= w) return Zone::pass;
    if (inside >= 0) return Zone::conditional_pass;
    if (inside >= -w) return Zone::conditional_fail;
    return Zone::fail;
}

}  // namespace

std::string_view name(Zone zone) {
    switch (zone) {
        case Zone::pass: return "pass";
        case Zone::conditional_pass: return "conditional-pass";
        case Zone::conditional_fail: return "conditional-fail";
        case Zone::fail: return "fail";
    }
    return "fail";
}

base::Result<Zone> parse_zone(std::string_view text) {
    for (const auto zone : zones)
        if (name(zone) == text) return zone;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no zone",
                      "pass, conditional-pass, conditional-fail or fail");
}

std::string_view name(Reason reason) {
    switch (reason) {
        case Reason::none: return "none";
        case Reason::inside_limit: return "inside-limit";
        case Reason::outside_limit: return "outside-limit";
        case Reason::outside_acceptance_limit: return "outside-acceptance-limit";
        case Reason::limit_unverified: return "limit-unverified";
        case Reason::limit_missing: return "limit-missing";
        case Reason::value_missing: return "value-missing";
        case Reason::value_not_finite: return "value-not-finite";
        case Reason::series_empty: return "series-empty";
        case Reason::series_gap: return "series-gap";
        case Reason::stale: return "stale";
        case Reason::saturated: return "saturated";
        case Reason::unstable: return "unstable";
        case Reason::over_range: return "over-range";
        case Reason::wrong_kind: return "wrong-kind";
        case Reason::uncertainty_missing: return "uncertainty-missing";
        case Reason::guard_band_impossible: return "guard-band-impossible";
        case Reason::informative: return "informative";
        case Reason::too_few_valid_runs: return "too-few-valid-runs";
        case Reason::valid_runs_unverified: return "valid-runs-unverified";
        case Reason::aggregation_unverified: return "aggregation-unverified";
        case Reason::run_void: return "run-void";
        case Reason::speed_too_high_over_limit: return "speed-too-high-over-limit";
        case Reason::speed_too_low_under_limit: return "speed-too-low-under-limit";
        case Reason::force_too_high: return "force-too-high";
        case Reason::force_missing: return "force-missing";
        case Reason::wrong_brake: return "wrong-brake";
        case Reason::trigger_missing: return "trigger-missing";
        case Reason::no_standstill: return "no-standstill";
        case Reason::not_zeroed: return "not-zeroed";
        case Reason::repeatability: return "repeatability";
        case Reason::step_not_completed: return "step-not-completed";
        case Reason::not_required: return "not-required";
        case Reason::instrument_restarted: return "instrument-restarted";
        case Reason::clock_fault: return "clock-fault";
    }
    return "none";
}

base::Result<Reason> parse_reason(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(Reason::clock_fault); ++i)
        if (name(static_cast<Reason>(i)) == text) return static_cast<Reason>(i);
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no reason",
                      "a known reason code");
}

Assessment assess(const std::optional<metrology::Measurement>& measurement, const Limit& limit,
                  const DecisionRule& rule, Reason missing) {
    Assessment out{limit, measurement, rule, Verdict::not_evaluated, Reason::none, {}, {}, {}, {}};
    const auto undecided = [&](Reason reason) {
        out.verdict = Verdict::not_evaluated;
        out.reason = reason;
        return out;
    };

    const auto sides = sides_of(limit);
    if (measurement && sides && measurement->value.kind() == limit.kind) {
        const std::int64_t value = compared(measurement->value, *limit.value, rule.comparison);
        out.margin = AnyQuantity(limit.kind, inside_by(value, *sides));
    }
    if (limit.informative) return undecided(Reason::informative);
    if (limit.status == LimitStatus::unverified) return undecided(Reason::limit_unverified);
    if (!sides) return undecided(Reason::limit_missing);
    if (!measurement) return undecided(missing);
    if (measurement->value.kind() != limit.kind) return undecided(Reason::wrong_kind);

    const std::int64_t inside = out.margin->base();
    const auto expanded = measurement->expanded_uncertainty();
    std::int64_t w = 0;
    if (rule.rule != RuleName::simple) {
        if (!expanded || expanded->base() < 0) return undecided(Reason::uncertainty_missing);
        base::Wide divisor = 1;
        for (int i = 0; i < rule.fraction.scale(); ++i) divisor *= 10;
        w = static_cast<std::int64_t>(
            base::divide_half_even(static_cast<base::Wide>(expanded->base()) * rule.fraction.mantissa(), divisor));
        if (w < 0) return undecided(Reason::uncertainty_missing);
        if (sides->lower && sides->upper && 2 * w >= *sides->upper - *sides->lower)
            return undecided(Reason::guard_band_impossible);
    }
    // For a two-sided limit the acceptance limit shown is the one nearer to the value.
    const bool upper_side = sides->upper && (!sides->lower || *sides->upper - measurement->value.base() <=
                                                                  measurement->value.base() - *sides->lower);
    out.acceptance_limit = AnyQuantity(limit.kind, upper_side ? *sides->upper - w : *sides->lower + w);
    if (expanded) out.zone = zone_of(inside, rule.rule == RuleName::simple ? expanded->base() : w);
    if (const auto& u = measurement->standard_uncertainty; u && u->base() > 0) {
        const auto sd = static_cast<double>(u->base());
        const auto y = static_cast<double>(measurement->value.base());
        double p = 1;
        if (sides->upper) p = normal_cdf((static_cast<double>(*sides->upper) - y) / sd);
        if (sides->lower) p -= normal_cdf((static_cast<double>(*sides->lower) - y) / sd);
        if (const auto digits = base::nearest(p < 0 ? 0 : p, 5)) out.conformance_probability = *digits;
    }

    if (inside >= w) {
        out.verdict = Verdict::pass;
        out.reason = Reason::inside_limit;
    } else if (rule.rule == RuleName::four_zone && inside >= -w) {
        out.verdict = Verdict::inconclusive;
        out.reason = inside >= 0 ? Reason::outside_acceptance_limit : Reason::outside_limit;
    } else {
        out.verdict = Verdict::fail;
        out.reason = inside >= 0 ? Reason::outside_acceptance_limit : Reason::outside_limit;
    }
    return out;
}

std::string print_against(const AnyQuantity& value, const Limit& limit, int digits) {
    const Unit& unit = limit.value ? limit.value->unit() : metrology::preferred_unit(value.kind());
    const Decimal exact = value.in(unit);
    Decimal shown = value.rounded_in(unit, digits);
    if (limit.value && limit.value->kind() == value.kind()) {
        const auto bounds = {limit.value, limit.upper};
        for (int scale = digits; scale < exact.scale(); ++scale) {
            shown = value.rounded_in(unit, scale);
            bool same_side = true;
            for (const auto& bound : bounds)
                if (bound && bound->unit() == unit)
                    same_side = same_side && (exact <=> bound->number()) == (shown <=> bound->number());
            if (same_side) break;
            shown = exact;
        }
    }
    std::string out = shown.text();
    if (unit.kind != metrology::Kind::count) {
        out += ' ';
        out += unit.symbol;
    }
    return out;
}

}  // namespace velocert::conformity
