// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/loading/limits_loader.h"

#include <set>

#include "core/standards/loading/pack_fields.h"
#include "core/standards/release_rules.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Limit;
using conformity::LimitStatus;
using conformity::Relation;
using metrology::Kind;

/// How a pack writes the kind of a limit that is a word.
constexpr std::string_view class_kind = "class";
/// How a pack says that its guard bands are not rounded.
constexpr std::string_view unrounded = "unrounded";

std::optional<Kind> find_kind(std::string_view text) {
    for (const auto& unit : metrology::units())
        if (name(unit.kind) == text) return unit.kind;
    return std::nullopt;
}

std::string kind_names() {
    std::set<std::string_view> names{class_kind};
    for (const auto& unit : metrology::units()) names.insert(name(unit.kind));
    std::string out;
    for (const auto& one : names) out += (out.empty() ? "" : ", ") + std::string(one);
    return out;
}

void check_complete(JsonReader& reader, const Limit& limit) {
    switch (limit.status) {
        case LimitStatus::confirmed:
        case LimitStatus::provisional:
            if (limit.relation == Relation::unknown)
                reader.refuse("relation", ErrorCode::bad_value,
                              "'unknown' in a " + std::string(name(limit.status)) + " limit",
                              "a known relation, or the status unverified");
            if (limit.is_class ? limit.text_value.empty() : !limit.value)
                reader.refuse(
                    {}, ErrorCode::missing_field,
                    "a " + std::string(name(limit.status)) + " limit without " + (limit.is_class ? "text" : "value"),
                    limit.is_class ? "a member \"text\"" : "a member \"value\"");
            break;
        case LimitStatus::unverified: break;
        case LimitStatus::released:
            reader.refuse("status", ErrorCode::bad_value, "'released' in a pack",
                          "confirmed, provisional or unverified");
            break;
    }
}

/// "at": one value, or a list of different ones of the same kind, by ascending value; and "duration".
void read_set_points(JsonReader& reader, Limit& limit) {
    const auto* at = reader.optional("at");
    if (at != nullptr && at->items() != nullptr) {
        limit.set_points = quantities(reader, "at");
        if (reader.ok() && limit.set_points.empty())
            reader.refuse("at", ErrorCode::bad_value, "an empty list", "one value, or several");
    } else {
        limit.at = quantity(reader, "at", std::nullopt);
    }
    limit.duration = quantity(reader, "duration", Kind::duration);
    if (reader.ok() && limit.duration && limit.duration->value().base() <= 0)
        reader.refuse("duration", ErrorCode::bad_value, limit.duration->text(), "a time above zero");
}

Limit read_limit(JsonReader& reader, const std::string& edition) {
    Limit limit;
    limit.edition = edition;
    limit.id = reader.text("id");
    if (reader.ok() && !is_id(limit.id, "._"))
        reader.refuse("id", ErrorCode::bad_value, "'" + limit.id + "'", "lower-case letters, digits, '.' and '_'");
    const std::string kind = reader.text("kind");
    limit.is_class = kind == class_kind;
    if (const auto known = find_kind(kind))
        limit.kind = *known;
    else if (reader.ok() && !limit.is_class)
        reader.refuse("kind", ErrorCode::bad_value, "'" + kind + "'", "one of " + kind_names());
    read_limit_value(reader, limit, limit.is_class ? std::nullopt : std::optional(limit.kind));
    limit.status = word(reader, "status", conformity::parse_limit_status, LimitStatus::unverified);
    limit.source = reader.text("source");
    limit.note = reader.text_or("note", {});
    limit.informative = reader.flag_or("informative", false);
    limit.inherent = reader.flag_or("inherent", false);
    if (reader.ok()) check_complete(reader, limit);
    return limit;
}

}  // namespace

void read_limit_value(JsonReader& reader, Limit& limit, std::optional<Kind> kind) {
    limit.relation = word(reader, "relation", conformity::parse_relation, Relation::unknown);
    limit.value = quantity(reader, "value", kind);
    limit.upper = quantity(reader, "upper", limit.value ? std::optional(limit.value->kind()) : kind);
    limit.text_value = reader.text_or("text", {});
    read_set_points(reader, limit);
    if (!reader.ok()) return;
    if (limit.is_class && (limit.value || limit.upper))
        reader.refuse(limit.value ? "value" : "upper", ErrorCode::bad_value, "a quantity in a class limit", "\"text\"");
    if (!limit.is_class && !limit.text_value.empty())
        reader.refuse("text", ErrorCode::bad_value, "a text in a limit of a quantity", "\"value\"");
    if (limit.is_class && limit.relation != Relation::equal && limit.relation != Relation::unknown)
        reader.refuse("relation", ErrorCode::bad_value, "'" + std::string(name(limit.relation)) + "' in a class limit",
                      "= or unknown");
    if (limit.value && must_be_positive(limit.value->kind()) && limit.value->value().base() <= 0)
        reader.refuse("value", ErrorCode::bad_value, limit.value->text(), "a value above zero");
    if (limit.upper && limit.relation != Relation::within)
        reader.refuse("upper", ErrorCode::bad_value,
                      "an upper value with the relation '" + std::string(name(limit.relation)) + "'",
                      "\"upper\" only with the relation in");
    if (limit.relation == Relation::within && limit.value.has_value() != limit.upper.has_value())
        reader.refuse({}, ErrorCode::missing_field, "one end of a band", "both \"value\" and \"upper\"");
    if (limit.value && limit.upper && limit.upper->value().base() < limit.value->value().base())
        reader.refuse("upper", ErrorCode::bad_value, limit.upper->text() + " below " + limit.value->text(),
                      "the upper end of the band");
}

base::Result<std::vector<Limit>> load_limits(const base::Json& json, const std::string& source,
                                             const std::string& edition) {
    JsonReader reader(json, source);
    expect_format(reader, "velocert-limits/1");
    std::vector<Limit> limits;
    std::set<std::string> ids;
    // Packs of before it was asked have their guard bands rounded; what they judged stays as it was.
    const auto guard_band = reader.text_or("guard_band", {});
    if (reader.ok() && !guard_band.empty() && guard_band != unrounded)
        reader.refuse("guard_band", ErrorCode::bad_value, "'" + guard_band + "'",
                      "\"" + std::string(unrounded) + "\", or no \"guard_band\"");
    for_each(reader, "limits", [&](JsonReader& item) {
        limits.push_back(read_limit(item, edition));
        limits.back().rounded_guard_band = guard_band.empty();
        if (item.ok() && !ids.insert(limits.back().id).second)
            item.refuse("id", ErrorCode::already_exists, "'" + limits.back().id + "' stands twice", "each limit once");
    });
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return limits;
}

}  // namespace velocert::standards
