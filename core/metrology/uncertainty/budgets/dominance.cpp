// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/budgets/dominance.h"

#include <cmath>

namespace velocert::metrology {
namespace {

constexpr double largest_rest = 0.3;

}  // namespace

std::optional<DominantFactor> dominant_factor(std::span<const Input> inputs, std::span<const double> contributions,
                                              double p) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < inputs.size(); ++i)
        if (contributions[i] > contributions[first]) first = i;
    const double largest = contributions[first];
    if (!(largest > 0)) return std::nullopt;
    std::size_t second = first;
    double others = 0;  // of all but the largest, in units of the largest
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (i == first) continue;
        others += (contributions[i] / largest) * (contributions[i] / largest);
        if (second == first || contributions[i] > contributions[second]) second = i;
    }
    const Input& top = inputs[first];
    if (bounded(top.distribution) && top.limits.half_width > 0 && std::sqrt(others) <= largest_rest)
        return DominantFactor{
            half_interval(top.distribution, top.limits, p) / standard_deviation(top.distribution, top.limits),
            std::string(name(top.distribution))};
    if (second == first || top.distribution != Distribution::rectangular ||
        inputs[second].distribution != Distribution::rectangular)
        return std::nullopt;
    const double ratio = contributions[second] / largest;
    const double rest = others - ratio * ratio;
    if (rest > largest_rest * largest_rest * (1.0 + ratio * ratio)) return std::nullopt;
    const Limits sum{1.0, (1.0 - ratio) / (1.0 + ratio), 0.0};
    return DominantFactor{
        half_interval(Distribution::trapezoidal, sum, p) / standard_deviation(Distribution::trapezoidal, sum),
        std::string(name(Distribution::trapezoidal))};
}

}  // namespace velocert::metrology
