// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/named_signers.h"

#include "core/signing/certificates/certificate_holder.h"

namespace velocert::reports {
namespace {

std::string called(const std::string& name, const std::string& account) {
    return account.empty() ? name : name + " (" + account + ")";
}

}  // namespace

std::string why_not_named(const signing::Certificate& certificate, const records::NamedSigner& named,
                          const std::map<base::Digest, std::string>& registered) {
    const auto& person = named.person;
    const auto names = [&](const std::string& account) {
        return "signed by " + called(certificate.subject, account) + ", the report names " +
               called(person.name, person.id);
    };
    if (const auto owner = registered.find(certificate.fingerprint); owner != registered.end())
        return owner->second == person.id ? std::string() : names(owner->second);
    const auto foreign = signing::why_not_made_out_to(certificate, person, named.known_as);
    // Named by its digest, a certificate may be made out to whatever name an authority wrote, but to no other account.
    if (foreign.empty() || (certificate.account.empty() && named.certificates.contains(certificate.fingerprint)))
        return {};
    return names(certificate.account);
}

}  // namespace velocert::reports
