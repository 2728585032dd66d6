// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/budgets/budget.h"

#include <cmath>
#include <set>
#include <utility>

#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/models/model.h"

namespace velocert::metrology {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t most_inputs = 500;
constexpr std::size_t most_outputs = 50;
constexpr std::size_t most_readings = 1'000'000;

tl::unexpected<base::Error> bad(std::string where, std::string found, std::string expected) {
    return base::fail(ErrorCode::bad_value, std::move(where), std::move(found), std::move(expected));
}

Result<double> mean_of(const std::vector<double>& readings) {
    // About the first reading, so that a small scatter on a large value keeps its digits.
    double sum = 0;
    for (const double reading : readings) sum += reading - readings.front();
    const double mean = readings.front() + sum / static_cast<double>(readings.size());
    if (!std::isfinite(mean)) return bad("/readings", "readings that are not finite or too large", "finite readings");
    return mean;
}

Result<void> check_input(const Input& input, const std::string& at) {
    if (auto named = Model::check_name(input.name); !named)
        return bad(at + "/name", named.error().found, named.error().expected);
    if (!std::isfinite(input.value)) return bad(at + "/value", number_text(input.value), "a finite number");
    const bool has_limits = bounded(input.distribution);
    const std::string size = at + (has_limits ? "/half_width" : "/standard_uncertainty");
    if (!std::isfinite(input.standard_uncertainty) || input.standard_uncertainty < 0)
        return bad(size, number_text(input.standard_uncertainty), "a finite number that is not negative");
    if (input.dof && !(*input.dof > 0 && std::isfinite(*input.dof)))
        return bad(at + "/dof", number_text(*input.dof), "a number above zero");
    if (input.distribution == Distribution::t && !input.dof)
        return bad(at + "/dof", "a t distribution without degrees of freedom", "dof");
    if (input.scaled && (input.distribution != Distribution::t || !(*input.dof > 2)))
        return bad(at + "/scaled", "a scaled distribution that is not t with more than 2 degrees of freedom",
                   "distribution t, dof above 2: below, t has no standard deviation");
    if (input.readings.size() > most_readings)
        return bad(at + "/readings", std::to_string(input.readings.size()), "at most " + std::to_string(most_readings));
    return {};
}

Result<void> check_plan(const Budget& budget) {
    if (!budget.monte_carlo) return {};
    const MonteCarloPlan& plan = *budget.monte_carlo;
    const std::string at = "/monte_carlo";
    if (plan.trials < MonteCarloPlan::least_trials || plan.trials > MonteCarloPlan::most_trials)
        return bad(at + "/trials", std::to_string(plan.trials),
                   std::to_string(MonteCarloPlan::least_trials) + " to " + std::to_string(MonteCarloPlan::most_trials));
    if (plan.trials * static_cast<std::int64_t>(budget.outputs.size()) > MonteCarloPlan::most_values)
        return bad(at + "/trials",
                   std::to_string(plan.trials) + " for " + std::to_string(budget.outputs.size()) + " outputs",
                   "at most " + std::to_string(MonteCarloPlan::most_values) + " trials times outputs");
    // An interval end is an order statistic: some trials must lie outside.
    if (static_cast<double>(plan.trials) * (1.0 - budget.coverage_probability) < 20.0)
        return bad(at + "/trials", std::to_string(plan.trials), "at least 20/(1 - coverage_probability)");
    if (plan.adaptive_digits && static_cast<double>(plan.trials) * (1.0 - budget.coverage_probability) < 9999.0)
        return bad(at + "/trials", std::to_string(plan.trials) + " at most",
                   "at least 10000/(1 - coverage_probability) for an adaptive evaluation");
    if (plan.adaptive_digits && plan.trials < 100'000)
        return bad(at + "/trials", std::to_string(plan.trials) + " at most",
                   "at least 100000 for an adaptive evaluation");
    if (plan.adaptive_digits && (*plan.adaptive_digits < 1 || *plan.adaptive_digits > 4))
        return bad(at + "/adaptive_digits", std::to_string(*plan.adaptive_digits), "1 to 4");
    if (plan.validation_digits < 1 || plan.validation_digits > 4)
        return bad(at + "/validation_digits", std::to_string(plan.validation_digits), "1 to 4");
    return {};
}

Result<void> check_readings(const Budget& budget) {
    if (!budget.correlate_readings) return {};
    std::size_t length = 0;
    for (std::size_t i = 0; i < budget.inputs.size(); ++i) {
        const Input& input = budget.inputs[i];
        const std::string at = "/inputs/" + std::to_string(i);
        if (input.readings.empty()) continue;
        if (input.pooled)
            return bad(at + "/pooled_standard_deviation", "a pooled standard deviation beside correlated readings",
                       "one of the two");
        if (length == 0) length = input.readings.size();
        if (input.readings.size() != length)
            return bad(at + "/readings", std::to_string(input.readings.size()) + " readings",
                       std::to_string(length) + " readings, as many as the others: they were taken together");
    }
    if (length == 0) return bad("/correlate", "no input with readings", "inputs with simultaneous readings");
    return {};
}

Result<void> check_correlations(const Budget& budget) {
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < budget.correlations.size(); ++i) {
        const Correlation& c = budget.correlations[i];
        const std::string at = "/correlations/" + std::to_string(i);
        bool together = budget.correlate_readings;
        for (const auto& [place, input_name] : {std::pair{"/0", &c.first}, std::pair{"/1", &c.second}}) {
            const Input* found = nullptr;
            for (const auto& input : budget.inputs)
                if (input.name == *input_name) found = &input;
            if (found == nullptr) return bad(at + place, "unknown name '" + *input_name + "'", "the name of an input");
            together = together && !found->readings.empty();
        }
        if (c.first == c.second) return bad(at, "a correlation of '" + c.first + "' with itself", "two inputs");
        if (!seen.insert(std::minmax(c.first, c.second)).second || together)
            return bad(at, "the correlation of '" + c.first + "' and '" + c.second + "' for the second time", "one");
        if (!(std::fabs(c.coefficient) <= 1)) return bad(at + "/2", number_text(c.coefficient), "-1 to 1");
    }
    if (budget.second_order && (!budget.correlations.empty() || budget.correlate_readings))
        return bad("/second_order", "second-order terms with correlated inputs",
                   "uncorrelated inputs: the terms hold for those alone");
    return {};
}

}  // namespace

