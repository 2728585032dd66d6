// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/rollback.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "core/base/stated_reason.h"
#include "core/records/integrity/anchors.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view noticed_type = "rollback/1";
constexpr std::string_view acknowledged_type = "rollback-acknowledged/1";

/// Whether the ledger goes on from the checkpoint.
Result<bool> goes_on_from(const Archive& archive, std::uint64_t rows, const Checkpoint& checkpoint) {
    if (checkpoint.size > rows || checkpoint.size == 0) return false;
    auto row = archive.ledger_row(checkpoint.size);
    if (!row) return base::fail(row.error());
    return row->chain == checkpoint.chain;
}

/// A checkpoint of this archive that lies outside and that its ledger does not go on from, or whose key the ledger does
/// not name.
struct LeftBehind {
    std::string file;  ///< path
    Rollback::Abandoned what;
    std::string utc;          ///< its time
    std::string unknown_key;  ///< name of its key, where that is not known
    bool other_rows = false;  ///< the ledger does not go on from it; false: only its key is not known
};

/// What a place holds of that kind, newest first, but for what is settled; empty where it cannot be read.
Result<std::vector<LeftBehind>> left_behind(const Archive& archive, const OutsidePlace& place,
                                            std::span<const signing::NoteVerifier> keys,
                                            const std::set<Rollback::Abandoned>& settled) {
    std::vector<LeftBehind> out;
    auto origin = origin_of(archive);
    if (!origin) return base::fail(origin.error());
    auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    const auto content = read_place(place.folder, *origin, keys);
    if (!content) return out;  // not there now: deliver() tells it
    const auto take = [&](const Anchor& anchor, bool unknown, bool other_rows) {
        const auto& told = anchor.signed_checkpoint.checkpoint;
        out.push_back({anchor.file,
                       {told.size, told.root},
                       told.time.utc,
                       unknown ? anchor.signed_checkpoint.signer : std::string(),
                       other_rows});
    };
    const auto is_settled = [&](const Anchor& anchor) {
        const auto& told = anchor.signed_checkpoint.checkpoint;
        return settled.contains({told.size, told.root});
    };
    // Newest first: what lies before one from which the ledger goes on is its past too.
    for (auto at = content->anchors.rbegin(); at != content->anchors.rend(); ++at) {
        if (is_settled(*at)) continue;
        auto good = goes_on_from(archive, *rows, at->signed_checkpoint.checkpoint);
        if (!good) return base::fail(good.error());
        if (*good) break;
        take(*at, false, true);
    }
    for (const auto& anchor : content->unknown) {
        if (is_settled(anchor)) continue;
        auto good = goes_on_from(archive, *rows, anchor.signed_checkpoint.checkpoint);
        if (!good) return base::fail(good.error());
        take(anchor, true, !*good);
    }
    std::ranges::stable_sort(out, std::ranges::greater(), [](const LeftBehind& one) { return one.what.first; });
    return out;
}

std::set<Rollback::Abandoned> abandoned_in(std::span<const Rollback> all, bool acknowledged_only,
                                           std::string_view place) {
    std::set<Rollback::Abandoned> out;
    for (const auto& one : all)
        if (acknowledged_only ? one.acknowledged : one.place == place)
            out.insert(one.abandoned.begin(), one.abandoned.end());
    return out;
}

base::Json record_of(const OutsidePlace& place, std::uint64_t rows, std::span<const LeftBehind> behind) {
    auto abandoned = base::Json::array();
    std::set<std::string> names;
    for (const auto& one : behind) {
        abandoned.push(base::Json::object()
                           .set("size", base::Json::integer(static_cast<std::int64_t>(one.what.first)))
                           .set("root", one.what.second.text()));
        if (!one.unknown_key.empty()) names.insert(one.unknown_key);
    }
    auto record = base::Json::object()
                      .set("place", place.name)
                      .set("rows", base::Json::integer(static_cast<std::int64_t>(rows)))
                      .set("newest_utc", behind.front().utc)
                      .set("abandoned", std::move(abandoned));
    if (names.empty()) return record;
    auto unknown = base::Json::array();
    for (const auto& name : names) unknown.push(name);
    return record.set("unknown_keys", std::move(unknown));
}

}  // namespace

