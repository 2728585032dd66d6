// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/combined_attempts.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/sequence/evaluations/unrounded.h"
#include "core/sequence/evaluations/weighing/stable_mean.h"
#include "core/sequence/judging/mean_uncertainty.h"
#include "core/sequence/judging/step_uncertainty.h"

namespace velocert::sequence {
namespace {

using metrology::AnyQuantity;
using metrology::Measurement;
using Attempts = std::span<const StepRun* const>;

std::optional<AnyQuantity> mean_of(Attempts valid, std::string_view name) {
    std::vector<AnyQuantity> values;
    for (const auto* attempt : valid) {
        const auto value = attempt->result.value(name);
        if (!value || (!values.empty() && value->kind() != values.front().kind())) return std::nullopt;
        values.push_back(*value);
    }
    if (values.empty()) return std::nullopt;
    return exact_mean(values);
}

std::optional<base::Decimal> coverage_factor_of(Attempts valid, std::string_view name) {
    if (valid.empty()) return std::nullopt;
    auto factor = valid.front()->result.value(coverage_factor_name(name));
    if (!factor) factor = valid.front()->result.value("coverage_factor");  // as given to `judge`
    if (!factor || factor->kind() != metrology::Kind::ratio) return std::nullopt;
    return base::Decimal(factor->base(), 9).normalized();
}

std::optional<base::Decimal> effective_dof_of(Attempts valid, std::string_view name) {
    const auto dof = valid.empty() ? std::nullopt : valid.front()->result.value(effective_dof_name(name));
    if (!dof || dof->kind() != metrology::Kind::ratio) return std::nullopt;
    return base::Decimal(dof->base(), 9).normalized();
}

/// Attempts of a run have captures; figures that were given for judging have none.
bool recorded(Attempts valid) {
    return std::all_of(valid.begin(), valid.end(), [](const auto* attempt) { return !attempt->captures.empty(); });
}

double coverage_probability(const standards::Step& step, std::string_view name) {
    const auto budget = std::ranges::find(step.budgets, name, &standards::StepBudget::of);
    return budget == step.budgets.end() ? standards::StepBudget{}.coverage_probability.to_double()
                                        : budget->coverage_probability.to_double();
}

/// Of several recorded attempts: with their scatter. Nothing when it cannot be told.
std::optional<MeanUncertainty> with_scatter(const standards::Step& step, Attempts valid, std::string_view name,
                                            const AnyQuantity& common) {
    std::vector<std::int64_t> values;
    std::optional<double> dof;
    for (const auto* attempt : valid) {
        values.push_back(attempt->result.value(name)->base());
        const auto own = attempt->result.value(effective_dof_name(name));
        if (!own || own->kind() != metrology::Kind::ratio) continue;
        const double number = base::Decimal(own->base(), 9).to_double();
        dof = dof ? std::min(*dof, number) : number;
    }
    return mean_uncertainty(values, static_cast<double>(common.base()), dof, coverage_probability(step, name));
}

}  // namespace

std::string expanded_uncertainty_name(std::string_view value) { return std::string(value) + "_expanded_uncertainty"; }

Combined combined(const standards::Step& step, std::span<const StepRun* const> valid, std::string_view name,
                  metrology::Provenance provenance) {
    Combined out;
    const auto value = mean_of(valid, name);
    if (!value) return out;
    auto& measurement = out.measurement.emplace(Measurement{std::string(name), *value, {}, {}, provenance});
    std::vector<const StepResult*> results;
    for (const auto* attempt : valid) results.push_back(&attempt->result);
    out.exactness.beside = beside(step, results, name, *value);
    const auto u = mean_of(valid, uncertainty_name(name));
    if (!u || u->kind() != value->kind()) return out;
    measurement.standard_uncertainty = u;
    measurement.coverage_factor = coverage_factor_of(valid, name);
    if (valid.size() == 1) {
        measurement.effective_dof = effective_dof_of(valid, name);
        out.exactness.stated_expanded = valid.front()->result.value(expanded_uncertainty_name(name));
    }
    if (valid.size() < 2 || !recorded(valid)) return out;
    if (const auto mean = with_scatter(step, valid, name, *u)) {
        measurement.standard_uncertainty = AnyQuantity(u->kind(), mean->standard_uncertainty);
        measurement.coverage_factor = mean->coverage_factor;
        measurement.effective_dof = std::nullopt;
        if (mean->effective_dof)
            if (const auto dof = base::nearest(*mean->effective_dof, 2)) measurement.effective_dof = *dof;
    }
    return out;
}

}  // namespace velocert::sequence
