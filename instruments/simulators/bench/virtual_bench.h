// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/station.h"
#include "core/sequence/instrument.h"
#include "core/sequence/running/runner.h"
#include "instruments/simulators/bench/motor_bench.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments {

/// What the virtual bench is to be: the e-bike, the rider, the noise, and faults, all from one seed. Loaded from JSON
/// ("velocert-scenario/1"); named ones are built in ("default", "marginal", "overweight", "long-stop", ...).
struct Scenario;

/// What is true at the virtual bench, whatever its instruments make of it: to compare with.
struct TrueValues {
    BenchTruth motor;                  ///< at this moment
    double set_speed = 0.0;            ///< r/min, the last that was ordered
    double torque_at_set_speed = 0.0;  ///< N m at that speed, with the voltage and the winding as they are now
    double inductance = 0.0;           ///< H between the two terminals that are connected
    double vehicle_kg = 0.0;
    double part_kg = 0.0;        ///< on the parts balance
    double plastics_kg = 0.0;    ///< of all parts that count
    double highest_speed = 0.0;  ///< m/s by its own drive, in the last run on the roller bench; 0 before
    double cut_off_speed = 0.0;  ///< m/s above which the drive took nothing, in that run
};

/// One e-bike on simulated instruments that speak the real protocols. Instruments share the vehicle: what the operator
/// is told to do (place the vehicle, ride and brake) changes what they show. Time is that of the model: `pace` 1 is
/// real time, 0 as fast as the program reads. Instruments that have no clock of their own run on clock(), which at pace
/// 0 goes a hundred times as fast as the machine's: what they show is stamped with it. Identities say VIRTUAL.
class VirtualBench {
  public:
    /// `scenario` is a built-in name or the path of a scenario file; `seed` takes the place of the scenario's own,
    /// which gives other instruments of the same kind: of many, their errors spread as their calibration uncertainty
    /// says.
    [[nodiscard]] static base::Result<std::unique_ptr<VirtualBench>> create(std::string_view scenario, double pace,
                                                                            const base::Clock& clock,
                                                                            std::optional<std::uint64_t> seed = {});
    virtual ~VirtualBench() = default;
    /// The station it offers, is_virtual true: roles "scale", "recorder", "dynamometer", "source", "power_meter",
    /// "voltmeter", "lcr", "parts_balance", "roller", "weather",
    /// "receiver", "sound_meter", "safety_tester", "insulation_tester" and "dc_voltmeter".
    [[nodiscard]] virtual laboratory::Station station() const = 0;
    /// Opens its instruments as the program's own drivers see them.
    [[nodiscard]] virtual sequence::InstrumentSource& instruments() = 0;
    /// Tells the model what the person at the bench was asked to do and confirmed. The end of the prompt's key says
    /// what:
    ///   /empty, /load   nothing, or the vehicle, stands on the scale; /empty clears the parts balance too
    ///   /prepare        the ride or roller run that begins with the next recording
    ///   /part           one part is put on the parts balances: of a prompt for a part of a bill that one; else the one
    ///                   that the answer's field "part", the condition "part", the choice or the note names, else the
    ///                   next of the scenario's bill; an answer with that field does so after any key
    ///   /calibrator, /quiet, /sound   the calibrator sounds, nothing does, the horn or (of the procedure prompt-tone)
    ///                   the speed tone does
    ///   /pull, /let_go  a brake lever
    ///   /power_cold, /power_hot, /block, /restore   power or signal of the satellite receiver comes or goes
    ///   /rotor, /rotor_1 ...  the rotor is turned to the condition "rotor_angle", or else "set_point" ("15 deg")
    /// The condition "terminals" ("U-V", "V-W", "W-U") of any prompt connects those. All else changes nothing.
    virtual void performed(const sequence::Prompt& prompt, const sequence::Answer& answer) = 0;
    /// The clock of the instruments that have none. As long as the bench.
    [[nodiscard]] virtual const base::Clock& clock() const = 0;
    /// The stopping distance (m) of the model's last ride, by its own integration: the truth to compare with.
    [[nodiscard]] virtual double true_stopping_distance_m() const = 0;
    [[nodiscard]] virtual TrueValues true_values() const = 0;
    /// The torque (N m) of the motor at that speed (r/min), controller voltage (V) and winding temperature (degC).
    [[nodiscard]] virtual double true_torque(double per_minute, double volts, double celsius) const = 0;
};

/// Names and one-line descriptions of the built-in scenarios.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> scenarios();

}  // namespace velocert::instruments
