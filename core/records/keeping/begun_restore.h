// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/archive_info.h"

// What tells a folder that a restore was killed in from a folder with somebody's files: a marker that is written before
// anything else. Its name is one that the next opening for writing clears, should it outlive the restore.
namespace velocert::records {

/// Writes the marker in an empty folder, or finds the one that a restore of the same snapshot left which was killed,
/// also at its very end: what lies beside a marker nobody has opened for writing. Changes nothing else. Errors:
/// already_exists (an archive; anything that no restore makes; another snapshot's); those of the disk.
[[nodiscard]] base::Result<void> begin_restore(const ArchivePaths& paths, std::string_view snapshot,
                                               const base::Digest& manifest);

/// Under the archive's lock: takes away what a restore that was killed left but evidence files that are whole. Only
/// names that a restore makes; already_exists if an archive is there that somebody opened meanwhile.
[[nodiscard]] base::Result<void> clear_begun_restore(const ArchivePaths& paths);

/// Takes away all that a restore made, and nothing else: it did not come to its end.
void undo_restore(const ArchivePaths& paths);

/// What verification says of the marker, which is there until the restore has come to its end.
[[nodiscard]] bool is_of_begun_restore(const Finding& note);

/// The archive is there, and was looked at.
void end_restore(const ArchivePaths& paths);

}  // namespace velocert::records
