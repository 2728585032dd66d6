// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/standards/edition.h"
#include "reports/content/report.h"

namespace velocert::reports {

/// What an amendment changed, in both languages. `what` is as the record of the amendment keeps it: words of a person,
/// "中文 / English", a figure ("braking: 6.2 braking.dry"), or the place of a value in the sealed record
/// ("order.photos[1].sha256"), which is told by the names of its parts. A part nobody knows keeps its own word.
[[nodiscard]] Bilingual change_name(const std::string& what, const standards::StandardEdition& edition);

/// A value before or after: nothing, yes and no in words, everything else as it stands.
[[nodiscard]] Bilingual changed_value(const std::string& text);

}  // namespace velocert::reports
