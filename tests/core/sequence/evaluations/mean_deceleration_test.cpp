// SPDX-License-Identifier: GPL-3.0-or-later
// The truth is a stop of constant deceleration: its mean fully developed deceleration is that deceleration.
#include "core/sequence/evaluations/braking/mean_deceleration.h"

#include <catch2/catch.hpp>

#include "core/sequence/evaluations/braking/braking_capture.h"
#include "core/sequence/evaluations/braking/series_file.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

BrakingData found(const standards::Step& step, const RecordedRide& ride) {
    const std::vector<CaptureData> captures{ride.capture};
    return braking_data(step, captures, ride.marks).value();
}

/// Speed over path of v^2 = v0^2 - 2 a s.
std::vector<SpeedPoint> parabola(double speed, double deceleration, int count, double end = 1) {
    std::vector<SpeedPoint> out;
    const double whole = speed * speed / (2 * deceleration);
    for (int i = 0; i <= count; ++i) {
        const double path = end * whole * i / count;
        out.push_back({path, std::sqrt(std::max(0.0, speed * speed - 2 * deceleration * path))});
    }
    return out;
}

}  // namespace

TEST_CASE("a constant deceleration is its own mean, whatever the points between") {
    for (const double deceleration : {0.5, 1.1, 4.5, 9.0})
        for (const int count : {7, 50, 1000}) {
            INFO(deceleration << ", " << count);
            const auto mean = mean_deceleration(parabola(7, deceleration, count), 7, {0.8, 0.1});
            REQUIRE(mean);
            CHECK(mean->base() == std::llround(deceleration * 1000));
        }
}

TEST_CASE("the pulses of a stop give its deceleration") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    for (const int pulses_per_metre : {100, 400})
        for (const double deceleration : {2.5, 4.5, 6.0}) {
            TrueStop stop;
            stop.deceleration = deceleration;
            Recorder recorder;
            recorder.pulses_per_metre = pulses_per_metre;
            const auto data = found(step, record(stop, recorder));
            INFO(pulses_per_metre << ", " << deceleration);
            REQUIRE(data.mean_deceleration);
            // The times of the edges are whole microseconds.
            CHECK(static_cast<double>(data.mean_deceleration->base()) == Approx(1000 * deceleration).epsilon(0.0005));
        }
}

TEST_CASE("a build-up below the band does not enter the mean") {
    // v = 7 m/s down to 6 m/s at 1 m/s2, then 5 m/s2: below 0.8 x 7 m/s only the latter is seen.
    std::vector<SpeedPoint> points;
    for (int i = 0; i <= 100; ++i) points.push_back({6.5 * i / 100, std::sqrt(49 - 2 * 6.5 * i / 100)});
    for (int i = 1; i <= 100; ++i)
        points.push_back({6.5 + 3.6 * i / 100, std::sqrt(std::max(0.0, 36 - 10 * 3.6 * i / 100))});
    CHECK(mean_deceleration(points, 7, {0.8, 0.1})->base() == 5000);
}

TEST_CASE("a stop that does not pass through the band has no mean") {
    CHECK_FALSE(mean_deceleration({}, 7, {0.8, 0.1}));
    CHECK_FALSE(mean_deceleration(parabola(7, 4, 100, 0.9), 7, {0.8, 0.1}));  // ends at 0.32 of the speed
    CHECK_FALSE(mean_deceleration(parabola(5.5, 4, 100), 7, {0.8, 0.1}));     // begins below the band
    CHECK(speed_points({}, 0, 0).empty());
    const std::vector<PulseEdge> few(7);
    CHECK(speed_points(few, 0, 6).empty());
    CHECK(speed_points(few, 0, 99).empty());
}

TEST_CASE("a method without a band has no mean, and one with half a band is no method") {
    const auto edition = released_edition();
    auto step = braking_step(edition, "dry.both");
    REQUIRE(deceleration_band(step).value());
    CHECK(deceleration_band(step).value()->from == Approx(0.8));
    CHECK(deceleration_band(step).value()->to == Approx(0.1));
    const auto ride = record(TrueStop{}, Recorder{});
    const std::vector<CaptureData> captures{ride.capture};
    auto none = step;
    none.parameters.erase("mfdd_from");
    none.parameters.erase("mfdd_to");
    CHECK_FALSE(deceleration_band(none).value());
    CHECK_FALSE(found(none, ride).mean_deceleration);
    for (const auto* key : {"mfdd_from", "mfdd_to"}) {
        auto half = step;
        half.parameters.erase(key);
        CHECK_FALSE(deceleration_band(half).has_value());
        CHECK_FALSE(braking_data(half, captures, ride.marks).has_value());
    }
    step.parameters["mfdd_to"].value = metrology::WrittenQuantity::parse("80 %").value();
    CHECK_FALSE(deceleration_band(step).has_value());
    step.parameters["mfdd_from"].value = metrology::WrittenQuantity::parse("101 %").value();
    CHECK_FALSE(deceleration_band(step).has_value());
}

TEST_CASE("a sampled series gives its deceleration") {
    const auto edition = released_edition();
    BrakingSeries series;
    // 7 m/s until 0.5 s, then 4 m/s2.
    for (int i = 0; i <= 300; ++i) {
        const double t = 0.01 * i;
        const double braking = std::clamp(t - 0.5, 0.0, 1.75);
        const double path = 7 * std::min(t, 0.5) + 7 * braking - 2 * braking * braking;
        series.rows.push_back({t, 7 - 4 * braking, path, 0, 0, t >= 0.5 ? 1.0 : 0.0});
    }
    const auto data = braking_data(braking_step(edition, "dry.both"), series).value();
    REQUIRE(data.mean_deceleration);
    CHECK(static_cast<double>(data.mean_deceleration->base()) == Approx(4000).epsilon(0.0005));
}

}  // namespace velocert::sequence::test
