// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/ebike_model.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace velocert::instruments;

namespace {

/// A rider and a vehicle without any spread.
EbikeModel steady_model() {
    EbikeModel model;
    model.deceleration_spread = 0.0;
    model.deceleration_ripple = 0.0;
    model.speed_spread = 0.0;
    model.speed_wander = 0.0;
    model.force_spread = 0.0;
    model.slip_spread = 0.0;
    return model;
}

}  // namespace

TEST_CASE("A stop under constant deceleration has the length physics gives it", "[simulators]") {
    struct Case {
        double speed_km_h, deceleration, delay, build_up;
    };
    const Case cases[] = {
        {25.0, 4.8, 0.0, 1e-9},  {25.0, 4.8, 0.03, 1e-9}, {25.0, 4.8, 0.03, 0.15},
        {16.0, 3.2, 0.03, 0.15}, {25.0, 1.9, 0.10, 0.30}, {10.0, 2.7, 0.0, 0.15},
    };
    for (const auto& c : cases) {
        CAPTURE(c.speed_km_h, c.deceleration, c.delay, c.build_up);
        EbikeModel model = steady_model();
        model.deceleration_dry_both = c.deceleration;
        model.brake_delay_s = c.delay;
        model.build_up_s = c.build_up;
        RideRequest request;
        request.specified_speed = c.speed_km_h / 3.6;
        const Ride ride(model, request, RandomSource(1));
        const double v = ride.speed_at_onset();
        CHECK(v == Approx(c.speed_km_h / 3.6).margin(0.0005 * c.deceleration));
        // free rolling, then a deceleration that grows linearly over T, then v^2 / 2a
        const double left = v - c.deceleration * c.build_up / 2.0;
        const double expected = v * (c.delay + c.build_up) - c.deceleration * c.build_up * c.build_up / 6.0 +
                                left * left / (2.0 * c.deceleration);
        // the course is cut into milliseconds: a step of the deceleration may come half of one early or late
        CHECK(ride.stopping_distance() == Approx(expected).margin(0.0005 * v));
    }
}

TEST_CASE("Distance is the integral of speed, and speed never jumps", "[simulators]") {
    const Ride ride(EbikeModel{}, RideRequest{}, RandomSource(5));
    double path = 0.0;
    constexpr double dt = 0.0002;
    double last = 0.0;
    for (double t = 0.0; t < ride.standstill() + 0.5; t += dt) {
        const double v = ride.speed(t);
        REQUIRE(std::abs(v - last) < 0.01);
        REQUIRE(ride.position(t + dt) >= ride.position(t));
        path += (v + ride.speed(t + dt)) / 2.0 * dt;
        last = v;
    }
    CHECK(path == Approx(ride.length()).epsilon(1e-6));
    CHECK(ride.speed(ride.standstill()) == 0.0);
    CHECK(ride.position(ride.standstill() + 10.0) == ride.length());
    CHECK(ride.position(-1.0) == 0.0);
}

TEST_CASE("The time at a position leads back to the position", "[simulators]") {
    const Ride ride(EbikeModel{}, RideRequest{}, RandomSource(6));
    for (int i = 1; i < 400; ++i) {
        const double position = ride.length() * i / 400.0;
        REQUIRE(ride.position(ride.time_at(position)) == Approx(position).margin(1e-7));
    }
    CHECK(ride.time_at(ride.length() + 0.001) < 0.0);
    CHECK(ride.time_at(-1.0) == 0.0);
}

TEST_CASE("The lever moves before the vehicle slows down, and the hand needs time for its force", "[simulators]") {
    const EbikeModel model = steady_model();
    const Ride ride(model, RideRequest{}, RandomSource(7));
    CHECK_FALSE(ride.front_lever(ride.onset() - 1e-6));
    CHECK(ride.front_lever(ride.onset() + 1e-6));
    CHECK(ride.speed(ride.onset() + model.brake_delay_s - 0.001) == Approx(ride.speed_at_onset()));
    CHECK(ride.speed(ride.onset() + 0.2) < ride.speed_at_onset() - 0.3);
    CHECK(ride.front_force(ride.onset()) == 0.0);
    CHECK(ride.front_force(ride.onset() + model.force_rise_s) == Approx(model.front_force));
    CHECK(ride.rear_force(ride.second_onset() + model.force_rise_s) == Approx(model.rear_force));
    CHECK(ride.front_force(ride.release() + 0.01) == 0.0);
}

TEST_CASE("Only the levers of the step are pulled", "[simulators]") {
    RideRequest request;
    request.brakes = Brakes::rear;
    const Ride rear(EbikeModel{}, request, RandomSource(8));
    CHECK_FALSE(rear.front_lever(rear.onset() + 0.5));
    CHECK(rear.rear_lever(rear.onset() + 0.5));
    CHECK(rear.front_force(rear.onset() + 0.5) == 0.0);
    CHECK(rear.rear_force(rear.onset() + 0.5) > 50.0);
    request.brakes = Brakes::front;
    const Ride front(EbikeModel{}, request, RandomSource(8));
    CHECK(front.front_lever(front.onset() + 0.5));
    CHECK_FALSE(front.rear_lever(front.onset() + 0.5));
}

TEST_CASE("Rides of a rider differ a little, within the published range of decelerations", "[simulators]") {
    const EbikeModel model;
    RandomSource random(9);
    double low = 1e9;
    double high = 0.0;
    for (int i = 0; i < 50; ++i) {
        const Ride ride(model, RideRequest{}, random.fork());
        const double v = ride.speed_at_onset();
        const double mean = v * v / (2.0 * ride.stopping_distance());
        low = std::min(low, mean);
        high = std::max(high, mean);
        // with the build-up included, from a little below 0.40 g to 0.71 g (SAE 2020-01-0876)
        REQUIRE(mean > 0.35 * 9.81);
        REQUIRE(mean < 0.71 * 9.81);
    }
    CHECK(high > low * 1.02);
}

TEST_CASE("The same seed gives the same ride, another seed another one", "[simulators]") {
    const Ride a(EbikeModel{}, RideRequest{}, RandomSource(10));
    const Ride b(EbikeModel{}, RideRequest{}, RandomSource(10));
    const Ride c(EbikeModel{}, RideRequest{}, RandomSource(11));
    CHECK(a.stopping_distance() == b.stopping_distance());
    CHECK(a.onset() == b.onset());
    CHECK(a.stopping_distance() != c.stopping_distance());
}

TEST_CASE("A request changes speed, force and deceleration", "[simulators]") {
    const EbikeModel model = steady_model();
    RideRequest request;
    const Ride plain(model, request, RandomSource(12));
    request.speed_offset = -2.0 / 3.6;
    request.force_offset = 70.0;
    const Ride other(model, request, RandomSource(12));
    CHECK((plain.speed_at_onset() - other.speed_at_onset()) * 3.6 == Approx(2.0).margin(0.01));
    CHECK(other.front_force(other.onset() + 0.2) == Approx(210.0));
    request = {};
    request.deceleration_factor = 0.5;
    const Ride slow(model, request, RandomSource(12));
    CHECK(slow.stopping_distance() > plain.stopping_distance() * 1.6);
}
