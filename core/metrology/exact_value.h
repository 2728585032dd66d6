// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"

namespace velocert::metrology {

/// The exact value of an indication in its kind's base unit; nothing when it has none or is finer than that.
[[nodiscard]] std::optional<AnyQuantity> exact_value(const Indication& indication);

}  // namespace velocert::metrology
