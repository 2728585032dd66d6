// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/other_signature.h"

namespace velocert::records {

/// Holds the reviews of the audit trail against the ledger they stand in: none leaves entries out, each was signed over
/// this very ledger, and the certificate is the reviewer's. Whether it may be trusted is for others (signing/trust.h).
class TrailReviewCheck {
  public:
    using Find = std::function<void(std::string where, std::string what)>;

    /// Each entry in the order of the ledger, after the owners have noted it; those of other types are passed over.
    void note(const LedgerEntry& entry, const CertificateOwners& owners);
    /// After the last one. `leaves` are those of all rows. Returns the signatures, in order; none where reviews leave
    /// entries out or cannot be read.
    std::vector<OtherSignature> check(const std::vector<base::Digest>& leaves, const Find& find) const;

  private:
    std::vector<LedgerEntry> entries_;
    std::map<std::uint64_t, std::string> foreign_;  ///< by row: why the certificate is not the reviewer's
};

}  // namespace velocert::records
