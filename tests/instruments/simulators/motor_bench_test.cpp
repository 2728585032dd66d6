// SPDX-License-Identifier: GPL-3.0-or-later
// The models of the motor bench against closed forms: energy, power, back-EMF, limits, heat.
#include "instruments/simulators/bench/motor_bench.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "instruments/simulators/models/roller_model.h"
#include "instruments/simulators/models/systematic_error.h"

namespace velocert::instruments {
namespace {

constexpr double pi = std::numbers::pi;

MotorBenchSettings ideal() {
    MotorBenchSettings settings;
    settings.dynamometer.ripple = 0.0;
    settings.cable_resistance = 0.0;
    return settings;
}

void feed(MotorBench& bench, double volts, double amperes = 50.0) {
    bench.set_voltage(volts, 0);
    bench.set_current_limit(amperes, 0);
    bench.switch_output(true, 0);
}

}  // namespace

TEST_CASE("What goes into the motor comes out of it, at every speed, voltage and temperature", "[motor]") {
    const MotorModel motor;
    for (const double w : {0.0, 1.0, 12.57, 25.0, 34.0, 60.0})
        for (const double volts : {0.0, 24.0, 48.0, 60.0})
            for (const double celsius : {-10.0, 20.0, 90.0, 150.0}) {
                CAPTURE(w, volts, celsius);
                const MotorState state = motor.run(w, volts, 1.0, celsius);
                CHECK(volts * state.supply_current ==
                      Approx(volts > 0.0 ? state.mechanical + state.copper + state.friction + state.idle : 0.0)
                          .margin(1e-9));
                CHECK(state.mechanical == Approx(state.torque * w).margin(1e-12));
                CHECK(state.copper == Approx(std::pow(state.motor_current, 2) * motor.resistance_at(celsius)));
                CHECK(state.motor_current <= motor.motor_current_limit);
                CHECK(state.supply_current <= motor.supply_current_limit + 1e-9);
                if (volts == 0.0) CHECK(state.motor_current == 0.0);
            }
}

TEST_CASE("The motor's torque is that of the equivalent circuit", "[motor]") {
    MotorModel motor;
    motor.friction_torque = 0.0;
    motor.viscous_friction = 0.0;
    motor.limited = false;
    motor.supply_current_limit = 1000.0;
    // At low speed the current limit rules: T = k I.
    CHECK(motor.run(1.0, 48.0, 1.0, 20.0).torque == Approx(1.40 * 22.0));
    // At high speed the voltage does: T = k (U - k w) / R.
    CHECK(motor.run(33.0, 48.0, 1.0, 20.0).torque == Approx(1.40 * (48.0 - 1.40 * 33.0) / 0.28));
    // No load: k w = U.
    CHECK(motor.speed_for(0.0, 48.0, 1.0, 20.0) == Approx(48.0 / 1.40));
    // A hot motor has weaker magnets and more resistance.
    CHECK(motor.constant_at(120.0) == Approx(1.40 * 0.89));
    CHECK(motor.resistance_at(120.0) == Approx(0.28 * 1.393));
}

TEST_CASE("The limiter takes the drive away below its speed, unless somebody has removed it", "[motor]") {
    MotorModel motor;
    motor.constant = 1.0;
    const auto torque = [&](double kmh) { return motor.run(kmh / 3.6 / motor.wheel_radius, 48.0, 1.0, 20.0).torque; };
    CHECK(torque(20.0) > 1.0);
    CHECK(torque(24.0) > torque(24.6));
    CHECK(torque(25.0) < 0.0);
    CHECK(torque(26.0) < 0.0);
    motor.limited = false;
    CHECK(torque(26.0) > 1.0);
}

TEST_CASE("A driven motor gives the voltage of its constant and the frequency of its poles", "[motor]") {
    MotorBench bench(ideal());
    bench.hold_speed(300.0, 0);
    const BenchTruth truth = bench.at(5'000'000);
    const double w = 300.0 * 2.0 * pi / 60.0;
    CHECK(truth.rotation == Approx(300.0));
    CHECK(truth.terminal_voltage == Approx(1.40 * (1.0 - 0.0011 * (truth.winding - 20.0)) * w / std::sqrt(2.0)));
    CHECK(truth.frequency == Approx(100.0));  // 300 r/min, 20 pole pairs
    CHECK(truth.supply_current == 0.0);
    CHECK(truth.torque == Approx(-(0.25 + 0.012 * w)));  // it only drags
    CHECK(bench.at(5'000'000).rotation == truth.rotation);
}

TEST_CASE("The inductance goes round twice for each pole pair, and three pairs are shifted by a third", "[motor]") {
    MotorModel motor;
    motor.imbalance = {0.0, 0.0, 0.0};
    const double period = pi / motor.pole_pairs;
    for (int pair = 0; pair < 3; ++pair) {
        double sum = 0.0;
        for (int i = 0; i < 12; ++i) sum += motor.inductance_at(pair, period * i / 12.0);
        CHECK(sum / 12.0 == Approx(motor.inductance));
        CHECK(motor.inductance_at(pair, 0.01) == Approx(motor.inductance_at(pair, 0.01 + period)));
    }
    CHECK(motor.inductance_at(0, 0.0) == Approx(motor.inductance + motor.saliency));
    CHECK(motor.inductance_at(1, 0.0) == Approx(motor.inductance + motor.saliency * std::cos(2.0 * pi / 3.0)));
}

TEST_CASE("Energy is conserved along a whole run, and the power meter agrees with torque and speed", "[motor]") {
    MotorBench bench(ideal());
    feed(bench, 48.0);
    bench.hold_speed(120.0, 0);
    BenchTruth last;
    for (std::int64_t t = 0; t <= 60'000'000; t += 250'000) last = bench.at(t);
    CHECK(last.electrical_energy == Approx(last.mechanical_energy + last.loss_energy).epsilon(1e-9));
    CHECK(last.electrical_energy > 1000.0);
    const double w = 120.0 * 2.0 * pi / 60.0;
    const double losses =
        std::pow((last.torque + 0.25 + 0.012 * w) / (1.40 * (1.0 - 0.0011 * (last.winding - 20.0))), 2) * 0.28 *
            (1.0 + 0.00393 * (last.winding - 20.0)) +
        (0.25 + 0.012 * w) * w + 1.5;
    CHECK(last.controller_voltage * last.supply_current == Approx(last.torque * w + losses).epsilon(1e-6));
    CHECK(last.torque == Approx(bench.true_torque(120.0, last.controller_voltage, last.winding)).epsilon(1e-9));
}

TEST_CASE("The same conduct gives the same bench, however often it is looked at", "[motor]") {
    MotorBench seldom(ideal());
    MotorBench often(ideal());
    for (auto* bench : {&seldom, &often}) {
        feed(*bench, 48.0);
        bench->hold_speed(200.0, 1'000'000);
    }
    for (std::int64_t t = 0; t < 20'000'000; t += 10'000) static_cast<void>(often.at(t));
    CHECK(often.at(20'000'000).torque == Approx(seldom.at(20'000'000).torque).epsilon(1e-6));
    CHECK(often.at(20'000'000).winding == Approx(seldom.at(20'000'000).winding).epsilon(1e-3));
    MotorBench again(ideal());
    feed(again, 48.0);
    again.hold_speed(200.0, 1'000'000);
    CHECK(again.at(20'000'000).torque == seldom.at(20'000'000).torque);
}

TEST_CASE("A held motor warms up by its losses towards their balance, and derates at its limit", "[motor]") {
    auto settings = ideal();
    settings.motor.heat_capacity = 200.0;
    settings.motor.thermal_resistance = 0.2;
    MotorBench bench(settings);
    feed(bench, 48.0);
    bench.hold_speed(60.0, 0);
    // Time constant R C = 40 s: after ten of them the heat that goes out is the heat that comes in.
    const BenchTruth warm = bench.at(400'000'000);
    const double w = 2.0 * pi;
    const double heat = 22.0 * 22.0 * settings.motor.resistance_at(warm.winding) + 0.6 * (0.25 + 0.012 * w) * w;
    CHECK(warm.winding - 23.0 == Approx(heat * 0.2).epsilon(0.01));

    // 136 W through 1 K/W would be 159 degC; halved current leaves 34 W, which is 57 degC, still above the 50 degC at
    // which it is halved.
    settings.motor.derating_from = 40.0;
    settings.motor.thermal_resistance = 1.0;
    MotorBench hot(settings);
    feed(hot, 48.0);
    hot.hold_speed(60.0, 0);
    const double drag = 0.25 + 0.012 * w;
    const BenchTruth halved = hot.at(2'000'000'000);
    const double left = 11.0 * 11.0 * settings.motor.resistance_at(halved.winding) + 0.6 * drag * w;
    CHECK(halved.winding == Approx(23.0 + left * 1.0).epsilon(0.01));
    CHECK(halved.torque == Approx(0.5 * 22.0 * settings.motor.constant_at(halved.winding) - drag).epsilon(1e-3));
}

TEST_CASE("A source with resistance sags, one with a current limit gives no more, a battery empties", "[motor]") {
    auto settings = ideal();
    settings.source_resistance = 0.5;
    MotorBench sagging(settings);
    feed(sagging, 48.0);
    sagging.hold_speed(150.0, 0);
    const BenchTruth sag = sagging.at(3'000'000);
    CHECK(sag.controller_voltage == Approx(48.0 - 0.5 * sag.supply_current).epsilon(1e-6));
    CHECK(sag.controller_voltage < 47.0);

    MotorBench limited(ideal());
    feed(limited, 48.0, 3.0);
    limited.hold_speed(150.0, 0);
    CHECK(limited.at(3'000'000).supply_current <= 3.0 + 1e-6);

    settings.source_resistance = 0.0;
    settings.battery = BatteryModel{};
    MotorBench battery(settings);
    battery.hold_speed(150.0, 0);
    const double full = battery.at(3'000'000).controller_voltage;
    const BenchTruth later = battery.at(1'800'000'000);
    CHECK(full == Approx(54.6).margin(1.5));
    CHECK(later.controller_voltage < full - 2.0);
}

TEST_CASE("Released, the motor runs up to its no-load speed, without a feed it stands", "[motor]") {
    MotorBench bench(ideal());
    feed(bench, 48.0);
    const BenchTruth free = bench.at(30'000'000);
    CHECK(bench.motor().run(free.rotation * 2.0 * pi / 60.0, 48.0, 1.0, free.winding).torque ==
          Approx(0.0).margin(0.05));
    CHECK(free.torque == Approx(0.0).margin(0.05));
    bench.switch_output(false, 30'000'000);
    CHECK(bench.at(90'000'000).rotation == 0.0);
}

TEST_CASE("On the roller bench the drive ends where its limiter does, and never when that is gone", "[motor]") {
    MotorModel motor;
    motor.constant = 1.05;
    const RollerBenchModel bench;
    const RollerRun run(bench, motor);
    CHECK(run.speeds().front() == 0.0);
    CHECK(run.speeds().back() == 0.0);
    CHECK(run.highest_speed() * 3.6 < 25.0);
    CHECK(run.highest_speed() * 3.6 > 22.0);
    CHECK(run.cut_off_speed(0.5) * 3.6 == Approx(25.0).margin(0.1));
    CHECK(run.cut_off_speed(0.5) > run.highest_speed());
    motor.limited = false;
    const RollerRun tampered(bench, motor);
    CHECK(tampered.cut_off_speed(0.5) * 3.6 > 28.0);
    CHECK(tampered.highest_speed() * 3.6 > 25.0);
}

TEST_CASE("The errors of five hundred instruments spread as their calibration uncertainty says", "[motor]") {
    InstrumentAccuracy accuracy;
    accuracy.gain_uncertainty = 0.001;
    accuracy.offset_uncertainty = 0.02;
    double gains = 0.0;
    double squares = 0.0;
    double offsets = 0.0;
    constexpr int count = 500;
    for (int seed = 1; seed <= count; ++seed) {
        SystematicError error(accuracy, RandomSource(static_cast<std::uint64_t>(seed)));
        gains += error.gain();
        squares += error.gain() * error.gain();
        offsets += error.offset() * error.offset();
        CHECK(error.indicated(10.0) == Approx(10.0 * (1.0 + error.gain()) + error.offset()));
    }
    // Of 500 normal values the mean is within 0.15 and the deviation within 10 % of theirs, but for once in a thousand.
    CHECK(std::abs(gains / count) < 0.15e-3);
    CHECK(std::sqrt(squares / count) == Approx(0.001).epsilon(0.10));
    CHECK(std::sqrt(offsets / count) == Approx(0.02).epsilon(0.10));
}

}  // namespace velocert::instruments
