// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/acts/actor.h"
#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/keeping/backup.h"
#include "core/records/keeping/backup_history.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {

/// A backup that was made, and whether the archive's own ledger could be told.
struct BackupOutcome {
    records::BackupDone done;
    bool recorded = false;
    std::string why_not;
};
/// With a key: a checkpoint first, which the snapshot then holds, and a signature over the snapshot. Then the snapshot,
/// then its record, with those of earlier snapshots in that folder that could not be recorded. Without an actor it is
/// one by schedule. The archive must not be open in this process.
[[nodiscard]] base::Result<BackupOutcome> make_backup(const std::string& archive, const std::string& to,
                                                      const signing::StationKey* key, const std::optional<Actor>& actor,
                                                      const base::Clock& clock, const base::Progress& progress = {});

struct RehearsalRequest {
    std::string from;      ///< folder of backups
    std::string snapshot;  ///< empty: the newest
    std::string scratch;   ///< folder with room for the archive; empty: the system's
    std::string archive;   ///< folder of the archive that the backups must be of; empty: of any
};
/// Restores a snapshot into a scratch folder, verifies everything and computes every verdict again. What goes wrong is
/// in the record; the scratch folder is gone afterwards. Errors: not_found, interrupted, bad_input
/// for backups of another archive.
[[nodiscard]] base::Result<records::RehearsalRecord> rehearse_restore(const RehearsalRequest& request,
                                                                      const sequence::DecoderSource& decoders,
                                                                      const base::Clock& clock,
                                                                      const base::Progress& progress = {});

}  // namespace velocert::app
