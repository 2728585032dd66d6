// SPDX-License-Identifier: GPL-3.0-or-later
// Every way in which a recorded ride can be unusable, beside the ride it was made from.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <stdexcept>

#include "core/sequence/evaluations/braking/stopping_distance.h"
#include "core/sequence/judging/evaluate.h"
#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;

constexpr std::int64_t lever_us = 40'000'000;

StepResult judged(const RecordedRide& ride, std::string_view step = "dry.both", std::string_view void_reason = {}) {
    const std::vector<CaptureData> captures{ride.capture};
    const auto edition = released_edition();
    const auto& plan = braking_step(edition, step);
    const auto typed = usual_answers(plan);
    return evaluate({edition, plan, lead_acid_item(), {}, captures, ride.marks, void_reason, typed}).value();
}

RecordedRide good_ride() { return record(TrueStop{}, Recorder{}); }

void each(RecordedRide& ride, const std::function<void(Indication&)>& change) {
    for (auto& one : ride.capture.indications) change(one);
}

void drop(RecordedRide& ride, const std::function<bool(const Indication&)>& unwanted) {
    auto& list = ride.capture.indications;
    list.erase(std::remove_if(list.begin(), list.end(), unwanted), list.end());
}

bool is_force(const Indication& one) {
    return one.measurand == Measurand::front_force || one.measurand == Measurand::rear_force;
}
bool is_lever(const Indication& one) {
    return one.measurand == Measurand::front_brake || one.measurand == Measurand::rear_brake;
}
/// In the middle of the braking, by the time of the frame; distances by the time of their edge.
bool amid(const Indication& one, double from = 0.4, double to = 0.8) {
    const double t = static_cast<double>(one.device_time_us - lever_us) * 1e-6;
    return t > from && t < to;
}

struct Fault {
    const char* name;
    Reason reason;
    std::function<void(RecordedRide&)> make;
    const char* step = "dry.both";
};

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all{
        {"nothing came", Reason::series_empty, [](auto& r) { r.capture.indications.clear(); }},
        {"the ride was not marked", Reason::series_empty, [](auto& r) { r.marks.clear(); }},
        {"the capture of the role is missing", Reason::series_empty, [](auto& r) { r.capture.role = "scale"; }},
        {"the log was cut short or the queue overflowed", Reason::series_gap,
         [](auto& r) { r.capture.complete = false; }},
        {"one frame flagged as following lost ones", Reason::series_gap,
         [](auto& r) {
             for (auto& one : r.capture.indications)
                 if (is_force(one) && amid(one)) {
                     one.flags.add(Flag::gap);
                     return;
                 }
         }},
        {"60 ms without a frame", Reason::series_gap,
         [](auto& r) { drop(r, [](const auto& one) { return amid(one, 0.5, 0.56); }); }},
        {"frames missing just before the lever moves", Reason::series_gap,
         [](auto& r) { drop(r, [](const auto& one) { return amid(one, -0.15, -0.05); }); }},
        {"a frame that was rejected amid the braking", Reason::series_gap,
         [](auto& r) {
             for (const auto& one : r.capture.indications)
                 if (amid(one)) {
                     r.capture.rejected.push_back({metrology::Rejection::checksum, -1, one.offset - 5, 5});
                     return;
                 }
         }},
        {"pulses that pause and go on", Reason::series_gap,
         [](auto& r) {
             // The counter freezes for 0.1 s and then counts on from where it was.
             std::optional<Indication> frozen;
             std::int64_t lost = 0;
             for (auto& one : r.capture.indications) {
                 if (one.measurand != Measurand::distance) continue;
                 if (amid(one, 0.3, 0.4)) {
                     if (!frozen) frozen = one;
                     lost = one.value.mantissa() - frozen->value.mantissa();
                     one.value = frozen->value;
                     one.device_time_us = frozen->device_time_us;
                 } else if (frozen) {
                     one.value = {one.value.mantissa() - lost, one.value.scale()};
                 }
             }
         }},
        {"pulses that cease while the vehicle moves", Reason::stale,
         [](auto& r) {
             std::optional<Indication> frozen;
             for (auto& one : r.capture.indications) {
                 if (one.measurand != Measurand::distance) continue;
                 if (!frozen && amid(one, 0.8, 9)) frozen = one;
                 if (frozen) {
                     one.value = frozen->value;
                     one.device_time_us = frozen->device_time_us;
                 }
             }
         }},
        {"no lever moved", Reason::trigger_missing,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (is_lever(one)) one.value = {0, 0};
             });
         }},
        {"the lever was held from the start", Reason::trigger_missing,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (is_lever(one)) one.value = {1, 0};
             });
         }},
        {"only one of two levers moved", Reason::trigger_missing,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::rear_brake) one.value = {0, 0};
             });
         }},
        {"the front lever moved in a rear-only run", Reason::wrong_brake, [](auto&) {}, "dry.rear"},
        {"only the wrong lever moved", Reason::wrong_brake,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::rear_brake) one.value = {0, 0};
             });
         },
         "dry.rear"},
        {"the vehicle never stands", Reason::no_standstill,
         [](auto& r) { drop(r, [](const auto& one) { return one.device_time_us > lever_us + 1'000'000; }); }},
        {"the record ends before the hold is over", Reason::no_standstill,
         [](auto& r) { drop(r, [](const auto& one) { return one.device_time_us > lever_us + 1'700'000; }); }},
        {"one transducer at a lever nobody names", Reason::force_missing,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (is_force(one)) one.measurand = Measurand::force;
             });
         }},
        {"no force at the rear lever", Reason::force_missing,
         [](auto& r) { drop(r, [](const auto& one) { return one.measurand == Measurand::rear_force; }); }},
        {"a saturated converter", Reason::saturated,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::front_force && amid(one)) one.flags.add(Flag::saturated);
             });
         }},
        {"a force over range", Reason::saturated,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::front_force && amid(one)) one.flags.add(Flag::over_range);
             });
         }},
        {"a force that is stuck", Reason::stale,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::rear_force) one.value = {1200, 1};
             });
         }},
        {"more force than permitted", Reason::force_too_high,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (is_force(one) && amid(one, 0.5, 0.51)) one.value = {180'001, 3};
             });
         }},
        {"more force than permitted, at a transducer that is wired the other way round", Reason::force_too_high,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (is_force(one)) one.value = {-one.value.mantissa(), one.value.scale()};
                 if (is_force(one) && amid(one, 0.5, 0.51)) one.value = {-180'001, 3};
             });
         }},
        {"a device clock that goes back", Reason::clock_fault,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (amid(one, 0.6, 99)) one.device_time_us -= 300'000;
             });
         }},
        {"indications without device time", Reason::clock_fault,
         [](auto& r) { each(r, [](auto& one) { one.device_time_us = Indication::no_time; }); }},
        {"a device that reports a fault of its clock", Reason::clock_fault,
         [](auto& r) {
             r.capture.events.push_back({metrology::DeviceEvent::Kind::fault, "clock", -1, 500});
         }},
        {"a recorder that restarted", Reason::instrument_restarted,
         [](auto& r) {
             r.capture.events.push_back({metrology::DeviceEvent::Kind::restarted, "", -1, 500});
         }},
        {"a counter that was zeroed while riding", Reason::instrument_restarted,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::distance && amid(one, 0.6, 99))
                     one.value = {one.value.mantissa() - 40'000, one.value.scale()};
             });
         }},
        {"frames without a path", Reason::series_gap,
         [](auto& r) {
             each(r, [](auto& one) {
                 if (one.measurand == Measurand::distance && amid(one)) one.flags.add(Flag::no_value);
             });
         }},
    };
    return all;
}

}  // namespace

