// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/monte_carlo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <span>

#include "core/metrology/uncertainty/distributions/coverage.h"
#include "core/metrology/uncertainty/propagation/sampler.h"
#include "core/metrology/uncertainty/propagation/tolerance.h"

namespace velocert::metrology {

using base::Result;

namespace {

/// Sum of f(value), in eight interleaved parts, piece by piece: vectorised, accurate, and the same everywhere.
template <typename F>
double total(std::span<const double> values, F f) {
    double sum = 0;
    for (std::size_t start = 0; start < values.size(); start += Sampler::piece) {
        const auto part = values.subspan(start, std::min(Sampler::piece, values.size() - start));
        std::array<double, 8> lane{};
        std::size_t i = 0;
        for (; i + lane.size() <= part.size(); i += lane.size())
            for (std::size_t j = 0; j < lane.size(); ++j) lane[j] += f(part[i + j]);
        for (; i < part.size(); ++i) lane[0] += f(part[i]);
        sum += ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    }
    return sum;
}

struct Moments {
    double mean = 0;
    double deviation = 0;
};
Moments moments(std::span<const double> values) {
    const auto count = static_cast<double>(values.size());
    const double origin = values.front();
    const double mean = origin + total(values, [origin](double v) { return v - origin; }) / count;
    const double squares = total(values, [mean](double v) { return (v - mean) * (v - mean); });
    return {mean, std::sqrt(squares / (count - 1.0))};
}

/// The trials of all outputs, made piece by piece.
class Trials {
  public:
    Trials(const CompiledBudget& budget, Sampler sampler, std::size_t room)
        : budget_(budget), sampler_(std::move(sampler)), inputs_(sampler_.trials()) {
        std::size_t slots = 0;
        for (const auto& model : budget.models()) {
            slots = std::max(slots, model.slots());
            values_.push_back(std::make_unique_for_overwrite<double[]>(room));
        }
        slots_.assign(slots * Sampler::piece, 0.0);
    }

    /// Goes on until `count` trials are made.
    Result<void> make(std::size_t count) {
        while (made_ < count) {
            const std::size_t size = std::min(Sampler::piece, count - made_);
            sampler_.draw(size);
            for (std::size_t k = 0; k < values_.size(); ++k) {
                double* const out = values_[k].get() + made_;
                budget_.models()[k].values(inputs_, out, size, slots_.data(), Sampler::piece);
                double check = 0;
                for (std::size_t i = 0; i < size; ++i)
                    check += out[i] - out[i];  // 0, or NaN for one that is not finite
                if (check != 0)
                    return base::fail(base::ErrorCode::bad_value, "/outputs/" + std::to_string(k) + "/model",
                                      "a trial in which the model is not defined or too large",
                                      "distributions of the inputs that stay where the model is defined");
            }
            made_ += size;
        }
        return {};
    }

    [[nodiscard]] std::size_t made() const { return made_; }
    [[nodiscard]] std::span<double> output(std::size_t k) { return {values_[k].get(), made_}; }

  private:
    const CompiledBudget& budget_;
    Sampler sampler_;
    std::vector<const double*> inputs_;
    std::vector<std::unique_ptr<double[]>> values_;
    std::vector<double> slots_;
    std::size_t made_ = 0;
};

constexpr std::size_t block = 10'000;

/// Stein's two-stage scheme (Wuebbeler, Harris, Cox and Elster 2010): the scatter of y, u(y) and both interval ends
/// over the blocks of the first stage says how many blocks are needed for each to be sure within `delta`; all four
/// together at 95 %.
double blocks_needed(std::span<const double> values, double p, double delta) {
    const std::size_t blocks = values.size() / block;
    std::vector<std::array<double, 4>> found;
    std::vector<double> copy(block);
    for (std::size_t b = 0; b < blocks; ++b) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(b * block), block, copy.begin());
        const Moments m = moments(copy);
        const Interval ends = symmetric_interval(copy, p);
        found.push_back({m.mean, m.deviation, ends.low, ends.high});
    }
    const double t = coverage_factor(1.0 - 0.05 / 4.0, static_cast<double>(blocks - 1));
    double needed = 0;
    for (std::size_t q = 0; q < 4; ++q) {
        std::vector<double> series;
        for (const auto& row : found) series.push_back(row[q]);
        const double s = moments(series).deviation;
        if (s > 0) needed = std::max(needed, (s * t / delta) * (s * t / delta));
    }
    return needed;
}

