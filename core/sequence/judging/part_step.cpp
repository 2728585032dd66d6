// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/part_step.h"

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

standards::Step step_for_subject(const standards::Step& step, const standards::Subject& subject) {
    standards::Step out = step;
    out.conditions["subject_id"] = subject.id;
    out.conditions["subject"] = subject.title.en;
    return out;
}

const standards::Subject* find_subject(const standards::Step& step, std::string_view id) {
    const auto found = std::ranges::find(step.subjects, id, &standards::Subject::id);
    return found == step.subjects.end() ? nullptr : &*found;
}

}  // namespace velocert::sequence
