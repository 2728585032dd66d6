// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/motor_chart.h"

#include <algorithm>
#include <string>

namespace velocert::reports {
namespace {

double preferred(const metrology::AnyQuantity& value) {
    const metrology::Unit& unit = metrology::preferred_unit(value.kind());
    return static_cast<double>(value.base()) / static_cast<double>(unit.factor);
}

// Points (x_1, y_1), (x_2, y_2) ... as far as both are there.
std::vector<ChartPoint> points_of(const sequence::StepResult& result, const std::string& x, const std::string& y) {
    std::vector<ChartPoint> out;
    for (const sequence::NamedValue& named : result.values) {
        if (!named.name.starts_with(y) || named.name.find_first_not_of("0123456789", y.size()) != std::string::npos ||
            named.name.size() == y.size())
            continue;
        const auto at = result.value(x + named.name.substr(y.size()));
        if (at) out.push_back({preferred(*at), preferred(named.value)});
    }
    std::sort(out.begin(), out.end(), [](const ChartPoint& a, const ChartPoint& b) { return a.x < b.x; });
    return out;
}

std::string printed(const metrology::WrittenQuantity& value) {
    return value.number().text() + " " + std::string(value.unit().print);
}

// The limit at the set points only: between them nothing is demanded.
void add_limit(Chart& chart, const conformity::Limit& limit) {
    for (const auto& bound : {limit.value, limit.upper}) {
        if (!bound || bound->kind() != metrology::Kind::torque) continue;
        const double height = preferred(bound->value());
        const auto speeds = conformity::judged_at(limit);
        if (speeds.empty())
            chart.lines.push_back(
                {Direction::horizontal, height, ChartRole::limit, {"限值", "Limit"}, printed(*bound)});
        bool named = false;
        for (const auto& speed : speeds) {
            if (speed.kind() != metrology::Kind::rotation) continue;
            // One label is enough: the others stand at the same height.
            chart.markers.push_back({{preferred(speed.value()), height},
                                     ChartRole::limit,
                                     named ? Bilingual{} : Bilingual{"限值", "Limit"},
                                     named ? std::string() : printed(*bound)});
            named = true;
        }
    }
}

}  // namespace

Chart torque_chart(const Bilingual& title, const sequence::StepResult& result, const conformity::Limit* limit) {
    Chart chart;
    chart.title = title;
    chart.x = {{"转速", "Speed"}, "r/min"};
    chart.y = {{"转矩", "Torque"}, "N·m"};
    chart.empty_reason = {"没有可显示的数据", "No data to show"};
    ChartSeries curve{{"转矩", "Torque"}, ChartRole::measured, points_of(result, "speed_", "torque_")};
    std::string zh = "转矩随转速变化曲线";
    std::string en = "Torque over speed";
    double top = 0;
    double right = 0;
    for (const ChartPoint& point : curve.points) {
        chart.markers.push_back({point, ChartRole::measured, {}});
        top = std::max(top, point.y);
        right = std::max(right, point.x);
    }
    if (limit != nullptr && limit->value) {
        add_limit(chart, *limit);
        const std::string bounds =
            limit->upper ? printed(*limit->value) + " ～ " + printed(*limit->upper) : printed(*limit->value);
        zh += "。限值 " + bounds;
        en += ". Limit " + bounds;
        top = std::max(top, preferred((limit->upper ? *limit->upper : *limit->value).value()));
    }
    if (!curve.points.empty()) {
        chart.x.to = right * 1.08 + 1;
        chart.y.to = top * 1.12 + 1;
    }
    chart.series.push_back(std::move(curve));
    chart.summary = {zh + "。", en + "."};
    return chart;
}

Chart inductance_chart(const Bilingual& title, std::span<const InductanceCourse> courses) {
    Chart chart;
    chart.title = title;
    chart.x = {{"转子位置", "Position of the rotor"}, "°"};
    chart.y = {{"电感", "Inductance"}, "mH"};
    chart.empty_reason = {"没有可显示的数据", "No data to show"};
    constexpr ChartRole roles[] = {ChartRole::measured, ChartRole::second, ChartRole::result};
    std::size_t number = 0;
    for (const InductanceCourse& course : courses) {
        if (course.result == nullptr) continue;
        chart.series.push_back(
            {course.name, roles[number++ % std::size(roles)], points_of(*course.result, "angle_", "inductance_")});
    }
    chart.summary = {"各相间电感随转子位置变化曲线。",
                     "Inductance of each pair of terminals over the position of the rotor."};
    return chart;
}

}  // namespace velocert::reports
