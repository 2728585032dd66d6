// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/assessment.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/conformity/dispersion.h"
#include "core/conformity/exactness.h"
#include "core/conformity/guard_band.h"

namespace velocert::conformity {
namespace {

using base::Decimal;
using base::Wide;
using metrology::AnyQuantity;
using metrology::Measurement;
using metrology::Unit;
using metrology::WrittenQuantity;

constexpr std::array zones{Zone::pass, Zone::conditional_pass, Zone::conditional_fail, Zone::fail};

std::int64_t saturated(Wide value) {
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    return value > end ? end : value < -end ? -end : static_cast<std::int64_t>(value);
}

/// The bound's last printed digit in base units; nothing where that is finer than a base unit.
std::optional<Wide> rounding_step(const WrittenQuantity& bound) {
    Wide step = bound.unit().factor;
    for (int i = 0; i < bound.number().scale(); ++i) {
        if (step % 10 != 0) return std::nullopt;
        step /= 10;
    }
    return step;
}

/// The value as it is compared with that bound: as it is, or rounded to the bound's last printed digit
/// (GB/T 8170-2008, 4.3.2). A digit finer than the base unit rounds nothing.
/// A value half-way between two steps goes where what it was itself rounded from lies.
Wide compared(const AnyQuantity& value, int beside, const WrittenQuantity& bound, Comparison comparison) {
    switch (comparison) {
        case Comparison::full_value: return value.base();
        case Comparison::rounded_value: {
            const auto step = rounding_step(bound);
            if (!step) return value.base();
            const Wide offset = bound.unit().offset;
            // Twice the value leaves room for what lies beside it without reaching the next half step.
            const Wide twice = 2 * (static_cast<Wide>(value.base()) - offset);
            return base::divide_half_even(2 * twice + beside, 4 * *step) * *step + offset;
        }
    }
    return value.base();
}

/// Distances of the value into the permitted side of each bound; negative is outside. In 128 bits: both ends of the
/// range may meet.
struct Inside {
    std::optional<Wide> from_lower;
    std::optional<Wide> from_upper;

