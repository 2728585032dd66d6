// SPDX-License-Identifier: GPL-3.0-or-later
// First fixes, accuracy and the satellites used, from moments made by hand.
#include <catch2/catch.hpp>

#include <cmath>

#include "core/sequence/evaluations/positioning/fix_epochs.h"
#include "core/sequence/evaluations/positioning/geodesy.h"
#include "core/sequence/evaluations/positioning/position_accuracy.h"
#include "core/sequence/evaluations/positioning/time_to_first_fix.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;
using metrology::Indication;

namespace {

constexpr std::int64_t day_us = 86'400'000'000;

FixEpoch moment(double time_s, bool fixed, double arrival_s = -1) {
    FixEpoch out;
    out.device_us = std::llround(time_s * 1e6);
    if (arrival_s >= 0) out.arrival_ns = std::llround(arrival_s * 1e9);
    out.fixed = fixed;
    if (fixed) {
        out.latitude = 31.23;
        out.longitude = 121.47;
        out.height = 4.2;
        out.speed = 0.0;
    }
    return out;
}

/// A moment a second: '.' without a fix, '#' with one.
FixSeries series(const std::string& picture, std::size_t first = 0) {
    FixSeries out;
    for (std::size_t i = 0; i < picture.size(); ++i)
        out.epochs.push_back(moment(100.0 + static_cast<double>(i), picture[i] == '#'));
    out.first = first;
    return out;
}

}  // namespace

TEST_CASE("the time to the first fix counts from the start to the first fix that holds", "[gnss]") {
    struct Row {
        const char* picture;
        std::size_t first;
        double started_s;
        double seconds;
        std::size_t without;
    };
    for (const auto& row :
         {Row{".....###", 0, 0, 5, 5}, Row{".#.###", 0, 0, 3, 3}, Row{"##...###", 2, 0, 4, 3},
          Row{".....#####", 0, 1.5, 3.5, 3}, Row{"###...###", 0, 3.2, 2.8, 2}, Row{"..###.", 0, 0, 2, 2}}) {
        CAPTURE(row.picture, row.first, row.started_s);
        const auto fix = first_fix(series(row.picture, row.first), {2.5, 3, row.started_s, 0});
        REQUIRE(fix);
        CHECK(fix->seconds == Approx(row.seconds).margin(1e-9));
        CHECK(fix->without == row.without);
        CHECK(fix->interval_s == Approx(1));
    }
}

TEST_CASE("a first fix that cannot be timed says why", "[gnss]") {
    struct Row {
        const char* picture;
        std::size_t first;
        double started_s;
        Reason reason;
    };
    for (const auto& row : {Row{"", 0, 0, Reason::series_empty}, Row{"......", 0, 0, Reason::no_fix},
                            Row{"...##", 0, 0, Reason::too_few_epochs}, Row{"..##.##.", 0, 0, Reason::too_few_epochs},
                            Row{"######", 0, 0, Reason::start_missing}, Row{".#####", 3, 0, Reason::start_missing},
                            Row{"...###", 0, 60, Reason::start_missing}, Row{"...", 3, 0, Reason::series_empty}}) {
        CAPTURE(row.picture, row.first, row.started_s);
        const auto fix = first_fix(series(row.picture, row.first), {2.5, 3, row.started_s, 0});
        REQUIRE_FALSE(fix);
        CHECK(fix.error() == row.reason);
    }
}

TEST_CASE("moments that were on their way when the mark was set do not begin the time", "[gnss]") {
    const auto fix = first_fix(series("#####...###", 3), {2.5, 3, 0, 2.5});
    REQUIRE(fix);
    CHECK(fix->seconds == Approx(4));
    CHECK(fix->without == 3);
    // Too long for that, or nothing else: it had its fix all the time.
    CHECK(first_fix(series("########...###", 3), {2.5, 3, 0, 2.5}).error() == Reason::start_missing);
    CHECK(first_fix(series("######", 3), {2.5, 3, 0, 5}).error() == Reason::start_missing);
    CHECK(first_fix(series("#####...###", 3), {2.5, 3, 0, 0}).error() == Reason::start_missing);
}

