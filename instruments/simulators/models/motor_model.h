// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace velocert::instruments {

/// Where the power that goes into a controller and its motor goes. SI units; what goes in is the sum of the rest.
struct MotorState {
    double motor_current = 0.0;   ///< A, in the windings (equivalent direct current)
    double supply_current = 0.0;  ///< A, at the controller's terminals
    double torque = 0.0;          ///< N m at the shaft, after friction; negative when the shaft must be driven
    double mechanical = 0.0;      ///< W at the shaft
    double copper = 0.0;          ///< W in the windings
    double friction = 0.0;        ///< W in bearings, iron and air
    double idle = 0.0;            ///< W the controller takes for itself
    [[nodiscard]] double electrical() const { return mechanical + copper + friction + idle; }
};

/// A permanent-magnet hub motor behind a controller that turns the supply voltage down without loss: with windings of
/// resistance R, constant k (V s, the same number as N m/A) and angular speed w,
///   I = (duty U - k w) / R, limited by the controller's motor and supply currents, and by the speed limiter
///   torque = k I - friction(w);  electrical power = I^2 R + k w I + idle
/// (T. Kenjo, S. Nagamori: permanent-magnet and brushless DC motors; the usual equivalent circuit). Resistance rises
/// and magnets weaken with temperature. Pure: the same arguments give the same state.
struct MotorModel {
    double constant = 1.40;                   ///< k at 20 degC, V s/rad
    double resistance = 0.28;                 ///< R at 20 degC, ohm, between two terminals
    double resistance_coefficient = 0.00393;  ///< of copper, per kelvin
    double magnet_coefficient = -0.0011;      ///< of the magnets, per kelvin
    double friction_torque = 0.25;            ///< N m at any speed
    double viscous_friction = 0.012;          ///< N m s/rad
    double motor_current_limit = 22.0;        ///< A
    double supply_current_limit = 14.0;       ///< A
    double idle_power = 1.5;                  ///< W
    int pole_pairs = 20;
    double wheel_radius = 0.20;         ///< m; the motor sits in the wheel
    double limiter_speed = 25.0 / 3.6;  ///< m/s at which the controller has cut the drive
    double limiter_width = 0.8 / 3.6;   ///< m/s over which it does so
    bool limited = true;                ///< false: somebody has removed the limiter

    double heat_capacity = 2600.0;     ///< J/K
    double thermal_resistance = 0.55;  ///< K/W to the air
    double derating_from = 130.0;      ///< degC of the winding from which the current falls, to half at 10 K more
    double air = 23.0;                 ///< degC

    double inductance = 0.000310;                         ///< H between two terminals, mean over the rotor's position
    double saliency = 0.000022;                           ///< H, amplitude of its course
    std::array<double, 3> imbalance{0.0, 0.004, -0.003};  ///< relative, of the pairs U-V, V-W, W-U

    [[nodiscard]] double constant_at(double celsius) const;
    [[nodiscard]] double resistance_at(double celsius) const;
    /// Running at w (rad/s) from a supply of that voltage, throttle from 0 to 1. Without voltage the shaft only drags.
    [[nodiscard]] MotorState run(double w, double supply, double throttle, double celsius) const;
    /// The speed (rad/s) at which the shaft gives exactly that torque, by bisection; 0 when it gives less at rest.
    [[nodiscard]] double speed_for(double torque, double supply, double throttle, double celsius) const;
    /// Voltage between two terminals (V, root mean square) of the driven motor, and its frequency (Hz).
    [[nodiscard]] double back_emf(double w, double celsius) const;
    [[nodiscard]] double electrical_frequency(double w) const;
    /// Inductance (H) of the pair (0: U-V, 1: V-W, 2: W-U) at that position of the rotor (rad, mechanical).
    [[nodiscard]] double inductance_at(int pair, double angle) const;
    [[nodiscard]] double speed_of(double w) const { return w * wheel_radius; }
};

}  // namespace velocert::instruments
