// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace velocert::sequence {

struct FitPoint {
    double x = 0;
    double y = 0;
};

/// y = c0 + c1 x + c2 x^2 through points by least squares (normal equations of centred, scaled x).
struct QuadraticFit {
    double c0 = 0;
    double c1 = 0;
    double c2 = 0;
};

/// Nothing for fewer than three points or when they do not determine a parabola.
[[nodiscard]] std::optional<QuadraticFit> fit_quadratic(std::span<const FitPoint> points);
/// The same with c2 = 0; nothing for fewer than two points or equal x.
[[nodiscard]] std::optional<QuadraticFit> fit_line(std::span<const FitPoint> points);

}  // namespace velocert::sequence
