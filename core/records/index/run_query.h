// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
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
    int limit = 50;                  ///< 1 to 1000
    std::string after;               ///< RunPage::next of the page before; empty for the first
};

/// Newest first, in the order of the ledger: the clock has no part in it.
struct RunPage {
    std::vector<RunSummary> runs;
    std::string next;  ///< where the next page begins; empty if this is the last one
};

}  // namespace velocert::records
