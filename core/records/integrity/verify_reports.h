// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/station_claims.h"
#include "core/records/ledger/ledger.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/decision_check.h"
#include "core/records/people/other_signature.h"
#include "core/records/people/signer_check.h"
#include "core/records/reports/report_register.h"
#include "core/records/reports/report_rows.h"

namespace velocert::records {

/// What a verified ledger says of reports and of what else persons signed: for whoever looks at the issued files and
/// the signers too.
struct ReportsRead {
    ReportRegister reports;
    std::set<std::uint64_t> foreign;                 ///< rows of signatures with somebody else's certificate
    std::map<base::Digest, std::string> registered;  ///< certificates with the account of each
    std::vector<OtherSignature> others;              ///< under annotations, decisions, packs and reviews of the trail
    std::vector<SignedCheckpoint> checkpoints;       ///< that hold, in order; by the keys given, if any were
    std::vector<StampedLedger> stamped;              ///< checkpoints outside with a time-stamp that is trusted
};

/// Follows what the ledger says of reports while an archive is verified: the machine of report_register.h over all
/// entries, the signatures of persons with what they say of the ledger, and the derived tables. Also where a chain was
/// made that holds.
class ReportCheck {
  public:
    using Find = std::function<void(std::string where, std::string what)>;

    /// Each entry that can be read, in order, after the owners have noted it; errors in it are told by `find`.
    void note(const LedgerEntry& entry, const CertificateOwners& owners, const Find& find);
    /// After the last entry. `leaves` are those of all rows as stored.
    void check_life(const std::vector<base::Digest>& leaves, const Find& find);
    /// Throws SQLite's exceptions. Returns the number of rows looked at.
    std::uint64_t check_tables(SQLite::Database& connection, const std::function<bool(std::int64_t)>& skip,
                               const Find& find) const {
        return check_report_rows(connection, wanted_, skip, find);
    }

    /// All entries that bear on reports, in order.
    [[nodiscard]] const std::vector<LedgerEntry>& entries() const { return entries_; }
    /// What they say after check_life(); nothing where the rules were broken.
    [[nodiscard]] ReportRegister take_reports() { return std::move(reports_); }
    [[nodiscard]] std::set<std::uint64_t> foreign() const { return signers_.foreign(); }
    /// Signatures under decisions, after check_life().
    [[nodiscard]] const std::vector<OtherSignature>& decisions() const { return decided_; }

  private:
    std::vector<LedgerEntry> entries_;
    SignerCheck signers_;
    DecisionCheck decisions_;
    std::vector<OtherSignature> decided_;
    ReportRegister reports_;
    std::set<std::string> runs_;  ///< of prepared reports
    WantedReportRows wanted_;
};

}  // namespace velocert::records
