// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/results/budget_table.h"

#include <algorithm>
#include <array>

#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/results/statement.h"

namespace velocert::metrology {
namespace {

constexpr std::size_t columns = 7;
using Row = std::array<std::string, columns>;

std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

std::string lines(const std::vector<Row>& rows) {
    std::array<std::size_t, columns> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], width(row[i]));
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < columns; ++i) line += "  " + row[i] + std::string(widths[i] - width(row[i]), ' ');
        out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
}

std::string dof_text(const std::optional<double>& dof) { return dof ? significant(*dof, 3) : "inf"; }

std::string ends(const Interval& interval, double u) {
    return "[" + statement(interval.low, u).value + ", " + statement(interval.high, u).value + "]";
}

}  // namespace

std::string budget_table(const GumResult& gum, const MonteCarloResult* monte_carlo) {
    std::string out;
    for (std::size_t k = 0; k < gum.outputs.size(); ++k) {
        const OutputResult& y = gum.outputs[k];
        std::vector<Row> rows{{"quantity", "estimate", "u", "distribution", "dof", "sensitivity", "contribution"}};
        for (const auto& c : y.contributions)
            rows.push_back({c.name, number_text(c.estimate), significant(c.standard_uncertainty, 3),
                            std::string(name(c.distribution)), dof_text(c.dof), significant(c.sensitivity, 4),
                            significant(c.contribution, 3)});
        const std::string dof = y.effective_dof_reason.empty() ? dof_text(y.effective_dof) : "-";
        rows.push_back({y.name, number_text(y.value), significant(y.standard_uncertainty, 3), y.coverage_distribution,
                        dof, "", ""});
        out += lines(rows);
        if (!y.effective_dof_reason.empty())
            out += "  no effective degrees of freedom: " + y.effective_dof_reason + '\n';
        const Statement s = statement(y.value, y.expanded_uncertainty);
        out += y.name + " = " + s.value + ", U = " + s.expanded_uncertainty +
               ", k = " + significant(y.coverage_factor, 3) + " (" + y.coverage_distribution +
               "), p = " + number_text(gum.coverage_probability) + '\n';
        if (monte_carlo != nullptr) {
            const OutputDistribution& d = monte_carlo->outputs[k];
            const double u = d.standard_uncertainty;
            out += "  Monte Carlo, " + std::to_string(monte_carlo->trials) + " trials, seed " +
                   std::to_string(monte_carlo->seed) + (monte_carlo->converged ? "" : ", not converged") + ": mean " +
                   statement(d.mean, u).value + ", u " + significant(u, 3) + ", symmetric " + ends(d.symmetric, u) +
                   ", shortest " + ends(d.shortest, u) + "; GUM is " +
                   (d.validates_gum ? "validated" : "not validated") + '\n';
        }
        out += '\n';
    }
    if (gum.outputs.size() > 1) {
        out += "correlations of the outputs\n";
        for (std::size_t a = 0; a < gum.outputs.size(); ++a)
            for (std::size_t b = a + 1; b < gum.outputs.size(); ++b)
                out += "  " + gum.outputs[a].name + ", " + gum.outputs[b].name + ": " +
                       significant(gum.correlations.at(a, b), 3) + '\n';
    }
    while (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
}

}  // namespace velocert::metrology
