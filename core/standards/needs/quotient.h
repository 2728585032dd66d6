// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/metrology/quantity.h"

namespace velocert::standards {

/// A figure that follows from another one and a fixed quantity: "distance / 30 km/h" is the time that a distance takes
/// at that speed.
struct Quotient {
    std::string of;  ///< a field of the same step, or "procedure/step.field"
    metrology::WrittenQuantity per;
};
/// Nothing where the text is no quotient: a figure by its name alone.
[[nodiscard]] std::optional<Quotient> parse_quotient(std::string_view text);
[[nodiscard]] std::string text(const Quotient& quotient);

/// The kind of a quantity divided by one of the other kind: time for length and speed, current for power and voltage,
/// and their like; nothing where no such kind is known.
[[nodiscard]] std::optional<metrology::Kind> quotient_kind(metrology::Kind of, metrology::Kind per);
/// The quotient, rounded up to its base unit: what is below it is below the exact one. Nothing for kinds without
/// one, where `per` is not above zero, and beyond the range of a quantity.
[[nodiscard]] std::optional<metrology::AnyQuantity> divided(const metrology::AnyQuantity& of,
                                                            const metrology::AnyQuantity& per);

}  // namespace velocert::standards
