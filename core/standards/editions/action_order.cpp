// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/action_order.h"

#include <optional>
#include <string>

#include "core/standards/editions/gone.h"

namespace velocert::standards {
namespace {

using Kind = Action::Kind;

bool is_act(const Action& action) {
    return action.kind == Kind::set || action.kind == Kind::wait || action.kind == Kind::acquire;
}

std::optional<std::size_t> place_of(const Step& step, const Action& action) {
    const auto found = action_like(step.actions, action);
    if (found == step.actions.end()) return std::nullopt;
    return static_cast<std::size_t>(found - step.actions.begin());
}

StepTrouble at(std::size_t action, std::string text) { return {{"actions", std::to_string(action)}, std::move(text)}; }

/// The shipped prompts that stand before the first command of that kind to that role.
std::vector<const Action*> prompts_before(const Step& shipped, const Action& command) {
    std::vector<const Action*> out;
    for (const auto& action : shipped.actions) {
        if (action.kind == Kind::set && action.role == command.role && action.command == command.command) return out;
        if (action.kind == Kind::prompt) out.push_back(&action);
    }
    return {};
}

/// A prompt that a command waits for, gone or behind it; also of a command that the laboratory put in.
StepTrouble unprompted(const Step& own, const Step& shipped) {
    for (std::size_t i = 0; i < own.actions.size(); ++i) {
        if (own.actions[i].kind != Kind::set) continue;
        for (const auto* prompt : prompts_before(shipped, own.actions[i])) {
            const auto place = place_of(own, *prompt);
            if (place && *place < i) continue;
            return at(i, "does '" + own.actions[i].id + "' " + (place ? "before" : "without") + " the prompt '" +
                             prompt->id + '\'');
        }
    }
    return {};
}

}  // namespace

StepTrouble other_order(const Step& own, const Step& shipped) {
    if (auto trouble = unprompted(own, shipped); !trouble.text.empty()) return trouble;
    for (std::size_t i = 0; i < shipped.actions.size(); ++i)
        for (std::size_t k = i + 1; k < shipped.actions.size(); ++k) {
            const auto& first = shipped.actions[i];
            const auto& second = shipped.actions[k];
            const bool results = second.kind == Kind::compute || second.kind == Kind::assess;
            if (!results && !is_act(first) && !is_act(second)) continue;
            const auto one = place_of(own, first);
            const auto other = place_of(own, second);
            if (one && other && *other < *one) return at(*other, "does '" + second.id + "' before '" + first.id + '\'');
        }
    return {};
}

}  // namespace velocert::standards
