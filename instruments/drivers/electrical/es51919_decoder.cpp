// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/es51919_decoder.h"

#include <array>
#include <string_view>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::Flag;
using metrology::Indication;
using metrology::Kind;
using metrology::Measurand;
using metrology::Rejection;

constexpr int over = 0x4E20;  ///< 20000 counts: more than the display has

/// Units by their number in bits 7 to 3; what has none here is not read.
struct UnitRow {
    unsigned code;
    Kind kind;
    std::string_view symbol;
    int moved;  ///< powers of ten from the meter's unit to that symbol
};
constexpr std::array unit_rows{
    UnitRow{1, Kind::resistance, "ohm", 0},  UnitRow{2, Kind::resistance, "kohm", 0},
    UnitRow{3, Kind::resistance, "Mohm", 0}, UnitRow{5, Kind::inductance, "uH", 0},
    UnitRow{6, Kind::inductance, "mH", 0},   UnitRow{7, Kind::inductance, "H", 0},
    UnitRow{8, Kind::inductance, "H", 3},    UnitRow{9, Kind::capacitance, "pF", 0},
    UnitRow{10, Kind::capacitance, "nF", 0}, UnitRow{11, Kind::capacitance, "uF", 0},
    UnitRow{12, Kind::capacitance, "mF", 0}, UnitRow{0, Kind::ratio, "1", 0},
};

std::optional<Measurand> primary(unsigned quantity) {
    switch (quantity) {
        case 1: return Measurand::inductance;
        case 2: return Measurand::capacitance;
        case 3:
        case 4: return Measurand::resistance;
        default: return std::nullopt;
    }
}
/// Loss factor and phase angle are passed over: they are told by the others.
std::optional<Measurand> secondary(unsigned quantity) {
    switch (quantity) {
        case 2: return Measurand::quality_factor;
        case 3: return Measurand::resistance;
        default: return std::nullopt;
    }
}

base::Decimal scaled(std::int64_t mantissa, int scale) {
    for (; scale < 0; ++scale) mantissa *= 10;
    return {mantissa, scale};
}

/// Two bytes of the value, one with exponent and unit, one with the state of the display.
bool value(std::span<const std::uint8_t> field, Indication& shown) {
    const std::uint8_t form = field[2];
    const unsigned state = field[3] & 0x0FU;
    if (state == 3) {
        shown.flags.add(Flag::over_range);
        return true;
    }
    if (state > 10 || (state > 3 && state < 7)) return false;
    // Blank, dashes, the result of sorting, open and short of a calibration: there is no number on the display.
    if (state != 0) {
        shown.flags.add(Flag::no_value);
        return true;
    }
    int counts = field[0] << 8 | field[1];
    if (counts == over) {
        shown.flags.add(Flag::over_range);
        return true;
    }
    if (counts > 0x7FFF) counts -= 0x10000;
    if (counts > over || counts < -over) return false;
    for (const auto& row : unit_rows) {
        if (row.code != form >> 3U) continue;
        if (row.kind != metrology::kind_of(shown.measurand)) return false;
        const int scale = static_cast<int>(form & 7U) - row.moved;
        shown.value = scaled(counts, scale);
        shown.resolution = scaled(1, scale);
        shown.unit = &unit_row(row.symbol);
        return true;
    }
    return false;
}

}  // namespace

void Es51919Decoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
                          Decoded& out) {
    if (direction == metrology::Direction::sent) return;  // it does not listen
    frames_.feed(bytes, arrival_ns, out, [&](std::span<const std::uint8_t, length> one, std::uint64_t offset) {
        return frame(one, offset, arrival_ns, out);
    });
}

void Es51919Decoder::finish(Decoded& out) { frames_.finish(Indication::no_time, out); }

std::optional<Rejection> Es51919Decoder::frame(std::span<const std::uint8_t, length> bytes, std::uint64_t offset,
                                               std::int64_t arrival_ns, Decoded& out) const {
    if (bytes[1] != 0x0D || bytes[15] != 0x0D || bytes[16] != 0x0A) return Rejection::garbage;
    const std::uint8_t flags = bytes[2];
    const bool calibrating = (flags & 0x08U) != 0;
    const bool difference = (flags & 0x04U) != 0;
    const bool held = (flags & 0x01U) != 0;
    // A winding is judged by the inductance of its series circuit; that of the parallel one is another number.
    constexpr std::uint8_t inductance = 1;
    const bool parallel = (flags & 0x80U) != 0 && bytes[5] == inductance && rule_ >= ReadingRule::third;
    if (bytes[3] >> 5U > 5 || bytes[10] > 4) return Rejection::syntax;
    std::array<Indication, 2> shown;
    std::size_t count = 0;
    const auto add = [&](std::optional<Measurand> measurand, std::size_t at) {
        if (!measurand) return true;
        auto& one = shown[count++];
        one.measurand = *measurand;
        one.arrival_ns = arrival_ns;
        one.offset = offset;
        one.length = length;
        if (!value(bytes.subspan(at, 4), one)) return false;
        if (calibrating || difference || held || parallel) {
            one.flags.add(Flag::no_value);
            one.unit = nullptr;
        }
        return true;
    };
    const auto first = primary(bytes[5]);
    if (!first || !add(first, 6) || !add(secondary(bytes[10]), 11)) return Rejection::syntax;
    out.indications.insert(out.indications.end(), shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(count));
    if (difference && !calibrating)
        out.events.push_back({metrology::DeviceEvent::Kind::fault,
                              "the meter shows differences from a stored value: switch REL off", arrival_ns, offset});
    if (held && !calibrating)
        out.events.push_back(
            {metrology::DeviceEvent::Kind::fault, "the meter holds a value: switch HOLD off", arrival_ns, offset});
    if (parallel && !calibrating)
        out.events.push_back({metrology::DeviceEvent::Kind::fault,
                              "the meter shows the inductance of a parallel circuit (Lp): set it to series (Ls)",
                              arrival_ns, offset});
    return std::nullopt;
}

}  // namespace velocert::instruments
