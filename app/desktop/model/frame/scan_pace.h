// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace velocert::app {

/// Between two keys of a code there is never more, in ms. What comes later begins anew.
inline constexpr std::int64_t scanner_gap_ms = 60;

/// Whether keys that arrived at those times, in ms and ascending, were typed by a bar-code scanner and not by a person.
/// `ended`: the last of them is the Return or Tab that a scanner sends behind a code.
///
/// A scanner keeps one pace from the first key to the last: 1 to 30 ms a key on a cable, up to 50 ms without one. The
/// quickest typists come to 60 ms on average over whole words and to less for two or three keys that roll off one hand,
/// never for a whole code and its end. So what decides is the mean over all keys, no single pair: 4 characters and an
/// end within 50 ms each; 2 and an end within 20 ms each, faster than two fingers; or 8 without an end. No key may lag
/// behind by more than scanner_gap_ms. Pure.
[[nodiscard]] bool scanner_pace(std::span<const std::int64_t> times_ms, bool ended);

}  // namespace velocert::app
