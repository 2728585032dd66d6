// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/stop_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace velocert::reports {
namespace {

using metrology::Indication;
using metrology::Measurand;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double in_unit(const metrology::AnyQuantity& value, const metrology::Unit& unit) {
    return static_cast<double>(value.base()) / static_cast<double>(unit.factor);
}
double preferred(const metrology::AnyQuantity& value) {
    return in_unit(value, metrology::preferred_unit(value.kind()));
}
double preferred(const Indication& indication) {
    const metrology::Unit& shown = *indication.unit;
    const metrology::Unit& wanted = metrology::preferred_unit(shown.kind);
    return indication.value.to_double() * static_cast<double>(shown.factor) / static_cast<double>(wanted.factor);
}

// Distance at a time between two points.
double distance_at(const std::vector<RidePoint>& points, double time_s) {
    const auto later = std::lower_bound(points.begin(), points.end(), time_s,
                                        [](const RidePoint& p, double t) { return p.time_s < t; });
    if (later == points.begin()) return points.front().distance_m;
    if (later == points.end()) return points.back().distance_m;
    const auto earlier = later - 1;
    const double span = later->time_s - earlier->time_s;
    if (span <= 0) return later->distance_m;
    return earlier->distance_m + (later->distance_m - earlier->distance_m) * (time_s - earlier->time_s) / span;
}

// Speeds from the slope of the distance, where the instrument gives none.
void derive_speed(std::vector<RidePoint>& points) {
    constexpr double window_s = 0.04;
    std::size_t back = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        while (back + 1 < i && points[i].time_s - points[back + 1].time_s >= window_s) ++back;
        const double elapsed = points[i].time_s - points[back].time_s;
        if (elapsed >= window_s) points[i].speed_kmh = (points[i].distance_m - points[back].distance_m) / elapsed * 3.6;
    }
}

// "6.48 m": for a label; the exact figure stands in the table.
std::string short_text(const metrology::AnyQuantity& value, int digits) {
    const metrology::Unit& unit = metrology::preferred_unit(value.kind());
    return value.rounded_in(unit, digits).text() + " " + std::string(unit.print);
}

// How far the limit may be trusted stands beside it.
Bilingual limit_label(const conformity::Limit& limit, bool demonstration) {
    switch (limit.status) {
        case conformity::LimitStatus::confirmed: return {"限值", "Limit"};
        case conformity::LimitStatus::provisional: return {"暂定限值", "Provisional limit"};
        case conformity::LimitStatus::unverified: return {"未核实限值", "Unverified limit"};
        case conformity::LimitStatus::released:
            if (demonstration) return {"演示实验室假定限值", "Limit assumed by demonstration laboratory"};
            return {"放行限值", "Released limit"};
    }
    return {"未核实限值", "Unverified limit"};
}

}  // namespace

RideTrace ride_trace(std::span<const Indication> indications) {
    RideTrace trace;
    std::int64_t origin_us = Indication::no_time;
    std::optional<double> trigger_s;
    double speed = nan;
    bool speed_shown = false;
    for (const Indication& indication : indications) {
        if (!indication.has_value() || indication.device_time_us == Indication::no_time) continue;
        if (origin_us == Indication::no_time) origin_us = indication.device_time_us;
        const double time_s = static_cast<double>(indication.device_time_us - origin_us) * 1e-6;
        const bool lever =
            indication.measurand == Measurand::front_brake || indication.measurand == Measurand::rear_brake;
        if (lever && !trigger_s && indication.value > base::Decimal(0, 0)) trigger_s = time_s;
        if (indication.measurand == Measurand::speed) {
            speed = preferred(indication);
            speed_shown = true;
            if (!trace.points.empty()) trace.points.back().speed_kmh = speed;
        }
        if (indication.measurand == Measurand::distance) {
            trace.points.push_back({time_s, preferred(indication), speed});
        }
    }
    // Stale speeds must not stand beside newer distances when the instrument gave none.
    if (!speed_shown) derive_speed(trace.points);
    if (trigger_s && !trace.points.empty()) trace.trigger_m = distance_at(trace.points, *trigger_s);
    return trace;
}

const standards::Action* ride_action(const standards::Step& step) {
    const auto found = std::ranges::find_if(step.actions, [](const standards::Action& action) {
        return action.kind == standards::Action::Kind::acquire && action.until == "standstill";
    });
    return found == step.actions.end() ? nullptr : &*found;
}