Result<Input> stated_input(std::string name, double value, double standard_uncertainty, std::optional<double> dof) {
    Input out;
    out.name = std::move(name);
    out.value = value;
    out.standard_uncertainty = standard_uncertainty;
    out.dof = dof;
    out.distribution = dof ? Distribution::t : Distribution::normal;
    if (auto checked = check_input(out, {}); !checked) return base::fail(checked.error());
    return out;
}

Result<Input> bounded_input(std::string name, double value, Distribution distribution, Limits limits,
                            std::optional<double> dof) {
    if (!bounded(distribution))
        return bad("/distribution", std::string(metrology::name(distribution)), "a distribution between limits");
    if (!(limits.half_width >= 0) || !std::isfinite(limits.half_width))
        return bad("/half_width", number_text(limits.half_width), "a finite number that is not negative");
    if (!(limits.beta >= 0 && limits.beta <= 1)) return bad("/beta", number_text(limits.beta), "0 to 1");
    if (!(limits.inner_half_width >= 0 && limits.inner_half_width <= limits.half_width))
        return bad("/inner_half_width", number_text(limits.inner_half_width), "0 to half_width");
    Input out;
    out.name = std::move(name);
    out.value = value;
    out.standard_uncertainty = standard_deviation(distribution, limits);
    out.dof = dof;
    out.distribution = distribution;
    out.limits = limits;
    if (auto checked = check_input(out, {}); !checked) return base::fail(checked.error());
    return out;
}

Result<Input> observed_input(std::string name, std::vector<double> readings) {
    if (readings.size() < 2)
        return bad("/readings", std::to_string(readings.size()) + " readings",
                   "at least 2, or a pooled_standard_deviation beside a single one");
    const auto mean = mean_of(readings);
    if (!mean) return base::fail(mean.error());
    const auto n = static_cast<double>(readings.size());
    double squares = 0;
    for (const double reading : readings) squares += (reading - *mean) * (reading - *mean);
    Input out;
    out.name = std::move(name);
    out.value = *mean;
    out.standard_uncertainty = std::sqrt(squares / (n - 1.0) / n);
    out.dof = n - 1.0;
    out.distribution = Distribution::t;
    out.readings = std::move(readings);
    if (auto checked = check_input(out, {}); !checked) return base::fail(checked.error());
    return out;
}

Result<Input> pooled_input(std::string name, std::vector<double> readings, double pooled_standard_deviation,
                           double pooled_dof) {
    if (readings.empty()) return bad("/readings", "no readings", "at least 1");
    const auto mean = mean_of(readings);
    if (!mean) return base::fail(mean.error());
    if (!(pooled_standard_deviation >= 0) || !std::isfinite(pooled_standard_deviation))
        return bad("/pooled_standard_deviation", number_text(pooled_standard_deviation),
                   "a finite number that is not negative");
    if (!(pooled_dof > 0) || !std::isfinite(pooled_dof))
        return bad("/pooled_dof", number_text(pooled_dof), "a number above zero");
    Input out;
    out.name = std::move(name);
    out.value = *mean;
    out.standard_uncertainty = pooled_standard_deviation / std::sqrt(static_cast<double>(readings.size()));
    out.dof = pooled_dof;
    out.distribution = Distribution::t;
    out.readings = std::move(readings);
    out.pooled = true;
    if (auto checked = check_input(out, {}); !checked) return base::fail(checked.error());
    return out;
}

Result<void> check(const Budget& budget) {
    if (budget.inputs.empty() || budget.inputs.size() > most_inputs)
        return bad("/inputs", std::to_string(budget.inputs.size()) + " inputs", "1 to " + std::to_string(most_inputs));
    if (budget.outputs.empty() || budget.outputs.size() > most_outputs)
        return bad("/outputs", std::to_string(budget.outputs.size()) + " outputs",
                   "1 to " + std::to_string(most_outputs));
    std::set<std::string> names;
    for (std::size_t i = 0; i < budget.inputs.size(); ++i) {
        const std::string at = "/inputs/" + std::to_string(i);
        if (auto checked = check_input(budget.inputs[i], at); !checked) return checked;
        if (!names.insert(budget.inputs[i].name).second)
            return bad(at + "/name", "'" + budget.inputs[i].name + "' for the second time", "a name of its own");
    }
    for (std::size_t i = 0; i < budget.outputs.size(); ++i) {
        const std::string at = "/outputs/" + std::to_string(i) + "/name";
        if (auto named = Model::check_name(budget.outputs[i].name); !named)
            return bad(at, named.error().found, named.error().expected);
        if (!names.insert(budget.outputs[i].name).second)
            return bad(at, "'" + budget.outputs[i].name + "' for the second time", "a name of its own");
    }
    if (!(budget.coverage_probability > 0 && budget.coverage_probability < 1))
        return bad("/coverage_probability", number_text(budget.coverage_probability), "above 0 and below 1");
    if (auto checked = check_readings(budget); !checked) return checked;
    if (auto checked = check_correlations(budget); !checked) return checked;
    return check_plan(budget);
}

}  // namespace velocert::metrology
