// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/conformity/verdict.h"
#include "core/records/archive.h"
#include "core/sequence/run.h"

namespace velocert::records {

/// Which runs are wanted: all that is given must hold. A page costs what it shows, however many runs there are.
struct RunQuery {
    std::string item;           ///< the item's code, as written
    std::string edition;        ///< "GB17761-2024"
    std::string operator_name;  ///< as folded_name() compares
    std::string text;           ///< beginning of the item's code, model, maker or vehicle code, in any case
    std::optional<conformity::Verdict> verdict;
    std::optional<sequence::Lifecycle> lifecycle;
    std::optional<base::Date> from;  ///< day of the start, by UTC
    std::optional<base::Date> to;    ///< the last day wanted
    std::string id;                  ///< that one run
    /// Instruments as the station had them, by driver and port: one of them took part. The virtual bench has no ports.
    std::vector<std::pair<std::string, std::string>> instruments;
    bool virtual_bench = false;  ///< on the virtual bench
    /// Of the runs that all else finds so many are looked at for instruments, which no list is kept of. 0: all.
    int most_looked_at = 0;
    /// Runs that have ended and of which no report was ever prepared, oldest first; all else but limit and after must
    /// be left as it is. A page costs what it shows and what lies between its runs: `after` leaves out what is known.
    bool waiting = false;
    int limit = 50;     ///< 1 to 1000
    std::string after;  ///< RunPage::next of the page before; empty for the first
};

/// Newest first, in the order of the ledger: the clock has no part in it.
struct RunPage {
    std::vector<RunSummary> runs;
    std::string next;  ///< where the next page begins; empty if this is the last one
    /// Of waiting runs: how many there are, shown or not; and, of a first page, a place for `after` up to which no run
    /// waits and none ever will.
    std::uint64_t waiting = 0;
    std::string none_before;
};

}  // namespace velocert::records
