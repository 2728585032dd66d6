// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/index_backup.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <thread>

#include "core/records/files/file.h"
#include "core/records/index/database.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

/// Between pieces a writer gets its turn; 4 MiB are copied in a few milliseconds.
constexpr int pages_at_a_time = 1024;
/// Each commit of another process begins the copy anew. After so many the rest is copied in one go.
constexpr int patient_restarts = 5;
constexpr int longest_wait_ms = 10'000;

}  // namespace

Result<void> back_up_index(const std::string& from, const std::string& to) {
    auto source = Database::open_read_only(from);
    if (!source) return base::fail(source.error());
    if (auto fresh = File::create(to); !fresh) return base::fail(fresh.error());
    try {
        SQLite::Database target(to, SQLite::OPEN_READWRITE);
        const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> copy(
            sqlite3_backup_init(target.getHandle(), "main", source->connection().getHandle(), "main"),
            &sqlite3_backup_finish);
        if (copy == nullptr) return base::fail(ErrorCode::io, to, target.getErrorMsg(), "a copy of the index");
        int pages = pages_at_a_time;
        int left = -1;
        int restarts = 0;
        int waited_ms = 0;
        while (true) {
            const int code = sqlite3_backup_step(copy.get(), pages);
            if (code == SQLITE_DONE) break;
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
                if (waited_ms >= longest_wait_ms)
                    return base::fail(ErrorCode::io, from, "a writer that does not come to an end",
                                      "a moment in which the index can be read");
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                waited_ms += 5;
                continue;
            }
            if (code != SQLITE_OK)
                return base::fail((code & 0xff) == SQLITE_FULL ? ErrorCode::disk_full : ErrorCode::io, to,
                                  sqlite3_errstr(code), "a copy of the index");
            const int now_left = sqlite3_backup_remaining(copy.get());
            if (left >= 0 && now_left >= left && ++restarts >= patient_restarts) pages = -1;
            left = now_left;
        }
    } catch (const SQLite::Exception& exception) {
        return base::fail(source->error(exception));
    }
    auto made = File::open_read(to);
    if (!made) return base::fail(made.error());
    return made->sync();
}

}  // namespace velocert::records
