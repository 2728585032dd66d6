// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/person_certificates.h"

#include "core/laboratory/people/known_as.h"
#include "core/records/people/key_sharing.h"
#include "core/signing/authority/authority_folder.h"
#include "core/signing/certificates/certificate_holder.h"
#include "core/signing/certificates/certificate_use.h"
#include "core/signing/own_file.h"

namespace velocert::app {

using base::ErrorCode;

base::Result<signing::Certificate> person_certificate(std::string_view bytes, const std::string& file,
                                                      std::chrono::system_clock::time_point now) {
    auto certificate = signing::Certificate::parse(bytes, file);
    if (!certificate) return certificate;
    if (certificate->authority)
        return base::fail(ErrorCode::bad_value, file, "a certificate of an authority", "the certificate of a person");
    // One that states no use is for any (RFC 5280, 4.2.1.3); a trust list may still ask for more.
    if (const auto wrong = signing::misuse(*certificate, signing::Purpose::signing);
        wrong && (certificate->usage.stated || !certificate->extended_usage.empty()))
        return base::fail(ErrorCode::bad_value, file, *wrong, "a certificate that documents may be signed with");
    if (now >= certificate->not_after)
        return base::fail(ErrorCode::bad_value, file,
                          "a certificate that ended on " + base::utc_text(certificate->not_after),
                          "one that may still be signed with");
    if (!signing::strong_enough(certificate->key_kind, certificate->key_bits))
        return base::fail(ErrorCode::bad_value, file, "a key of " + certificate->key_text(),
                          "RSA of 3072 bits or more, or P-256");
    return certificate;
}

base::Result<base::Digest> bind_certificate(records::Archive& archive, const records::PeopleSetting& setting,
                                            const records::Acting& acting, const laboratory::Account& account,
                                            const signing::Certificate& certificate, const std::string& file,
                                            std::string reason) {
    if (!certificate.account.empty() && certificate.account != account.id && certificate.account != account.login)
        return base::fail(ErrorCode::not_permitted, file, "a certificate for the account " + certificate.account,
                          account.id);
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto shared = records::why_key_registered(archive, *people, certificate, account.id);
    if (!shared) return base::fail(shared.error());
    if (!shared->empty())
        return base::fail(ErrorCode::already_exists, file, std::move(*shared),
                          "a key of one person alone; each makes their own");
    return records::register_certificate(archive, setting, acting, account.id, base::as_bytes(certificate.der),
                                         std::move(reason));
}

std::string foreign_name(const signing::Certificate& certificate, const laboratory::Account& account) {
    return signing::why_not_made_out_to(certificate, account.person(), laboratory::known_as(account));
}

base::Result<void> hand_out_key(const std::string& authority_folder, const signing::IssuedKey& issued,
                                const std::string& file) {
    if (auto kept = signing::keep_issued(authority_folder, issued.certificate); !kept) return kept;
    return signing::write_own_file(file, base::as_bytes(issued.key_file));
}

}  // namespace velocert::app
