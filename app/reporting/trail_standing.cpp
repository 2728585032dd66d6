// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/trail_standing.h"

#include <algorithm>
#include <utility>

#include "app/reporting/report_case.h"
#include "core/records/people/people.h"

namespace velocert::app {

namespace {

/// What of the trail a report rests on, and who tested in it.
struct TrailBehind {
    std::uint64_t first = 0;
    std::vector<base::Person> testers;
};
base::Result<TrailBehind> trail_behind(const records::Archive& archive, const records::ReportLife& report,
                                       const sequence::Run& run) {
    TrailBehind out{report.prepared_seq, {report.preparation.signers.tested}};
    const auto add = [&](const sequence::Run& one) -> base::Result<void> {
        const auto rows = archive.ledger_rows(one.id);
        if (!rows) return base::fail(rows.error());
        if (!rows->empty()) out.first = std::min(out.first, rows->front().seq);
        out.testers.push_back({one.operator_account, one.operator_name});
        for (const auto& again : one.resumptions) out.testers.push_back({again.operator_account, again.operator_name});
        return {};
    };
    if (auto done = add(run); !done) return base::fail(done.error());
    for (const auto& id : other_runs(run)) {
        const auto one = archive.run(id);
        if (!one) return base::fail(one.error());
        if (auto done = add(*one); !done) return base::fail(done.error());
    }
    return out;
}

}  // namespace

base::Result<TrailStanding> trail_standing(const records::Archive& archive, const records::ReportLife& report,
                                           const sequence::Run& run) {
    auto reviews = records::trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    const auto behind = trail_behind(archive, report, run);
    if (!behind) return base::fail(behind.error());
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    TrailStanding out;
    out.unanswered = records::why_unanswered(*reviews, behind->first, report.prepared_seq, behind->testers, &*people);
    std::erase_if(*reviews, [&](const records::SignedTrailReview& one) {
        return one.review.to < behind->first || one.review.from > report.prepared_seq;
    });
    out.reviews = std::move(*reviews);
    return out;
}

}  // namespace velocert::app
