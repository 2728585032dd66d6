// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/gum.h"

#include <algorithm>
#include <cmath>

#include "core/metrology/uncertainty/budgets/dominance.h"
#include "core/metrology/uncertainty/distributions/coverage.h"

namespace velocert::metrology {

using base::ErrorCode;
using base::Result;

namespace {

/// What one output needs while it is evaluated; kept per thread of the caller in plain vectors.
struct Propagation {
    std::vector<double> sensitivities;
    std::vector<double> signed_contributions;  ///< sensitivity times u
    double variance = 0;                       ///< first order
    double second_order = 0;                   ///< what second-order terms add to the variance
};

/// Sum over i, j of [f_ij^2 / 2 + f_i f_ijj] u_i^2 u_j^2 (JCGM 100, 5.1.2 note).
double second_order_terms(const Model& model, std::span<const double> x, std::span<const double> u) {
    const std::size_t n = x.size();
    std::vector<double> first(n);
    std::vector<double> second(n);
    std::vector<double> third(n);
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
        if (u[j] == 0 || !model.uses(j)) continue;
        model.derivatives_along(j, x, first, second, third);
        for (std::size_t i = 0; i < n; ++i) {
            if (u[i] == 0) continue;
            const double scale = u[i] * u[j];
            sum += (0.5 * second[i] * second[i] + first[i] * third[i]) * scale * scale;
        }
    }
    return sum;
}

double quadratic_form(std::span<const double> a, std::span<const double> b, const Matrix& r, bool correlated) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    if (!correlated) return sum;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            if (i != j && r.at(i, j) != 0) sum += a[i] * b[j] * r.at(i, j);
    return sum;
}

/// Welch-Satterthwaite (JCGM 100, G.4.1). Simultaneous readings count as one component with n - 1 (H.2, approach 2).
void effective_dof(const CompiledBudget& compiled, const Propagation& p, OutputResult& out) {
    const Budget& budget = compiled.budget();
    const double u = out.standard_uncertainty;
    if (!(u > 0)) return;
    double together = 0;
    double readings_dof = 0;
    double sum = 0;
    for (std::size_t i = 0; i < budget.inputs.size(); ++i) {
        const double part = p.signed_contributions[i] / u;
        if (part == 0) continue;
        const Input& input = budget.inputs[i];
        if (compiled.stated_correlation(i)) {
            out.effective_dof_reason = "inputs are correlated: the Welch-Satterthwaite formula does not hold";
            return;
        }
        if (budget.correlate_readings && !input.readings.empty()) {
            readings_dof = static_cast<double>(input.readings.size()) - 1.0;
            for (std::size_t j = 0; j < budget.inputs.size(); ++j)
                if (!budget.inputs[j].readings.empty())
                    together += part * (p.signed_contributions[j] / u) * compiled.correlations().at(i, j);
        } else if (input.dof) {
            sum += part * part * part * part / *input.dof;
        }
    }
    if (readings_dof > 0) sum += together * together / readings_dof;
    if (sum > 0) out.effective_dof = settled_dof(1.0 / sum);
}

void coverage(const CompiledBudget& compiled, const Propagation& p, bool correlated, OutputResult& out) {
    const Budget& budget = compiled.budget();
    const bool may_dominate = budget.coverage_rule == CoverageRule::dominant ||
                              (budget.coverage_rule == CoverageRule::automatic && !budget.monte_carlo);
    if (may_dominate && !correlated && !budget.second_order) {
        std::vector<double> sizes(p.signed_contributions);
        for (double& size : sizes) size = std::fabs(size);
        if (const auto dominant = dominant_factor(budget.inputs, sizes, budget.coverage_probability)) {
            out.coverage_factor = dominant->factor;
            out.coverage_distribution = dominant->distribution;
            return;
        }
    }
    out.coverage_factor = coverage_factor(budget.coverage_probability, out.effective_dof);
    out.coverage_distribution = out.effective_dof ? "t" : "normal";
}

}  // namespace

