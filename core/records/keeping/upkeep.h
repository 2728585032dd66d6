// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"

namespace velocert::records {

/// What an archive is to be given every day without anybody asking: its checkpoint, its verification, its backup.
/// Recorded as "upkeep-plan/1", so that the trail shows who set it and what it was before.
struct UpkeepPlan {
    std::chrono::minutes at{std::chrono::hours(2)};  ///< after midnight, UTC: the duties of a day fall due then
    std::string station_key;    ///< file of the station's key, absolute; empty: no checkpoints are made on their own
    std::string backup_folder;  ///< absolute; empty: no backups are made on their own
    std::chrono::hours rehearsal_every{24 * 31};  ///< a restore ought to be rehearsed so often: told, never done alone
    /// File with the key of the time-stamp authority that puts a time to what is signed at the window, absolute; empty:
    /// signatures there carry no token. The key is opened with its passphrase in each act, never on its own.
    std::string time_stamp_key = {};
    friend bool operator==(const UpkeepPlan&, const UpkeepPlan&) = default;
};
/// Errors: bad_value (times outside a day, paths that are not absolute, a backup inside the archive), missing_field
/// (no reason).
[[nodiscard]] base::Result<void> set_upkeep_plan(Archive& archive, const UpkeepPlan& plan, const base::Person& by,
                                                 std::string_view reason, const base::Clock& clock,
                                                 const ClockSource& source = MachineClock());
/// The plan in force; nothing if none was ever set.
[[nodiscard]] base::Result<std::optional<UpkeepPlan>> upkeep_plan_of(const Archive& archive);

/// When each duty was last done. Absent: never.
struct UpkeepFacts {
    using Time = std::chrono::system_clock::time_point;
    std::optional<Time> verified;
    std::optional<Time> checkpoint;
    std::optional<Time> backup;
    std::optional<Time> good_rehearsal;
    bool left_open = false;    ///< the last program did not close the archive, and it was not verified since
    bool undelivered = false;  ///< an outside place lacks a checkpoint
};
[[nodiscard]] base::Result<UpkeepFacts> upkeep_facts(const Archive& archive, const base::Clock& clock);

/// What is owed now.
struct UpkeepDue {
    bool checkpoint = false;
    bool delivery = false;
    bool verification = false;
    bool backup = false;
    bool rehearsal = false;  ///< overdue; a person has to do it
    bool unclean = false;    ///< the verification is owed because a program ended without closing the archive
    [[nodiscard]] bool any() const { return checkpoint || delivery || verification || backup; }
    friend bool operator==(const UpkeepDue&, const UpkeepDue&) = default;
};
/// A duty is owed when it was not done since the last time of day of the plan went by, or when it carries a time that
/// has not come yet (the clock was set back). After an unclean end the verification is owed at once. Pure.
[[nodiscard]] UpkeepDue upkeep_due(const UpkeepPlan& plan, const UpkeepFacts& facts, UpkeepFacts::Time now);
/// The last time of day of the plan that went by.
[[nodiscard]] UpkeepFacts::Time last_upkeep_time(const UpkeepPlan& plan, UpkeepFacts::Time now);

/// What is owed an archive now. Where nobody has set a plan, a real archive is verified each day all the same, and a
/// training archive from its first verification on; both after an unclean end.
struct UpkeepOwed {
    std::optional<UpkeepPlan> plan;  ///< as it was set
    UpkeepFacts facts;
    UpkeepDue due;
    [[nodiscard]] UpkeepPlan in_force() const { return plan.value_or(UpkeepPlan{}); }
};
[[nodiscard]] base::Result<UpkeepOwed> upkeep_owed(const Archive& archive, const base::Clock& clock);

/// What was done of it. A duty that failed is told and keeps being owed; the others are done all the same.
struct UpkeepDone {
    struct Act {
        std::string_view duty;  ///< "checkpoint", "delivery", "verification", "backup"
        bool good = false;
        std::string what;  ///< one sentence
    };
    std::vector<Act> acts;
    bool ended_early = false;  ///< somebody ended it; what is not among the acts is still owed
    [[nodiscard]] bool good() const;
};
/// Does what is owed: the checkpoint first, so that the backup holds it. Each leaves its own record. `archive` stays
/// open for writing, and may be used by others meanwhile where it allows that.
[[nodiscard]] UpkeepDone keep_up(Archive& archive, const UpkeepPlan& plan, const UpkeepDue& due,
                                 const base::Clock& clock, const ClockSource& source = MachineClock(),
                                 const base::Progress& progress = {});

}  // namespace velocert::records