    [[nodiscard]] Wide nearest() const {
        if (!from_lower || !from_upper) return from_lower ? *from_lower : from_upper.value_or(-1);
        return std::min(*from_lower, *from_upper);
    }
    [[nodiscard]] bool by(Wide lower, Wide upper) const {
        return (!from_lower || *from_lower >= lower) && (!from_upper || *from_upper >= upper);
    }
};

Inside inside_of(const Measurement& measurement, int beside, const ToleranceLimits& bounds, Comparison comparison) {
    const auto at = [&](const WrittenQuantity& bound) {
        return compared(measurement.value, beside, bound, comparison);
    };
    Inside out;
    if (bounds.upper) out.from_upper = bounds.upper->value().base() - at(*bounds.upper);
    if (bounds.lower) out.from_lower = at(*bounds.lower) - bounds.lower->value().base();
    return out;
}

/// Whether the bound's last printed digit is coarser than the base unit, so that the value is rounded to it.
bool rounds(const WrittenQuantity& bound, Comparison comparison) {
    if (comparison == Comparison::full_value) return false;
    const auto step = rounding_step(bound);
    return step && *step > 1;
}

/// What lies just beyond a whole base unit is less than one unit inside: in whole units, one less. A value itself
/// never equals a limit that it lies beside of.
void count_beside(Inside& inside, int beside, const ToleranceLimits& bounds, const Limit& limit,
                  Comparison comparison) {
    const auto upper_beside = bounds.upper && !rounds(*bounds.upper, comparison) ? beside : 0;
    const auto lower_beside = bounds.lower && !rounds(*bounds.lower, comparison) ? beside : 0;
    // Less than the limit is at most one whole unit below it.
    const bool below = limit.relation == Relation::below;
    if (inside.from_upper && (upper_beside > 0 || (below && upper_beside == 0))) *inside.from_upper -= 1;
    if (inside.from_lower && lower_beside < 0) *inside.from_lower -= 1;
}

Zone zone_of(const Inside& inside, const GuardBand& guard) {
    if (inside.by(guard.lower, guard.upper)) return Zone::pass;
    if (inside.by(0, 0)) return Zone::conditional_pass;
    if (inside.by(-guard.beyond_lower, -guard.beyond_upper)) return Zone::conditional_fail;
    return Zone::fail;
}

std::optional<Wide> base_of(const std::optional<WrittenQuantity>& bound) {
    return bound ? std::optional<Wide>(bound->value().base()) : std::nullopt;
}

/// P(lower <= Y <= upper) (JCGM 106:2012, 7.4), to 5 digits.
std::optional<Decimal> conformance_probability(const Measurement& measurement, const ToleranceLimits& bounds) {
    const auto dispersion = Dispersion::of(measurement);
    if (!dispersion) return std::nullopt;
    return dispersion->probability_between(base_of(bounds.lower), base_of(bounds.upper));
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

std::optional<AnyQuantity> expanded_uncertainty(const Measurement& measurement, const Exactness& exactness) {
    const auto computed = measurement.expanded_uncertainty();
    const auto& stated = exactness.stated_expanded;
    return computed && stated && stated->kind() == computed->kind() && stated->base() >= 0 ? stated : computed;
}

Assessment assess(const std::optional<metrology::Measurement>& measurement, const Limit& limit,
                  const DecisionRule& rule, Reason missing) {
    return assess_exactly(measurement, {}, limit, rule, missing);
}

Assessment assess_exactly(const std::optional<metrology::Measurement>& measurement, const Exactness& exactness,
                          const Limit& limit, const DecisionRule& rule, Reason missing) {
    Assessment out{limit, measurement, rule, Verdict::not_evaluated, Reason::none, {}, {}, {}, {}};
    const auto undecided = [&](Reason reason) {
        out.verdict = Verdict::not_evaluated;
        out.reason = reason;
        return out;
    };

    const auto bounds = tolerance_limits(limit);
    Inside inside;
    if (measurement && bounds && measurement->value.kind() == limit.kind) {
        inside = inside_of(*measurement, exactness.beside, *bounds, rule.comparison);
        out.margin = AnyQuantity(limit.kind, saturated(inside.nearest()));
        count_beside(inside, exactness.beside, *bounds, limit, rule.comparison);
    }
    if (limit.informative) return undecided(Reason::informative);
    if (limit.status == LimitStatus::unverified) return undecided(Reason::limit_unverified);
    if (!bounds) return undecided(Reason::limit_missing);
    if (!measurement) return undecided(missing);
    if (measurement->value.kind() != limit.kind) return undecided(Reason::wrong_kind);

    const auto guard = guard_band(limit, *bounds, rule, *measurement, exactness);
    if (!guard) return undecided(guard.error());
    // For a two-sided limit the acceptance limit shown is the one nearer to the value.
    const Wide value = measurement->value.base();
    const auto lower = base_of(bounds->lower);
    const auto upper = base_of(bounds->upper);
    const bool upper_side = upper && (!lower || *upper - value <= value - *lower);
    out.acceptance_limit =
        AnyQuantity(limit.kind, saturated(upper_side ? *upper - guard->upper : lower.value_or(0) + guard->lower));
    const auto expanded = expanded_uncertainty(*measurement, exactness);
    if (guards(rule, limit)) {
        if (expanded) out.zone = zone_of(inside, *guard);
    } else if (expanded) {
        const Wide w = expanded->base();
        out.zone = zone_of(inside, {w, w, w, w});
    }
    out.conformance_probability = conformance_probability(*measurement, *bounds);

    const bool outside = !inside.by(0, 0);
    const bool undecidable = rule.rule == RuleName::four_zone && guards(rule, limit) &&
                             inside.by(-guard->beyond_lower, -guard->beyond_upper);
    if (inside.by(guard->lower, guard->upper)) {
        out.verdict = Verdict::pass;
        out.reason = Reason::inside_limit;
    } else {
        out.verdict = undecidable ? Verdict::inconclusive : Verdict::fail;
        out.reason = outside ? Reason::outside_limit : Reason::outside_acceptance_limit;
    }
    return out;
}

Assessment assess_word(const std::optional<std::string>& word, const Limit& limit, const DecisionRule& rule,
                       Reason missing) {
    Assessment out{limit, {}, rule, Verdict::not_evaluated, Reason::none, {}, {}, {}, {}};
    out.word = word.value_or(std::string());
    const auto decide = [&out](Verdict verdict, Reason reason) {
        out.verdict = verdict;
        out.reason = reason;
        return out;
    };
    if (limit.informative) return decide(Verdict::not_evaluated, Reason::informative);
    if (limit.status == LimitStatus::unverified) return decide(Verdict::not_evaluated, Reason::limit_unverified);
    if (!limit.is_class || limit.relation != Relation::equal || limit.text_value.empty())
        return decide(Verdict::not_evaluated, Reason::limit_missing);
    if (!word || word->empty()) return decide(Verdict::not_evaluated, missing);
    return *word == limit.text_value ? decide(Verdict::pass, Reason::inside_limit)
                                     : decide(Verdict::fail, Reason::outside_limit);
}

std::optional<Decimal> specific_risk(const Assessment& assessment) {
    const auto& probability = assessment.conformance_probability;
    if (!probability) return std::nullopt;
    switch (assessment.verdict) {
        case Verdict::pass: {
            std::int64_t certain = 1;
            for (int i = 0; i < probability->scale(); ++i) certain *= 10;
            return Decimal(certain - probability->mantissa(), probability->scale());
        }
        case Verdict::fail: return probability;
        case Verdict::not_applicable:
        case Verdict::not_evaluated:
        case Verdict::inconclusive: return std::nullopt;
    }
    return std::nullopt;
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
