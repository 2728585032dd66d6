// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/catalogue.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "instruments/simulators/ambient/ambient.h"
#include "instruments/simulators/balances/balances.h"
#include "instruments/simulators/bench/bench_catalogue.h"
#include "instruments/simulators/electrical/electrical.h"
#include "instruments/simulators/force/force.h"
#include "instruments/simulators/force/text_meters.h"
#include "instruments/simulators/modbus/modbus.h"
#include "instruments/simulators/motion/daq_simulator.h"
#include "instruments/simulators/motion/motion.h"
#include "instruments/simulators/option_reader.h"
#include "instruments/simulators/sound/sound.h"
#include "instruments/simulators/torque/torque.h"

namespace velocert::instruments {

using metrology::Kind;

namespace {

constexpr std::array daq_options{
    OptionInfo{"format", "text", "text or binary"},
    OptionInfo{"ppm", "400", "pulses per metre of the measuring wheel"},
    OptionInfo{"rate", "200", "frames per second until told otherwise, 1 to 1000"},
    OptionInfo{"condition", "dry.both", "surface and brakes of the rides: dry or wet, both, rear or front"},
    OptionInfo{"speed", "25 km/h", "speed the rider aims at"},
    OptionInfo{"ride", "auto", "auto: a ride begins after each start; none: the vehicle stands"},
    OptionInfo{"ride_after", "1 s", "from the start command to the first movement"},
    OptionInfo{"trigger", "1 ms", "standard deviation of the moment a lever switch closes"},
    OptionInfo{"wheel_uncertainty", "0 %", "of the pulses per metre; the error is drawn once from the seed"},
    OptionInfo{"force", "dual", "dual, front, rear, single or current: what the force field carries"},
    OptionInfo{"force_scale", "0.1", "newtons per count"},
    OptionInfo{"current_scale", "0.01", "amperes per count; with current, rides are runs on a roller bench"},
    OptionInfo{"current_uncertainty", "0 %", "of the current clamp; the error is drawn once from the seed"},
    OptionInfo{"saturation", "4095", "counts at the end of the force converter"},
    OptionInfo{"clock", "0", "device clock in microseconds at the beginning, below 2^32"},
    OptionInfo{"serial", "V0220001", "serial number it tells"},
};

constexpr std::array own_table{
    SimulatorInfo{"pulse-daq", "pulse counter with brake switches and lever forces", daq_options},
};

base::Result<std::unique_ptr<Simulator>> make_daq(const Options& options, const EbikeModel& model, std::uint64_t seed,
                                                  const RollerBenchModel& bench, const MotorModel& motor) {
    OptionReader read("pulse-daq", daq_options, options);
    DaqSettings settings;
    settings.format = static_cast<DaqSettings::Format>(read.word("format", {"text", "binary"}));
    settings.force =
        static_cast<DaqSettings::Force>(read.word("force", {"dual", "front", "rear", "single", "current"}));
    if (settings.force == DaqSettings::Force::current) settings.roller = bench;
    settings.motor = motor;
    settings.ampere_per_count = read.positive("current_scale");
    const auto share = [&](std::string_view name) {
        return static_cast<double>(read.quantity(name, Kind::ratio, 0, 100'000'000)) * 1e-9;
    };
    settings.wheel_uncertainty = share("wheel_uncertainty");
    settings.current_uncertainty = share("current_uncertainty");
    settings.rides = static_cast<DaqSettings::Rides>(read.word("ride", {"none", "auto"}));
    settings.pulses_per_metre = read.positive("ppm");
    settings.pulses_text = read.text("ppm");
    settings.rate_hz = static_cast<int>(read.integer("rate", 1, 1000));
    settings.ride_after_us = read.quantity("ride_after", Kind::duration, 0, 600'000'000);
    settings.trigger_s = static_cast<double>(read.quantity("trigger", Kind::duration, 0, 100'000)) * 1e-6;
    settings.newton_per_count = read.positive("force_scale");
    settings.scale_text = read.text("force_scale");
    settings.saturation = static_cast<std::int32_t>(read.integer("saturation", 1, 32'767));
    settings.clock_start_us = static_cast<std::uint32_t>(read.integer("clock", 0, 4'294'967'295));
    settings.serial = read.text("serial");
    const int condition =
        read.word("condition", {"dry.both", "dry.rear", "dry.front", "wet.both", "wet.rear", "wet.front"});
    settings.ride.surface = condition < 3 ? Surface::dry : Surface::wet;
    settings.ride.brakes = static_cast<Brakes>(condition % 3);
    settings.ride.specified_speed =
        static_cast<double>(read.quantity("speed", Kind::speed, 1'000'000, 60'000'000)) / 3.6e6;
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<DaqSimulator>(std::move(settings), model, seed);
}

}  // namespace

std::span<const SimulatorInfo> simulators() {
    static const std::vector<SimulatorInfo> all = [] {
        std::vector<SimulatorInfo> list(own_table.begin(), own_table.end());
        for (const auto& family : {bench_simulators(), balance_simulators(), text_balance_simulators(),
                                   text_meter_simulators(), motion_simulators(), electrical_simulators(),
                                   ambient_simulators(), modbus_simulators(), sound_simulators(), force_simulators(), torque_simulators()})
            list.insert(list.end(), family.begin(), family.end());
        return list;
    }();
    return all;
}

base::Result<std::unique_ptr<Simulator>> make_roller_simulator(const Options& options, const RollerBenchModel& bench,
                                                               const MotorModel& motor, const EbikeModel& model,
                                                               std::uint64_t seed) {
    Options with_clamp = options;
    with_clamp.try_emplace("force", "current");
    return make_daq(with_clamp, model, seed, bench, motor);
}

base::Result<std::unique_ptr<Simulator>> make_simulator(std::string_view driver, const Options& options,
                                                        const EbikeModel& model, std::uint64_t seed) {
    if (driver == "pulse-daq") return make_daq(options, model, seed, {}, {});
    std::string known = "one of";
    for (const auto& info : simulators()) {
        known += (&info == simulators().data() ? " " : ", ") + std::string(info.driver);
        if (info.driver == driver)
            return info.make != nullptr ? info.make(options, seed)
                                        : make_bench_simulator(driver, options, nullptr, seed);
    }
    return base::fail(base::ErrorCode::not_found, "instrument", "'" + std::string(driver) + "' is not simulated",
                      std::move(known));
}

}  // namespace velocert::instruments
