// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/sequence/evaluations/braking/braking_validity.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/evaluations/weighing_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Verdict;
using metrology::Length;
using metrology::Speed;

/// Distances to 100 m and speeds to 100 km/h, in their base units.
Length any_length() { return Length::from_base(*rc::gen::inRange<std::int64_t>(1, 100'000'001)); }
Speed any_speed() { return Speed::from_base(*rc::gen::inRange<std::int64_t>(1'000'000, 100'000'001)); }

}  // namespace

TEST_CASE("the corrected distance is the exact quotient rounded once") {
    CHECK(rc::check("S_c agrees with long double to half a micrometre", [] {
        const auto s = any_length();
        const auto v = any_speed();
        const auto specified = any_speed();
        const auto corrected = corrected_distance(s, v, specified);
        const long double ratio = static_cast<long double>(specified.base()) / static_cast<long double>(v.base());
        const long double expected = static_cast<long double>(s.base()) * ratio * ratio;
        if (expected > 9e10L) return;  // beyond any road
        RC_ASSERT(corrected.has_value());
        RC_ASSERT(std::fabs(static_cast<long double>(corrected->base()) - expected) <= 0.5L + expected * 1e-15L);
    }));
    CHECK(rc::check("S_c at the specified speed is S_m itself", [] {
        const auto s = any_length();
        const auto v = any_speed();
        RC_ASSERT(corrected_distance(s, v, v)->base() == s.base());
    }));
    CHECK(rc::check("half the speed needs a quarter of the path", [] {
        const auto s = any_length();
        const auto v = any_speed();
        RC_ASSERT(corrected_distance(s * 4, v * 2, v)->base() == s.base());
    }));
    CHECK(rc::check("S_c never falls when the path grows", [] {
        const auto s = any_length();
        const auto v = any_speed();
        const auto specified = Speed::from_base(25'000'000);
        RC_ASSERT(corrected_distance(s + Length::from_base(1), v, specified)->base() >=
                  corrected_distance(s, v, specified)->base());
    }));
}

TEST_CASE("no corrected distance comes from what is not positive or not of this world") {
    const auto one = Length::from_base(6'900'000);
    const auto v = Speed::from_base(25'800'000);
    CHECK(corrected_distance(one, v, Speed::from_base(25'000'000))->base() ==
          6'478'727);  // 6 900 000 x 625 / 665.64 = 6 478 727.24
    for (const std::int64_t bad : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
                                   std::numeric_limits<std::int64_t>::min()}) {
        CHECK_FALSE(corrected_distance(Length::from_base(bad), v, v).has_value());
        CHECK_FALSE(corrected_distance(one, Speed::from_base(bad), v).has_value());
        CHECK_FALSE(corrected_distance(one, v, Speed::from_base(bad)).has_value());
    }
}

TEST_CASE("the exact mean is the sum divided once") {
    CHECK(rc::check("mean x n differs from the sum by at most n/2", [] {
        const auto values =
            *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1'000'000'000, 1'000'000'000)));
        std::vector<metrology::AnyQuantity> quantities;
        std::int64_t sum = 0;
        for (const auto value : values) {
            quantities.emplace_back(metrology::Kind::mass, value);
            sum += value;
        }
        const auto n = static_cast<std::int64_t>(values.size());
        const std::int64_t mean = exact_mean(quantities).base();
        RC_ASSERT(std::llabs(mean * n - sum) * 2 <= n);
        if (std::llabs(mean * n - sum) * 2 == n) RC_ASSERT(mean % 2 == 0);
    }));
}

