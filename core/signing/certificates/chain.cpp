// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <utility>

#include "core/base/clock.h"
#include "core/signing/certificates/certificate_use.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {

using std::chrono::system_clock;

namespace {

constexpr int security_level = 2;  // 112 bits: RSA of 2048 bits and SHA-224 at least, also for authorities
constexpr int deepest_chain = 8;
constexpr std::size_t most_issuers = 50;

struct Finding {
    ChainProblem problem;
    std::string reason;
};

/// What OpenSSL found wrong, all of it: the most telling is chosen afterwards.
struct Findings {
    std::vector<std::pair<int, int>> errors;  // error and depth
};

int keep_error(int ok, X509_STORE_CTX* context) {
    if (ok == 1) return 1;
    auto* findings = static_cast<Findings*>(X509_STORE_CTX_get_ex_data(context, 0));
    findings->errors.emplace_back(X509_STORE_CTX_get_error(context), X509_STORE_CTX_get_error_depth(context));
    return 1;
}

ChainProblem problem_of(int error) {
    switch (error) {
        case X509_V_ERR_CERT_HAS_EXPIRED: return ChainProblem::expired;
        case X509_V_ERR_CERT_NOT_YET_VALID: return ChainProblem::not_yet_valid;
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        case X509_V_ERR_CERT_UNTRUSTED:
        case X509_V_ERR_CERT_CHAIN_TOO_LONG: return ChainProblem::unknown_issuer;
        case X509_V_ERR_CERT_SIGNATURE_FAILURE: return ChainProblem::other_authority_of_same_name;
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_CA_MD_TOO_WEAK: return ChainProblem::weak_key;
        // Everything else is about what a certificate may be used for, or cannot be understood, which is as good.
        default: return ChainProblem::wrong_usage;
    }
}

CertificateHandle handle_of(const Certificate& certificate) {
    auto handle = certificate_from_der(certificate.der, {});
    return handle ? std::move(*handle) : CertificateHandle();
}

/// An authority of the list has the name that issued this, but did not sign it.
bool is_of_a_namesake(const Certificate& last, const TrustList& trust) {
    const auto namesake = [&](const Certificate& authority) {
        return authority.subject_name == last.issuer_name && authority.fingerprint != last.fingerprint &&
               !signed_by(last, authority);
    };
    return std::any_of(trust.roots.begin(), trust.roots.end(),
                       [&](const TrustedRoot& root) { return namesake(root.certificate); }) ||
           std::any_of(trust.intermediates.begin(), trust.intermediates.end(), namesake);
}

/// The newest list that the issuer signed.
const RevocationList* list_of(const Certificate& issuer, const TrustList& trust) {
    const RevocationList* newest = nullptr;
    for (const auto& list : trust.revocation_lists)
        if (revocation_list_holds(list, issuer) && (newest == nullptr || list.newer_than(*newest))) newest = &list;
    return newest;
}

/// Looks each certificate of the path up in the list of its issuer; the root answers for itself.
void look_for_revocations(const TrustList& trust, system_clock::time_point at, ChainStatus& status,
                          std::vector<Finding>& findings) {
    const auto unknown = [&](std::string why) {
        if (status.revocation_unknown.empty()) status.revocation_unknown = why;
        status.notes.push_back(std::move(why));
    };
    for (std::size_t i = 0; i + 1 < status.path.size(); ++i) {
        const auto& certificate = status.path[i];
        const auto& issuer = status.path[i + 1];
        const auto* list = list_of(issuer, trust);
        if (list == nullptr) {
            unknown("no revocation list of " + issuer.subject + " is at hand");
            continue;
        }
        auto& until = status.revocation_known_until;
        until = until ? std::min(*until, list->next_update) : list->next_update;
        if (list->next_update < at)
            unknown("the revocation list of " + issuer.subject + " is too old: its next one was due on " +
                    base::utc_text(list->next_update));
        const auto* entry = list->find(certificate.serial);
        if (entry == nullptr) continue;
        if (!status.revoked && (i == 0 || entry->since <= at)) status.revoked = *entry;
        if (entry->since <= at)
            findings.push_back({ChainProblem::revoked, "the certificate of " + certificate.subject +
                                                           " is revoked since " + base::utc_text(entry->since) + " (" +
                                                           std::string(name(entry->reason)) + ")"});
    }
}

std::string reason_text(int error, const Certificate* about) {
    std::string who = about == nullptr ? std::string("a certificate") : "the certificate of " + about->subject;
    switch (problem_of(error)) {
        case ChainProblem::expired:
            return who + " expired" + (about == nullptr ? "" : " on " + base::utc_text(about->not_after));
        case ChainProblem::not_yet_valid:
            return who + " is not yet valid" +
                   (about == nullptr ? "" : ", but from " + base::utc_text(about->not_before));
        case ChainProblem::unknown_issuer:
            return who + " leads to no root of the trust list" +
                   (about == nullptr ? "" : ": issued by " + about->issuer);
        case ChainProblem::other_authority_of_same_name:
            return who + " was not signed by the authority of the trust list that has its issuer's name" +
                   (about == nullptr ? "" : ", " + about->issuer);
        case ChainProblem::weak_key: return who + " has a weak key or was signed with a weak digest";
        case ChainProblem::none:
        case ChainProblem::unreadable:
        case ChainProblem::wrong_usage:
        case ChainProblem::revoked: break;
    }
    return who + ": " + X509_verify_cert_error_string(error);
}

struct Path {
    std::vector<Certificate> certificates;
    std::vector<std::pair<int, int>> errors;
    bool unreadable = false;
};

CertificateStack untrusted(std::span<const Der> issuers, const TrustList& trust, bool& readable) {
    CertificateStack out(sk_X509_new_null());
    const auto add = [&](CertificateHandle handle) {
        if (handle && sk_X509_push(out.get(), handle.get()) > 0)
            static_cast<void>(handle.release());
        else
            readable = false;
    };
    if (issuers.size() > most_issuers) readable = false;
    for (const auto& der : issuers.first(std::min(issuers.size(), most_issuers))) {
        auto handle = certificate_from_der(der, {});
        add(handle ? std::move(*handle) : CertificateHandle());
    }
    for (const auto& one : trust.intermediates) add(handle_of(one));
    return out;
}

Path find_path(const Certificate& certificate, std::span<const Der> issuers, const TrustList& trust,
               system_clock::time_point at) {
    Path out;
    bool readable = true;
    const auto others = untrusted(issuers, trust, readable);
    const auto leaf = handle_of(certificate);
    const StoreHandle store(X509_STORE_new());
    const StoreContextHandle context(X509_STORE_CTX_new());
    if (!readable || !leaf || !store || !context) {
        out.unreadable = true;
        return out;
    }
    for (const auto& root : trust.roots)
        if (const auto handle = handle_of(root.certificate); handle) X509_STORE_add_cert(store.get(), handle.get());
    Findings findings;
    X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), others.get());
    auto* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(at)));
    X509_VERIFY_PARAM_set_auth_level(parameters, security_level);
    X509_VERIFY_PARAM_set_depth(parameters, deepest_chain);
    X509_STORE_CTX_set_ex_data(context.get(), 0, &findings);
    X509_STORE_CTX_set_verify_cb(context.get(), &keep_error);
    if (X509_verify_cert(context.get()) != 1 && findings.errors.empty())
        findings.errors.emplace_back(X509_V_ERR_UNSPECIFIED, 0);
    const auto* chain = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        auto one = Certificate::parse(der_of(&i2d_X509, sk_X509_value(chain, i)), "chain");
        if (!one) break;
        out.certificates.push_back(std::move(*one));
    }
    out.errors = std::move(findings.errors);
    ERR_clear_error();
    return out;
}

