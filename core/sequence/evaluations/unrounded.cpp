// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/unrounded.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/sequence/evaluations/braking/braking_validity.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"

namespace velocert::sequence {
namespace {

using base::Wide;
using metrology::AnyQuantity;

// Sums of quotients are good to more digits than this; what is smaller is their rounding.
constexpr double smallest_rest = 1e-9;

double rest_of_mean(std::span<const AnyQuantity> parts, const AnyQuantity& value) {
    if (parts.empty() || exact_mean(parts) != value) return 0;
    Wide rest = -static_cast<Wide>(value.base()) * static_cast<Wide>(parts.size());
    for (const auto& part : parts) rest += part.base();
    return static_cast<double>(rest) / static_cast<double>(parts.size());
}

std::vector<AnyQuantity> readings_of(const StepResult& result, metrology::Kind kind) {
    std::vector<AnyQuantity> out;
    for (const auto& named : result.values)
        if (named.name.starts_with("reading_") && named.value.kind() == kind) out.push_back(named.value);
    return out;
}

double rest_of_mass(const StepResult& result, const AnyQuantity& value) {
    return rest_of_mean(readings_of(result, value.kind()), value);
}

/// The rides of a direction: those that are named one by one, or the direction's own speed as the only one.
std::vector<AnyQuantity> rides_of(const StepResult& result, const std::string& direction) {
    std::vector<AnyQuantity> out;
    const std::string numbered = direction + '_';
    for (const auto& named : result.values)
        if (named.name.starts_with(numbered) &&
            named.name.find_first_not_of("0123456789", numbered.size()) == std::string::npos)
            out.push_back(named.value);
    if (const auto only = result.value(direction); out.empty() && only) out.push_back(*only);
    return out;
}

Wide sum_of(std::span<const AnyQuantity> parts) {
    Wide out = 0;
    for (const auto& part : parts) out += part.base();
    return out;
}

double rest_of_directions(const StepResult& result, const AnyQuantity& value) {
    const auto exact = exact_speed(result);
    if (!exact || value.kind() != metrology::Kind::speed ||
        base::divide_half_even(exact->total, exact->count) != value.base())
        return 0;
    return static_cast<double>(exact->total - exact->count * value.base()) / static_cast<double>(exact->count);
}

/// S (v0/v)^2, less what it was rounded to.
double rest_of_stop(const standards::Step& step, const StepResult& result, const AnyQuantity& value) {
    const auto distance = result.value("distance");
    const auto speed = result.value("speed");
    const auto specified = step_parameter(step, "specified_speed", metrology::Kind::speed);
    if (!distance || !speed || !specified || distance->kind() != metrology::Kind::length ||
        speed->kind() != metrology::Kind::speed)
        return 0;
    const auto corrected =
        corrected_distance(metrology::Length::from_base(distance->base()), metrology::Speed::from_base(speed->base()),
                           metrology::Speed::from_base(specified->base()));
    if (!corrected || AnyQuantity(*corrected) != value) return 0;
    // corrected_distance() bounds its arguments so that these products are exact.
    const Wide denominator = static_cast<Wide>(speed->base()) * speed->base();
    const Wide numerator = static_cast<Wide>(distance->base()) * specified->base() * specified->base();
    return static_cast<double>(numerator - denominator * corrected->base()) / static_cast<double>(denominator);
}

int sign(double value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

}  // namespace

ExactMass exact_mass(const StepResult& result, const AnyQuantity& mass) {
    const auto readings = readings_of(result, mass.kind());
    if (readings.empty()) return {mass.base(), 1};
    const auto container = result.value("container_mass");
    const std::int64_t taken = container && container->kind() == mass.kind() ? container->base() : 0;
    if (static_cast<Wide>(exact_mean(readings).base()) - taken != mass.base()) return {mass.base(), 1};
    ExactMass out{0, static_cast<std::int64_t>(readings.size())};
    for (const auto& reading : readings) out.total += static_cast<Wide>(reading.base()) - taken;
    return out;
}

std::optional<ExactSpeed> exact_speed(const StepResult& result) {
    constexpr std::size_t most_rides = 1'000'000;  // 63 bits of a speed and twice 20 of counts leave room
    const auto outbound = rides_of(result, "outbound_speed");
    const auto back = rides_of(result, "return_speed");
    for (const auto* rides : {&outbound, &back})
        if (rides->empty() || rides->size() > most_rides ||
            std::ranges::any_of(*rides, [](const auto& one) { return one.kind() != metrology::Kind::speed; }))
            return std::nullopt;
    const auto there = static_cast<Wide>(outbound.size());
    const auto again = static_cast<Wide>(back.size());
    return ExactSpeed{sum_of(outbound) * again + sum_of(back) * there, 2 * there * again};
}

double rounded_away(const standards::Step& step, const StepResult& result, std::string_view name) {
    const auto value = result.value(name);
    if (!value) return 0;
    if (name == "mass") return rest_of_mass(result, *value);
    if (name == "maximum_speed") return rest_of_directions(result, *value);
    if (name == "corrected_distance") return rest_of_stop(step, result, *value);
    return 0;
}

int beside(const standards::Step& step, std::span<const StepResult* const> results, std::string_view name,
           const AnyQuantity& rounded) {
    Wide whole = 0;
    double rest = 0;
    for (const auto* result : results) {
        const auto value = result->value(name);
        if (!value || value->kind() != rounded.kind()) continue;
        whole += static_cast<Wide>(value->base()) - rounded.base();
        rest += rounded_away(step, *result, name);
    }
    // Of one result the sign is exact, however little it is.
    if (results.size() == 1) return whole != 0 ? 0 : sign(rest);
    const double all = static_cast<double>(whole) + rest;
    return std::fabs(all) < smallest_rest ? 0 : sign(all);
}

int beside(const standards::Step& step, const StepResult& result, std::string_view name) {
    return sign(rounded_away(step, result, name));
}

}  // namespace velocert::sequence
