// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/revocation_list.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/signing/encoding/openssl_handles.h"
#include "core/signing/encoding/pem.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t largest_list = 4'000'000;
constexpr int least_security_bits = 112;

constexpr std::array reasons = {
    std::pair(RevocationReason::unspecified, std::string_view("unspecified")),
    std::pair(RevocationReason::key_compromise, std::string_view("key-compromise")),
    std::pair(RevocationReason::affiliation_changed, std::string_view("affiliation-changed")),
    std::pair(RevocationReason::superseded, std::string_view("superseded")),
    std::pair(RevocationReason::cessation, std::string_view("cessation")),
    std::pair(RevocationReason::on_hold, std::string_view("on-hold")),
    std::pair(RevocationReason::withdrawn, std::string_view("withdrawn")),
};

RevocationReason reason_of(X509_REVOKED* entry) {
    auto* coded = static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr));
    if (coded == nullptr) return RevocationReason::unspecified;
    const long code = ASN1_ENUMERATED_get(coded);
    ASN1_ENUMERATED_free(coded);
    switch (code) {
        case CRL_REASON_KEY_COMPROMISE:
        case CRL_REASON_CA_COMPROMISE:
        case CRL_REASON_AA_COMPROMISE: return RevocationReason::key_compromise;
        case CRL_REASON_AFFILIATION_CHANGED: return RevocationReason::affiliation_changed;
        case CRL_REASON_SUPERSEDED: return RevocationReason::superseded;
        case CRL_REASON_CESSATION_OF_OPERATION: return RevocationReason::cessation;
        case CRL_REASON_CERTIFICATE_HOLD: return RevocationReason::on_hold;
        case CRL_REASON_PRIVILEGE_WITHDRAWN: return RevocationReason::withdrawn;
        default: return RevocationReason::unspecified;
    }
}

Result<Revocation> read_entry(X509_REVOKED* entry, const std::string& where) {
    Revocation out;
    out.serial = serial_text(X509_REVOKED_get0_serialNumber(entry));
    const auto date = time_of(X509_REVOKED_get0_revocationDate(entry), where);
    if (!date) return fail(date.error());
    out.since = *date;
    out.reason = reason_of(entry);
    auto* invalid =
        static_cast<ASN1_GENERALIZEDTIME*>(X509_REVOKED_get_ext_d2i(entry, NID_invalidity_date, nullptr, nullptr));
    if (invalid != nullptr) {
        const auto since = time_of(invalid, where);
        ASN1_GENERALIZEDTIME_free(invalid);
        if (!since) return fail(since.error());
        out.since = std::min(out.since, *since);
    }
    return out;
}

Result<RevocationHandle> handle_of(std::string_view der, const std::string& where) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    RevocationHandle out(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
    if (!out) return fail(ErrorCode::bad_value, where, "no certificate revocation list: " + openssl_reason());
    if (at != reinterpret_cast<const unsigned char*>(der.data()) + der.size())
        return fail(ErrorCode::bad_value, where, "a revocation list with bytes behind it", "nothing but the list");
    return out;
}

/// A critical extension we do not read would change what the list means.
Result<void> check_whole(const X509_CRL* list, const std::string& where) {
    for (int i = 0; i < X509_CRL_get_ext_count(list); ++i) {
        auto* extension = X509_CRL_get_ext(list, i);
        const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (nid == NID_delta_crl || nid == NID_issuing_distribution_point ||
            X509_EXTENSION_get_critical(extension) != 0)
            return fail(ErrorCode::bad_value, where, "a partial revocation list (delta, or one of several)",
                        "a complete one of its authority");
    }
    return {};
}

}  // namespace

std::string_view name(RevocationReason reason) {
    return std::find_if(reasons.begin(), reasons.end(), [&](const auto& pair) { return pair.first == reason; })->second;
}

Result<RevocationReason> parse_revocation_reason(std::string_view text) {
    const auto found =
        std::find_if(reasons.begin(), reasons.end(), [&](const auto& pair) { return pair.second == text; });
    if (found != reasons.end()) return found->first;
    std::string known;
    for (const auto& [reason, word] : reasons) known += (known.empty() ? "" : ", ") + std::string(word);
    return fail(ErrorCode::bad_value, "reason", "'" + std::string(text) + "'", known);
}