void judge_keys(const ChainStatus& status, std::vector<Finding>& findings, std::vector<std::string>& notes) {
    for (std::size_t i = 0; i < status.path.size(); ++i) {
        const auto& one = status.path[i];
        if (strong_enough(one.key_kind, one.key_bits)) continue;
        if (i == 0)
            findings.push_back({ChainProblem::weak_key, "the key of " + one.subject + " is too weak: " +
                                                            one.key_text() + " (RSA of 3072 bits or more, or P-256)"});
        else
            notes.push_back("the authority " + one.subject +
                            " has a key that is not used for new ones: " + one.key_text());
    }
}

}  // namespace

bool signed_by(const Certificate& certificate, const Certificate& authority) {
    const auto one = handle_of(certificate);
    const auto other = handle_of(authority);
    const bool holds = one && other && X509_verify(one.get(), X509_get0_pubkey(other.get())) == 1;
    ERR_clear_error();
    return holds;
}

std::string_view name(ChainProblem problem) {
    switch (problem) {
        case ChainProblem::none: return "none";
        case ChainProblem::unreadable: return "unreadable";
        case ChainProblem::unknown_issuer: return "unknown-issuer";
        case ChainProblem::other_authority_of_same_name: return "other-authority-of-same-name";
        case ChainProblem::weak_key: return "weak-key";
        case ChainProblem::wrong_usage: return "wrong-usage";
        case ChainProblem::revoked: return "revoked";
        case ChainProblem::not_yet_valid: return "not-yet-valid";
        case ChainProblem::expired: return "expired";
    }
    return "unreadable";
}

