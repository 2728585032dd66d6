// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/look.h"

namespace velocert::records {

std::string_view name(LookedAt what) {
    switch (what) {
        case LookedAt::run: return "run";
        case LookedAt::comparison: return "comparison";
        case LookedAt::audit_trail: return "audit-trail";
        case LookedAt::draw: return "draw";
        case LookedAt::report: return "report";
    }
    return {};
}

base::Json look_record(const base::Person& by, LookedAt what, std::string_view id, std::string_view at_utc) {
    // The kind stands beside the id and not as the member "run": a look belongs to no run, and must not follow the run
    // into its evidence package.
    return base::Json::object()
        .set("by", base::to_json(by))
        .set("about", base::Json::object().set("kind", name(what)).set("id", id))
        .set("at_utc", at_utc);
}

base::Result<void> record_look(Archive& archive, const base::Clock& clock, const base::Person& by, LookedAt what,
                               std::string_view id) {
    if (by.id.empty() && by.name.empty())
        return base::fail(base::ErrorCode::missing_field, "look", "nobody is named", "the person who looks");
    return archive.append("look/1", look_record(by, what, id, base::utc_text(clock.now())));
}

}  // namespace velocert::records
