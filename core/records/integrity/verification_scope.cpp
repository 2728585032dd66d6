// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/verification_scope.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <utility>

#include "core/records/archive_info.h"
#include "core/records/index/database.h"
#include "core/records/integrity/integrity_state.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// As the index tells it; a whole verification has compared it with the files.
Result<std::uint64_t> evidence_bytes(const Archive& archive) {
    const ArchivePaths paths(archive.folder());
    auto database = Database::open_to_verify(paths.index);
    if (!database) return base::fail(database.error());
    try {
        SQLite::Statement sum(database->connection(), "SELECT coalesce(sum(size), 0) FROM evidence");
        if (!sum.executeStep()) return base::fail(ErrorCode::integrity, paths.index, "no sum of the table evidence");
        return static_cast<std::uint64_t>(sum.getColumn(0).getInt64());
    } catch (const SQLite::Exception& exception) {
        return base::fail(ErrorCode::io, paths.index, exception.what());
    }
}

}  // namespace

Result<VerificationScope> scope_before_signature(const Archive& archive, const IntegrityState& state,
                                                 std::set<std::string> runs, std::set<base::Digest> files,
                                                 const ScopeRule& rule) {
    // In both kinds of archives these four stand against it; nothing else has to do with what was hashed.
    if (!state.obstacles_in(ArchiveKind::training).empty() || !state.last || !state.last->ok)
        return VerificationScope{};
    if (state.rows <= rule.whole_up_to_rows) {
        const auto bytes = evidence_bytes(archive);
        if (!bytes) return base::fail(bytes.error());
        if (*bytes <= rule.whole_up_to_bytes) return VerificationScope{};
    }
    return VerificationScope{state.last->rows, std::move(runs), std::move(files)};
}

}  // namespace velocert::records
