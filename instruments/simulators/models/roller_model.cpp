// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/roller_model.h"

#include <algorithm>

namespace velocert::instruments {

void RollerRun::add(double speed, double throttle, const RollerBenchModel& bench, const MotorModel& motor) {
    speeds_.push_back(speed);
    currents_.push_back(motor.run(speed / motor.wheel_radius, bench.supply, throttle, bench.winding).supply_current);
}

RollerRun::RollerRun(const RollerBenchModel& bench, const MotorModel& motor) {
    double v = 0.0;
    const auto own_steps = static_cast<std::size_t>(bench.own_drive_s / step_s);
    for (std::size_t i = 0; i < own_steps; ++i) {
        add(v, 1.0, bench, motor);
        const double pull =
            motor.run(v / motor.wheel_radius, bench.supply, 1.0, bench.winding).torque / motor.wheel_radius;
        v += (pull - bench.rolling_resistance - bench.drag * v * v) / bench.inertia * step_s;
    }
    highest_speed_ = v;
    const double before = v;
    for (; v < bench.top_speed; v += bench.ramp * step_s) add(v, 1.0, bench, motor);
    top_ = speeds_.size();
    const auto hold_steps = static_cast<std::size_t>(bench.hold_s / step_s);
    for (std::size_t i = 0; i < hold_steps; ++i) add(v, 1.0, bench, motor);
    for (; v > before - 1.0; v -= bench.ramp * step_s) add(v, 1.0, bench, motor);
    for (; v > 0.0; v -= bench.braking * step_s) add(v, 0.0, bench, motor);
    add(0.0, 0.0, bench, motor);
}

double RollerRun::current(double time) const {
    if (time < 0.0 || currents_.empty()) return 0.0;
    const auto index = static_cast<std::size_t>(time / step_s);
    return index < currents_.size() ? currents_[index] : 0.0;
}

double RollerRun::cut_off_speed(double amperes) const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < top_; ++i)
        if (currents_[i] > amperes) last = i;
    return speeds_[last];
}

}  // namespace velocert::instruments
