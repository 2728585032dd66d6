// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/metrology/quantity.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/series/steady_state.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// A motor's torque at one set point. Values that are not known are absent.
struct TorquePoint {
    conformity::Reason trouble = conformity::Reason::none;  ///< why it does not count
    std::optional<metrology::AnyQuantity> speed;
    std::optional<metrology::AnyQuantity> torque;
    std::optional<metrology::AnyQuantity> supply;
    std::optional<metrology::AnyQuantity> current;
    std::optional<metrology::AnyQuantity> electrical_power;
    std::optional<metrology::AnyQuantity> type_a;  ///< standard uncertainty of the mean torque from its scatter
    std::optional<double> type_a_dof;
    std::optional<metrology::AnyQuantity> resolution;            ///< of the torque
    std::optional<metrology::AnyQuantity> standard_uncertainty;  ///< of the torque as a whole, where somebody stated it
};

/// The steady mean of a held series, or why there is none; with the electrical power from its own series, else from
/// voltage and current.
[[nodiscard]] TorquePoint steady_point(const HeldSeries& series, std::optional<double> set_point,
                                       const SteadyMethod& method);

/// Whether mechanical power (2 pi n T) can have come from the electrical one: more torque than none, no more power out
/// than in, and an efficiency between the step's bounds. Reason::none where the electrical power is not known.
[[nodiscard]] conformity::Reason power_objection(const standards::Step& step, const TorquePoint& point);

/// The attempt's result from its points, one for each set point of the step in order. Judges those at which the limit
/// holds; the others draw the curve. Values: set_point_1, speed_1, torque_1, supply_1, current_1, electrical_power_1,
/// mechanical_power_1, efficiency_1, torque_1_type_a, torque_1_type_a_dof, torque_1_resolution,
/// torque_1_set_point_uncertainty (what the missed part of the set point may have done to the torque, by the slope of
/// the curve, as a rectangular contribution), torque_1_standard_uncertainty where it is given.
[[nodiscard]] base::Result<StepResult> torque_result(const standards::StandardEdition& edition,
                                                     const standards::Step& step, const conformity::DecisionRule& rule,
                                                     std::span<const TorquePoint> points, std::string_view void_reason);

/// torque_k for each set point at which the limit of the result holds, with that set point.
[[nodiscard]] std::vector<Judged> torque_figures(const standards::StandardEdition& edition, const standards::Step& step,
                                                 const standards::ItemTraits& item);

}  // namespace velocert::sequence
