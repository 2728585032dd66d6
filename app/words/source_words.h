// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace velocert::app {

/// Where a figure of a pack comes from, in the language in use: packs say it in English, in phrases that come again.
/// What is not one of these (names of pages, numbers of standards) stays as it is written.
[[nodiscard]] QString source_words(const std::string& source);

}  // namespace velocert::app
