// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/base/result.h"
#include "core/conformity/assessment.h"
#include "core/metrology/quantity.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// What one braking run gave, however it was measured.
struct BrakingData {
    conformity::Reason trouble = conformity::Reason::none;  ///< why the data cannot be used; none if it can
    std::optional<metrology::Speed> speed;                  ///< at onset
    std::optional<metrology::Length> distance;
    std::optional<metrology::Force> front_force;  ///< peak at the lever
    std::optional<metrology::Force> rear_force;
    std::optional<metrology::AnyQuantity> mean_deceleration;  ///< fully developed; where the method has a band
    // What the run's own data say of its uncertainty, as standard uncertainties; where they can.
    std::optional<metrology::Speed> speed_uncertainty;
    std::optional<metrology::Length> onset_path_uncertainty;
    std::optional<metrology::Length> standstill_uncertainty;
};

/// Standard uncertainties of one run's speed and distance, where they are known.
struct BrakingUncertainty {
    metrology::Speed speed;
    metrology::Length distance;
};

/// Which levers a step's condition uses ("brakes": both, rear or front).
struct LeversInUse {
    bool front = false;
    bool rear = false;
};
[[nodiscard]] base::Result<LeversInUse> levers_in_use(const standards::Step& step);

/// S_c = S_m (V_s / V_m)^2, exact on the stored um and mm/h and rounded once, half to even, to um
/// (ISO 4210-4 and its lineage). Nothing for values that are not positive or beyond any vehicle.
[[nodiscard]] std::optional<metrology::Length> corrected_distance(metrology::Length measured, metrology::Speed speed,
                                                                  metrology::Speed specified);

/// u(S_c) = S_c sqrt((u(S)/S)^2 + (2 u(V)/V)^2), rounded up to um so that it is never understated.
[[nodiscard]] std::optional<metrology::Length> corrected_uncertainty(metrology::Length corrected,
                                                                     const BrakingData& data,
                                                                     const BrakingUncertainty& uncertainty);

/// The result of one attempt: corrected distance, validity, own verdict.
///
/// Asymmetric validity: over the limit with V_m > V_s + band, or inside it with V_m < V_s - band, the run does not
/// count and is repeated; everything else counts. Inside the band a run counts whatever the limit is; outside it,
/// while the distance limit is unverified, nobody can say whether it counts, so it does not (limit_unverified).
/// An error means that the plan lacks a parameter or a limit.
[[nodiscard]] base::Result<StepResult> braking_result(const standards::StandardEdition& edition,
                                                      const standards::Step& step, const conformity::DecisionRule& rule,
                                                      const BrakingData& data, std::string_view void_reason,
                                                      const std::optional<BrakingUncertainty>& uncertainty = {});

}  // namespace velocert::sequence
