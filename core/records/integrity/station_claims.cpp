// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/station_claims.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/clock.h"
#include "core/base/json_members.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

std::int64_t number_in(const base::Json& record, std::string_view key) {
    base::JsonReader reader(record, {});
    return reader.integer_or(key, -1);
}

}  // namespace

StationClaims::StationClaims(std::span<const LedgerEntry> entries, std::string origin, const OutsideProof& outside,
                             std::string_view holder, Verification& out)
    : entries_(entries), origin_(std::move(origin)), outside_(outside), holder_(holder), out_(out) {}

void StationClaims::take_keys() {
    for (const auto& entry : entries_) {
        if (entry.type != "station-key/1") continue;
        const auto key = key_in(entry.record);
        if (!key) {
            find(row_name(entry.seq), "a station key that cannot be read: " + key.error().found);
            continue;
        }
        own_keys_.emplace(entry.seq, *key);
        if (!outside_.keys.empty() && std::ranges::find(outside_.keys, *key) == outside_.keys.end())
            find(row_name(entry.seq), "unknown key: " + key->text() + " is not among the keys given");
    }
    if (outside_.keys.empty() && !own_keys_.empty())
        out_.notes.push_back(
            {"station key", "taken from the " + std::string(holder_) + " itself; an auditor brings it along"});
}

void StationClaims::take_rollbacks() {
    std::vector<LedgerEntry> told;
    for (const auto& entry : entries_)
        if (entry.type.starts_with("rollback")) told.push_back(entry);
    const auto known = rollbacks(told);
    if (!known) return find(known.error().where, known.error().found);
    for (const auto& one : *known) {
        if (one.acknowledged) acknowledged_.insert(one.abandoned.begin(), one.abandoned.end());
        out_.notes.push_back({row_name(one.seq), "a roll-back was noticed: " + one.place + " was ahead" +
                                                     (one.acknowledged ? "; acknowledged by " + one.acknowledged_by.name
                                                                       : "; nobody has acknowledged it")});
    }
}

std::vector<signing::NoteVerifier> StationClaims::keys_before(std::uint64_t seq) const {
    if (!outside_.keys.empty()) return outside_.keys;
    std::vector<signing::NoteVerifier> out;
    for (const auto& [row, key] : own_keys_)
        if (row < seq) out.push_back(key);
    return out;
}

std::optional<SignedCheckpoint> StationClaims::read_own(const LedgerEntry& entry) {
    ++out_.checked;
    const std::string where = row_name(entry.seq);
    const auto wrong = [&](std::string what) {
        find(where, std::move(what));
        return std::nullopt;
    };
    auto read = read_checkpoint(note_in(entry.record), keys_before(entry.seq), where);
    if (!read) return wrong("the checkpoint does not hold: " + read.error().found);
    const auto& checkpoint = read->checkpoint;
    if (checkpoint.origin != origin_) return wrong("a checkpoint of another archive, " + checkpoint.origin);
    if (checkpoint.size >= entry.seq)
        return wrong("a checkpoint over rows that came after it (" + std::to_string(checkpoint.size) + ')');
    if (number_in(entry.record, "size") != static_cast<std::int64_t>(checkpoint.size) ||
        base::text_of(entry.record, "root") != checkpoint.root.text())
        find(where, "says beside its note what the note does not say");
    return std::move(*read);
}

std::optional<PlaceContent> StationClaims::read_folder(const std::string& folder) {
    auto content = read_place(folder, origin_, keys_before(std::numeric_limits<std::uint64_t>::max()));
    if (!content) {
        find(folder, content.error().found);
        return std::nullopt;
    }
    out_.findings.insert(out_.findings.end(), content->findings.begin(), content->findings.end());
    for (const auto& anchor : content->unknown) {
        if (given_up(anchor.signed_checkpoint.checkpoint))
            out_.notes.push_back(
                {anchor.file, "belongs to a history that was given up; the roll-back is acknowledged"});
        else
            find(anchor.file, unknown_key_in(anchor));
    }
    if (content->anchors.empty() && content->unknown.empty()) {
        find(folder, "holds no checkpoint of this archive (" + origin_ + ')');
        return std::nullopt;
    }
    return std::move(*content);
}

void StationClaims::take_stamp(const Anchor& anchor) {
    if (!anchor.stamp) return;
    const auto tell = [&](std::string what) { out_.notes.push_back({anchor.token, std::move(what)}); };
    const auto& stamp = *anchor.stamp;
    const auto authority = signing::Certificate::parse(stamp.certificate, anchor.token);
    const auto who = authority ? authority->subject : std::string("somebody without a readable certificate");
    const auto says = who + " says that it saw this checkpoint at " + base::utc_text(stamp.time);
    if (outside_.trust == nullptr)
        return tell(says + "; without a trust list nobody knows who that is, and nothing rests on it");
    if (!authority) return tell(says + "; not trusted, nothing rests on it: " + authority.error().found);
    const auto standing =
        signing::check_chain(*authority, stamp.issuers, *outside_.trust, stamp.time, signing::Purpose::time_stamping);
    if (!standing.valid) return tell(says + "; not trusted, nothing rests on it: " + standing.reason);
    tell("the time-stamp authority " + who + " saw this checkpoint at " + base::utc_text(stamp.time));
    stamped_.push_back({anchor.signed_checkpoint.checkpoint.size, stamp.time, who,
                        standing.kind.value_or(signing::TrustKind::internal)});
}

}  // namespace velocert::records
