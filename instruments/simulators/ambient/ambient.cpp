// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/ambient/ambient.h"

#include <array>

#include "instruments/simulators/ambient/hand_held_meters.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {
namespace {

using metrology::Kind;

constexpr std::array options{
    OptionInfo{"temperature", "23.6 degC", "of the air"},
    OptionInfo{"humidity", "48.0 %", "of the air"},
    OptionInfo{"wind", "1.2 m/s", "its speed"},
    OptionInfo{"direction", "236 deg", "from which it blows"},
};

template <typename Meter>
base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("meter", options, given);
    AirSettings settings;
    settings.temperature =
        static_cast<double>(read.quantity("temperature", Kind::temperature, 223'150, 473'150)) * 1e-3 - 273.15;
    settings.humidity = static_cast<double>(read.quantity("humidity", Kind::ratio, 0, 1'000'000'000)) * 1e-7;
    settings.wind = static_cast<double>(read.quantity("wind", Kind::speed, 0, 216'000'000)) / 3.6e6;
    settings.direction = static_cast<double>(read.quantity("direction", Kind::angle, 0, 360'000'000'000)) * 1e-9;
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<Meter>(settings, seed);
}

}  // namespace

std::span<const SimulatorInfo> ambient_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"nmea-wind", "wind sensor with NMEA 0183", options, make<WindSimulator>},
        SimulatorInfo{"lutron-16", "Lutron thermo-hygrometer", options, make<LutronSimulator>},
        SimulatorInfo{"center-30x", "thermometer CENTER 309", options, make<CenterSimulator>},
        SimulatorInfo{"mic-98581", "thermo-hygrometer MIC 98583", options, make<MicSimulator>},
    };
    return table;
}

}  // namespace velocert::instruments
