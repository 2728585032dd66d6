// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/release/release_revision.h"

#include <algorithm>

#include "core/standards/loading/limits_loader.h"
#include "core/standards/release_rules.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using conformity::LimitStatus;

constexpr std::string_view proposal_source = "proposal";

/// What identifies the releasing laboratory until laboratories have a profile of their own.
Json laboratory_json() {
    return Json::object()
        .set("id", "LABORATORY")
        .set("name", Json::object().set("zh", "本实验室").set("en", "This laboratory"));
}

/// The members that the revision adds to an entry are not the proposer's to write.
Result<void> check_members(const Json& entry) {
    base::JsonReader reader(entry, std::string(proposal_source));
    for (const auto* member : {"revision", "proposed_by", "confirmed_by"})
        if (entry.find(member) != nullptr)
            reader.refuse(member, ErrorCode::unknown_field, "a member of the revision",
                          "only what the limit says, its source and page");
    if (reader.ok() && entry.find("page") == nullptr)
        reader.refuse({}, ErrorCode::missing_field, "no page or clause",
                      "\"page\": where it stands in the official copy");
    [[maybe_unused]] const auto page = reader.text("page");
    if (reader.ok()) return {};
    return base::fail(reader.finish().error());
}

Result<conformity::Limit> read_entry(const Json& entry, const std::string& edition) {
    if (auto done = check_members(entry); !done) return base::fail(done.error());
    base::JsonReader reader(entry, std::string(proposal_source));
    auto limit = read_released_limit(reader, edition);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    for (const auto* member : {"source", "page"}) {
        const auto* text = entry.find(member)->string();
        if (text->find_first_not_of(" \t\r\n") == std::string::npos)
            return base::fail(ErrorCode::missing_field, std::string(proposal_source) + " /" + member, "only blanks",
                              "where the value stands in the official copy");
    }
    return limit;
}

}  // namespace

std::string_view name(ReleaseWarning warning) {
    switch (warning) {
        case ReleaseWarning::overrides_confirmed: return "overrides-confirmed";
        case ReleaseWarning::overrides_provisional: return "overrides-provisional";
        case ReleaseWarning::replaces_released: return "replaces-released";
    }
    return {};
}

Result<ReleaseWarning> parse_release_warning(std::string_view text) {
    for (const auto warning : {ReleaseWarning::overrides_confirmed, ReleaseWarning::overrides_provisional,
                               ReleaseWarning::replaces_released})
        if (name(warning) == text) return warning;
    return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no warning of a release",
                      "overrides-confirmed, overrides-provisional or replaces-released");
}

Result<StandardEdition> edition_in_force(const ReleaseGround& ground) {
    const auto& text = ground.current ? ground.current : ground.demonstration;
    if (!text) return ground.pack;
    const auto release = load_release(*text, "release");
    if (!release) return base::fail(release.error());
    return apply_release(ground.pack, *release);
}

Result<LimitChange> limit_change(const ReleaseGround& ground, const Json& entry, std::string_view reason) {
    const auto released = read_entry(entry, ground.pack.id);
    if (!released) return base::fail(released.error());
    const auto now = edition_in_force(ground);
    if (!now) return base::fail(now.error());
    const auto* shipped = ground.pack.limit(released->id);
    const auto* before = now->limit(released->id);
    if (shipped == nullptr || before == nullptr)
        return base::fail(ErrorCode::not_found, std::string(proposal_source) + " /id",
                          ground.pack.id + " has no limit '" + released->id + "'",
                          "an id that the command 'standards' lists");
    LimitRelease alone;
    alone.laboratory_name = proposal_source;
    alone.edition = ground.pack.id;
    alone.limits = {*released};
    auto applied = apply_release(ground.pack, alone);
    if (!applied) return base::fail(applied.error());
    // Releases of before may say other words, and judge nothing by them; a new one is told.
    const auto known = words_of(ground.pack, *shipped);
    if (!known.empty() && std::ranges::find(known, released->text_value) == known.end())
        return base::fail(ErrorCode::bad_value, std::string(proposal_source) + " /text",
                          "'" + released->text_value + "' for " + released->id, either_of(known));

    LimitChange change{*before, *applied->limit(released->id), {}};
    if (shipped->status == LimitStatus::confirmed) change.warnings.push_back(ReleaseWarning::overrides_confirmed);
    if (shipped->status == LimitStatus::provisional) change.warnings.push_back(ReleaseWarning::overrides_provisional);
    if (before->status == LimitStatus::released && !now->assumes(released->id))
        change.warnings.push_back(ReleaseWarning::replaces_released);
    if (shipped->status == LimitStatus::confirmed && reason.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return base::fail(
            ErrorCode::missing_field, std::string(proposal_source) + " " + released->id,
            "no reason, and the limit is confirmed as " + conformity::value_text(*shipped) + " by " + shipped->source,
            "a reason why the laboratory overrides it");
    return change;
}

Result<std::string> next_revision(const ReleaseGround& ground, const Json& entry, std::string_view reason,
                                  const RevisionSigners& signers) {
    if (base::same_person(signers.proposed_by, signers.confirmed_by))
        return base::fail(ErrorCode::not_permitted, "confirmation by " + signers.confirmed_by.name,
                          "the person who proposed the change", "a second, different person");
    if (const auto change = limit_change(ground, entry, reason); !change) return base::fail(change.error());

    int revision = 1;
    Json limits = Json::array();
    Json text = Json::object();
    text.set("format", "velocert-release/1").set("laboratory", laboratory_json()).set("edition", ground.pack.id);
    Json next = entry;
    const std::string& id = *entry.find("id")->string();
    const auto place = [&](int number) {
        next.set("revision", Json::integer(number));
        next.set("proposed_by", base::to_json(signers.proposed_by));
        next.set("confirmed_by", base::to_json(signers.confirmed_by));
        limits.push(next);
    };
    bool placed = false;
    if (ground.current) {
        const auto release = load_release(*ground.current, "release");
        if (!release) return base::fail(release.error());
        const auto json = Json::parse(*ground.current, "release");
        if (!json) return base::fail(json.error());
        revision = release->revision + 1;
        text.set("replaces", release->digest.text());
        for (const auto& old : *json->find("limits")->items()) {
            if (*old.find("id")->string() == id) {
                place(revision);
                placed = true;
            } else {
                limits.push(old);
            }
        }
    }
    if (!placed) place(revision);
    text.set("revision", Json::integer(revision)).set("limits", limits);
    text.set("proposed_by", base::to_json(signers.proposed_by));
    text.set("confirmed_by", base::to_json(signers.confirmed_by));
    text.set("confirmed_utc", signers.confirmed_utc);
    if (ground.demonstration) {
        auto demonstration = Json::parse(*ground.demonstration, "release of the demonstration laboratory");
        if (!demonstration) return base::fail(demonstration.error());
        text.set("base", std::move(*demonstration));
    }
    // The text is what counts from here on: it must read back, and fit the edition, as every reader will find it.
    std::string canonical = text.canonical();
    const auto release = load_release(canonical, "release");
    if (!release) return base::fail(release.error());
    if (auto applied = apply_release(ground.pack, *release); !applied) return base::fail(applied.error());
    return canonical;
}

}  // namespace velocert::standards
