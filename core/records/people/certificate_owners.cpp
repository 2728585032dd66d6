// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/certificate_owners.h"

#include <algorithm>
#include <array>

#include "core/base/json_members.h"
#include "core/signing/certificate_holder.h"
#include "core/signing/cms.h"

namespace velocert::records {
namespace {

constexpr std::string_view account_type = "account/1";
constexpr std::string_view certificate_type = "account-certificate/1";
constexpr std::array about_people{account_type, certificate_type};

}  // namespace

std::span<const std::string_view> CertificateOwners::types() { return about_people; }

void CertificateOwners::note(const LedgerEntry& entry) {
    if (entry.type == account_type) {
        auto& words = logins_[base::text_of(entry.record, "account")];
        words.insert(base::text_of(entry.record, "login"));
        if (const auto* name = entry.record.find("name"))
            for (const auto* language : {"zh", "en"})
                if (auto text = base::text_of(*name, language); !text.empty()) words.insert(base::folded_name(text));
    } else if (entry.type == certificate_type) {
        if (const auto digest = base::Digest::parse(base::text_of(entry.record, "certificate")))
            owners_.emplace(*digest, base::text_of(entry.record, "account"));
    }
}

std::string CertificateOwners::why_foreign(const base::Digest& certificate, std::string_view cms,
                                           std::string_view signed_text, const base::Person& person) const {
    if (const auto owner = owners_.find(certificate); owner != owners_.end())
        return owner->second == person.id ? std::string() : "its certificate is registered for " + owner->second;
    const auto known = logins_.find(person.id);
    if (!logins_.empty() && known == logins_.end()) return "who signed is no account of this archive";
    if (std::ranges::any_of(owners_, [&](const auto& one) { return one.second == person.id; }))
        return "its certificate is not among those registered for " + person.id;
    const auto signature = signing::verify_cms(cms, base::Digest::of(signed_text));
    if (!signature) return {};
    const auto read = signing::Certificate::parse(signature->certificate, "certificate");
    if (!read) return read.error().found;
    return signing::why_not_made_out_to(*read, person,
                                        known == logins_.end() ? std::set<std::string>() : known->second);
}

}  // namespace velocert::records
