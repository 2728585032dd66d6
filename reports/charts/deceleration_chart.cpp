// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/deceleration_chart.h"

#include <algorithm>
#include <cmath>

namespace velocert::reports {
namespace {

constexpr double window_s = 0.1;

double preferred(const metrology::AnyQuantity& value) {
    return static_cast<double>(value.base()) / static_cast<double>(metrology::preferred_unit(value.kind()).factor);
}

// The slope of the speed between two points at least a window apart, at the place between them.
std::vector<ChartPoint> slopes(const RideTrace& trace, double origin) {
    std::vector<RidePoint> known;
    std::copy_if(trace.points.begin(), trace.points.end(), std::back_inserter(known),
                 [](const RidePoint& point) { return std::isfinite(point.speed_kmh); });
    std::vector<ChartPoint> out;
    std::size_t back = 0;
    for (std::size_t i = 1; i < known.size(); ++i) {
        while (back + 1 < i && known[i].time_s - known[back + 1].time_s >= window_s) ++back;
        const double elapsed = known[i].time_s - known[back].time_s;
        if (elapsed < window_s) continue;
        const double x = 0.5 * (known[i].distance_m + known[back].distance_m) - origin;
        // The approach tells nothing about the brakes.
        if (x < 0 || (!out.empty() && x < out.back().x)) continue;
        out.push_back({x, (known[back].speed_kmh - known[i].speed_kmh) / 3.6 / elapsed});
    }
    return out;
}

std::optional<double> share(const standards::Step& step, const char* name) {
    const auto found = step.parameters.find(name);
    if (found == step.parameters.end() || !found->second.value || found->second.value->kind() != metrology::Kind::ratio)
        return std::nullopt;
    return static_cast<double>(found->second.value->value().base()) * 1e-9;
}

// Where the speed first falls to that value after the trigger.
std::optional<double> place_of(const RideTrace& trace, double origin, double speed_kmh) {
    for (const RidePoint& point : trace.points)
        if (point.distance_m >= origin && std::isfinite(point.speed_kmh) && point.speed_kmh <= speed_kmh)
            return point.distance_m - origin;
    return std::nullopt;
}

}  // namespace

Chart deceleration_chart(const Bilingual& title, const standards::Step& step, const RideTrace& trace,
                         const sequence::StepResult* result) {
    Chart chart;
    chart.title = title;
    chart.x.quantity = {"距制动触发点的距离", "Distance from brake trigger"};
    chart.x.unit = "m";
    chart.y.quantity = {"减速度", "Deceleration"};
    chart.y.unit = "m/s²";
    chart.empty_reason = {"没有可显示的数据", "No data to show"};
    std::string zh = "减速度随距离变化曲线，供参考";
    std::string en = "Deceleration over distance, for information";
    if (trace.trigger_m) {
        ChartSeries series{{"减速度", "Deceleration"}, ChartRole::second, slopes(trace, *trace.trigger_m)};
        double top = 0;
        for (const auto& point : series.points) top = std::max(top, point.y);
        if (!series.points.empty()) {
            chart.x.to = series.points.back().x * 1.05;
            chart.y.to = top * 1.15;
        }
        chart.series.push_back(std::move(series));
    }
    const auto mean = result == nullptr ? std::nullopt : result->value("mfdd");
    if (mean && trace.trigger_m) {
        const auto& unit = metrology::preferred_unit(mean->kind());
        const std::string text = mean->rounded_in(unit, 2).text() + " " + std::string(unit.print);
        chart.lines.push_back({Direction::horizontal,
                               preferred(*mean),
                               ChartRole::result,
                               {"充分发出的平均减速度", "Mean fully developed deceleration"},
                               text});
        // The line of the mean is never above the picture, whatever the curve does.
        if (chart.y.to > 0) chart.y.to = std::max(chart.y.to, preferred(*mean) * 1.15);
        zh += "。充分发出的平均减速度 " + text;
        en += ". Mean fully developed deceleration " + text;
        const auto speed = result->value("speed");
        const auto from = share(step, "mfdd_from");
        const auto to = share(step, "mfdd_to");
        if (speed && from && to) {
            const auto begin = place_of(trace, *trace.trigger_m, *from * preferred(*speed));
            const auto end = place_of(trace, *trace.trigger_m, *to * preferred(*speed));
            if (begin && end)
                chart.bands.push_back(
                    {Direction::vertical, *begin, *end, ChartRole::quiet, {"求平均的路段", "Stretch of the mean"}});
        }
    }
    chart.summary = {zh + "。", en + "."};
    return chart;
}

}  // namespace velocert::reports
