// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace velocert::sequence {

/// What a file is by its first bytes (and, for text, by all of them), never by its name.
enum class FileKind : std::uint8_t { unknown, jpeg, png, pdf, csv, log };
[[nodiscard]] std::string_view name(FileKind kind);
/// CSV has commas or semicolons in its first line; other text is a log. Text is UTF-8 without control characters.
[[nodiscard]] FileKind kind_of(std::span<const std::uint8_t> bytes);

}  // namespace velocert::sequence
