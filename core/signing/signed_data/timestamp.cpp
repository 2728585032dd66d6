// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/signed_data/timestamp.h"

#include <array>

#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/signed_data.h"
#include "core/signing/signed_data/signed_data_names.h"

namespace velocert::signing {
namespace {

using base::ErrorCode;

constexpr const char* where = "time-stamp";

// The policy of a laboratory's own authority: a number of its own under 2.25, made from the UUID
// 7d0c5f0e-9b52-4c1b-8a53-5f1c9c5a2e71, in DER.
std::string own_policy() {
    return base::bytes_of_hex("06146981fa8cafc3d3b592b0b78aa9d7e3c9e2e8dc71").value_or(std::string());
}

std::string imprint_of(const base::Digest& digest) {
    const std::string bytes(reinterpret_cast<const char*>(digest.bytes().data()), base::Digest::size);
    return der(tag::sequence, {names::algorithm(names::sha256), der(tag::octets, bytes)});
}

/// "20251122020000.123Z"; DER forbids zeros at the end of the fraction.
std::string general_time(std::chrono::system_clock::time_point time) {
    const std::string utc = base::utc_text(time);
    std::string out;
    for (const char c : utc.substr(0, 19))
        if (c >= '0' && c <= '9') out += c;
    std::string fraction = utc.substr(20, 3);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    return out + (fraction.empty() ? "" : "." + fraction) + "Z";
}

base::Result<std::chrono::system_clock::time_point> read_general_time(std::string_view text) {
    const auto bad = [&] {
        return base::fail(ErrorCode::integrity, where, "a time that is none", "YYYYMMDDhhmmss[.f]Z");
    };
    if (text.size() < 15 || text.back() != 'Z') return bad();
    std::string fraction(text.substr(14, text.size() - 15));
    if (!fraction.empty()) {
        if (fraction[0] != '.' || fraction.size() < 2 || fraction.back() == '0') return bad();
        if (fraction.find_first_not_of("0123456789", 1) != std::string::npos) return bad();
        fraction.erase(0, 1);
    }
    fraction.resize(3, '0');
    const auto part = [&](std::size_t at, std::size_t count) { return std::string(text.substr(at, count)); };
    const auto time = base::parse_utc(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" +
                                      part(10, 2) + ":" + part(12, 2) + "." + fraction + "Z");
    if (!time) return bad();
    return *time;
}

struct Info {
    std::string_view policy;
    std::string_view imprint;
    std::string_view serial;
    std::string_view time;
};

Info read_info(std::string_view bytes, std::optional<base::Error>& fault) {
    Info out;
    DerReader file(bytes, where, fault);
    DerReader info = file.inside(tag::sequence, "time-stamp information");
    file.end("time-stamp information");
    if (info.value(tag::integer, "version").content != "\x01") info.refuse("another version", "1");
    out.policy = info.value(tag::oid, "policy").whole;
    out.imprint = info.value(tag::sequence, "message imprint").whole;
    out.serial = info.value(tag::integer, "serial number").content;
    out.time = info.value(tag::generalized_time, "time").content;
    // Accuracy, ordering, nonce, name of the authority and extensions say nothing that is relied on.
    while (!info.done()) (void)info.any("further member");
    return out;
}

/// The imprint as some authorities write it, with explicit empty parameters.
std::string imprint_with_null(const base::Digest& digest) {
    const std::string bytes(reinterpret_cast<const char*>(digest.bytes().data()), base::Digest::size);
    return der(tag::sequence, {der(tag::sequence, {names::sha256, der(tag::null, "")}), der(tag::octets, bytes)});
}

}  // namespace

base::Result<Der> make_timestamp(SigningKey& key, const base::Digest& digest,
                                 std::chrono::system_clock::time_point time, const std::string& serial) {
    const auto facts = PublicKey::of(key.certificate());
    if (!facts) return base::fail(facts.error());
    if (!facts->stamps_time)
        return base::fail(ErrorCode::not_permitted, where, "a certificate for other purposes",
                          "one whose only extended use, marked critical, is time-stamping");
    // tsa [0] GeneralName, of the kind directoryName [4] (RFC 3161, 2.4.2): for whoever reads it with other tools. What
    // is relied on is the certificate.
    const std::string authority = der(tag::context(0), der(tag::context(4), facts->subject));
    const std::string info =
        der(tag::sequence, {der_integer(1), own_policy(), imprint_of(digest), der_integer(base::as_bytes(serial)),
                            der(tag::generalized_time, general_time(time)), authority});
    return sign_signed_data(key, {names::timestamp_info, info, hash_of(HashKind::sha256, info)});
}

base::Result<Der> OwnTimeStampAuthority::stamp(const base::Digest& digest) {
    std::array<std::uint8_t, 16> serial{};
    entropy_.fill(serial);
    return make_timestamp(key_, digest, clock_.now(), std::string(serial.begin(), serial.end()));
}

Der timestamp_request(const base::Digest& digest) {
    // No nonce: the imprint is that of a signature that did not exist before, which tells an old answer from a new one.
    const std::string with_certificate = der(tag::boolean, "\xff");
    return der(tag::sequence, {der_integer(1), imprint_of(digest), with_certificate});
}

base::Result<Der> read_timestamp_response(std::string_view response, const base::Digest& digest) {
    std::optional<base::Error> fault;
    DerReader file(response, "time-stamp response", fault);
    DerReader outer = file.inside(tag::sequence, "response");
    file.end("response");
    DerReader status = outer.inside(tag::sequence, "status");
    const auto code = status.value(tag::integer, "status").content;
    std::string words;
    if (status.next_is(tag::sequence)) {
        DerReader texts = status.inside(tag::sequence, "words of the status");
        while (!texts.done()) words += (words.empty() ? "" : " ") + std::string(texts.any("text").content);
    }
    if (fault) return base::fail(*fault);
    // 0 granted, 1 granted with modifications.
    if (code != std::string_view("\0", 1) && code != "\x01")
        return base::fail(ErrorCode::not_permitted, "time-stamp response",
                          "the authority refused" + (words.empty() ? "" : ": " + words), "a token");
    const Der token(outer.value(tag::sequence, "token").whole);
    outer.end("response");
    if (fault) return base::fail(*fault);
    if (auto good = verify_timestamp(token, digest); !good) return base::fail(good.error());
    return token;
}

base::Result<Der> stamped(const Der& cms, const base::Digest& content, TimeStampSource& source) {
    const auto signature = verify_cms(cms, content);
    if (!signature) return base::fail(signature.error());
    const auto digest = base::Digest::of(signature->signature);
    const auto token = source.stamp(digest);
    if (!token) return base::fail(token.error());
    if (auto good = verify_timestamp(*token, digest); !good) return base::fail(good.error());
    return with_timestamp(cms, *token);
}

base::Result<TimeStamp> verify_timestamp(std::string_view token, const base::Digest& digest) {
    const auto data = verify_signed_data(token, names::timestamp_info, std::nullopt, Strictness::foreign, where);
    if (!data) return base::fail(data.error());
    std::optional<base::Error> fault;
    const Info info = read_info(data->content, fault);
    if (fault) return base::fail(*fault);
    if (info.imprint != imprint_of(digest) && info.imprint != imprint_with_null(digest))
        return base::fail(ErrorCode::integrity, where, "a time-stamp of something else", "one of this signature");
    if (!data->key.stamps_time)
        return base::fail(ErrorCode::integrity, where, "a certificate for other purposes",
                          "one whose only extended use, marked critical, is time-stamping");
    const auto time = read_general_time(info.time);
    if (!time) return base::fail(time.error());
    return TimeStamp{*time, base::hex(base::as_bytes(info.serial)), std::string(info.policy), data->certificate,
                     data->issuers};
}

}  // namespace velocert::signing
