// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/embedded_text.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "instruments/drivers/driver.h"
#include "instruments/simulators/bench/motor_bench.h"
#include "instruments/simulators/line/fault.h"
#include "instruments/simulators/models/ebike_model.h"
#include "instruments/simulators/models/roller_model.h"

namespace velocert::instruments {

/// A ride that is not like the others: the attempt of a step ("braking/dry.rear", counted from 1 over all
/// rides of it).
struct ScenarioRide {
    std::string step;
    int attempt = 1;
    double speed_offset = 0.0;  ///< m/s
    double force_offset = 0.0;  ///< N
    double deceleration_factor = 1.0;
};

/// A fault and its moment: after the operator has confirmed a prompt for the n-th time, or with an empty
/// prompt, from the beginning.
struct ScenarioFault {
    std::string role;    ///< one of bench_roles
    std::string prompt;  ///< "braking/dry.both/prepare"; empty: from the beginning
    int occurrence = 1;
    FaultPlan plan;
};

/// One part of the vehicle as it is weighed by itself.
struct ScenarioPart {
    std::string name;  ///< "mudguard-front"
    std::int64_t mass_mg = 0;
    std::string material;  ///< "ABS"
    bool counts = false;   ///< among the plastics of the share
    std::string reason;    ///< why it counts or not; may be empty
};

/// What the virtual bench is to be: the e-bike, the rider, the noise, and faults, all from one seed.
struct Scenario {
    std::string id;
    std::string name_zh;  ///< in few words; empty where the file has none
    std::string name_en;
    std::string title_zh;
    std::string title_en;
    std::uint64_t seed = 1;
    EbikeModel model;
    Options scale;     ///< of the simulated balance
    Options recorder;  ///< of the simulated data-acquisition
    MotorBenchSettings motor_bench;
    RollerBenchModel roller_bench;
    std::map<std::string, Options> instruments;  ///< options of the other simulated instruments, by role
    double background = 42.0;                    ///< dB at the sound level meter
    double horn = 92.0;                          ///< dB, with the background in it
    double tone = 58.5;                          ///< dB, likewise
    std::vector<ScenarioPart> parts;
    std::vector<ScenarioRide> rides;
    std::vector<ScenarioFault> faults;
};

/// The roles of the virtual bench.
inline constexpr std::array<std::string_view, 16> bench_roles{
    "scale",       "recorder",      "dynamometer",       "source",      "power_meter", "voltmeter",
    "lcr",         "parts_balance", "second_balance",    "roller",      "weather",     "receiver",
    "sound_meter", "safety_tester", "insulation_tester", "dc_voltmeter"};

/// Format "velocert-scenario/1". What is not said stays as the model has it; what is not known is refused:
///   id, name {zh, en}, title {zh, en}, seed
///   vehicle {mass, brake_delay, build_up, deceleration_spread, wheel_slip_spread,
///            deceleration {"dry.both" "dry.rear" "dry.front" "wet.both" "wet.rear" "wet.front"}}
///   rider {front_force, rear_force, force_spread, speed_offset, speed_spread}
///   scale {}, recorder {}: options of the two simulators (velocert-bench --list); so are dynamometer {}, source {},
///          power_meter {}, voltmeter {}, lcr {}, parts_balance {}, roller {}, weather {}, receiver {},
///          sound_meter {}, safety_tester {}, insulation_tester {} and dc_voltmeter {}
///   motor {constant, resistance, friction_torque, current_limit, supply_current_limit, pole_pairs, limited,
///   derating_from,
///          heat_capacity, thermal_resistance, air, inductance, saliency, wheel_radius}: numbers in V s/rad, J/K and
///          K/W, quantities else
///   supply {source_resistance, cable_resistance, voltage}: voltage is that of the roller bench
///   sound {background, horn, tone}: levels at the sound level meter
///   controller {undervoltage, brake_cuts}: of the vehicle on the motor bench
///   parts [{name, mass, material, counts, reason}]
///   rides [{step, attempt, speed_offset, force_offset, deceleration_factor}]
///   faults [{role, fault, prompt, occurrence, after, count}]
[[nodiscard]] base::Result<Scenario> scenario_from_json(const base::Json& json, std::string_view source);
/// A built-in name, or the path of a file.
[[nodiscard]] base::Result<Scenario> load_scenario(std::string_view name_or_path);

using base::EmbeddedText;
/// The bills of parts of the built-in vehicles, velocert-parts/1.
[[nodiscard]] std::span<const EmbeddedText> embedded_bills();
/// The files of the built-in scenarios.
[[nodiscard]] std::span<const EmbeddedText> embedded_scenarios();

}  // namespace velocert::instruments
