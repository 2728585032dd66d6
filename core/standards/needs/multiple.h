// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/metrology/quantity.h"

namespace velocert::standards {

/// So many times another figure: "general/voltage.nominal_voltage * 135 %" is the most that a full battery can have.
struct Multiple {
    std::string of;                    ///< a field of the same step, or "procedure/step.field"
    metrology::WrittenQuantity times;  ///< a ratio above zero
};
/// Nothing where the text is no multiple: a figure by its name alone.
[[nodiscard]] std::optional<Multiple> parse_multiple(std::string_view text);
[[nodiscard]] std::string text(const Multiple& multiple);

/// So many times the figure, rounded down to its base unit: what is above it is above the exact one. Nothing where
/// `times` is no ratio above zero, and beyond the range of a quantity.
[[nodiscard]] std::optional<metrology::AnyQuantity> multiplied(const metrology::AnyQuantity& of,
                                                               const metrology::AnyQuantity& times);

}  // namespace velocert::standards
