// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/motor/steady_state_torque.h"
#include "core/sequence/judging/evaluate.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "core/sequence/judging/judge_procedure.h"
#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/sequence/evaluations/motor_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::Measurand;

const standards::Step& sweep(const standards::StandardEdition& edition) {
    return edition.procedure("low-speed-torque")->steps.front();
}

StepResult judged(const standards::StandardEdition& edition, const PolledBench& bench,
                  const std::vector<TypedValue>& typed = {}) {
    const auto all = kept_conditions(sweep(edition), typed);
    return evaluate({edition, sweep(edition), lead_acid_item(), {}, bench.captures, bench.marks, {}, all}).value();
}

StepRun attempt_of(const StepResult& result) {
    StepRun attempt;
    attempt.procedure = "low-speed-torque";
    attempt.step = "sweep";
    attempt.outcome = conformity::Outcome::completed;
    attempt.result = result;
    return attempt;
}

}  // namespace

TEST_CASE("the torque at each set point is the mean of its steady state, with power beside it") {
    const auto edition = demonstration_edition();
    MotorSession session;
    session.torque = [](double, double t) {
        return 22.1 + (static_cast<int>(std::lround(t * 10)) % 2 == 0 ? 0.05 : -0.05);
    };
    const auto result = judged(edition, session.record());
    INFO(conformity::name(result.reason));
    CHECK(result.valid);
    CHECK(result.verdict == Verdict::pass);
    // 101 values in 10 s, one more above than below: 22.1 + 0.05/101.
    CHECK(result.value("torque_1")->text() == "22.1 N.m");
    CHECK(result.value("set_point_2")->text() == "90 r/min");
    CHECK(result.value("speed_2")->text() == "90 r/min");
    CHECK(result.value("supply_1")->text() == "48 V");
    CHECK(result.value("current_1")->text() == "8 A");
    CHECK(result.value("electrical_power_1")->text() == "384 W");
    // P = 2 pi n T = 2 pi x 1 s^-1 x 22.1005 N m = 138.862 W, of 384 W.
    CHECK(static_cast<double>(result.value("mechanical_power_1")->base()) * 1e-6 ==
          Approx(2 * std::numbers::pi * 22.1).epsilon(1e-4));
    CHECK(static_cast<double>(result.value("efficiency_1")->base()) * 1e-9 ==
          Approx(2 * std::numbers::pi * 22.1 / 384).epsilon(1e-4));
    CHECK(result.value("torque_1_resolution")->text() == "0.001 N.m");
    // s/sqrt(n) of 101 values +-0.05: 0.0502/sqrt(101), rounded up to the next mN m.
    CHECK(result.value("torque_1_type_a")->text() == "0.005 N.m");
    CHECK(result.value("torque_1_set_point_uncertainty")->text() == "0 N.m");
}

TEST_CASE("each released set point is judged, and the worst decides") {
    auto edition = demonstration_edition();  // at least 20 N.m at 60 and 90 r/min
    MotorSession session;
    session.torque = [](double speed, double t) { return (speed == 90 ? 19.9 : 25.0) + 0.02 * std::sin(7.3 * t); };
    const auto result = judged(edition, session.record());
    CHECK(result.verdict == Verdict::fail);
    const std::vector<StepRun> attempts{attempt_of(result)};
    const auto* procedure = edition.procedure("low-speed-torque");
    const auto verdict = judge_procedure(edition, *procedure, lead_acid_item(), {}, attempts);
    REQUIRE(verdict.assessments.size() == 2);
    CHECK(verdict.assessments[0].verdict == Verdict::pass);
    CHECK(verdict.assessments[0].limit.at->text() == "60 r/min");
    CHECK(verdict.assessments[1].verdict == Verdict::fail);
    CHECK(verdict.assessments[1].limit.at->text() == "90 r/min");
    CHECK(verdict.verdict == Verdict::fail);
    // The speeds in between draw the curve; no limit holds there.
    session.torque = [](double speed, double t) { return (speed > 100 ? 5.0 : 25.0) + 0.02 * std::sin(7.3 * t); };
    session.current = [](double, double) { return 7.0; };
    CHECK(judged(edition, session.record()).verdict == Verdict::pass);
}

