// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/signed_data/cms.h"

#include <catch2/catch.hpp>

#include "core/signing/encoding/der.h"
#include "core/signing/signed_data/signed_data_names.h"
#include "tests/support/signing_keys.h"

using namespace velocert;
using namespace velocert::signing;
using velocert::test::CertificateWish;
using velocert::test::TestAuthority;

namespace {

const base::Digest content = base::Digest::of("the bytes of a report");

const TestAuthority& authority() {
    static const TestAuthority one;
    return one;
}

Der signed_by(SigningKey& key) {
    const auto cms = sign_cms(key, content);
    if (!cms) FAIL(cms.error().text());
    return *cms;
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), with);
}

/// A key that gives what it is told to give.
class FalseKey final : public SigningKey {
  public:
    FalseKey(SigningKey& real, base::Result<std::string> answer) : real_(real), answer_(std::move(answer)) {}
    [[nodiscard]] const Der& certificate() const override { return real_.certificate(); }
    [[nodiscard]] const std::vector<Der>& issuers() const override { return real_.issuers(); }
    [[nodiscard]] base::Result<std::string> sign(std::span<const std::uint8_t>) override { return answer_; }

  private:
    SigningKey& real_;
    base::Result<std::string> answer_;
};

/// The same key with other certificates around it.
class KeyWith final : public SigningKey {
  public:
    KeyWith(SigningKey& real, Der certificate, std::vector<Der> issuers)
        : real_(real), certificate_(std::move(certificate)), issuers_(std::move(issuers)) {}
    [[nodiscard]] const Der& certificate() const override { return certificate_; }
    [[nodiscard]] const std::vector<Der>& issuers() const override { return issuers_; }
    [[nodiscard]] base::Result<std::string> sign(std::span<const std::uint8_t> bytes) override {
        return real_.sign(bytes);
    }

  private:
    SigningKey& real_;
    Der certificate_;
    std::vector<Der> issuers_;
};

}  // namespace

TEST_CASE("a signature verifies, and tells who signed", "[cms]") {
    for (const int rsa : {0, 3072}) {
        CertificateWish wish;
        wish.rsa_bits = rsa;
        const auto key = authority().key(wish);
        const auto read = verify_cms(signed_by(*key), content);
        if (!read) FAIL(read.error().text());
        CHECK(read->certificate == key->certificate());
        CHECK(read->issuers == key->issuers());
        CHECK_FALSE(read->timestamp);
        CHECK(read->signature.size() >= 64);
    }
}

TEST_CASE("a signature carries no time of signing, and its certificate is named in what is signed", "[cms]") {
    const auto key = authority().person("Zhang San");
    const Der cms = signed_by(*key);
    CHECK(cms.find(der_oid("1.2.840.113549.1.9.5")) == std::string::npos);
    CHECK(cms.find(names::signing_certificate_v2) != std::string::npos);
    for (const Der& certificate : {key->certificate(), authority().root()}) {
        const auto digest = base::Digest::of(certificate);
        CHECK(cms.find(std::string(digest.bytes().begin(), digest.bytes().end())) != std::string::npos);
    }
}

TEST_CASE("a signature over other bytes is refused", "[cms]") {
    const auto key = authority().person("Zhang San");
    const auto read = verify_cms(signed_by(*key), base::Digest::of("other bytes"));
    REQUIRE_FALSE(read);
    CHECK(read.error().found == "the signature is over other bytes");
}

TEST_CASE("every byte of a signature that is flipped is found", "[cms]") {
    const auto key = authority().person("Zhang San");
    const Der cms = signed_by(*key);
    for (std::size_t i = 0; i < cms.size(); ++i) {
        for (const int mask : {0x01, 0x80}) {
            Der changed = cms;
            changed[i] = static_cast<char>(changed[i] ^ mask);
            if (verify_cms(changed, content)) FAIL("accepted with byte " << i << " flipped");
        }
    }
}

