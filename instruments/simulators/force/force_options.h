// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/force/force_gauges.h"
#include "instruments/simulators/option_reader.h"

namespace velocert::instruments {

/// What can be said of a simulated force gauge.
inline constexpr std::array force_options{
    OptionInfo{"force", "152.3 N", "that pulls at it"},
    OptionInfo{"noise", "0.1 N", "standard deviation of one value"},
    OptionInfo{"capacity", "500 N", "largest force in either direction"},
    OptionInfo{"serial", "V0180001", "serial number it tells, where it does"},
};

/// One of them from its options.
template <typename Gauge>
base::Result<std::unique_ptr<Simulator>> make_force_gauge(const Options& given, std::uint64_t seed) {
    using metrology::Kind;
    OptionReader read("force gauge", force_options, given);
    ForceSettings settings;
    const auto newtons = [&](std::string_view name, std::int64_t low) {
        return static_cast<double>(read.quantity(name, Kind::force, low, 10'000'000)) * 1e-3;
    };
    settings.force = newtons("force", -10'000'000);
    settings.noise = newtons("noise", 0);
    settings.capacity = newtons("capacity", 1'000);
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<Gauge>(settings, seed);
}

}  // namespace velocert::instruments
