// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/mass_share.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/sequence/evaluations/plan_lookup.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

constexpr std::int64_t one = 1'000'000'000;  ///< of a ratio's base unit

/// The latest valid attempt with a mass of that subject; an empty one is the vehicle itself.
const StepRun* latest(std::span<const StepRun> earlier, std::string_view subject) {
    for (auto attempt = earlier.rbegin(); attempt != earlier.rend(); ++attempt) {
        const auto mass = attempt->result.value("mass");
        if (attempt->subject == subject && attempt->result.valid && mass && mass->kind() == Kind::mass)
            return &*attempt;
    }
    return nullptr;
}

std::optional<double> value_of(const StepRun& attempt, std::string_view name) {
    const auto value = attempt.result.value(name);
    if (!value || value->kind() != Kind::mass) return std::nullopt;
    return static_cast<double>(value->base());
}

/// The balance by its own word: the same one on another day or in another role is still the same.
std::string balance_of(const StepRun& attempt) {
    return attempt.captures.empty() ? std::string() : attempt.captures.front().identity;
}

struct Masses {
    std::int64_t vehicle = 0;
    std::optional<double> u_vehicle;
    std::vector<WeighedPart> parts;
    bool uncertainties = true;  ///< of every part
};

/// All that was weighed, or why it is not enough.
Reason collect(const EvaluationInput& input, Masses& out) {
    if (input.parts.empty()) return Reason::parts_missing;
    for (const auto& part : input.parts) {
        const auto* attempt = latest(input.earlier, part.id);
        if (attempt == nullptr) return Reason::parts_missing;
        const auto u = value_of(*attempt, "mass_standard_uncertainty");
        const auto correlated = value_of(*attempt, "mass_correlated_uncertainty");
        out.uncertainties = out.uncertainties && u.has_value() && correlated.has_value();
        out.parts.push_back({attempt->result.value("mass")->base(), part.counts, balance_of(*attempt), u.value_or(0),
                             correlated.value_or(0)});
    }
    const auto* vehicle = latest(input.earlier, {});
    if (vehicle == nullptr || vehicle->result.value("mass")->base() <= 0) return Reason::rests_on_missing;
    out.vehicle = vehicle->result.value("mass")->base();
    out.u_vehicle = value_of(*vehicle, "mass_standard_uncertainty");
    return Reason::none;
}

}  // namespace

AnyQuantity exact_share(std::int64_t part, std::int64_t whole) {
    const base::Wide scaled = static_cast<base::Wide>(part) * one;
    base::Wide out = base::divide_half_even(scaled, whole);
    const base::Wide rest = scaled - out * whole;
    if (rest != 0 && out % 5 == 0) out += rest > 0 ? 1 : -1;
    return {Kind::ratio, static_cast<std::int64_t>(out)};
}

double sum_uncertainty(std::span<const WeighedPart> parts, bool counting_only) {
    std::map<std::string, double> shared;
    double own = 0;
    for (const auto& part : parts) {
        if (counting_only && !part.counts) continue;
        shared[part.balance] += part.u_correlated;
        own += std::max(0.0, part.u * part.u - part.u_correlated * part.u_correlated);
    }
    for (const auto& [balance, u] : shared) own += u * u;
    return std::sqrt(own);
}

double share_uncertainty(double sum, double u_sum, double whole, double u_whole) {
    return std::hypot(u_sum / whole, sum * u_whole / whole / whole);
}

base::Result<StepResult> mass_share(const EvaluationInput& input) { return mass_share_with(input, std::nullopt); }

base::Result<StepResult> mass_share_with(const EvaluationInput& input,
                                         const std::optional<base::Decimal>& coverage_factor) {
    const auto limit = result_limit(input.edition, input.step, input.item);
    if (!limit) return base::fail(limit.error());
    const auto stated = step_parameter(input.step, "coverage_factor", Kind::count);
    if (!stated) return base::fail(stated.error());
    const base::Decimal factor = coverage_factor.value_or(base::Decimal(stated->base(), 0));
    const auto nano_factor = factor.rescaled(9);
    if (!nano_factor) return base::fail(nano_factor.error());

    StepResult result;
    const auto not_counting = [&](Reason reason) {
        result.reason = reason;
        return result;
    };
    if (!input.void_reason.empty()) return not_counting(Reason::run_void);
    Masses masses;
    if (const auto missing = collect(input, masses); missing != Reason::none) return not_counting(missing);
    std::int64_t all = 0;
    std::int64_t counting = 0;
    for (const auto& part : masses.parts) {
        all += part.mass;
        if (part.counts) counting += part.mass;
    }
    result.values = {{"vehicle_mass", {Kind::mass, masses.vehicle}},
                     {"parts_mass", {Kind::mass, all}},
                     {"plastics_mass", {Kind::mass, counting}}};

    const bool known = masses.uncertainties && masses.u_vehicle.has_value();
    const auto whole = static_cast<double>(masses.vehicle);
    const double allowed =
        factor.to_double() * std::hypot(sum_uncertainty(masses.parts, false), masses.u_vehicle.value_or(0));
    if (static_cast<double>(all - masses.vehicle) > allowed) return not_counting(Reason::implausible);

    const AnyQuantity share = exact_share(counting, masses.vehicle);
    metrology::Measurement measurement{"share", share, {}, {}, metrology::Provenance::calculated};
    result.values.push_back({"share", share});
    if (known) {
        const double u = share_uncertainty(static_cast<double>(counting), sum_uncertainty(masses.parts, true), whole,
                                           *masses.u_vehicle);
        measurement.standard_uncertainty =
            AnyQuantity(Kind::ratio, static_cast<std::int64_t>(std::ceil(u * static_cast<double>(one))));
        measurement.coverage_factor = factor;
        result.values.push_back({"share_standard_uncertainty", *measurement.standard_uncertainty});
        result.values.push_back({"coverage_factor", {Kind::ratio, nano_factor->mantissa()}});
    }
    const auto assessment = conformity::assess(measurement, **limit, input.rule);
    result.valid = true;
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
