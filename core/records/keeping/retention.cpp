// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/keeping/retention.h"

#include <algorithm>
#include <array>

#include "core/base/json.h"
#include "core/base/stated_reason.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view retention_type = "retention/1";
constexpr std::string_view hold_type = "legal-hold/1";
constexpr std::string_view lift_type = "legal-hold-lift/1";
constexpr std::array<std::string_view, 3> types = {retention_type, hold_type, lift_type};

LegalHold* find_hold(Retention& retention, std::string_view id) {
    const auto found =
        std::find_if(retention.holds.begin(), retention.holds.end(), [&](const auto& hold) { return hold.id == id; });
    return found == retention.holds.end() ? nullptr : &*found;
}

Result<void> take_retention(Retention& out, JsonReader& reader, const LedgerEntry& entry) {
    const auto years = reader.integer("years");
    const auto person = base::read_person(reader, "person");
    const auto reason = reader.text("reason");
    if (auto done = reader.finish(); !done) return done;
    if (years < out.years || years > most_retention_years)
        return base::fail(ErrorCode::integrity, row_name(entry.seq),
                          "a retention of " + std::to_string(years) + " years",
                          "at least the " + std::to_string(out.years) + " years that hold already");
    out.years = static_cast<int>(years);
    out.stated = true;
    out.stated_by = person;
    out.stated_utc = entry.time;
    out.reason = reason;
    return {};
}

Result<void> take_hold(Retention& out, JsonReader& reader, const LedgerEntry& entry) {
    LegalHold hold;
    hold.id = reader.text("hold");
    hold.subject = reader.text("subject");
    hold.placed_by = base::read_person(reader, "person");
    hold.reason = reader.text("reason");
    hold.placed_utc = entry.time;
    if (auto done = reader.finish(); !done) return done;
    if (hold.id != "H" + std::to_string(out.holds.size() + 1))
        return base::fail(ErrorCode::integrity, row_name(entry.seq), "hold " + hold.id,
                          "H" + std::to_string(out.holds.size() + 1));
    out.holds.push_back(std::move(hold));
    return {};
}

Result<void> take_lift(Retention& out, JsonReader& reader, const LedgerEntry& entry) {
    const auto id = reader.text("hold");
    const auto person = base::read_person(reader, "person");
    const auto reason = reader.text("reason");
    if (auto done = reader.finish(); !done) return done;
    auto* hold = find_hold(out, id);
    if (hold == nullptr || hold->lifted)
        return base::fail(ErrorCode::integrity, row_name(entry.seq), "the end of hold " + id,
                          "a hold that is in force");
    hold->lifted = true;
    hold->lifted_by = person;
    hold->lifted_utc = entry.time;
    hold->lift_reason = reason;
    return {};
}

Result<void> need_words(std::string_view text, std::string_view what) {
    if (std::any_of(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\t' && c != '\n'; })) return {};
    return base::fail(ErrorCode::bad_value, std::string(what), "nothing", "words");
}

}  // namespace

Result<Retention> retention_from(std::span<const LedgerEntry> entries) {
    Retention out;
    for (const auto& entry : entries) {
        JsonReader reader(entry.record, row_name(entry.seq));
        auto done = Result<void>();
        if (entry.type == retention_type) done = take_retention(out, reader, entry);
        if (entry.type == hold_type) done = take_hold(out, reader, entry);
        if (entry.type == lift_type) done = take_lift(out, reader, entry);
        if (!done) return base::fail(done.error());
    }
    return out;
}

Result<Retention> retention_of(const Archive& archive) {
    auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    return retention_from(*entries);
}

Result<void> state_retention(Archive& archive, int years, const base::Person& person, const std::string& reason) {
    if (auto done = base::need_words(reason, "reason", "reason", "a few words that say why"); !done) return done;
    auto now = retention_of(archive);
    if (!now) return base::fail(now.error());
    if (years < now->years)
        return base::fail(ErrorCode::not_permitted, "retention", std::to_string(years) + " years",
                          "at least " + std::to_string(now->years) + ": a retention can only be made longer");
    if (years > most_retention_years)
        return base::fail(ErrorCode::bad_value, "retention", std::to_string(years) + " years",
                          "at most " + std::to_string(most_retention_years));
    return archive.append(
        retention_type,
        Json::object().set("years", Json::integer(years)).set("person", base::to_json(person)).set("reason", reason));
}

Result<std::string> place_legal_hold(Archive& archive, const std::string& subject, const base::Person& person,
                                     const std::string& reason) {
    if (auto done = need_words(subject, "subject"); !done) return base::fail(done.error());
    if (auto done = base::need_words(reason, "reason", "reason", "a few words that say why"); !done)
        return base::fail(done.error());
    auto now = retention_of(archive);
    if (!now) return base::fail(now.error());
    std::string id = "H" + std::to_string(now->holds.size() + 1);
    if (auto done = archive.append(hold_type, Json::object()
                                                  .set("hold", id)
                                                  .set("subject", subject)
                                                  .set("person", base::to_json(person))
                                                  .set("reason", reason));
        !done)
        return base::fail(done.error());
    return id;
}

Result<void> lift_legal_hold(Archive& archive, std::string_view id, const base::Person& person,
                             const std::string& reason) {
    if (auto done = base::need_words(reason, "reason", "reason", "a few words that say why"); !done) return done;
    auto now = retention_of(archive);
    if (!now) return base::fail(now.error());
    const auto* hold = find_hold(*now, id);
    if (hold == nullptr)
        return base::fail(ErrorCode::not_found, "legal hold", "'" + std::string(id) + "'", "the id of a legal hold");
    if (hold->lifted)
        return base::fail(ErrorCode::bad_value, "legal hold " + hold->id, "lifted on " + hold->lifted_utc,
                          "a hold that is in force");
    return archive.append(
        lift_type, Json::object().set("hold", hold->id).set("person", base::to_json(person)).set("reason", reason));
}

}  // namespace velocert::records
