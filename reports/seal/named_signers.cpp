// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/named_signers.h"

#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/signing/certificate_holder.h"

namespace velocert::reports {
namespace {

using base::Json;

constexpr const char* meanings[][2] = {{"Tested", "tested"}, {"Reviewed", "reviewed"}, {"Approved", "approved"}};

template <typename Take>
void each_text(const Json& object, std::string_view key, const Take& take) {
    const auto* list = object.find(key);
    if (list == nullptr || list->items() == nullptr) return;
    for (const auto& item : *list->items())
        if (const auto* text = item.string()) take(*text);
}

std::string called(const std::string& name, const std::string& account) {
    return account.empty() ? name : name + " (" + account + ")";
}

}  // namespace

base::Result<std::map<std::string, NamedSigner>> named_signers(std::string_view record) {
    const auto json = Json::parse(record, "record.json");
    if (!json) return base::fail(json.error());
    const auto* signers = json->find("signers");
    const auto* known = json->find("known_by");
    std::map<std::string, NamedSigner> out;
    for (const auto& [field, meaning] : meanings) {
        const auto* person = signers == nullptr ? nullptr : signers->find(meaning);
        NamedSigner one;
        if (person != nullptr) one.person = {base::text_of(*person, "id"), base::text_of(*person, "name")};
        if (one.person.name.empty())
            return base::fail(base::ErrorCode::missing_field, "record.json",
                              "no person who is to sign as " + std::string(meaning), "signers/" + std::string(meaning));
        if (const auto* more = known == nullptr ? nullptr : known->find(meaning)) {
            each_text(*more, "as", [&](const std::string& text) { one.known_as.insert(text); });
            each_text(*more, "certificates", [&](const std::string& text) {
                if (const auto digest = base::Digest::parse(text)) one.certificates.insert(*digest);
            });
        }
        out.emplace(field, std::move(one));
    }
    return out;
}

std::string why_not_named(const signing::Certificate& certificate, const NamedSigner& named,
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
