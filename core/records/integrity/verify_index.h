// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/progress.h"
#include "core/records/approvals/pack_approval_check.h"
#include "core/records/archive.h"
#include "core/records/index/database.h"
#include "core/records/index/entry_index.h"
#include "core/records/integrity/verification_scope.h"
#include "core/records/integrity/verify_reports.h"
#include "core/records/ledger/ledger.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/trail/annotation_check.h"
#include "core/records/trail/trail_review_check.h"

namespace velocert::records {

/// Who names an evidence file.
struct EvidenceUse {
    std::uint64_t first_seq = 0;    ///< entry that names it first
    std::vector<std::string> runs;  ///< the first few
    std::uint64_t entries = 0;

    /// "named by ledger row 7, run a, run b" for messages.
    [[nodiscard]] std::string text() const;
};

/// The rows by which one run is found, as they follow from its entries.
struct ExpectedSearch {
    RunDetail detail;
    std::string open_before;
    std::vector<std::int64_t> terms;  ///< sorted
    std::vector<std::string> texts;   ///< sorted
};

/// Recomputes everything in the index from the entries' texts: canonical form, leaf, chain, numbering, type and run
/// columns, derived tables, schema, and what SQLite can check itself. Findings go to the Verification given.
/// While a program writes (`in_use`), rows beyond those that were there when the check began are left alone, and
/// SQLite's own long check is left out so that the writer is not held up. With a scope that leaves rows out, of those
/// only texts, leaves and chain are looked at, and no table but the ledger itself.
class IndexCheck {
  public:
    IndexCheck(const Database& database, bool in_use, Verification& out, VerificationScope scope = {})
        : database_(database), in_use_(in_use), scope_(std::move(scope)), out_(out) {}

    /// Who is told how far it is, and may end it.
    void tell(base::Progress progress) { progress_ = std::move(progress); }
    void run();
    /// It was ended early: what was found is not all.
    [[nodiscard]] bool given_up() const { return given_up_; }

    [[nodiscard]] const std::vector<base::Digest>& chains() const { return chains_; }
    /// As they follow from the texts, of row i + 1; zero where there is no row.
    [[nodiscard]] const std::vector<base::Digest>& leaves() const { return leaves_; }
    /// Entries that a CheckpointCheck looks at.
    [[nodiscard]] const std::vector<LedgerEntry>& checkpoint_entries() const { return checkpoint_entries_; }
    [[nodiscard]] const std::map<base::Digest, EvidenceUse>& evidence() const { return uses_; }
    /// Size that the evidence table gives for a digest, for comparison with the file.
    [[nodiscard]] const std::map<base::Digest, std::uint64_t>& sizes() const { return sizes_; }
    /// Runs without an end.
    [[nodiscard]] std::vector<std::string> open_runs() const;
    /// Whether the run was left to be gone on with later.
    [[nodiscard]] bool suspended(const std::string& run) const { return suspended_.contains(run); }
    /// Whether the ledger says that these rows were committed in one transaction.
    [[nodiscard]] bool committed_together(std::uint64_t first, std::uint64_t last) const;
    /// Those about reports, in order; none when not all entries are looked at.
    [[nodiscard]] const std::vector<LedgerEntry>& report_entries() const { return reports_.entries(); }
    /// What the entries say of reports and of other signatures; nothing when not all of them are looked at.
    [[nodiscard]] ReportsRead take_reports();
    /// The digest of archive.json in the first entry.
    [[nodiscard]] const std::string& info_digest() const { return info_digest_; }

  private:
    struct StoredRow;
    bool clocked_ = false;     ///< an entry told the state of its clock
    bool written_by_ = false;  ///< an entry told which machine and which program wrote it
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void check_schema();
    void check_with_sqlite();
    void check_ledger();
    void check_row(const StoredRow& row);
    /// Whether the entry is read, and not only its text hashed.
    [[nodiscard]] bool is_read(const StoredRow& row) const;
    void note_evidence(const LedgerEntry& entry, std::uint64_t seq);
    void note_entry(const LedgerEntry& entry, std::uint64_t seq);
    void note_start(const DerivedRows& derived, std::uint64_t seq);
    void note_end(const DerivedRows::Ended& ended);
    void check_evidence_table();
    void check_started();
    void check_ended();
    void check_details();
    template <typename Value, typename Read, typename Excused>
    void check_listed(const char* table, const char* word, const char* from, std::vector<Value> ExpectedSearch::*listed,
                      const Read& read, const Excused& excused);
    void check_terms();
    void check_texts();
    void check_releases();
    void check_together();
    void check_reports();
    void check_trail_reviews();
    void check_packs();
    void check_annotations();
    void check_report_tables();
    [[nodiscard]] bool beyond(std::int64_t seq) const;
    [[nodiscard]] bool unreadable(std::int64_t seq) const;

    const Database& database_;
    bool in_use_;
    VerificationScope scope_;
    Verification& out_;
    base::Progress progress_;
    bool given_up_ = false;
    std::vector<base::Digest> chains_;  ///< as stored, of row i + 1
    std::vector<base::Digest> leaves_;  ///< as the texts give them
    CertificateOwners owners_;
    ReportCheck reports_;
    std::vector<LedgerEntry> checkpoint_entries_;
    std::set<std::uint64_t> unreadable_;
    std::map<base::Digest, EvidenceUse> uses_;
    std::map<base::Digest, std::uint64_t> sizes_;
    std::map<std::string, std::pair<std::uint64_t, DerivedRows::Started>> started_;
    std::map<std::string, std::pair<std::uint64_t, DerivedRows::Ended>> ended_;
    std::map<std::uint64_t, ExpectedSearch> searched_;  ///< by the row of the start
    std::set<std::uint64_t> open_;                      ///< starts without an end, as far as rows were read
    std::vector<LedgerEntry> releases_;                 ///< proposals and what became of them
    TrailReviewCheck trail_reviews_;
    AnnotationCheck annotations_;
    PackApprovalCheck packs_;
    std::vector<OtherSignature> other_signatures_;  ///< of annotations, decisions, packs, then of reviews
    std::set<std::string> suspended_;
    std::map<std::uint64_t, std::uint64_t> together_;  ///< first row of a transaction -> its last one
    std::string info_digest_;
};

}  // namespace velocert::records
