// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// Whose certificate is whose, as far as a ledger has told it up to an entry: what a signature is held against at its
/// own row. A package holds registrations but no accounts; there an unregistered certificate speaks for itself.
class CertificateOwners {
  public:
    /// Each entry in the order of the ledger; those of other types than types() are passed over.
    void note(const LedgerEntry& entry);
    /// Entries about accounts, and registrations of certificates.
    [[nodiscard]] static std::span<const std::string_view> types();

    /// Why a signature in that person's name, over that text, was made with somebody else's certificate; empty if it
    /// is the person's own, and where the signature does not hold at all, which is for its own check to say. A
    /// registered certificate is its account's alone; an account with registered ones has no other; one that is not
    /// registered must have been made out to the person.
    [[nodiscard]] std::string why_foreign(const base::Digest& certificate, std::string_view cms,
                                          std::string_view signed_text, const base::Person& person) const;
    /// Registered certificates, by SHA-256, with the account of each.
    [[nodiscard]] const std::map<base::Digest, std::string>& registered() const { return owners_; }

  private:
    std::map<base::Digest, std::string> owners_;           ///< certificate -> account
    std::map<std::string, std::set<std::string>> logins_;  ///< account -> login and folded names
};

}  // namespace velocert::records
