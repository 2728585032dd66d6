// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/torque/torque.h"

#include <array>
#include <memory>

#include "instruments/simulators/option_reader.h"
#include "instruments/simulators/torque/torque_frequency_simulator.h"

namespace velocert::instruments {

using metrology::Kind;

namespace {

constexpr std::array frequency_options{
    OptionInfo{"torque", "12.345 N.m", "at the shaft"},
    OptionInfo{"noise", "0 N.m", "standard deviation of the mean torque between two samples"},
    OptionInfo{"range", "100 N.m", "rated torque"},
    OptionInfo{"centre", "10000", "hertz at zero torque"},
    OptionInfo{"deviation", "5000", "hertz from there to the rated torque"},
    OptionInfo{"format", "text", "text or binary"},
    OptionInfo{"serial", "V0230001", "serial number it tells"},
};

base::Result<std::unique_ptr<Simulator>> make_frequency(const Options& options, std::uint64_t seed) {
    OptionReader read("torque-frequency", frequency_options, options);
    TorqueFrequencySettings settings;
    const auto newton_metres = [&](std::string_view name, std::int64_t low, std::int64_t high) {
        return static_cast<double>(read.quantity(name, Kind::torque, low, high)) * 1e-3;
    };
    settings.shown.truth = newton_metres("torque", -5'000'000, 5'000'000);
    settings.shown.noise = newton_metres("noise", 0, 1'000'000);
    settings.rated = newton_metres("range", 1'000, 5'000'000);
    settings.shown.step = 1e-6 * settings.rated;
    settings.shown.low = -1.05 * settings.rated;
    settings.shown.high = 1.05 * settings.rated;
    settings.centre_hz = read.positive("centre");
    settings.deviation_hz = read.positive("deviation");
    settings.binary = read.word("format", {"text", "binary"}) == 1;
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<TorqueFrequencySimulator>(std::move(settings), seed);
}

}  // namespace

std::span<const SimulatorInfo> torque_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"torque-frequency", "torque transducer with frequency output, at a counter box",
                      frequency_options, make_frequency},
    };
    return table;
}

}  // namespace velocert::instruments
