// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/results/result_json.h"

#include <cmath>

#include "core/metrology/uncertainty/arithmetic/number_text.h"

namespace velocert::metrology {

using base::Json;

namespace {

Json number(double value) { return std::isfinite(value) ? Json(number_text(value)) : Json(); }
Json number(const std::optional<double>& value) { return value ? number(*value) : Json(); }
Json interval(const Interval& ends) { return Json::array().push(number(ends.low)).push(number(ends.high)); }

Json contributions(const OutputResult& output) {
    auto out = Json::array();
    for (const auto& row : output.contributions)
        out.push(Json::object()
                     .set("name", row.name)
                     .set("estimate", number(row.estimate))
                     .set("standard_uncertainty", number(row.standard_uncertainty))
                     .set("distribution", std::string(name(row.distribution)))
                     .set("dof", number(row.dof))
                     .set("sensitivity", number(row.sensitivity))
                     .set("contribution", number(row.contribution)));
    return out;
}

Json distribution(const MonteCarloResult& all, const OutputDistribution& output) {
    auto out = Json::object();
    out.set("mean", number(output.mean)).set("standard_uncertainty", number(output.standard_uncertainty));
    out.set("symmetric", interval(output.symmetric)).set("shortest", interval(output.shortest));
    out.set("validates_gum", output.validates_gum).set("validation_tolerance", number(output.tolerance));
    out.set("validation_differences",
            Json::array().push(number(output.low_difference)).push(number(output.high_difference)));
    out.set("trials", Json::integer(all.trials)).set("seed", Json::integer(static_cast<std::int64_t>(all.seed)));
    out.set("converged", all.adaptive ? Json(all.converged) : Json());
    return out;
}

}  // namespace

Json result_json(const GumResult& gum, const MonteCarloResult* monte_carlo) {
    auto outputs = Json::array();
    for (std::size_t k = 0; k < gum.outputs.size(); ++k) {
        const OutputResult& output = gum.outputs[k];
        auto entry = Json::object();
        entry.set("name", output.name).set("value", number(output.value));
        entry.set("standard_uncertainty", number(output.standard_uncertainty));
        if (output.second_order > 0) entry.set("second_order_contribution", number(output.second_order));
        entry.set("effective_dof", number(output.effective_dof));
        if (!output.effective_dof_reason.empty()) entry.set("effective_dof_reason", output.effective_dof_reason);
        entry.set("coverage_factor", number(output.coverage_factor));
        entry.set("coverage_distribution", output.coverage_distribution);
        entry.set("expanded_uncertainty", number(output.expanded_uncertainty));
        entry.set("coverage_probability", number(gum.coverage_probability));
        entry.set("contributions", contributions(output));
        entry.set("monte_carlo", monte_carlo != nullptr ? distribution(*monte_carlo, monte_carlo->outputs[k]) : Json());
        outputs.push(std::move(entry));
    }
    auto correlations = Json::array();
    for (std::size_t a = 0; a < gum.outputs.size(); ++a)
        for (std::size_t b = a + 1; b < gum.outputs.size(); ++b)
            correlations.push(Json::array()
                                  .push(gum.outputs[a].name)
                                  .push(gum.outputs[b].name)
                                  .push(number(gum.correlations.at(a, b))));
    return Json::object()
        .set("format", "velocert-uncertainty/1")
        .set("outputs", std::move(outputs))
        .set("correlations", std::move(correlations));
}

}  // namespace velocert::metrology
