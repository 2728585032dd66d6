// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// What the entries at hand tell of the people of an archive.
enum class PeopleTold : std::uint8_t {
    all,            ///< a ledger: accounts and registrations, as far as there are any
    registrations,  ///< a package: of its signers all registrations, but no accounts
    nothing,        ///< a package of before: there may be registrations that it does not hold
};

/// Whose certificate is whose, as far as entries have told it up to one of them: what a signature is held against at
/// its own row. What a package does not hold is never held against a signature that its archive would let pass.
class CertificateOwners {
  public:
    explicit CertificateOwners(PeopleTold told = PeopleTold::all) : told_(told) {}

    /// Each entry in the order of the ledger; those of other types than types() are passed over.
    void note(const LedgerEntry& entry);
    /// By what an account is known, from the sealed record of a report: login and folded names, and what was registered
    /// for it then. A name that two accounts claim is nobody's: in an archive each belongs to one person for ever. The
    /// certificates count where no registrations are at hand, so that a package which was made into one of before
    /// lets nothing pass that its own record can refuse.
    void note_known_as(const std::string& account, const std::set<std::string>& names,
                       const std::set<base::Digest>& certificates);
    /// Entries about accounts, and registrations of certificates.
    [[nodiscard]] static std::span<const std::string_view> types();

    /// How a certificate stands to the person in whose name it signed. Both texts are empty if it is the person's own.
    struct Standing {
        std::string foreign;  ///< why it is somebody else's
        std::string untold;   ///< why it cannot be told whose it is from what is at hand
    };
    /// Of a signature in that person's name, over that text. A registered certificate is its account's alone; an
    /// account with registered ones has no other; one that is not registered must have been made out to the person.
    /// Where the signature does not hold at all, that is for its own check to say.
    [[nodiscard]] Standing standing(const base::Digest& certificate, std::string_view cms, std::string_view signed_text,
                                    const base::Person& person) const;
    /// Registered certificates, by SHA-256, with the account of each.
    [[nodiscard]] const std::map<base::Digest, std::string>& registered() const { return owners_; }

  private:
    PeopleTold told_;
    bool accounts_ = false;                                ///< an entry told of one
    std::map<base::Digest, std::string> owners_;           ///< certificate -> account
    std::map<std::string, std::set<std::string>> logins_;  ///< account -> login and folded names
    std::map<std::string, std::string> claims_;            ///< name in a sealed record -> account; empty: of several
    std::map<std::string, std::set<base::Digest>> named_;  ///< account -> its certificates in sealed records
};

/// What the ledger of an archive tells of them by now: what an act is held against before it is written. Errors: those
/// of reading it.
[[nodiscard]] base::Result<CertificateOwners> certificate_owners(const Archive& archive);

}  // namespace velocert::records
