// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/pulse_daq.h"

#include <array>
#include <charconv>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/motion/pulse_daq_decoder.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{
    Measurand::distance,     Measurand::speed,       Measurand::force,      Measurand::front_force,
    Measurand::rear_force,   Measurand::front_brake, Measurand::rear_brake, Measurand::light_gate_1,
    Measurand::light_gate_2, Measurand::current,
};

constexpr std::array<RangeInfo, 10> ranges_with(std::string_view step) {
    return {RangeInfo{Measurand::distance, "0 m", "10000 m", step},
            RangeInfo{Measurand::speed, "0 km/h", "120 km/h", "0.001 km/h"},
            RangeInfo{Measurand::force, "-3276.7 N", "3276.7 N", "0.1 N"},
            RangeInfo{Measurand::front_force, "-3276.7 N", "3276.7 N", "0.1 N"},
            RangeInfo{Measurand::rear_force, "-3276.7 N", "3276.7 N", "0.1 N"},
            RangeInfo{Measurand::front_brake, "0", "1", "1"},
            RangeInfo{Measurand::rear_brake, "0", "1", "1"},
            RangeInfo{Measurand::light_gate_1, "0", "1", "1"},
            RangeInfo{Measurand::light_gate_2, "0", "1", "1"},
            RangeInfo{Measurand::current, "-327.67 A", "327.67 A", "0.01 A"}};
}
constexpr auto ranges_400 = ranges_with("0.0025 m");
constexpr auto ranges_100 = ranges_with("0.01 m");
constexpr auto ranges_1000 = ranges_with("0.001 m");

// Samples come every 1 to 20 ms; a second without one is no pause but trouble.
constexpr std::chrono::milliseconds sample_silence{1'000};

constexpr std::array profiles{
    Profile{"generic-400", "pulse counter, 400 pulses per metre", "115200 8N1", ranges_400, sample_silence},
    Profile{"generic-100", "pulse counter, 100 pulses per metre", "115200 8N1", ranges_100, sample_silence},
    Profile{"fifth-wheel-1000", "fifth wheel, 1000 pulses per metre", "460800 8N1", ranges_1000, sample_silence},
};

struct PulsesRow {
    std::string_view profile;
    std::string_view pulses_per_metre;
};
constexpr std::array pulses{
    PulsesRow{"generic-400", "400"},
    PulsesRow{"generic-100", "100"},
    PulsesRow{"fifth-wheel-1000", "1000"},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"format", "text", "text or binary"},
    OptionInfo{"ppm", "", "pulses per metre, such as 400 or 399.87; the profile's when not given"},
    OptionInfo{"force", "dual",
               "what the analogue field carries: dual (front and rear lever), front, rear, single, current"},
    OptionInfo{"force_scale", "0.1", "newtons per count"},
    OptionInfo{"current_scale", "0.01", "amperes per count of a current clamp in place of a force"},
    OptionInfo{"saturation", "32767", "count at which the converter is at its end, either sign"},
    OptionInfo{"rate", "", "samples per second to ask for at the start; the instrument's own when not given"},
};

/// A positive decimal with few enough digits that products of it stay in range.
base::Result<Decimal> positive(const Options& given, std::string_view name, std::string text, int most_digits) {
    const auto refuse = [&] {
        return base::fail(
            ErrorCode::bad_value, std::string(name), "'" + text + "'",
            "a number greater than zero with at most " + std::to_string(most_digits) + " digits behind the point");
    };
    if (text.empty()) text = option(pulse_daq, given, name);
    const auto value = Decimal::parse(text);
    constexpr std::int64_t most = 1'000'000'000;
    if (!value || value->mantissa() <= 0 || value->mantissa() > most || value->scale() > most_digits) return refuse();
    return *value;
}

base::Result<std::int64_t> whole(const Options& given, std::string_view name, std::int64_t most) {
    const std::string text = option(pulse_daq, given, name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > most)
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + text + "'",
                          "a whole number from 1 to " + std::to_string(most));
    return value;
}

base::Result<DaqWiring> wiring_of(const Options& given) {
    if (auto fine = check_options(pulse_daq, given); !fine) return base::fail(fine.error());
    DaqWiring wiring;
    const std::string format = option(pulse_daq, given, "format");
    if (format != "text" && format != "binary")
        return base::fail(ErrorCode::bad_value, "format", "'" + format + "'", "text or binary");
    wiring.binary = format == "binary";

    std::string ppm = option(pulse_daq, given, "ppm");
    for (const auto& row : pulses)
        if (ppm.empty() && row.profile == profile_of(pulse_daq, given).id) ppm = row.pulses_per_metre;
    const auto pulses_per_metre = positive(given, "ppm", ppm, 4);
    if (!pulses_per_metre) return base::fail(pulses_per_metre.error());
    // Below one pulse a metre a full counter would be a longer way than the program can hold.
    if (*pulses_per_metre < Decimal(1, 0))
        return base::fail(ErrorCode::bad_value, "ppm", "'" + ppm + "'", "at least 1 pulse per metre");
    wiring.pulses_per_metre = *pulses_per_metre;

    const std::string force = option(pulse_daq, given, "force");
    if (force == "dual")
        wiring.forces = DaqWiring::Forces::dual;
    else if (force == "front")
        wiring.forces = DaqWiring::Forces::front;
    else if (force == "rear")
        wiring.forces = DaqWiring::Forces::rear;
    else if (force == "single")
        wiring.forces = DaqWiring::Forces::single;
    else if (force == "current")
        wiring.forces = DaqWiring::Forces::current;
    else
        return base::fail(ErrorCode::bad_value, "force", "'" + force + "'", "dual, front, rear, single or current");

    const auto scale = positive(given, "force_scale", {}, 9);
    if (!scale) return base::fail(scale.error());
    wiring.newtons_per_count = *scale;
    const auto current_scale = positive(given, "current_scale", {}, 9);
    if (!current_scale) return base::fail(current_scale.error());
    wiring.amperes_per_count = *current_scale;
    const auto saturation = whole(given, "saturation", 0x7FFF'FFFF);
    if (!saturation) return base::fail(saturation.error());
    wiring.saturation = *saturation;
    if (!option(pulse_daq, given, "rate").empty())
        if (auto rate = whole(given, "rate", 10'000); !rate) return base::fail(rate.error());
    return wiring;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto wiring = wiring_of(given);
    if (!wiring) return base::fail(wiring.error());
    return std::make_unique<PulseDaqDecoder>(*wiring);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto wiring = wiring_of(given); !wiring) return base::fail(wiring.error());
    // Nothing but I is acknowledged: the stream itself tells that it has started.
    const std::string rate = option(pulse_daq, given, "rate");
    return exchange_from({{Command::start, rate.empty() ? "S\n" : "R" + rate + "\nS\n"},
                          {Command::stop, "X\n"},
                          {Command::reset, "Z\n"},
                          {Command::zero, "Z\n"}},
                         pulse_daq.id, order, sample_silence);
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{"I\n", true, std::chrono::milliseconds(1'000)}};
}

}  // namespace

const Driver pulse_daq{"pulse-daq",
                       "Pulse counter with lever forces and switches (fifth wheel, optical head, wheel sensor)",
                       "pulse-daq",
                       measurands,
                       profiles,
                       options,
                       make_decoder,
                       exchange,
                       identification,
                       "motion",
                       Probe{"I\n", std::chrono::milliseconds(2500)},
                       false};

}  // namespace velocert::instruments
