// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/known_as.h"

#include "core/base/person.h"

namespace velocert::laboratory {

std::set<std::string> known_as(std::string_view login, const PrintedName& name) {
    std::set<std::string> out;
    if (!login.empty()) out.emplace(login);
    for (const auto* one : {&name.zh, &name.en})
        if (!one->empty()) out.insert(base::folded_name(*one));
    return out;
}

}  // namespace velocert::laboratory
