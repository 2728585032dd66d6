// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/report_pages.h"

#include <utility>

#include "app/reporting/order_photos.h"
#include "app/reporting/report_case.h"
#include "core/laboratory/opinion.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/annotation_acts.h"
#include "reports/content/build_report.h"
#include "reports/render/pdf.h"
#include "reports/seal/seal.h"

namespace velocert::app {

using base::Result;

Result<std::vector<std::uint8_t>> make_document(const reports::Report& report, std::string_view record,
                                                std::string_view run_ended_utc) {
    const auto pages = reports::render_pdf(report);
    if (!pages) return base::fail(pages.error());
    // Dated like the document, by the run: preparing again from the same gives the same bytes.
    const auto ended = base::parse_utc(run_ended_utc);
    if (!ended) return base::fail(ended.error());
    const reports::Attachment attachment{reports::record_attachment,     "application/json",
                                         reports::Relationship::data,    "Record of the report",
                                         {record.begin(), record.end()}, *ended};
    return reports::prepare(*pages, {attachment});
}

Result<std::string> checkpoint_text(const records::Archive& archive, std::uint64_t entries) {
    const auto all = records::checkpoints(archive);
    if (!all) return base::fail(all.error());
    const records::SignedCheckpoint* latest = nullptr;
    for (const auto& one : *all)
        if (one.checkpoint.size < entries) latest = &one;  // its own entry came next
    // It stands on paper as text and code.
    if (latest != nullptr) return latest->note;
    // Without a station's key the bare head of the tree is printed: size and root can still be compared.
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    if (leaves->size() > entries) leaves->resize(entries);
    const auto size = leaves->size();
    const records::MerkleTree tree(std::move(*leaves));
    return "unsigned\n" + std::to_string(size) + "\n" + tree.root().text() + "\n";
}

namespace {

/// The marks that were decided when the report was prepared: what the scope says today is another matter.
Result<std::vector<laboratory::MarkDecision>> marks_of(const base::Json& record) {
    const auto* marks = record.find("marks");
    if (marks == nullptr) return std::vector<laboratory::MarkDecision>{};  // of before they were kept
    return laboratory::mark_decisions_from_json(*marks, "record of the report");
}

Result<std::vector<laboratory::Opinion>> opinions_of(const base::Json& record) {
    const auto* opinions = record.find("opinions");
    if (opinions == nullptr) return std::vector<laboratory::Opinion>{};
    return laboratory::opinions_from_json(*opinions, "record of the report");
}

/// How many entries the ledger had when the report was prepared: a clock that had stepped is noted, in the same act,
/// right before the report itself.
Result<std::uint64_t> entries_before(const records::Archive& archive, std::uint64_t prepared_seq) {
    const auto before = prepared_seq - 1;
    const auto row = archive.ledger_row(before);
    if (!row) return base::fail(row.error());
    const auto entry = records::parse_entry(row->canonical, records::row_name(before));
    if (!entry) return base::fail(entry.error());
    return entry->type == "clock-step/1" ? before - 1 : before;
}

}  // namespace

Result<ReportPages> report_pages(const records::Archive& archive, std::string_view number,
                                 const sequence::DecoderSource& decoders) {
    const auto life = records::report_life(archive, number);
    if (!life) return base::fail(life.error());
    const auto loaded = load_report_case(archive, number);
    if (!loaded) return base::fail(loaded.error());
    const auto& preparation = life->preparation;
    const auto record = archive.load(preparation.record);
    if (!record) return base::fail(record.error());
    const std::string_view record_text(reinterpret_cast<const char*>(record->data()), record->size());
    const auto sealed = base::Json::parse(record_text, "record of the report");
    if (!sealed) return base::fail(sealed.error());
    auto marks = marks_of(*sealed);
    if (!marks) return base::fail(marks.error());
    auto opinions = opinions_of(*sealed);
    if (!opinions) return base::fail(opinions.error());
    auto photos = load_photos(archive, preparation.photos);
    if (!photos) return base::fail(photos.error());
    const auto entries = entries_before(archive, life->prepared_seq);
    if (!entries) return base::fail(entries.error());
    auto checkpoint = checkpoint_text(archive, *entries);
    if (!checkpoint) return base::fail(checkpoint.error());
    const reports::IssueInput issue{preparation.report,     loaded->order,        preparation.signers,
                                    preparation.issue_on,   preparation.amends,   std::move(*marks),
                                    std::move(*checkpoint), std::move(*opinions), std::move(*photos)};
    // As the ledger had them when the report was frozen: neither a later annotation nor a withdrawal changes a page.
    // Pages of before the runs that it rests on were kept have the notes of its own run alone.
    const auto noted = preparation.rests_on.empty()
                           ? records::run_annotations(archive, loaded->run.id, life->prepared_seq)
                           : records::report_annotations(archive, loaded->run, life->prepared_seq);
    if (!noted) return base::fail(noted.error());
    auto report = reports::build_report({loaded->run, loaded->edition, archive, decoders, &issue, noted->notes});
    if (!report) return base::fail(report.error());
    const auto again = make_document(*report, record_text, loaded->run.ended_utc);
    if (!again) return base::fail(again.error());
    return ReportPages{std::move(*report), preparation.document, base::Digest::of(*again) == preparation.document};
}

}  // namespace velocert::app
