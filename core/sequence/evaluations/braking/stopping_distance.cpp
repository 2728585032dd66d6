// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/stopping_distance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/sequence/evaluations/braking/fit_spread.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/quadratic_fit.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using Edges = std::vector<PulseEdge>;

/// Fewest edges from which a speed is computed (instruments of this kind: at least 8 edges).
constexpr std::size_t fewest_edges = 8;
/// Edges at the end of the stop through which the last parabola goes.
constexpr std::size_t last_edges = 8;
/// Path, as a share of the stop, that may be left at the last edge beyond one pulse. More means that the pulses
/// ceased while the vehicle moved; it is of the size of the method's whole permitted error.
constexpr double unexplained_share = 0.005;

double seconds(std::int64_t us) { return static_cast<double>(us) * 1e-6; }
std::int64_t micros(double s) { return static_cast<std::int64_t>(std::llround(s * 1e6)); }

/// First edge after `time_us`.
std::size_t first_after(const Edges& edges, std::int64_t time_us) {
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), time_us,
                                                     [](std::int64_t t, const PulseEdge& e) { return t < e.time_us; }) -
                                    edges.begin());
}

struct OnsetSpeed {
    double speed = 0;
    double standard_uncertainty = 0;
    double path_uncertainty = 0;  ///< of one edge's place
};

/// The residuals tell how evenly the pulses stand; the change by a cubic term bounds what a rider's uneven speed may
/// hide from a parabola (rectangular).
std::optional<OnsetSpeed> speed_at(const Edges& edges, std::int64_t onset_us, const StopMethod& method) {
    const std::int64_t from = onset_us - micros(method.onset_window_s);
    std::vector<FitPoint> points;
    for (const auto& edge : edges)
        if (edge.time_us >= from && edge.time_us <= onset_us)
            points.push_back({seconds(edge.time_us - onset_us), edge.path_m});
    if (points.size() < fewest_edges) return std::nullopt;
    const auto fit = fit_quadratic(points);
    if (!fit) return std::nullopt;
    const auto spread = fit_spread(points, *fit);
    constexpr double unknown = std::numeric_limits<double>::infinity();
    if (!spread) return OnsetSpeed{fit->c1, unknown, unknown};
    return OnsetSpeed{fit->c1, std::sqrt(spread->variance_c1 + spread->c1_shift * spread->c1_shift / 3),
                      spread->residual};
}

double interval_speed(const PulseEdge& a, const PulseEdge& b) {
    return (b.path_m - a.path_m) / seconds(b.time_us - a.time_us);
}

/// The first edge from which the speed stays below the standstill speed for the hold time.
std::optional<std::size_t> standstill_edge(const PulseSeries& series, std::size_t from, const StopMethod& method) {
    const auto& edges = series.edges;
    const std::int64_t end_us = series.frames_us.empty() ? edges.back().time_us : series.frames_us.back();
    std::optional<std::size_t> start;
    for (std::size_t k = from; k < edges.size(); ++k) {
        const bool last = k + 1 == edges.size();
        const std::int64_t until = last ? end_us : edges[k + 1].time_us;
        // After the last edge less than one more pulse has gone by.
        const double path = last ? series.pulse_m : edges[k + 1].path_m - edges[k].path_m;
        const double duration = seconds(until - edges[k].time_us);
        if (!(duration > 0) || path / duration >= method.standstill_speed_mps) {
            start.reset();
            continue;
        }
        if (!start) start = k;
        if (seconds(until - edges[*start].time_us) >= method.standstill_hold_s) return start;
    }
    return std::nullopt;
}

/// Pulses that pause while the vehicle brakes and then go on faster than before the pause explains.
bool pulses_paused(const Edges& edges, std::size_t from, std::size_t to, double longest_gap_s) {
    for (std::size_t k = from; k + 2 <= to; ++k) {
        const double pause = seconds(edges[k + 1].time_us - edges[k].time_us);
        if (pause > longest_gap_s &&
            interval_speed(edges[k + 1], edges[k + 2]) > 1.5 * interval_speed(edges[k], edges[k + 1]))
            return true;
    }
    return false;
}

