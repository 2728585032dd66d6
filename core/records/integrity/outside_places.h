// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"

namespace velocert::records {

/// How many places outside an archive its checkpoints ought to reach: one alone may be lost together with the archive.
inline constexpr std::size_t wanted_places = 2;

/// A folder on other media where checkpoints are kept. The program never makes the folder: a medium that is not there
/// must not be mistaken for one that is.
struct OutsidePlace {
    std::string name;    ///< "safe", "second host"
    std::string folder;  ///< absolute
    friend bool operator==(const OutsidePlace&, const OutsidePlace&) = default;
};

/// The list from now on, as "anchor-places/1". Refuses two places of one name or folder, folders that are not absolute
/// or lie in the archive, and a missing reason.
[[nodiscard]] base::Result<void> set_places(Archive& archive, const std::vector<OutsidePlace>& places,
                                            const base::Person& by, std::string_view reason, const base::Clock& clock,
                                            const ClockSource& source = MachineClock());
/// The list in force; empty if none was ever made.
[[nodiscard]] base::Result<std::vector<OutsidePlace>> places_of(const Archive& archive);

}  // namespace velocert::records
