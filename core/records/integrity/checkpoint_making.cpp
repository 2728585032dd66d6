// SPDX-License-Identifier: GPL-3.0-or-later
// Signing checkpoints; in an object of its own, for programs that only check.
#include <algorithm>
#include <utility>

#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/station_key_rule.h"
#include "core/records/ledger/merkle.h"

namespace velocert::records {
namespace {

using base::Result;

constexpr std::string_view checkpoint_type = "checkpoint/1";
constexpr std::string_view key_type = "station-key/1";

}  // namespace

Result<void> record_station_key(Archive& archive, const signing::NoteVerifier& key, const base::Clock& clock,
                                const ClockSource& source) {
    auto known = station_keys(archive);
    if (!known) return base::fail(known.error());
    if (std::find(known->begin(), known->end(), key) != known->end()) return {};
    return archive.append(
        key_type, base::Json::object().set("key", key.text()).set("recorded", RecordTime::now(clock, source).json()));
}

Result<SignedCheckpoint> make_checkpoint(Archive& archive, const signing::StationKey& key, const base::Clock& clock,
                                         CheckpointReason reason, const ClockSource& source) {
    if (auto may = may_sign_for_station(archive, key.verifier()); !may) return base::fail(may.error());
    // Where people have accounts, a person did that before.
    if (auto done = record_station_key(archive, key.verifier(), clock, source); !done) return base::fail(done.error());
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    auto origin = origin_of(archive);
    if (!origin) return base::fail(origin.error());
    SignedCheckpoint made;
    auto& checkpoint = made.checkpoint;
    checkpoint.origin = std::move(*origin);
    checkpoint.size = leaves->size();
    auto last = archive.ledger_row(checkpoint.size);
    if (!last) return base::fail(last.error());
    checkpoint.root = MerkleTree(std::move(*leaves)).root();
    checkpoint.chain = last->chain;
    checkpoint.time = RecordTime::now(clock, source);
    checkpoint.reason = reason;
    auto note = signing::sign_note(checkpoint.text(), key);
    if (!note) return base::fail(note.error());
    made.note = std::move(*note);
    made.signer = key.verifier().name;
    auto done = archive.append(checkpoint_type,
                               base::Json::object()
                                   .set("note", made.note)
                                   .set("size", base::Json::integer(static_cast<std::int64_t>(checkpoint.size)))
                                   .set("root", checkpoint.root.text())
                                   .set("reason", name(reason))
                                   .set("made", checkpoint.time.json()));
    if (!done) return base::fail(done.error());
    return made;
}

}  // namespace velocert::records
