// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/sequence/answers/answered_file.h"

namespace velocert::app {

/// A small black and white picture (PNG) with the word SPECIMEN across it and the lines of text below: what stands in
/// for a photo in training archives, and can be taken for none. The same lines always give the same bytes.
[[nodiscard]] std::vector<std::uint8_t> specimen_picture(const std::vector<std::string>& lines);

/// The specimen that answers one field of a prompt, named for it.
[[nodiscard]] sequence::AnsweredFile specimen_file(std::string_view prompt, std::string_view subject,
                                                   std::string_view field);

}  // namespace velocert::app
