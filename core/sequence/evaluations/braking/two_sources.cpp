// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/two_sources.h"

#include <algorithm>
#include <cmath>

#include "core/sequence/evaluations/plan_lookup.h"

namespace velocert::sequence {
namespace {

/// Counted path at a time between two edges.
std::optional<double> path_at(const std::vector<PulseEdge>& edges, std::int64_t time_us) {
    const auto after = std::upper_bound(edges.begin(), edges.end(), time_us,
                                        [](std::int64_t time, const PulseEdge& edge) { return time < edge.time_us; });
    if (after == edges.begin() || after == edges.end()) return std::nullopt;
    const auto before = after - 1;
    const double part =
        static_cast<double>(time_us - before->time_us) / static_cast<double>(after->time_us - before->time_us);
    return before->path_m + part * (after->path_m - before->path_m);
}

}  // namespace

base::Result<std::optional<double>> two_source_tolerance(const standards::Step& step) {
    if (!step.parameters.contains("two_source_tolerance")) return std::optional<double>();
    const auto value = step_parameter(step, "two_source_tolerance", metrology::Kind::ratio);
    if (!value) return base::fail(value.error());
    return std::optional(static_cast<double>(value->base()) * 1e-9);
}

bool sources_agree(double path_m, double other_path_m, double tolerance) {
    return std::fabs(path_m - other_path_m) <= tolerance * std::max(path_m, other_path_m);
}

base::Result<bool> gates_agree(const standards::Step& step, const PulseSeries& pulses, const GateTimes& gates) {
    const auto tolerance = two_source_tolerance(step);
    if (!tolerance) return base::fail(tolerance.error());
    if (!*tolerance || !step.parameters.contains("gate_base") || !gates.first_us || !gates.second_us) return true;
    const auto base_length = step_parameter(step, "gate_base", metrology::Kind::length);
    if (!base_length) return base::fail(base_length.error());
    const auto [from, to] = std::minmax(*gates.first_us, *gates.second_us);
    const auto begin = path_at(pulses.edges, from);
    const auto end = path_at(pulses.edges, to);
    // Gates that were broken where nothing was counted: the wheel that counts did not turn.
    if (!begin || !end) return false;
    return sources_agree(*end - *begin, static_cast<double>(base_length->base()) * 1e-6, **tolerance);
}

}  // namespace velocert::sequence
