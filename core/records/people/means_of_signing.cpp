// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/means_of_signing.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/json_members.h"
#include "core/laboratory/people/may_be_one.h"
#include "core/records/accounts.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

constexpr std::string_view binding_type = "account-certificate/1";
constexpr std::string_view reset_type = "account-password/1";

/// One entry that gave an account a means of signing, by somebody else and by nobody beside.
struct Given {
    MeansSetAlone::What what = MeansSetAlone::What::certificate;
    std::string account;
    std::string certificate;  ///< of a binding
    base::Person by;
    std::string at_utc;
    std::uint64_t seq = 0;
};

base::Result<std::vector<Given>> given_alone(const Archive& archive) {
    static constexpr std::array types{binding_type, reset_type};
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    std::vector<Given> out;
    for (const auto& entry : *entries) {
        const bool password = entry.type == reset_type;
        if (password && base::text_of(entry.record, "kind") != "reset") continue;
        if (const auto* beside = entry.record.find("confirmed_by"); beside != nullptr && !beside->is_null()) continue;
        base::JsonReader reader(entry.record, row_name(entry.seq));
        const auto by = base::read_person(reader, "by");
        auto account = base::text_of(entry.record, "account");
        if (by.id == account) continue;
        out.push_back({password ? MeansSetAlone::What::password : MeansSetAlone::What::certificate, std::move(account),
                       base::text_of(entry.record, "certificate"), by, base::text_of(entry.record, "at_utc"),
                       entry.seq});
    }
    return out;
}

}  // namespace

std::string text(const MeansSetAlone& one) {
    std::string as;
    for (const auto& meaning : one.signed_as) as += (as.empty() ? "" : ", ") + meaning;
    return one.by.name + (one.what == MeansSetAlone::What::password ? " set the password of " : " bound the key of ") +
           one.of.name + " on " + one.at_utc + ", and no second person stood beside it; " + one.of.name +
           " signed after it: " + as;
}

base::Result<std::vector<MeansSetAlone>> means_set_alone(const Archive& archive,
                                                         std::span<const ReliedSignature> signatures,
                                                         const base::Person& person) {
    auto given = given_alone(archive);
    if (!given) return base::fail(given.error());
    if (given->empty()) return std::vector<MeansSetAlone>();
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    std::erase_if(*given, [&](const Given& one) { return !laboratory::may_be_one(one.by, person, &*people); });
    std::map<std::uint64_t, MeansSetAlone> found;
    const auto keep = [&](const Given& one, const ReliedSignature& signature) {
        auto& kept = found[one.seq];
        kept.what = one.what;
        kept.by = one.by;
        kept.of = signature.signer;
        kept.at_utc = one.at_utc;
        kept.seq = one.seq;
        kept.signed_as.push_back(signature.as);
    };
    for (const auto& signature : signatures) {
        const Given* password = nullptr;
        for (const auto& one : *given) {
            if (one.seq > signature.seq || one.account != signature.signer.id) continue;
            if (one.what == MeansSetAlone::What::password)
                password = &one;
            else if (one.certificate == signature.certificate.text())
                keep(one, signature);
        }
        if (password != nullptr) keep(*password, signature);
    }
    std::vector<MeansSetAlone> out;
    for (auto& [seq, one] : found) out.push_back(std::move(one));
    return out;
}

}  // namespace velocert::records
