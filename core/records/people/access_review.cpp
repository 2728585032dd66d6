// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/access_review.h"

#include <utility>

#include "core/laboratory/people/acted_by.h"
#include "core/records/reports/decision_signing.h"

namespace velocert::records {

using base::Result;

Result<void> review_access(Archive& archive, const PeopleSetting& setting, const Acting& acting, std::string remark) {
    return review_access(archive, setting, acting, std::move(remark), DecisionSigner());
}

Result<void> review_access(Archive& archive, const PeopleSetting& setting, const Acting& acting, std::string remark,
                           const DecisionSigner& sign) {
    static constexpr const char* type = "access-review/1";
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    laboratory::ActedBy acted;
    acted.by = acting.person.person();
    if (acting.confirmed_by) acted.confirmed_by = acting.confirmed_by->person();
    acted.at_utc = base::utc_text(setting.clock.now());
    auto record = base::Json::object().set("accounts", people->access_list()).set("remark", std::move(remark));
    laboratory::add_acted_by(record, acted, laboratory::Reason::none);
    // The rules first: what they refuse asks for no key.
    if (auto done = keep_refusal(archive, setting.clock, acting.person, laboratory::Act::review_access, {}, {},
                                 people->apply({0, type, record}));
        !done)
        return done;
    return record_decision(archive, type, std::move(record), acting.person.person(), sign);
}

}  // namespace velocert::records
