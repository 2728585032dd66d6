// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/order.h"
#include "core/laboratory/test_item.h"
#include "core/records/archive.h"
#include "core/sequence/running/test_plan.h"
#include "core/standards/edition.h"
#include "core/standards/editions/edition_delta.h"
#include "core/standards/editions/edition_selection.h"
#include "core/standards/pack.h"
#include "core/standards/sample_plan.h"

namespace velocert::app {

/// One of the samples that the edition plans, and what came in for it.
struct SampleState {
    standards::PlannedSample planned;
    std::vector<std::string> codes;   ///< that came in, spares among them; of the test item, its own
    std::vector<std::string> spares;  ///< those of them that are held ready
    std::size_t steps = 0;            ///< that are done on it
    std::size_t not_stated = 0;       ///< those of which nobody said on which code
};

/// Something that does not fit between order, item and plan.
struct SampleWarning {
    enum class Kind : std::uint8_t {
        order_of_another,  ///< the order is of the item `other`
        not_planned,       ///< the edition plans no sample `other`
        not_the_item,      ///< it stands for the test item, whose code is `other`
        no_procedure,      ///< the edition has no procedure `other`
    };
    Kind kind = Kind::not_planned;
    std::string code;  ///< of the sample; empty where the whole order is meant
    std::string other;
    [[nodiscard]] std::string text() const;
};

/// The tests of one item, with what the archive holds of them already.
struct OrderPlan {
    std::string edition;
    std::string printed;
    standards::EditionChoice choice;  ///< why this edition
    sequence::TestPlan plan;
    std::vector<SampleState> samples;
    std::vector<SampleWarning> warnings;
};
/// Errors: those of the item's dates, of the packs, and of the archive; bad_value where the laboratory's own pack is of
/// another edition than the item is judged by. `archive` may be null, and so may `order`: then no sample but the item
/// itself has a code. `own` may be null: the shipped pack.
[[nodiscard]] base::Result<OrderPlan> plan_order(const laboratory::TestItem& item, const records::Archive* archive,
                                                 std::chrono::system_clock::time_point now,
                                                 const laboratory::Order* order = nullptr,
                                                 const standards::OwnPack* own = nullptr);

/// The other edition that the item, or its model, was certified or tested to: by its certificate, then by runs of the
/// item, then by runs of its model in the archive. Voided runs tell nothing. Empty: none is known. Errors are those of
/// the archive, which may be null.
[[nodiscard]] base::Result<std::string> tested_before(const laboratory::TestItem& item, const std::string& edition,
                                                      const records::Archive* archive);

/// What of `item` has to be tested again when it was tested to `older` and is to hold to `newer`.
struct RetestPlan {
    std::string older;  ///< as printed
    std::string newer;
    std::vector<standards::ClauseDelta> clauses;
    std::vector<std::string> dropped;  ///< clauses of the older edition that the newer one has nothing like
};
/// A laboratory's own pack stands in for the edition that it is a copy of, with what it knows of the methods; bad_value
/// where it is of neither. `own` may be null.
[[nodiscard]] base::Result<RetestPlan> plan_retest(const laboratory::TestItem& item, const std::string& older,
                                                   const std::string& newer, const records::Archive* archive,
                                                   const standards::OwnPack* own = nullptr);

}  // namespace velocert::app
