// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/toledo_decoder.h"

#include <algorithm>

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
constexpr std::uint8_t cr = 0x0D;
constexpr std::size_t bare_size = 17;
constexpr std::size_t digits = 6;

bool bit(std::uint8_t byte, unsigned place) { return ((byte >> place) & 1U) != 0; }

/// Blanks, then digits; nothing for anything else.
std::optional<std::int64_t> number_of(std::span<const std::uint8_t> field) {
    std::int64_t out = 0;
    bool begun = false;
    for (const auto c : field) {
        if (c == ' ' && !begun) continue;
        if (c < '0' || c > '9') return std::nullopt;
        begun = true;
        out = out * 10 + (c - '0');
    }
    if (!begun) return std::nullopt;
    return out;
}

struct Scale {
    std::int64_t factor;  ///< of the digits: 100, 10 or 1
    int decimals;
    std::int64_t step;  ///< in the last digit: 1, 2, 5; 0 when it is not told
};
Scale scale_of(std::uint8_t status_a) {
    const int place = status_a & 7;
    constexpr std::array<std::int64_t, 4> steps{0, 1, 2, 5};
    const std::int64_t step = steps[(status_a >> 3U) & 3U];
    if (place < 2) return {place == 0 ? 100 : 10, 0, step};
    return {1, place - 2, step};
}

}  // namespace

ToledoDecoder::ToledoDecoder(bool checksum, const std::optional<metrology::WrittenQuantity>& step)
    : StartByteDecoder(stx), checksum_(checksum), units_(step) {}

bool ToledoDecoder::may_hold_start(std::size_t place) const { return checksum_ && place == bare_size; }

StartByteDecoder::Outcome ToledoDecoder::judge(const Frame& frame, Decoded& out) {
    const auto bytes = frame.bytes;
    if (bytes.size() < bare_size) return bytes.back() == cr ? rejected(Rejection::length) : more;
    if (bytes.size() == bare_size) {
        if (bytes.back() != cr) return rejected(Rejection::syntax);
        if (checksum_) return more;
    }
    // A byte above 7F is none of these; on a line of seven bits the port has taken the parity away.
    if (std::any_of(bytes.begin(), bytes.end(), [](std::uint8_t c) { return c > 0x7F; }))
        return rejected(Rejection::syntax);
    if (checksum_ && byte_sum(bytes) % 128 != 0) {
        // Without the check byte the next frame stands in its place.
        Outcome wrong = rejected(Rejection::checksum);
        wrong.without_last = bytes.back() == stx;
        return wrong;
    }
    return read(frame, out);
}

StartByteDecoder::Outcome ToledoDecoder::read(const Frame& frame, Decoded& out) {
    const auto bytes = frame.bytes;
    const std::uint8_t status_b = bytes[2];
    const std::uint8_t status_c = bytes[3];
    const Scale scale = scale_of(bytes[1]);
    auto shown = indication(frame, Measurand::mass);

    const bool zeroed = !bit(status_b, 6);
    if (!zeroed && zeroed_)
        out.events.push_back(
            {DeviceEvent::Kind::restarted, "switched on and not zeroed", frame.arrival_ns, frame.offset});
    zeroed_ = zeroed;

    const bool negative = bit(status_b, 1);
    if (bit(status_b, 2)) {
        shown.flags = negative ? Flag::under_range : Flag::over_range;
        out.indications.push_back(shown);
        return done;
    }
    const unsigned other_unit = status_c & 7U;
    const std::string_view symbol = other_unit == 1                       ? "g"
                                    : other_unit == 2                     ? "t"
                                    : other_unit == 0 && bit(status_b, 4) ? "kg"
                                                                          : "";
    const auto* row = units_.find(symbol);
    if (row == nullptr) {
        if (!foreign_told_)
            out.events.push_back({DeviceEvent::Kind::fault,
                                  other_unit == 0
                                      ? "the terminal shows lb; set it to kg"
                                      : "the terminal shows a unit that is none of kg, g and t; set it to kg",
                                  frame.arrival_ns, frame.offset});
        foreign_told_ = true;
        return rejected(Rejection::syntax);
    }
    foreign_told_ = false;
    const auto weight = number_of(bytes.subspan(4, digits));
    const auto tare = bytes.subspan(4 + digits, digits);
    // No tare may be blanks alone.
    const bool no_tare = std::all_of(tare.begin(), tare.end(), [](std::uint8_t c) { return c == ' '; });
    if (!weight || (!no_tare && !number_of(tare))) return rejected(Rejection::syntax);
    const std::int64_t mantissa = *weight * scale.factor;
    shown.value = Decimal(negative ? -mantissa : mantissa, scale.decimals);
    shown.unit = row->unit;
    // Expanded, the display shows ten times finer than its step.
    const bool told = scale.step > 0 && !bit(status_c, 4);
    const Decimal step(scale.factor * (told ? scale.step : 1), scale.decimals);
    shown.resolution = row->step || !told ? WeightUnits::resolution(shown.value, *row) : step;
    if (shown.resolution < step) shown.resolution = step;
    if (!zeroed)
        shown.flags = Flag::no_value;
    else if (!bit(status_b, 3))
        shown.flags = Flag::stable;
    out.indications.push_back(shown);
    return done;
}

}  // namespace velocert::instruments
