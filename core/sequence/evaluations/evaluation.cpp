// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

const CalibrationSet& EvaluationInput::calibration_set() const {
    static const CalibrationSet none;
    return calibrations == nullptr ? none : *calibrations;
}

}  // namespace velocert::sequence
