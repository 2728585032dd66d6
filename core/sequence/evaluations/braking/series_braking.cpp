// SPDX-License-Identifier: GPL-3.0-or-later
// A stop in a sampled series.
#include <algorithm>
#include <cmath>

#include "core/sequence/evaluations/braking/mean_deceleration.h"
#include "core/sequence/evaluations/braking/series_file.h"
#include "core/sequence/evaluations/braking/two_sources.h"
#include "core/sequence/evaluations/series/quadratic_fit.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using Rows = std::vector<SeriesRow>;

/// Fewest samples through which a straight line is laid: 20 Hz over 0.2 s.
constexpr std::size_t fewest_samples = 4;
/// Sampling times carry decimal digits; a grid of 0.05 s must not miss by the last bit.
constexpr double time_slack_s = 1e-9;

bool finite(const SeriesRow& row) {
    return std::isfinite(row.time_s) && std::isfinite(row.speed_mps) && std::isfinite(row.distance_m) &&
           std::isfinite(row.brake);
}

Reason check(const Rows& rows) {
    if (rows.size() < 2) return Reason::series_empty;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!finite(rows[i])) return Reason::value_not_finite;
        if (rows[i].brake != 0 && rows[i].brake != 1) return Reason::wrong_kind;
        if (i > 0 && !(rows[i].time_s > rows[i - 1].time_s)) return Reason::clock_fault;
        if (i > 0 && rows[i].distance_m < rows[i - 1].distance_m) return Reason::instrument_restarted;
    }
    return Reason::none;
}

/// First sample with the lever moved after one at rest, while the vehicle moves.
std::optional<std::size_t> onset_row(const Rows& rows, const StopMethod& method) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].brake != 0 && rows[i - 1].brake == 0 && rows[i].speed_mps >= method.standstill_speed_mps) return i;
    return std::nullopt;
}

std::optional<std::size_t> standstill_row(const Rows& rows, std::size_t onset, const StopMethod& method) {
    std::optional<std::size_t> start;
    for (std::size_t i = onset; i < rows.size(); ++i) {
        if (rows[i].speed_mps >= method.standstill_speed_mps) {
            start.reset();
            continue;
        }
        if (!start) start = i;
        if (rows[i].time_s - rows[*start].time_s >= method.standstill_hold_s - time_slack_s) return start;
    }
    return std::nullopt;
}

/// Share by which path and integrated speed may differ: rounding and noise stay far below it; a channel that froze, or
/// whose unit is not what the header says, does not.
constexpr double largest_disagreement = 0.05;

double integrated_speed(const Rows& rows, std::size_t onset, std::size_t stop) {
    double integrated = 0;
    for (std::size_t i = onset; i < stop; ++i)
        integrated += 0.5 * (rows[i].speed_mps + rows[i + 1].speed_mps) * (rows[i + 1].time_s - rows[i].time_s);
    return integrated;
}

bool has_gap(const Rows& rows, double from, double to, double longest) {
    if (rows.front().time_s > from + time_slack_s) return true;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        if (rows[i].time_s < to && rows[i + 1].time_s > from &&
            rows[i + 1].time_s - rows[i].time_s > longest + time_slack_s)
            return true;
    return false;
}

/// Beyond what tyres hold on any road (friction of 1.3 gives 13 m/s2). A speed that changes faster over the time below
/// did not: a sample is torn, the sensor dropped out, or it went dead, which looks like a standstill.
constexpr double largest_acceleration_mps2 = 20;
constexpr double jump_time_s = 0.05;

bool jumps(const Rows& rows, double from, double to) {
    for (std::size_t i = 0, k = 0; i < rows.size() && rows[i].time_s <= to; ++i) {
        if (rows[i].time_s < from - time_slack_s) continue;
        while (k < rows.size() && rows[k].time_s - rows[i].time_s < jump_time_s - time_slack_s) ++k;
        if (k == rows.size()) return false;
        const double time = rows[k].time_s - rows[i].time_s;
        if (std::fabs(rows[k].speed_mps - rows[i].speed_mps) > largest_acceleration_mps2 * time) return true;
    }
    return false;
}

