// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/people/other_signature.h"

namespace velocert::records {

/// Holds decisions and their signatures against each other, for an archive and a package alike: each signature stands
/// right behind its decision, over its very record, by who decided, with a certificate of nobody else; and none is
/// missing once there was one. Whether a certificate may be trusted is for others (signing/trust.h).
class DecisionCheck {
  public:
    using Tell = std::function<void(std::string where, std::string what)>;

    /// Each entry in the order of the ledger, after the owners have noted it; those of other types are passed over.
    void note(const LedgerEntry& entry, const CertificateOwners& owners);
    /// After the last one: what does not hold by `find`, what cannot be told from what is at hand by `tell`. `ledger`
    /// is null where its leaves are not at hand. Returns the signatures, in order.
    std::vector<OtherSignature> check(const MerkleTree* ledger, const Tell& find, const Tell& tell) const;

  private:
    struct Noted {
        LedgerEntry entry;
        CertificateOwners::Standing standing;  ///< of a signature's certificate, by what the ledger said until then
    };
    std::vector<Noted> noted_;
};

}  // namespace velocert::records
