// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/guard_band.h"

#include <optional>

#include "core/conformity/dispersion.h"

namespace velocert::conformity {
namespace {

using base::Decimal;
using base::Wide;
using metrology::Measurement;

/// Both bounds of a two-sided limit in base units.
struct Band {
    Wide lower;
    Wide upper;
};

std::optional<Band> band_of(const ToleranceLimits& bounds) {
    if (!bounds.lower || !bounds.upper) return std::nullopt;
    return Band{bounds.lower->value().base(), bounds.upper->value().base()};
}

bool no_room(const GuardBand& guard, const std::optional<Band>& band) {
    const Wide both = guard.lower + guard.upper;
    return band && both > 0 && both >= band->upper - band->lower;
}

/// w = r U.
tl::expected<GuardBand, Reason> by_fraction(const Limit& limit, const DecisionRule& rule,
                                            const std::optional<Band>& band, const Measurement& measurement,
                                            const Exactness& exactness) {
    const auto expanded = expanded_uncertainty(measurement, exactness);
    if (!expanded) return tl::unexpected(Reason::uncertainty_missing);
    const Wide divisor = base::ten_to(rule.fraction.scale());
    const Wide product = static_cast<Wide>(expanded->base()) * rule.fraction.mantissa();
    if (limit.rounded_guard_band) {
        const Wide w = base::divide_half_even(product, divisor);
        const GuardBand guard{w, w, w, w};
        if (no_room(guard, band)) return tl::unexpected(Reason::guard_band_impossible);
        return guard;
    }
    // A whole number is at least w where it is at least the next whole one, and at most w where at most the one before.
    const Wide within = product / divisor;
    const Wide enough = product % divisor == 0 ? within : within + 1;
    if (band && product > 0) {
        const Wide width = band->upper - band->lower;
        // 2 w of a band leave nothing, or no whole base unit.
        if (product >= (width * divisor + 1) / 2 || 2 * enough > width)
            return tl::unexpected(Reason::guard_band_impossible);
    }
    return GuardBand{enough, enough, within, within};
}

/// P(Y outside the band) for a measured value of `value`.
double false_acceptance(const Dispersion& dispersion, const Band& band, Wide value) {
    return 1 - dispersion.at_most(band.upper - value) + dispersion.below(band.lower - value);
}

/// The last value from `good` towards `end` whose risk is not above the one wanted.
Wide outermost(const Dispersion& dispersion, const Band& band, double risk, Wide good, Wide end) {
    if (false_acceptance(dispersion, band, end) <= risk) return end;
    while (end - good > 1 || good - end > 1) {
        const Wide middle = good + (end - good) / 2;
        (false_acceptance(dispersion, band, middle) <= risk ? good : end) = middle;
    }
    return good;
}

/// Whether one result of a sample can lie beyond both limits: only then may its two tails count at once.
bool tails_meet(const metrology::SampledDistribution& sample, const Band& band) {
    return static_cast<Wide>(sample.values().back()) - sample.values().front() > band.upper - band.lower;
}

Decimal half(const Decimal& risk) {
    return risk.scale() < Decimal::max_scale ? Decimal(risk.mantissa() * 5, risk.scale() + 1)
                                             : Decimal(risk.mantissa() / 2, risk.scale());
}

tl::expected<GuardBand, Reason> by_risk(const DecisionRule& rule, const std::optional<Band>& band,
                                        const Measurement& measurement) {
    const auto& u = measurement.standard_uncertainty;
    const bool exact = u && u->kind() == measurement.value.kind() && u->base() == 0 && !measurement.sample;
    if (exact) return GuardBand{};
    const auto dispersion = Dispersion::of(measurement);
    if (!dispersion) return tl::unexpected(Reason::uncertainty_missing);
    const auto& sample = measurement.sample;
    const Decimal tail = sample && band && tails_meet(*sample, *band) ? half(*rule.risk) : *rule.risk;
    const auto above = dispersion->reach_above(tail);
    const auto below = dispersion->reach_below(tail);
    if (!above || !below) return tl::unexpected(Reason::uncertainty_missing);
    GuardBand guard{*below, *above, *above, *below};
    if (no_room(guard, band)) return tl::unexpected(Reason::guard_band_impossible);
    if (!band || sample) return guard;
    // Each tail alone gave the interval's outermost ends; near a narrow band both tails count.
    const Wide low = band->lower + guard.lower;
    const Wide high = band->upper - guard.upper;
    const Wide middle = low + (high - low) / 2;
    const double risk = rule.risk->to_double();
    if (false_acceptance(*dispersion, *band, middle) > risk) return tl::unexpected(Reason::guard_band_impossible);
    guard.lower = outermost(*dispersion, *band, risk, middle, low) - band->lower;
    guard.upper = band->upper - outermost(*dispersion, *band, risk, middle, high);
    return guard;
}

}  // namespace

bool guards(const DecisionRule& rule, const Limit& limit) { return rule.rule != RuleName::simple && !limit.inherent; }

tl::expected<GuardBand, Reason> guard_band(const Limit& limit, const ToleranceLimits& bounds, const DecisionRule& rule,
                                           const Measurement& measurement, const Exactness& exactness) {
    if (!check(rule)) return tl::unexpected(Reason::rule_invalid);
    if (!guards(rule, limit)) return GuardBand{};
    const auto band = band_of(bounds);
    if (rule.rule != RuleName::target_risk) return by_fraction(limit, rule, band, measurement, exactness);
    const auto guard = by_risk(rule, band, measurement);
    if (guard && no_room(*guard, band)) return tl::unexpected(Reason::guard_band_impossible);
    return guard;
}

}  // namespace velocert::conformity
