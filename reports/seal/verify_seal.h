// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/base/person.h"
#include "core/signing/certificates/trust.h"
#include "reports/seal/seal.h"
#include "reports/seal/seal_finding.h"

namespace velocert::reports {

/// Who says when something existed. What the laboratory's own station or authority says, the laboratory could have said
/// of any time; a licensed authority is somebody else.
enum class WitnessKind : std::uint8_t { station, own_authority, licensed_authority };
/// "station", "own authority", "licensed authority".
[[nodiscard]] std::string_view name(WitnessKind kind);
[[nodiscard]] WitnessKind witness_kind(signing::TrustKind kind);
struct TimeWitness {
    std::string name;  ///< of the station's key, or as the authority's certificate says it
    WitnessKind kind = WitnessKind::station;
};

/// What a report must hold beyond itself. Cryptography cannot see that a last signature was cut off: the list of
/// required ones does, and the stored digest.
struct SealExpectation {
    std::vector<std::string> required = seal_fields();
    /// Must outlive the call. Without it no signer is known, and nothing is ok.
    const signing::TrustList* trust = nullptr;
    std::optional<base::Digest> file;    ///< digest stored when the report was issued
    std::optional<base::Digest> record;  ///< digest of the record that must be attached as record.json
    /// The file is known to have existed at this time, by a ledger checkpoint that was verified.
    std::optional<std::chrono::system_clock::time_point> checkpoint;
    TimeWitness checkpoint_by = {};  ///< who signed or stamped it
    std::chrono::system_clock::time_point now;
    /// Accounts of registered certificates, by SHA-256, as a ledger tells them; empty where there is none at hand.
    std::map<base::Digest, std::string> registered = {};
    /// Certificates, by SHA-256, that a ledger lets pass as that person's, by more than the file can tell.
    std::map<base::Digest, base::Person> vouched = {};
};

/// What proves when a signature existed.
enum class TimeProof { none, timestamp, checkpoint };
/// "none", "RFC 3161 time-stamp", "ledger checkpoint".
[[nodiscard]] std::string_view name(TimeProof proof);

/// One signature of the report and how it stands.
struct SealedBy {
    std::string field;
    std::string name;    ///< as the file says it
    std::string reason;  ///< the meaning of the signature
    std::chrono::system_clock::time_point claimed;
    std::string certificate_name;  ///< as the certificate says it; empty when it cannot be read
    std::string account;           ///< user id in the certificate; may be empty
    signing::Der certificate;
    TimeProof proof = TimeProof::none;
    /// The time that is proven; where none is, that of the check.
    std::chrono::system_clock::time_point proven;
    signing::ChainStatus at_signing;  ///< at the proven time
    signing::ChainStatus today;
    std::optional<TimeWitness> witness = {};  ///< who proves the time; nobody where none is proven
    std::string stranger = {};                ///< why this is not the person whom the report names; empty if it is
};

/// The answer. It holds only if there is no finding at all.
struct SealVerification {
    std::vector<SealFinding> findings;
    std::vector<SealedBy> signatures;
    std::size_t checked = 0;             ///< signatures and attachments that were read
    base::Digest file;                   ///< of the whole file
    std::optional<base::Digest> record;  ///< of the attached record
    std::string bytes_line;              ///< "bytes unchanged ..."
    std::string signer_line;             ///< "signers valid at signing time ..." and by which proof
    std::string today_line;              ///< "certificates today ..."

    [[nodiscard]] bool ok() const { return findings.empty(); }
};

/// How a certificate stands at that time, by the trust list; unknown, with the reason, where there is none or the
/// certificate cannot be read.
[[nodiscard]] signing::ChainStatus chain_standing(const signing::TrustList* trust, const signing::Der& certificate,
                                                  const std::vector<signing::Der>& issuers,
                                                  std::chrono::system_clock::time_point at,
                                                  signing::Purpose purpose = signing::Purpose::signing);

/// Checks a sealed report strictly. Passes only if: every byte is one that prepare() and add_signature() would have
/// written; every signature holds over its whole writing; the required ones are there, in order, with nothing after
/// them, by different signers, each the person whom the attached record names; certificates are trusted at the proven
/// time; stored and record digests are equal. Nothing in the file is trusted, its size and depth are bounded. Any
/// thread.
[[nodiscard]] SealVerification verify_seal(std::span<const std::uint8_t> pdf, const SealExpectation& expectation);

}  // namespace velocert::reports
