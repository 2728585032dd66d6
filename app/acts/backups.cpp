// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/backups.h"

#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"

namespace velocert::app {
namespace {

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
    auto made = records::make_checkpoint(**archive, *key, clock, records::CheckpointReason::backup);
    if (!made) return base::fail(made.error());
    auto delivered = records::deliver(**archive, clock);
    if (!delivered) return base::fail(delivered.error());
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
    const auto recorded = opened ? records::record_backup(**opened, out.done.snapshot, to,
                                                          actor ? std::optional(actor->person) : std::nullopt)
                                 : base::Result<void>(base::fail(opened.error()));
    out.recorded = recorded.has_value();
    if (!recorded) out.why_not = recorded.error().text();
    return out;
}

}  // namespace velocert::app
