// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/bench_seats.h"

#include <utility>

#include "core/metrology/quantity.h"
#include "instruments/simulators/bench/bench_catalogue.h"
#include "instruments/simulators/catalogue.h"

namespace velocert::instruments {
namespace {

/// What the scenario says of that role, and what holds where it says nothing.
Options with(const Options& said, std::initializer_list<std::pair<const char*, std::string>> otherwise) {
    Options out = said;
    for (const auto& [name, value] : otherwise) out.try_emplace(name, value);
    return out;
}

/// Those options that driver and simulator must agree on, with the simulator's fallback where nothing is said.
Options shared(const Options& said, std::initializer_list<std::pair<const char*, const char*>> names) {
    Options out;
    for (const auto& [name, fallback] : names) {
        const auto found = said.find(name);
        out.emplace(name, found == said.end() ? std::string(fallback) : found->second);
    }
    return out;
}

struct PolledRow {
    std::string_view role;
    std::string_view driver;
};
constexpr std::array polled_rows{
    PolledRow{"dynamometer", "magtrol"},
    PolledRow{"source", "scpi-source"},
    PolledRow{"power_meter", "scpi-power-meter"},
    PolledRow{"voltmeter", "scpi-multimeter"},
    PolledRow{"lcr", "scpi-lcr"},
    PolledRow{"weather", "wxt"},
};

/// Instruments that stand alone on their line and are asked.
struct OwnRow {
    std::string_view role;
    std::string_view driver;
    std::string_view driver_option;  ///< that says what it is used for, or empty
    std::string_view driver_value;
};
constexpr std::array own_rows{
    OwnRow{"sound_meter", "nti-xl2", "", ""},
    OwnRow{"safety_tester", "gpt-9000", "mode", "acw"},
    OwnRow{"insulation_tester", "gpt-9000", "mode", "ir"},
    OwnRow{"dc_voltmeter", "scpi-multimeter", "function", "dc-voltage"},
};

}  // namespace

base::Result<std::vector<BenchSeat>> bench_seats(const Scenario& scenario, const std::shared_ptr<MotorBench>& motor) {
    const auto said = [&](std::string_view role) {
        const auto found = scenario.instruments.find(std::string(role));
        return found == scenario.instruments.end() ? Options() : found->second;
    };
    std::vector<BenchSeat> seats;
    base::Result<void> good;
    const auto seat = [&](std::string_view role, std::string_view driver, Options options, bool polled,
                          base::Result<std::unique_ptr<Simulator>> simulator) {
        if (!good) return;
        if (!simulator) {
            good = base::fail(simulator.error());
            return;
        }
        seats.push_back({std::string(role), std::string(driver), std::move(options), polled, std::move(*simulator)});
    };

    const std::uint64_t seed = scenario.seed;
    const auto mass = metrology::nearest_quantity(metrology::Kind::mass, scenario.model.mass_kg * 1e6);
    if (!mass) return base::fail(mass.error());
    const Options scale = with(scenario.scale, {{"load", "empty"}, {"mass", mass->text()}});
    // The profile tells the scale's step, which the last digit alone does not.
    seat("scale", "mt-sics", {{"profile", "150-kg-platform"}}, false,
         make_simulator("mt-sics", scale, scenario.model, seed));

    const Options recorder = with(scenario.recorder, {{"ride", "none"}, {"ride_after", "0.5 s"}});
    seat(
        "recorder", "pulse-daq",
        shared(recorder,
               {{"format", "text"}, {"ppm", "400"}, {"force", "dual"}, {"force_scale", "0.1"}, {"saturation", "4095"}}),
        false, make_simulator("pulse-daq", recorder, scenario.model, seed + 1));

    const Options parts =
        with(said("parts_balance"),
             {{"load", "empty"}, {"capacity", "30 kg"}, {"step", "1 g"}, {"noise", "0.05 g"}, {"serial", "V0300001"}});
    seat("parts_balance", "mt-sics", {{"profile", "30-kg-bench"}}, false,
         make_simulator("mt-sics", parts, scenario.model, seed + 2));
    const Options second =
        with(said("second_balance"),
             {{"load", "empty"}, {"capacity", "30 kg"}, {"step", "1 g"}, {"noise", "0.05 g"}, {"serial", "V0300002"}});
    seat("second_balance", "mt-sics", {{"profile", "30-kg-bench"}}, false,
         make_simulator("mt-sics", second, scenario.model, seed + 20));

    const Options roller = with(
        said("roller"),
        {{"ride", "none"}, {"ride_after", "0.5 s"}, {"rate", "100"}, {"force", "current"}, {"serial", "V0220002"}});
    seat("roller", "pulse-daq",
         shared(roller, {{"format", "text"},
                         {"ppm", "400"},
                         {"force", "current"},
                         {"current_scale", "0.01"},
                         {"saturation", "4095"}}),
         false,
         make_roller_simulator(roller, scenario.roller_bench, scenario.motor_bench.motor, scenario.model, seed + 3));

    // A module under test on a simulator that sends signals of BeiDou alone.
    const Options receiver = with(said("receiver"), {{"rate", "1"},
                                                     {"ride", "none"},
                                                     {"gps", "0"},
                                                     {"beidou", "9"},
                                                     {"position_noise", "0.9 m"},
                                                     {"speed_noise", "0.1 km/h"}});
    seat("receiver", "nmea-0183", {{"power", "cycled"}}, false,
         make_simulator("nmea-0183", receiver, scenario.model, seed + 30));

    std::uint64_t number = 4;
    for (const auto& row : polled_rows) {
        const Options options = said(row.role);
        Options driver_options;
        if (row.driver == "magtrol") driver_options = shared(options, {{"profile", "dsp6001"}, {"torque_unit", "N.m"}});
        if (row.driver == "scpi-power-meter") driver_options = {{"items", "U,I,P"}};
        if (row.driver == "scpi-multimeter") driver_options = {{"function", "ac-voltage"}};
        seat(row.role, row.driver, std::move(driver_options), true,
             make_bench_simulator(row.driver, options, motor, seed + number++));
    }
    for (const auto& row : own_rows) {
        Options options = said(row.role);
        if (row.driver == "gpt-9000") options = with(options, {{"tested", "no"}});
        if (row.role == "sound_meter") options = with(options, {{"level", "42 dB(A)"}});
        if (row.role == "dc_voltmeter") options = with(options, {{"dc_voltage", "54.4 V"}, {"serial", "V0130002"}});
        Options driver_options;
        if (!row.driver_option.empty())
            driver_options.emplace(std::string(row.driver_option), std::string(row.driver_value));
        seat(row.role, row.driver, std::move(driver_options), true,
             make_simulator(row.driver, options, scenario.model, seed + 40 + number++));
    }
    if (!good) return base::fail(good.error());
    return seats;
}

}  // namespace velocert::instruments
