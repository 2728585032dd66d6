// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/part_step.h"

#include <algorithm>

namespace velocert::sequence {

standards::Step step_for_part(const standards::Step& step, const laboratory::Part& part) {
    standards::Step out = step;
    const std::string container(laboratory::name(part.container));
    std::erase_if(out.actions, [&](const standards::Action& action) {
        const auto wanted = action.when.find("container");
        return wanted != action.when.end() && wanted->second != container;
    });
    if (!part.balance.empty()) {
        for (auto& role : out.roles) role = part.balance;
        for (auto& action : out.actions)
            if (!action.role.empty()) action.role = part.balance;
    }
    out.conditions["part_id"] = part.id;
    out.conditions["part"] = part.name;
    out.conditions["container"] = container;
    if (!part.material.empty()) out.conditions["material"] = part.material;
    return out;
}

}  // namespace velocert::sequence
