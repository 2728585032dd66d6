// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/motor_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace velocert::instruments {

namespace {

constexpr double derating_width = 10.0;

}  // namespace

double MotorModel::constant_at(double celsius) const {
    return constant * (1.0 + magnet_coefficient * (celsius - 20.0));
}

double MotorModel::resistance_at(double celsius) const {
    return resistance * (1.0 + resistance_coefficient * (celsius - 20.0));
}

MotorState MotorModel::run(double w, double supply, double throttle, double celsius) const {
    const double k = constant_at(celsius);
    const double r = resistance_at(celsius);
    MotorState state;
    double current = 0.0;
    if (supply > 0.0) {
        state.idle = idle_power;
        const double derating = 1.0 - 0.5 * std::clamp((celsius - derating_from) / derating_width, 0.0, 1.0);
        double drive = std::clamp(throttle, 0.0, 1.0);
        if (limited) drive *= std::clamp((limiter_speed - speed_of(w)) / limiter_width, 0.0, 1.0);
        // The supply must carry copper loss and conversion: r I^2 + k w I = U I_supply - idle, solved for I.
        const double power = std::max(0.0, supply * supply_current_limit * derating - idle_power);
        const double emf = k * std::max(0.0, w);
        const double by_supply = (std::sqrt(emf * emf + 4.0 * r * power) - emf) / (2.0 * r);
        const double by_voltage = (supply - k * w) / r;
        current = std::max(0.0, std::min({by_voltage, motor_current_limit * derating, by_supply})) * drive;
    }
    state.motor_current = current;
    state.copper = current * current * r;
    const double drag = w > 0.0 ? friction_torque + viscous_friction * w : 0.0;
    state.friction = drag * w;
    state.torque = k * current - drag;
    state.mechanical = state.torque * w;
    state.supply_current = supply > 0.0 ? state.electrical() / supply : 0.0;
    return state;
}

double MotorModel::speed_for(double torque, double supply, double throttle, double celsius) const {
    double low = 0.0;
    double high = 200.0;
    if (run(1e-6, supply, throttle, celsius).torque <= torque) return 0.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (run(middle, supply, throttle, celsius).torque > torque ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

double MotorModel::back_emf(double w, double celsius) const {
    return constant_at(celsius) * std::abs(w) / std::numbers::sqrt2;
}

double MotorModel::electrical_frequency(double w) const {
    return std::abs(w) * static_cast<double>(pole_pairs) / (2.0 * std::numbers::pi);
}

double MotorModel::inductance_at(int pair, double angle) const {
    const double shift = 2.0 * std::numbers::pi / 3.0 * static_cast<double>(pair);
    const double course = saliency * std::cos(2.0 * static_cast<double>(pole_pairs) * angle + shift);
    return (inductance + course) * (1.0 + imbalance[static_cast<std::size_t>(pair)]);
}

}  // namespace velocert::instruments