TEST_CASE("a cap, a floor and a band are judged as the laboratory released them") {
    auto edition = demonstration_edition();
    auto& limit = limit_of(edition, "motor.low_speed_torque");
    const auto bench = MotorSession{}.record();  // 28.8 and 28.2 N.m at 60 and 90 r/min
    limit.relation = conformity::Relation::at_most;
    CHECK(judged(edition, bench).verdict == Verdict::fail);
    limit.relation = conformity::Relation::within;
    limit.upper = metrology::WrittenQuantity::parse("30 N.m").value();
    CHECK(judged(edition, bench).verdict == Verdict::pass);
    limit.upper = metrology::WrittenQuantity::parse("28.5 N.m").value();
    CHECK(judged(edition, bench).verdict == Verdict::fail);
}

TEST_CASE("without a released limit there is a curve and no verdict") {
    const auto edition = standards::embedded_editions().value().back();
    const auto result = judged(edition, MotorSession{}.record());
    CHECK(result.valid);
    CHECK(result.verdict == Verdict::not_evaluated);
    CHECK(result.reason == Reason::limit_unverified);
    CHECK(result.value("torque_4"));
    const std::vector<StepRun> attempts{attempt_of(result)};
    const auto verdict =
        judge_procedure(edition, *edition.procedure("low-speed-torque"), lead_acid_item(), {}, attempts);
    CHECK(verdict.verdict == Verdict::not_evaluated);
    REQUIRE(verdict.assessments.size() == 1);
    CHECK(verdict.reason == Reason::limit_unverified);
}

TEST_CASE("a released torque that names no speed cannot judge") {
    auto edition = demonstration_edition();
    limit_of(edition, "motor.low_speed_torque").set_points.clear();
    const auto result = judged(edition, MotorSession{}.record());
    CHECK_FALSE(result.valid);
    CHECK(result.reason == Reason::limit_missing);
    const std::vector<StepRun> attempts{attempt_of(result)};
    const auto verdict =
        judge_procedure(edition, *edition.procedure("low-speed-torque"), lead_acid_item(), {}, attempts);
    CHECK(verdict.verdict == Verdict::not_evaluated);
    CHECK(verdict.reason == Reason::limit_missing);
}

TEST_CASE("a torque measurement that is not as the method asks does not count") {
    struct Row {
        const char* what;
        Reason reason;
        std::function<void(MotorSession&)> session = [](auto&) {};
        std::function<void(PolledBench&)> bench = [](auto&) {};
        std::vector<TypedValue> typed = {};
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const auto add = [](double (*change)(double)) {
        return [change](MotorSession& s) {
            s.torque = [change](double, double t) { return 25 + 0.05 * std::sin(7.3 * t) + change(t); };
        };
    };
    const std::vector<Row> rows{
        {"the torque drifts", Reason::not_steady, add([](double t) { return -0.1 * t; })},
        {"the torque swings", Reason::not_steady, add([](double t) { return 0.9 * std::sin(5 * t); })},
        {"the torque stands still", Reason::stale, [](auto& s) { s.torque = [](double, double) { return 25.0; }; }},
        {"the torque has the wrong sign", Reason::implausible,
         [](auto& s) { s.torque = [](double, double t) { return -25 + 0.05 * std::sin(7.3 * t); }; }},
        {"more power comes out than goes in", Reason::implausible,
         [](auto& s) { s.current = [](double, double) { return 2.0; }; }},
        {"hardly any power comes out", Reason::implausible,
         [](auto& s) { s.torque = [](double, double t) { return 0.5 + 0.05 * std::sin(7.3 * t); }; }},
        {"the supply sags", Reason::supply_not_held,
         [](auto& s) { s.supply = [](double, double t) { return 48 - 0.1 * t - 0.3; }; }},
        {"the speed is another one", Reason::set_point_missed,
         [](auto& s) { s.rotation = [](double n, double) { return n + 3; }; }},
        {"the hold was too short", Reason::series_empty, [](auto& s) { s.seconds = 9; }},
        {"it was held for far too long before it was steady", Reason::thermal_limit,
         [](auto& s) {
             s.seconds = 200;
             s.torque = [](double, double t) { return 25 + (t < 185 ? 1.5 : 0.05) * std::sin(7.3 * t); };
         }},
        {"the winding was too hot to begin with",
         Reason::thermal_limit,
         [](auto&) {},
         [](auto&) {},
         {{"mount", "winding_temperature", "130 degC"}}},
        {"an answer without a value, as with an alarm", Reason::value_missing,
         [](auto& s) {
             s.torque = [](double, double t) { return t > 4.95 && t < 5.05 ? nan : 25 + 0.05 * std::sin(7.3 * t); };
         }},
        {"frames were lost", Reason::series_gap, [](auto&) {},
         [](auto& b) { b.capture_of("dynamometer").indications[50].flags.add(metrology::Flag::gap); }},
        {"the log was cut short", Reason::series_gap, [](auto&) {},
         [](auto& b) { b.capture_of("power_meter").complete = false; }},
        {"the power meter was over its range", Reason::over_range, [](auto&) {},
         [](auto& b) { b.capture_of("power_meter").indications[6].flags.add(metrology::Flag::over_range); }},
        {"the dynamometer restarted", Reason::instrument_restarted, [](auto&) {},
         [](auto& b) {
             b.capture_of("dynamometer").events.push_back({metrology::DeviceEvent::Kind::restarted, "", 0, 40});
         }},
        {"nothing was held", Reason::series_empty, [](auto&) {}, [](auto& b) { b.marks.clear(); }},
        {"the power meter said nothing", Reason::value_missing, [](auto&) {},
         [](auto& b) { b.capture_of("power_meter").indications.clear(); }},
        {"a time is missing", Reason::clock_fault, [](auto&) {},
         [](auto& b) { b.capture_of("dynamometer").indications[9].arrival_ns = metrology::Indication::no_time; }},
        {"a torque is a mass", Reason::wrong_kind, [](auto&) {},
         [](auto& b) {
             b.capture_of("dynamometer").indications[9].unit = &metrology::preferred_unit(metrology::Kind::mass);
         }},
    };
    const auto edition = demonstration_edition();
    for (const auto& row : rows) {
        MotorSession session;
        REQUIRE(judged(edition, session.record()).verdict == Verdict::pass);
        row.session(session);
        auto bench = session.record();
        row.bench(bench);
        const auto result = judged(edition, bench, row.typed);
        INFO(row.what << ": " << conformity::name(result.reason));
        CHECK(result.reason == row.reason);
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == Verdict::not_evaluated);
    }
}

