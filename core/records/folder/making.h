// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/records/archive_info.h"
#include "core/records/ledger/clock_state.h"

namespace velocert::records {

/// Makes what an archive consists of in a folder that is there, under the archive's lock; archive.json comes last, and
/// while it is missing there is no archive. What a program left that died while it did the same is taken away first:
/// never more than one entry, and no evidence. On an error nothing is left, nor the folder where it was `new_folder`.
/// Errors: already_exists (an archive, another program that makes one, or something else in the folder); disk_full,
/// read_only, io.
[[nodiscard]] base::Result<void> make_archive(const ArchivePaths& paths, const ArchiveInfo& info, const RecordTime& now,
                                              bool new_folder);

/// Second names that write_new() could not remove, or that a crash left.
void clear_partial_names(const ArchivePaths& paths);

}  // namespace velocert::records
