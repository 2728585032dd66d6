// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace velocert::metrology {

/// What is known about an input quantity (JCGM 101:2008, 6.4).
enum class Distribution : std::uint8_t {
    normal,
    t,
    rectangular,
    triangular,
    trapezoidal,
    arcsine,
    curvilinear_trapezoid
};
[[nodiscard]] std::string_view name(Distribution distribution);
[[nodiscard]] base::Result<Distribution> parse_distribution(std::string_view text);

/// Whether the distribution is given by limits value -/+ half width, not by a standard uncertainty.
[[nodiscard]] bool bounded(Distribution distribution);

/// The shape of a bounded distribution.
struct Limits {
    double half_width = 0;        ///< a, not negative
    double beta = 0;              ///< trapezoidal only: top width over base width, 0..1
    double inner_half_width = 0;  ///< curvilinear trapezoid only: d, how inexactly each limit is known, 0..half width
};

/// Standard deviation: a/sqrt 3, a/sqrt 6, a sqrt((1 + beta^2)/6), a/sqrt 2, sqrt(a^2/3 + d^2/9) (JCGM 101, 6.4).
[[nodiscard]] double standard_deviation(Distribution distribution, const Limits& limits);

/// Half the probabilistically symmetric interval of probability p, 0 < p < 1, about the middle of a bounded
/// distribution.
[[nodiscard]] double half_interval(Distribution distribution, const Limits& limits, double p);

}  // namespace velocert::metrology
