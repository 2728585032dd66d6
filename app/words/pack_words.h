// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/records/approvals/pack_standing.h"

namespace velocert::app {

/// Whether runs may start by the laboratory's own pack in its archive, as one sentence in the language in use: who
/// approved it and when, or why nobody's approval stands.
[[nodiscard]] QString pack_standing_words(const records::PackStanding& standing);

}  // namespace velocert::app
