// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/standards/pack.h"

namespace velocert::standards {

/// The pictures that a pack brings: name ("plate.svg") and text. Empty where it brings none. Refused, by file, line and
/// column: a name that no prompt could say, too many or too large ones, what is no drawing or does more than being
/// looked at (drawing.h).
[[nodiscard]] base::Result<std::map<std::string, std::string>> load_pictures(const Pack& pack);

/// The first of an edition's own pictures that no prompt shows: somebody would believe that it is seen.
[[nodiscard]] std::optional<base::Error> unseen_picture(const StandardEdition& edition);

}  // namespace velocert::standards
