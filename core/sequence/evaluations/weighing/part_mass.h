// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// The mass of one part on a balance of any unit and step: mean of stable values after a zero check, less a container
/// of known mass. Its tolerances are multiples of the balance's own smallest step, so that one plan serves several
/// balances: `zero_divisions`, `repeatability_divisions`, and `lightest_divisions`, below which a balance says nothing
/// reliable (over_range, as above its range).
///
/// Result values: "zero", "reading_1" ..., "container_mass" where one was typed, "mass_resolution", "mass". With
/// calibrations also "mass_correlated_uncertainty", the certificate's u(correction), which all parts of one balance
/// share, and "mass_standard_uncertainty", with what is the part's own: half steps of load and zero (rectangular; of
/// the tare too), the scatter of the readings (Type A of the mean), and the last digit of a typed container. Rounded up
/// to the base unit, so that neither is understated. Source: JCGM 100:2008, 4.2 to 5.1.
[[nodiscard]] base::Result<StepResult> part_mass(const EvaluationInput& input);

}  // namespace velocert::sequence
