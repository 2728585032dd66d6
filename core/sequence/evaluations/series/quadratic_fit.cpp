// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/series/quadratic_fit.h"

#include <algorithm>
#include <cmath>

namespace velocert::sequence {
namespace {

struct Scale {
    double middle = 0;
    double width = 1;
};

std::optional<Scale> scale_of(std::span<const FitPoint> points) {
    const auto [low, high] =
        std::minmax_element(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    const Scale scale{0.5 * (low->x + high->x), 0.5 * (high->x - low->x)};
    if (!(scale.width > 0) || !std::isfinite(scale.width)) return std::nullopt;
    return scale;
}

}  // namespace

std::optional<QuadraticFit> fit_line(std::span<const FitPoint> points) {
    if (points.size() < 2) return std::nullopt;
    const auto scale = scale_of(points);
    if (!scale) return std::nullopt;
    double s1 = 0;
    double s2 = 0;
    double t0 = 0;
    double t1 = 0;
    for (const auto& point : points) {
        const double z = (point.x - scale->middle) / scale->width;
        s1 += z;
        s2 += z * z;
        t0 += point.y;
        t1 += point.y * z;
    }
    const auto n = static_cast<double>(points.size());
    const double determinant = n * s2 - s1 * s1;
    if (!(determinant > 0)) return std::nullopt;
    const double a0 = (t0 * s2 - t1 * s1) / determinant;
    const double a1 = (n * t1 - s1 * t0) / determinant;
    const double slope = a1 / scale->width;
    return QuadraticFit{a0 - slope * scale->middle, slope, 0};
}

std::optional<QuadraticFit> fit_quadratic(std::span<const FitPoint> points) {
    if (points.size() < 3) return std::nullopt;
    const auto scale = scale_of(points);
    if (!scale) return std::nullopt;
    double s[5] = {};
    double t[3] = {};
    // y is taken relative to the first point: paths of kilometres must not cost the digits of millimetres.
    const double y0 = points.front().y;
    for (const auto& point : points) {
        const double z = (point.x - scale->middle) / scale->width;
        double power = 1;
        for (int i = 0; i < 5; ++i) {
            s[i] += power;
            if (i < 3) t[i] += (point.y - y0) * power;
            power *= z;
        }
    }
    const auto determinant = [](double a, double b, double c, double d, double e, double f, double g, double h,
                                double i) { return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g); };
    const double whole = determinant(s[0], s[1], s[2], s[1], s[2], s[3], s[2], s[3], s[4]);
    if (!(std::fabs(whole) > 1e-12)) return std::nullopt;
    const double a0 = determinant(t[0], s[1], s[2], t[1], s[2], s[3], t[2], s[3], s[4]) / whole;
    const double a1 = determinant(s[0], t[0], s[2], s[1], t[1], s[3], s[2], t[2], s[4]) / whole;
    const double a2 = determinant(s[0], s[1], t[0], s[1], s[2], t[1], s[2], s[3], t[2]) / whole;
    const double m = scale->middle;
    const double w = scale->width;
    return QuadraticFit{y0 + a0 - a1 * m / w + a2 * m * m / (w * w), a1 / w - 2 * a2 * m / (w * w), a2 / (w * w)};
}

}  // namespace velocert::sequence
