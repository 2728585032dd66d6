// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/test_item.h"
#include "core/records/archive.h"
#include "core/sequence/running/test_plan.h"
#include "core/standards/edition.h"
#include "core/standards/edition_delta.h"

namespace velocert::app {

/// The tests of one item, with what the archive holds of them already.
struct OrderPlan {
    std::string edition;
    std::string reason;  ///< why this edition
    sequence::TestPlan plan;
};
/// Errors: those of the item's dates, of the packs, and of the archive. `archive` may be null.
[[nodiscard]] base::Result<OrderPlan> plan_order(const laboratory::TestItem& item, const records::Archive* archive,
                                                 std::chrono::system_clock::time_point now);

/// What of `item` has to be tested again when it was tested to `older` and is to hold to `newer`.
struct RetestPlan {
    std::vector<standards::ClauseDelta> clauses;
    std::vector<std::string> dropped;  ///< clauses of the older edition that the newer one has nothing like
};
[[nodiscard]] base::Result<RetestPlan> plan_retest(const laboratory::TestItem& item, const std::string& older,
                                                   const std::string& newer, const records::Archive* archive);

}  // namespace velocert::app
