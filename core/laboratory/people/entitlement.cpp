// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/entitlement.h"

#include <algorithm>
#include <utility>

namespace velocert::laboratory {

using base::ErrorCode;
using base::Result;

namespace {

std::string may_do(Act act) {
    std::string out;
    for (const auto role : all_roles)
        if (permits(role, act)) out += (out.empty() ? "" : " or ") + std::string(name(role));
    return out;
}

std::string roles_on(const Account& account, const base::Date& day) {
    std::string out;
    for (const auto& grant : account.roles)
        if (grant.holds_on(day)) out += (out.empty() ? "" : ", ") + std::string(name(grant.role));
    return out.empty() ? "no role" : out;
}

/// Why no authorisation holds: the one that comes nearest, or that there is none.
std::string why_not_authorised(const PeopleRegister& people, const Account& account, std::string_view method,
                               Right right, const base::Date& day) {
    const std::string what = "the authorisation to " + std::string(name(right)) + " with " + std::string(method);
    const Authorisation* last = nullptr;
    for (const auto& one : people.authorisations())
        if (one.person == account.id && one.method == method && one.right == right) last = &one;
    if (last == nullptr) return "without " + what;
    if (!last->withdrawn_utc.empty()) return what + " was withdrawn on " + last->withdrawn_utc.substr(0, 10);
    if (day < last->from) return what + " begins on " + base::text(last->from);
    return what + " ended on " + base::text(last->to.value_or(last->from));
}

/// Whether the role opens an act that needs the right.
bool uses(Role role, Right right) {
    for (std::size_t i = 0; i < act_count; ++i)
        if (right_needed(act_at(i)) == right && permits(role, act_at(i))) return true;
    return false;
}

/// Whether some day of the role lies within the authorisation.
bool meet(const RoleGrant& grant, const Authorisation& given) {
    return (!given.to || grant.from <= *given.to) && (!grant.until || given.from <= *grant.until);
}

}  // namespace

Result<void> entitled(const PeopleRegister& people, std::string_view account, Act act, std::string_view method,
                      const base::Date& day) {
    const std::string where = std::string(name(act)) + (method.empty() ? "" : " " + std::string(method));
    const auto refuse = [&](std::string found, std::string expected) {
        return base::fail(ErrorCode::not_permitted, where, std::move(found), std::move(expected));
    };
    const auto* known = people.by_id(account);
    if (known == nullptr) return refuse("an account that is not in the register", "an account of this archive");
    const std::string who = known->login + " (" + known->name.main() + ")";
    if (!known->active()) return refuse(who + " is disabled since " + known->disabled_since, "an active account");
    if (!std::ranges::any_of(all_roles, [&](const Role role) { return permits(role, act) && known->holds(role, day); }))
        return refuse(who + " has " + roles_on(*known, day) + " on " + base::text(day), "the role " + may_do(act));
    if (const auto right = right_needed(act)) {
        if (method.empty()) return refuse("no method was named", "the method the act is about");
        if (people.authorised(known->id, method, *right, day) == nullptr)
            return refuse(who + ": " + why_not_authorised(people, *known, method, *right, day),
                          "an authorisation that holds on " + base::text(day));
    }
    return {};
}

std::string why_idle(const Account& account, const Authorisation& given) {
    std::string has;
    for (const auto& grant : account.roles) {
        if (!meet(grant, given)) continue;
        if (uses(grant.role, given.right)) return {};
        has += (has.empty() ? "" : ", ") + std::string(name(grant.role));
    }
    std::string needed;
    for (const auto role : all_roles)
        if (uses(role, given.right)) needed += (needed.empty() ? "" : " or ") + std::string(name(role));
    return account.login + " (" + account.name.main() + ") has " + (has.empty() ? std::string("no role") : has) +
           " in that time, and the right " + std::string(name(given.right)) + " is used by the role " + needed +
           " only";
}

}  // namespace velocert::laboratory
