// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/step_order.h"

#include <algorithm>
#include <set>
#include <vector>

namespace velocert::standards {

const Step* step_of(const StandardEdition& edition, std::string_view name) {
    const auto slash = name.find('/');
    return slash == std::string_view::npos ? nullptr : step_of(edition, name.substr(0, slash), name.substr(slash + 1));
}

const Step* step_of(const StandardEdition& edition, std::string_view procedure, std::string_view step) {
    const auto* found = edition.procedure(procedure);
    if (found == nullptr) return nullptr;
    const auto one = std::ranges::find(found->steps, step, &Step::id);
    return one == found->steps.end() ? nullptr : &*one;
}

bool comes_before(const StandardEdition& edition, std::string_view step, std::string_view other) {
    for (const auto& procedure : edition.procedures)
        for (const auto& one : procedure.steps) {
            const std::string name = procedure.id + '/' + one.id;
            if (name == other) return false;
            if (name == step) return true;
        }
    return false;
}

bool needs_procedure(const Procedure& procedure, std::string_view other) {
    return procedure.id != other && std::ranges::any_of(procedure.steps, [&](const Step& step) {
               return std::ranges::any_of(step.needs, [&](const std::string& need) {
                   return std::string_view(need).substr(0, need.find('/')) == other;
               });
           });
}

std::string needs_trouble(const StandardEdition& edition, const Procedure& procedure, const Step& step) {
    const std::string own = procedure.id + '/' + step.id;
    std::set<std::string> seen;
    std::vector<std::string> open = step.needs;
    while (!open.empty()) {
        const std::string need = std::move(open.back());
        open.pop_back();
        if (need == own) return "'" + own + "' needs itself, by what it needs";
        if (!seen.insert(need).second) continue;
        const auto* needed = step_of(edition, need);
        // What a step further on lacks is told at that step.
        if (needed == nullptr && std::ranges::find(step.needs, need) != step.needs.end())
            return "no step '" + need + "'";
        if (needed != nullptr) open.insert(open.end(), needed->needs.begin(), needed->needs.end());
    }
    return {};
}

}  // namespace velocert::standards
