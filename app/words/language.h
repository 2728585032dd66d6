// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/standards/procedure.h"

namespace velocert::app {

/// The languages the program speaks. English is the source language; both are complete.
enum class Language : std::uint8_t { english, chinese };

/// "en", "zh" (also "en_GB", "zh-CN" ...); nothing for other languages.
[[nodiscard]] std::optional<Language> parse_language(std::string_view text);
/// What the machine is set to; English when it speaks neither.
[[nodiscard]] Language system_language();

/// Loads the texts of that language into the running QCoreApplication, which tells every widget.
/// Main thread only; needs an application object. False if the texts are not in the program (a defect of the
/// build).
bool use_language(Language language);
[[nodiscard]] Language language_in_use();

/// The pack's text in the language in use.
[[nodiscard]] QString in_words(const standards::Title& title);

}  // namespace velocert::app
