// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.h"

namespace velocert::metrology {

/// A kind of quantity (VIM 1.2). Each kind has one small base unit in which values are whole numbers;
/// the base units are chosen so that every unit the standards print is a whole multiple.
enum class Kind : std::uint8_t {
    mass,                  ///< milligram
    length,                ///< micrometre
    speed,                 ///< millimetre per hour
    rotation,              ///< 0.001 revolution per minute
    force,                 ///< millinewton
    torque,                ///< millinewton metre
    duration,              ///< microsecond
    voltage,               ///< microvolt
    current,               ///< microampere
    power,                 ///< microwatt
    energy,                ///< millijoule
    resistance,            ///< milliohm
    inductance,            ///< nanohenry
    temperature,           ///< millikelvin (a point; degrees Celsius carry an offset)
    ratio,                 ///< 1e-9
    count,                 ///< one
    sound_level,           ///< 0.01 dB(A); compares, does not add
    volume,                ///< cubic millimetre
    angle,                 ///< 1e-9 degree: a position on the Earth to 0.1 mm
    frequency,             ///< millihertz
    acceleration,          ///< millimetre per second squared
    voltage_per_rotation,  ///< nanovolt per revolution per minute (a motor's back-EMF constant)
    capacitance,           ///< femtofarad
    pressure,              ///< pascal
};

/// The kinds are consecutive; this is the last one.
inline constexpr Kind last_kind = Kind::pressure;

[[nodiscard]] std::string_view name(Kind kind);

/// A unit as it is printed. value in base units = value x factor + offset; both exact.
struct Unit {
    std::string_view symbol;  ///< as in JSON ("N.m", "km/h", "dB(A)")
    std::string_view print;   ///< as on paper and screen ("N·m")
    Kind kind;
    std::int64_t factor;      ///< base units in one of this unit
    std::int64_t offset = 0;  ///< base units at zero of this unit (only degrees Celsius)

    friend bool operator==(const Unit& a, const Unit& b) { return a.symbol == b.symbol; }
};

/// All units the program knows, the preferred one of a kind first.
[[nodiscard]] std::span<const Unit> units();
/// The unit of that symbol (JSON or printed form); an error names the symbol.
[[nodiscard]] base::Result<Unit> find_unit(std::string_view symbol);
/// The unit in which values of that kind are shown when nothing else is said ("kg", "m", "km/h").
[[nodiscard]] const Unit& preferred_unit(Kind kind);
/// The unit whose factor is 1 (mg, um, mm/h ...), in which stored values are exact.
[[nodiscard]] const Unit& base_unit(Kind kind);

}  // namespace velocert::metrology
