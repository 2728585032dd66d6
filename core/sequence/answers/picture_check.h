// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/sequence/answers/file_kind.h"

namespace velocert::sequence {

/// The most points that a photo may have. No camera at a bench makes more, and nothing larger is decoded.
inline constexpr std::uint64_t most_points = 200'000'000;

/// Why the bytes are no picture, or not all of one: empty when they are. All of it is decoded, line by line, with
/// libpng or libjpeg-turbo, so that a damaged one is found before anybody relies on it: of a PNG every chunk with its
/// checksum and every line, of a JPEG every code. A JPEG says nothing of its own against a changed byte that gives
/// other codes which are sound. Memory goes by the width of a line, and of a progressive JPEG by the picture, whose
/// size must fit to the number of bytes (a declared size alone allocates nothing). `kind` is jpeg or png. From any
/// thread; writes nothing anywhere.
[[nodiscard]] std::string picture_trouble(FileKind kind, std::span<const std::uint8_t> bytes);

}  // namespace velocert::sequence
