// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "core/records/ledger/ledger.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/reports/report_register.h"

namespace velocert::records {

/// "the signature of Li Ming as tested": how findings name one.
[[nodiscard]] std::string signature_words(const SignatureStatement& statement);

/// Holds the signatures under reports against their own words and against the persons they name, for an archive and a
/// package alike. Whether a certificate may be trusted is for others (signing/trust.h).
class SignerCheck {
  public:
    using Tell = std::function<void(std::string where, std::string what)>;

    /// Each entry in the order of the ledger, after the owners have noted it; those of other types are passed over.
    void note(const LedgerEntry& entry, const CertificateOwners& owners);
    /// After the last one: what does not hold by `find`, what cannot be told from what is at hand by `tell`. Returns
    /// the number of signatures looked at.
    std::uint64_t check(const ReportRegister& reports, const Tell& find, const Tell& tell) const;
    /// Rows of signatures that were made with somebody else's certificate.
    [[nodiscard]] std::set<std::uint64_t> foreign() const;

  private:
    std::map<std::uint64_t, CertificateOwners::Standing> standings_;  ///< by the row of a signature
};

}  // namespace velocert::records
