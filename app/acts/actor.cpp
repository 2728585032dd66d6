// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/actor.h"

#include "core/records/people/people.h"

namespace velocert::app {

base::Json Actor::signed_record(base::Json record) const {
    if (account) record.set("account", account->id);
    return record;
}

base::Result<void> permit(records::Archive& archive, const base::Clock& clock, const Actor& actor, laboratory::Act act,
                          std::string_view object, std::string_view method) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (people->empty()) {
        if (auto named = base::person_named(actor.person.name, "the person who acts"); !named)
            return base::fail(named.error());
        return {};
    }
    if (!actor.account)
        return base::fail(base::ErrorCode::not_permitted, "the person who acts",
                          actor.person.name.empty() ? "nobody is signed in" : "a name alone",
                          "an account of this archive, signed in");
    return records::require_or_record(archive, clock, *actor.account, act, method, object);
}

}  // namespace velocert::app
