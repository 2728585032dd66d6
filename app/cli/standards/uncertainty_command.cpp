// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/metrology/uncertainty/budgets/budget_json.h"
#include "core/metrology/uncertainty/propagation/monte_carlo.h"
#include "core/metrology/uncertainty/results/budget_table.h"
#include "core/metrology/uncertainty/results/result_json.h"

namespace velocert::app {
namespace {

ExitCode evaluate(const Output& output, const std::string& file) {
    end_at_once_when_interrupted();
    const auto text = read_file(file);
    if (!text) return output.refuse(text.error());
    const auto document = base::Json::parse(*text, file);
    if (!document) return output.refuse(document.error());
    const auto refuse = [&](const base::Error& error) {
        return output.refuse(metrology::placed(error, *document, file));
    };
    const auto budget = metrology::read_budget(*document, file);
    if (!budget) return refuse(budget.error());
    const auto compiled = metrology::CompiledBudget::compile(*budget);
    if (!compiled) return refuse(compiled.error());
    const auto gum = compiled->evaluate();
    if (!gum) return refuse(gum.error());
    std::optional<metrology::MonteCarloResult> monte_carlo;
    if (budget->monte_carlo) {
        auto result = metrology::evaluate_monte_carlo(*compiled, *gum);
        if (!result) return refuse(result.error());
        monte_carlo = std::move(*result);
    }
    const auto* distributions = monte_carlo ? &*monte_carlo : nullptr;
    if (output.json)
        output.document(metrology::result_json(*gum, distributions));
    else
        output.text(metrology::budget_table(*gum, distributions));
    return ExitCode::done;
}

}  // namespace

void add_uncertainty(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("uncertainty", "Evaluate a measurement model: GUM and Monte Carlo");
    const auto file = std::make_shared<std::string>();
    command->add_option("BUDGET", *file, "Budget file, format velocert-budget/1 ('-': standard input)")->required();
    command->footer(
        "Example: velocert-cli uncertainty budget.json --json\n"
        "Coverage factor k: by the effective degrees of freedom (Student's t). Where one bounded input (or two "
        "rectangular ones)\n"
        "       dominates, it is that of its distribution, but only without \"monte_carlo\", \"second_order\" and "
        "correlations: Monte Carlo\n"
        "       examines the interval with k by t. \"coverage_rule\": automatic, normal-or-t or dominant");
    command->callback(
        [&line, file] { line.action = [file](const Output& output) { return evaluate(output, *file); }; });
}

}  // namespace velocert::app
