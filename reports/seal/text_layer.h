// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace velocert::reports {

/// The text that other programs take out of a PDF, one per page in UTF-8, in the order in which it is drawn: the codes
/// of its glyphs through the maps that its fonts carry. Only for what this program draws: composite fonts with two-byte
/// codes, text directly on the page. A glyph without a character gives U+FFFD, so that it is missed where it was
/// wanted. Errors: io (not a PDF).
[[nodiscard]] base::Result<std::vector<std::string>> text_layer(std::span<const std::uint8_t> pdf);

/// Compares what each page was to say with what its text layer says, blanks left out: the wanted text must stand at the
/// beginning of its page, since charts add their own labels behind. Errors: integrity (names the page and the first
/// place that differs), io.
[[nodiscard]] base::Result<void> check_text_layer(std::span<const std::uint8_t> pdf,
                                                  const std::vector<std::string>& wanted);

}  // namespace velocert::reports
