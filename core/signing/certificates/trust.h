// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/certificates/revocation_list.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// What stands behind a root: the laboratory's own authority, good for parties who agreed to it, or one that is
/// licensed to certify for the public. Somebody of the laboratory says which; a certificate cannot.
enum class TrustKind { internal, licensed };
[[nodiscard]] std::string_view name(TrustKind kind);

struct TrustedRoot {
    Certificate certificate;
    TrustKind kind = TrustKind::internal;
};

/// Whom this laboratory trusts, as data that can be read, printed and handed to an auditor. Everything is known
/// without a network.
struct TrustList {
    std::vector<TrustedRoot> roots;
    std::vector<Certificate> intermediates;
    std::vector<RevocationList> revocation_lists;

    /// From "velocert-trust/1" in JSON with PEM members; everything in it is checked as the functions below do.
    [[nodiscard]] static base::Result<TrustList> parse(std::string_view json, std::string_view where);
    [[nodiscard]] std::string text() const;

    /// A root signs itself, is an authority, and is there once (already_exists).
    [[nodiscard]] base::Result<void> add_root(Certificate certificate, TrustKind kind);
    /// An authority that another one certified.
    [[nodiscard]] base::Result<void> add_intermediate(Certificate certificate);
    /// In place of an earlier list of the same authority; one that is older than what is there is refused
    /// (already_exists), and so is one that no authority of this list signed (integrity).
    [[nodiscard]] base::Result<void> add_revocation_list(RevocationList list);
    /// What a file of an authority holds: certificates in PEM or DER, or a revocation list. Roots become `kind`. The
    /// list is unchanged if anything in the file is refused.
    [[nodiscard]] base::Result<void> import(std::string_view bytes, TrustKind kind, std::string_view where);
};

/// What a certificate is to be used for.
enum class Purpose { signing, time_stamping };

/// Why a chain does not hold. The order is that of what is said first where several things are wrong.
enum class ChainProblem {
    none,
    unreadable,                    ///< one of the issuers handed in is no certificate
    unknown_issuer,                ///< no path to a root of the list
    other_authority_of_same_name,  ///< the name is in the list, the key that signed is not: a different authority
    weak_key,                      ///< of the signer or of an issuer, or a weak digest in a certificate
    wrong_usage,                   ///< not for this purpose, or issued by something that may not issue
    revoked,
    not_yet_valid,
    expired,
};
[[nodiscard]] std::string_view name(ChainProblem problem);

/// The answer about one certificate at one time.
struct ChainStatus {
    bool valid = false;
    ChainProblem problem = ChainProblem::unknown_issuer;
    std::optional<TrustKind> kind;  ///< of the root, if one was reached
    std::string reason;             ///< one sentence in technical English; empty if valid
    /// Set also while `valid`: revoked, but only after the time that was asked about.
    std::optional<Revocation> revoked;
    std::vector<std::string> notes;  ///< "no revocation list of ..." and the like: to be told
    /// Set where nobody can say whether a certificate of the path was revoked at that time: no list of its issuer is at
    /// hand, or the list was out of date by then. Does not make a signature of the past invalid; forbids a new one.
    std::string revocation_unknown = {};
    /// Until when the revocation lists that were asked say anything: the earliest time at which one of them was to be
    /// replaced. Nothing where none was asked.
    std::optional<std::chrono::system_clock::time_point> revocation_known_until = {};
    std::vector<Certificate> path;  ///< from the certificate to the root, as far as it was found
};

/// Whether the authority's key made the signature of this certificate, whatever else is to be said of either.
[[nodiscard]] bool signed_by(const Certificate& certificate, const Certificate& authority);

/// Whether the certificate was good for `purpose` at the time `at`. `issuers` are such as came with the signature;
/// they are believed only as far as they lead to a root of the list.
[[nodiscard]] ChainStatus check_chain(const Certificate& certificate, std::span<const Der> issuers,
                                      const TrustList& trust, std::chrono::system_clock::time_point at,
                                      Purpose purpose = Purpose::signing);

}  // namespace velocert::signing
