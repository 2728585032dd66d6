// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/series/steady_state.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/quadratic_fit.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Kind;

/// Times carry decimal digits; a grid of 0.1 s must not miss the end of a window by the last bit.
constexpr double time_slack_s = 1e-9;
/// Fewest values that are called a series: a line through fewer says nothing about a spread.
constexpr std::size_t fewest_values = 8;
/// Windows that are tried in one series; with more values some starts are left out.
constexpr std::size_t most_windows = 4096;

Reason check(const Series& series) {
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!std::isfinite(series[i].value) || !std::isfinite(series[i].time_s)) return Reason::value_not_finite;
        if (i > 0 && series[i].time_s < series[i - 1].time_s) return Reason::clock_fault;
    }
    return Reason::none;
}

Reason check(const HeldSeries& series) {
    for (const auto* one : {&series.torque, &series.rotation, &series.supply, &series.current, &series.power})
        if (const auto reason = check(*one); reason != Reason::none) return reason;
    if (series.torque.size() < fewest_values || series.rotation.empty()) return Reason::series_empty;
    return Reason::none;
}

/// Longer than that without a value somewhere in the window, its ends included.
bool has_gap(std::span<const Sample> samples, const SteadyWindow& window, double longest) {
    double last = window.from_s;
    for (const auto& sample : samples) {
        if (sample.time_s - last > longest + time_slack_s) return true;
        last = sample.time_s;
    }
    return window.to_s - last > longest + time_slack_s;
}

bool held(std::span<const Sample> samples, double at, double tolerance) {
    // A tolerance that is met exactly is met, whatever the last bit of a decimal says.
    const double most = tolerance * (1 + 1e-12);
    return std::all_of(samples.begin(), samples.end(),
                       [&](const Sample& sample) { return std::fabs(sample.value - at) <= most; });
}

double mean_of(std::span<const Sample> samples) {
    double sum = 0;
    for (const auto& sample : samples) sum += sample.value;
    return sum / static_cast<double>(samples.size());
}

bool stands_still(std::span<const Sample> samples, double longest) {
    std::size_t since = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        if (samples[i].value != samples[since].value) since = i;
        if (samples[i].time_s - samples[since].time_s > longest) return true;
    }
    return false;
}

bool settled(std::span<const Sample> samples, const SteadyMethod& method) {
    std::vector<FitPoint> points;
    points.reserve(samples.size());
    for (const auto& sample : samples) points.push_back({sample.time_s - samples.front().time_s, sample.value});
    const auto line = fit_line(points);
    if (!line || std::fabs(line->c1) * method.window_s > method.drift * (1 + 1e-12)) return false;
    double least = 0;
    double most = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double rest = points[i].y - line->c0 - line->c1 * points[i].x;
        least = i == 0 ? rest : std::min(least, rest);
        most = i == 0 ? rest : std::max(most, rest);
    }
    return most - least <= method.spread * (1 + 1e-12);
}

/// Why that window is not steady; none when it is.
Reason objection(const HeldSeries& series, std::optional<double> set_point, const SteadyMethod& method,
                 const SteadyWindow& window) {
    const auto rotation = within(series.rotation, window);
    const auto supply = within(series.supply, window);
    const auto torque = within(series.torque, window);
    if (torque.size() < fewest_values || rotation.empty()) return Reason::series_gap;
    if (!held(rotation, set_point.value_or(mean_of(rotation)), method.speed_tolerance)) return Reason::set_point_missed;
    for (const auto& channel : {torque, rotation})
        if (has_gap(channel, window, method.longest_gap_s)) return Reason::series_gap;
    if (!series.supply.empty()) {
        if (has_gap(supply, window, method.longest_gap_s)) return Reason::series_gap;
        if (!held(supply, method.supply, method.supply_tolerance)) return Reason::supply_not_held;
    }
    if (method.longest_unchanged_s > 0 && stands_still(torque, method.longest_unchanged_s)) return Reason::stale;
    return settled(torque, method) ? Reason::none : Reason::not_steady;
}

double parameter(const base::Result<metrology::AnyQuantity>& value) {
    return static_cast<double>(value->base()) / static_cast<double>(metrology::preferred_unit(value->kind()).factor);
}

}  // namespace

