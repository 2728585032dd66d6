// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/trail_standing.h"

#include <algorithm>
#include <vector>

#include "app/reporting/report_case.h"
#include "core/records/people/people.h"
#include "core/records/trail/trail_review.h"

namespace velocert::app {

base::Result<std::string> trail_before_approval(const records::Archive& archive, const records::ReportLife& report,
                                                const sequence::Run& run) {
    const auto reviews = records::trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    std::vector<base::Person> testers{report.preparation.signers.tested};
    auto first = report.prepared_seq;
    const auto add = [&](const sequence::Run& one) -> base::Result<void> {
        const auto rows = archive.ledger_rows(one.id);
        if (!rows) return base::fail(rows.error());
        if (!rows->empty()) first = std::min(first, rows->front().seq);
        testers.push_back({one.operator_account, one.operator_name});
        for (const auto& again : one.resumptions) testers.push_back({again.operator_account, again.operator_name});
        return {};
    };
    if (auto done = add(run); !done) return base::fail(done.error());
    for (const auto& id : other_runs(run)) {
        const auto one = archive.run(id);
        if (!one) return base::fail(one.error());
        if (auto done = add(*one); !done) return base::fail(done.error());
    }
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    return records::why_unanswered(*reviews, first, report.prepared_seq, testers, &*people);
}

}  // namespace velocert::app
