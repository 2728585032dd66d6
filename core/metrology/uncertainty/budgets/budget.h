// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/uncertainty/distributions/distribution.h"

namespace velocert::metrology {

/// An input quantity: its estimate and what is known about it. Made by the functions below, which check what they get.
/// All numbers of a budget are in units the caller chose; they only need to agree with the models.
struct Input {
    std::string name;
    double value = 0;
    double standard_uncertainty = 0;
    std::optional<double> dof;  ///< absent: infinitely many
    Distribution distribution = Distribution::normal;
    Limits limits;                 ///< of a bounded distribution
    bool scaled = false;           ///< t only: u is the standard deviation itself, not the scale of t (JCGM 101, 6.4.9)
    std::vector<double> readings;  ///< as observed; empty when the uncertainty was given
    bool pooled = false;           ///< the uncertainty of the mean comes from a pooled standard deviation
};

/// A value with a standard uncertainty; with degrees of freedom its distribution is t, else normal.
[[nodiscard]] base::Result<Input> stated_input(std::string name, double value, double standard_uncertainty,
                                               std::optional<double> dof = std::nullopt);
/// A value between limits.
[[nodiscard]] base::Result<Input> bounded_input(std::string name, double value, Distribution distribution,
                                                Limits limits, std::optional<double> dof = std::nullopt);
/// The mean of n >= 2 readings, s/sqrt n, n - 1 (JCGM 100, 4.2).
[[nodiscard]] base::Result<Input> observed_input(std::string name, std::vector<double> readings);
/// The mean of n >= 1 readings with an experimental standard deviation pooled from earlier series, s_p/sqrt n.
[[nodiscard]] base::Result<Input> pooled_input(std::string name, std::vector<double> readings,
                                               double pooled_standard_deviation, double pooled_dof);

/// The correlation coefficient of the estimates of two inputs.
struct Correlation {
    std::string first;
    std::string second;
    double coefficient = 0;
};

/// An output quantity and its measurement model, an expression in the names of the inputs (see model.h).
struct Output {
    std::string name;
    std::string model;
};

/// Where the coverage factor comes from.
enum class CoverageRule : std::uint8_t {
    automatic,    ///< dominant when no Monte Carlo is asked for, else normal_or_t: the interval JCGM 101 clause 8
                  ///< examines
    normal_or_t,  ///< by the effective degrees of freedom (JCGM 100, G.4)
    dominant  ///< the distribution of one bounded input, or of two rectangular ones, when they dominate (EA-4/02, S9,
              ///< S10)
};

/// Propagation of distributions (JCGM 101).
struct MonteCarloPlan {
    static constexpr std::int64_t least_trials = 1'000;
    static constexpr std::int64_t most_trials = 20'000'000;
    static constexpr std::int64_t most_values = 40'000'000;  ///< trials times outputs; 8 bytes each are kept
    static constexpr double most_steps = 2e10;  ///< trials times steps of the models and inputs: minutes at most

    std::int64_t trials = 1'000'000;  ///< with adaptive_digits: how many at most
    std::uint64_t seed = 1;
    std::optional<int> adaptive_digits;  ///< 1..4: go on until the results are sure to that many digits of u
    int validation_digits = 3;           ///< 1..4: digits of u to which GUM and Monte Carlo must agree
};

/// A measurement with one or more output quantities.
struct Budget {
    std::vector<Input> inputs;
    std::vector<Correlation> correlations;
    bool correlate_readings = false;  ///< readings were taken simultaneously; their correlation is estimated
    std::vector<Output> outputs;
    double coverage_probability = 0.95;
    bool second_order = false;  ///< add the next terms of JCGM 100, 5.1.2 note; inputs must be uncorrelated
    CoverageRule coverage_rule = CoverageRule::automatic;
    std::optional<MonteCarloPlan> monte_carlo;
};

/// Every rule a budget must keep that does not need its models: names, ranges, counts. An error's `where` is the place
/// as a pointer into the file format: "/inputs/2/half_width".
[[nodiscard]] base::Result<void> check(const Budget& budget);

}  // namespace velocert::metrology
