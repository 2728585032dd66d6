// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/balances/balances.h"

#include <array>
#include <string>
#include <utility>

#include "instruments/simulators/balances/balance_simulator.h"
#include "instruments/simulators/balances/scale_catalogue.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {

using metrology::Kind;

namespace {

constexpr std::array sics_options{
    OptionInfo{"mass", "62.93 kg", "mass of the vehicle"},
    OptionInfo{"load", "auto",
               "empty, on, or auto: taken off when zero is to be set, placed 2 s later or when zero was read, off "
               "after 3 values"},
    OptionInfo{"capacity", "150 kg", "largest load"},
    OptionInfo{"step", "0.05 kg", "smallest step shown"},
    OptionInfo{"noise", "8 g", "standard deviation of one weighing value"},
    OptionInfo{"gain_uncertainty", "0 %", "of its calibration; the error is drawn once from the seed"},
    OptionInfo{"offset_uncertainty", "0 g", "of any load, however it was zeroed; likewise"},
    OptionInfo{"settling", "3 s", "longest time until a new load is stable; the shortest is a third of it"},
    OptionInfo{"stream", "10", "values per second after SIR"},
    OptionInfo{"power_on", "no", "yes: sends the greeting of a balance just switched on"},
    OptionInfo{"serial", "V0150001", "serial number it tells"},
};

base::Result<std::unique_ptr<Simulator>> make_balance(const Options& options, std::uint64_t seed) {
    OptionReader read("mt-sics", sics_options, options);
    BalanceSettings settings;
    settings.vehicle_mg = read.quantity("mass", Kind::mass, 0, 1'000'000'000);
    settings.capacity_mg = read.quantity("capacity", Kind::mass, 1'000'000, 1'000'000'000);
    settings.step_mg = read.quantity("step", Kind::mass, 1'000, 1'000'000);
    settings.longest_settling_us = read.quantity("settling", Kind::duration, 0, 60'000'000);
    settings.shortest_settling_us = settings.longest_settling_us / 3;
    settings.noise_kg = static_cast<double>(read.quantity("noise", Kind::mass, 0, 1'000'000)) * 1e-6;
    settings.gain_uncertainty =
        static_cast<double>(read.quantity("gain_uncertainty", Kind::ratio, 0, 100'000'000)) * 1e-9;
    settings.offset_uncertainty_kg =
        static_cast<double>(read.quantity("offset_uncertainty", Kind::mass, 0, 10'000'000)) * 1e-6;
    settings.stream_hz = static_cast<int>(read.integer("stream", 1, 92));
    settings.power_on = read.word("power_on", {"no", "yes"}) == 1;
    settings.serial = read.text("serial");
    switch (read.word("load", {"empty", "on", "auto"})) {
        case 0: settings.load = BalanceSettings::Load::empty; break;
        case 1: settings.load = BalanceSettings::Load::on; break;
        case 2: settings.load = BalanceSettings::Load::follow; break;
    }
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<BalanceSimulator>(std::move(settings), seed);
}

}  // namespace

std::span<const SimulatorInfo> balance_simulators() {
    static const std::array table{
        SimulatorInfo{"mt-sics", "platform scale 150 kg, MT-SICS level 1", sics_options, make_balance},
        radwag_simulator(),
        sartorius_sbi_simulator(),
        xk3190_simulator(),
        toledo_continuous_simulator(),
    };
    return table;
}

}  // namespace velocert::instruments
