// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/named_signers.h"

#include <utility>

#include "core/base/json.h"
#include "core/base/json_members.h"

namespace velocert::records {
namespace {

using base::Json;

template <typename Take>
void each_text(const Json& object, std::string_view key, const Take& take) {
    const auto* list = object.find(key);
    if (list == nullptr || list->items() == nullptr) return;
    for (const auto& item : *list->items())
        if (const auto* text = item.string()) take(*text);
}

}  // namespace

base::Result<std::map<Meaning, NamedSigner>> named_signers(std::string_view record) {
    const auto json = Json::parse(record, "record.json");
    if (!json) return base::fail(json.error());
    const auto* signers = json->find("signers");
    const auto* known = json->find("known_by");
    std::map<Meaning, NamedSigner> out;
    for (const auto meaning : {Meaning::tested, Meaning::reviewed, Meaning::approved}) {
        const auto* person = signers == nullptr ? nullptr : signers->find(name(meaning));
        NamedSigner one;
        if (person != nullptr) one.person = {base::text_of(*person, "id"), base::text_of(*person, "name")};
        if (one.person.name.empty())
            return base::fail(base::ErrorCode::missing_field, "record.json",
                              "no person who is to sign as " + std::string(name(meaning)),
                              "signers/" + std::string(name(meaning)));
        if (const auto* more = known == nullptr ? nullptr : known->find(name(meaning))) {
            each_text(*more, "as", [&](const std::string& text) { one.known_as.insert(text); });
            each_text(*more, "certificates", [&](const std::string& text) {
                if (const auto digest = base::Digest::parse(text)) one.certificates.insert(*digest);
            });
        }
        out.emplace(meaning, std::move(one));
    }
    return out;
}

}  // namespace velocert::records