StopLimits stop_limits(const standards::StandardEdition& edition, const standards::Step& step) {
    StopLimits limits;
    const auto limit_for = [&](const std::string& use) -> const conformity::Limit* {
        const auto found = step.limits.find(use);
        return found == step.limits.end() ? nullptr : edition.limit(found->second);
    };
    const auto speed = step.parameters.find("specified_speed");
    if (speed != step.parameters.end() && speed->second.value) limits.specified_speed = speed->second.value->value();
    const conformity::Limit* band = limit_for("validity_band");
    if (band != nullptr && band->value) limits.validity_band = band->value->value();
    limits.distance = limit_for("result");
    limits.demonstration = limits.distance == nullptr ? edition.demonstration : edition.assumes(limits.distance->id);
    return limits;
}

Chart stop_chart(const Bilingual& title, const StopLimits& limits, const RideTrace& trace,
                 const sequence::StepResult* result) {
    Chart chart;
    chart.title = title;
    chart.x.quantity = {"距制动触发点的距离", "Distance from brake trigger"};
    chart.x.unit = "m";
    chart.y.quantity = {"速度", "Speed"};
    chart.y.unit = "km/h";
    chart.empty_reason = {"没有可显示的数据", "No data to show"};

    const double origin = trace.trigger_m        ? *trace.trigger_m
                          : trace.points.empty() ? 0
                                                 : trace.points.back().distance_m;
    ChartSeries speed{{"速度", "Speed"}, ChartRole::measured, {}};
    speed.points.reserve(trace.points.size());
    double top = 0;
    for (const RidePoint& point : trace.points) {
        speed.points.push_back({point.distance_m - origin, point.speed_kmh});
        if (std::isfinite(point.speed_kmh)) top = std::max(top, point.speed_kmh);
    }
    const double end = speed.points.empty() ? 0 : speed.points.back().x;
    double right = std::max(end, 0.0);

    if (limits.specified_speed) {
        const double specified = preferred(*limits.specified_speed);
        top = std::max(top, specified);
        if (limits.validity_band) {
            const double half = preferred(*limits.validity_band);
            top = std::max(top, specified + half);
            const std::string text =
                short_text(*limits.specified_speed, 0) + " ± " + short_text(*limits.validity_band, 1);
            chart.bands.push_back({Direction::horizontal,
                                   specified - half,
                                   specified + half,
                                   ChartRole::gate,
                                   {"制动初速度", "Speed at onset"},
                                   text});
        }
        chart.lines.push_back({Direction::horizontal, specified, ChartRole::gate, {}});
    }
    chart.lines.push_back({Direction::vertical, 0, ChartRole::event,
                           trace.trigger_m ? Bilingual{"制动触发", "Brake trigger"} : Bilingual{"当前位置", "Here"}});
    std::optional<metrology::AnyQuantity> corrected;
    if (result != nullptr) corrected = result->value("corrected_distance");
    if (corrected) {
        const double at = preferred(*corrected);
        right = std::max(right, at);
        chart.lines.push_back({Direction::vertical,
                               at,
                               ChartRole::result,
                               {"校正制动距离", "Corrected distance"},
                               short_text(*corrected, 3)});
    }
    if (limits.distance != nullptr && limits.distance->value) {
        const double at = preferred(limits.distance->value->value());
        right = std::max(right, at);
        chart.lines.push_back({Direction::vertical, at, ChartRole::limit,
                               limit_label(*limits.distance, limits.demonstration),
                               conformity::value_text(*limits.distance)});
        chart.bands.push_back({Direction::vertical, at, std::numeric_limits<double>::infinity(), ChartRole::limit, {}});
    }
    if (!trace.points.empty()) {
        // The approach is long and even: its last stretch is enough.
        const double left = std::max(speed.points.front().x, -0.6 * std::max(right, 1.0));
        chart.x.from = left;
        chart.x.to = right + 0.12 * (right - left);
        chart.y.from = 0;
        chart.y.to = top * 1.08 + 1;
    }
    chart.series.push_back(std::move(speed));

    std::string zh = "速度随距离变化曲线";
    std::string en = "Speed over distance";
    if (corrected) {
        zh += "。校正制动距离 " + short_text(*corrected, 3);
        en += ". Corrected stopping distance " + short_text(*corrected, 3);
    }
    if (limits.distance != nullptr && limits.distance->value) {
        const Bilingual label = limit_label(*limits.distance, limits.demonstration);
        zh += "。" + label.zh + " " + conformity::value_text(*limits.distance);
        en += ". " + label.en + " " + conformity::value_text(*limits.distance);
    }
    chart.summary = {zh + "。", en + "."};
    return chart;
}

}  // namespace velocert::reports