TEST_CASE("a signature that is cut, or goes on, is refused", "[cms]") {
    const auto key = authority().person("Zhang San");
    const Der cms = signed_by(*key);
    for (std::size_t length = 0; length < cms.size(); ++length)
        if (verify_cms(cms.substr(0, length), content)) FAIL("accepted at " << length << " bytes");
    CHECK_FALSE(verify_cms(cms + std::string(1, '\0'), content));
}

TEST_CASE("weak keys neither sign nor verify", "[cms]") {
    for (const auto& [rsa, curve] : std::vector<std::pair<int, std::string>>{{2048, ""}, {0, "P-224"}}) {
        CertificateWish wish;
        wish.rsa_bits = rsa;
        wish.curve = curve;
        const auto key = authority().key(wish);
        const auto cms = sign_cms(*key, content);
        REQUIRE_FALSE(cms);
        CHECK(cms.error().found.find("bits") != std::string::npos);
    }
}

TEST_CASE("a key that does not belong to its certificate is found before anything is made", "[cms]") {
    const auto key = authority().person("Zhang San");
    const auto other = authority().person("Li Si");
    const auto foreign = other->sign(base::as_bytes("something"));
    FalseKey wrong(*key, *foreign);
    const auto cms = sign_cms(wrong, content);
    REQUIRE_FALSE(cms);
    CHECK(cms.error().code == base::ErrorCode::not_permitted);
    FalseKey refuses(*key, base::fail(base::ErrorCode::not_permitted, "token", "the PIN is locked"));
    const auto refused = sign_cms(refuses, content);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().found == "the PIN is locked");
}

TEST_CASE("certificates that are none are refused", "[cms]") {
    const auto key = authority().person("Zhang San");
    for (const Der& certificate : {Der(), Der("no certificate"), key->certificate() + "x"}) {
        KeyWith wrong(*key, certificate, {});
        CHECK_FALSE(sign_cms(wrong, content));
        KeyWith wrong_issuer(*key, key->certificate(), {certificate});
        CHECK_FALSE(sign_cms(wrong_issuer, content));
    }
}

TEST_CASE("an issuer that stands twice is carried once", "[cms]") {
    const auto key = authority().person("Zhang San");
    KeyWith twice(*key, key->certificate(), {authority().root(), authority().root(), key->certificate()});
    const auto read = verify_cms(signed_by(twice), content);
    REQUIRE(read);
    CHECK(read->issuers == std::vector<Der>{authority().root()});
}

TEST_CASE("weaker digests and other kinds of content are refused", "[cms]") {
    const auto key = authority().person("Zhang San");
    const Der cms = signed_by(*key);
    CHECK_FALSE(verify_cms(replaced(cms, names::sha256, names::sha512), content));
    CHECK_FALSE(verify_cms(replaced(cms, names::signed_data, names::data), content));
    CHECK_FALSE(verify_cms(replaced(cms, names::ecdsa_sha256, names::ecdsa_sha512), content));
}

TEST_CASE("a further certificate, signer or unsigned attribute is refused", "[cms]") {
    const auto key = authority().person("Zhang San");
    const Der cms = signed_by(*key);
    // A time-stamp attribute may stand there; any other may not.
    const auto stamped = with_timestamp(cms, der(tag::sequence, "token"));
    REQUIRE(stamped);
    const auto read = verify_cms(*stamped, content);
    REQUIRE(read);
    CHECK(*read->timestamp == der(tag::sequence, "token"));
    CHECK_FALSE(verify_cms(replaced(*stamped, names::timestamp_token, der_oid("1.2.840.113549.1.9.16.2.15")), content));
    const auto twice = with_timestamp(*stamped, der(tag::sequence, "token"));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().found == "unsigned attributes");
}

TEST_CASE("a time-stamp goes only into a signature", "[cms]") {
    CHECK_FALSE(with_timestamp("", der(tag::sequence, "token")));
    CHECK_FALSE(with_timestamp("nothing of the kind", der(tag::sequence, "token")));
}
