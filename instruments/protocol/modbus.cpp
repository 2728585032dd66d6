// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/protocol/modbus.h"

#include <algorithm>
#include <array>

#include "core/base/digest.h"
#include "instruments/protocol/checksums.h"

namespace velocert::instruments {
namespace {

namespace fc = modbus_function;

constexpr std::size_t shortest = 5;  // an exception

void append(std::string& out, unsigned value) { out += static_cast<char>(static_cast<std::uint8_t>(value & 0xFFU)); }

void append_word(std::string& out, unsigned value) {
    append(out, value >> 8U);
    append(out, value);
}

std::string head(std::uint8_t address, std::uint8_t function, std::uint16_t first, std::uint16_t second) {
    std::string out;
    append(out, address);
    append(out, function);
    append_word(out, first);
    append_word(out, second);
    return out;
}

std::string with_sum(std::string frame) {
    const unsigned crc = crc16_modbus(base::as_bytes(frame));
    append(frame, crc);
    append(frame, crc >> 8U);
    return frame;
}

std::uint16_t word(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint16_t>((bytes[at] << 8U) | bytes[at + 1]);
}

std::size_t byte_count(const ModbusQuestion& question) {
    return modbus_reads_bits(question.function) ? (question.count + 7U) / 8U : std::size_t{question.count} * 2U;
}

}  // namespace

std::string modbus_read(std::uint8_t address, std::uint8_t function, std::uint16_t start, std::uint16_t count) {
    return with_sum(head(address, function, start, count));
}

std::string modbus_write_coil(std::uint8_t address, std::uint16_t coil, bool on) {
    return with_sum(head(address, fc::write_coil, coil, on ? 0xFF00 : 0x0000));
}

std::string modbus_write_register(std::uint8_t address, std::uint16_t number, std::uint16_t value) {
    return with_sum(head(address, fc::write_register, number, value));
}

std::string modbus_write_registers(std::uint8_t address, std::uint16_t start, std::span<const std::uint8_t> data) {
    std::string out = head(address, fc::write_registers, start, static_cast<std::uint16_t>(data.size() / 2U));
    append(out, static_cast<unsigned>(data.size()));
    out.append(data.begin(), data.end());
    return with_sum(std::move(out));
}

bool modbus_sum_is_right(std::span<const std::uint8_t> frame) {
    if (frame.size() < 4) return false;
    const unsigned crc = crc16_modbus(frame.first(frame.size() - 2));
    return frame[frame.size() - 2] == (crc & 0xFFU) && frame[frame.size() - 1] == (crc >> 8U);
}

std::optional<std::size_t> modbus_request_length(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 2) return std::nullopt;
    const std::uint8_t function = bytes[1];
    if (modbus_reads(function) || function == fc::write_coil || function == fc::write_register) return 8U;
    if (function != fc::write_coils && function != fc::write_registers) return 0U;
    if (bytes.size() < 7) return std::nullopt;
    const std::size_t length = 9U + bytes[6];
    return length <= modbus_longest ? length : 0U;
}

std::optional<ModbusQuestion> parse_modbus_request(std::span<const std::uint8_t> frame) {
    const auto length = modbus_request_length(frame);
    if (!length || *length == 0 || frame.size() != *length || !modbus_sum_is_right(frame)) return std::nullopt;
    ModbusQuestion out{frame[0], frame[1], word(frame, 2), word(frame, 4), 0};
    if (out.function == fc::write_coil || out.function == fc::write_register) {
        out.value = out.count;
        out.count = 1;
    }
    if (modbus_reads(out.function) && (out.count < 1 || out.count > modbus_most(out.function))) return std::nullopt;
    return out;
}

std::optional<std::size_t> modbus_answer_length(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 2) return std::nullopt;
    const std::uint8_t function = bytes[1];
    if (modbus_writes(function)) return 8U;
    if (modbus_reads(function)) {
        if (bytes.size() < 3) return std::nullopt;
        const std::size_t length = 5U + bytes[2];
        return bytes[2] > 0 && length <= modbus_longest ? length : 0U;
    }
    const auto plain = static_cast<std::uint8_t>(function & ~unsigned{fc::exception});
    return function != plain && (modbus_reads(plain) || modbus_writes(plain)) ? shortest : 0U;
}

std::size_t ModbusQuestion::answer_length() const { return modbus_reads(function) ? 5U + byte_count(*this) : 8U; }

bool ModbusQuestion::begins_answer(std::span<const std::uint8_t> bytes) const {
    std::array<std::uint8_t, 6> expected{address, function};
    std::size_t known = 3;
    if (modbus_reads(function)) {
        expected[2] = static_cast<std::uint8_t>(byte_count(*this));
    } else {
        const std::uint16_t last = function == fc::write_coil || function == fc::write_register ? value : count;
        expected[2] = static_cast<std::uint8_t>(start >> 8U);
        expected[3] = static_cast<std::uint8_t>(start & 0xFFU);
        expected[4] = static_cast<std::uint8_t>(last >> 8U);
        expected[5] = static_cast<std::uint8_t>(last & 0xFFU);
        known = 6;
    }
    const std::size_t compared = std::min(known, bytes.size());
    return compared > 0 &&
           std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(compared), expected.begin());
}

bool ModbusQuestion::answered_by(std::span<const std::uint8_t> frame) const {
    if (frame.size() < shortest || frame[0] != address || !modbus_sum_is_right(frame)) return false;
    if (frame.size() == shortest && frame[1] == (function | fc::exception)) return true;
    return frame.size() == answer_length() && begins_answer(frame);
}

std::string modbus_exception_text(std::uint8_t code) {
    const std::string_view meaning = [&]() -> std::string_view {
        switch (code) {
            case 0x01: return "it has no such function";
            case 0x02: return "it has no such register or coil";
            case 0x03: return "it does not take that value or number of registers";
            case 0x04: return "it has failed";
            case 0x05: return "it has accepted the request and needs more time";
            case 0x06: return "it is busy";
            case 0x07: return "it cannot do that";
            case 0x08: return "its memory has a parity error";
            case 0x0A: return "the gateway has no way to it";
            case 0x0B: return "it does not answer the gateway";
            default: return "a reason of the maker's own";
        }
    }();
    return "exception " + std::to_string(code) + ": " + std::string(meaning);
}

bool modbus_answer_complete(std::span<const std::uint8_t> request, std::span<const std::uint8_t> bytes, bool echo) {
    const auto question = parse_modbus_request(request);
    if (!question) return true;  // nothing that could be answered
    const bool repeated = bytes.size() >= request.size() && std::equal(request.begin(), request.end(), bytes.begin());
    // A single write is answered by its own bytes; everything else that comes back first is an echo, declared or not.
    const bool own_answer = question->function == fc::write_coil || question->function == fc::write_register;
    if (echo && bytes.size() < request.size()) return false;
    if (repeated && (echo || !own_answer)) bytes = bytes.subspan(request.size());
    if (question->address == 0) return true;
    const std::size_t length = question->answer_length();
    if (bytes.size() >= length && question->begins_answer(bytes)) return true;
    for (std::size_t at = 0; at + shortest <= bytes.size(); ++at) {
        const auto rest = bytes.subspan(at);
        if (question->answered_by(rest.first(shortest))) return true;
        if (rest.size() >= length && question->answered_by(rest.first(length))) return true;
    }
    return false;
}

}  // namespace velocert::instruments
