// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/fit_spread.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace velocert::sequence {
namespace {

constexpr std::size_t fewest_points = 5;

double at(const QuadraticFit& fit, double x) { return fit.c0 + x * (fit.c1 + x * fit.c2); }

}  // namespace

std::optional<FitSpread> fit_spread(std::span<const FitPoint> points, const QuadraticFit& fit) {
    if (points.size() < fewest_points) return std::nullopt;
    const auto [low, high] =
        std::minmax_element(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    const double middle = 0.5 * (low->x + high->x);
    const double width = 0.5 * (high->x - low->x);
    if (!(width > 0)) return std::nullopt;

    // Moments of z = (x - middle) / width, which is within -1 and 1.
    double s[5] = {};
    double squares = 0;
    std::vector<FitPoint> cubes;
    cubes.reserve(points.size());
    for (const auto& point : points) {
        const double z = (point.x - middle) / width;
        double power = 1;
        for (double& moment : s) {
            moment += power;
            power *= z;
        }
        const double residual = point.y - at(fit, point.x);
        squares += residual * residual;
        cubes.push_back({point.x, z * z * z});
    }
    // The inverse of the normal matrix, as far as the slope and the curvature need it.
    const double m11 = s[0] * s[4] - s[2] * s[2];
    const double m12 = s[0] * s[3] - s[1] * s[2];
    const double m22 = s[0] * s[2] - s[1] * s[1];
    const double whole =
        s[0] * (s[2] * s[4] - s[3] * s[3]) - s[1] * (s[1] * s[4] - s[2] * s[3]) + s[2] * (s[1] * s[3] - s[2] * s[2]);
    if (!(std::fabs(whole) > 1e-12)) return std::nullopt;
    const double variance = squares / static_cast<double>(points.size() - 3);
    const double v1 = variance * m11 / whole;
    const double v2 = variance * m22 / whole;
    const double v12 = -variance * m12 / whole;

    FitSpread out;
    out.residual = std::sqrt(variance);
    // Slope at x = 0 is (a1 + 2 a2 z0) / width, curvature a2 / width^2.
    const double z0 = -middle / width;
    out.variance_c1 = (v1 + 4 * z0 * v12 + 4 * z0 * z0 * v2) / (width * width);
    out.variance_c2 = v2 / (width * width * width * width);
    out.covariance_c1_c2 = (v12 + 2 * z0 * v2) / (width * width * width);

    // The part of the cube that no parabola through the points has.
    const auto cube = fit_quadratic(cubes);
    if (!cube) return std::nullopt;
    double product = 0;
    double norm = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double part = cubes[i].y - at(*cube, cubes[i].x);
        product += part * (points[i].y - at(fit, points[i].x));
        norm += part * part;
    }
    if (norm > 0) out.c1_shift = product / norm * (3 * z0 * z0 / width - cube->c1);
    return out;
}

}  // namespace velocert::sequence
