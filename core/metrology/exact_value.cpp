// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/exact_value.h"

#include <cstdint>
#include <limits>

namespace velocert::metrology {

std::optional<AnyQuantity> exact_value(const Indication& indication) {
    if (!indication.has_value()) return std::nullopt;
    const auto& unit = *indication.unit;
    base::Wide divisor = 1;
    for (int i = 0; i < indication.value.scale(); ++i) divisor *= 10;
    const base::Wide product = static_cast<base::Wide>(indication.value.mantissa()) * unit.factor;
    if (product % divisor != 0) return std::nullopt;
    const base::Wide exact = product / divisor + unit.offset;
    if (exact > std::numeric_limits<std::int64_t>::max() || exact < -std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return AnyQuantity(unit.kind, static_cast<std::int64_t>(exact));
}

}  // namespace velocert::metrology
