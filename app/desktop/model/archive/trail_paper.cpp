// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/trail_paper.h"

#include <QCoreApplication>
#include <optional>

#include "app/version.h"
#include "app/words/words.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/people/people.h"
#include "core/records/trail/trail_review.h"
#include "reports/content/trail_document.h"
#include "reports/render/pdf.h"

namespace velocert::app {
namespace {

using base::Result;

class Words {
    Q_DECLARE_TR_FUNCTIONS(TrailPaper)
};

Result<reports::TrailPaper> paper_of(const records::Archive& archive, const records::TrailQuery& query, const Actor& by,
                                     const base::Clock& clock, const TitleOf& titles) {
    auto entries = records::audit_trail(archive, query);
    if (!entries) return base::fail(entries.error());
    if (entries->size() > most_on_paper)
        return base::fail(base::ErrorCode::bad_value, "audit trail", std::to_string(entries->size()) + " entries",
                          "at most " + std::to_string(most_on_paper) +
                              ": choose fewer by person, object or time, or take the command 'audit --out'");
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto origin = records::origin_of(archive);
    if (!origin) return base::fail(origin.error());
    const auto size = archive.ledger_size();
    if (!size) return base::fail(size.error());
    const auto reviews = records::trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    reports::TrailPaper out;
    out.specimen = archive.training();
    out.origin = std::move(*origin);
    out.query = query;
    out.size = *size;
    if (!reviews->empty()) {
        out.reviewed_to = records::reviewed_to(*reviews);
        out.reviewed_by = reviews->back().review.reviewer.name;
    }
    out.made_utc = base::utc_text(clock.now());
    out.made_by = by.person.name;
    out.program_version = program_version;
    for (const auto& entry : *entries) {
        reports::TrailLine line{entry.seq,
                                entry.time,
                                reports::plain(trail_sentence(entry, *people, titles).toStdString()),
                                {},
                                entry.reason};
        for (const auto& change : trail_changes(entry)) line.changes.push_back(reports::plain(change.toStdString()));
        out.lines.push_back(std::move(line));
    }
    return out;
}

}  // namespace

WorkResult write_trail_paper(ArchiveInUse& archive, const records::TrailQuery& query, const Actor& by,
                             const TitleOf& titles, const QString& file) {
    const records::HandingOut done{records::HandedOut::trail, "audit-trail", {}, file.toStdString(), {}, by.person};
    const auto result = hand_out_on_record(archive.archives(), archive.folder(), archive.clock(), by, done,
                                           [&](const records::Archive& opened) -> Result<void> {
                                               const auto paper = paper_of(opened, query, by, archive.clock(), titles);
                                               if (!paper) return base::fail(paper.error());
                                               return reports::write_pdf(reports::trail_document(*paper), done.to);
                                           });
    if (!result) {
        const auto words = error_words(result.error());
        return {Sign::broken, words.happened, {words.remedy, words.detail}};
    }
    WorkResult out{Sign::pass, Words::tr("Written to %1").arg(file), {}};
    if (*result)
        out.lines << Words::tr("This is not on record: %1").arg(error_words(**result).happened);
    else
        archive.say_written();
    return out;
}

}  // namespace velocert::app
