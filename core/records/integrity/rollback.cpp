// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/rollback.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

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

/// Those of a place's anchors, newest first, that come before the first one from which the ledger goes on.
Result<std::vector<Checkpoint>> left_behind(const Archive& archive, std::uint64_t rows, const PlaceContent& content,
                                            const std::set<Rollback::Abandoned>& known) {
    std::vector<Checkpoint> out;
    for (auto at = content.anchors.rbegin(); at != content.anchors.rend(); ++at) {
        const auto& checkpoint = at->signed_checkpoint.checkpoint;
        if (known.contains({checkpoint.size, checkpoint.root})) continue;
        auto good = goes_on_from(archive, rows, checkpoint);
        if (!good) return base::fail(good.error());
        if (*good) break;
        out.push_back(checkpoint);
    }
    return out;
}

}  // namespace

Result<std::vector<Rollback>> rollbacks(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{noticed_type, acknowledged_type});
    if (!entries) return base::fail(entries.error());
    return rollbacks(*entries);
}

Result<void> notice_rollback(Archive& archive, std::span<const signing::NoteVerifier> keys, const base::Clock& clock,
                             const ClockSource& source) {
    auto places = places_of(archive);
    if (!places) return base::fail(places.error());
    if (places->empty()) return {};
    auto before = rollbacks(archive);
    if (!before) return base::fail(before.error());
    auto origin = origin_of(archive);
    if (!origin) return base::fail(origin.error());
    auto rows = archive.ledger_size();
    if (!rows) return base::fail(rows.error());
    for (const auto& place : *places) {
        auto content = read_place(place.folder, *origin, keys);
        if (!content) continue;  // not there now: deliver() tells it
        std::set<Rollback::Abandoned> known;
        for (const auto& one : *before)
            if (one.place == place.name) known.insert(one.abandoned.begin(), one.abandoned.end());
        auto behind = left_behind(archive, *rows, *content, known);
        if (!behind) return base::fail(behind.error());
        if (behind->empty()) continue;
        auto abandoned = base::Json::array();
        for (const auto& one : *behind)
            abandoned.push(base::Json::object()
                               .set("size", base::Json::integer(static_cast<std::int64_t>(one.size)))
                               .set("root", one.root.text()));
        auto record = base::Json::object()
                          .set("place", place.name)
                          .set("rows", base::Json::integer(static_cast<std::int64_t>(*rows)))
                          .set("newest_utc", behind->front().time.utc)
                          .set("abandoned", std::move(abandoned))
                          .set("made", RecordTime::now(clock, source).json());
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
