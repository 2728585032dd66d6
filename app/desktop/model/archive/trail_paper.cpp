// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/trail_paper.h"

#include <utility>

#include "core/base/program.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/people/people.h"
#include "core/records/trail/trail_review.h"
#include "reports/content/trail_document.h"
#include "reports/render/pdf.h"

namespace velocert::app {

base::Result<TrailRead> read_trail(const records::Archive& archive, const records::TrailQuery& query) {
    auto entries = records::audit_trail(archive, query);
    if (!entries) return base::fail(entries.error());
    if (entries->size() > most_on_paper)
        return base::fail(base::ErrorCode::bad_value, "audit trail", std::to_string(entries->size()) + " entries",
                          "at most " + std::to_string(most_on_paper) +
                              ": choose fewer by person, object or time, or take the command 'audit --out'");
    auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto origin = records::origin_of(archive);
    if (!origin) return base::fail(origin.error());
    const auto size = archive.ledger_size();
    if (!size) return base::fail(size.error());
    const auto reviews = records::trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    TrailRead out;
    out.entries = std::move(*entries);
    out.people = std::move(*people);
    out.head.specimen = archive.training();
    out.head.origin = std::move(*origin);
    out.head.query = query;
    out.head.size = *size;
    if (!reviews->empty()) {
        out.head.reviewed_to = records::reviewed_to(*reviews);
        out.head.reviewed_by = reviews->back().review.reviewer.name;
    }
    return out;
}

base::Result<void> write_trail_paper(const TrailRead& read, const Actor& by, const base::Clock& clock,
                                     const TitleOf& titles, const std::string& file) {
    auto out = read.head;
    out.made_utc = base::utc_text(clock.now());
    out.made_by = by.person.name;
    out.program_version = base::program_version();
    for (const auto& entry : read.entries) {
        reports::TrailLine line{entry.seq,
                                entry.time,
                                reports::plain(trail_sentence(entry, read.people, titles).toStdString()),
                                {},
                                entry.reason};
        for (const auto& change : trail_changes(entry)) line.changes.push_back(reports::plain(change.toStdString()));
        out.lines.push_back(std::move(line));
    }
    return reports::write_pdf(reports::trail_document(out), file);
}

}  // namespace velocert::app
