// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <string>

namespace velocert::app {

/// What a check of the self-qualification says of itself (what, source, expected, found) in the language in use. It is
/// kept in English, as it stands in the report and on record; what nobody has words for stays as it is written.
[[nodiscard]] QString qualification_words(const std::string& text);

/// The forms that have words, with %1, %2 ... for what differs.
[[nodiscard]] std::span<const char* const> known_qualification_texts();

}  // namespace velocert::app
