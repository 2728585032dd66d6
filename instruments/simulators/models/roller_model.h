// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/simulators/models/motor_model.h"

namespace velocert::instruments {

/// A roller bench under a vehicle with its throttle open. SI units.
struct RollerBenchModel {
    double supply = 48.0;              ///< V at the controller
    double winding = 40.0;             ///< degC
    double inertia = 140.0;            ///< kg, of vehicle, rider and roller as felt at the tread
    double rolling_resistance = 14.0;  ///< N
    double drag = 0.22;                ///< N s2/m2
    double own_drive_s = 40.0;         ///< by its own drive, until the speed has settled
    double top_speed = 29.0 / 3.6;     ///< m/s to which the roller then drives the wheel
    double ramp = 0.15;                ///< m/s2 with which it does, up and down
    double hold_s = 3.0;               ///< at the top
    double braking = 1.5;              ///< m/s2 at the end, throttle closed
};

/// One run on the roller bench, from rest to rest: by its own drive as fast as it goes, driven beyond that by the
/// roller with the throttle still open, back below, and braked. A course of 1 ms steps, so speed and current are known
/// at any time. Deterministic: what varies is what measures it.
class RollerRun {
  public:
    RollerRun(const RollerBenchModel& bench, const MotorModel& motor);

    static constexpr double step_s = 0.001;
    [[nodiscard]] const std::vector<double>& speeds() const { return speeds_; }  ///< m/s, at each step
    [[nodiscard]] double current(double time) const;                             ///< A from the supply
    /// The speed (m/s) the vehicle reaches by its own drive.
    [[nodiscard]] double highest_speed() const { return highest_speed_; }
    /// The speed (m/s) on the way up beyond which the drive takes no more than that current; top speed when it never
    /// stops taking it.
    [[nodiscard]] double cut_off_speed(double amperes) const;

  private:
    void add(double speed, double throttle, const RollerBenchModel& bench, const MotorModel& motor);

    std::vector<double> speeds_;
    std::vector<double> currents_;
    std::size_t top_ = 0;  ///< step at which the top speed is reached
    double highest_speed_ = 0.0;
};

}  // namespace velocert::instruments
