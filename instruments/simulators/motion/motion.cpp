// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/motion.h"

#include <array>

#include "instruments/simulators/motion/nmea_simulator.h"
#include "instruments/simulators/motion/ubx_simulator.h"
#include "instruments/simulators/motion/vbox_simulator.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {
namespace {

using metrology::Kind;
using Made = base::Result<std::unique_ptr<Simulator>>;

constexpr OptionInfo ride_option{"ride", "auto",
                                 "auto: stand, accelerate, hold, brake, and again; steady: the speed from the "
                                 "beginning; none: it stands"};
constexpr OptionInfo speed_option{"speed", "25 km/h", "speed that is held"};
constexpr OptionInfo stand_option{"stand", "5 s", "at rest before each ride"};
constexpr OptionInfo hold_option{"hold", "20 s", "for how long the speed is held"};
constexpr OptionInfo noise_option{"speed_noise", "0.036 km/h", "standard deviation of one speed"};
constexpr OptionInfo start_option{"start", "1767600000", "seconds since 1970 when it begins (2026-01-05 08:00:00 UTC)"};
constexpr OptionInfo beidou_option{"beidou", "8", "satellites of BeiDou, 0 to 12"};

constexpr std::array nmea_options{
    OptionInfo{"rate", "10", "epochs a second: 1, 2, 4, 5, 10 or 20"},
    OptionInfo{"talker", "GB", "GB (NMEA 4.11), or BD for sentences as older Chinese receivers send them"},
    beidou_option,
    OptionInfo{"gps", "6", "satellites of GPS, 0 to 12"},
    ride_option,
    speed_option,
    stand_option,
    hold_option,
    noise_option,
    OptionInfo{"position_noise", "0 m", "standard deviation of one position to the north and to the east"},
    OptionInfo{"cold_start", "28 s", "from power to the first fix when it knows nothing"},
    OptionInfo{"hot_start", "2 s", "from power to the first fix when it knows almost everything"},
    OptionInfo{"reacquisition", "200 ms", "from the signal to the fix after it was lost"},
    start_option,
};
constexpr std::array ubx_options{
    OptionInfo{"fastest", "40", "milliseconds between two solutions at the most it can, whatever is ordered"},
    OptionInfo{"nmea", "on", "on, or off: whether it sends sentences until told otherwise"},
    OptionInfo{"generation", "9", "9, or 8: does not know CFG-VALSET"},
    beidou_option,
    ride_option,
    speed_option,
    stand_option,
    hold_option,
    noise_option,
    start_option,
};
constexpr std::array vbox_options{
    OptionInfo{"rate", "100", "frames a second: 1, 2, 5, 10, 20, 50 or 100"},
    OptionInfo{"channels", "4095", "mask of the channels sent, as a decimal number (4095: the first twelve)"},
    OptionInfo{"satellites", "14", "satellites used, 0 to 60"},
    ride_option,
    speed_option,
    stand_option,
    hold_option,
    noise_option,
    start_option,
};

SatelliteRideSettings ride_of(OptionReader& read) {
    SatelliteRideSettings out;
    out.course = static_cast<SatelliteRideSettings::Course>(read.word("ride", {"auto", "steady", "none"}));
    const auto speed = [&](std::string_view name, std::int64_t low, std::int64_t high) {
        return static_cast<double>(read.quantity(name, Kind::speed, low, high)) / 3.6e6;
    };
    const auto seconds = [&](std::string_view name) {
        return static_cast<double>(read.quantity(name, Kind::duration, 0, 3'600'000'000)) * 1e-6;
    };
    out.speed = speed("speed", 1'000'000, 120'000'000);
    out.speed_noise = speed("speed_noise", 0, 10'000'000);
    out.stand_s = seconds("stand");
    out.hold_s = seconds("hold");
    out.start_ms = read.integer("start", 315'964'800, 4'102'444'800) * 1000;
    return out;
}

/// One of the rates that divide the second evenly in the digits sent.
std::int64_t rate_of(OptionReader& read, std::initializer_list<std::string_view> words,
                     std::initializer_list<std::int64_t> rates) {
    return rates.begin()[read.word("rate", words)];
}

Made make_nmea(const Options& options, std::uint64_t seed) {
    OptionReader read("nmea-0183", nmea_options, options);
    NmeaSettings settings;
    settings.ride = ride_of(read);
    settings.rate = rate_of(read, {"1", "2", "4", "5", "10", "20"}, {1, 2, 4, 5, 10, 20});
    settings.legacy = read.word("talker", {"GB", "BD"}) == 1;
    settings.beidou = static_cast<int>(read.integer("beidou", 0, 12));
    settings.gps = static_cast<int>(read.integer("gps", 0, 12));
    const auto seconds = [&](std::string_view name) {
        return static_cast<double>(read.quantity(name, Kind::duration, 0, 3'600'000'000)) * 1e-6;
    };
    settings.ride.position_noise =
        static_cast<double>(read.quantity("position_noise", Kind::length, 0, 1'000'000'000)) * 1e-6;
    settings.ride.cold_start_s = seconds("cold_start");
    settings.ride.hot_start_s = seconds("hot_start");
    settings.ride.reacquisition_s = seconds("reacquisition");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<NmeaSimulator>(settings, seed);
}

Made make_ubx(const Options& options, std::uint64_t seed) {
    OptionReader read("ubx", ubx_options, options);
    UbxSettings settings;
    settings.ride = ride_of(read);
    settings.fastest_ms = read.integer("fastest", 20, 1000);
    settings.nmea = read.word("nmea", {"on", "off"}) == 0;
    settings.keys = read.word("generation", {"9", "8"}) == 0;
    settings.beidou = static_cast<int>(read.integer("beidou", 0, 12));
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<UbxSimulator>(settings, seed);
}

Made make_vbox(const Options& options, std::uint64_t seed) {
    OptionReader read("vbox", vbox_options, options);
    VboxSettings settings;
    settings.ride = ride_of(read);
    settings.rate = rate_of(read, {"1", "2", "5", "10", "20", "50", "100"}, {1, 2, 5, 10, 20, 50, 100});
    settings.channels = static_cast<std::uint32_t>(read.integer("channels", 1, 4'294'967'295));
    settings.satellites = static_cast<int>(read.integer("satellites", 0, 60));
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<VboxSimulator>(settings, seed);
}

// One a line, so that two new ones do not meet.
constexpr std::array all{
    SimulatorInfo{"nmea-0183", "satellite receiver with NMEA 0183 sentences, on a vehicle", nmea_options, make_nmea},
    SimulatorInfo{"ubx", "u-blox satellite receiver with UBX protocol, on a vehicle", ubx_options, make_ubx},
    SimulatorInfo{"vbox", "Racelogic VBOX 3i, on a vehicle", vbox_options, make_vbox},
};

}  // namespace

std::span<const SimulatorInfo> motion_simulators() { return all; }

}  // namespace velocert::instruments
