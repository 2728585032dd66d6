// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace velocert::instruments {

/// Consistent overhead byte stuffing (S. Cheshire, M. Baker 1999): data without zeros, so that a zero can end
/// a frame. Each block is preceded by its length + 1; FF means 254 bytes without a zero after them.

/// The stuffed bytes, without the delimiter.
[[nodiscard]] std::vector<std::uint8_t> cobs_encode(std::span<const std::uint8_t> data);

/// Unstuffs one frame (without its delimiter) into `into`; how many bytes it gave, or nothing when the frame
/// breaks the rule or has more than `into` holds. Does not allocate.
[[nodiscard]] std::optional<std::size_t> cobs_decode(std::span<const std::uint8_t> frame, std::span<std::uint8_t> into);

}  // namespace velocert::instruments
