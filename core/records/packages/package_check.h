// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/records/approvals/pack_approval_check.h"
#include "core/records/archive.h"
#include "core/records/files/byte_source.h"
#include "core/records/files/tar.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/integrity/verify_reports.h"
#include "core/records/ledger/ledger.h"
#include "core/records/packages/package_manifest.h"
#include "core/records/packages/package_scope.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/decision_check.h"
#include "core/records/people/signer_check.h"
#include "core/records/reports/sealed_basis.h"
#include "core/records/trail/annotation_check.h"
#include "core/sequence/run.h"

namespace velocert::records {

/// Reads one package and collects all that does not hold. Every byte is read once; only manifest and records are held
/// in memory, so that a package may be larger than the machine's memory. Files of evidence are hashed on two threads.
class PackageCheck {
  public:
    /// `outside` must outlive the check.
    PackageCheck(const ByteSource& file, const OutsideProof& outside) : file_(file), outside_(outside) {}

    void run();

    [[nodiscard]] const Verification& verification() const { return out_; }
    [[nodiscard]] Verification take_verification() { return std::move(out_); }
    [[nodiscard]] ReportsRead take_reports() { return std::move(reports_); }
    [[nodiscard]] sequence::Run take_run() { return std::move(run_); }
    [[nodiscard]] const PackageManifest& manifest() const { return manifest_; }
    /// Where each file that the records name, and each table, lies in the package.
    [[nodiscard]] std::map<base::Digest, TarMember> evidence() const;
    /// The tables of what the instruments showed; nothing in a package of before they were packed.
    [[nodiscard]] std::optional<std::vector<PackedSeries>> series() const;

  private:
    struct Checked {
        TarMember place;
        base::Digest digest;
        std::string text;  ///< of what is read as text; evidence stays in the file
    };
    void find(std::string where, std::string what) { out_.findings.push_back({std::move(where), std::move(what)}); }
    void tell(std::string where, std::string what) { out_.notes.push_back({std::move(where), std::move(what)}); }
    void hash_all(std::vector<TarMember> members);
    void check_sums();
    void check_members();
    void look_ahead(const LedgerEntry& entry);
    void check_entry(const PackageManifest::Entry& listed, base::Result<LedgerEntry> entry, bool first);
    void check_belongs(const std::string& name, LedgerEntry entry);
    [[nodiscard]] bool check_checkpoint();
    void check_stations(bool last_is_beginning);
    void check_run();
    void check_attempts();
    void check_signed_ledgers();
    void check_what_reports_rest_on();
    void check_reports();
    void check_annotations();
    void check_evidence();
    void check_series();
    [[nodiscard]] std::string_view text_of(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> sealed_record(const LedgerEntry& preparation);
    [[nodiscard]] std::string name_of(const base::Digest& digest) const;

    const ByteSource& file_;
    const OutsideProof& outside_;
    Verification out_;
    std::vector<Checked> members_;  ///< in their order
    std::map<std::string, const Checked*, std::less<>> by_name_;
    PackageManifest manifest_;
    std::vector<std::pair<std::string, base::Json>> records_;  ///< of the run itself
    std::set<base::Digest> named_;
    std::set<base::Digest> sealed_;               ///< records of preparations that were read
    std::map<std::uint64_t, SealedBasis> bases_;  ///< what those say that they rest on, by the row of the preparation
    std::vector<EvidenceOfRun> of_run_;           ///< what the records of the run name
    std::optional<PackageScope> scope_;
    std::vector<LedgerEntry> station_;  ///< keys and checkpoints, and what was signed about the run
    CertificateOwners owners_;
    SignerCheck signers_;
    ReportsRead reports_;
    AnnotationCheck annotations_;
    DecisionCheck decisions_;
    PackApprovalCheck packs_;
    base::Digest first_chain_;
    std::vector<std::string> checkpoint_files_;
    std::uint64_t last_seq_ = 0;
    sequence::Run run_;
};

/// Whether the bytes are a package, be it a damaged one.
[[nodiscard]] bool looks_like_package(const ByteSource& source);

}  // namespace velocert::records
