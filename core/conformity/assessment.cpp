// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/assessment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace velocert::conformity {
namespace {

using base::Decimal;
using base::Wide;
using metrology::AnyQuantity;
using metrology::Measurement;
using metrology::Unit;
using metrology::WrittenQuantity;

constexpr std::array zones{Zone::pass, Zone::conditional_pass, Zone::conditional_fail, Zone::fail};

/// Phi(z), the standard normal distribution.
double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

std::int64_t saturated(Wide value) {
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    return value > end ? end : value < -end ? -end : static_cast<std::int64_t>(value);
}

/// The value as it is compared with that bound: as it is, or rounded to the bound's last printed digit
/// (GB/T 8170-2008, 4.3.2). A digit finer than the base unit rounds nothing.
Wide compared(const AnyQuantity& value, const WrittenQuantity& bound, Comparison comparison) {
    switch (comparison) {
        case Comparison::full_value: return value.base();
        case Comparison::rounded_value: {
            Wide step = bound.unit().factor;
            for (int i = 0; i < bound.number().scale(); ++i) {
                if (step % 10 != 0) return value.base();
                step /= 10;
            }
            const Wide offset = bound.unit().offset;
            return base::divide_half_even(value.base() - offset, step) * step + offset;
        }
    }
    return value.base();
}

/// The bounds of a limit that can judge; nothing when it cannot: no value, no known relation, kinds that do not fit.
struct Sides {
    std::optional<WrittenQuantity> lower;
    std::optional<WrittenQuantity> upper;
};

std::optional<Sides> sides_of(const Limit& limit) {
    if (!limit.value || limit.value->kind() != limit.kind) return std::nullopt;
    switch (limit.relation) {
        case Relation::at_most: return Sides{std::nullopt, limit.value};
        case Relation::at_least: return Sides{limit.value, std::nullopt};
        case Relation::equal: return Sides{limit.value, limit.value};
        case Relation::within:
            if (!limit.upper || limit.upper->kind() != limit.kind) return std::nullopt;
            if (limit.upper->value().base() < limit.value->value().base()) return std::nullopt;
            return Sides{limit.value, limit.upper};
        case Relation::zero_above:
        case Relation::from:
        case Relation::unknown: return std::nullopt;
    }
    return std::nullopt;
}

/// Distance into the permitted side; negative is outside. In 128 bits: both ends of the range may meet.
Wide inside_by(const AnyQuantity& value, const Sides& sides, Comparison comparison) {
    std::optional<Wide> out;
    if (sides.upper) out = sides.upper->value().base() - compared(value, *sides.upper, comparison);
    if (sides.lower) {
        const Wide from_lower = compared(value, *sides.lower, comparison) - sides.lower->value().base();
        out = out ? std::min(*out, from_lower) : from_lower;
    }
    return out.value_or(-1);
}

Zone zone_of(Wide inside, Wide w) {
    if (inside >= w) return Zone::pass;
    if (inside >= 0) return Zone::conditional_pass;
    if (inside >= -w) return Zone::conditional_fail;
    return Zone::fail;
}

/// P(lower <= Y <= upper) for a normal Y (JCGM 106:2012, 7.4), to 5 digits.
std::optional<Decimal> conformance_probability(const Measurement& measurement, const Sides& sides) {
    const auto& u = measurement.standard_uncertainty;
    if (!u || u->kind() != measurement.value.kind() || u->base() <= 0) return std::nullopt;
    const auto z = [&](const WrittenQuantity& bound) {
        const Wide distance = static_cast<Wide>(bound.value().base()) - measurement.value.base();
        return static_cast<double>(distance) / static_cast<double>(u->base());
    };
    double p = sides.upper ? normal_cdf(z(*sides.upper)) : 1;
    if (sides.lower) p -= normal_cdf(z(*sides.lower));
    const auto digits = base::nearest(p < 0 ? 0 : p, 5);
    return digits ? std::optional(*digits) : std::nullopt;
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

Assessment assess(const std::optional<metrology::Measurement>& measurement, const Limit& limit,
                  const DecisionRule& rule, Reason missing) {
    Assessment out{limit, measurement, rule, Verdict::not_evaluated, Reason::none, {}, {}, {}, {}};
    const auto undecided = [&](Reason reason) {
        out.verdict = Verdict::not_evaluated;
        out.reason = reason;
        return out;
    };

    const auto sides = sides_of(limit);
    Wide inside = -1;
    if (measurement && sides && measurement->value.kind() == limit.kind) {
        inside = inside_by(measurement->value, *sides, rule.comparison);
        out.margin = AnyQuantity(limit.kind, saturated(inside));
    }
    if (limit.informative) return undecided(Reason::informative);
    if (limit.status == LimitStatus::unverified) return undecided(Reason::limit_unverified);
    if (!sides) return undecided(Reason::limit_missing);
    if (!measurement) return undecided(missing);
    if (measurement->value.kind() != limit.kind) return undecided(Reason::wrong_kind);

    const auto expanded = measurement->expanded_uncertainty();
    const Wide lower = sides->lower ? sides->lower->value().base() : 0;
    const Wide upper = sides->upper ? sides->upper->value().base() : 0;
    Wide w = 0;
    if (rule.rule != RuleName::simple) {
        if (!expanded || rule.fraction.mantissa() < 0) return undecided(Reason::uncertainty_missing);
        Wide divisor = 1;
        for (int i = 0; i < rule.fraction.scale(); ++i) divisor *= 10;
        w = base::divide_half_even(static_cast<Wide>(expanded->base()) * rule.fraction.mantissa(), divisor);
        if (sides->lower && sides->upper && 2 * w >= upper - lower) return undecided(Reason::guard_band_impossible);
    }
    // For a two-sided limit the acceptance limit shown is the one nearer to the value.
    const Wide value = measurement->value.base();
    const bool upper_side = sides->upper && (!sides->lower || upper - value <= value - lower);
    out.acceptance_limit = AnyQuantity(limit.kind, saturated(upper_side ? upper - w : lower + w));
    if (expanded) out.zone = zone_of(inside, rule.rule == RuleName::simple ? expanded->base() : w);
    out.conformance_probability = conformance_probability(*measurement, *sides);

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
        const auto same_side = [&](const std::optional<WrittenQuantity>& bound) {
            if (!bound || bound->kind() != value.kind()) return true;
            const Decimal border = bound->value().in(unit);
            return (exact <=> border) == (shown <=> border);
        };
        for (int scale = digits; scale < exact.scale(); ++scale) {
            shown = value.rounded_in(unit, scale);
            if (same_side(limit.value) && same_side(limit.upper)) break;
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
