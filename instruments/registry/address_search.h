// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace velocert::instruments {

// Devices of a shared line (Modbus) answer only at their own address. Where nobody answered at the addresses they leave
// the factory with, these questions find out at which one somebody does, as far as the time allows. Pure.

/// The addresses worth asking, the usual ones of the maker left out: 2 to 9. Questions to higher ones hold bytes that
/// instruments of single characters, or of lines, would take for commands.
[[nodiscard]] std::vector<std::uint8_t> other_addresses();
/// A question that any device at that address answers, if only by refusing it: nothing is written by it, and no byte of
/// it is a printable character.
[[nodiscard]] std::string address_question(std::uint8_t address);
/// Whose sound frame that is; nothing for bytes without one. What stands in front of it does not matter.
[[nodiscard]] std::optional<std::uint8_t> answering_device(std::string_view heard);
/// The first sound frame in these bytes, or the request itself, as it would be at another address: with the right sum.
/// Nothing where there is none.
[[nodiscard]] std::optional<std::string> at_address(std::string_view bytes, std::uint8_t address);

}  // namespace velocert::instruments
