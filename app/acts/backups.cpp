// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/backups.h"

#include <filesystem>
#include <utility>

#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/station_key_rule.h"
#include "core/records/ledger/merkle.h"

namespace velocert::app {
namespace {

/// The first key of a real archive with accounts is entered by whoever names it, and may.
base::Result<void> enter_key(records::Archive& archive, const signing::StationKey& key, const Actor& actor,
                             const base::Clock& clock) {
    if (records::may_sign_for_station(archive, key.verifier())) return {};
    if (auto may = permit(archive, clock, actor, laboratory::Act::keep_anchors, "the key of the station"); !may)
        return may;
    return records::enter_station_key(archive, key.verifier(), actor.person, clock);
}

/// Before the snapshot: who asks, and the station's word on the ledger, which the snapshot then holds.
base::Result<void> prepare(const std::string& folder, const signing::StationKey* key, const std::optional<Actor>& actor,
                           const base::Clock& clock) {
    if (!actor && key == nullptr) return {};
    auto archive = records::Archive::open(folder, clock);
    if (!archive) {
        // Another program may be writing: a backup by schedule is taken all the same.
        if (actor || archive.error().code != base::ErrorCode::already_exists) return base::fail(archive.error());
        return {};
    }
    if (actor)
        if (auto may = permit(**archive, clock, *actor, laboratory::Act::make_backup); !may) return may;
    if (key == nullptr) return {};
    if (actor)
        if (auto entered = enter_key(**archive, *key, *actor, clock); !entered) return entered;
    auto made = records::make_checkpoint(**archive, *key, clock, records::CheckpointReason::backup);
    if (!made) return base::fail(made.error());
    auto delivered = records::deliver(**archive, clock);
    if (!delivered) return base::fail(delivered.error());
    return {};
}

/// Whether the snapshot is of this history: one of a history that a restore left behind is no backup of it.
bool is_of(const records::MerkleTree& ledger, const records::Snapshot& one) {
    const auto size = one.manifest.tree_size;
    return size <= ledger.size() && ledger.root_of_first(size) == one.manifest.root;
}

/// Snapshots of that folder which were taken while another program had the archive, and are not on record for that.
/// Each folder has its own: one that is newer elsewhere says nothing of them.
base::Result<void> record_earlier(records::Archive& archive, const records::Snapshot& made, const std::string& to) {
    const auto history = records::backup_history(archive);
    if (!history) return base::fail(history.error());
    // Names sort by age; manifests are long, and are read only where a name is not on record for this folder. It may
    // have been named otherwise then: the manifest tells.
    const auto unnamed = [&](const std::string& name) {
        return name < made.name && !history->named.contains({to, name});
    };
    std::error_code trouble;
    bool some = false;
    for (auto one = std::filesystem::directory_iterator(std::filesystem::path(to) / "snapshots", trouble);
         !trouble && one != std::filesystem::directory_iterator(); one.increment(trouble))
        some = some || unnamed(one->path().filename().string());
    if (!some) return {};
    const auto snapshots = records::snapshots_in(to);
    if (!snapshots) return base::fail(snapshots.error());
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const records::MerkleTree ledger(std::move(*leaves));
    for (const auto& one : *snapshots)
        if (unnamed(one.name) && !history->manifests.contains(one.digest) && is_of(ledger, one))
            if (auto done = records::record_backup(archive, one, to, std::nullopt); !done) return done;
    return {};
}

}  // namespace

base::Result<BackupOutcome> make_backup(const std::string& archive, const std::string& to,
                                        const signing::StationKey* key, const std::optional<Actor>& actor,
                                        const base::Clock& clock, const base::Progress& progress) {
    if (const auto ready = prepare(archive, key, actor, clock); !ready) return base::fail(ready.error());
    auto done = records::back_up(archive, to, clock, key, progress);
    if (!done) return base::fail(done.error());
    BackupOutcome out{std::move(*done), false, {}};
    auto opened = records::Archive::open(archive, clock);
    const auto earlier = opened ? record_earlier(**opened, out.done.snapshot, to) : base::Result<void>();
    // An older one that cannot be read keeps this one off no record.
    const auto recorded = opened ? records::record_backup(**opened, out.done.snapshot, to,
                                                          actor ? std::optional(actor->person) : std::nullopt)
                                 : base::Result<void>(base::fail(opened.error()));
    out.recorded = recorded.has_value();
    if (!recorded || !earlier) out.why_not = (!recorded ? recorded : earlier).error().text();
    return out;
}

}  // namespace velocert::app
