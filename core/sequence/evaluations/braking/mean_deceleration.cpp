// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/mean_deceleration.h"

#include <array>
#include <cmath>

#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/quadratic_fit.h"

namespace velocert::sequence {
namespace {

constexpr std::size_t window_edges = 8;

/// Where the speed falls to `speed` for the first time: between two neighbouring points, by the square of the speed,
/// which is straight over the path while the deceleration is constant.
std::optional<double> place_of(std::span<const SpeedPoint> points, double speed) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto& a = points[i - 1];
        const auto& b = points[i];
        if (a.speed_mps < speed || b.speed_mps >= speed) continue;
        const double above = a.speed_mps * a.speed_mps - speed * speed;
        const double whole = a.speed_mps * a.speed_mps - b.speed_mps * b.speed_mps;
        return a.path_m + (b.path_m - a.path_m) * above / whole;
    }
    return std::nullopt;
}

}  // namespace

base::Result<std::optional<DecelerationBand>> deceleration_band(const standards::Step& step) {
    const bool from = step.parameters.contains("mfdd_from");
    const bool to = step.parameters.contains("mfdd_to");
    if (!from && !to) return std::optional<DecelerationBand>();
    const auto high = step_parameter(step, "mfdd_from", metrology::Kind::ratio);
    if (!high) return base::fail(high.error());
    const auto low = step_parameter(step, "mfdd_to", metrology::Kind::ratio);
    if (!low) return base::fail(low.error());
    constexpr double one = 1e9;  // of the ratio's base unit
    const DecelerationBand band{static_cast<double>(high->base()) / one, static_cast<double>(low->base()) / one};
    if (band.from > 1 || band.to >= band.from)
        return base::fail(base::ErrorCode::bad_value, "step " + step.id,
                          "a deceleration from " + std::to_string(band.from) + " to " + std::to_string(band.to) +
                              " of the speed at onset",
                          "\"mfdd_from\" up to 1 and above \"mfdd_to\"");
    return std::optional(band);
}

std::vector<SpeedPoint> speed_points(std::span<const PulseEdge> edges, std::size_t first, std::size_t last) {
    std::vector<SpeedPoint> out;
    if (last >= edges.size()) return out;
    std::array<FitPoint, window_edges> points;
    for (std::size_t begin = first; begin + window_edges <= last + 1; ++begin) {
        const auto window = edges.subspan(begin, window_edges);
        const std::int64_t middle_us = window.front().time_us + (window.back().time_us - window.front().time_us) / 2;
        for (std::size_t i = 0; i < window_edges; ++i)
            points[i] = {static_cast<double>(window[i].time_us - middle_us) * 1e-6,
                         window[i].path_m - window.front().path_m};
        if (const auto fit = fit_quadratic(points)) out.push_back({window.front().path_m + fit->c0, fit->c1});
    }
    return out;
}

std::optional<metrology::AnyQuantity> mean_deceleration(std::span<const SpeedPoint> points, double speed_at_onset_mps,
                                                        const DecelerationBand& band) {
    const double high = band.from * speed_at_onset_mps;
    const double low = band.to * speed_at_onset_mps;
    const auto begin = place_of(points, high);
    const auto end = place_of(points, low);
    if (!begin || !end || !(*end > *begin)) return std::nullopt;
    const auto value = metrology::nearest_quantity(metrology::Kind::acceleration,
                                                   (high * high - low * low) / (2 * (*end - *begin)) * 1e3);
    if (!value) return std::nullopt;
    return *value;
}

}  // namespace velocert::sequence