Result<CompiledBudget> CompiledBudget::compile(Budget budget) {
    if (auto checked = check(budget); !checked) return base::fail(checked.error());
    CompiledBudget out;
    std::vector<std::string> names;
    for (const auto& input : budget.inputs) names.push_back(input.name);
    for (std::size_t k = 0; k < budget.outputs.size(); ++k) {
        auto model = Model::parse(budget.outputs[k].model, names);
        if (!model) {
            base::Error error = model.error();
            error.where = "/outputs/" + std::to_string(k) + "/model " + error.where;
            return base::fail(error);
        }
        out.models_.push_back(std::move(*model));
    }
    const auto index = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    out.correlations_ = Matrix::unit(names.size());
    out.stated_.assign(names.size(), false);
    const auto set = [&](std::size_t i, std::size_t j, double r) {
        out.correlations_.at(i, j) = r;
        out.correlations_.at(j, i) = r;
        out.correlated_ = out.correlated_ || r != 0;
    };
    for (const auto& c : budget.correlations) {
        const std::size_t i = index(c.first);
        const std::size_t j = index(c.second);
        set(i, j, c.coefficient);
        if (c.coefficient != 0) out.stated_[i] = out.stated_[j] = true;
    }
    if (budget.correlate_readings)
        for (std::size_t i = 0; i < names.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (!budget.inputs[i].readings.empty() && !budget.inputs[j].readings.empty())
                    set(i, j, estimated_correlation(budget.inputs[i].readings, budget.inputs[j].readings));
    if (out.correlated_) {
        if (auto lower = factor(out.correlations_); !lower) {
            base::Error error = lower.error();
            error.where = "/correlations";
            return base::fail(error);
        }
    }
    out.budget_ = std::move(budget);
    return out;
}

Result<GumResult> CompiledBudget::evaluate() const {
    std::vector<double> x;
    std::vector<double> u;
    for (const auto& input : budget_.inputs) {
        x.push_back(input.value);
        u.push_back(input.standard_uncertainty);
    }
    return evaluate(x, u);
}

Result<GumResult> CompiledBudget::evaluate(std::span<const double> estimates,
                                           std::span<const double> standard_uncertainties) const {
    const std::size_t n = budget_.inputs.size();
    if (estimates.size() != n || standard_uncertainties.size() != n)
        return base::fail(ErrorCode::bad_value, "/inputs",
                          std::to_string(estimates.size()) + " estimates, " +
                              std::to_string(standard_uncertainties.size()) + " standard uncertainties",
                          std::to_string(n) + " of each");
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(estimates[i]) || !std::isfinite(standard_uncertainties[i]) || standard_uncertainties[i] < 0)
            return base::fail(ErrorCode::bad_value, "/inputs/" + std::to_string(i),
                              "an estimate or uncertainty out of range",
                              "finite numbers, the uncertainty not negative");
    GumResult result;
    result.coverage_probability = budget_.coverage_probability;
    std::vector<Propagation> propagations(models_.size());
    for (std::size_t k = 0; k < models_.size(); ++k) {
        const std::string at = "/outputs/" + std::to_string(k) + "/model";
        const auto value = models_[k].value(estimates);
        if (!value) {
            base::Error error = value.error();
            error.where = at + ' ' + error.where;
            return base::fail(error);
        }
        OutputResult out;
        Propagation& p = propagations[k];
        out.name = budget_.outputs[k].name;
        out.value = *value;
        p.sensitivities.resize(n);
        p.signed_contributions.assign(n, 0.0);
        static_cast<void>(models_[k].gradient(estimates, p.sensitivities));
        for (std::size_t i = 0; i < n; ++i) {
            const Input& input = budget_.inputs[i];
            const double u = standard_uncertainties[i];
            if (u != 0) p.signed_contributions[i] = p.sensitivities[i] * u;
            if (!std::isfinite(p.signed_contributions[i]))
                return base::fail(ErrorCode::bad_value, at,
                                  "no finite derivative by '" + input.name + "' at the estimates",
                                  "a model that is differentiable at the estimates");
            out.contributions.push_back({input.name, estimates[i], u, input.distribution, input.dof, p.sensitivities[i],
                                         std::fabs(p.signed_contributions[i])});
        }
        p.variance = quadratic_form(p.signed_contributions, p.signed_contributions, correlations_, correlated_);
        if (budget_.second_order) p.second_order = second_order_terms(models_[k], estimates, standard_uncertainties);
        if (!std::isfinite(p.variance + p.second_order) || p.variance + p.second_order < 0) {
            // Full correlation may leave a zero that rounding makes negative.
            double scale = 0;
            for (const double c : p.signed_contributions) scale += c * c;
            if (budget_.second_order || !std::isfinite(p.variance) || -p.variance > 1e-9 * scale)
                return base::fail(ErrorCode::bad_value, at, "a variance that is negative or too large",
                                  "smaller uncertainties: the series does not describe the model so far out");
            p.variance = 0;
        }
        out.second_order = std::sqrt(std::fabs(p.second_order));
        out.standard_uncertainty = std::sqrt(p.variance + p.second_order);
        effective_dof(*this, p, out);
        coverage(*this, p, correlated_, out);
        out.expanded_uncertainty = out.coverage_factor * out.standard_uncertainty;
        if (!std::isfinite(out.expanded_uncertainty))
            return base::fail(ErrorCode::bad_value, at, "an expanded uncertainty that is too large", "a finite one");
        result.outputs.push_back(std::move(out));
    }
    result.correlations = Matrix::unit(models_.size());
    for (std::size_t a = 0; a < models_.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double scale = std::sqrt(propagations[a].variance) * std::sqrt(propagations[b].variance);
            const double covariance = quadratic_form(propagations[a].signed_contributions,
                                                     propagations[b].signed_contributions, correlations_, correlated_);
            const double r = scale > 0 ? std::clamp(covariance / scale, -1.0, 1.0) : 0.0;
            result.correlations.at(a, b) = r;
            result.correlations.at(b, a) = r;
        }
    }
    return result;
}

Result<GumResult> evaluate_gum(const Budget& budget) {
    const auto compiled = CompiledBudget::compile(budget);
    if (!compiled) return base::fail(compiled.error());
    return compiled->evaluate();
}

}  // namespace velocert::metrology
