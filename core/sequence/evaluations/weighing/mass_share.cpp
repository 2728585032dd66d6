// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/mass_share.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/conformity/exactness.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/unrounded.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

constexpr std::int64_t one = 1'000'000'000;  ///< of a ratio's base unit

/// Beyond this a sum of means has no room in 128 bits; methods weigh a few times.
constexpr std::int64_t most_readings = 1'000'000;

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
    ExactMass exact_vehicle;
    std::vector<ExactMass> exact_counting;  ///< of the parts that count
};

/// A quotient of whole numbers.
struct Quotient {
    base::Wide numerator = 0;
    base::Wide denominator = 1;
};

/// The share as the readings have it, before a mean was rounded to whole mg; nothing where it would need more readings
/// than most_readings in common.
std::optional<Quotient> unrounded_share(const Masses& masses) {
    std::int64_t common = 1;
    for (const auto& part : masses.exact_counting) {
        if (part.count > most_readings) return std::nullopt;
        common = std::lcm(common, part.count);
        if (common > most_readings) return std::nullopt;
    }
    if (masses.exact_vehicle.count > most_readings / common) return std::nullopt;
    Quotient out{0, masses.exact_vehicle.total * common};
    for (const auto& part : masses.exact_counting)
        out.numerator += part.total * (common / part.count) * masses.exact_vehicle.count;
    return out;
}

/// All that was weighed, or why it is not enough.
Reason collect(const EvaluationInput& input, Masses& out) {
    if (input.parts.empty()) return Reason::parts_missing;
    for (const auto& part : input.parts) {
        const auto* attempt = latest(input.earlier, part.id);
        if (attempt == nullptr) return Reason::parts_missing;
        const auto u = value_of(*attempt, "mass_standard_uncertainty");
        const auto correlated = value_of(*attempt, "mass_correlated_uncertainty");
        out.uncertainties = out.uncertainties && u.has_value() && correlated.has_value();
        if (part.counts) out.exact_counting.push_back(exact_mass(attempt->result, *attempt->result.value("mass")));
        out.parts.push_back({attempt->result.value("mass")->base(), part.counts, balance_of(*attempt), u.value_or(0),
                             correlated.value_or(0)});
    }
    const auto* vehicle = latest(input.earlier, {});
    if (vehicle == nullptr || vehicle->result.value("mass")->base() <= 0) return Reason::rests_on_missing;
    out.vehicle = vehicle->result.value("mass")->base();
    out.exact_vehicle = exact_mass(vehicle->result, *vehicle->result.value("mass"));
    out.u_vehicle = value_of(*vehicle, "mass_standard_uncertainty");
    return Reason::none;
}

}  // namespace

AnyQuantity exact_share(base::Wide part, base::Wide whole) {
    const base::Wide scaled = part * one;
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

namespace {

/// Judges the share of the masses in whole mg, as records have it; where the exact one is judged otherwise, that one:
/// its own value where this says the same, else the neighbour on its own side, so that the stored value decides alone.
conformity::Assessment judged_exactly(const metrology::Measurement& share, const Quotient& unrounded,
                                      const conformity::Limit& limit, const conformity::DecisionRule& rule) {
    metrology::Measurement exact = share;
    exact.value = exact_share(unrounded.numerator, unrounded.denominator);
    const base::Wide rest = unrounded.numerator * one - exact.value.base() * unrounded.denominator;
    const int side = rest < 0 ? -1 : rest > 0 ? 1 : 0;
    const auto wanted = conformity::assess_exactly(exact, {side}, limit, rule);
    const auto says_so = [&](const conformity::Assessment& stated) {
        return stated.verdict == wanted.verdict && stated.reason == wanted.reason;
    };
    if (auto stored = conformity::assess(share, limit, rule); says_so(stored)) return stored;
    if (auto rounded = conformity::assess(exact, limit, rule); says_so(rounded)) return rounded;
    exact.value = AnyQuantity(Kind::ratio, exact.value.base() + side);
    return conformity::assess(exact, limit, rule);
}

}  // namespace

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

    metrology::Measurement measurement{
        "share", exact_share(counting, masses.vehicle), {}, {}, metrology::Provenance::calculated};
    if (known) {
        const double u = share_uncertainty(static_cast<double>(counting), sum_uncertainty(masses.parts, true), whole,
                                           *masses.u_vehicle);
        measurement.standard_uncertainty =
            AnyQuantity(Kind::ratio, static_cast<std::int64_t>(std::ceil(u * static_cast<double>(one))));
        measurement.coverage_factor = factor;
    }
    const auto unrounded = unrounded_share(masses);
    const auto assessment = unrounded ? judged_exactly(measurement, *unrounded, **limit, input.rule)
                                      : conformity::assess(measurement, **limit, input.rule);
    result.values.push_back({"share", assessment.measurement->value});
    if (known) {
        result.values.push_back({"share_standard_uncertainty", *measurement.standard_uncertainty});
        result.values.push_back({"coverage_factor", {Kind::ratio, nano_factor->mantissa()}});
    }
    result.valid = true;
    result.verdict = assessment.verdict;
    result.reason = assessment.reason;
    return result;
}

}  // namespace velocert::sequence