TEST_CASE("time runs by the receiver's clock, and by arrival where that was set anew", "[gnss]") {
    struct Row {
        std::vector<FixEpoch> epochs;
        double seconds;  ///< negative: it cannot be told
        Reason reason;
    };
    const auto from = [](std::initializer_list<std::pair<double, double>> times) {
        std::vector<FixEpoch> out;
        for (const auto& [time, arrival] : times) out.push_back(moment(time, false, arrival));
        return out;
    };
    auto timeless = from({{10, -1}, {11, -1}});
    timeless[1].device_us = Indication::no_time;
    for (const auto& row : {
             Row{from({{10, -1}, {11, -1}, {12.5, -1}}), 2.5, Reason::none},
             // Midnight, and the date that becomes known with a fix.
             Row{from({{86'399, -1}, {0, -1}, {1, -1}}), 2, Reason::none},
             Row{from({{10, -1}, {20'000.0 * 86'400 + 11, -1}}), 1, Reason::none},
             Row{from({{10, -1}, {10, -1}}), -1, Reason::stale},
             Row{from({{10, -1}, {9, -1}}), -1, Reason::clock_fault},
             Row{from({{10, -1}, {13, -1}}), -1, Reason::series_gap},
             Row{timeless, -1, Reason::clock_fault},
             // The clock is set: the computer's went on.
             Row{from({{10, 5}, {3'000, 6}, {3'001, 7.25}}), 2.25, Reason::none},
             Row{from({{10, 5}, {9, 6}}), 1, Reason::none},
             Row{from({{10, 5}, {14, 9}}), -1, Reason::series_gap},
             Row{from({{10, 5}, {9, 5}}), -1, Reason::clock_fault},
         }) {
        const auto time = seconds_between(row.epochs, 0, row.epochs.size() - 1, 2.5);
        CHECK(time.has_value() == (row.seconds >= 0));
        if (time)
            CHECK(*time == Approx(row.seconds).margin(1e-9));
        else
            CHECK(time.error() == row.reason);
    }
    CHECK(day_us == 86'400'000'000);
}

TEST_CASE("the offset of a place is that of published geodesics", "[gnss]") {
    // One minute of latitude and of longitude at the equator and at 45 degrees: meridian arcs 1842.905 m and 1852.24 m,
    // parallel arcs 1855.325 m and 1314.11 m (series of the meridian arc, and the radius of the parallel).
    struct Row {
        double latitude, to_latitude, to_longitude, east, north, margin;
    };
    for (const auto& row :
         {Row{0, 1.0 / 60, 0, 0, 1842.905, 0.01}, Row{0, 0, 1.0 / 60, 1855.325, 0, 0.01},
          Row{45, 45, 1.0 / 60, 1314.114, 0.135, 0.01}, Row{-45.877567, -45.877567, 0.00001, 0.7765, 0, 0.0002}}) {
        const auto offset = offset_from({row.latitude, 0, 0}, {row.to_latitude, row.to_longitude, 0});
        CHECK(offset.east == Approx(row.east).margin(row.margin));
        CHECK(offset.north == Approx(row.north).margin(row.margin));
    }
    CHECK(offset_from({31, 121, 10}, {31, 121, 12.5}).up == 2.5);
    CHECK(offset_from({31, 121, 10}, {31, 121, 10}).horizontal_squared() == 0);
    // Over the date line it is a short way.
    CHECK(std::fabs(offset_from({0, 179.99999, 0}, {0, -179.99999, 0}).east) < 3);
}

TEST_CASE("root mean squares are about the reference, and count a constant offset in full", "[gnss]") {
    std::vector<FixEpoch> epochs(4, moment(1, true));
    for (auto& epoch : epochs) epoch.latitude = 31.23 + 1.0 / 110'866.0;  // a metre to the north, near enough
    epochs[0].height = 5.2;
    epochs[1].height = 3.2;
    epochs[2].height = 5.2;
    epochs[3].height = 100.0;
    epochs[3].mode = 2;  // its height is an assumption
    epochs[0].speed = 0.2;
    epochs[1].speed = 0.0;
    epochs[2].speed = 0.0;
    epochs[3].speed.reset();
    const auto errors = position_errors(epochs, {{31.23, 121.47, 4.2}, 0});
    CHECK(errors.horizontal == Approx(1).epsilon(0.001));
    CHECK(errors.vertical == Approx(1));
    CHECK(errors.speed == Approx(0.2 / std::sqrt(3.0)));
    CHECK(errors.positions == 4);
    CHECK(errors.heights == 3);
    CHECK(errors.speeds == 3);
    CHECK(position_errors({}, {{31.23, 121.47, 4.2}, 0}).positions == 0);
}

TEST_CASE("a stretch counts from its first fix on, if nothing is missing in it", "[gnss]") {
    CHECK(counted_epochs(series("..####"), 4, 2.5).trouble == Reason::none);
    CHECK(counted_epochs(series("..####"), 4, 2.5).epochs.size() == 4);
    CHECK(counted_epochs(series("..####"), 5, 2.5).trouble == Reason::too_few_epochs);
    CHECK(counted_epochs(series("..##.##"), 4, 2.5).trouble == Reason::no_fix);
    CHECK(counted_epochs(series("..##.##"), 4, 2.5).epochs.size() == 4);
    CHECK(counted_epochs(series("....."), 1, 2.5).trouble == Reason::no_fix);
    CHECK(counted_epochs({}, 1, 2.5).trouble == Reason::series_empty);
    auto gap = series("######");
    for (std::size_t i = 3; i < 6; ++i) gap.epochs[i].device_us += 5'000'000;
    CHECK(counted_epochs(gap, 4, 2.5).trouble == Reason::series_gap);
    auto stale = series("######");
    stale.epochs[4].device_us = stale.epochs[3].device_us;
    CHECK(counted_epochs(stale, 4, 2.5).trouble == Reason::stale);
}

TEST_CASE("against a receiver that moves, moments are compared with those of the same time", "[gnss]") {
    // Both go north at 5 m/s; the module is a metre west of the reference, 2 m above it and 0.1 m/s too fast.
    const double metre_north = 1.0 / 110'866.0;
    const double metre_west = 1.0 / (111'320.0 * std::cos(31.23 * 3.14159265358979 / 180.0));
    std::vector<FixEpoch> reference;
    std::vector<FixEpoch> module;
    for (int i = 0; i < 10; ++i) {
        auto there = moment(100.0 + i, true);
        there.latitude = 31.23 + 5.0 * i * metre_north;
        there.speed = 5.0;
        reference.push_back(there);
        there.longitude = 121.47 - metre_west;
        there.height = 6.2;
        there.speed = 5.1;
        there.device_us += 20'000;
        module.push_back(there);
    }
    const auto matched = matched_errors(module, reference, 0.05);
    CHECK(matched.unmatched == 0);
    CHECK(matched.errors.positions == 10);
    CHECK(matched.errors.horizontal == Approx(1).epsilon(0.005));
    CHECK(matched.errors.vertical == Approx(2));
    CHECK(matched.errors.speed == Approx(0.1));
    // The mean of the reference's places would call the same module 14 m wrong.
    CHECK(position_errors(module, {*mean_place(reference), 0}).horizontal > 10);
    // At another time there is no like: within the stretch it is missed, outside of it it is not.
    CHECK(matched_errors(module, reference, 0.01).unmatched == 9);
    auto short_one = std::vector<FixEpoch>(reference.begin() + 2, reference.begin() + 7);
    CHECK(matched_errors(module, short_one, 0.05).errors.positions == 5);
    CHECK(matched_errors(module, short_one, 0.05).unmatched == 0);
    short_one.erase(short_one.begin() + 2);
    CHECK(matched_errors(module, short_one, 0.05).unmatched == 1);
    // Over midnight, and where one of them does not know the date yet.
    auto dated = reference;
    for (auto& one : dated) one.device_us += 20'000 * day_us;
    CHECK(matched_errors(module, dated, 0.05).errors.positions == 10);
    auto timeless = reference;
    for (auto& one : timeless) one.device_us = Indication::no_time;
    CHECK(matched_errors(module, timeless, 0.05).errors.positions == 0);
    CHECK(matched_errors(module, timeless, 0.05).unmatched == 10);
    CHECK(matched_errors(module, {}, 0.05).errors.positions == 0);
    // A receiver that tells no height is compared on the ground.
    auto flat = module;
    for (auto& one : flat) one.height.reset();
    CHECK(matched_errors(flat, reference, 0.05).errors.heights == 0);
    CHECK(matched_errors(flat, reference, 0.05).errors.horizontal == Approx(1).epsilon(0.005));
}

TEST_CASE("the mean place is the reference receiver's, over the date line too", "[gnss]") {
    std::vector<FixEpoch> epochs(2, moment(1, true));
    epochs[0].longitude = 179.9999;
    epochs[1].longitude = -179.9999;
    epochs[1].height = 6.2;
    const auto place = mean_place(epochs);
    REQUIRE(place);
    CHECK(std::fabs(std::remainder(place->longitude - 180.0, 360.0)) < 1e-9);
    CHECK(place->height == Approx(5.2));
    CHECK_FALSE(mean_place({}));
    epochs[0].height.reset();
    epochs[1].height.reset();
    CHECK_FALSE(mean_place(epochs));
}
