// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/conformity/reason.h"
#include "core/sequence/calibrations/calibration_set.h"
#include "core/sequence/evaluations/braking/braking_validity.h"

namespace velocert::sequence {

/// Corrects what a recorder showed by its certificates; the data stay as they are when the run has none.
///
/// Path: the correction at the stopping distance. Speed and deceleration are made of the same pulses in the same clock,
/// so they change by the same share. Forces: the correction at the peak, needed of the levers in use. What is not
/// calibrated, or lies outside the calibrated range, is a trouble of the data (not_calibrated, calibration_range).
void correct(BrakingData& data, const CalibrationSet& calibrations, std::string_view role, const LeversInUse& levers);

}  // namespace velocert::sequence
