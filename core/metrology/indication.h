// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/metrology/unit.h"

namespace velocert::metrology {

/// What an instrument can be asked for (VIM 2.3). The name is what JSON and profiles use.
enum class Measurand : std::uint8_t {
    mass,
    distance,     ///< path since the counter was zeroed; device time is that of the last pulse
    speed,        ///< of the vehicle
    force,        ///< of one transducer whose place the station names
    front_force,  ///< at the front brake lever
    rear_force,   ///< at the rear brake lever
    front_brake,  ///< lever switch: 0 at rest, 1 moved
    rear_brake,
    light_gate_1,
    light_gate_2,
    torque,
    rotation,
    voltage,
    current,
    temperature,
    humidity,
    wind_speed,
    sound_level,
    power,       ///< electrical, active
    frequency,   ///< of a voltage
    inductance,  ///< between two terminals
    resistance,  ///< of what the inductance is in series with, or of an insulation
    capacitance,
    quality_factor,        ///< of an impedance: reactance by resistance
    energy,                ///< electrical, counted since the counter was set to zero
    peak_force,            ///< largest force since the peak was set to zero
    maximum_sound_level,   ///< largest since the meter was told to begin
    acceleration,          ///< along the direction of travel
    lateral_acceleration,  ///< across it
    wind_direction,        ///< from which it blows, clockwise from north or from the mark of the sensor
    pressure,              ///< of the air
    elapsed_time,          ///< of a test the instrument runs by itself
    judgement,             ///< of a test the instrument runs by itself: 1 passed, 0 failed
    latitude,              ///< positive to the north
    longitude,             ///< positive to the east
    height,                ///< above mean sea level
    course,                ///< over ground, clockwise from true north
    speed_accuracy,        ///< the receiver's own estimate of the standard deviation of its speed
    fix_quality,  ///< as NMEA 0183 counts: 0 none, 1 autonomous, 2 differential, 4 fixed and 5 float ambiguities, 6
                  ///< estimated
    fix_mode,     ///< 1 none, 2 in two dimensions, 3 in three
    satellites,   ///< used for the position
    beidou_satellites,  ///< of BeiDou: used where the receiver tells, otherwise in view
    time_utc,           ///< as a duration since 1970-01-01 00:00 UTC, without leap seconds
    pulses,             ///< counted since the counter was set to zero
    other_satellites,   ///< of all other systems than BeiDou, used for the position: in an epoch so far
    length,             ///< of a thing, between two marks or faces, by a gauge that a person reads
    plane_angle,        ///< between two lines or faces, by a gauge that a person reads
};

[[nodiscard]] std::string_view name(Measurand measurand);
[[nodiscard]] base::Result<Measurand> parse_measurand(std::string_view text);
[[nodiscard]] Kind kind_of(Measurand measurand);

/// Properties of one indication, as bits.
enum class Flag : std::uint16_t {
    stable = 1U << 0U,       ///< the instrument says the value is stable
    over_range = 1U << 1U,   ///< above the range; there is no value
    under_range = 1U << 2U,  ///< below the range; there is no value
    derived = 1U << 3U,      ///< computed by the driver from other fields of the stream
    gap = 1U << 4U,          ///< frames were lost just before this one
    saturated = 1U << 5U,    ///< the converter was at its end
    zeroing = 1U << 6U,      ///< reply to a zero or tare command
    no_value = 1U << 7U,     ///< the instrument answered without a value (busy, error)
};
[[nodiscard]] std::string_view name(Flag flag);

/// A set of Flag.
class Flags {
  public:
    constexpr Flags() = default;
    constexpr Flags(Flag flag) : bits_(static_cast<std::uint16_t>(flag)) {}
    [[nodiscard]] constexpr bool has(Flag flag) const { return (bits_ & static_cast<std::uint16_t>(flag)) != 0; }
    constexpr Flags& add(Flags flags) {
        bits_ = static_cast<std::uint16_t>(bits_ | flags.bits_);
        return *this;
    }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] std::vector<std::string_view> names() const;
    friend constexpr bool operator==(Flags, Flags) = default;

  private:
    std::uint16_t bits_ = 0;
};

/// What the instrument showed (VIM 4.1): digits as sent, unit, resolution, flags, and where in the byte stream
/// its frame stood. Small and without allocation: millions pass per second.
struct Indication {
    static constexpr std::int64_t no_time = -1;

    Measurand measurand = Measurand::mass;
    Flags flags;
    base::Decimal value;                    ///< meaningless when has_value() is false
    base::Decimal resolution;               ///< smallest step shown, in the same unit; 0 if unknown
    const Unit* unit = nullptr;             ///< points into the static unit table; null when there is no value
    std::int64_t device_time_us = no_time;  ///< the instrument's own clock, unwrapped; no_time if it has none
    std::int64_t arrival_ns = no_time;      ///< monotonic time the frame's last byte arrived; no_time for bare captures
    std::uint64_t offset = 0;               ///< of the frame's first byte, counted over received bytes
    std::uint32_t length = 0;               ///< bytes of the frame

    /// True if there is a number that may be used: not over or under range, not refused by the instrument.
    [[nodiscard]] bool has_value() const {
        return unit != nullptr && !flags.has(Flag::over_range) && !flags.has(Flag::under_range) &&
               !flags.has(Flag::no_value);
    }
};

/// Why a stretch of received bytes is no frame.
/// `unit`: whole and sound, but told in a unit that is none of this measurand.
enum class Rejection : std::uint8_t { garbage, checksum, syntax, length, truncated, refused, late, unit };
[[nodiscard]] std::string_view name(Rejection rejection);

/// Bytes that gave no indication, with the reason. They stay in the wire log like all others.
struct RejectedFrame {
    Rejection reason = Rejection::garbage;
    std::int64_t arrival_ns = Indication::no_time;
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

}  // namespace velocert::metrology
