// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/acted_by.h"

#include "core/base/stated_reason.h"

namespace velocert::laboratory {

ActedBy read_acted_by(base::JsonReader& reader, Reason reason) {
    ActedBy out;
    out.by = base::read_person(reader, "by");
    if (reader.optional("confirmed_by") != nullptr) out.confirmed_by = base::read_person(reader, "confirmed_by");
    out.at_utc = reader.text("at_utc");
    if (reason == Reason::needed) {
        const auto stated = base::stated_reason(reader.text("reason"), reader.where("reason"));
        if (stated)
            out.reason = *stated;
        else
            reader.refuse(stated.error());
    }
    if (!reader.ok()) return out;
    if (const auto at = base::parse_utc(out.at_utc)) {
        out.at = *at;
        out.day = base::day_of(*at);
    } else {
        reader.refuse("at_utc", at.error().code, at.error().found, at.error().expected);
    }
    return out;
}

void add_acted_by(base::Json& record, const ActedBy& acted, Reason reason) {
    record.set("by", base::to_json(acted.by));
    if (acted.confirmed_by) record.set("confirmed_by", base::to_json(*acted.confirmed_by));
    record.set("at_utc", acted.at_utc);
    if (reason == Reason::needed) record.set("reason", acted.reason);
}

}  // namespace velocert::laboratory
