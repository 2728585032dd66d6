// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/people_register.h"

#include <algorithm>
#include <cstdio>

#include "core/laboratory/people/entitlement.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

}  // namespace

const Account* PeopleRegister::by_id(std::string_view id) const {
    const auto at = std::ranges::find(accounts_, id, &Account::id);
    return at == accounts_.end() ? nullptr : &*at;
}

const Account* PeopleRegister::by_login(std::string_view login) const {
    const auto at = std::ranges::find(accounts_, login, &Account::login);
    return at == accounts_.end() ? nullptr : &*at;
}

const Account* PeopleRegister::by_certificate(const base::Digest& fingerprint) const {
    for (const auto& account : accounts_)
        if (std::ranges::find(account.certificates, fingerprint) != account.certificates.end()) return &account;
    return nullptr;
}

const Authorisation* PeopleRegister::authorisation(std::string_view id) const {
    const auto at = std::ranges::find(authorisations_, id, &Authorisation::id);
    return at == authorisations_.end() ? nullptr : &*at;
}

const Authorisation* PeopleRegister::authorised(std::string_view person, std::string_view method, Right right,
                                                const base::Date& day) const {
    const auto at = std::ranges::find_if(authorisations_, [&](const auto& one) {
        return one.person == person && one.method == method && one.right == right && one.holds_on(day);
    });
    return at == authorisations_.end() ? nullptr : &*at;
}

const std::string& PeopleRegister::password(std::string_view id) const {
    static const std::string none;
    const auto at = passwords_.find(id);
    return at == passwords_.end() ? none : at->second.back();
}

std::vector<std::string> PeopleRegister::earlier_passwords(std::string_view id) const {
    const auto at = passwords_.find(id);
    if (at == passwords_.end()) return {};
    return {at->second.rbegin() + 1, at->second.rend()};
}

const SignIns& PeopleRegister::sign_ins(std::string_view id) const {
    static const SignIns none;
    const auto at = sign_ins_.find(id);
    return at == sign_ins_.end() ? none : at->second;
}

std::string PeopleRegister::next_account_id() const {
    char text[16];
    std::snprintf(text, sizeof text, "u-%04zu", accounts_.size() + 1);
    return text;
}

std::string PeopleRegister::next_authorisation_id() const { return "A" + std::to_string(authorisations_.size() + 1); }

Json PeopleRegister::access_list() const {
    Json out = Json::array();
    for (const auto& account : accounts_) {
        Json rights = Json::array();
        for (const auto& one : authorisations_)
            if (one.person == account.id && one.withdrawn_utc.empty())
                rights.push(Json::object()
                                .set("authorisation", one.id)
                                .set("method", one.method)
                                .set("right", name(one.right))
                                .set("from", base::text(one.from))
                                .set("to", one.to ? Json(base::text(*one.to)) : Json()));
        Json fingerprints = Json::array();
        for (const auto& digest : account.certificates) fingerprints.push(digest.text());
        const auto& attempts = sign_ins(account.id);
        out.push(Json::object()
                     .set("account", account.id)
                     .set("login", account.login)
                     .set("name", to_json(account.name))
                     .set("roles", to_json(account.roles))
                     .set("disabled_since", account.disabled_since)
                     .set("rights", std::move(rights))
                     .set("fingerprints", std::move(fingerprints))
                     .set("last_sign_in", attempts.ever() ? Json(base::utc_text(attempts.last_success())) : Json()));
    }
    return out;
}

Result<void> require(const PeopleRegister& people, const Account& account, Act act, std::string_view method,
                     const base::Date& day) {
    // The register decides, not the copy that was handed in: it may be older than the last change.
    const auto* known = people.by_id(account.id);
    if (known != nullptr && known->active() && act != Act::change_own_password) {
        const std::string who = known->login + " (" + known->name.main() + ")";
        const auto refuse = [&](std::string found, std::string expected) {
            const std::string where = std::string(name(act)) + (method.empty() ? "" : " " + std::string(method));
            return base::fail(ErrorCode::not_permitted, where, std::move(found), std::move(expected));
        };
        if (known->password_is_due)
            return refuse("the password of " + who + " was set by another person", "a password of one's own first");
        if (const int days = people.policy().renew_after_days; days > 0) {
            const auto set = base::parse_utc(known->password_utc);
            if (!set ||
                std::chrono::sys_days(day) > std::chrono::sys_days(base::day_of(*set)) + std::chrono::days(days))
                return refuse("the password of " + who + " is older than " + std::to_string(days) + " days",
                              "a new password first");
        }
    }
    return entitled(people, account.id, act, method, day);
}

}  // namespace velocert::laboratory
