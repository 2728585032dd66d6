// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "app/words/words.h"

namespace velocert::app {

/// What ended an attempt that came to nothing, from the code and the text on its record. Nothing for an attempt that
/// was carried through, and for codes that are not known here.
[[nodiscard]] std::optional<ErrorWords> trouble_words(const sequence::StepRun& attempt);

/// "42 s", "4 min 10 s", "2 h 5 min": how long something took, for a person.
[[nodiscard]] QString span_words(std::chrono::milliseconds time);

}  // namespace velocert::app
