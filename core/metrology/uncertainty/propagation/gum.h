// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/uncertainty/budgets/budget.h"
#include "core/metrology/uncertainty/budgets/correlation.h"
#include "core/metrology/uncertainty/models/model.h"

namespace velocert::metrology {

/// A row of the budget table.
struct Contribution {
    std::string name;
    double estimate = 0;
    double standard_uncertainty = 0;
    Distribution distribution = Distribution::normal;
    std::optional<double> dof;
    double sensitivity = 0;   ///< dy/dx at the estimates
    double contribution = 0;  ///< |sensitivity| times standard uncertainty
};

/// An output quantity by the law of propagation (JCGM 100, clause 5 and annex G).
struct OutputResult {
    std::string name;
    double value = 0;
    double standard_uncertainty = 0;  ///< combined, u_c
    double second_order = 0;          ///< the part of u_c that the second-order terms add: sqrt of their sum, 0 if none
    std::optional<double> effective_dof;  ///< absent: infinitely many, or none can be stated
    std::string effective_dof_reason;     ///< why none can be stated; else empty
    double coverage_factor = 0;
    std::string coverage_distribution;  ///< "normal", "t", "rectangular", ...: what the factor was taken from
    double expanded_uncertainty = 0;    ///< U = k u_c
    std::vector<Contribution> contributions;
};

struct GumResult {
    double coverage_probability = 0;
    std::vector<OutputResult> outputs;
    Matrix correlations;  ///< of the outputs; 0 beside an output of zero uncertainty
};

/// A budget whose models are read and whose correlations are checked: it can be evaluated again and again with other
/// estimates. Immutable; use from any thread.
class CompiledBudget {
  public:
    /// Errors as of check() and Model::parse(); `where` is a pointer like "/outputs/0/model character 7".
    [[nodiscard]] static base::Result<CompiledBudget> compile(Budget budget);

    /// At the estimates and uncertainties of the budget.
    [[nodiscard]] base::Result<GumResult> evaluate() const;
    /// At others, one per input in the budget's order; distributions, degrees of freedom and correlations stay.
    [[nodiscard]] base::Result<GumResult> evaluate(std::span<const double> estimates,
                                                   std::span<const double> standard_uncertainties) const;

    [[nodiscard]] const Budget& budget() const { return budget_; }
    [[nodiscard]] std::span<const Model> models() const { return models_; }
    /// Of the inputs' estimates; the unit matrix when none are correlated.
    [[nodiscard]] const Matrix& correlations() const { return correlations_; }
    /// Whether input i was given a correlation by hand, not by simultaneous readings.
    [[nodiscard]] bool stated_correlation(std::size_t i) const { return stated_[i]; }

  private:
    Budget budget_;
    std::vector<Model> models_;
    Matrix correlations_;
    std::vector<bool> stated_;
    bool correlated_ = false;
};

/// Compiles and evaluates once.
[[nodiscard]] base::Result<GumResult> evaluate_gum(const Budget& budget);

}  // namespace velocert::metrology
