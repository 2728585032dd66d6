// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/order_plan.h"

#include "app/planning/release_choice.h"
#include "core/standards/edition_selection.h"
#include "core/standards/shipped_edition.h"

namespace velocert::app {

using base::Result;

namespace {

/// More runs of one item than any order has; beyond them the newest are taken.
constexpr int most_runs = 10'000;

/// A shipped edition as a run that starts now would be judged by it.
Result<standards::StandardEdition> edition_in_force(const std::string& edition, const records::Archive* archive) {
    const auto shipped = standards::shipped_edition(edition);
    if (!shipped) return base::fail(shipped.error());
    return with_release_in_force((*shipped)->edition, archive != nullptr && archive->training(), archive);
}

}  // namespace

Result<OrderPlan> plan_order(const laboratory::TestItem& item, const records::Archive* archive,
                             std::chrono::system_clock::time_point now) {
    const auto rule = standards::embedded_selection_rule();
    if (!rule) return base::fail(rule.error());
    const auto choice = standards::select_edition(item.traits, *rule);
    if (!choice) return base::fail(choice.error());
    const auto edition = edition_in_force(choice->edition, archive);
    if (!edition) return base::fail(edition.error());
    std::vector<sequence::Run> runs;
    if (archive != nullptr) {
        const auto listed = archive->runs_of_item(item.id, most_runs);
        if (!listed) return base::fail(listed.error());
        for (const auto& one : *listed) {
            auto run = archive->run(one.id);
            if (!run) return base::fail(run.error());
            runs.push_back(std::move(*run));
        }
    }
    return OrderPlan{edition->id, choice->reason_text, sequence::plan_tests(*edition, item.traits, runs, now)};
}

Result<RetestPlan> plan_retest(const laboratory::TestItem& item, const std::string& older, const std::string& newer,
                               const records::Archive* archive) {
    const auto before = edition_in_force(older, archive);
    if (!before) return base::fail(before.error());
    const auto now = edition_in_force(newer, archive);
    if (!now) return base::fail(now.error());
    return RetestPlan{standards::edition_delta(*before, *now, item.traits), standards::dropped_clauses(*before, *now)};
}

}  // namespace velocert::app
