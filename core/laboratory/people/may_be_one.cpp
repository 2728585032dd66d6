// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/may_be_one.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/laboratory/people/known_as.h"

namespace velocert::laboratory {
namespace {

/// Every name by which that person may stand in a record, folded: the one given, and those of the account.
std::set<std::string> names_of(const base::Person& person, const PeopleRegister* people) {
    std::set<std::string> out;
    if (auto folded = base::folded_name(person.name); !folded.empty()) out.insert(std::move(folded));
    if (people == nullptr || person.id.empty()) return out;
    if (const auto* account = people->by_id(person.id)) out.merge(known_as(*account));
    return out;
}

}  // namespace

bool share_a_name(const base::Person& a, const base::Person& b, const PeopleRegister* people) {
    const auto of_b = names_of(b, people);
    return std::ranges::any_of(names_of(a, people), [&](const std::string& one) { return of_b.contains(one); });
}

bool may_be_one(const base::Person& a, const base::Person& b, const PeopleRegister* people) {
    return (!a.id.empty() && a.id == b.id) || share_a_name(a, b, people);
}

}  // namespace velocert::laboratory