Result<RevocationList> RevocationList::parse(std::string_view bytes, std::string_view where) {
    const std::string place(where);
    if (bytes.size() > largest_list)
        return fail(ErrorCode::bad_value, place, "a file of " + std::to_string(bytes.size()) + " bytes",
                    "a revocation list of 4 million bytes at most");
    RevocationList out;
    out.der = bytes;
    if (is_pem(bytes)) {
        auto blocks = pem_blocks(bytes, 2, where);
        if (!blocks) return fail(blocks.error());
        if (blocks->size() != 1 || blocks->front().label != "X509 CRL")
            return fail(ErrorCode::bad_value, place, "not one block that says 'X509 CRL'", "one revocation list");
        out.der = std::move(blocks->front().der);
    }
    const auto handle = handle_of(out.der, place);
    if (!handle) return fail(handle.error());
    auto* list = handle->get();
    if (auto whole = check_whole(list, place); !whole) return fail(whole.error());
    const auto issuer = name_text(X509_CRL_get_issuer(list), place + " issuer");
    if (!issuer) return fail(issuer.error());
    const auto from = time_of(X509_CRL_get0_lastUpdate(list), place + " thisUpdate");
    if (!from) return fail(from.error());
    const auto to = time_of(X509_CRL_get0_nextUpdate(list), place + " nextUpdate");
    if (!to) return fail(to.error());
    out.issuer_name = *issuer;
    out.issuer = name_part(X509_CRL_get_issuer(list), NID_commonName);
    if (out.issuer.empty()) out.issuer = *issuer;
    out.this_update = *from;
    out.next_update = *to;
    out.fingerprint = base::Digest::of(out.der);
    auto* number = static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(list, NID_crl_number, nullptr, nullptr));
    const IntegerHandle number_owner(number);
    if (number != nullptr) out.number = serial_text(number);
    auto* entries = X509_CRL_get_REVOKED(list);
    for (int i = 0; i < sk_X509_REVOKED_num(entries); ++i) {  // -1 where there are none
        auto entry = read_entry(sk_X509_REVOKED_value(entries, i), place + " entry " + std::to_string(i + 1));
        if (!entry) return fail(entry.error());
        out.revocations.push_back(std::move(*entry));
    }
    ERR_clear_error();
    return out;
}

std::string RevocationList::pem() const { return pem_of("X509 CRL", der); }

const Revocation* RevocationList::find(std::string_view serial) const {
    const auto found = std::find_if(revocations.begin(), revocations.end(),
                                    [&](const Revocation& entry) { return entry.serial == serial; });
    return found == revocations.end() ? nullptr : &*found;
}

bool RevocationList::newer_than(const RevocationList& other) const {
    if (this_update != other.this_update) return this_update > other.this_update;
    if (number.size() != other.number.size()) return number.size() > other.number.size();
    return number > other.number;
}

bool revocation_list_holds(const RevocationList& list, const Certificate& issuer) {
    if (!issuer.authority || (issuer.usage.stated && !issuer.usage.revocation_sign)) return false;
    const auto crl = handle_of(list.der, {});
    const auto x509 = certificate_from_der(issuer.der, {});
    int security_bits = 0;
    const bool holds = crl && x509 &&
                       X509_NAME_cmp(X509_CRL_get_issuer(crl->get()), X509_get_subject_name(x509->get())) == 0 &&
                       X509_CRL_verify(crl->get(), X509_get0_pubkey(x509->get())) == 1;
    int digest = 0;
    const bool strong = holds && OBJ_find_sigid_algs(X509_CRL_get_signature_nid(crl->get()), &digest, nullptr) == 1 &&
                        (digest == NID_undef ||
                         ((security_bits = EVP_MD_get_size(EVP_get_digestbynid(digest)) * 4) >= least_security_bits));
    ERR_clear_error();
    return strong;
}

}  // namespace velocert::signing
