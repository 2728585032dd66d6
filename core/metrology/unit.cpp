// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/unit.h"

#include <array>

namespace velocert::metrology {
namespace {

// The preferred unit of each kind comes first among its kind.
constexpr std::array table{
    Unit{"kg", "kg", Kind::mass, 1'000'000},
    Unit{"g", "g", Kind::mass, 1'000},
    Unit{"mg", "mg", Kind::mass, 1},
    Unit{"t", "t", Kind::mass, 1'000'000'000},
    Unit{"m", "m", Kind::length, 1'000'000},
    Unit{"cm", "cm", Kind::length, 10'000},
    Unit{"mm", "mm", Kind::length, 1'000},
    Unit{"um", "µm", Kind::length, 1},
    Unit{"km/h", "km/h", Kind::speed, 1'000'000},
    Unit{"m/s", "m/s", Kind::speed, 3'600'000},
    Unit{"kn", "kn", Kind::speed, 1'852'000},
    Unit{"mm/s", "mm/s", Kind::speed, 3'600},
    Unit{"cm/s", "cm/s", Kind::speed, 36'000},
    Unit{"mm/h", "mm/h", Kind::speed, 1},
    Unit{"r/min", "r/min", Kind::rotation, 1'000},
    Unit{"mr/min", "mr/min", Kind::rotation, 1},
    Unit{"N", "N", Kind::force, 1'000},
    Unit{"kN", "kN", Kind::force, 1'000'000},
    Unit{"mN", "mN", Kind::force, 1},
    Unit{"N.m", "N·m", Kind::torque, 1'000},
    Unit{"N.cm", "N·cm", Kind::torque, 10},
    Unit{"mN.m", "mN·m", Kind::torque, 1},
    Unit{"s", "s", Kind::duration, 1'000'000},
    Unit{"min", "min", Kind::duration, 60'000'000},
    Unit{"h", "h", Kind::duration, 3'600'000'000},
    Unit{"ms", "ms", Kind::duration, 1'000},
    Unit{"us", "µs", Kind::duration, 1},
    Unit{"V", "V", Kind::voltage, 1'000'000},
    Unit{"kV", "kV", Kind::voltage, 1'000'000'000},
    Unit{"mV", "mV", Kind::voltage, 1'000},
    Unit{"uV", "µV", Kind::voltage, 1},
    Unit{"A", "A", Kind::current, 1'000'000},
    Unit{"mA", "mA", Kind::current, 1'000},
    Unit{"uA", "µA", Kind::current, 1},
    Unit{"W", "W", Kind::power, 1'000'000},
    Unit{"kW", "kW", Kind::power, 1'000'000'000},
    Unit{"mW", "mW", Kind::power, 1'000},
    Unit{"uW", "µW", Kind::power, 1},
    Unit{"J", "J", Kind::energy, 1'000},
    Unit{"Wh", "W·h", Kind::energy, 3'600'000},
    Unit{"mJ", "mJ", Kind::energy, 1},
    Unit{"Mohm", "MΩ", Kind::resistance, 1'000'000'000},
    Unit{"ohm", "Ω", Kind::resistance, 1'000},
    Unit{"kohm", "kΩ", Kind::resistance, 1'000'000},
    Unit{"Gohm", "GΩ", Kind::resistance, 1'000'000'000'000},
    Unit{"mohm", "mΩ", Kind::resistance, 1},
    Unit{"mH", "mH", Kind::inductance, 1'000'000},
    Unit{"H", "H", Kind::inductance, 1'000'000'000},
    Unit{"uH", "µH", Kind::inductance, 1'000},
    Unit{"nH", "nH", Kind::inductance, 1},
    Unit{"degC", "°C", Kind::temperature, 1'000, 273'150},
    Unit{"mK", "mK", Kind::temperature, 1},
    Unit{"%", "%", Kind::ratio, 10'000'000},
    Unit{"1", "", Kind::ratio, 1'000'000'000},
    Unit{"ppm", "ppm", Kind::ratio, 1'000},
    Unit{"ppb", "ppb", Kind::ratio, 1},
    Unit{"count", "", Kind::count, 1},
    Unit{"dB(A)", "dB(A)", Kind::sound_level, 100},
    Unit{"cdB(A)", "cdB(A)", Kind::sound_level, 1},
    Unit{"cm3", "cm³", Kind::volume, 1'000},
    Unit{"mm3", "mm³", Kind::volume, 1},
    Unit{"deg", "°", Kind::angle, 1'000'000'000},
    Unit{"mdeg", "m°", Kind::angle, 1'000'000},
    Unit{"ndeg", "n°", Kind::angle, 1},
    Unit{"Hz", "Hz", Kind::frequency, 1'000},
    Unit{"kHz", "kHz", Kind::frequency, 1'000'000},
    Unit{"mHz", "mHz", Kind::frequency, 1},
    Unit{"m/s2", "m/s²", Kind::acceleration, 1'000},
    Unit{"mm/s2", "mm/s²", Kind::acceleration, 1},
    Unit{"V.min/r", "V·min/r", Kind::voltage_per_rotation, 1'000'000'000},
    Unit{"mV.min/r", "mV·min/r", Kind::voltage_per_rotation, 1'000'000},
    Unit{"nV.min/r", "nV·min/r", Kind::voltage_per_rotation, 1},
    Unit{"uF", "µF", Kind::capacitance, 1'000'000'000},
    Unit{"mF", "mF", Kind::capacitance, 1'000'000'000'000},
    Unit{"nF", "nF", Kind::capacitance, 1'000'000},
    Unit{"pF", "pF", Kind::capacitance, 1'000},
    Unit{"fF", "fF", Kind::capacitance, 1},
    Unit{"hPa", "hPa", Kind::pressure, 100},
    Unit{"kPa", "kPa", Kind::pressure, 1'000},
    Unit{"Pa", "Pa", Kind::pressure, 1},
};

}  // namespace

std::string_view name(Kind kind) {
    switch (kind) {
        case Kind::mass: return "mass";
        case Kind::length: return "length";
        case Kind::speed: return "speed";
        case Kind::rotation: return "rotation";
        case Kind::force: return "force";
        case Kind::torque: return "torque";
        case Kind::duration: return "duration";
        case Kind::voltage: return "voltage";
        case Kind::current: return "current";
        case Kind::power: return "power";
        case Kind::energy: return "energy";
        case Kind::resistance: return "resistance";
        case Kind::inductance: return "inductance";
        case Kind::temperature: return "temperature";
        case Kind::ratio: return "ratio";
        case Kind::count: return "count";
        case Kind::sound_level: return "sound level";
        case Kind::volume: return "volume";
        case Kind::angle: return "angle";
        case Kind::frequency: return "frequency";
        case Kind::acceleration: return "acceleration";
        case Kind::voltage_per_rotation: return "voltage per rotation";
        case Kind::capacitance: return "capacitance";
        case Kind::pressure: return "pressure";
    }
    return "unknown";
}

std::span<const Unit> units() { return table; }

base::Result<Unit> find_unit(std::string_view symbol) {
    for (const auto& unit : table)
        if (unit.symbol == symbol || (!unit.print.empty() && unit.print == symbol)) return unit;
    return base::fail(base::ErrorCode::wrong_unit, {}, "'" + std::string(symbol) + "' is not a known unit",
                      "a unit such as kg, m, km/h, N, N.m, r/min, s, V, A, W, ohm, H, Hz, degC, dB(A), %");
}

const Unit& preferred_unit(Kind kind) {
    for (const auto& unit : table)
        if (unit.kind == kind) return unit;
    return table.front();
}

const Unit& base_unit(Kind kind) {
    for (const auto& unit : table)
        if (unit.kind == kind && unit.factor == 1 && unit.offset == 0) return unit;
    return table.front();
}

}  // namespace velocert::metrology
