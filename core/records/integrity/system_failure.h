// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/ledger/ledger.h"

// That a program ended without closing its archive is a failure of the system: what it was, what was done at once and
// what is done against the next one belongs on record (ISO/IEC 17025, 7.11.3 e).
namespace velocert::records {

/// What somebody said of one or several failures.
struct FailureAccount {
    std::string cause;              ///< what happened, as far as it is known
    std::string immediate_action;   ///< what was done at once: what was looked at, repeated, switched off
    std::string corrective_action;  ///< what is done so that it does not happen again, or why nothing is
    base::Person by{};
    std::string utc{};      ///< time of the entry
    std::uint64_t seq = 0;  ///< of the entry
};

/// One unclean end, as the next program noticed it.
struct SystemFailure {
    std::uint64_t seq = 0;  ///< of its "recovered/1"
    std::string utc;        ///< when it was noticed
    /// In their order: more may become known later, and the first account stays.
    std::vector<FailureAccount> accounts;
    [[nodiscard]] bool open() const { return accounts.empty(); }
};

/// All there were, oldest first. An integrity error names a row that is neither a failure nor an account of one.
[[nodiscard]] base::Result<std::vector<SystemFailure>> system_failures(const Archive& archive);
/// The same from entries of "recovered/1" and "failure-account/1".
[[nodiscard]] base::Result<std::vector<SystemFailure>> system_failures(std::span<const LedgerEntry> entries);
/// Those that nobody has accounted for.
[[nodiscard]] std::vector<SystemFailure> open_failures(std::vector<SystemFailure> failures);

/// Records what is said of the failures in these rows as "failure-account/1"; `by`, `utc` and `seq` of the account are
/// not looked at. That the person may do so is the caller's to see to. Errors: missing_field (no row, or a text that
/// says nothing), not_found (a row that is no failure), duplicates as bad_value.
[[nodiscard]] base::Result<void> account_for_failures(Archive& archive, std::span<const std::uint64_t> rows,
                                                      const FailureAccount& account, const base::Person& by,
                                                      const base::Clock& clock,
                                                      const ClockSource& source = MachineClock());

}  // namespace velocert::records