TEST_CASE("a run outside the band counts only on the strict side, whatever the figures") {
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    CHECK(rc::check("the asymmetric rule, written down a second time", [&] {
        const auto v = Speed::from_base(*rc::gen::inRange<std::int64_t>(20'000'000, 30'000'001));
        const auto s = Length::from_base(*rc::gen::inRange<std::int64_t>(3'000'000, 12'000'001));
        BrakingData data;
        data.speed = v;
        data.distance = s;
        data.front_force = metrology::Force::from_base(100'000);
        data.rear_force = metrology::Force::from_base(100'000);
        const auto result = braking_result(edition, step, {}, data, {}).value();
        const std::int64_t corrected = result.value("corrected_distance")->base();
        const bool over = corrected > 7'000'000;
        const bool invalid = (over && v.base() > 26'500'000) || (!over && v.base() < 23'500'000);
        RC_ASSERT(result.valid == !invalid);
        RC_ASSERT(result.verdict == (invalid ? Verdict::not_evaluated : over ? Verdict::fail : Verdict::pass));
    }));
}

TEST_CASE("no damaged ride ever passes that the whole ride would not") {
    // The whole ride fails: 25 km/h, 3.5 m/s2, about 7.5 m. Whatever is cut out of it must not turn that into a Pass.
    const auto edition = released_edition();
    const auto& step = braking_step(edition, "dry.both");
    TrueStop stop;
    stop.deceleration = 3.5;
    const auto whole = record(stop, {});
    const auto typed = usual_answers(step);
    const auto judged = [&](const RecordedRide& ride) {
        const std::vector<CaptureData> captures{ride.capture};
        return evaluate({edition, step, lead_acid_item(), {}, captures, ride.marks, {}, typed}).value();
    };
    REQUIRE(judged(whole).verdict == Verdict::fail);
    CHECK(rc::check("frames cut out anywhere, flagged as a driver flags them", [&] {
        auto ride = whole;
        auto& list = ride.capture.indications;
        const auto from = *rc::gen::inRange<std::size_t>(0, list.size());
        const auto count = *rc::gen::inRange<std::size_t>(1, list.size());
        const auto to = std::min(list.size(), from + count);
        const auto end = list.erase(list.begin() + static_cast<std::ptrdiff_t>(from),
                                    list.begin() + static_cast<std::ptrdiff_t>(to));
        for (auto it = end; it != list.end() && it < end + 5; ++it) it->flags.add(metrology::Flag::gap);
        RC_ASSERT(judged(ride).verdict != Verdict::pass);
    }));
    CHECK(rc::check("the counter frozen from anywhere on", [&] {
        auto ride = whole;
        const auto from = *rc::gen::inRange<std::size_t>(0, ride.capture.indications.size());
        const metrology::Indication* last = nullptr;
        for (std::size_t i = 0; i < ride.capture.indications.size(); ++i) {
            auto& one = ride.capture.indications[i];
            if (one.measurand != metrology::Measurand::distance) continue;
            if (i >= from && last != nullptr) {
                one.value = last->value;
                one.device_time_us = last->device_time_us;
            } else {
                last = &one;
            }
        }
        RC_ASSERT(judged(ride).verdict != Verdict::pass);
    }));
    CHECK(rc::check("pulses missed for a while", [&] {
        auto ride = whole;
        const auto from = *rc::gen::inRange<std::int64_t>(40'000'000, 41'500'000);
        const auto length = *rc::gen::inRange<std::int64_t>(60'000, 1'000'000);
        std::optional<metrology::Indication> frozen;
        std::int64_t lost = 0;
        for (auto& one : ride.capture.indications) {
            if (one.measurand != metrology::Measurand::distance) continue;
            if (one.device_time_us >= from && one.device_time_us < from + length) {
                if (!frozen) frozen = one;
                lost = one.value.mantissa() - frozen->value.mantissa();
                one.value = frozen->value;
                one.device_time_us = frozen->device_time_us;
            } else if (frozen) {
                one.value = {one.value.mantissa() - lost, one.value.scale()};
            }
        }
        RC_ASSERT(judged(ride).verdict != Verdict::pass);
    }));
}

TEST_CASE("an unverified limit never passes, whatever was measured") {
    const auto shipped = standards::embedded_editions().value();
    CHECK(rc::check("every shipped edition, braking", [&] {
        const auto& edition = shipped[*rc::gen::inRange<std::size_t>(0, shipped.size())];
        const auto& procedure = *edition.procedure("braking");
        std::vector<StepRun> runs;
        for (const auto& step : procedure.steps) {
            for (int i = 0; i < 6; ++i) {
                BrakingData data;
                data.speed = Speed::from_base(*rc::gen::inRange<std::int64_t>(10'000'000, 30'000'000));
                data.distance = Length::from_base(*rc::gen::inRange<std::int64_t>(1'000'000, 20'000'000));
                data.front_force = metrology::Force::from_base(100'000);
                data.rear_force = metrology::Force::from_base(100'000);
                StepRun run;
                run.procedure = procedure.id;
                run.step = step.id;
                run.result = braking_result(edition, step, {}, data, {}).value();
                runs.push_back(run);
            }
        }
        RC_ASSERT(judge_procedure(edition, procedure, lead_acid_item(), {}, runs).verdict != Verdict::pass);
    }));
}

TEST_CASE("a weighing with anything wrong in it never passes") {
    const auto edition = released_edition();
    const auto& step = edition.procedure("vehicle-mass")->steps.front();
    CHECK(rc::check("one flag at one place", [&] {
        auto weighing = weigh({"0", "60.00", "60.00", "60.00"});
        const auto place = *rc::gen::inRange<std::size_t>(0, 4);
        auto& one = weighing.capture.indications[place];
        switch (*rc::gen::inRange(0, 5)) {
            case 0: one.flags = {}; break;
            case 1: one.flags.add(metrology::Flag::over_range); break;
            case 2: one.flags.add(metrology::Flag::under_range); break;
            case 3: one.flags.add(metrology::Flag::no_value); break;
            case 4: one.unit = nullptr; break;
        }
        const std::vector<CaptureData> captures{weighing.capture};
        const auto result = evaluate({edition, step, lead_acid_item(), {}, captures, weighing.marks, {}}).value();
        RC_ASSERT(!result.valid);
        RC_ASSERT(result.verdict == Verdict::not_evaluated);
    }));
}

}  // namespace velocert::sequence::test