/// The smallest step of the path: its resolution, as far as the series shows it.
double path_step(const Rows& rows) {
    double out = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double step = rows[i].distance_m - rows[i - 1].distance_m;
        if (step > 0 && (out == 0 || step < out)) out = step;
    }
    return out;
}

/// Whether nearly nothing was travelled while the vehicle is said to stand.
bool stands(const Rows& rows, std::size_t stop, double step, const StopMethod& method) {
    std::size_t end = stop;
    while (end + 1 < rows.size() && rows[end].time_s - rows[stop].time_s < method.standstill_hold_s - time_slack_s)
        ++end;
    const double time = rows[end].time_s - rows[stop].time_s;
    return rows[end].distance_m - rows[stop].distance_m <= method.standstill_speed_mps * time + 2 * step;
}

/// A switch that opens again while the vehicle is still fast has bounced, or the rider let go: where the stop began is
/// not known. At the end, a lever may be let go before the wheels stand.
bool lets_go(const Rows& rows, std::size_t onset, std::size_t stop) {
    for (std::size_t i = onset; i < stop; ++i)
        if (rows[i].brake == 0 && rows[i].speed_mps > 0.5 * rows[onset].speed_mps) return true;
    return false;
}

/// Before the brake the path bears the speed out as well; a path that is counted from the brake on has nothing to say.
constexpr double approach_s = 1.0;

bool approach_agrees(const Rows& rows, std::size_t onset, double step, double tolerance) {
    std::size_t first = onset;
    while (first > 0 && rows[first - 1].time_s >= rows[onset].time_s - approach_s - time_slack_s) --first;
    const double path = rows[onset].distance_m - rows[first].distance_m;
    if (path <= 0) return true;
    const double integrated = integrated_speed(rows, first, onset);
    return std::fabs(path - integrated) <= tolerance * std::max(path, integrated) + 2 * step;
}

std::optional<double> speed_at(const Rows& rows, std::size_t onset, const StopMethod& method) {
    std::vector<FitPoint> points;
    const double at = rows[onset].time_s;
    for (std::size_t i = 0; i <= onset; ++i)
        if (rows[i].time_s >= at - method.onset_window_s - time_slack_s)
            points.push_back({rows[i].time_s - at, rows[i].speed_mps});
    if (points.size() < fewest_samples) return std::nullopt;
    const auto fit = fit_line(points);
    if (!fit) return std::nullopt;
    return fit->c0;
}

/// v^2/(2a) at the first sample below the standstill speed, a from the samples of the onset window's length before it.
double residual_path(const Rows& rows, std::size_t onset, std::size_t stop, const StopMethod& method,
                     double mean_deceleration) {
    std::vector<FitPoint> points;
    const double at = rows[stop].time_s;
    for (std::size_t i = onset; i < stop; ++i)
        if (rows[i].time_s >= at - method.onset_window_s) points.push_back({rows[i].time_s - at, rows[i].speed_mps});
    const auto fit = fit_line(points);
    const double deceleration = fit && fit->c1 < 0 ? -fit->c1 : mean_deceleration;
    const double speed = std::max(0.0, rows[stop].speed_mps);
    return speed * speed / (2 * deceleration);
}

struct Peak {
    Reason trouble = Reason::none;
    std::optional<metrology::Force> force;
};

/// The greatest force, whichever way round its transducer is wired.
Peak peak(const Rows& rows, std::size_t from, std::size_t to, double SeriesRow::*cell, bool given) {
    if (!given) return {};
    double most = 0;
    for (std::size_t i = from; i <= to; ++i) {
        if (!std::isfinite(rows[i].*cell)) return {Reason::force_missing, {}};
        most = std::max(most, std::fabs(rows[i].*cell));
    }
    const auto value = metrology::nearest_quantity(metrology::Kind::force, most * 1e3);
    if (!value) return {Reason::value_not_finite, {}};
    return {Reason::none, metrology::Force::from_base(value->base())};
}

