// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/method_figures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>

#include "core/standards/editions/gone.h"

namespace velocert::standards {
namespace {

using metrology::WrittenQuantity;

/// Which way a figure may go without letting more count as measured.
enum class Stricter : std::uint8_t { less, more, neither };

Stricter stricter(std::string_view name) {
    constexpr std::array<std::string_view, 9> less{"margin",         "repeatability",        "repeatability_divisions",
                                                   "zero_divisions", "direction_difference", "corrected_up_to",
                                                   "linearity",      "idle_current",         "speed_window"};
    constexpr std::array<std::string_view, 6> more{"lightest_divisions", "averaging_duration", "consecutive",
                                                   "coverage_factor",    "standstill_hold",    "count"};
    const auto among = [name](const auto& names) { return std::ranges::find(names, name) != names.end(); };
    if (name.starts_with("least_") || among(more)) return Stricter::more;
    if (name.starts_with("longest_") || name.starts_with("highest_") || name.starts_with("most_") ||
        name.ends_with("tolerance") || among(less))
        return Stricter::less;
    return Stricter::neither;
}

/// "takes 20 km/h for 'margin' (shipped: 0.5 km/h)"; empty where the own one lets no more count.
std::string looser(std::string_view name, const std::optional<WrittenQuantity>& own,
                   const std::optional<WrittenQuantity>& shipped, Stricter way) {
    if (!shipped) return {};
    const auto told = [&](const std::string& value) {
        return "takes " + value + " for '" + std::string(name) + "' (shipped: " + shipped->text() + ')';
    };
    if (!own || own->kind() != shipped->kind()) return told(own ? own->text() : "nothing");
    const auto mine = own->value().base();
    const auto theirs = shipped->value().base();
    const bool fine =
        mine == theirs || (way == Stricter::less && mine < theirs) || (way == Stricter::more && mine > theirs);
    return fine ? std::string() : told(own->text());
}

bool same_input(const BudgetInput& one, const BudgetInput& other) {
    return one.name == other.name && one.estimate == other.estimate && one.unit == other.unit &&
           one.source == other.source && one.role == other.role && one.measurand == other.measurand &&
           one.at == other.at && one.uncertainty_value == other.uncertainty_value && one.series == other.series &&
           one.half_width == other.half_width && one.standard_uncertainty == other.standard_uncertainty &&
           one.distribution == other.distribution;
}

bool same_correlation(const StepBudget::Correlation& one, const StepBudget::Correlation& other) {
    return one.first == other.first && one.second == other.second && one.coefficient == other.coefficient;
}

bool same_budget(const StepBudget& one, const StepBudget& other) {
    return one.of == other.of && one.model == other.model && one.unit == other.unit &&
           one.coverage_probability == other.coverage_probability &&
           std::ranges::equal(one.inputs, other.inputs, same_input) &&
           std::ranges::equal(one.correlations, other.correlations, same_correlation);
}

StepTrouble looser_action(const Action& own, const Action& shipped) {
    for (const auto* name : {"count", "duration"}) {
        const auto theirs = shipped.parameters.find(name);
        if (theirs == shipped.parameters.end()) continue;
        const auto mine = own.parameters.find(name);
        const auto value = mine == own.parameters.end() ? std::nullopt : mine->second.value;
        if (auto found = looser(shipped.id + '/' + name, value, theirs->second.value, Stricter::more); !found.empty())
            return {{"parameters", name, "value"}, std::move(found)};
    }
    return {};
}

/// What the action does otherwise; the way leads on from the action.
StepTrouble other_action(const Action& own, const Action& shipped) {
    const auto text = "does '" + shipped.id + "' otherwise";
    // What a parameter sets is that parameter's to hold.
    const bool same_value = !shipped.sets_parameter.empty() || own.value == shipped.value;
    if (!same_value || own.sets_set_point != shipped.sets_set_point || own.sets_parameter != shipped.sets_parameter)
        return {{"value"}, text};
    if (own.command != shipped.command) return {{"command"}, text};
    if (own.until != shipped.until) return {{"until"}, text};
    if (own.role != shipped.role) return {{"role"}, text};
    if (own.also != shipped.also) return {{"also"}, text};
    if (own.each_set_point != shipped.each_set_point) return {{"each"}, text};
    return looser_action(own, shipped);
}

/// Actions that measure, wait or set are done as shipped, in no shorter time and no fewer times.
StepTrouble looser_actions(const Step& own, const Step& shipped) {
    for (std::size_t i = 0; i < shipped.actions.size(); ++i) {
        const auto& action = shipped.actions[i];
        if (action.kind != Action::Kind::acquire && action.kind != Action::Kind::wait &&
            action.kind != Action::Kind::set)
            continue;
        const auto mine = action_like(own.actions, action);
        if (mine == own.actions.end()) return {{"actions"}, "has lost the action '" + action.id + '\''};
        auto found = other_action(*mine, action);
        if (found.text.empty()) continue;
        return {beyond({"actions", std::to_string(mine - own.actions.begin())}, found.way), std::move(found.text)};
    }
    return {};
}

}  // namespace

StepTrouble looser_figure(const Step& own, const Step& shipped) {
    for (const auto& [name, parameter] : shipped.parameters) {
        if (!parameter.of.empty()) continue;
        const auto mine = own.parameters.find(name);
        const auto value = mine == own.parameters.end() ? std::nullopt : mine->second.value;
        if (auto found = looser(name, value, parameter.value, stricter(name)); !found.empty())
            return {{"parameters", name, "value"}, std::move(found)};
    }
    if (shipped.waits)
        if (auto found =
                looser("waits", own.waits ? own.waits->value : std::nullopt, shipped.waits->value, Stricter::more);
            !found.empty())
            return {{"waits", "value"}, std::move(found)};
    if (shipped.destructive && !own.destructive) return {{"destructive"}, "no longer uses its sample up"};
    if (own.sample != shipped.sample) return {{"sample"}, "is done on another sample"};
    for (auto [name, mine, theirs, way] :
         {std::tuple{"longest_pause", own.repeat.longest_pause, shipped.repeat.longest_pause, Stricter::less},
          std::tuple{"least_pause", own.repeat.least_pause, shipped.repeat.least_pause, Stricter::more}})
        if (auto found = looser(name, mine, theirs, way); !found.empty()) return {{"repeat", name}, std::move(found)};
    for (const auto& budget : shipped.budgets) {
        const auto mine = std::ranges::find(own.budgets, budget.of, &StepBudget::of);
        const auto text =
            "has another uncertainty budget of '" + budget.of + "', or none: a release brings the laboratory's own";
        if (mine == own.budgets.end()) return {{"budgets"}, text};
        // A second one of the same result would be another, whichever of them is taken.
        if (!same_budget(*mine, budget) || std::ranges::count(own.budgets, budget.of, &StepBudget::of) != 1)
            return {{"budgets", std::to_string(mine - own.budgets.begin())}, text};
    }
    return looser_actions(own, shipped);
}

}  // namespace velocert::standards