struct Residual {
    double likely = 0;    ///< as the last edges tell it
    double possible = 0;  ///< no more than this: the pulse after it did not come
    double spread = 0;    ///< standard uncertainty of `likely`
    [[nodiscard]] double permitted() const { return std::min(likely, possible); }
    /// Nobody knows it worse than that it lies within what is possible (rectangular).
    [[nodiscard]] double standard_uncertainty() const { return std::min(spread, possible / std::sqrt(12.0)); }
};

/// Path from edge k, the first below the standstill speed, to standstill: v^2/(2a) there.
Residual residual_path(const PulseSeries& series, std::size_t k, const StopMethod& method, double mean_deceleration) {
    const auto& edges = series.edges;
    const std::size_t within_hold = first_after(edges, edges[k].time_us + micros(method.standstill_hold_s)) - 1;
    const double possible = edges[within_hold].path_m - edges[k].path_m + series.pulse_m;
    const std::size_t from = k + 1 >= last_edges ? k + 1 - last_edges : 0;
    std::vector<FitPoint> points;
    for (std::size_t i = from; i <= k; ++i)
        points.push_back({seconds(edges[i].time_us - edges[k].time_us), edges[i].path_m - edges[k].path_m});
    const auto fit = fit_quadratic(points);
    constexpr double unknown = std::numeric_limits<double>::infinity();
    if (!fit) return {unknown, possible, unknown};
    const double speed = std::max(0.0, fit->c1);
    if (fit->c2 < 0) {
        const double path = speed * speed / (-4 * fit->c2);
        const auto spread = fit_spread(points, *fit);
        if (!spread) return {path, possible, unknown};
        // path = -c1^2 / (4 c2)
        const double by_c1 = -speed / (2 * fit->c2);
        const double by_c2 = speed * speed / (4 * fit->c2 * fit->c2);
        const double variance = by_c1 * by_c1 * spread->variance_c1 + by_c2 * by_c2 * spread->variance_c2 +
                                2 * by_c1 * by_c2 * spread->covariance_c1_c2;
        return {path, possible, std::sqrt(std::max(0.0, variance))};
    }
    // No deceleration to be seen in the last edges: only that the next pulse did not come.
    return {speed * speed / (2 * mean_deceleration), 0.5 * series.pulse_m, unknown};
}

}  // namespace

base::Result<StopMethod> stop_method(const standards::Step& step) {
    StopMethod method;
    struct Figure {
        double& out;
        const char* key;
        metrology::Kind kind;
        double base_units;
    };
    const Figure figures[] = {{method.onset_window_s, "onset_window", metrology::Kind::duration, 1e6},
                              {method.standstill_speed_mps, "standstill_speed", metrology::Kind::speed, 3.6e6},
                              {method.standstill_hold_s, "standstill_hold", metrology::Kind::duration, 1e6},
                              {method.longest_gap_s, "longest_gap", metrology::Kind::duration, 1e6}};
    for (const auto& figure : figures) {
        const auto value = step_parameter(step, figure.key, figure.kind);
        if (!value) return base::fail(value.error());
        figure.out = static_cast<double>(value->base()) / figure.base_units;
    }
    return method;
}

tl::expected<metrology::Speed, Reason> exact_speed(double metres_per_second) {
    const auto value = metrology::nearest_quantity(metrology::Kind::speed, metres_per_second * 3.6e6);
    if (!value) return tl::unexpected(Reason::value_not_finite);
    return metrology::Speed::from_base(value->base());
}

tl::expected<metrology::Length, Reason> exact_length(double metres) {
    const auto value = metrology::nearest_quantity(metrology::Kind::length, metres * 1e6);
    if (!value) return tl::unexpected(Reason::value_not_finite);
    return metrology::Length::from_base(value->base());
}

