// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// An error about a place of a pack that has been read already: the members and the indices that lead to it in its
/// file, which is parsed again, since an edition does not know its lines. Where a part of the way is not there, the
/// error stands at what comes before it.
[[nodiscard]] base::Error error_at(const Pack& pack, const std::string& file, const std::vector<std::string>& way,
                                   base::ErrorCode code, std::string found, std::string expected);

/// The same about what a reader holds: keeps the error with the place at the end of the way, which begins with a member
/// of the reader's object.
void refuse_at(base::JsonReader& reader, const std::vector<std::string>& way, base::ErrorCode code, std::string found,
               std::string expected);

}  // namespace velocert::standards
