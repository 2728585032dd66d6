// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/two_sources.h"

#include <catch2/catch.hpp>

#include "core/sequence/evaluations/braking/braking_capture.h"
#include "core/sequence/evaluations/braking/series_file.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using metrology::Measurand;

constexpr std::int64_t lever_us = 40'000'000;

/// A ride past two gates, `base` metres apart in truth, the second 1 m before the lever moves.
RecordedRide past_gates(double base, bool first = true, bool second = true) {
    const TrueStop stop;
    auto ride = record(stop, Recorder{});
    const auto broken = [&](Measurand gate, double path) {
        const auto time = lever_us + std::llround(path / stop.speed * 1e6);
        ride.capture.indications.push_back(indication(gate, {0, 0}, "count", time - 1000, 10));
        ride.capture.indications.push_back(indication(gate, {1, 0}, "count", time, 10));
        ride.capture.indications.push_back(indication(gate, {0, 0}, "count", time + 100'000, 10));
        ride.capture.indications.push_back(indication(gate, {1, 0}, "count", time + 200'000, 10));  // the rear wheel
    };
    if (first) broken(Measurand::light_gate_1, -1 - base);
    if (second) broken(Measurand::light_gate_2, -1);
    std::stable_sort(ride.capture.indications.begin(), ride.capture.indications.end(),
                     [](const auto& a, const auto& b) { return a.device_time_us < b.device_time_us; });
    return ride;
}

Reason trouble(const standards::Step& step, const RecordedRide& ride) {
    const std::vector<CaptureData> captures{ride.capture};
    return braking_data(step, captures, ride.marks).value().trouble;
}

BrakingSeries sampled(double speed_factor) {
    BrakingSeries series;
    for (int i = 0; i <= 300; ++i) {
        const double t = 0.01 * i;
        const double braking = std::clamp(t - 0.5, 0.0, 1.75);
        series.rows.push_back({t, speed_factor * (7 - 4 * braking),
                               7 * std::min(t, 0.5) + 7 * braking - 2 * braking * braking, 0, 0, t >= 0.5 ? 1.0 : 0.0});
    }
    return series;
}

}  // namespace

TEST_CASE("gates whose distance the counted path bears out leave the ride as it is") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    struct Row {
        const char* what;
        RecordedRide ride;
        Reason reason;
    };
    const std::vector<Row> rows{
        {"two metres", past_gates(2), Reason::none},
        {"two metres and two in a hundred", past_gates(2.04), Reason::none},
        {"five in a hundred too far", past_gates(2.10), Reason::sources_disagree},
        {"five in a hundred too near", past_gates(1.90), Reason::sources_disagree},
        {"a counter of half the pulses", past_gates(4), Reason::sources_disagree},
        {"only the first gate", past_gates(3, true, false), Reason::none},
        {"only the second gate", past_gates(3, false, true), Reason::none},
        {"gates broken before anything was counted", past_gates(9), Reason::sources_disagree},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        CHECK(conformity::name(trouble(step, row.ride)) == conformity::name(row.reason));
    }
}

TEST_CASE("without a base or a tolerance in the method the gates prove nothing") {
    const auto edition = released_edition();
    for (const auto* key : {"gate_base", "two_source_tolerance"}) {
        auto step = braking_step(edition, "dry.both");
        step.parameters.erase(key);
        CHECK(trouble(step, past_gates(3)) == Reason::none);
    }
    auto step = braking_step(edition, "dry.both");
    step.parameters["gate_base"].value = metrology::WrittenQuantity::parse("2 kg").value();
    const auto ride = past_gates(2);
    const std::vector<CaptureData> captures{ride.capture};
    CHECK_FALSE(braking_data(step, captures, ride.marks).has_value());
}

TEST_CASE("a series whose speed and path differ by more than both recorders may is not used") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    struct Row {
        double factor;
        Reason reason;
    };
    for (const auto& row :
         {Row{1.0, Reason::none}, Row{1.025, Reason::none}, Row{0.975, Reason::none},
          Row{1.04, Reason::sources_disagree}, Row{0.96, Reason::sources_disagree}, Row{1.10, Reason::stale}}) {
        INFO(row.factor);
        CHECK(conformity::name(braking_data(step, sampled(row.factor)).value().trouble) ==
              conformity::name(row.reason));
    }
    auto old = step;
    old.parameters.erase("two_source_tolerance");
    CHECK(braking_data(old, sampled(1.04)).value().trouble == Reason::none);
    CHECK(braking_data(old, sampled(1.10)).value().trouble == Reason::stale);
}

}  // namespace velocert::sequence::test
