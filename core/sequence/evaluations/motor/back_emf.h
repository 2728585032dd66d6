// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"

namespace velocert::sequence {

/// One speed of the driven motor: r/min, and the voltage between two terminals (V, root mean square).
struct EmfPoint {
    double rotation = 0;
    double voltage = 0;
};

/// The straight line through the origin that fits best, and how far the points are from it.
struct EmfLine {
    double constant = 0;              ///< V per r/min
    double standard_uncertainty = 0;  ///< of the constant, from the scatter about the line
    double largest_departure = 0;     ///< of a point, relative to its voltage
};
/// Least squares, k = sum(n U) / sum(n^2): without flux, or without turning, there is no voltage. Nothing for fewer
/// than two speeds or when a value is not finite and above zero.
[[nodiscard]] std::optional<EmfLine> emf_line(std::span<const EmfPoint> points);

/// A motor's no-load back-EMF from dynamometer and multimeter, read while the unfed motor was driven at each set point
/// (actions drive_1, drive_2 ...). Values: rotation_1, voltage_1 ..., back_emf_constant, back_emf_constant_peak,
/// back_emf_at_1 ... (at each speed the limit holds at), and for information no_load_speed_1 and _2 at the step's
/// supply voltages: the speed at which the peak back-EMF equals the supply, where nothing but flux weakening leads
/// further; vehicle_speed_1 and _2 where the wheel's radius was typed. Voltage that is not in proportion to speed:
/// implausible.
[[nodiscard]] base::Result<StepResult> back_emf(const EvaluationInput& input);
/// back_emf_at_k for each speed at which the limit of the result holds.
[[nodiscard]] std::vector<Judged> back_emf_figures(const standards::StandardEdition& edition,
                                                   const standards::Step& step, const standards::ItemTraits& item);

}  // namespace velocert::sequence
