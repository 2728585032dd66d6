// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/step_order.h"

#include <algorithm>
#include <set>
#include <vector>

namespace velocert::standards {

const Step* step_of(const StandardEdition& edition, std::string_view name) {
    const auto slash = name.find('/');
    if (slash == std::string_view::npos) return nullptr;
    const auto* procedure = edition.procedure(name.substr(0, slash));
    if (procedure == nullptr) return nullptr;
    const auto step = std::ranges::find(procedure->steps, name.substr(slash + 1), &Step::id);
    return step == procedure->steps.end() ? nullptr : &*step;
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
