// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/second_person.h"

#include "core/laboratory/people/may_be_one.h"
#include "core/records/accounts.h"

namespace velocert::records {

base::Result<void> need_second_person(const Archive& archive, const base::Person& first, const base::Person& second,
                                      const std::string& where, std::string_view did) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    if (!laboratory::may_be_one(first, second, &*people)) return {};
    const auto as = first.name == second.name ? std::string() : ", as " + first.name;
    return base::fail(base::ErrorCode::not_permitted, where, second.name + " " + std::string(did) + as,
                      "a second person");
}

}  // namespace velocert::records
