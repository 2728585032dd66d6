// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/records/approvals/pack_history.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/other_signature.h"
#include "core/sequence/documents/pack_approval.h"

namespace velocert::records {

/// Holds the approvals of packs against the rules, their signatures against persons and ledger, and the runs by a
/// laboratory's own pack against the approvals, for an archive and a package alike. A run that was begun by a program
/// which asked for none is told, and is no fault. Whether a certificate may be trusted is for others (signing/trust.h).
class PackApprovalCheck {
  public:
    using Tell = std::function<void(std::string where, std::string what)>;

    /// SHA-256 of archive.json, by which approvals name their archive.
    void of_archive(std::string name) { archive_ = std::move(name); }
    /// Each entry in the order of the ledger, after the owners have noted it; those of other types are passed over.
    void note(const LedgerEntry& entry, const CertificateOwners& owners);
    /// After the last one: what does not hold by `find`, what is only to be told by `tell`. `leaves` are those
    /// of all rows, null where they are not at hand. Returns the signatures, in order; none where the rules are broken.
    std::vector<OtherSignature> check(const std::vector<base::Digest>* leaves, const Tell& find,
                                      const Tell& tell) const;
    /// The approvals alone, each with what is wrong with its signature. Errors: those of pack_history().
    [[nodiscard]] base::Result<PackHistory> history(const MerkleTree* ledger) const;

  private:
    /// A run that began by a laboratory's own pack.
    struct Begun {
        std::uint64_t seq = 0;
        std::string run;
        std::string pack;
        std::string laboratory;
        bool accounts = false;  ///< the archive had some by then
        std::optional<sequence::PackApproval> approval;
    };
    void note_start(const LedgerEntry& entry);
    void check_run(const Begun& run, const PackHistory& history, const Tell& find, const Tell& tell) const;

    std::string archive_;
    bool accounts_ = false;
    std::vector<LedgerEntry> entries_;
    std::map<std::uint64_t, CertificateOwners::Standing> standings_;  ///< by the row of an approval
    std::vector<Begun> runs_;
    std::set<std::string> combined_;  ///< runs that bring others together: what holds of those was asked of them
};

}  // namespace velocert::records
