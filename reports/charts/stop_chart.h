// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/conformity/limit.h"
#include "core/metrology/indication.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "reports/charts/chart.h"

namespace velocert::reports {

/// One point of a ride in the device's own clock.
struct RidePoint {
    double time_s = 0;      ///< since the first indication with a distance
    double distance_m = 0;  ///< since the counter was zeroed
    double speed_kmh = 0;   ///< NaN while it is not known
};

/// A ride as it is drawn: what the recorder showed, and where the first brake lever moved.
struct RideTrace {
    std::vector<RidePoint> points;
    std::optional<double> trigger_m;  ///< distance at the trigger, interpolated in device time; absent: no trigger
};
/// From the recorder's indications in their order. Speed is the one shown, or, when none is shown, the slope
/// of the distance over at least 40 ms. For drawing only: what is judged is computed by core/sequence.
[[nodiscard]] RideTrace ride_trace(std::span<const metrology::Indication> indications);

/// The action during which a ride is recorded; null where the step has none.
[[nodiscard]] const standards::Action* ride_action(const standards::Step& step);

/// What is drawn around a stop. Everything comes from the edition; what is absent is not drawn.
struct StopLimits {
    std::optional<metrology::AnyQuantity> specified_speed;
    std::optional<metrology::AnyQuantity> validity_band;  ///< half width around the specified speed
    const conformity::Limit* distance = nullptr;          ///< the limit of the corrected stopping distance
    bool demonstration = false;                           ///< released limits are a demonstration laboratory's
};
[[nodiscard]] StopLimits stop_limits(const standards::StandardEdition& edition, const standards::Step& step);

/// Speed over distance, the trigger at 0 m. Without a trigger yet (live), the newest point stands at 0 m.
/// `result` adds the corrected distance; it may be null.
[[nodiscard]] Chart stop_chart(const Bilingual& title, const StopLimits& limits, const RideTrace& trace,
                               const sequence::StepResult* result);

}  // namespace velocert::reports
