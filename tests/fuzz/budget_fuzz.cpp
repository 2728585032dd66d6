// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/metrology/uncertainty/budgets/budget_json.h"
#include "core/metrology/uncertainty/propagation/monte_carlo.h"
#include "core/metrology/uncertainty/results/budget_table.h"
#include "core/metrology/uncertainty/results/result_json.h"

using namespace velocert;
using namespace velocert::metrology;

/// A budget file, read, evaluated and printed; what is not JSON is tried as a model. No refusal without a reason, no
/// result that is not finite.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto document = base::Json::parse(text, "budget.json");
    Budget budget;
    if (document) {
        auto read = read_budget(*document, "budget.json");
        if (!read) {
            if (read.error().found.empty()) std::abort();
            return 0;
        }
        budget = std::move(*read);
    } else {
        budget.inputs = {*stated_input("x", 0.5, 0.1), *stated_input("y", 2, 0.1, 3)};
        budget.outputs = {{"Y", text}};
        budget.second_order = true;
    }
    if (budget.monte_carlo) budget.monte_carlo->trials = std::min<std::int64_t>(budget.monte_carlo->trials, 4'000);
    const auto compiled = CompiledBudget::compile(budget);
    if (!compiled) {
        if (compiled.error().found.empty() || compiled.error().where.empty()) std::abort();
        return 0;
    }
    const auto gum = compiled->evaluate();
    if (!gum) {
        if (gum.error().found.empty() || gum.error().where.empty()) std::abort();
        return 0;
    }
    for (const auto& y : gum->outputs)
        if (!std::isfinite(y.value) || !std::isfinite(y.expanded_uncertainty) || y.standard_uncertainty < 0)
            std::abort();
    const MonteCarloResult* trials = nullptr;
    std::optional<MonteCarloResult> made;
    if (budget.monte_carlo) {
        auto result = evaluate_monte_carlo(*compiled, *gum);
        if (result) made = std::move(*result);
        if (made) trials = &*made;
    }
    if (budget_table(*gum, trials).empty()) std::abort();
    const auto printed = result_json(*gum, trials);
    const auto again = base::Json::parse(printed.text());
    if (!again || !(*again == printed)) std::abort();
    return 0;
}
