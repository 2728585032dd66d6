// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/records/evidence_store.h"
#include "core/records/index/database.h"

// index.closed: size and SHA-256 of index.sqlite as the program left it that wrote last and closed the archive in
// order. Content is held by the ledger; this tells of bytes that no row uses. Missing while somebody writes, after a
// death, in what a backup or a restore made, and in archives of before.
namespace velocert::records {

inline constexpr std::string_view index_closing_name = "index.closed";

/// All bytes of the open file, read by SQLite's own descriptor: closing another one would drop the locks that SQLite
/// holds on it for this process. Errors: io.
[[nodiscard]] base::Result<FileDigest> index_bytes(const Database& index);

/// Nothing where there is none. Errors: integrity (not what a closing writes); io, read_only.
[[nodiscard]] base::Result<std::optional<FileDigest>> read_index_closing(const std::string& folder);

/// Writes it for the index as it is, whole and durable or not at all; there must be none. Errors: already_exists,
/// disk_full, read_only, io.
[[nodiscard]] base::Result<void> write_index_closing(const std::string& folder, const Database& index);

/// Takes it away, durably: before the first write to the index, so that none is there that lies. Errors: those of the
/// disk; then nothing may be written to the index.
[[nodiscard]] base::Result<void> withdraw_index_closing(const std::string& folder);

}  // namespace velocert::records
