// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/xk3190_decoders.h"

#include <algorithm>
#include <string>

#include "instruments/protocol/checksums.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::uint8_t stx = 0x02;
constexpr std::uint8_t etx = 0x03;
constexpr int most_decimals = 4;

bool is_digit(std::uint8_t c) { return c >= '0' && c <= '9'; }

/// A nibble as one upper-case hexadecimal digit.
std::uint8_t check_digit(unsigned nibble) {
    return static_cast<std::uint8_t>(nibble <= 9 ? 0x30 + nibble : 0x37 + nibble);
}

/// True if the two digits behind `bytes` are their exclusive or.
bool checked(std::span<const std::uint8_t> bytes, std::uint8_t high, std::uint8_t low) {
    const unsigned sum = xor_checksum(bytes);
    return high == check_digit(sum >> 4U) && low == check_digit(sum & 0x0FU);
}

/// Sign, six digits, number of decimals.
std::optional<Decimal> number_of(std::span<const std::uint8_t> field) {
    if (field[0] != '+' && field[0] != '-') return std::nullopt;
    std::int64_t mantissa = 0;
    for (const auto digit : field.subspan(1, 6)) {
        if (!is_digit(digit)) return std::nullopt;
        mantissa = mantissa * 10 + (digit - '0');
    }
    if (field[7] < '0' || field[7] > '0' + most_decimals) return std::nullopt;
    return Decimal(field[0] == '-' ? -mantissa : mantissa, field[7] - '0');
}

}  // namespace

Xk3190ContinuousDecoder::Xk3190ContinuousDecoder(const IndicatorSettings& settings)
    : StartByteDecoder(stx), weight_(settings) {}

StartByteDecoder::Outcome Xk3190ContinuousDecoder::judge(const Frame& frame, Decoded& out) {
    constexpr std::size_t size = 12;
    const auto bytes = frame.bytes;
    if (bytes.size() < size) return bytes.back() == etx ? rejected(Rejection::length) : more;
    if (bytes.back() != etx) return rejected(Rejection::syntax);
    if (!checked(bytes.subspan(1, 8), bytes[9], bytes[10])) return rejected(Rejection::checksum);
    const auto value = number_of(bytes.subspan(1, 8));
    if (!value) return rejected(Rejection::syntax);
    auto shown = indication(frame, Measurand::mass);
    weight_.fill(*value, shown);
    out.indications.push_back(shown);
    return done;
}

Xk3190EqualsDecoder::Xk3190EqualsDecoder(const IndicatorSettings& settings, bool reversed)
    : StartByteDecoder('='), weight_(settings), reversed_(reversed) {}

StartByteDecoder::Outcome Xk3190EqualsDecoder::judge(const Frame& frame, Decoded& out) {
    constexpr std::size_t width = 7;
    const auto bytes = frame.bytes;
    if (bytes.size() < width + 2) return more;
    const std::uint8_t sign = reversed_ ? bytes[width + 1] : bytes[1];
    std::array<char, width> display{};
    std::copy_n(bytes.begin() + (reversed_ ? 1 : 2), width, display.begin());
    if (reversed_) std::reverse(display.begin(), display.end());
    const std::string_view text(display.data(), display.size());
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(static_cast<std::uint8_t>(c)) || c == '.' || c == ' ';
    });
    const auto magnitude = plain ? right_aligned(text) : std::nullopt;
    if (!magnitude || (sign != '0' && sign != '-')) return rejected(Rejection::syntax);
    auto shown = indication(frame, Measurand::mass);
    weight_.fill(Decimal(sign == '-' ? -magnitude->mantissa() : magnitude->mantissa(), magnitude->scale()), shown);
    out.indications.push_back(shown);
    return done;
}

Xk3190CommandDecoder::Xk3190CommandDecoder(const IndicatorSettings& settings, char address)
    : StartByteDecoder(stx), weight_(settings), address_(address) {}

void Xk3190CommandDecoder::request(std::span<const std::uint8_t> bytes) {
    for (const auto byte : bytes) {
        if (byte == stx) sent_ = 0;
        if (sent_ == 2) open_ = static_cast<char>(byte);
        ++sent_;
    }
}

StartByteDecoder::Outcome Xk3190CommandDecoder::judge(const Frame& frame, Decoded& out) {
    constexpr std::size_t bare_size = 6;
    constexpr std::size_t full_size = 14;
    const auto bytes = frame.bytes;
    const std::size_t size = bytes.size();
    const bool ended = bytes.back() == etx;
    if (size < full_size && !(ended && size == bare_size)) return ended ? rejected(Rejection::length) : more;
    if (!ended) return rejected(Rejection::syntax);
    if (!checked(bytes.subspan(1, size - 4), bytes[size - 3], bytes[size - 2])) return rejected(Rejection::checksum);
    const char command = static_cast<char>(bytes[2]);
    if (command < 'A' || command > 'D') return rejected(Rejection::syntax);
    const bool asked = !watching() || open_ == command;
    if (static_cast<char>(bytes[1]) != address_ || !asked) return rejected(Rejection::late);
    if (command == 'A') {
        if (size != bare_size) return rejected(Rejection::length);
        open_ = 0;
        out.events.push_back({DeviceEvent::Kind::accepted, "handshake", frame.arrival_ns, frame.offset});
        return done;
    }
    if (size == bare_size) return rejected(Rejection::refused);
    const auto value = number_of(bytes.subspan(3, 8));
    if (!value) return rejected(Rejection::syntax);
    open_ = 0;
    auto shown = indication(frame, Measurand::mass);
    weight_.fill(*value, shown);
    // What stands in the tare memory is no load.
    if (command == 'C') shown.flags.add(Flag::zeroing);
    out.indications.push_back(shown);
    return done;
}

Xk3190PlatformDecoder::Xk3190PlatformDecoder(const IndicatorSettings& settings) : LineDecoder(32), weight_(settings) {}

std::optional<Rejection> Xk3190PlatformDecoder::answer(const Line& line, Decoded& out) {
    constexpr std::size_t width = 13;
    const std::string_view text = line.text;
    if (text.size() != width) return text.starts_with('W') ? Rejection::length : Rejection::garbage;
    const auto bytes = std::span(reinterpret_cast<const std::uint8_t*>(text.data()), width);
    if (!checked(bytes.first(width - 2), bytes[width - 2], bytes[width - 1])) return Rejection::checksum;
    auto shown = indication(line, Measurand::mass);
    const std::string_view body = text.substr(0, width - 2);
    if (body == "         OL" || body == "         LO") {
        shown.flags = body.ends_with("OL") ? Flag::over_range : Flag::under_range;
        weight_.interrupt();
        out.indications.push_back(shown);
        return std::nullopt;
    }
    const auto value = right_aligned(text.substr(2, 7));
    if (text[0] != 'W' || (text[1] != 'G' && text[1] != 'N') || !value) return Rejection::syntax;
    if (text.substr(9, 2) != "kg") {
        event(line, DeviceEvent::Kind::fault,
              "the indicator shows '" + std::string(text.substr(9, 2)) + "'; set it to kg", out);
        return Rejection::syntax;
    }
    weight_.fill(*value, shown);
    out.indications.push_back(shown);
    return std::nullopt;
}

}  // namespace velocert::instruments
