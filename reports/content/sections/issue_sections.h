// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/laboratory/opinion.h"
#include "core/laboratory/order.h"
#include "core/laboratory/scope.h"
#include "core/records/reports/report_entries.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "reports/content/report.h"

namespace velocert::reports {

/// What a report that is going to be signed says beside its run: number, order, signers, and what it amends.
struct IssueInput {
    std::string number;
    const laboratory::Order& order;
    records::PlannedSigners signers;
    base::Date issue_on;
    std::optional<records::Amends> amends;
    std::vector<laboratory::MarkDecision> marks;
    std::string checkpoint;  ///< the ledger as it was when the report was prepared, as text; empty: none is printed
    std::vector<laboratory::Opinion> opinions = {};
    /// The order's photos, each JPEG or PNG, in its order; none where they were not opened (reports of before).
    std::vector<std::vector<std::uint8_t>> photos = {};
};

/// "Results relate only to the item tested", as it stands in the statement of every report.
[[nodiscard]] Bilingual relates_only();

/// Cover fields of laboratory, client and days, in the place of those a run alone can give.
[[nodiscard]] Fields issue_cover(const IssueInput& issue, const Fields& of_run);
/// "Amendment to report no. X": kind, reason and everything that changed, by names in both languages. Only where the
/// report amends one.
[[nodiscard]] Section amendment_section(const records::Amends& amends, const standards::StandardEdition& edition);
/// Laboratory, place, client, sample as received, sampling, photos, deviations agreed, results of other bodies: those
/// the order names, and the certificates the run rests on.
[[nodiscard]] Section order_section(const IssueInput& issue, const standards::StandardEdition& edition,
                                    const sequence::Run& run);
/// Applicant and factory, where the order names them.
void add_applicant_and_factory(const laboratory::Order& order, Fields& out);
/// Declared parameters, key components with their certificates, and the models that are covered, with what is different
/// and whether they make one certification unit. No blocks where the order tells nothing of the product;
/// of a report on all clauses (`whole`) that it lists no key components is told.
[[nodiscard]] Section product_section(const IssueInput& issue, const standards::ItemTraits& item, bool whole);
/// Marks of accreditation with their footnotes, and marks that are not placed with the reason. No blocks without marks.
[[nodiscard]] Section marks_section(const IssueInput& issue, const standards::StandardEdition& edition);
/// Opinions and interpretations, marked as what they are (ISO/IEC 17025, 7.8.7): each with its basis, what was said
/// with the client, and who states it. No blocks without any.
[[nodiscard]] Section opinions_section(const IssueInput& issue);
/// The checkpoint of the ledger as text and as a code for a camera. No blocks without one.
[[nodiscard]] Section checkpoint_section(const IssueInput& issue);
/// Meanings, names and places for the three signatures, the day of issue, and who authorises.
[[nodiscard]] Section signature_block(const IssueInput& issue, Standing standing);

}  // namespace velocert::reports