ChainStatus check_chain(const Certificate& certificate, std::span<const Der> issuers, const TrustList& trust,
                        system_clock::time_point at, Purpose purpose) {
    ChainStatus status;
    auto path = find_path(certificate, issuers, trust, at);
    if (path.unreadable) {
        status.problem = ChainProblem::unreadable;
        status.reason = "the certificate of " + certificate.subject + " or one that came with it cannot be read";
        return status;
    }
    status.path = std::move(path.certificates);

    std::vector<Finding> findings;
    for (const auto& [error, depth] : path.errors) {
        const auto index = static_cast<std::size_t>(std::max(depth, 0));
        const auto* about = index < status.path.size() ? &status.path[index] : nullptr;
        // OpenSSL takes the last second for too late; RFC 5280 4.1.2.5 counts it in.
        if (error == X509_V_ERR_CERT_HAS_EXPIRED && about != nullptr && at <= about->not_after) continue;
        Finding finding{problem_of(error), reason_text(error, about)};
        if (finding.problem == ChainProblem::unknown_issuer && !status.path.empty() &&
            is_of_a_namesake(status.path.back(), trust)) {
            finding.problem = ChainProblem::other_authority_of_same_name;
            finding.reason = reason_text(X509_V_ERR_CERT_SIGNATURE_FAILURE, &status.path.back());
        }
        findings.push_back(std::move(finding));
    }
    if (const auto wrong = misuse(certificate, purpose); wrong)
        findings.push_back({ChainProblem::wrong_usage, "the certificate of " + certificate.subject + ": " + *wrong});
    judge_keys(status, findings, status.notes);
    look_for_revocations(trust, at, status, findings);
    for (const auto& root : trust.roots)
        if (!status.path.empty() && root.certificate.fingerprint == status.path.back().fingerprint)
            status.kind = root.kind;
    // Fail closed: a path that does not end at a root of the list is none, whatever was said about it.
    if (!status.kind && findings.empty())
        findings.push_back({ChainProblem::unknown_issuer, "the certificate leads to no root of the trust list"});

    const auto worst = std::min_element(findings.begin(), findings.end(),
                                        [](const Finding& a, const Finding& b) { return a.problem < b.problem; });
    status.valid = worst == findings.end();
    status.problem = status.valid ? ChainProblem::none : worst->problem;
    if (!status.valid) status.reason = worst->reason;
    return status;
}

}  // namespace velocert::signing
