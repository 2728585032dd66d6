// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/authority/internal_authority.h"

#include <openssl/obj_mac.h>

#include <string_view>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/signing/authority/certificate_draft.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Secret;
using std::chrono::system_clock;

namespace {

constexpr std::size_t shortest_part = 12;
// What a stranger sees first in the name of the authority and of everybody it certified.
constexpr const char* authority_unit = "Internal authority, not a licensed one";
constexpr const char* person_unit = "Internal certificate, not by a licensed authority";

Result<void> within(const std::string& where, int years, int least, int most) {
    if (years >= least && years <= most) return {};
    return fail(ErrorCode::bad_value, where, std::to_string(years) + " years",
                std::to_string(least) + " to " + std::to_string(most));
}

/// The unit that tells it from others; also tells an internal authority's key file from any other one.
bool says_internal(const Certificate& certificate) {
    return certificate.subject_name.find("Internal authority") != std::string::npos;
}

}  // namespace

Result<Secret> joined_passphrase(const Secret& first, const Secret& second) {
    for (const auto* part : {&first, &second})
        if (part->view().size() < shortest_part)
            return fail(ErrorCode::bad_value, "passphrase of the authority", "a part of fewer than 12 characters",
                        "two parts of 12 or more, each known to one person");
    if (first.view() == second.view())
        return fail(ErrorCode::bad_value, "passphrase of the authority", "two equal parts",
                    "two parts, each known to one person alone");
    std::string whole;
    whole.reserve(first.view().size() + second.view().size());
    whole.append(first.view()).append(second.view());
    return Secret(std::move(whole));
}

Result<InternalAuthority> InternalAuthority::make(const std::string& organization, KeyKind kind, int years,
                                                  system_clock::time_point now) {
    const auto checked = base::person_named(organization, "organization");
    if (!checked) return fail(checked.error());
    if (auto good = within("years of the authority", years, 5, 30); !good) return fail(good.error());
    auto key = PrivateKey::make(kind);
    if (!key) return fail(key.error());
    CertificateDraft draft{
        {{NID_commonName, checked->name + " internal authority"},
         {NID_organizationalUnitName, authority_unit},
         {NID_organizationName, checked->name}},
        now,
        years_after(now, years),
        {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"}, {NID_key_usage, "critical,keyCertSign,cRLSign"}}};
    auto certificate = certify(draft, *key, nullptr, *key);
    if (!certificate) return fail(certificate.error());
    return InternalAuthority(std::move(*key), std::move(*certificate));
}

Result<InternalAuthority> InternalAuthority::open(std::span<const std::uint8_t> key_file, const Secret& passphrase) {
    auto read = read_pkcs12(key_file, passphrase, "key file of the authority");
    if (!read) return fail(read.error());
    if (!read->certificate.authority || !read->certificate.self_issued || !says_internal(read->certificate))
        return fail(ErrorCode::bad_value, "key file of the authority",
                    "the key of " + read->certificate.subject + ", which is no internal authority",
                    "one made by 'certificate authority'");
    return InternalAuthority(std::move(read->key), std::move(read->certificate));
}

Result<std::string> InternalAuthority::key_file(const Secret& passphrase, int iterations) const {
    return make_pkcs12(key_, certificate_, {}, passphrase, iterations);
}

Result<IssuedKey> InternalAuthority::issue(const PersonRequest& request, const Secret& passphrase,
                                           system_clock::time_point now) const {
    const auto person = base::person_named(request.name, "name of the certificate");
    if (!person) return fail(person.error());
    if (auto good = within("years of the certificate", request.years, 1, 3); !good) return fail(good.error());
    const auto not_after = years_after(now, request.years);
    if (now < certificate_.not_before || not_after > certificate_.not_after)
        return fail(ErrorCode::not_permitted, certificate_.subject,
                    "the authority itself is not valid for so long: until " + base::utc_text(certificate_.not_after),
                    "a new authority");
    auto key = PrivateKey::make(request.kind);
    if (!key) return fail(key.error());
    CertificateDraft draft{
        {{NID_commonName, person->name}, {NID_userId, request.account}, {NID_organizationalUnitName, person_unit}},
        now,
        not_after,
        {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature,nonRepudiation"}}};
    auto certificate = certify(draft, *key, &certificate_, key_);
    if (!certificate) return fail(certificate.error());
    auto file = make_pkcs12(*key, *certificate, {certificate_.der}, passphrase, request.iterations);
    if (!file) return fail(file.error());
    return IssuedKey{std::move(*certificate), std::move(*file)};
}

Result<IssuedKey> InternalAuthority::issue_time_stamp(const std::string& name, int years, const Secret& passphrase,
                                                      system_clock::time_point now, int iterations) const {
    const auto checked = base::person_named(name, "name of the time-stamp service");
    if (!checked) return fail(checked.error());
    if (auto good = within("years of the certificate", years, 1, 15); !good) return fail(good.error());
    const auto not_after = years_after(now, years);
    if (now < certificate_.not_before || not_after > certificate_.not_after)
        return fail(ErrorCode::not_permitted, certificate_.subject,
                    "the authority itself is not valid for so long: until " + base::utc_text(certificate_.not_after),
                    "a new authority, or fewer years");
    auto key = PrivateKey::make(KeyKind::p256);
    if (!key) return fail(key.error());
    CertificateDraft draft{{{NID_commonName, checked->name}, {NID_organizationalUnitName, person_unit}},
                           now,
                           not_after,
                           {{NID_basic_constraints, "critical,CA:FALSE"},
                            {NID_key_usage, "critical,digitalSignature"},
                            {NID_ext_key_usage, "critical,timeStamping"}}};
    auto certificate = certify(draft, *key, &certificate_, key_);
    if (!certificate) return fail(certificate.error());
    auto file = make_pkcs12(*key, *certificate, {certificate_.der}, passphrase, iterations);
    if (!file) return fail(file.error());
    return IssuedKey{std::move(*certificate), std::move(*file)};
}

}  // namespace velocert::signing
