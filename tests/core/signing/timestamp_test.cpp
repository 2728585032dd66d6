// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/signed_data/timestamp.h"

#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/signing/encoding/der.h"
#include "core/signing/keys/public_key.h"
#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/signed_data.h"
#include "core/signing/signed_data/signed_data_names.h"
#include "tests/support/signing_keys.h"

using namespace velocert;
using namespace velocert::signing;
using velocert::test::TestAuthority;

namespace {

const base::Digest digest = base::Digest::of("the value of a signature");

const TestAuthority& authority() {
    static const TestAuthority one;
    return one;
}

SigningKey& stamper() {
    static const auto key = authority().time_stamper();
    return *key;
}

std::chrono::system_clock::time_point at(const char* text) { return base::parse_utc(text).value(); }

Der token_at(const char* time) {
    const auto token = make_timestamp(stamper(), digest, at(time), "\x01\x02");
    if (!token) FAIL(token.error().text());
    return *token;
}

Der response(std::uint8_t status, const Der& rest) {
    return der(tag::sequence, {der(tag::sequence, der_integer(status)), rest});
}

}  // namespace

TEST_CASE("a token tells its time to the millisecond, and who made it", "[timestamp]") {
    for (const char* time : {"2025-11-22T02:00:00.000Z", "2025-11-22T02:00:00.120Z", "2025-11-22T02:00:00.007Z",
                             "1999-12-31T23:59:59.999Z"}) {
        const auto stamp = verify_timestamp(token_at(time), digest);
        if (!stamp) FAIL(stamp.error().text());
        CHECK(base::utc_text(stamp->time) == time);
        CHECK(stamp->certificate == stamper().certificate());
        CHECK(stamp->issuers == std::vector<Der>{authority().root()});
        CHECK(stamp->serial == "0102");
        // In the token's own words, beside the certificate in it.
        const auto facts = PublicKey::of(stamper().certificate());
        REQUIRE(facts);
        const auto named = der(tag::context(0), der(tag::context(4), facts->subject));
        CHECK(std::string(token_at(time)).find(named) != std::string::npos);
    }
}

TEST_CASE("a token of something else is refused", "[timestamp]") {
    const auto stamp = verify_timestamp(token_at("2025-11-22T02:00:00.000Z"), base::Digest::of("another"));
    REQUIRE_FALSE(stamp);
    CHECK(stamp.error().found == "a time-stamp of something else");
}

TEST_CASE("only a key that does nothing else makes time-stamps", "[timestamp]") {
    const auto person = authority().person("Zhang San");
    const auto token = make_timestamp(*person, digest, at("2025-11-22T02:00:00.000Z"), "1");
    REQUIRE_FALSE(token);
    CHECK(token.error().code == base::ErrorCode::not_permitted);
    // Not critical, or with another use beside it: refused as RFC 3161 2.3 asks.
    for (const char* usage : {"timeStamping", "critical,timeStamping,emailProtection", "critical,emailProtection"}) {
        test::CertificateWish wish;
        wish.extended_usage = usage;
        CHECK_FALSE(make_timestamp(*authority().key(wish), digest, at("2025-11-22T02:00:00.000Z"), "1"));
    }
}

TEST_CASE("a person's signature is no token, and a token no signature", "[timestamp]") {
    const auto person = authority().person("Zhang San");
    const auto cms = sign_cms(*person, digest);
    REQUIRE(cms);
    CHECK_FALSE(verify_timestamp(*cms, digest));
    CHECK_FALSE(verify_cms(token_at("2025-11-22T02:00:00.000Z"), digest));
}

TEST_CASE("a token that is changed is refused, but for what its authority itself did not sign", "[timestamp]") {
    const Der token = token_at("2025-11-22T02:00:00.000Z");
    const std::size_t root_at = token.find(authority().root());
    REQUIRE(root_at != std::string::npos);
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (i >= root_at && i < root_at + authority().root().size()) continue;
        Der changed = token;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto stamp = verify_timestamp(changed, digest);
        // The versions and the list of digest algorithms stand outside what is signed; the time itself does not.
        if (stamp && stamp->time != at("2025-11-22T02:00:00.000Z")) FAIL("another time with byte " << i << " flipped");
        if (stamp && stamp->certificate != stamper().certificate()) FAIL("another authority with byte " << i);
    }
    for (std::size_t length = 0; length < token.size(); ++length)
        if (verify_timestamp(token.substr(0, length), digest)) FAIL("accepted at " << length << " bytes");
}

TEST_CASE("a request asks for the digest and the certificate", "[timestamp]") {
    // TimeStampReq of RFC 3161, 2.4.1, written out by hand.
    const std::string expected =
        "3037"
        "020101"
        "302f"
        "300b"
        "0609608648016503040201"
        "0420" +
        digest.text() + "0101ff";
    CHECK(base::hex(base::as_bytes(timestamp_request(digest))) == expected);
}

TEST_CASE("the answer of an authority is read, and its refusal told in its words", "[timestamp]") {
    const Der token = token_at("2025-11-22T02:00:00.000Z");
    for (const std::uint8_t granted : std::initializer_list<std::uint8_t>{0, 1}) {
        const auto read = read_timestamp_response(response(granted, token), digest);
        REQUIRE(read);
        CHECK(*read == token);
    }
    for (const std::uint8_t refused : std::initializer_list<std::uint8_t>{2, 3, 4, 5}) {
        const auto read = read_timestamp_response(response(refused, ""), digest);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == base::ErrorCode::not_permitted);
    }
    const Der words = der(tag::sequence, der(0x0c, "come back tomorrow"));
    const Der told = der(tag::sequence, der(tag::sequence, {der_integer(2), words}));
    CHECK(read_timestamp_response(told, digest).error().found == "the authority refused: come back tomorrow");
}

TEST_CASE("an answer that is none is refused", "[timestamp]") {
    const Der token = token_at("2025-11-22T02:00:00.000Z");
    for (const Der& bytes : {Der(), Der("<html>"), response(0, ""), response(0, "nonsense"), token,
                             response(0, token) + "x", response(0, token + der_integer(1))})
        CHECK_FALSE(read_timestamp_response(bytes, digest));
    CHECK_FALSE(read_timestamp_response(response(0, token), base::Digest::of("another")));
}

TEST_CASE("times that are none are refused", "[timestamp]") {
    const std::string good = "20251122020000Z";
    const Der token = token_at("2025-11-22T02:00:00.000Z");
    REQUIRE(token.find(good) != std::string::npos);
    // Signed anew each time by going through a token whose content is made by hand.
    for (const char* time : {"20251122020000", "20251322020000Z", "20251122020000.Z", "20251122020000.10Z",
                             "20251122020000.1xZ", "2025112202000Z", "20251122020000+0800"}) {
        const std::string imprint =
            der(tag::sequence, {names::algorithm(names::sha256),
                                der(tag::octets, std::string(digest.bytes().begin(), digest.bytes().end()))});
        const std::string info = der(tag::sequence, {der_integer(1), der_oid("1.2.3.4"), imprint, der_integer(9),
                                                     der(tag::generalized_time, time)});
        const auto made = sign_signed_data(stamper(), {names::timestamp_info, info, hash_of(HashKind::sha256, info)});
        REQUIRE(made);
        const auto stamp = verify_timestamp(*made, digest);
        REQUIRE_FALSE(stamp);
        CHECK(stamp.error().found == "a time that is none");
    }
}
