// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/certificate_owners.h"

#include <algorithm>
#include <array>

#include "core/base/json_members.h"
#include "core/laboratory/people/known_as.h"
#include "core/signing/certificates/certificate_holder.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::records {
namespace {

constexpr std::string_view account_type = "account/1";
constexpr std::string_view certificate_type = "account-certificate/1";
constexpr std::array about_people{account_type, certificate_type};

}  // namespace

std::span<const std::string_view> CertificateOwners::types() { return about_people; }

void CertificateOwners::note(const LedgerEntry& entry) {
    if (entry.type == account_type) {
        laboratory::PrintedName name;
        if (const auto* names = entry.record.find("name"))
            name = {base::text_of(*names, "zh"), base::text_of(*names, "en")};
        accounts_ = true;
        logins_[base::text_of(entry.record, "account")].merge(
            laboratory::known_as(base::text_of(entry.record, "login"), name));
    } else if (entry.type == certificate_type) {
        if (const auto digest = base::Digest::parse(base::text_of(entry.record, "certificate")))
            owners_.emplace(*digest, base::text_of(entry.record, "account"));
    }
}

void CertificateOwners::note_known_as(const std::string& account, const std::set<std::string>& names,
                                      const std::set<base::Digest>& certificates) {
    if (account.empty()) return;
    named_[account].insert(certificates.begin(), certificates.end());
    for (const auto& name : names) {
        auto& claim = claims_.try_emplace(name, account).first->second;
        if (claim == account) {
            logins_[account].insert(name);
            continue;
        }
        logins_.try_emplace(account);  // told of, be it without a name of its own
        if (!claim.empty()) logins_[claim].erase(name);
        claim.clear();
    }
}

CertificateOwners::Standing CertificateOwners::standing(const base::Digest& certificate, std::string_view cms,
                                                        std::string_view signed_text,
                                                        const base::Person& person) const {
    if (const auto owner = owners_.find(certificate); owner != owners_.end()) {
        if (owner->second == person.id) return {};
        return {"its certificate is registered for " + owner->second, {}};
    }
    const auto known = logins_.find(person.id);
    if (accounts_ && known == logins_.end()) return {"who signed is no account of this archive", {}};
    if (std::ranges::any_of(owners_, [&](const auto& one) { return one.second == person.id; }))
        return {"its certificate is not among those registered for " + person.id, {}};
    const auto signature = signing::verify_cms(cms, base::Digest::of(signed_text));
    if (!signature) return {};
    const auto read = signing::Certificate::parse(signature->certificate, "certificate");
    if (!read) return {read.error().found, {}};
    const auto names = known == logins_.end() ? std::set<std::string>() : known->second;
    if (const auto named = named_.find(person.id);
        told_ == PeopleTold::nothing && named != named_.end() && named->second.contains(certificate))
        return {};
    auto other = signing::why_not_made_out_to(*read, person, names);
    // Who has no account is known by name alone, wherever the entries come from.
    const bool all_is_told =
        told_ == PeopleTold::all || !signing::is_account_number(person.id) || known != logins_.end();
    if (all_is_told || other.empty()) return {std::move(other), {}};
    if (auto another = signing::why_another_account(*read, person); !another.empty()) return {std::move(another), {}};
    return {{}, std::move(other) + "; whether that is the same person is not told by this package, but by its archive"};
}

base::Result<CertificateOwners> certificate_owners(const Archive& archive) {
    const auto entries = archive.ledger_entries(CertificateOwners::types());
    if (!entries) return base::fail(entries.error());
    CertificateOwners out;
    for (const auto& entry : *entries) out.note(entry);
    return out;
}

}  // namespace velocert::records