base::Result<SteadyMethod> steady_method(const standards::StandardEdition& edition, const standards::Step& step) {
    SteadyMethod out;
    struct Row {
        const char* name;
        Kind kind;
        double SteadyMethod::*member;
    };
    constexpr Row rows[] = {{"averaging_duration", Kind::duration, &SteadyMethod::window_s},
                            {"drift_tolerance", Kind::torque, &SteadyMethod::drift},
                            {"spread_tolerance", Kind::torque, &SteadyMethod::spread},
                            {"speed_tolerance", Kind::rotation, &SteadyMethod::speed_tolerance},
                            {"supply_voltage", Kind::voltage, &SteadyMethod::supply},
                            {"supply_tolerance", Kind::voltage, &SteadyMethod::supply_tolerance},
                            {"longest_gap", Kind::duration, &SteadyMethod::longest_gap_s},
                            {"longest_unchanged", Kind::duration, &SteadyMethod::longest_unchanged_s}};
    for (const auto& row : rows) {
        if (row.member == &SteadyMethod::longest_unchanged_s && !step.parameters.contains(row.name)) continue;
        const auto value = step_parameter(step, row.name, row.kind);
        if (!value) return base::fail(value.error());
        out.*row.member = parameter(value);
    }
    const auto limit = step_limit(edition, step, "result");
    if (!limit) return base::fail(limit.error());
    if ((*limit)->duration) out.window_s = static_cast<double>((*limit)->duration->value().base()) * 1e-6;
    return out;
}

std::span<const Sample> within(const Series& series, const SteadyWindow& window) {
    const auto from = std::lower_bound(series.begin(), series.end(), window.from_s - time_slack_s,
                                       [](const Sample& sample, double time) { return sample.time_s < time; });
    const auto to = std::upper_bound(from, series.end(), window.to_s + time_slack_s,
                                     [](double time, const Sample& sample) { return time < sample.time_s; });
    return {from, to};
}

tl::expected<SteadyWindow, Reason> find_steady(const HeldSeries& series, std::optional<double> set_point,
                                               const SteadyMethod& method) {
    if (const auto reason = check(series); reason != Reason::none) return tl::unexpected(reason);
    const double end = series.torque.back().time_s;
    if (series.torque.front().time_s + method.window_s > end + time_slack_s)
        return tl::unexpected(Reason::series_empty);
    const std::size_t stride = 1 + series.torque.size() / most_windows;
    // The last objection that concerns this set point says most: away from it there is nothing to be steady about.
    Reason why = Reason::set_point_missed;
    for (std::size_t i = 0; i < series.torque.size(); i += stride) {
        const SteadyWindow window{series.torque[i].time_s, series.torque[i].time_s + method.window_s};
        if (window.to_s > end + time_slack_s) break;
        const auto reason = objection(series, set_point, method, window);
        if (reason == Reason::none) return window;
        if (reason != Reason::set_point_missed) why = reason;
    }
    return tl::unexpected(why);
}

bool steady_at_end(const HeldSeries& series, std::optional<double> set_point, const SteadyMethod& method) {
    if (check(series) != Reason::none) return false;
    const double end = series.torque.back().time_s;
    // Supply and speed come a little before the torque of the same round: the window ends where all have come.
    double to = std::min(end, series.rotation.back().time_s);
    if (!series.supply.empty()) to = std::min(to, series.supply.back().time_s);
    const auto first = std::lower_bound(series.torque.begin(), series.torque.end(), to - method.window_s,
                                        [](const Sample& sample, double time) { return sample.time_s < time; });
    // A window begins with a value, as those that the evaluation tries.
    if (first == series.torque.begin()) return false;
    const double from = std::prev(first)->time_s;
    return objection(series, set_point, method, {from, from + method.window_s}) == Reason::none;
}

std::optional<SteadyMean> steady_mean(std::span<const Sample> samples) {
    const std::size_t n = samples.size();
    if (n < 2) return std::nullopt;
    const double count = static_cast<double>(n);
    const double mean = mean_of(samples);
    if (!std::isfinite(mean)) return std::nullopt;
    double squares = 0;
    for (const auto& sample : samples) squares += (sample.value - mean) * (sample.value - mean);
    SteadyMean out{mean, 0, count - 1};
    if (!(squares > 0)) return out;
    double factor = 1;
    const double noise = 1.96 / std::sqrt(count);
    for (std::size_t k = 1; k <= n / 4; ++k) {
        double products = 0;
        for (std::size_t i = 0; i + k < n; ++i) products += (samples[i].value - mean) * (samples[i + k].value - mean);
        const double r = products / squares;
        if (std::fabs(r) < noise) break;
        factor += 2 * (1 - static_cast<double>(k) / count) * r;
    }
    // Anticorrelated values would make a smaller figure than independent ones; that is not taken.
    factor = std::clamp(factor, 1.0, count / 2);
    out.standard_uncertainty = std::sqrt(squares / (count - 1) / count * factor);
    out.degrees_of_freedom = std::max(1.0, count / factor - 1);
    return out;
}

}  // namespace velocert::sequence
