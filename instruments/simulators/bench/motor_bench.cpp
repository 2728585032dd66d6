// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/motor_bench.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace velocert::instruments {
namespace {

// What the brake gives at its full current, N m.
constexpr double full_brake_torque = 100.0;

constexpr double rad_per_turn = 2.0 * std::numbers::pi;
constexpr std::int64_t step_us = 10'000;
/// While only the temperature changes.
constexpr std::int64_t settled_step_us = 500'000;
constexpr double settled_rad_s2 = 1e-6;
/// After so long a pause the temperature has settled too.
constexpr std::int64_t longest_pause_us = 7'200'000'000;

double to_w(double per_minute) { return per_minute * rad_per_turn / 60.0; }
double to_per_minute(double w) { return w * 60.0 / rad_per_turn; }

}  // namespace

MotorBench::MotorBench(MotorBenchSettings settings) : settings_(std::move(settings)), celsius_(settings_.motor.air) {}

SupplyModel MotorBench::supply() const {
    if (settings_.battery) return settings_.battery->supply();
    return {output_ ? volts_ : 0.0, settings_.source_resistance, amperes_};
}

MotorBench::Fed MotorBench::fed(double w) const {
    const SupplyModel source = supply();
    Fed out;
    out.source = source.voltage;
    if (source.voltage <= 0.0) {
        out.state = settings_.motor.run(w, 0.0, 0.0, celsius_);
        return out;
    }
    if (source.voltage < settings_.undervoltage || (lever_ && settings_.brake_cuts)) {
        out.controller = source.voltage;
        out.state = settings_.motor.run(w, source.voltage, 0.0, celsius_);
        return out;
    }
    const double line = source.resistance + settings_.cable_resistance;
    // The highest controller voltage at which the motor takes no more than source and line can give.
    const auto enough = [&](double volts) {
        double available = line > 0.0 ? (source.voltage - volts) / line : 1e9;
        if (source.current_limit > 0.0) available = std::min(available, source.current_limit);
        return settings_.motor.run(w, volts, 1.0, celsius_).supply_current <= available;
    };
    double low = 0.0;
    double high = source.voltage;
    if (enough(high)) low = high;
    for (int i = 0; i < 50 && low < high; ++i) {
        const double middle = 0.5 * (low + high);
        (enough(middle) ? low : high) = middle;
    }
    out.controller = low;
    out.state = settings_.motor.run(w, low, 1.0, celsius_);
    out.source = low + settings_.cable_resistance * out.state.supply_current;
    return out;
}

void MotorBench::step(double dt) {
    const Fed now = fed(w_);
    const auto& brake = settings_.dynamometer;
    const double inertia = brake.rotor_inertia + brake.brake_inertia;
    double next = w_;
    switch (hold_) {
        case Hold::speed: next = set_w_ + (w_ - set_w_) * std::exp(-dt / brake.settling_s); break;
        case Hold::torque: next = std::max(0.0, w_ + (now.state.torque - set_torque_) / inertia * dt); break;
        case Hold::nothing: {
            next = w_ + now.state.torque / inertia * dt;
            // Without anything that turns it, friction ends at rest.
            if (next < 0.0) next = 0.0;
            break;
        }
    }
    dw_ = (next - w_) / dt;
    settled_ = std::abs(dw_) < settled_rad_s2;
    w_ = next;
    const auto& motor = settings_.motor;
    const double heat = now.state.copper + 0.6 * now.state.friction - (celsius_ - motor.air) / motor.thermal_resistance;
    celsius_ += heat / motor.heat_capacity * dt;
    energy_.electrical_energy += now.controller * now.state.supply_current * dt;
    energy_.mechanical_energy += now.state.mechanical * dt;
    energy_.loss_energy += (now.state.copper + now.state.friction + now.state.idle) * dt;
    if (settings_.battery) settings_.battery->drawn += now.state.supply_current * dt;
}

void MotorBench::advance(std::int64_t now_us) {
    if (now_us - now_us_ > longest_pause_us) now_us_ = now_us - longest_pause_us;
    while (now_us_ < now_us) {
        const std::int64_t part = std::min(now_us - now_us_, settled_ ? settled_step_us : step_us);
        step(static_cast<double>(part) * 1e-6);
        now_us_ += part;
    }
}

BenchTruth MotorBench::at(std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    const Fed now = fed(w_);
    BenchTruth truth = energy_;
    truth.rotation = to_per_minute(w_);
    const auto& brake = settings_.dynamometer;
    const double seconds = static_cast<double>(now_us_ % 1'000'000'000) * 1e-6;
    const double ripple = brake.ripple * std::sin(rad_per_turn * brake.ripple_hz * seconds);
    truth.torque =
        w_ > 0.0 || hold_ != Hold::nothing ? now.state.torque * (1.0 + ripple) - brake.rotor_inertia * dw_ : 0.0;
    truth.source_voltage = now.source;
    truth.controller_voltage = now.controller;
    truth.supply_current = now.state.supply_current;
    truth.terminal_voltage = settings_.motor.back_emf(w_, celsius_);
    truth.frequency = settings_.motor.electrical_frequency(w_);
    truth.winding = celsius_;
    return truth;
}

void MotorBench::set_voltage(double volts, std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    volts_ = volts;
}

void MotorBench::set_current_limit(double amperes, std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    amperes_ = amperes;
}

void MotorBench::switch_output(bool on, std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    output_ = on;
}

void MotorBench::hold_speed(double per_minute, std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    hold_ = Hold::speed;
    set_w_ = to_w(per_minute);
}

void MotorBench::hold_torque(double newton_metres, std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    hold_ = Hold::torque;
    set_torque_ = newton_metres;
}

void MotorBench::feed_brake(double percent, std::int64_t now_us) {
    hold_torque(full_brake_torque * percent / 100.0, now_us);
}

void MotorBench::release(std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    hold_ = Hold::nothing;
}

void MotorBench::pull_lever(bool pulled, std::int64_t now_us) {
    const std::scoped_lock lock(mutex_);
    advance(now_us);
    settled_ = false;
    lever_ = pulled;
}

void MotorBench::turn_rotor(double radians) {
    const std::scoped_lock lock(mutex_);
    angle_ = radians;
}

void MotorBench::connect_pair(int pair) {
    const std::scoped_lock lock(mutex_);
    pair_ = std::clamp(pair, 0, 2);
}

double MotorBench::inductance() const {
    const std::scoped_lock lock(mutex_);
    return settings_.motor.inductance_at(pair_, angle_);
}

double MotorBench::resistance() const {
    const std::scoped_lock lock(mutex_);
    return settings_.motor.resistance_at(celsius_);
}

double MotorBench::true_torque(double per_minute, double volts, double celsius) const {
    return settings_.motor.run(to_w(per_minute), volts, 1.0, celsius).torque;
}

double MotorBench::set_speed() const {
    const std::scoped_lock lock(mutex_);
    return to_per_minute(set_w_);
}

bool MotorBench::braking() const {
    const std::scoped_lock lock(mutex_);
    return hold_ != Hold::nothing;
}

bool MotorBench::output_on() const {
    const std::scoped_lock lock(mutex_);
    return output_;
}

}  // namespace velocert::instruments
