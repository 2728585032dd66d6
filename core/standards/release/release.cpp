// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "core/standards/loading/limits_loader.h"
#include "core/standards/loading/pack_fields.h"
#include "core/standards/pack.h"
#include "core/standards/release_rules.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Limit;
using conformity::LimitStatus;
using conformity::Relation;

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
        return base::Error{
            ErrorCode::bad_value, where,
            "the release holds at " + condition_text(released) + ", the edition at " + condition_text(limit),
            "the same condition; another one needs a new revision of the pack"};
    if (demonstration && limit.status != LimitStatus::unverified && !limit.informative)
        return base::Error{
            ErrorCode::not_permitted, where,
            "a demonstration laboratory assumes a value for a limit that is " + std::string(name(limit.status)),
            "assumed values only where the official text has not been read"};
    return std::nullopt;
}

LimitOrigin read_origin(JsonReader& item, int revision) {
    LimitOrigin origin;
    origin.revision = static_cast<int>(item.integer("revision"));
    if (item.ok() && (origin.revision < 1 || origin.revision > revision))
        item.refuse("revision", ErrorCode::bad_value, std::to_string(origin.revision),
                    "1 up to the revision of the release");
    origin.proposed_by = base::read_person(item, "proposed_by");
    origin.confirmed_by = base::read_person(item, "confirmed_by");
    return origin;
}

/// Two persons stand behind a numbered revision, whoever wrote its text.
void read_revision(JsonReader& reader, LimitRelease& release) {
    if (reader.optional("revision") == nullptr) return;
    release.revision = static_cast<int>(reader.integer("revision"));
    if (reader.ok() && release.revision < 1)
        reader.refuse("revision", ErrorCode::bad_value, std::to_string(release.revision), "1 or more");
    release.proposed_by = base::read_person(reader, "proposed_by");
    release.confirmed_by = base::read_person(reader, "confirmed_by");
    if (reader.ok() && base::same_person(release.proposed_by, release.confirmed_by))
        reader.refuse("confirmed_by", ErrorCode::not_permitted, "the person who proposed the revision",
                      "a second person");
    release.confirmed_utc = reader.text("confirmed_utc");
    const auto replaces = reader.text_or("replaces", {});
    if (!reader.ok() || replaces.empty()) return;
    const auto digest = base::Digest::parse(replaces);
    if (digest)
        release.replaces = *digest;
    else
        reader.refuse("replaces", digest.error().code, digest.error().found, digest.error().expected);
}

LimitRelease read_release(JsonReader& reader, bool is_base) {
    expect_format(reader, "velocert-release/1");
    LimitRelease release;
    auto laboratory = reader.child("laboratory");
    release.laboratory_id = laboratory.text("id");
    const Title name = title(laboratory, "name");
    release.laboratory_name = name.zh + " / " + name.en;
    close(reader, laboratory);
    release.demonstration = reader.flag_or("demonstration", false);
    release.edition = reader.text("edition");
    read_revision(reader, release);
    std::set<std::string> ids;
    for_each(reader, "limits", [&](JsonReader& item) {
        release.limits.push_back(read_released_limit(item, release.edition));
        const auto& id = release.limits.back().id;
        if (item.ok() && !ids.insert(id).second)
            item.refuse("id", ErrorCode::already_exists, "'" + id + "' stands twice", "each limit once");
        if (item.optional("revision") != nullptr) release.origins.emplace(id, read_origin(item, release.revision));
    });
    if (reader.optional("budgets") != nullptr)
        for_each(reader, "budgets", [&](JsonReader& item) {
            MethodBudget own{item.text("procedure"), item.text("step"), {}};
            auto nested = item.child("budget");
            own.budget = read_step_budget(nested);
            close(item, nested);
            release.budgets.push_back(std::move(own));
        });
    if (reader.optional("base") == nullptr) return release;
    auto nested = reader.child("base");
    if (is_base) reader.refuse("base", ErrorCode::bad_value, "a base of a base", "one base at most");
    if (!reader.ok()) return release;
    release.base.push_back(read_release(nested, true));
    close(reader, nested);
    if (reader.ok() && !release.base.front().demonstration)
        reader.refuse("base", ErrorCode::bad_value, "a laboratory in earnest", "a demonstration laboratory's release");
    if (reader.ok() && release.base.front().edition != release.edition)
        reader.refuse("base", ErrorCode::bad_value, "a release for " + release.base.front().edition, release.edition);
    return release;
}

}  // namespace

