// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/dispersion.h"

#include <algorithm>
#include <cmath>

#include "core/metrology/uncertainty/distributions/coverage.h"

namespace velocert::conformity {

using metrology::normal_cdf;
using metrology::normal_quantile;
using metrology::t_cdf;
using metrology::t_quantile;

namespace {

using base::Decimal;
using base::Wide;
using Values = std::vector<std::int64_t>;

Wide power_of_ten(int exponent) {
    Wide out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

std::size_t count_at_most(const Values& values, Wide bound) {
    return static_cast<std::size_t>(
        std::upper_bound(values.begin(), values.end(), bound, [](Wide b, std::int64_t v) { return b < v; }) -
        values.begin());
}

std::size_t count_below(const Values& values, Wide bound) {
    return static_cast<std::size_t>(
        std::lower_bound(values.begin(), values.end(), bound, [](std::int64_t v, Wide b) { return v < b; }) -
        values.begin());
}

/// How many of the values may lie beyond, risk x n rounded down; nothing when not even one may.
std::optional<std::size_t> allowed_beyond(const Values& values, const Decimal& risk) {
    if (risk.mantissa() <= 0) return std::nullopt;
    const Wide allowed = static_cast<Wide>(risk.mantissa()) * values.size() / power_of_ten(risk.scale());
    if (allowed < 1 || allowed >= static_cast<Wide>(values.size())) return std::nullopt;
    return static_cast<std::size_t>(allowed);
}

double share(std::size_t count, const Values& values) {
    return static_cast<double>(count) / static_cast<double>(values.size());
}

}  // namespace

std::optional<Dispersion> Dispersion::of(const metrology::Measurement& measurement) {
    if (measurement.sample) {
        if (measurement.sample->values().empty()) return std::nullopt;
        return Dispersion(measurement);
    }
    const auto& u = measurement.standard_uncertainty;
    if (!u || u->kind() != measurement.value.kind() || u->base() <= 0) return std::nullopt;
    if (measurement.effective_dof && measurement.effective_dof->mantissa() <= 0) return std::nullopt;
    return Dispersion(measurement);
}

double Dispersion::scaled(Wide distance) const {
    const double z = static_cast<double>(distance) / static_cast<double>(measurement_->standard_uncertainty->base());
    const auto& dof = measurement_->effective_dof;
    return dof ? t_cdf(z, dof->to_double()) : normal_cdf(z);
}

double Dispersion::at_most(Wide distance) const {
    if (!measurement_->sample) return scaled(distance);
    const auto& values = measurement_->sample->values();
    return share(count_at_most(values, measurement_->value.base() + distance), values);
}

double Dispersion::below(Wide distance) const {
    if (!measurement_->sample) return scaled(distance);
    const auto& values = measurement_->sample->values();
    return share(count_below(values, measurement_->value.base() + distance), values);
}

std::optional<Decimal> Dispersion::probability_between(const std::optional<Wide>& lower,
                                                       const std::optional<Wide>& upper) const {
    constexpr int digits = 5;
    if (measurement_->sample) {
        const auto& values = measurement_->sample->values();
        const std::size_t end = upper ? count_at_most(values, *upper) : values.size();
        const std::size_t begin = lower ? count_below(values, *lower) : 0;
        const Wide inside = end > begin ? static_cast<Wide>(end - begin) : 0;
        const Wide share_inside =
            base::divide_half_even(inside * power_of_ten(digits), static_cast<Wide>(values.size()));
        return Decimal(static_cast<std::int64_t>(share_inside), digits);
    }
    const Wide value = measurement_->value.base();
    double p = upper ? scaled(*upper - value) : 1;
    if (lower) p -= scaled(*lower - value);
    const auto rounded = base::nearest(p < 0 ? 0 : p, digits);
    return rounded ? std::optional(*rounded) : std::nullopt;
}

std::optional<Wide> Dispersion::symmetric_reach(const Decimal& risk) const {
    const auto& dof = measurement_->effective_dof;
    const double p = risk.to_double();
    // From the lower tail: 1 - p would lose the digits of a small risk.
    const double factor = dof ? -t_quantile(p, dof->to_double()) : -normal_quantile(p);
    const double reach = std::ceil(factor * static_cast<double>(measurement_->standard_uncertainty->base()));
    constexpr double end_of_range = 9.2e18;
    if (!(reach < end_of_range)) return std::nullopt;
    return reach <= 0 ? 0 : static_cast<Wide>(reach);
}

std::optional<Wide> Dispersion::reach_above(const Decimal& risk) const {
    if (!measurement_->sample) return symmetric_reach(risk);
    const auto& values = measurement_->sample->values();
    const auto beyond = allowed_beyond(values, risk);
    if (!beyond) return std::nullopt;
    const Wide reach = static_cast<Wide>(values[values.size() - 1 - *beyond]) - measurement_->value.base();
    return reach < 0 ? 0 : reach;
}

std::optional<Wide> Dispersion::reach_below(const Decimal& risk) const {
    if (!measurement_->sample) return symmetric_reach(risk);
    const auto& values = measurement_->sample->values();
    const auto beyond = allowed_beyond(values, risk);
    if (!beyond) return std::nullopt;
    const Wide reach = static_cast<Wide>(measurement_->value.base()) - values[*beyond];
    return reach < 0 ? 0 : reach;
}

}  // namespace velocert::conformity
