// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrology/uncertainty/models/model.h"

namespace velocert::metrology {

/// The value of an operation of one operand; `exponent` for power_constant only.
[[nodiscard]] double apply_to_one(Operation operation, double x, double exponent);
/// The value of an operation of two operands.
[[nodiscard]] double apply_to_two(Operation operation, double first, double second);

/// Value and first three derivatives.
struct Jet {
    double f = 0;
    double f1 = 0;
    double f2 = 0;
    double f3 = 0;
};
/// Of an operation of one operand. What does not exist (the slope of abs at 0) is NaN.
[[nodiscard]] Jet jet(Operation operation, double x, double exponent);

/// Whether the operation has two operands.
[[nodiscard]] bool binary(Operation operation);
/// As it is written in a model, for messages.
[[nodiscard]] const char* written(Operation operation);

}  // namespace velocert::metrology
