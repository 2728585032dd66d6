// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::records {

/// Where things are in an archive's folder.
struct ArchivePaths {
    explicit ArchivePaths(const std::string& folder_path);
    std::string folder;
    std::string info;      ///< archive.json
    std::string index;     ///< index.sqlite
    std::string heads;     ///< heads.log
    std::string lock;      ///< empty unless somebody writes
    std::string evidence;  ///< folder of sealed and pending files
};

/// archive.json: what the archive is. Written once; its digest stands in the first entry of the ledger.
struct ArchiveInfo {
    ArchiveKind kind = ArchiveKind::real;
    std::string created_utc;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] static base::Result<ArchiveInfo> parse(std::string_view text, std::string_view where);
    /// The record of the first entry ("archive-create/1").
    [[nodiscard]] base::Json create_record() const;
};

/// Reads archive.json; not_found, in words, if the folder is no archive.
[[nodiscard]] base::Result<std::string> read_info_text(const ArchivePaths& paths);
/// The digest of archive.json that the record of the first entry names; empty if it names none.
[[nodiscard]] std::string info_digest_in(const base::Json& create_record);

}  // namespace velocert::records
