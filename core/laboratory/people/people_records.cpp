// SPDX-License-Identifier: GPL-3.0-or-later
// The types of records about people, and the register built from them.
#include <algorithm>
#include <array>
#include <utility>

#include "core/laboratory/people/people_rules.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;
using base::Result;

using Rule = Result<void> (PeopleRules::*)(JsonReader&);

constexpr std::array<std::pair<std::string_view, Rule>, 12> rules{{
    {"account/1", &PeopleRules::account},
    {"account-roles/1", &PeopleRules::roles},
    {"account-disabled/1", &PeopleRules::disable},
    {"account-enabled/1", &PeopleRules::enable},
    {"account-password/1", &PeopleRules::password},
    {"account-unlock/1", &PeopleRules::unlock},
    {"account-certificate/1", &PeopleRules::certificate},
    {"authorisation/1", &PeopleRules::authorise},
    {"authorisation-withdrawn/1", &PeopleRules::withdraw},
    {"sign-in/1", &PeopleRules::sign_in},
    {"access-review/1", &PeopleRules::review},
    {"password-policy/1", &PeopleRules::policy},
}};

constexpr auto types = [] {
    std::array<std::string_view, rules.size()> out{};
    for (std::size_t i = 0; i < rules.size(); ++i) out[i] = rules[i].first;
    return out;
}();

}  // namespace

std::span<const std::string_view> people_record_types() { return types; }

Result<void> PeopleRegister::apply(const PeopleEntry& entry) {
    const auto rule = std::ranges::find(rules, entry.type, &std::pair<std::string_view, Rule>::first);
    if (rule == rules.end())
        return base::fail(ErrorCode::unknown_version, "ledger row " + std::to_string(entry.seq),
                          "a record \"" + entry.type + "\"", "a record about people that this program knows");
    JsonReader reader(entry.record, "record " + entry.type);
    return (PeopleRules(*this).*rule->second)(reader);
}

Result<PeopleRegister> people_from_records(std::span<const PeopleEntry> entries) {
    PeopleRegister out;
    for (const auto& entry : entries) {
        if (std::ranges::find(types, entry.type) == types.end()) continue;
        if (const auto done = out.apply(entry); !done)
            return base::fail(ErrorCode::integrity, "ledger row " + std::to_string(entry.seq), done.error().text(),
                              "a record about people that keeps to the rules");
    }
    return out;
}

}  // namespace velocert::laboratory
