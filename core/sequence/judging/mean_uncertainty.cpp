// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/mean_uncertainty.h"

#include <cmath>

#include "core/metrology/quantity.h"
#include "core/metrology/uncertainty/distributions/coverage.h"

namespace velocert::sequence {

std::optional<MeanUncertainty> mean_uncertainty(std::span<const std::int64_t> values, double common,
                                                std::optional<double> common_dof, double probability) {
    if (values.size() < 2 || !(common >= 0) || !std::isfinite(common)) return std::nullopt;
    const auto n = static_cast<double>(values.size());
    // Differences to the first value are exact; the mean of large values would cost digits.
    double sum = 0;
    for (const auto value : values) sum += static_cast<double>(value - values.front());
    double squares = 0;
    for (const auto value : values) {
        const double difference = static_cast<double>(value - values.front()) - sum / n;
        squares += difference * difference;
    }
    const double scatter = std::sqrt(squares / (n - 1) / n);
    const double combined = std::sqrt(common * common + scatter * scatter);
    MeanUncertainty out;
    const double fourth = combined * combined * combined * combined;
    double parts = scatter * scatter * scatter * scatter / (n - 1);
    if (common_dof && *common_dof > 0) parts += common * common * common * common / *common_dof;
    if (parts > 0 && fourth > 0) out.effective_dof = metrology::settled_dof(fourth / parts);
    const auto factor = base::nearest(metrology::coverage_factor(probability, out.effective_dof), 4);
    const auto exact = metrology::nearest_quantity(metrology::Kind::count, std::ceil(combined));
    if (!factor || !exact) return std::nullopt;
    out.coverage_factor = *factor;
    out.standard_uncertainty = exact->base();
    return out;
}

}  // namespace velocert::sequence
