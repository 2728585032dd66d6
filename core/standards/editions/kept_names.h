// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/base/error.h"
#include "core/standards/pack.h"

namespace velocert::standards {

/// Where a copy of a shipped pack calls the edition, the standard or a shipped clause otherwise, so that a report would
/// name another standard than the one it was tested by; or has a lower revision than the pack it is a copy of. A higher
/// one is the laboratory's own. Nothing where all is called as shipped. Pure.
[[nodiscard]] std::optional<base::Error> other_name(const Pack& pack, const StandardEdition& own,
                                                    const StandardEdition& shipped);

/// Where the copy plans fewer samples or spares than the shipped pack, has lost a sample or the whole plan, or says
/// otherwise of one what becomes of it (whether it is the test item, whether it is many pieces). More samples and
/// spares, and samples of its own, are the laboratory's. Pure.
[[nodiscard]] std::optional<base::Error> lost_sample(const Pack& pack, const StandardEdition& own, const Pack& shipped,
                                                     const StandardEdition& edition);

}  // namespace velocert::standards
