// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace velocert::sequence {

// By kind what picture_check.h says of both. Each in a file of its own with its library.
[[nodiscard]] std::string png_trouble(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string jpeg_trouble(std::span<const std::uint8_t> bytes);

}  // namespace velocert::sequence
