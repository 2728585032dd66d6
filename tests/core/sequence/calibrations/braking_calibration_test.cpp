// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/braking_calibration.h"
#include "core/sequence/judging/evaluate.h"

#include <catch2/catch.hpp>

#include "core/sequence/evaluations/braking/braking_capture.h"
#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;

RoleCalibration certificate(Measurand measurand, std::int64_t low, std::int64_t high, double share) {
    metrology::Calibration out;
    const Kind kind = metrology::kind_of(measurand);
    out.certificate = "C-1";
    out.measurand = measurand;
    out.range_low = AnyQuantity(kind, low);
    out.range_high = AnyQuantity(kind, high);
    for (const std::int64_t at : {low, high})
        out.points.push_back({AnyQuantity(kind, at), AnyQuantity(kind, std::llround(static_cast<double>(at) * share)),
                              AnyQuantity(kind, at / 1000)});
    return {"recorder", out};
}

CalibrationSet all_of(double path_share = 0, double force_share = 0) {
    return {{certificate(Measurand::distance, 0, 100'000'000, path_share),
             certificate(Measurand::front_force, 0, 500'000, force_share),
             certificate(Measurand::rear_force, 0, 500'000, force_share)}};
}

BrakingData data_of(double metres = 6, double newton = 150) {
    BrakingData data;
    data.distance = metrology::Length::from_base(std::llround(metres * 1e6));
    data.speed = metrology::Speed::from_base(25'000'000);
    data.mean_deceleration = AnyQuantity(Kind::acceleration, 4000);
    data.front_force = metrology::Force::from_base(std::llround(newton * 1e3));
    data.rear_force = data.front_force;
    return data;
}

}  // namespace

TEST_CASE("a wheel that is a share too small makes path, speed and deceleration larger by that share") {
    auto data = data_of();
    correct(data, all_of(0.005), "recorder", {true, true});
    CHECK(data.trouble == Reason::none);
    CHECK(data.distance->base() == 6'030'000);
    CHECK(data.speed->base() == 25'125'000);
    CHECK(data.mean_deceleration->base() == 4020);
    CHECK(data.front_force->base() == 150'000);
}

TEST_CASE("forces are corrected at their peak") {
    auto data = data_of(6, 178);
    correct(data, all_of(0, 0.02), "recorder", {true, true});
    CHECK(data.front_force->base() == 181'560);
    CHECK(data.rear_force->base() == 181'560);
}

TEST_CASE("what is not calibrated cannot be used, and without any calibration nothing changes") {
    auto plain = data_of();
    correct(plain, {}, "recorder", {true, true});
    CHECK(plain.distance->base() == 6'000'000);
    CHECK(plain.trouble == Reason::none);

    struct Row {
        const char* what;
        CalibrationSet set;
        BrakingData data;
        Reason reason;
        LeversInUse levers{true, true};
    };
    auto without_path = all_of();
    without_path.entries.erase(without_path.entries.begin());
    auto without_rear = all_of();
    without_rear.entries.pop_back();
    auto troubled = data_of();
    troubled.trouble = Reason::saturated;
    const std::vector<Row> rows{
        {"no certificate of the path", without_path, data_of(), Reason::not_calibrated},
        {"no certificate of the rear force", without_rear, data_of(), Reason::not_calibrated},
        {"no certificate of a lever that is not used", without_rear, data_of(), Reason::none, {true, false}},
        {"a path beyond the certificate", all_of(), data_of(100.1), Reason::calibration_range},
        {"a force beyond the certificate", all_of(), data_of(6, 501), Reason::calibration_range},
        {"an earlier trouble", without_path, troubled, Reason::saturated},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        auto data = row.data;
        correct(data, row.set, "recorder", row.levers);
        CHECK(conformity::name(data.trouble) == conformity::name(row.reason));
    }
}

TEST_CASE("a certificate takes a run's validity when its corrected force is too high") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    Recorder recorder;
    recorder.force = 178;
    const auto ride = record(TrueStop{}, recorder);
    const std::vector<CaptureData> captures{ride.capture};
    const auto typed = usual_answers(step);
    const auto judged = [&](const CalibrationSet& set) {
        return evaluate({edition, step, lead_acid_item(), {}, captures, ride.marks, {}, typed, {}, &set}).value();
    };
    CHECK(judged({}).valid);
    CHECK(judged(all_of()).valid);
    CHECK(judged(all_of(0, 0.05)).reason == Reason::force_too_high);
    CHECK(judged(all_of(0.01)).value("distance")->base() > judged({}).value("distance")->base());
}

TEST_CASE("a run says how far its own data may be trusted, where the method has a budget for it") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    Recorder recorder;
    recorder.pulse_jitter = 2e-6;
    const auto ride = record(TrueStop{}, recorder);
    const std::vector<CaptureData> captures{ride.capture};
    const auto with = evaluate({edition, step, lead_acid_item(), {}, captures, ride.marks, {}}).value();
    for (const auto* name : {"speed_standard_uncertainty", "onset_path_uncertainty", "standstill_uncertainty"}) {
        INFO(name);
        REQUIRE(with.value(name));
        CHECK(with.value(name)->base() > 0);
    }
    // 0.05 km/h, and a pulse of 2.5 mm.
    CHECK(with.value("speed_standard_uncertainty")->base() < 50'000);
    CHECK(with.value("standstill_uncertainty")->base() < 2500);
    auto without_budget = step;
    without_budget.budgets.clear();
    const auto without = evaluate({edition, without_budget, lead_acid_item(), {}, captures, ride.marks, {}}).value();
    CHECK_FALSE(without.value("speed_standard_uncertainty"));
    CHECK(without.value("distance") == with.value("distance"));
}

}  // namespace velocert::sequence::test
