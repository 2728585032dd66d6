// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/standards/edition.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// One thing in which a laboratory's own pack is other than the shipped one that it is a copy of.
struct PackDifference {
    enum class Kind : std::uint8_t { added, changed, removed };
    Kind kind = Kind::changed;
    std::string file;  ///< "procedures/braking.json"
    std::string list;  ///< the list of the file that it stands in ("steps", "clauses"); empty: the file itself
    std::string id;    ///< of the entry; empty: the file itself
    Title title = {};  ///< of the entry or the file, where it has one
    std::vector<std::string> members = {};  ///< those that are other, as the pack names them; of `changed` alone
};

/// All of them, in the order of the files, and within one first the file itself, then its entries in the order of
/// `own`, then those that have gone. Compares what is written, not what it means: nothing that was edited is left out,
/// blanks alone are no difference, but in a picture. Pure. Errors: a file is no JSON.
[[nodiscard]] base::Result<std::vector<PackDifference>> pack_differences(const Pack& own, const Pack& shipped);

}  // namespace velocert::standards
