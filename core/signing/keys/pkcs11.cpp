// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/keys/pkcs11.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/digest.h"
#include "core/signing/certificates/certificate.h"
#include "core/signing/encoding/openssl_handles.h"
#include "core/signing/keys/private_key.h"
#include "core/signing/keys/token_session.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Secret;

namespace {

/// DigestInfo of SHA-256 up to the digest (RFC 8017 9.2, note 1).
constexpr std::array<char, 19> digest_info = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, '\x86', 0x48, 0x01,
                                              0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04,   0x20};

/// The two numbers a token gives, as everybody else writes them.
std::string ecdsa_der(std::string_view raw) {
    using Signature = std::unique_ptr<ECDSA_SIG, OpensslFree<&ECDSA_SIG_free>>;
    if (raw.empty() || raw.size() % 2 != 0) return {};
    const auto bytes = base::as_bytes(raw);
    const auto half = static_cast<int>(raw.size() / 2);
    const Signature signature(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(bytes.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(bytes.data() + half, half, nullptr);
    if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    return der_of(&i2d_ECDSA_SIG, signature.get());
}

struct Candidate {
    Certificate certificate;
    std::string label;
    std::string id;
    CK_OBJECT_HANDLE key = 0;
    bool has_key = false;
};

class KeyOnToken final : public SigningKey {
  public:
    KeyOnToken(TokenSession session, Candidate own, std::vector<Der> issuers, Secret pin)
        : session_(std::move(session)), own_(std::move(own)), issuers_(std::move(issuers)), pin_(std::move(pin)) {}

    [[nodiscard]] const Der& certificate() const override { return own_.certificate.der; }
    [[nodiscard]] const std::vector<Der>& issuers() const override { return issuers_; }

    [[nodiscard]] Result<std::string> sign(std::span<const std::uint8_t> bytes) override {
        const auto digest = base::Digest::of(bytes);
        std::string given(digest.bytes().begin(), digest.bytes().end());
        const bool rsa = own_.certificate.key_kind == KeyKind::rsa;
        if (rsa) given.insert(given.begin(), digest_info.begin(), digest_info.end());
        auto made = session_.sign(own_.key, rsa ? CKM_RSA_PKCS : CKM_ECDSA, given, pin_);
        if (!made) return made;
        auto out = rsa ? std::move(*made) : ecdsa_der(*made);
        // A token may hold the certificate of one key beside another key.
        if (!signature_holds(own_.certificate, bytes, out))
            return fail(ErrorCode::io, own_.certificate.subject,
                        "the token's signature does not belong to its certificate", "key and certificate of one pair");
        return out;
    }

  private:
    TokenSession session_;
    Candidate own_;
    std::vector<Der> issuers_;
    Secret pin_;
};

/// All certificates on the token, each with the private key of its id. What cannot be read is not for us.
Result<std::vector<Candidate>> candidates_on(const TokenSession& session) {
    const auto certificates = session.objects(CKO_CERTIFICATE);
    if (!certificates) return fail(certificates.error());
    const auto keys = session.objects(CKO_PRIVATE_KEY);
    if (!keys) return fail(keys.error());
    std::vector<Candidate> out;
    for (const auto object : *certificates) {
        auto certificate = Certificate::parse(session.attribute(object, CKA_VALUE), "token");
        if (!certificate) continue;
        Candidate one{std::move(*certificate), session.attribute(object, CKA_LABEL), session.attribute(object, CKA_ID)};
        for (const auto key : *keys) {
            if (one.has_key || one.id.empty() || session.attribute(key, CKA_ID) != one.id) continue;
            one.key = key;
            one.has_key = true;
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<Der> issuers_of(const Certificate& certificate, const std::vector<Candidate>& all) {
    std::vector<Der> out;
    const auto* current = &certificate;
    while (!current->self_issued && out.size() < all.size()) {
        const auto next = std::find_if(all.begin(), all.end(), [&](const Candidate& one) {
            return one.certificate.authority && one.certificate.subject_name == current->issuer_name;
        });
        if (next == all.end()) break;
        out.push_back(next->certificate.der);
        current = &next->certificate;
    }
    return out;
}

Result<TokenInSlot> find_token(CK_FUNCTION_LIST* functions, const std::string& module, std::string_view label) {
    const auto tokens = tokens_in_slots(functions, module);
    if (!tokens) return fail(tokens.error());
    std::string labels;
    for (const auto& one : *tokens) {
        if (one.token.label == label) return one;
        labels += (labels.empty() ? "'" : ", '") + one.token.label + "'";
    }
    return fail(ErrorCode::not_found, module, "no token '" + std::string(label) + "' is plugged in",
                labels.empty() ? "a token" : "one of " + labels);
}

/// The one key that is meant; anything else is said with what there is.
Result<Candidate> choose(std::vector<Candidate>& all, std::string_view label, const std::string& where) {
    std::vector<Candidate*> fitting;
    std::string labels;
    for (auto& one : all) {
        if (!one.has_key) continue;
        labels += (labels.empty() ? "'" : ", '") + one.label + "'";
        if (label.empty() || one.label == label || base::hex(base::as_bytes(one.id)) == label) fitting.push_back(&one);
    }
    if (labels.empty()) return fail(ErrorCode::not_found, where, "no key with a certificate on the token", "one");
    if (fitting.empty())
        return fail(ErrorCode::not_found, where, "no key with a certificate '" + std::string(label) + "' on the token",
                    "one of " + labels);
    if (fitting.size() > 1)
        return fail(ErrorCode::bad_value, where, "several keys fit", "the label or id of one of " + labels);
    return *fitting.front();
}

}  // namespace

Result<std::vector<Token>> tokens_of(const std::string& module) {
    const auto functions = load_module(module);
    if (!functions) return fail(functions.error());
    const auto found = tokens_in_slots(*functions, module);
    if (!found) return fail(found.error());
    std::vector<Token> out;
    for (const auto& one : *found) out.push_back(one.token);
    return out;
}

Result<std::unique_ptr<SigningKey>> open_pkcs11(const std::string& module, std::string_view token_label,
                                                const Secret& pin, std::string_view label) {
    const auto functions = load_module(module);
    if (!functions) return fail(functions.error());
    const auto token = find_token(*functions, module, token_label);
    if (!token) return fail(token.error());
    const std::string where = "token " + token->token.label;
    // Another wrong try would do no good where it is locked already.
    if (token->token.pin_locked) return fail(token_error(CKR_PIN_LOCKED, where));
    auto session = TokenSession::open(*functions, token->slot, pin, where);
    if (!session) {
        const auto after = find_token(*functions, module, token_label);
        auto error = session.error();
        if (after && after->token.last_try) error.found += "; one more locks the token";
        if (after && after->token.pin_locked) error = token_error(CKR_PIN_LOCKED, where);
        return fail(error);
    }
    auto all = candidates_on(*session);
    if (!all) return fail(all.error());
    auto own = choose(*all, label, where);
    if (!own) return fail(own.error());
    if (!strong_enough(own->certificate.key_kind, own->certificate.key_bits))
        return fail(ErrorCode::not_permitted, where, "a key too weak to sign with: " + own->certificate.key_text(),
                    "RSA of 3072 bits or more, or P-256");
    auto issuers = issuers_of(own->certificate, *all);
    return std::make_unique<KeyOnToken>(std::move(*session), std::move(*own), std::move(issuers),
                                        Secret(std::string(pin.view())));
}

}  // namespace velocert::signing
