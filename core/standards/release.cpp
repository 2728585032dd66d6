// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "core/standards/limits_loader.h"
#include "core/standards/pack.h"
#include "core/standards/pack_fields.h"
#include "core/standards/release_rules.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Limit;
using conformity::LimitStatus;
using conformity::Relation;

Limit read_released(JsonReader& reader, const std::string& edition) {
    Limit limit;
    limit.edition = edition;
    limit.status = LimitStatus::released;
    limit.id = reader.text("id");
    limit.is_class = reader.optional("text") != nullptr;
    read_limit_value(reader, limit, std::nullopt);
    if (limit.value) limit.kind = limit.value->kind();
    limit.source = reader.text("source");
    limit.note = reader.text_or("note", {});
    if (reader.ok() && limit.relation == Relation::unknown)
        reader.refuse("relation", ErrorCode::bad_value, "'unknown' in a release", "the relation of the official text");
    if (reader.ok() && !limit.is_class && !limit.value)
        reader.refuse({}, ErrorCode::missing_field, "a release without a value", "\"value\" or \"text\"");
    return limit;
}

std::string kind_name(const Limit& limit) { return std::string(limit.is_class ? "class" : name(limit.kind)); }

/// A release may add where a limit holds, but not move it.
bool same_condition(const Limit& limit, const Limit& released) {
    const auto before = judged_at(limit);
    const auto after = judged_at(released);
    if (limit.duration && released.duration && limit.duration->value() != released.duration->value()) return false;
    if (before.empty() || after.empty()) return true;
    return std::ranges::equal(before, after, {}, &metrology::WrittenQuantity::value,
                              &metrology::WrittenQuantity::value);
}

/// Why `released` may not stand in for `limit`; nothing if it may.
std::optional<base::Error> refusal(const Limit& limit, const Limit& released, bool demonstration) {
    const std::string where = limit.edition + ' ' + limit.id;
    if (limit.is_class != released.is_class || (!limit.is_class && limit.kind != released.kind))
        return base::Error{ErrorCode::wrong_unit, where, "the release gives a " + kind_name(released),
                           "a " + kind_name(limit)};
    if (released.relation == Relation::unknown || (released.is_class ? released.text_value.empty() : !released.value) ||
        (released.relation == Relation::within && !released.upper))
        return base::Error{ErrorCode::missing_field, where, "the release lacks a relation or a value", "both"};
    if (!relation_fits(limit, released.relation))
        return base::Error{ErrorCode::bad_value, where,
                           "the release has the relation '" + std::string(name(released.relation)) + "'",
                           std::string(name(limit.relation)) + ", as in the edition"};
    if (released.value && must_be_positive(limit.kind) && released.value->value().base() <= 0)
        return base::Error{ErrorCode::bad_value, where, "the release gives " + released.value->text(),
                           "a value above zero"};
    if (!same_condition(limit, released))
        return base::Error{ErrorCode::bad_value, where,
                           "the release holds at " + condition_text(released) + ", the edition at " +
                               condition_text(limit),
                           "the same condition; another one needs a new revision of the pack"};
    if (demonstration && limit.status != LimitStatus::unverified)
        return base::Error{
            ErrorCode::not_permitted, where,
            "a demonstration laboratory assumes a value for a limit that is " + std::string(name(limit.status)),
            "assumed values only where the official text has not been read"};
    return std::nullopt;
}

}  // namespace

base::Result<LimitRelease> load_release(std::string_view text, std::string_view source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    expect_format(reader, "velocert-release/1");
    LimitRelease release;
    auto laboratory = reader.child("laboratory");
    release.laboratory_id = laboratory.text("id");
    const Title name = title(laboratory, "name");
    release.laboratory_name = name.zh + " / " + name.en;
    close(reader, laboratory);
    release.demonstration = reader.flag_or("demonstration", false);
    release.edition = reader.text("edition");
    std::set<std::string> ids;
    for_each(reader, "limits", [&](JsonReader& item) {
        release.limits.push_back(read_released(item, release.edition));
        const auto& id = release.limits.back().id;
        if (item.ok() && !ids.insert(id).second)
            item.refuse("id", ErrorCode::already_exists, "'" + id + "' stands twice", "each limit once");
    });
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    release.digest = base::Digest::of(text);
    return release;
}

base::Result<StandardEdition> apply_release(StandardEdition edition, const LimitRelease& release) {
    if (release.edition != edition.id)
        return base::fail(ErrorCode::bad_value, "release of " + release.laboratory_name,
                          "the release is for " + release.edition, edition.id);
    for (const auto& released : release.limits) {
        const auto limit = std::ranges::find(edition.limits, released.id, &Limit::id);
        if (limit == edition.limits.end())
            return base::fail(ErrorCode::not_found, "release of " + release.laboratory_name,
                              edition.id + " has no limit '" + released.id + "'", "an id of the edition");
        if (auto error = refusal(*limit, released, release.demonstration)) return base::fail(std::move(*error));
        limit->relation = released.relation;
        limit->value = released.value;
        limit->upper = released.upper;
        limit->text_value = released.text_value;
        if (released.at || !released.set_points.empty()) {
            limit->at = released.at;
            limit->set_points = released.set_points;
        }
        if (released.duration) limit->duration = released.duration;
        limit->status = LimitStatus::released;
        limit->source = released.source;
        if (!released.note.empty()) limit->note = released.note;
    }
    edition.released_by = release.laboratory_name;
    edition.demonstration = edition.demonstration || release.demonstration;
    return edition;
}

}  // namespace velocert::standards
