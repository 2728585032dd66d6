// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/bn.h>

#include <algorithm>
#include <set>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;
using std::chrono::system_clock;

namespace {

using Number = std::unique_ptr<BIGNUM, OpensslFree<&BN_free>>;
using Revoked = std::unique_ptr<X509_REVOKED, OpensslFree<&X509_REVOKED_free>>;
using Enumerated = std::unique_ptr<ASN1_ENUMERATED, OpensslFree<&ASN1_ENUMERATED_free>>;

constexpr long version_2 = 1;

/// The code of RFC 5280 5.3.1.
long code_of(RevocationReason reason) {
    switch (reason) {
        case RevocationReason::unspecified: return CRL_REASON_UNSPECIFIED;
        case RevocationReason::key_compromise: return CRL_REASON_KEY_COMPROMISE;
        case RevocationReason::affiliation_changed: return CRL_REASON_AFFILIATION_CHANGED;
        case RevocationReason::superseded: return CRL_REASON_SUPERSEDED;
        case RevocationReason::cessation: return CRL_REASON_CESSATION_OF_OPERATION;
        case RevocationReason::on_hold: return CRL_REASON_CERTIFICATE_HOLD;
        case RevocationReason::withdrawn: return CRL_REASON_PRIVILEGE_WITHDRAWN;
    }
    return CRL_REASON_UNSPECIFIED;
}

IntegerHandle integer_of_hex(const std::string& hex) {
    BIGNUM* read = nullptr;
    const int digits = BN_hex2bn(&read, hex.c_str());
    const Number number(read);
    if (digits <= 0 || static_cast<std::size_t>(digits) != hex.size()) return nullptr;
    return IntegerHandle(BN_to_ASN1_INTEGER(number.get(), nullptr));
}

bool add_entry(X509_CRL* list, const Revocation& revocation) {
    Revoked entry(X509_REVOKED_new());
    const auto serial = integer_of_hex(revocation.serial);
    const auto since = asn1_time(revocation.since);
    bool good = entry && serial && since && X509_REVOKED_set_serialNumber(entry.get(), serial.get()) == 1 &&
                X509_REVOKED_set_revocationDate(entry.get(), since.get()) == 1;
    if (good && revocation.reason != RevocationReason::unspecified) {  // RFC 5280: left out then
        const Enumerated code(ASN1_ENUMERATED_new());
        good = code && ASN1_ENUMERATED_set(code.get(), code_of(revocation.reason)) == 1 &&
               X509_REVOKED_add1_ext_i2d(entry.get(), NID_crl_reason, code.get(), 0, 0) == 1;
    }
    if (!good || X509_CRL_add0_revoked(list, entry.get()) != 1) return false;
    static_cast<void>(entry.release());
    return true;
}

/// One more than the earlier one, so that a list put back is seen.
IntegerHandle next_number(const RevocationList* earlier) {
    if (earlier == nullptr || earlier->number.empty()) return integer_of_hex("01");
    BIGNUM* read = nullptr;
    BN_hex2bn(&read, earlier->number.c_str());
    const Number number(read);
    if (!number || BN_add_word(number.get(), 1) != 1) return nullptr;
    return IntegerHandle(BN_to_ASN1_INTEGER(number.get(), nullptr));
}

}  // namespace

Result<RevocationList> InternalAuthority::revocation_list(const RevocationList* earlier,
                                                          std::span<const Revocation> more,
                                                          system_clock::time_point now,
                                                          system_clock::time_point next_update) const {
    const std::string place = "revocation list of " + certificate_.subject;
    if (earlier != nullptr && !revocation_list_holds(*earlier, certificate_))
        return fail(ErrorCode::integrity, place, "the earlier list was not signed by this authority",
                    "the list it issued last");
    if (next_update <= now)
        return fail(ErrorCode::bad_value, place, "the next list due before this one", "a later time");
    if (earlier != nullptr && now <= earlier->this_update)
        return fail(ErrorCode::bad_value, place,
                    "the clock stands before the earlier list of " + base::utc_text(earlier->this_update),
                    "a later time");
    std::vector<Revocation> entries;
    if (earlier != nullptr) entries = earlier->revocations;
    std::set<std::string> serials;
    for (const auto& entry : entries) serials.insert(entry.serial);
    for (const auto& entry : more) {
        if (!serials.insert(entry.serial).second)
            return fail(ErrorCode::already_exists, place, "certificate " + entry.serial + " is revoked already",
                        "one that is not");
        if (entry.since > now)
            return fail(ErrorCode::bad_value, place, "a revocation in the future, " + base::utc_text(entry.since),
                        "now or earlier");
        entries.push_back(entry);
    }

    const RevocationHandle made(X509_CRL_new());
    const auto authority = certificate_from_der(certificate_.der, place);
    if (!authority) return fail(authority.error());
    auto* list = made.get();
    const auto from = asn1_time(now);
    const auto to = asn1_time(next_update);
    const auto number = next_number(earlier);
    bool good = list != nullptr && from && to && number && X509_CRL_set_version(list, version_2) == 1 &&
                X509_CRL_set_issuer_name(list, X509_get_subject_name(authority->get())) == 1 &&
                X509_CRL_set1_lastUpdate(list, from.get()) == 1 && X509_CRL_set1_nextUpdate(list, to.get()) == 1;
    for (const auto& entry : entries) good = good && add_entry(list, entry);
    good = good && X509_CRL_sort(list) == 1 && X509_CRL_add1_ext_i2d(list, NID_crl_number, number.get(), 0, 0) == 1;
    if (good) {
        X509V3_CTX context;
        X509V3_set_ctx(&context, authority->get(), nullptr, nullptr, list, 0);
        const ExtensionHandle key_id(
            X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always"));
        good = key_id && X509_CRL_add_ext(list, key_id.get(), -1) == 1 &&
               X509_CRL_sign(list, key_.handle(), EVP_sha256()) > 0;
    }
    if (!good) return fail(ErrorCode::bad_value, place, "it could not be made: " + openssl_reason());
    return RevocationList::parse(der_of(&i2d_X509_CRL, list), place);
}

}  // namespace velocert::signing
