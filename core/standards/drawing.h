// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/result.h"

namespace velocert::standards {

/// So many bytes a drawing has at most; the largest that the program brings has a fortieth of it.
inline constexpr std::size_t largest_drawing = std::size_t{256} * 1024;

/// Whether a text is a drawing (SVG) that can be shown to a person as it stands, on any machine and in any year:
/// well-formed XML in UTF-8, with a `viewBox`, with something in it to be seen, made of shapes, words and gradients
/// alone. Nothing in it runs (script, event attribute), fetches (a reference to anything outside of it, a style sheet,
/// an image), brings words of its own (DOCTYPE, entities) or draws one part many times. What is not known is refused.
/// Pure. Errors name `file`, line and column, what was found, and what may stand there.
[[nodiscard]] base::Result<void> check_drawing(std::string_view file, std::string_view text);

}  // namespace velocert::standards
