// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/series/steady_state.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

namespace velocert::sequence::test {
namespace {

using conformity::Reason;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const SteadyMethod method{5.0, 0.3, 1.0, 2.0, 48.0, 0.5, 1.0, 2.0};

/// A motor at 60 r/min, 48 V and 20 N m with some ripple, asked ten times a second.
HeldSeries held(
    double seconds,
    const std::function<double(double)>& torque = [](double t) { return 20 + 0.05 * std::sin(7.3 * t); }) {
    HeldSeries out;
    for (int i = 0; i <= static_cast<int>(seconds * 10); ++i) {
        const double t = i * 0.1;
        out.torque.push_back({t, torque(t)});
        out.rotation.push_back({t, 60});
        out.supply.push_back({t + 0.02, 48});
    }
    return out;
}

Reason why_not(const HeldSeries& series, std::optional<double> set_point = 60) {
    const auto window = find_steady(series, set_point, method);
    return window ? Reason::none : window.error();
}

}  // namespace

TEST_CASE("the steady state is the first window in which torque, speed and supply are held") {
    const auto window = find_steady(held(12), 60, method);
    REQUIRE(window);
    CHECK(window->from_s == Approx(0));
    CHECK(window->to_s == Approx(5));
    // An exponential approach with a time constant of 1 s: its slope over 5 s ends below 0.3 N m per window, and its
    // curvature stays inside the spread, once what is left is small.
    const auto later = find_steady(held(20, [](double t) { return 20 - 10 * std::exp(-t); }), 60, method);
    REQUIRE(later);
    CHECK(later->from_s > 2);
    CHECK(later->from_s < 5);
}

TEST_CASE("a window of exactly the series' length is a window, and a tenth of a second less is none") {
    CHECK(why_not(held(5.0)) == Reason::none);
    CHECK(why_not(held(4.9)) == Reason::series_empty);
}

TEST_CASE("a series that was not held says why") {
    struct Row {
        const char* what;
        Reason reason;
        std::function<void(HeldSeries&)> make;
    };
    const std::vector<Row> rows{
        {"nothing was recorded", Reason::series_empty, [](auto& s) { s = {}; }},
        {"too few values", Reason::series_empty, [](auto& s) { s.torque.resize(7); }},
        {"no speed", Reason::series_empty, [](auto& s) { s.rotation.clear(); }},
        {"a torque that is no number", Reason::value_not_finite, [](auto& s) { s.torque[3].value = nan; }},
        {"an infinite speed", Reason::value_not_finite, [](auto& s) { s.rotation[9].value = INFINITY; }},
        {"a time that is no number", Reason::value_not_finite, [](auto& s) { s.supply[9].time_s = nan; }},
        {"a current that is no number", Reason::value_not_finite,
         [](auto& s) {
             s.current.push_back({0, nan});
         }},
        {"time runs back", Reason::clock_fault, [](auto& s) { std::swap(s.torque[40].time_s, s.torque[41].time_s); }},
        {"a constant drift", Reason::not_steady,
         [](auto& s) {
             for (auto& one : s.torque) one.value += 0.1 * one.time_s;
         }},
        {"an oscillation", Reason::not_steady,
         [](auto& s) {
             for (auto& one : s.torque) one.value += 0.8 * std::sin(5 * one.time_s);
         }},
        {"one spike in every window", Reason::not_steady,
         [](auto& s) {
             for (std::size_t i = 20; i < s.torque.size(); i += 40) s.torque[i].value += 5;
         }},
        {"another speed", Reason::set_point_missed,
         [](auto& s) {
             for (auto& one : s.rotation) one.value = 63;
         }},
        {"the speed is left now and then", Reason::set_point_missed,
         [](auto& s) {
             for (std::size_t i = 20; i < s.rotation.size(); i += 40) s.rotation[i].value = 57;
         }},
        {"the supply sags", Reason::supply_not_held,
         [](auto& s) {
             for (auto& one : s.supply) one.value = 47.4;
         }},
        {"the supply dips in every window", Reason::supply_not_held,
         [](auto& s) {
             for (std::size_t i = 20; i < s.supply.size(); i += 40) s.supply[i].value = 40;
         }},
        {"a hole in the torque", Reason::series_gap,
         [](auto& s) {
             std::erase_if(s.torque, [](const auto& one) { return one.time_s > 3.85 && one.time_s < 5.35; });
         }},
        {"holes in the supply", Reason::series_gap,
         [](auto& s) { std::erase_if(s.supply, [](const auto& one) { return std::fmod(one.time_s, 4) < 1.5; }); }},
        {"the torque stands still", Reason::stale,
         [](auto& s) {
             for (auto& one : s.torque) one.value = 20;
         }},
    };
    for (const auto& row : rows) {
        auto series = held(9.5);
        REQUIRE(why_not(series) == Reason::none);
        row.make(series);
        const auto reason = why_not(series);
        INFO(row.what << ": " << conformity::name(reason));
        CHECK(reason == row.reason);
    }
}

TEST_CASE("tolerances that are met exactly are met") {
    auto series = held(6);
    for (auto& one : series.rotation) one.value = 62;
    for (auto& one : series.supply) one.value = 47.5;
    CHECK(why_not(series) == Reason::none);
    series.rotation[30].value = 62.001;
    CHECK(why_not(series) == Reason::set_point_missed);
}

TEST_CASE("the live look at the newest window ends when the evaluation has one, and not before") {
    const auto whole = held(20, [](double t) { return 20 - 10 * std::exp(-t); });
    HeldSeries so_far;
    for (std::size_t i = 0; i < whole.torque.size(); ++i) {
        so_far.rotation.push_back(whole.rotation[i]);
        so_far.torque.push_back(whole.torque[i]);
        so_far.supply.push_back(whole.supply[i]);
        if (!steady_at_end(so_far, 60, method)) continue;
        CHECK(find_steady(so_far, 60, method));
        CHECK(so_far.torque.back().time_s < find_steady(whole, 60, method)->to_s + 0.35);
        return;
    }
    FAIL("never steady");
}

TEST_CASE("the Type A uncertainty of independent values is that of their mean") {
    // s/sqrt(n) of 1, 2, ... as in JCGM 100:2008, 4.2.3: values 9, 11, 9, 11 ... have s^2 = n/(n-1), mean 10; their
    // alternation is anticorrelated, of which nothing is gained.
    Series series;
    for (int i = 0; i < 100; ++i) series.push_back({i * 0.1, i % 2 == 0 ? 9.0 : 11.0});
    const auto mean = steady_mean(series);
    REQUIRE(mean);
    CHECK(mean->mean == Approx(10));
    CHECK(mean->standard_uncertainty == Approx(std::sqrt(100.0 / 99.0 / 100.0)).epsilon(1e-9));
    CHECK(mean->degrees_of_freedom == Approx(99));
    CHECK_FALSE(steady_mean(std::span<const Sample>()));
    CHECK(steady_mean(Series{{0, 5}, {1, 5}})->standard_uncertainty == 0);
}

TEST_CASE("values that repeat each other count once") {
    // Each of n independent values shown m times in a row: the mean is that of n values.
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    double squares_short = 0;
    double squares_long = 0;
    for (int trial = 0; trial < 300; ++trial) {
        Series once;
        Series ten_times;
        for (int i = 0; i < 60; ++i) {
            const double value = normal(random);
            once.push_back({i * 1.0, value});
            for (int k = 0; k < 10; ++k) ten_times.push_back({i + 0.1 * k, value});
        }
        squares_short += std::pow(steady_mean(once)->standard_uncertainty, 2);
        squares_long += std::pow(steady_mean(ten_times)->standard_uncertainty, 2);
    }
    CHECK(std::sqrt(squares_long / squares_short) == Approx(1).margin(0.12));
}

TEST_CASE("the Type A uncertainty of an autoregressive series covers the spread of its mean") {
    // AR(1) with r = 0.8: var(mean) = s^2/n (1 + r)/(1 - r) for long series (any textbook of time series).
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    constexpr double r = 0.8;
    double claimed = 0;
    double means = 0;
    constexpr int trials = 400;
    for (int trial = 0; trial < trials; ++trial) {
        Series series;
        double x = normal(random);
        for (int i = 0; i < 400; ++i) {
            series.push_back({i * 0.1, x});
            x = r * x + std::sqrt(1 - r * r) * normal(random);
        }
        const auto mean = steady_mean(series);
        claimed += mean->standard_uncertainty * mean->standard_uncertainty / trials;
        means += mean->mean * mean->mean / trials;
    }
    CHECK(means == Approx((1 + r) / (1 - r) / 400).epsilon(0.15));
    CHECK(std::sqrt(claimed / means) == Approx(1).margin(0.15));
}

TEST_CASE("steady states keep their properties") {
    CHECK(rc::check("a constant torque added shifts the mean by it and nothing else", [] {
        const double offset = *rc::gen::inRange(-5000, 5000) * 1e-3;
        const auto plain = held(8);
        auto shifted = plain;
        for (auto& one : shifted.torque) one.value += offset;
        const auto a = find_steady(plain, 60, method);
        const auto b = find_steady(shifted, 60, method);
        RC_ASSERT(a.has_value() && b.has_value());
        RC_ASSERT(a->from_s == b->from_s);
        const auto x = steady_mean(within(plain.torque, *a));
        const auto y = steady_mean(within(shifted.torque, *b));
        RC_ASSERT(std::fabs(y->mean - x->mean - offset) < 1e-9);
        RC_ASSERT(std::fabs(y->standard_uncertainty - x->standard_uncertainty) < 1e-9);
    }));
    CHECK(rc::check("when it was recorded does not matter", [] {
        const double later = *rc::gen::inRange(0, 1'000'000) * 1.0;
        auto series = held(9, [](double t) { return 20 - 5 * std::exp(-2 * t) + 0.05 * std::sin(7.3 * t); });
        const auto a = find_steady(series, 60, method);
        for (auto* one : {&series.torque, &series.rotation, &series.supply})
            for (auto& sample : *one) sample.time_s += later;
        const auto b = find_steady(series, 60, method);
        RC_ASSERT(a.has_value() && b.has_value());
        RC_ASSERT(std::fabs(b->from_s - a->from_s - later) < 1e-6);
    }));
}

}  // namespace velocert::sequence::test