TEST_CASE("the ride that all faults are made from is valid and passes") {
    const auto result = judged(good_ride());
    CHECK(conformity::name(result.reason) == "inside-limit");
    CHECK(result.valid);
    CHECK(result.verdict == conformity::Verdict::pass);
    // 25 km/h, 4.5 m/s2 with 0.15 s build-up: 0.15 v - a 0.15^2/6 + (v - a 0.075)^2/(2a), by hand 1.0248 + 4.8502 m
    CHECK(static_cast<double>(result.value("distance")->base()) == Approx(TrueStop{}.distance() * 1e6).epsilon(0.001));
    CHECK(TrueStop{}.distance() == Approx(5.8750).epsilon(0.0001));
    CHECK(static_cast<double>(result.value("speed")->base()) == Approx(25e6).epsilon(0.0005));
    CHECK(static_cast<double>(result.value("front_force")->base()) == Approx(120'000).margin(1500));
}

TEST_CASE("it does not matter whether levers are told in every frame or only when they change") {
    Recorder recorder;
    recorder.levers_in_every_frame = true;
    CHECK(judged(record(TrueStop{}, recorder)) == judged(good_ride()));
}

TEST_CASE("the state of a lever told before the ride was marked still holds") {
    // The stream starts a moment before its acquisition: the first frame, with the levers at rest, is outside the mark.
    auto ride = good_ride();
    ride.marks.front().from = 20;
    CHECK(judged(ride).valid);
    // Held from before the mark on: no movement.
    for (auto& one : ride.capture.indications)
        if (is_lever(one)) one.value = {1, 0};
    CHECK(judged(ride).reason == Reason::trigger_missing);
}

TEST_CASE("a lever that the condition leaves alone may not be held from before") {
    auto ride = record(TrueStop{}, [] {
        Recorder recorder;
        recorder.front = false;
        return recorder;
    }());
    CHECK(judged(ride, "dry.rear").valid);
    for (auto& one : ride.capture.indications)
        if (one.measurand == Measurand::front_brake) one.value = {1, 0};
    CHECK(judged(ride, "dry.rear").reason == Reason::wrong_brake);
}

TEST_CASE("every fault of a recorded ride makes it not count, with its own reason") {
    for (const auto& fault : faults()) {
        auto ride = good_ride();
        fault.make(ride);
        const auto result = judged(ride, fault.step);
        INFO(fault.name << ": " << conformity::name(result.reason));
        CHECK(result.reason == fault.reason);
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == conformity::Verdict::not_evaluated);
    }
}

TEST_CASE("a run declared void does not count and keeps its figures") {
    const auto result = judged(good_ride(), "dry.both", "foot_down");
    CHECK(result.reason == Reason::run_void);
    CHECK_FALSE(result.valid);
    CHECK(result.value("corrected_distance").has_value());
}

TEST_CASE("faults long before and after the braking do not harm it") {
    auto ride = record(TrueStop{}, [] {
        Recorder recorder;
        recorder.before = 3;
        return recorder;
    }());
    for (auto& one : ride.capture.indications)
        if (is_force(one) && amid(one, -2, -1.9)) one.flags.add(Flag::gap);
    CHECK(judged(ride).valid);
}

TEST_CASE("a lever held while the vehicle stands begins no stop") {
    // The rider mounts with the levers pulled, lets go, and only then rides and brakes.
    auto ride = good_ride();
    auto& list = ride.capture.indications;
    std::vector<Indication> standing;
    const std::uint64_t shift = 10 * 200;
    for (int i = 0; i < 200; ++i) {
        const std::int64_t time = list.front().device_time_us - 2'000'000 + i * 5000;
        const auto offset = static_cast<std::uint64_t>(i) * 10;
        auto distance = indication(Measurand::distance, {0, 4}, "m", 1, offset);
        distance.resolution = {25, 4};
        standing.push_back(distance);
        standing.push_back(indication(Measurand::front_force, {i, 1}, "N", time, offset));
        standing.push_back(indication(Measurand::rear_force, {i, 1}, "N", time, offset));
        standing.push_back(indication(Measurand::front_brake, {i > 50 && i < 150 ? 1 : 0, 0}, "count", time, offset));
        standing.push_back(indication(Measurand::rear_brake, {i > 50 && i < 150 ? 1 : 0, 0}, "count", time, offset));
    }
    // Frames go on between standing and riding.
    for (int i = 0; i < 200; ++i) {
        const std::int64_t time = list.front().device_time_us - 1'000'000 + i * 5000;
        standing.push_back(indication(Measurand::front_force, {i, 1}, "N", time, shift - 10));
    }
    for (auto& one : list) one.offset += shift;
    ride.marks.front().to += shift;
    list.insert(list.begin(), standing.begin(), standing.end());
    const auto result = judged(ride);
    INFO(conformity::name(result.reason));
    CHECK(result.valid);
    CHECK(static_cast<double>(result.value("distance")->base()) == Approx(TrueStop{}.distance() * 1e6).epsilon(0.001));
}

TEST_CASE("while limits are unverified a recorded run in the speed band counts and is not evaluated") {
    const auto edition = standards::embedded_editions().value().back();
    const auto ride = good_ride();
    const std::vector<CaptureData> captures{ride.capture};
    const auto& step = braking_step(edition, "dry.both");
    const auto typed = usual_answers(step);
    const auto result = evaluate({edition, step, lead_acid_item(), {}, captures, ride.marks, {}, typed}).value();
    CHECK(result.valid);
    CHECK(result.verdict == conformity::Verdict::not_evaluated);
    CHECK(result.reason == Reason::limit_unverified);
}

TEST_CASE("a plan without what the evaluation needs is an error, not a result") {
    const auto edition = released_edition();
    const auto ride = good_ride();
    const std::vector<CaptureData> captures{ride.capture};
    const auto with = [&](const std::function<void(standards::Step&)>& change) {
        standards::Step step = braking_step(edition, "dry.both");
        change(step);
        return evaluate({edition, step, lead_acid_item(), {}, captures, ride.marks, {}}).has_value();
    };
    CHECK(with([](auto&) {}));
    for (const auto* key : {"specified_speed", "onset_window", "standstill_speed", "standstill_hold", "longest_gap"})
        CHECK_FALSE(with([&](auto& step) { step.parameters.erase(key); }));
    for (const auto* use : {"result", "force_max", "validity_band"}) {
        CHECK_FALSE(with([&](auto& step) { step.limits.erase(use); }));
        CHECK_FALSE(with([&](auto& step) { step.limits[use] = "no.such.limit"; }));
    }
    CHECK_FALSE(with([](auto& step) { step.conditions["brakes"] = "anchor"; }));
    CHECK_FALSE(with([](auto& step) { step.evaluation = "guess"; }));
}

}  // namespace velocert::sequence::test