Limit read_released_limit(JsonReader& reader, const std::string& edition) {
    Limit limit;
    limit.edition = edition;
    limit.status = LimitStatus::released;
    limit.id = reader.text("id");
    limit.is_class = reader.optional("text") != nullptr;
    read_limit_value(reader, limit, std::nullopt);
    if (limit.value) limit.kind = limit.value->kind();
    limit.source = reader.text("source");
    if (const auto page = reader.text_or("page", {}); !page.empty()) limit.source += ", " + page;
    limit.note = reader.text_or("note", {});
    if (reader.ok() && limit.relation == Relation::unknown)
        reader.refuse("relation", ErrorCode::bad_value, "'unknown' in a release", "the relation of the official text");
    if (reader.ok() && !limit.is_class && !limit.value)
        reader.refuse({}, ErrorCode::missing_field, "a release without a value", "\"value\" or \"text\"");
    return limit;
}

base::Result<LimitRelease> load_release(std::string_view text, std::string_view source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    auto release = read_release(reader, false);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    release.digest = base::Digest::of(text);
    return release;
}

namespace {

/// The laboratory's own budget takes the place of the pack's for that value.
base::Result<void> put_budget(StandardEdition& edition, const LimitRelease& release, const MethodBudget& own) {
    const std::string where = "release of " + release.laboratory_name + ", budget of " + own.budget.of;
    const auto procedure = std::ranges::find(edition.procedures, own.procedure, &Procedure::id);
    if (procedure == edition.procedures.end())
        return base::fail(ErrorCode::not_found, where, edition.id + " has no procedure '" + own.procedure + "'",
                          "a procedure of the edition");
    const auto step = std::ranges::find(procedure->steps, own.step, &Step::id);
    if (step == procedure->steps.end())
        return base::fail(ErrorCode::not_found, where, own.procedure + " has no step '" + own.step + "'",
                          "a step of the procedure");
    for (const auto& input : own.budget.inputs)
        if (!input.role.empty() && std::ranges::find(procedure->roles, input.role, &Role::id) == procedure->roles.end())
            return base::fail(ErrorCode::not_found, where, own.procedure + " has no role '" + input.role + "'",
                              "a role of the procedure");
    const auto before = std::ranges::find(step->budgets, own.budget.of, &StepBudget::of);
    if (before == step->budgets.end())
        step->budgets.push_back(own.budget);
    else
        *before = own.budget;
    return {};
}

}  // namespace

base::Result<StandardEdition> apply_release(StandardEdition edition, const LimitRelease& release) {
    if (release.edition != edition.id)
        return base::fail(ErrorCode::bad_value, "release of " + release.laboratory_name,
                          "the release is for " + release.edition, edition.id);
    AppliedRelease applied{release.digest,       release.laboratory_name, release.revision, release.proposed_by,
                           release.confirmed_by, release.confirmed_utc,   release.origins,  {}};
    std::set<std::string_view> own;
    for (const auto& limit : release.limits) own.insert(limit.id);
    const auto put = [&](const LimitRelease& from, const Limit& released) -> base::Result<void> {
        const auto limit = std::ranges::find(edition.limits, released.id, &Limit::id);
        if (limit == edition.limits.end())
            return base::fail(ErrorCode::not_found, "release of " + from.laboratory_name,
                              edition.id + " has no limit '" + released.id + "'", "an id of the edition");
        if (auto error = refusal(*limit, released, from.demonstration)) return base::fail(std::move(*error));
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
        // Whoever releases the figure of an informative annex has decided to judge by it.
        limit->informative = false;
        limit->source = released.source;
        if (!released.note.empty()) limit->note = released.note;
        std::erase(edition.assumed, released.id);
        if (from.demonstration) edition.assumed.push_back(released.id);
        return {};
    };
    for (const auto& released : release.limits)
        if (auto done = put(release, released); !done) return base::fail(done.error());
    for (const auto& budget : release.budgets)
        if (auto done = put_budget(edition, release, budget); !done) return base::fail(done.error());
    edition.released_by = release.laboratory_name;
    edition.demonstration = edition.demonstration || release.demonstration;
    for (const auto& base : release.base) {
        for (const auto& released : base.limits)
            if (!own.contains(released.id))
                if (auto done = put(base, released); !done) return base::fail(done.error());
        applied.assumed_by = base.laboratory_name;
        edition.released_by += "; " + base.laboratory_name;
        edition.demonstration = true;
    }
    edition.release = std::move(applied);
    return edition;
}

base::Digest combined_digest(const base::Digest& pack, const base::Digest& release) {
    return base::Digest::of(base::Json::object()
                                .set("format", "velocert-edition/1")
                                .set("pack", pack.text())
                                .set("release", release.text())
                                .canonical());
}

}  // namespace velocert::standards
