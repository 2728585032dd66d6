// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/signing_key.h"

namespace velocert::signing {

/// Why a certificate was revoked, as RFC 5280 5.3.1 names it (those an authority of persons has a use for).
enum class RevocationReason {
    unspecified,
    key_compromise,
    affiliation_changed,
    superseded,
    cessation,
    on_hold,
    withdrawn
};
/// "key-compromise" ...
[[nodiscard]] std::string_view name(RevocationReason reason);
[[nodiscard]] base::Result<RevocationReason> parse_revocation_reason(std::string_view text);

/// One line of a revocation list.
struct Revocation {
    std::string serial;  ///< lower-case hex
    /// From when on signatures no longer count: the date of the entry, or its invalidity date where that is earlier.
    std::chrono::system_clock::time_point since;
    RevocationReason reason = RevocationReason::unspecified;
};

/// A certificate revocation list as data, used without a network. Whether its issuer signed it is asked of
/// `revocation_list_holds`.
struct RevocationList {
    Der der;
    std::string issuer;       ///< common name
    std::string issuer_name;  ///< whole
    std::string number;       ///< hex; may be empty
    std::chrono::system_clock::time_point this_update;
    std::chrono::system_clock::time_point next_update;
    base::Digest fingerprint;
    std::vector<Revocation> revocations;

    /// From DER or PEM that holds exactly one. Refuses partial lists (delta, indirect, by reason or by distribution
    /// point) and lists that do not say when the next one comes: read as whole ones they would hide revocations.
    [[nodiscard]] static base::Result<RevocationList> parse(std::string_view bytes, std::string_view where);
    [[nodiscard]] std::string pem() const;
    /// The entry about that certificate, or null.
    [[nodiscard]] const Revocation* find(std::string_view serial) const;
    /// By time, and by number where two were made in one second.
    [[nodiscard]] bool newer_than(const RevocationList& other) const;
};

/// Whether this authority issued the list: name, signature, and that its certificate allows it.
[[nodiscard]] bool revocation_list_holds(const RevocationList& list, const Certificate& issuer);

}  // namespace velocert::signing