Result<bool> run_adaptive(Trials& trials, const MonteCarloPlan& plan, double p, std::size_t outputs) {
    const auto most = static_cast<double>(plan.trials / static_cast<std::int64_t>(block));
    const double first = std::max(10.0, std::ceil(1.0 / (1.0 - p) - 1e-9));  // 10^4/(1 - p) trials
    if (auto made = trials.make(static_cast<std::size_t>(std::min(first, most)) * block); !made)
        return base::fail(made.error());
    double needed = 0;
    for (std::size_t k = 0; k < outputs; ++k) {
        const double u = moments(trials.output(k)).deviation;
        if (u > 0) needed = std::max(needed, blocks_needed(trials.output(k), p, tolerance(u, *plan.adaptive_digits)));
    }
    const auto all = static_cast<std::size_t>(std::min(std::floor(needed) + 1.0, most)) * block;
    if (auto made = trials.make(std::max(all, trials.made())); !made) return base::fail(made.error());
    return needed <= most;
}

OutputDistribution describe(std::span<double> values, const OutputResult& gum, double p, int digits) {
    OutputDistribution out;
    out.name = gum.name;
    const Moments m = moments(values);
    out.mean = m.mean;
    out.standard_uncertainty = m.deviation;
    const TrialIntervals found = coverage_intervals(values, p);
    out.symmetric = found.symmetric;
    out.shortest = found.shortest;
    const double u = gum.standard_uncertainty;
    out.tolerance = u > 0 ? tolerance(u, digits) : 0.0;
    out.low_difference = std::fabs(gum.value - gum.expanded_uncertainty - found.symmetric.low);
    out.high_difference = std::fabs(gum.value + gum.expanded_uncertainty - found.symmetric.high);
    // Three standard deviations of each end by sampling are no disagreement.
    out.validates_gum = out.low_difference <= out.tolerance + 3.0 * found.symmetric_error.low &&
                        out.high_difference <= out.tolerance + 3.0 * found.symmetric_error.high &&
                        (u > 0 || m.deviation == 0);
    return out;
}

}  // namespace

Result<MonteCarloResult> evaluate_monte_carlo(const CompiledBudget& budget, const GumResult& gum) {
    if (!budget.budget().monte_carlo || gum.outputs.size() != budget.models().size())
        return base::fail(base::ErrorCode::bad_value, "/monte_carlo", "no plan",
                          "a plan and the result of its own budget");
    const MonteCarloPlan& plan = *budget.budget().monte_carlo;
    const double p = budget.budget().coverage_probability;
    double work = static_cast<double>(budget.budget().inputs.size());
    for (const auto& model : budget.models()) work += static_cast<double>(model.steps().size());
    if (work * static_cast<double>(plan.trials) > MonteCarloPlan::most_steps)
        return base::fail(base::ErrorCode::bad_value, "/monte_carlo/trials",
                          std::to_string(plan.trials) + " trials of models this long",
                          "at most 2e10 steps of the models in all trials together");
    auto sampler = Sampler::make(budget);
    if (!sampler) return base::fail(sampler.error());
    Trials trials(budget, std::move(*sampler), static_cast<std::size_t>(plan.trials));
    MonteCarloResult out;
    out.seed = plan.seed;
    out.adaptive = plan.adaptive_digits.has_value();
    if (out.adaptive) {
        const auto converged = run_adaptive(trials, plan, p, gum.outputs.size());
        if (!converged) return base::fail(converged.error());
        out.converged = *converged;
    } else if (auto made = trials.make(static_cast<std::size_t>(plan.trials)); !made) {
        return base::fail(made.error());
    }
    out.trials = static_cast<std::int64_t>(trials.made());
    for (std::size_t k = 0; k < gum.outputs.size(); ++k)
        out.outputs.push_back(describe(trials.output(k), gum.outputs[k], p, plan.validation_digits));
    return out;
}

}  // namespace velocert::metrology
