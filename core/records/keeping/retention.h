// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/ledger.h"

// How long an archive is kept, and what must be kept beyond that. Types: "retention/1", "legal-hold/1",
// "legal-hold-lift/1". Nothing in this program removes a record, whatever these say: they tell people what they may
// not do with the disk.
namespace velocert::records {

/// The least time that records and reports are kept; also what holds when nothing was said.
inline constexpr int least_retention_years = 6;
inline constexpr int most_retention_years = 1000;

/// Something that must be kept because a law, a court or a client asks for it.
struct LegalHold {
    std::string id;       ///< "H1", "H2" ... in the order of the ledger
    std::string subject;  ///< what it is about: runs, items, reports, in words
    std::string reason;
    base::Person placed_by;
    std::string placed_utc;
    bool lifted = false;
    base::Person lifted_by;
    std::string lifted_utc;
    std::string lift_reason;
};

struct Retention {
    int years = least_retention_years;
    bool stated = false;  ///< somebody said it
    base::Person stated_by;
    std::string stated_utc;
    std::string reason;
    std::vector<LegalHold> holds;  ///< oldest first
};
[[nodiscard]] base::Result<Retention> retention_of(const Archive& archive);
/// The same from entries; an integrity error names the row that breaks the rules: a time that was shortened, a hold
/// lifted twice or not known.
[[nodiscard]] base::Result<Retention> retention_from(std::span<const LedgerEntry> entries);

/// Refuses (not_permitted) less than was stated before and less than least_retention_years, and (bad_value) a reason
/// without a word.
[[nodiscard]] base::Result<void> state_retention(Archive& archive, int years, const base::Person& person,
                                                 const std::string& reason);
/// Returns the hold's id.
[[nodiscard]] base::Result<std::string> place_legal_hold(Archive& archive, const std::string& subject,
                                                         const base::Person& person, const std::string& reason);
/// Errors: not_found; bad_value when it was lifted before.
[[nodiscard]] base::Result<void> lift_legal_hold(Archive& archive, std::string_view id, const base::Person& person,
                                                 const std::string& reason);

}  // namespace velocert::records
