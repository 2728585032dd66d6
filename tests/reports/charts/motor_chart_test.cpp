// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/motor_chart.h"

#include <catch2/catch.hpp>

using namespace velocert;
using namespace velocert::reports;
using metrology::AnyQuantity;
using metrology::Kind;

namespace {

sequence::StepResult sweep() {
    sequence::StepResult result;
    const auto add = [&](const char* name, Kind kind, std::int64_t base) {
        result.values.push_back({name, AnyQuantity(kind, base)});
    };
    add("speed_2", Kind::rotation, 90'000);
    add("torque_2", Kind::torque, 21'500);
    add("speed_1", Kind::rotation, 60'000);
    add("torque_1", Kind::torque, 22'100);
    add("torque_1_type_a", Kind::torque, 5);
    add("torque_3", Kind::torque, 9'000);  // its speed is not known: it has no place on the curve
    return result;
}

conformity::Limit floor_at(std::vector<std::string> speeds) {
    conformity::Limit limit;
    limit.kind = Kind::torque;
    limit.relation = conformity::Relation::at_least;
    limit.value = metrology::WrittenQuantity::parse("20 N.m").value();
    for (const auto& speed : speeds) limit.set_points.push_back(metrology::WrittenQuantity::parse(speed).value());
    return limit;
}

}  // namespace

TEST_CASE("the torque curve goes through the points that have both speed and torque, by ascending speed", "[charts]") {
    const Chart chart = torque_chart(plain("t"), sweep(), nullptr);
    REQUIRE(chart.series.size() == 1);
    CHECK(chart.series.front().points == std::vector<ChartPoint>{{60, 22.1}, {90, 21.5}});
    CHECK(chart.lines.empty());
    CHECK(chart.x.to > 90);
    CHECK(chart.y.to > 22.1);
    CHECK(torque_chart(plain("t"), {}, nullptr).empty());
}

TEST_CASE("a torque limit is drawn at its set points, or across when it names none", "[charts]") {
    const auto limit = floor_at({"60 r/min", "90 r/min"});
    const Chart chart = torque_chart(plain("t"), sweep(), &limit);
    int marked = 0;
    for (const ChartMarker& marker : chart.markers)
        if (marker.role == ChartRole::limit) {
            ++marked;
            CHECK(marker.at.y == Approx(20));
        }
    CHECK(marked == 2);
    CHECK(chart.lines.empty());
    const auto anywhere = floor_at({});
    CHECK(torque_chart(plain("t"), sweep(), &anywhere).lines.size() == 1);
    CHECK(chart.summary.en.find("20 N·m") != std::string::npos);
    CHECK_FALSE(chart.summary.zh.empty());
}

TEST_CASE("the inductance of each pair is a line of its own over the rotor's position", "[charts]") {
    sequence::StepResult uv;
    uv.values = {{"angle_1", AnyQuantity(Kind::angle, 0)},
                 {"inductance_1", AnyQuantity(Kind::inductance, 330'000)},
                 {"angle_2", AnyQuantity(Kind::angle, 4'500'000'000)},
                 {"inductance_2", AnyQuantity(Kind::inductance, 290'000)},
                 {"inductance_max", AnyQuantity(Kind::inductance, 330'000)}};
    const std::vector<InductanceCourse> courses{{plain("U-V"), &uv}, {plain("V-W"), nullptr}};
    const Chart chart = inductance_chart(plain("l"), courses);
    REQUIRE(chart.series.size() == 1);
    CHECK(chart.series.front().points == std::vector<ChartPoint>{{0, 0.33}, {4.5, 0.29}});
}