/// A hand that rests on the other lever, or a transducer's offset, stays below this part of the force that brakes.
constexpr std::int64_t resting_share = 10;

bool pulls_the_wrong_lever(const LeversInUse& levers, const Peak& front, const Peak& rear) {
    const auto pulled = [](const Peak& other, const Peak& own) {
        return other.force && own.force && other.force->base() > own.force->base() / resting_share;
    };
    return (!levers.front && pulled(front, rear)) || (!levers.rear && pulled(rear, front));
}

}  // namespace

base::Result<BrakingData> braking_data(const standards::Step& step, const BrakingSeries& series) {
    const auto method = stop_method(step);
    if (!method) return base::fail(method.error());
    const auto levers = levers_in_use(step);
    if (!levers) return base::fail(levers.error());
    const auto band = deceleration_band(step);
    if (!band) return base::fail(band.error());
    const auto tolerance = two_source_tolerance(step);
    if (!tolerance) return base::fail(tolerance.error());
    const Rows& rows = series.rows;
    BrakingData data;
    const auto trouble = [&](Reason reason) {
        data.trouble = reason;
        return data;
    };
    if (const auto reason = check(rows); reason != Reason::none) return trouble(reason);
    const auto onset = onset_row(rows, *method);
    if (!onset) return trouble(Reason::trigger_missing);
    const auto stop = standstill_row(rows, *onset, *method);
    const double from = rows[*onset].time_s - method->onset_window_s;
    const double to = stop ? rows[*stop].time_s + method->standstill_hold_s : rows.back().time_s;
    if (has_gap(rows, from, to, method->longest_gap_s)) return trouble(Reason::series_gap);
    if (!stop) return trouble(Reason::no_standstill);
    const auto speed = speed_at(rows, *onset, *method);
    if (!speed) return trouble(Reason::series_empty);
    const double path = rows[*stop].distance_m - rows[*onset].distance_m;
    if (!(path > 0) || !(*speed > 0)) return trouble(Reason::value_missing);
    const double integrated = integrated_speed(rows, *onset, *stop);
    if (!sources_agree(path, integrated, largest_disagreement)) return trouble(Reason::stale);
    if (jumps(rows, from, to) || lets_go(rows, *onset, *stop)) return trouble(Reason::implausible);
    // A file's speed and path may come from two sensors; then they bear each other out more closely than that.
    if (*tolerance && !sources_agree(path, integrated, **tolerance)) return trouble(Reason::sources_disagree);
    const double resolution = path_step(rows);
    if (!stands(rows, *stop, resolution, *method) ||
        !approach_agrees(rows, *onset, resolution, tolerance->value_or(largest_disagreement)))
        return trouble(Reason::sources_disagree);
    const double residual = residual_path(rows, *onset, *stop, *method, *speed * *speed / (2 * path));
    const auto exact_v = exact_speed(*speed);
    const auto exact_s = exact_length(path + residual);
    if (!exact_v) return trouble(exact_v.error());
    if (!exact_s) return trouble(exact_s.error());
    data.speed = *exact_v;
    data.distance = *exact_s;
    if (*band) {
        std::vector<SpeedPoint> points;
        for (std::size_t i = *onset; i <= *stop; ++i) points.push_back({rows[i].distance_m, rows[i].speed_mps});
        data.mean_deceleration = mean_deceleration(points, *speed, **band);
    }
    const Peak front = peak(rows, *onset, *stop, &SeriesRow::front_force_n, series.has_front_force);
    const Peak rear = peak(rows, *onset, *stop, &SeriesRow::rear_force_n, series.has_rear_force);
    data.front_force = front.force;
    data.rear_force = rear.force;
    if (pulls_the_wrong_lever(*levers, front, rear)) data.trouble = Reason::wrong_brake;
    if (levers->front && front.trouble != Reason::none) data.trouble = front.trouble;
    if (levers->rear && rear.trouble != Reason::none) data.trouble = rear.trouble;
    return data;
}

}  // namespace velocert::sequence
