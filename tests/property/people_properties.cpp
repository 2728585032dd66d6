// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/laboratory/people/people_register.h"

using namespace velocert;
using namespace velocert::laboratory;
using base::Json;

namespace {

const std::string stored =
    "$argon2id$v=19$m=262144,t=3,p=1$ooUHHHpEIO81coy4Nr6wMg$kRAGHvxDD5cIdgZzMRQcdVvac/RKX7uPeQ4Smw9YWls";

std::string login_of(int number) { return "person" + std::string(1, static_cast<char>('a' + number)) + ".x"; }
std::string name_of(int number) { return "Person " + std::string(1, static_cast<char>('A' + number)); }
std::string id_of(int number) { return "u-000" + std::to_string(number + 1); }
Json by(int number) { return Json::object().set("id", id_of(number)).set("name", name_of(number)); }

/// Some act by somebody on somebody, on some day; most of them may not be.
PeopleEntry some_act(std::uint64_t seq, const PeopleRegister& people) {
    // Mostly the founder and the one after, or hardly anything would be permitted.
    const auto person = [] { return *rc::gen::element(0, 0, 0, 0, 1, 1, 2, 3, 4, 5); };
    const auto day = base::text(base::Date(std::chrono::sys_days(base::parse_date("2026-03-02").value()) +
                                           std::chrono::days(*rc::gen::inRange(0, 3))));
    const auto at = [&](Json record, int who) {
        record.set("by", by(who)).set("at_utc", day + "T08:00:00.000Z");
        if (*rc::gen::inRange(0, 2) == 0) record.set("confirmed_by", by(person()));
        return record;
    };
    const auto roles = [&] {
        std::vector<RoleGrant> out;
        for (int i = *rc::gen::inRange(1, 3); i > 0; --i) {
            RoleGrant grant{all_roles.at(static_cast<std::size_t>(*rc::gen::inRange(0, 6))),
                            base::parse_date(day).value(), std::nullopt};
            if (*rc::gen::inRange(0, 4) == 0) grant.until = base::parse_date("2026-03-03").value();
            out.push_back(grant);
        }
        return out;
    };
    const int whom = person();
    const int next = static_cast<int>(people.accounts().size());
    const auto* known = people.by_id(id_of(whom));
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
        case 1:
            return {seq, "account/1",
                    at(Json::object()
                           .set("account", people.next_account_id())
                           .set("login", login_of(next % 6))
                           .set("name", Json::object().set("zh", "").set("en", name_of(next % 6)))
                           .set("roles", to_json(people.empty() ? std::vector{RoleGrant{Role::signatory,
                                                                                        base::parse_date(day).value(),
                                                                                        std::nullopt}}
                                                                : roles()))
                           .set("password", stored)
                           .set("reason", "by chance"),
                       people.empty() ? 0 : person())};
        case 2:
            return {seq, "account-password/1",
                    at(Json::object().set("account", id_of(whom)).set("password", stored).set("kind", "own"), whom)};
        case 3:
            return {seq, "account-disabled/1",
                    at(Json::object().set("account", id_of(whom)).set("reason", "by chance"), person())};
        case 4:
            return {seq, "account-enabled/1",
                    at(Json::object().set("account", id_of(whom)).set("reason", "by chance"), person())};
        default:
            return {seq, "account-roles/1",
                    at(Json::object()
                           .set("account", id_of(whom))
                           .set("old", known == nullptr ? Json::array() : to_json(known->roles))
                           .set("new", to_json(roles()))
                           .set("reason", "by chance"),
                       person())};
    }
}

bool signatory_is_left(const PeopleRegister& people) {
    return std::ranges::any_of(people.accounts(), [](const Account& account) {
        return account.active() && std::ranges::any_of(account.roles, [](const RoleGrant& grant) {
                   return grant.role == Role::signatory && !grant.until;
               });
    });
}

bool nobody_is_two_things(const PeopleRegister& people) {
    return std::ranges::all_of(people.accounts(), [](const Account& account) {
        for (const auto* text : {"2026-03-02", "2026-03-03", "2026-03-04", "2026-03-20"}) {
            const auto day = base::parse_date(text).value();
            for (const auto alone : {Role::administrator, Role::auditor})
                if (account.holds(alone, day))
                    for (const auto role : all_roles)
                        if (role != alone && account.holds(role, day)) return false;
        }
        return true;
    });
}

}  // namespace

TEST_CASE("whatever is tried, a signatory is left, nobody rises alone, and the records give the register again",
          "[people]") {
    REQUIRE(rc::check("acts by chance", [] {
        PeopleRegister people;
        std::vector<PeopleEntry> taken;
        for (std::uint64_t seq = 1; seq <= 40; ++seq) {
            const auto act = some_act(seq, people);
            const auto before = people;
            const auto done = people.apply(act);
            if (!done) {
                RC_ASSERT(people.access_list() == before.access_list());
                continue;
            }
            taken.push_back(act);
            RC_ASSERT(signatory_is_left(people));
            RC_ASSERT(nobody_is_two_things(people));
            RC_ASSERT(people.accounts().size() >= before.accounts().size());
            std::set<std::string> logins;
            for (const auto& account : people.accounts()) logins.insert(account.login);
            RC_ASSERT(logins.size() == people.accounts().size());
            const auto who = *act.record.find("by")->find("id")->string();
            for (const auto& account : people.accounts()) {
                const auto* was = before.by_id(account.id);
                if (was == nullptr || was->roles == account.roles) continue;
                // Somebody else changed them, and who became a signatory was confirmed by a third person.
                RC_ASSERT(who != account.id);
                for (const auto& grant : account.roles)
                    if (grant.role == Role::signatory &&
                        std::ranges::none_of(was->roles, [](const auto& old) { return old.role == Role::signatory; })) {
                        const auto* second = act.record.find("confirmed_by");
                        RC_ASSERT(second != nullptr);
                        const auto confirmer = *second->find("id")->string();
                        RC_ASSERT(confirmer != who);
                        RC_ASSERT(confirmer != account.id);
                        RC_ASSERT(before.by_id(confirmer)->active());
                    }
            }
        }
        const auto again = people_from_records(taken);
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->access_list() == people.access_list());
        RC_CLASSIFY(people.accounts().size() >= 3, "three accounts or more");
        RC_CLASSIFY(std::ranges::count_if(people.accounts(),
                                          [](const Account& account) {
                                              return std::ranges::any_of(account.roles, [](const RoleGrant& grant) {
                                                  return grant.role == Role::signatory;
                                              });
                                          }) >= 2,
                    "two signatories or more");
    }));
}
