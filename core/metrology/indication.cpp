// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/indication.h"

#include <array>

namespace velocert::metrology {
namespace {

struct MeasurandRow {
    Measurand measurand;
    std::string_view name;
    Kind kind;
};

constexpr std::array measurands{
    MeasurandRow{Measurand::mass, "mass", Kind::mass},
    MeasurandRow{Measurand::distance, "distance", Kind::length},
    MeasurandRow{Measurand::speed, "speed", Kind::speed},
    MeasurandRow{Measurand::force, "force", Kind::force},
    MeasurandRow{Measurand::front_force, "front_force", Kind::force},
    MeasurandRow{Measurand::rear_force, "rear_force", Kind::force},
    MeasurandRow{Measurand::front_brake, "front_brake", Kind::count},
    MeasurandRow{Measurand::rear_brake, "rear_brake", Kind::count},
    MeasurandRow{Measurand::light_gate_1, "light_gate_1", Kind::count},
    MeasurandRow{Measurand::light_gate_2, "light_gate_2", Kind::count},
    MeasurandRow{Measurand::torque, "torque", Kind::torque},
    MeasurandRow{Measurand::rotation, "rotation", Kind::rotation},
    MeasurandRow{Measurand::voltage, "voltage", Kind::voltage},
    MeasurandRow{Measurand::current, "current", Kind::current},
    MeasurandRow{Measurand::temperature, "temperature", Kind::temperature},
    MeasurandRow{Measurand::humidity, "humidity", Kind::ratio},
    MeasurandRow{Measurand::wind_speed, "wind_speed", Kind::speed},
    MeasurandRow{Measurand::sound_level, "sound_level", Kind::sound_level},
    MeasurandRow{Measurand::power, "power", Kind::power},
    MeasurandRow{Measurand::frequency, "frequency", Kind::frequency},
    MeasurandRow{Measurand::inductance, "inductance", Kind::inductance},
    MeasurandRow{Measurand::resistance, "resistance", Kind::resistance},
    MeasurandRow{Measurand::capacitance, "capacitance", Kind::capacitance},
    MeasurandRow{Measurand::quality_factor, "quality_factor", Kind::ratio},
    MeasurandRow{Measurand::energy, "energy", Kind::energy},
    MeasurandRow{Measurand::peak_force, "peak_force", Kind::force},
    MeasurandRow{Measurand::maximum_sound_level, "maximum_sound_level", Kind::sound_level},
    MeasurandRow{Measurand::acceleration, "acceleration", Kind::acceleration},
    MeasurandRow{Measurand::lateral_acceleration, "lateral_acceleration", Kind::acceleration},
    MeasurandRow{Measurand::wind_direction, "wind_direction", Kind::angle},
    MeasurandRow{Measurand::pressure, "pressure", Kind::pressure},
    MeasurandRow{Measurand::elapsed_time, "elapsed_time", Kind::duration},
    MeasurandRow{Measurand::judgement, "judgement", Kind::count},
    MeasurandRow{Measurand::latitude, "latitude", Kind::angle},
    MeasurandRow{Measurand::longitude, "longitude", Kind::angle},
    MeasurandRow{Measurand::height, "height", Kind::length},
    MeasurandRow{Measurand::course, "course", Kind::angle},
    MeasurandRow{Measurand::speed_accuracy, "speed_accuracy", Kind::speed},
    MeasurandRow{Measurand::fix_quality, "fix_quality", Kind::count},
    MeasurandRow{Measurand::fix_mode, "fix_mode", Kind::count},
    MeasurandRow{Measurand::satellites, "satellites", Kind::count},
    MeasurandRow{Measurand::beidou_satellites, "beidou_satellites", Kind::count},
    MeasurandRow{Measurand::time_utc, "time_utc", Kind::duration},
    MeasurandRow{Measurand::pulses, "pulses", Kind::count},
    MeasurandRow{Measurand::other_satellites, "other_satellites", Kind::count},
    MeasurandRow{Measurand::length, "length", Kind::length},
    MeasurandRow{Measurand::plane_angle, "plane_angle", Kind::angle},
};

const MeasurandRow& row(Measurand measurand) {
    for (const auto& entry : measurands)
        if (entry.measurand == measurand) return entry;
    return measurands.front();
}

constexpr std::array all_flags{Flag::stable, Flag::over_range, Flag::under_range, Flag::derived,
                               Flag::gap,    Flag::saturated,  Flag::zeroing,     Flag::no_value};

}  // namespace

std::string_view name(Measurand measurand) { return row(measurand).name; }

base::Result<Measurand> parse_measurand(std::string_view text) {
    for (const auto& entry : measurands)
        if (entry.name == text) return entry.measurand;
    std::string known;
    for (const auto& entry : measurands) known += (known.empty() ? "" : ", ") + std::string(entry.name);
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is not a known measurand",
                      "one of " + known);
}

Kind kind_of(Measurand measurand) { return row(measurand).kind; }

std::string_view name(Flag flag) {
    switch (flag) {
        case Flag::stable: return "stable";
        case Flag::over_range: return "over-range";
        case Flag::under_range: return "under-range";
        case Flag::derived: return "derived";
        case Flag::gap: return "gap";
        case Flag::saturated: return "saturated";
        case Flag::zeroing: return "zeroing";
        case Flag::no_value: return "no-value";
    }
    return "unknown";
}

std::vector<std::string_view> Flags::names() const {
    std::vector<std::string_view> out;
    for (const auto flag : all_flags)
        if (has(flag)) out.push_back(name(flag));
    return out;
}

std::string_view name(Rejection rejection) {
    switch (rejection) {
        case Rejection::garbage: return "garbage";
        case Rejection::checksum: return "checksum";
        case Rejection::syntax: return "syntax";
        case Rejection::length: return "length";
        case Rejection::truncated: return "truncated";
        case Rejection::refused: return "refused";
        case Rejection::late: return "late";
        case Rejection::unit: return "unit";
    }
    return "unknown";
}

}  // namespace velocert::metrology