TEST_CASE("a missed part of the set point counts by the slope of the curve") {
    const auto edition = demonstration_edition();
    MotorSession session;
    session.rotation = [](double speed, double) { return speed == 60 ? 61.0 : speed; };
    session.torque = [](double speed, double t) { return 31.0 - 0.1 * speed + 0.02 * std::sin(7.3 * t); };
    const auto result = judged(edition, session.record());
    // From (61, 25.0) to (90, 22.0): 3 N m in 29 r/min; 1 r/min missed, over the root of three.
    CHECK(static_cast<double>(result.value("torque_1_set_point_uncertainty")->base()) * 1e-3 ==
          Approx(3.0 / 29 / std::sqrt(3.0)).margin(2e-3));
}

TEST_CASE("corrections of the calibrations are in the torque, and an instrument without one gives none") {
    const auto edition = demonstration_edition();
    const auto bench = MotorSession{}.record();
    using metrology::AnyQuantity;
    CalibrationSet calibrations;
    const auto certify = [&](const std::string& role, Measurand measurand, std::int64_t correction, std::int64_t high) {
        metrology::Calibration one;
        one.certificate = "C-1";
        one.measurand = measurand;
        const auto kind = metrology::kind_of(measurand);
        one.points = {{AnyQuantity(kind, 0), AnyQuantity(kind, correction), AnyQuantity(kind, 10)}};
        one.range_low = AnyQuantity(kind, 0);
        one.range_high = AnyQuantity(kind, high);
        calibrations.entries.push_back({role, one});
    };
    certify("dynamometer", Measurand::torque, 250, 100'000);
    const auto typed = kept_conditions(sweep(edition));
    const auto judge = [&] {
        return evaluate({edition,
                         sweep(edition),
                         lead_acid_item(),
                         {},
                         bench.captures,
                         bench.marks,
                         {},
                         typed,
                         {},
                         &calibrations})
            .value();
    };
    CHECK(judge().reason == Reason::not_calibrated);
    certify("dynamometer", Measurand::rotation, 0, 1'000'000);
    for (const auto measurand : {Measurand::voltage, Measurand::current, Measurand::power})
        certify("power_meter", measurand, 0, 1'000'000'000'000);
    const auto plain = judged(edition, bench);
    const auto corrected = judge();
    CHECK(corrected.valid);
    CHECK(corrected.value("torque_1")->base() - plain.value("torque_1")->base() == 250);
    calibrations.entries.front().calibration.range_high = AnyQuantity(metrology::Kind::torque, 20'000);
    CHECK(judge().reason == Reason::calibration_range);
}

}  // namespace velocert::sequence::test
