// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/keeping/backup.h"

// What the ledger knows of its own backups. Types: "backup/1", "rehearsal/1". Read strictly.
namespace velocert::records {

/// One backup that was made.
struct BackupRecord {
    std::string utc;  ///< when the snapshot was taken
    std::string snapshot;
    std::string place;  ///< the folder, as it was named
    base::Digest manifest;
    std::uint64_t tree_size = 0;
    base::Digest root;
    std::optional<base::Person> person;  ///< absent: by schedule
};

/// One restore into a scratch folder, with everything verified and computed again.
struct RehearsalRecord {
    std::string utc;
    std::string snapshot;
    base::Digest manifest;
    std::uint64_t checked = 0;
    std::uint64_t findings = 0;
    std::uint64_t runs = 0;  ///< computed again
    std::uint64_t differences = 0;
    std::string first_finding;  ///< empty if all held
    std::optional<base::Person> person;
    [[nodiscard]] bool good() const { return findings == 0 && differences == 0; }
};

struct BackupHistory {
    std::optional<BackupRecord> last;
    std::optional<RehearsalRecord> last_rehearsal;
    std::optional<RehearsalRecord> last_good_rehearsal;
    std::set<std::pair<std::string, std::string>> named;  ///< every snapshot on record, by its place and its name
    std::set<base::Digest> manifests;                     ///< and by its manifest, wherever it lies and was named then
};
[[nodiscard]] base::Result<BackupHistory> backup_history(const Archive& archive);

[[nodiscard]] base::Result<void> record_backup(Archive& archive, const Snapshot& snapshot, const std::string& place,
                                               const std::optional<base::Person>& person);
[[nodiscard]] base::Result<void> record_rehearsal(Archive& archive, const RehearsalRecord& rehearsal);

/// How old the newest backup is, and whether that is too old.
struct BackupAge {
    std::optional<std::chrono::seconds> age;  ///< absent: there is none
    bool alarm = true;
};
inline constexpr std::chrono::hours usual_backup_age{24};
/// A backup from the future (the clock was set back) is as good as none.
[[nodiscard]] BackupAge backup_age(const std::optional<std::string>& newest_utc,
                                   std::chrono::system_clock::time_point now,
                                   std::chrono::seconds limit = usual_backup_age);

}  // namespace velocert::records
