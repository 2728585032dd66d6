// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include "instruments/simulators/models/motor_model.h"
#include "instruments/simulators/models/random_source.h"
#include "instruments/simulators/models/supply_model.h"

namespace velocert::instruments {

inline constexpr double radians_per_degree = 0.017453292519943295;

/// How the brake of a motor bench behaves. Its machine works in both directions: it brakes a motor that drives and
/// drives one that is not fed.
struct DynamometerModel {
    double settling_s = 0.25;     ///< time constant with which a set speed is reached
    double rotor_inertia = 0.05;  ///< kg m2 of what turns between motor and torque transducer
    double brake_inertia = 0.15;  ///< kg m2 behind the transducer
    double ripple = 0.004;        ///< of the torque, relative, at a few hertz
    double ripple_hz = 3.1;
};

/// What a motor bench is made of.
struct MotorBenchSettings {
    MotorModel motor;
    DynamometerModel dynamometer;
    double cable_resistance = 0.02;       ///< ohm between source and controller
    double source_resistance = 0.0;       ///< ohm inside the source: it sags
    double undervoltage = 0.0;            ///< V at the controller, below which it gives no drive; 0: it goes on
    bool brake_cuts = true;               ///< whether the controller stops driving while a brake lever is pulled
    std::optional<BatteryModel> battery;  ///< feeds the controller in place of the source
};

/// What is true at the bench at one moment (SI units, but for r/min and degrees Celsius).
struct BenchTruth {
    double rotation = 0.0;            ///< r/min
    double torque = 0.0;              ///< N m at the transducer
    double source_voltage = 0.0;      ///< V at the source
    double controller_voltage = 0.0;  ///< V at the controller
    double supply_current = 0.0;      ///< A
    double terminal_voltage = 0.0;    ///< V root mean square between two motor terminals
    double frequency = 0.0;           ///< Hz of that voltage
    double winding = 0.0;             ///< degC
    double electrical_energy = 0.0;   ///< J into the controller since the beginning
    double mechanical_energy = 0.0;   ///< J out of the shaft
    double loss_energy = 0.0;         ///< J of copper, friction and controller
};

/// One motor on one bench, which all its simulated instruments ask, so that they agree with each other. Lives on model
/// time (microseconds) that is handed in; a time that is already past is taken as now. Any thread.
class MotorBench {
  public:
    explicit MotorBench(MotorBenchSettings settings);
    MotorBench(const MotorBench&) = delete;
    MotorBench& operator=(const MotorBench&) = delete;

    void set_voltage(double volts, std::int64_t now_us);
    void set_current_limit(double amperes, std::int64_t now_us);
    void switch_output(bool on, std::int64_t now_us);
    void hold_speed(double per_minute, std::int64_t now_us);
    void hold_torque(double newton_metres, std::int64_t now_us);
    /// Without control: so much of the brake's full current (0 to 100 %), whatever torque that gives.
    void feed_brake(double percent, std::int64_t now_us);
    void release(std::int64_t now_us);
    void pull_lever(bool pulled, std::int64_t now_us);
    void turn_rotor(double radians);
    void connect_pair(int pair);

    [[nodiscard]] BenchTruth at(std::int64_t now_us);
    /// Inductance (H) and series resistance (ohm) between the two terminals that are connected.
    [[nodiscard]] double inductance() const;
    [[nodiscard]] double resistance() const;
    /// The torque (N m) the motor gives at that speed (r/min), controller voltage (V) and winding temperature (degC).
    [[nodiscard]] double true_torque(double per_minute, double volts, double celsius) const;
    [[nodiscard]] double set_speed() const;  ///< r/min; the last one that was ordered, 0 when there was none
    [[nodiscard]] bool braking() const;      ///< a speed or torque is held
    [[nodiscard]] bool output_on() const;
    [[nodiscard]] const MotorModel& motor() const { return settings_.motor; }

  private:
    enum class Hold : std::uint8_t { nothing, speed, torque };
    /// Controller voltage and state at w, with what feeds it and the line in between.
    struct Fed {
        double source = 0.0;
        double controller = 0.0;
        MotorState state;
    };
    [[nodiscard]] SupplyModel supply() const;
    [[nodiscard]] Fed fed(double w) const;
    void advance(std::int64_t now_us);
    void step(double dt);

    MotorBenchSettings settings_;
    mutable std::mutex mutex_;
    std::int64_t now_us_ = 0;
    bool settled_ = false;  ///< the speed does not change
    double w_ = 0.0;        ///< rad/s
    double dw_ = 0.0;       ///< rad/s2
    double celsius_;
    double volts_ = 0.0;
    double amperes_ = 0.0;
    bool output_ = false;
    bool lever_ = false;
    Hold hold_ = Hold::nothing;
    double set_w_ = 0.0;
    double set_torque_ = 0.0;
    double angle_ = 0.0;
    int pair_ = 0;
    BenchTruth energy_;
};

}  // namespace velocert::instruments
