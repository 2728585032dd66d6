// SPDX-License-Identifier: GPL-3.0-or-later
// What the command "user" shows: nothing is changed, and nobody has to sign in to read.
#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/people/user_command.h"
#include "core/records/people/people.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using laboratory::Account;
using laboratory::PeopleRegister;

Result<PeopleRegister> people_of(const UserArguments& arguments) {
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return base::fail(archive.error());
    return records::people_register(**archive);
}

std::string grant_text(const laboratory::RoleGrant& grant) {
    return std::string(laboratory::name(grant.role)) + " from " + base::text(grant.from) +
           (grant.until ? " until " + base::text(*grant.until) : std::string());
}

std::string state_text(const PeopleRegister& people, const Account& account,
                       std::chrono::system_clock::time_point now) {
    if (!account.active()) return "disabled since " + account.disabled_since;
    const auto& attempts = people.sign_ins(account.id);
    if (attempts.locked(now)) return "locked until " + base::utc_text(attempts.locked_until());
    if (account.password_is_due) return "password to be changed";
    return "active";
}

}  // namespace

Result<laboratory::RoleGrant> parse_role_grant(const std::string& text, const base::Date& today) {
    const auto first = text.find(':');
    const auto second = first == std::string::npos ? first : text.find(':', first + 1);
    const auto role = laboratory::parse_role(text.substr(0, first));
    if (!role) return base::fail(role.error());
    laboratory::RoleGrant out{*role, today, std::nullopt};
    if (first == std::string::npos) return out;
    const auto day = [](const std::string& day_text) { return base::parse_date(day_text); };
    const auto from = day(text.substr(first + 1, second == std::string::npos ? second : second - first - 1));
    if (!from) return base::fail(from.error());
    out.from = *from;
    if (second == std::string::npos) return out;
    const auto until = day(text.substr(second + 1));
    if (!until) return base::fail(until.error());
    out.until = *until;
    return out;
}

Json account_json(const PeopleRegister& people, const Account& account, std::chrono::system_clock::time_point now) {
    const auto list = people.access_list();
    const auto at = std::ranges::find_if(*list.items(),
                                         [&](const Json& one) { return *one.find("account")->string() == account.id; });
    Json out = *at;
    const auto& attempts = people.sign_ins(account.id);
    return out.set("created_utc", account.created_utc)
        .set("active", account.active())
        .set("disabled_reason", account.disabled_reason)
        .set("password_due", account.password_is_due)
        .set("password_utc", account.password_utc)
        .set("failures", Json::integer(attempts.failures()))
        .set("locked_until", attempts.locked(now) ? Json(base::utc_text(attempts.locked_until())) : Json());
}

ExitCode list_users(const Output& output, const UserArguments& arguments) {
    const auto people = people_of(arguments);
    if (!people) return output.refuse(people.error());
    const auto now = base::SystemClock().now();
    if (output.json) {
        Json accounts = Json::array();
        for (const auto& account : people->accounts()) accounts.push(account_json(*people, account, now));
        Json reviews = Json::array();
        for (const auto& review : people->reviews())
            reviews.push(Json::object()
                             .set("at_utc", review.at_utc)
                             .set("by", base::to_json(review.by))
                             .set("remark", review.remark));
        output.document(Json::object()
                            .set("accounts", std::move(accounts))
                            .set("policy", laboratory::to_json(people->policy()))
                            .set("reviews", std::move(reviews)));
        return ExitCode::done;
    }
    if (people->empty()) output.text("no accounts: the archive is open to persons known by name");
    const auto today = base::day_of(now);
    for (const auto& account : people->accounts()) {
        std::string roles;
        for (const auto role : laboratory::all_roles)
            if (account.holds(role, today)) roles += (roles.empty() ? "" : ", ") + std::string(laboratory::name(role));
        const auto& attempts = people->sign_ins(account.id);
        output.text(account.id + "  " + account.login + "  " + account.name.main() + "  " +
                    (roles.empty() ? "no role today" : roles) + "  " + state_text(*people, account, now) +
                    (attempts.ever() ? "  last sign-in " + base::utc_text(attempts.last_success()) : ""));
    }
    if (!people->reviews().empty())
        output.text("access was last reviewed on " + people->reviews().back().at_utc + " by " +
                    people->reviews().back().by.name);
    return ExitCode::done;
}

ExitCode show_user(const Output& output, const UserArguments& arguments) {
    const auto people = people_of(arguments);
    if (!people) return output.refuse(people.error());
    const auto* account = people->by_login(arguments.login);
    if (account == nullptr) account = people->by_id(arguments.login);
    if (account == nullptr)
        return output.refuse({ErrorCode::not_found, "user " + arguments.login, "there is no account of that login",
                              "one that 'user list' shows"});
    const auto now = base::SystemClock().now();
    if (output.json) {
        output.document(Json::object().set("account", account_json(*people, *account, now)));
        return ExitCode::done;
    }
    output.text(account->id + "  " + account->login + "  " + account->name.zh +
                (account->name.zh.empty() || account->name.en.empty() ? "" : " / ") + account->name.en + "  " +
                state_text(*people, *account, now));
    for (const auto& grant : account->roles) output.text("  " + grant_text(grant));
    for (const auto& one : people->authorisations()) {
        if (one.person != account->id) continue;
        output.text(
            "  " + one.id + "  may " + std::string(laboratory::name(one.right)) + " with " + one.method + " from " +
            base::text(one.from) + (one.to ? " to " + base::text(*one.to) : "") +
            (one.withdrawn_utc.empty() ? "" : "; withdrawn on " + one.withdrawn_utc + ": " + one.withdrawn_reason));
    }
    for (const auto& digest : account->certificates) output.text("  certificate " + digest.text());
    return ExitCode::done;
}

}  // namespace velocert::app
