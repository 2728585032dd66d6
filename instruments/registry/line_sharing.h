// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/base/result.h"
#include "core/laboratory/station.h"

namespace velocert::instruments {

/// Whether one instrument of a station may be on its port beside the others that are; the role of its own does not
/// count. Several share a line where all their protocols have addresses. Errors: already_exists (one of them needs a
/// line of its own, or is read in the very same way for another role), port_settings (they set the line differently),
/// those of the drivers' options.
[[nodiscard]] base::Result<void> may_share_port(const laboratory::StationInstrument& one,
                                                std::span<const laboratory::StationInstrument> others);

}  // namespace velocert::instruments
