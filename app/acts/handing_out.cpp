// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/handing_out.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/records/evidence_store.h"
#include "core/records/people/people.h"

namespace velocert::app {

bool every_role_may(laboratory::Act act) {
    return std::ranges::all_of(laboratory::all_roles,
                               [act](laboratory::Role role) { return laboratory::permits(role, act); });
}

bool must_be_named(const records::Archive& archive, const laboratory::PeopleRegister& people, laboratory::Act act) {
    return !people.empty() && !archive.training() && !every_role_may(act);
}

base::Result<void> may_take_out(const records::Archive& archive, const base::Clock& clock, const Actor& actor) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (people->empty()) return {};
    if (!actor.account)
        return base::fail(base::ErrorCode::not_permitted, "the person who exports", "nobody is signed in",
                          "an account of this archive, signed in");
    return laboratory::require(*people, *actor.account, laboratory::Act::export_records, {}, base::day_of(clock.now()));
}

records::HandedOut handed_out_as(ExportFormat format) {
    switch (format) {
        case ExportFormat::package: return records::HandedOut::package;
        case ExportFormat::json: return records::HandedOut::json;
        case ExportFormat::xml: return records::HandedOut::xml;
        case ExportFormat::xlsx: return records::HandedOut::xlsx;
        case ExportFormat::csv: return records::HandedOut::csv;
    }
    return records::HandedOut::package;
}

base::Result<base::Digest> digest_of_written(const std::string& path) {
    std::error_code ignored;
    const auto digest =
        records::digest_of_file(std::filesystem::is_directory(path, ignored) ? path + "/SHA256SUMS" : path);
    if (!digest) return base::fail(digest.error());
    return digest->digest;
}

base::Result<void> put_on_record(records::Archive& archive, const base::Clock& clock, records::HandingOut done) {
    const auto digest = digest_of_written(done.to);
    if (!digest) return base::fail(digest.error());
    done.digest = *digest;
    return records::record_handed_out(archive, clock, done);
}

}  // namespace velocert::app
