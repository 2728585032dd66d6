// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/sequence/evaluations/braking/stopping_distance.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// The part of a stop over which the deceleration is fully developed, as shares of the speed at onset.
struct DecelerationBand {
    double from = 0;  ///< the higher speed
    double to = 0;
};
/// The step's parameters "mfdd_from" and "mfdd_to"; nothing when the method has neither. An error when there is only
/// one, or they are not in the order 1 >= from > to.
[[nodiscard]] base::Result<std::optional<DecelerationBand>> deceleration_band(const standards::Step& step);

/// Speed at a place of the stop.
struct SpeedPoint {
    double path_m = 0;
    double speed_mps = 0;
};
/// From the edges `first` to `last`: the middles of parabolas through eight neighbouring edges each.
[[nodiscard]] std::vector<SpeedPoint> speed_points(std::span<const PulseEdge> edges, std::size_t first,
                                                   std::size_t last);

/// Mean fully developed deceleration d_m = (v_b^2 - v_e^2) / (2 (s_e - s_b)), v_b = from v0, v_e = to v0 (UN R78 and
/// R13H; with km/h and m the factor 2 reads 25.92), to mm/s2. The places are found between the points next to each
/// speed. Nothing when the points do not pass through the whole band.
[[nodiscard]] std::optional<metrology::AnyQuantity> mean_deceleration(std::span<const SpeedPoint> points,
                                                                      double speed_at_onset_mps,
                                                                      const DecelerationBand& band);

}  // namespace velocert::sequence
