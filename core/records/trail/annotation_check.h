// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/records/ledger/ledger.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/other_signature.h"

namespace velocert::records {

/// Holds annotations, marks and withdrawals against the ledger they stand in, for an archive, a package and the act
/// that is about to add one: each reads back, its attempt is on record before it and is the one that is named, its
/// signature is over these very words, and the certificate is nobody else's. Whether the certificate may be trusted is
/// for others (signing/trust.h).
class AnnotationCheck {
  public:
    using Tell = std::function<void(std::string where, std::string what)>;
    /// The entry of that row; nothing where there is none, or none that can be read.
    using EntryAt = std::function<std::optional<LedgerEntry>(std::uint64_t row)>;

    /// Each entry in the order of the ledger, after the owners have noted it; those of other types are passed over.
    void note(const LedgerEntry& entry, const CertificateOwners& owners);
    /// After the last one: what does not hold by `find`, what cannot be told from what is at hand by `tell`. Returns
    /// the signatures, of annotations that were withdrawn too, in order.
    std::vector<OtherSignature> check(const EntryAt& entry_at, const Tell& find, const Tell& tell) const;

  private:
    struct Noted {
        LedgerEntry entry;
        CertificateOwners::Standing standing;  ///< of the certificate, by what the ledger said until then
    };
    std::vector<Noted> noted_;
};

}  // namespace velocert::records
