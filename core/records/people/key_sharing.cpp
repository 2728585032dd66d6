// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/key_sharing.h"

#include <optional>

namespace velocert::records {
namespace {

/// Nothing for what is no certificate: nobody can sign with that.
base::Result<std::optional<base::Digest>> key_of(const Archive& archive, const base::Digest& certificate) {
    const auto der = archive.load(certificate);
    if (!der) return base::fail(der.error());
    const auto parsed = signing::Certificate::parse({reinterpret_cast<const char*>(der->data()), der->size()},
                                                    "certificate " + certificate.text());
    return parsed ? std::optional(parsed->key) : std::nullopt;
}

}  // namespace

base::Result<std::string> why_key_registered(const Archive& archive, const laboratory::PeopleRegister& people,
                                             const signing::Certificate& certificate, std::string_view account) {
    for (const auto& one : people.accounts()) {
        if (one.id == account) continue;
        for (const auto& registered : one.certificates) {
            if (registered == certificate.fingerprint) continue;  // told as what it is where accounts are looked at
            const auto key = key_of(archive, registered);
            if (!key) return base::fail(key.error());
            if (*key == certificate.key) return "its key is that of a certificate that is registered for " + one.id;
        }
    }
    return std::string();
}

base::Result<std::string> why_key_used(const Archive& archive, const ReportLife& report,
                                       const signing::Certificate& certificate, const base::Person& person) {
    for (const auto& held : report.signatures) {
        const auto& signature = held.signature;
        if (base::same_person(signature.statement.signer, person)) continue;
        const auto key = key_of(archive, signature.certificate);
        if (!key) return base::fail(key.error());
        if (*key == certificate.key)
            return "its key also made the signature of " + signature.statement.signer.name + " as " +
                   std::string(name(signature.statement.meaning));
    }
    return std::string();
}

}  // namespace velocert::records
