// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/address_search.h"

#include <algorithm>

#include "core/base/digest.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/modbus.h"

namespace velocert::instruments {
namespace {

constexpr std::uint8_t first_address = 2;
constexpr std::uint8_t last_address = 9;
constexpr std::uint8_t last_on_a_line = 247;
constexpr std::uint16_t most_registers = 16;

/// The first whole answer with a right sum.
std::optional<std::string_view> sound_answer(std::string_view heard) {
    const auto bytes = base::as_bytes(heard);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto rest = bytes.subspan(at);
        const auto length = modbus_answer_length(rest);
        if (!length || *length == 0 || *length > rest.size()) continue;
        if (rest[0] == 0 || rest[0] > last_on_a_line || !modbus_sum_is_right(rest.first(*length))) continue;
        return heard.substr(at, *length);
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::uint8_t> other_addresses() {
    std::vector<std::uint8_t> out;
    for (std::uint8_t address = first_address; address <= last_address; ++address) out.push_back(address);
    return out;
}

std::string address_question(std::uint8_t address) {
    const auto printable = [](char c) { return c >= ' ' && c <= '~'; };
    std::string out;
    for (std::uint16_t count = 1; count <= most_registers; ++count) {
        out = modbus_read(address, modbus_function::read_holding, 0, count);
        if (std::none_of(out.begin(), out.end(), printable)) return out;
    }
    return {};
}

std::optional<std::uint8_t> answering_device(std::string_view heard) {
    const auto frame = sound_answer(heard);
    return frame ? std::optional(static_cast<std::uint8_t>(frame->front())) : std::nullopt;
}

std::optional<std::string> at_address(std::string_view bytes, std::uint8_t address) {
    const bool request = parse_modbus_request(base::as_bytes(bytes)).has_value();
    const auto frame = request ? std::optional(bytes) : sound_answer(bytes);
    if (!frame) return std::nullopt;
    std::string out(frame->substr(0, frame->size() - 2));
    out[0] = static_cast<char>(address);
    const auto sum = crc16_modbus(base::as_bytes(out));
    out += static_cast<char>(sum & 0xFFU);
    out += static_cast<char>(sum >> 8U);
    return out;
}

}  // namespace velocert::instruments
