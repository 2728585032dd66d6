// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/metrology/uncertainty/propagation/monte_carlo.h"

/// Budgets in few words, for tests of the uncertainty evaluation.
namespace velocert::tests {

template <typename T>
T required(base::Result<T> result) {
    if (!result) FAIL(result.error().text());
    return std::move(*result);
}

inline metrology::Input stated(const char* name, double value, double u, std::optional<double> dof = std::nullopt) {
    return required(metrology::stated_input(name, value, u, dof));
}

inline metrology::Input limited(const char* name, double value, metrology::Distribution distribution, double half_width,
                                std::optional<double> dof = std::nullopt, double beta = 0, double inner = 0) {
    return required(metrology::bounded_input(name, value, distribution, {half_width, beta, inner}, dof));
}

inline metrology::Input rectangular(const char* name, double value, double half_width,
                                    std::optional<double> dof = std::nullopt) {
    return limited(name, value, metrology::Distribution::rectangular, half_width, dof);
}

inline metrology::Budget budget(std::vector<metrology::Input> inputs, const char* model, double p = 0.95) {
    metrology::Budget out;
    out.inputs = std::move(inputs);
    out.outputs = {{"Y", model}};
    out.coverage_probability = p;
    return out;
}

inline metrology::OutputResult gum_of(const metrology::Budget& budget) {
    return required(metrology::evaluate_gum(budget)).outputs.front();
}

inline metrology::MonteCarloResult monte_carlo_of(metrology::Budget budget, std::int64_t trials,
                                                  std::uint64_t seed = 1) {
    if (!budget.monte_carlo) budget.monte_carlo = metrology::MonteCarloPlan{};
    budget.monte_carlo->trials = trials;
    budget.monte_carlo->seed = seed;
    const auto compiled = required(metrology::CompiledBudget::compile(std::move(budget)));
    return required(metrology::evaluate_monte_carlo(compiled, required(compiled.evaluate())));
}

}  // namespace velocert::tests