bool stands_before(const PulseSeries& series, std::int64_t time_us, const StopMethod& method) {
    const std::int64_t from = time_us - micros(method.onset_window_s);
    if (has_gap(series, from, time_us, method.longest_gap_s)) return false;
    const std::size_t end = first_after(series.edges, time_us);
    const std::size_t begin = first_after(series.edges, from);
    const double path = static_cast<double>(end - begin) * series.pulse_m;
    const double shown = end > begin ? series.edges[end - 1].path_m - series.edges[begin].path_m + series.pulse_m : 0;
    return std::max(path, shown) <= std::max(method.standstill_speed_mps * method.onset_window_s, series.pulse_m);
}

bool has_gap(const PulseSeries& series, std::int64_t from_us, std::int64_t to_us, double longest_gap_s) {
    for (const auto lost : series.gaps_us)
        if (lost >= from_us && lost <= to_us) return true;
    const auto& frames = series.frames_us;
    if (frames.empty() || frames.front() > from_us + micros(longest_gap_s) || frames.back() < to_us) return true;
    const std::int64_t longest = micros(longest_gap_s);
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        if (frames[i + 1] - frames[i] > longest && frames[i] < to_us && frames[i + 1] > from_us) return true;
    return false;
}

FoundStop find_stop(const PulseSeries& series, std::int64_t onset_us, const StopMethod& method) {
    const auto& edges = series.edges;
    const std::size_t next = first_after(edges, onset_us);
    const std::int64_t window_us = onset_us - micros(method.onset_window_s);
    if (edges.empty() || series.frames_us.empty()) return tl::unexpected(Reason::series_empty);
    if (next == 0 || next == edges.size()) {
        const bool lost = has_gap(series, window_us, series.frames_us.back(), method.longest_gap_s);
        return tl::unexpected(lost ? Reason::series_gap : Reason::stale);
    }
    const auto stop_edge = standstill_edge(series, next, method);
    const std::int64_t checked_until =
        stop_edge ? std::min(series.frames_us.back(), edges[*stop_edge].time_us + micros(method.standstill_hold_s))
                  : series.frames_us.back();
    if (has_gap(series, window_us, checked_until, method.longest_gap_s)) return tl::unexpected(Reason::series_gap);
    if (!stop_edge) return tl::unexpected(Reason::no_standstill);
    const auto speed = speed_at(edges, onset_us, method);
    if (!speed) return tl::unexpected(Reason::series_empty);
    if (!(speed->speed > method.standstill_speed_mps)) return tl::unexpected(Reason::value_missing);
    if (pulses_paused(edges, next - 1, *stop_edge, method.longest_gap_s)) return tl::unexpected(Reason::series_gap);

    const PulseEdge& before = edges[next - 1];
    const PulseEdge& after = edges[next];
    const double part = seconds(onset_us - before.time_us) / seconds(after.time_us - before.time_us);
    const double path_at_onset = before.path_m + part * (after.path_m - before.path_m);
    const double path_at_last_edge = edges[*stop_edge].path_m - path_at_onset;
    if (!(path_at_last_edge > 0)) return tl::unexpected(Reason::value_missing);
    const double mean_deceleration = speed->speed * speed->speed / (2 * path_at_last_edge);
    const Residual residual = residual_path(series, *stop_edge, method, mean_deceleration);
    if (residual.likely > residual.possible + unexplained_share * path_at_last_edge)
        return tl::unexpected(Reason::stale);

    const auto exact_v = exact_speed(speed->speed);
    const auto exact_s = exact_length(path_at_last_edge + residual.permitted());
    if (!exact_v) return tl::unexpected(exact_v.error());
    if (!exact_s) return tl::unexpected(exact_s.error());
    return Stop{*exact_v,
                *exact_s,
                onset_us,
                edges[*stop_edge].time_us,
                speed->speed,
                {next, *stop_edge},
                {speed->standard_uncertainty, speed->path_uncertainty, residual.standard_uncertainty()}};
}

}  // namespace velocert::sequence
