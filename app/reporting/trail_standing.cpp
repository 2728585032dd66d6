// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/trail_standing.h"

#include <vector>

#include "core/records/trail/trail_review.h"

namespace velocert::app {

base::Result<std::string> trail_before_approval(const records::Archive& archive, const records::ReportLife& report,
                                                const sequence::Run& run) {
    const auto reviews = records::trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    const auto rows = archive.ledger_rows(run.id);
    if (!rows) return base::fail(rows.error());
    const auto first = rows->empty() ? report.prepared_seq : rows->front().seq;
    std::vector<base::Person> testers{report.preparation.signers.tested, {run.operator_account, run.operator_name}};
    for (const auto& one : run.resumptions) testers.push_back({one.operator_account, one.operator_name});
    return records::why_unanswered(*reviews, first, report.prepared_seq, testers);
}

}  // namespace velocert::app
