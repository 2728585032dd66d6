// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/stop_chart.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace velocert;
using namespace velocert::reports;
using metrology::Indication;
using metrology::Measurand;

namespace {

Indication indication(Measurand measurand, std::int64_t time_us, base::Decimal value, std::string_view unit) {
    Indication result;
    result.measurand = measurand;
    result.device_time_us = time_us;
    result.value = value;
    for (const metrology::Unit& known : metrology::units()) {
        if (known.symbol == unit) result.unit = &known;
    }
    return result;
}

// 36 km/h = 10 mm per millisecond, the lever moves half way between two frames.
std::vector<Indication> even_ride(bool with_speed) {
    std::vector<Indication> ride;
    for (int ms = 0; ms <= 200; ms += 2) {
        const std::int64_t us = 1'000'000 + ms * 1000;
        ride.push_back(indication(Measurand::distance, us, base::Decimal(ms * 10, 0), "mm"));
        if (with_speed) ride.push_back(indication(Measurand::speed, us, base::Decimal(360, 1), "km/h"));
        if (ms == 100) ride.push_back(indication(Measurand::rear_brake, us + 1000, base::Decimal(1, 0), "count"));
    }
    return ride;
}

conformity::Limit seven_metres(conformity::LimitStatus status) {
    conformity::Limit limit;
    limit.id = "brake.dry.both.distance";
    limit.kind = metrology::Kind::length;
    limit.relation = conformity::Relation::at_most;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    limit.status = status;
    return limit;
}

const ChartLine* line(const Chart& chart, ChartRole role, Direction direction) {
    for (const ChartLine& candidate : chart.lines) {
        if (candidate.role == role && candidate.direction == direction) return &candidate;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the trigger lies where the item was when the lever moved, between two frames", "[charts]") {
    const RideTrace trace = ride_trace(even_ride(true));
    REQUIRE(trace.trigger_m);
    CHECK(*trace.trigger_m == Approx(1.010));  // 101 ms at 10 m/s
    CHECK(trace.points.size() == 101);
    CHECK(trace.points.back().distance_m == Approx(2.0));
    CHECK(trace.points.back().speed_kmh == Approx(36.0));
}

TEST_CASE("speed is taken from the slope of the distance when the instrument shows none", "[charts]") {
    const RideTrace trace = ride_trace(even_ride(false));
    CHECK(std::isnan(trace.points.front().speed_kmh));
    CHECK(trace.points.back().speed_kmh == Approx(36.0));
}

TEST_CASE("a ride without a lever has no trigger, and nothing has no ride", "[charts]") {
    auto ride = even_ride(true);
    std::erase_if(ride, [](const Indication& i) { return i.measurand == Measurand::rear_brake; });
    CHECK_FALSE(ride_trace(ride).trigger_m);
    CHECK(ride_trace({}).points.empty());
}

TEST_CASE("indications without value or device time are not drawn", "[charts]") {
    auto ride = even_ride(true);
    const auto before = ride_trace(ride).points.size();
    Indication over = indication(Measurand::distance, 1'300'000, base::Decimal(99, 0), "m");
    over.flags.add(metrology::Flag::over_range);
    ride.push_back(over);
    ride.push_back(indication(Measurand::distance, Indication::no_time, base::Decimal(99, 0), "m"));
    CHECK(ride_trace(ride).points.size() == before);
}

TEST_CASE("the limit line of a stop stands at the limit, measured from the trigger", "[charts]") {
    const auto limit = seven_metres(conformity::LimitStatus::provisional);
    StopLimits limits;
    limits.distance = &limit;
    limits.specified_speed = metrology::WrittenQuantity::parse("25 km/h").value().value();
    limits.validity_band = metrology::WrittenQuantity::parse("1.5 km/h").value().value();
    const RideTrace trace = ride_trace(even_ride(true));
    const Chart chart = stop_chart({"制动", "Braking"}, limits, trace, nullptr);

    const ChartLine* drawn = line(chart, ChartRole::limit, Direction::vertical);
    REQUIRE(drawn != nullptr);
    CHECK(drawn->at == Approx(7));
    CHECK(drawn->label.en == "Provisional limit");
    CHECK(drawn->value == "7 m");
    const ChartLine* trigger = line(chart, ChartRole::event, Direction::vertical);
    REQUIRE(trigger != nullptr);
    CHECK(trigger->at == 0);
    REQUIRE(chart.series.size() == 1);
    CHECK(chart.series[0].points.front().x == Approx(-1.010));
    CHECK(x_range(chart).to > 7);
    const auto gate = std::find_if(chart.bands.begin(), chart.bands.end(),
                                   [](const ChartBand& band) { return band.role == ChartRole::gate; });
    REQUIRE(gate != chart.bands.end());
    CHECK(gate->from == Approx(23.5));
    CHECK(gate->to == Approx(26.5));
}

TEST_CASE("a stop's chart draws no limit that the edition does not give", "[charts]") {
    auto limit = seven_metres(conformity::LimitStatus::unverified);
    limit.value.reset();
    StopLimits limits;
    limits.distance = &limit;
    const Chart chart = stop_chart({"制动", "Braking"}, limits, ride_trace(even_ride(true)), nullptr);
    CHECK(line(chart, ChartRole::limit, Direction::vertical) == nullptr);
    CHECK(chart.bands.empty());
}

TEST_CASE("an empty ride gives an empty chart that says so", "[charts]") {
    const Chart chart = stop_chart({"制动", "Braking"}, StopLimits{}, RideTrace{}, nullptr);
    CHECK(chart.empty());
    CHECK_FALSE(chart.empty_reason.zh.empty());
    CHECK_FALSE(chart.empty_reason.en.empty());
}

TEST_CASE("the corrected distance stands in the chart and in its sentence", "[charts]") {
    sequence::StepResult result;
    result.values.push_back({"corrected_distance", metrology::AnyQuantity(metrology::Kind::length, 6'479'000)});
    const Chart chart = stop_chart({"制动", "Braking"}, StopLimits{}, ride_trace(even_ride(true)), &result);
    const ChartLine* drawn = line(chart, ChartRole::result, Direction::vertical);
    REQUIRE(drawn != nullptr);
    CHECK(drawn->at == Approx(6.479));
    CHECK(chart.summary.en == "Speed over distance. Corrected stopping distance 6.479 m.");
}