Result<std::vector<Rollback>> rollbacks(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{noticed_type, acknowledged_type});
    if (!entries) return base::fail(entries.error());
    return rollbacks(*entries);
}

Result<std::string> contradiction_in(const Archive& archive, const OutsidePlace& place,
                                     std::span<const signing::NoteVerifier> keys) {
    auto before = rollbacks(archive);
    if (!before) return base::fail(before.error());
    const auto behind = left_behind(archive, place, keys, abandoned_in(*before, true, {}));
    if (!behind) return base::fail(behind.error());
    if (behind->empty()) return std::string();
    const auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    const auto& newest = behind->front();
    const std::string who = newest.unknown_key.empty()
                                ? std::string()
                                : ", signed by " + newest.unknown_key + ", whose key the ledger does not name";
    return std::string(newest.other_rows ? "it is ahead of the archive or tells other rows: "
                                         : "it holds a checkpoint of a key that is not known: ") +
           newest.file + " is over " + std::to_string(newest.what.first) + " rows of " + newest.utc +
           ", the archive has " + std::to_string(*rows) + who;
}

Result<void> places_agree(const Archive& archive) {
    auto places = places_of(archive);
    if (!places) return base::fail(places.error());
    auto keys = station_keys(archive);
    if (!keys) return base::fail(keys.error());
    for (const auto& place : *places) {
        auto contradicts = contradiction_in(archive, place, *keys);
        if (!contradicts) return base::fail(contradicts.error());
        if (!contradicts->empty())
            return base::fail(ErrorCode::integrity, "place \"" + place.name + '"', std::move(*contradicts),
                              "what this ledger goes on from; where an older state is right, a signatory says why "
                              "(checkpoint accept-rollback)");
    }
    return {};
}

Result<void> notice_rollback(Archive& archive, std::span<const signing::NoteVerifier> keys, const base::Clock& clock,
                             const ClockSource& source) {
    auto places = places_of(archive);
    if (!places) return base::fail(places.error());
    if (places->empty()) return {};
    auto before = rollbacks(archive);
    if (!before) return base::fail(before.error());
    auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    for (const auto& place : *places) {
        auto behind = left_behind(archive, place, keys, abandoned_in(*before, false, place.name));
        if (!behind) return base::fail(behind.error());
        if (behind->empty()) continue;
        auto record = record_of(place, *rows, *behind).set("made", RecordTime::now(clock, source).json());
        if (auto done = archive.append(noticed_type, record); !done) return done;
    }
    return {};
}

Result<void> acknowledge_rollback(Archive& archive, std::uint64_t seq, const base::Person& by, std::string_view reason,
                                  const base::Clock& clock, const ClockSource& source) {
    auto known = rollbacks(archive);
    if (!known) return base::fail(known.error());
    const auto found = std::find_if(known->begin(), known->end(), [&](const Rollback& one) { return one.seq == seq; });
    if (found == known->end())
        return base::fail(ErrorCode::not_found, row_name(seq), "no roll-back is noted there", "the row of a roll-back");
    if (found->acknowledged)
        return base::fail(ErrorCode::already_exists, row_name(seq),
                          "acknowledged already by " + found->acknowledged_by.name);
    if (auto said = base::need_words(reason, "reason", "reason", "why an older state of the archive is right"); !said)
        return said;
    return archive.append(acknowledged_type, base::Json::object()
                                                 .set("rollback", base::Json::integer(static_cast<std::int64_t>(seq)))
                                                 .set("by", base::to_json(by))
                                                 .set("reason", reason)
                                                 .set("made", RecordTime::now(clock, source).json()));
}

}  // namespace velocert::records
