// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/seal_lines.h"

#include "core/base/clock.h"

namespace velocert::reports {
namespace {

/// Who says so, and whether that is somebody else than the laboratory.
std::string witness_text(const TimeWitness& witness) {
    const auto whose = [&] {
        switch (witness.kind) {
            case WitnessKind::station: return "a station of the laboratory";
            case WitnessKind::own_authority: return "the laboratory's own time-stamp authority";
            case WitnessKind::licensed_authority: return "a licensed time-stamp authority";
        }
        return "";
    }();
    return witness.name.empty() ? whose : witness.name + ", " + whose;
}

std::string proof_text(const SealedBy& signature) {
    if (signature.proof == TimeProof::none) return "no proof of time, judged by today";
    const std::string proof =
        "proof: " + std::string(name(signature.proof)) + " of " + base::utc_text(signature.proven);
    return signature.witness ? proof + " by " + witness_text(*signature.witness) : proof;
}

/// The name that is certified; where the report says another one, that too.
std::string signer_text(const SealedBy& signature) {
    if (signature.certificate_name == signature.name) return signature.name;
    return signature.certificate_name + " (in the report: " + signature.name + ")";
}

/// That no list tells is said beside "valid": it is less than knowing that it was not revoked.
std::string revocation_text(const signing::ChainStatus& status) {
    return status.revocation_unknown.empty() ? std::string() : ", revocation not known";
}

std::string standing_text(const signing::ChainStatus& status) {
    if (!status.valid) return "not valid, " + status.reason;
    return "valid, " + (status.kind ? std::string(signing::name(*status.kind)) : "unknown") + " authority" +
           revocation_text(status);
}

}  // namespace

std::string_view name(TimeProof proof) {
    switch (proof) {
        case TimeProof::none: return "none";
        case TimeProof::timestamp: return "RFC 3161 time-stamp";
        case TimeProof::checkpoint: return "ledger checkpoint";
    }
    return "none";
}

std::string_view name(WitnessKind kind) {
    switch (kind) {
        case WitnessKind::station: return "station";
        case WitnessKind::own_authority: return "own authority";
        case WitnessKind::licensed_authority: return "licensed authority";
    }
    return {};
}

WitnessKind witness_kind(signing::TrustKind kind) {
    return kind == signing::TrustKind::licensed ? WitnessKind::licensed_authority : WitnessKind::own_authority;
}

std::string bytes_line(bool unchanged, const SealVerification& verification, const SealExpectation& expectation) {
    if (!unchanged)
        return "bytes do not hold: " + verification.findings.front().where + ": " + verification.findings.front().what;
    std::string out =
        "bytes unchanged since the last of " + std::to_string(verification.signatures.size()) + " signatures";
    if (expectation.file) out += "; as stored";
    if (expectation.record) out += "; record as in the archive";
    return out;
}

std::string signer_line(std::span<const SealedBy> signatures) {
    if (signatures.empty()) return "signers: none";
    bool all = true;
    bool named = true;
    std::string out;
    for (const SealedBy& signature : signatures) {
        all = all && signature.at_signing.valid;
        named = named && signature.stranger.empty();
        out += (out.empty() ? "" : "; ") + signature.field + " " + signer_text(signature) + ": " +
               standing_text(signature.at_signing) + (signature.stranger.empty() ? "" : ", not whom the report names") +
               " (" + proof_text(signature) + ")";
    }
    if (!named) return "signers not all those whom the report names: " + out;
    return (all ? "signers valid at signing time: " : "signers not all valid at signing time: ") + out;
}

std::string today_line(std::span<const SealedBy> signatures, std::chrono::system_clock::time_point now) {
    std::string out = "certificates today (" + base::utc_text(now).substr(0, 10) + "):";
    if (signatures.empty()) return out + " none";
    bool first = true;
    for (const SealedBy& signature : signatures) {
        out += (first ? " " : "; ") + signature.field + " " +
               (signature.today.valid ? "valid" + revocation_text(signature.today) : signature.today.reason);
        first = false;
    }
    return out;
}

std::string not_valid_words(const SealedBy& signature) {
    return "the certificate was not valid at " +
           (signature.proof == TimeProof::none ? "the time of this check, and no earlier time is proven"
                                               : base::utc_text(signature.proven)) +
           ": " + signature.at_signing.reason;
}

}  // namespace velocert::reports
