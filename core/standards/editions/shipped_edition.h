// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// A shipped pack and the edition in it, read and checked once for the whole program, whoever asks first. From any
/// thread; never changed afterwards.
struct ShippedEdition {
    Pack pack;
    StandardEdition edition;
};

/// All of them, oldest first; an error is a defect of the shipped data.
[[nodiscard]] base::Result<std::span<const ShippedEdition>> shipped_editions();
/// The one of that id, never null; not_found names those there are.
[[nodiscard]] base::Result<const ShippedEdition*> shipped_edition(std::string_view id);

}  // namespace velocert::standards
