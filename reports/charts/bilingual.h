// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/standards/procedure.h"

namespace velocert::reports {

/// A text in Chinese with English beside it. Figures, names and hashes that are the same in both stand in
/// `zh` alone, with `en` empty.
using Bilingual = standards::Title;

enum class Language : std::uint8_t { zh, en, both };

/// The text in that language; "中文 English" for both. A missing side is taken from the other one.
[[nodiscard]] std::string print(const Bilingual& text, Language language);

/// A text that is the same in both languages.
[[nodiscard]] inline Bilingual plain(std::string text) { return Bilingual{std::move(text), {}}; }

}  // namespace velocert::reports
