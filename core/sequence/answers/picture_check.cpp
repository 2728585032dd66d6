// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/picture_check.h"

#include "core/sequence/answers/picture_decoding.h"

namespace velocert::sequence {

std::string picture_trouble(FileKind kind, std::span<const std::uint8_t> bytes) {
    return kind == FileKind::png ? png_trouble(bytes) : jpeg_trouble(bytes);
}

}  // namespace velocert::sequence
