// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/calibration.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace velocert::metrology {
namespace {

using base::Wide;

constexpr Wide largest = std::numeric_limits<std::int64_t>::max();
constexpr Wide one = 1'000'000'000;  // of a ratio, in its base unit
constexpr int most_factor_digits = 9;

Wide rounded_up(Wide numerator, Wide denominator) { return (numerator + denominator - 1) / denominator; }

/// The points around an indication; both the same where it stands on a point or beyond the outermost one.
struct Neighbours {
    const CalibrationPoint* below;
    const CalibrationPoint* above;
};

std::optional<Neighbours> neighbours(const Calibration& calibration, const AnyQuantity& indication) {
    const auto& points = calibration.points;
    if (points.empty() || !covers(calibration, indication)) return std::nullopt;
    const auto above = std::find_if(points.begin(), points.end(), [&](const CalibrationPoint& point) {
        return point.indication.base() >= indication.base();
    });
    if (above == points.end()) return Neighbours{&points.back(), &points.back()};
    if (above == points.begin() || above->indication.base() == indication.base()) return Neighbours{&*above, &*above};
    return Neighbours{&*(above - 1), &*above};
}

}  // namespace

bool covers(const Calibration& calibration, const AnyQuantity& indication) {
    return indication.kind() == calibration.range_low.kind() && indication.kind() == calibration.range_high.kind() &&
           indication.base() >= calibration.range_low.base() && indication.base() <= calibration.range_high.base();
}

std::optional<AnyQuantity> correction_at(const Calibration& calibration, const AnyQuantity& indication) {
    const auto around = neighbours(calibration, indication);
    if (!around || around->below->correction.kind() != indication.kind()) return std::nullopt;
    const Wide low = around->below->correction.base();
    if (around->below == around->above) return AnyQuantity(indication.kind(), static_cast<std::int64_t>(low));
    const Wide high = around->above->correction.base();
    const Wide from = around->below->indication.base();
    const Wide width = around->above->indication.base() - from;
    const Wide value = base::divide_half_even(low * width + (high - low) * (indication.base() - from), width);
    return AnyQuantity(indication.kind(), static_cast<std::int64_t>(value));
}

std::optional<AnyQuantity> path_correction(const Calibration& calibration, const AnyQuantity& difference) {
    if (difference.base() < -largest) return std::nullopt;
    const AnyQuantity path(difference.kind(), std::abs(difference.base()));
    const auto around = neighbours(calibration, path);
    if (!around || around->below->correction.kind() != path.kind()) return std::nullopt;
    const auto& point = *around->below;
    std::int64_t correction = 0;
    if (around->below != around->above || point.indication.base() == path.base() || point.indication.base() <= 0) {
        const auto between = correction_at(calibration, path);
        if (!between) return std::nullopt;
        correction = between->base();
    } else {
        const auto share = base::divide_half_even(Wide{point.correction.base()} * path.base(), point.indication.base());
        if (share > largest || share < -largest) return std::nullopt;
        correction = static_cast<std::int64_t>(share);
    }
    return AnyQuantity(path.kind(), difference.base() < 0 ? -correction : correction);
}

std::optional<AnyQuantity> calibration_uncertainty(const Calibration& calibration, const AnyQuantity& indication) {
    const auto around = neighbours(calibration, indication);
    if (!around || around->below->expanded_uncertainty.kind() != indication.kind()) return std::nullopt;
    const auto factor = calibration.coverage_factor.normalized();
    if (factor.mantissa() <= 0 || factor.scale() > most_factor_digits) return std::nullopt;
    Wide expanded =
        std::max(around->below->expanded_uncertainty.base(), around->above->expanded_uncertainty.base());
    if (expanded < 0) return std::nullopt;
    if (const auto& share = calibration.relative_expanded_uncertainty) {
        if (share->base() < 0 || share->base() > one) return std::nullopt;
        const Wide magnitude = indication.base() < 0 ? -Wide{indication.base()} : Wide{indication.base()};
        expanded = std::max(expanded, rounded_up(magnitude * share->base(), one));
    }
    for (int i = 0; i < factor.scale(); ++i) expanded *= 10;
    const Wide value = rounded_up(expanded, factor.mantissa());
    if (value > largest) return std::nullopt;
    return AnyQuantity(indication.kind(), static_cast<std::int64_t>(value));
}

std::string difference_text(const AnyQuantity& difference) {
    if (difference.kind() != Kind::temperature) return difference.text();
    const Unit& unit = base_unit(Kind::temperature);
    return difference.in(unit).text() + ' ' + std::string(unit.symbol);
}

}  // namespace velocert::metrology
