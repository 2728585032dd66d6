// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/calibration.h"

#include <algorithm>
#include <limits>

namespace velocert::metrology {
namespace {

using base::Wide;

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

std::optional<AnyQuantity> calibration_uncertainty(const Calibration& calibration, const AnyQuantity& indication) {
    const auto around = neighbours(calibration, indication);
    if (!around || around->below->expanded_uncertainty.kind() != indication.kind()) return std::nullopt;
    const auto& factor = calibration.coverage_factor;
    if (factor.mantissa() <= 0) return std::nullopt;
    Wide numerator =
        std::max(around->below->expanded_uncertainty.base(), around->above->expanded_uncertainty.base());
    if (numerator < 0) return std::nullopt;
    for (int i = 0; i < factor.scale(); ++i) numerator *= 10;
    const Wide value = (numerator + factor.mantissa() - 1) / factor.mantissa();
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return AnyQuantity(indication.kind(), static_cast<std::int64_t>(value));
}

}  // namespace velocert::metrology
