// SPDX-License-Identifier: GPL-3.0-or-later
// What the records about accounts must keep to. Those about rights and sign-ins: people_rights.cpp.
#include "core/laboratory/people/people_rules.h"

#include <algorithm>

#include "core/laboratory/people/acted_by.h"
#include "core/laboratory/people/password.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;
using base::Result;

bool covered(const RoleGrant& grant, const std::vector<RoleGrant>& by) {
    return std::ranges::any_of(by, [&](const auto& old) {
        return old.role == grant.role && old.from <= grant.from &&
               (!old.until || (grant.until && *grant.until <= *old.until));
    });
}

/// A grant that gives more than the old ones did.
bool gains(const std::vector<RoleGrant>& before, const std::vector<RoleGrant>& after, Role role) {
    return std::ranges::any_of(after, [&](const auto& grant) { return grant.role == role && !covered(grant, before); });
}

/// What is given begins today or later: nobody is made out to have had a role.
Result<void> not_backdated(const std::vector<RoleGrant>& before, const std::vector<RoleGrant>& after,
                           const base::Date& day) {
    for (const auto& grant : after)
        if (!covered(grant, before) && grant.from < day)
            return base::fail(ErrorCode::bad_value, "roles",
                              "the role " + std::string(name(grant.role)) + " from " + base::text(grant.from),
                              "a role from " + base::text(day) + " on: roles are not given for days that are past");
    return {};
}

bool lasting_signatory(const std::vector<RoleGrant>& roles, const base::Date& day) {
    return std::ranges::any_of(
        roles, [&](const auto& grant) { return grant.role == Role::signatory && grant.from <= day && !grant.until; });
}

Result<void> stored_password(const std::string& text) {
    if (is_argon2id_text(text)) return {};
    return base::fail(ErrorCode::integrity, "password", "something that is no protected password",
                      "an Argon2id text, and never the password itself");
}

}  // namespace

Result<const Account*> PeopleRules::actor(const base::Person& person, Act act, const base::Date& day) const {
    const auto* account = people_.by_id(person.id);
    if (account == nullptr || account->person() != person)
        return base::fail(ErrorCode::not_permitted, std::string(name(act)),
                          "\"" + person.name + "\" (" + (person.id.empty() ? "no account" : person.id) +
                              ") is nobody in the register",
                          "the account of a person");
    if (auto done = require(people_, *account, act, {}, day); !done) return base::fail(done.error());
    return account;
}

Result<void> PeopleRules::second_person(const ActedBy& acted, bool needed, Act act, std::string_view about) const {
    const std::string where(name(act));
    if (!needed) {
        if (!acted.confirmed_by) return {};
        return base::fail(ErrorCode::bad_value, where, "a confirmation that nothing asks for", "one person");
    }
    if (!acted.confirmed_by)
        return base::fail(ErrorCode::not_permitted, where, "one person alone", "a second person who confirms it");
    const auto second = actor(*acted.confirmed_by, act, acted.day);
    if (!second) return base::fail(second.error());
    if ((*second)->id == acted.by.id || (*second)->id == about)
        return base::fail(ErrorCode::not_permitted, where, (*second)->login + " confirms for themselves",
                          "a second person");
    return {};
}

Result<Account*> PeopleRules::target(JsonReader& reader) {
    const auto id = reader.text("account");
    const auto at = std::ranges::find(people_.accounts_, id, &Account::id);
    if (at != people_.accounts_.end()) return &*at;
    return base::fail(ErrorCode::not_found, "account " + id, "there is none of that id", "an account of the register");
}

Result<void> PeopleRules::name_is_free(const PrintedName& name) const {
    for (const auto& account : people_.accounts_)
        for (const auto* theirs : {&account.name.zh, &account.name.en})
            for (const auto* wanted : {&name.zh, &name.en})
                if (!wanted->empty() && base::folded_name(*wanted) == base::folded_name(*theirs))
                    return base::fail(ErrorCode::already_exists, "name",
                                      "\"" + *wanted + "\" is the name of " + account.id +
                                          (account.active() ? "" : ", which is disabled and kept"),
                                      "a name that nobody had before; tell persons of one name apart in writing");
    return {};
}

Result<void> PeopleRules::signatory_is_left(const Account& changed, const std::vector<RoleGrant>& roles,
                                            const base::Date& day) const {
    for (const auto& account : people_.accounts_)
        if (account.active() && lasting_signatory(account.id == changed.id ? roles : account.roles, day)) return {};
    return base::fail(ErrorCode::not_permitted, "account " + changed.id,
                      changed.login + " is the last active signatory", "another signatory without a last day first");
}

Result<void> PeopleRules::account(JsonReader& reader) {
    Account account;
    account.id = reader.text("account");
    account.login = reader.text("login");
    account.name = read_printed_name(reader, "name");
    account.roles = read_roles(reader, "roles");
    auto stored = reader.text("password");
    const auto acted = read_acted_by(reader, Reason::needed);
    if (auto done = reader.finish(); !done) return done;

    if (account.id != people_.next_account_id())
        return base::fail(ErrorCode::bad_value, "account", account.id, people_.next_account_id());
    const auto login = parse_login(account.login);
    if (!login) return base::fail(login.error());
    if (const auto* other = people_.by_login(account.login))
        return base::fail(ErrorCode::already_exists, "login",
                          "\"" + account.login + "\" belongs to " + other->id +
                              (other->active() ? "" : ", which is disabled and kept"),
                          "a login that nobody had before");
    if (auto done = name_is_free(account.name); !done) return done;
    if (auto done = check_roles(account.roles, "roles"); !done) return done;
    if (auto done = not_backdated({}, account.roles, acted.day); !done) return done;
    if (auto done = stored_password(stored); !done) return done;
    if (people_.empty()) {
        if (acted.by != account.person() || acted.confirmed_by)
            return base::fail(ErrorCode::not_permitted, "account", "a first account made by somebody else",
                              "a first account that its own person makes");
        if (!lasting_signatory(account.roles, acted.day))
            return base::fail(ErrorCode::not_permitted, "roles", "a first account that is no signatory",
                              "the role signatory, from today and without a last day");
    } else {
        if (const auto by = actor(acted.by, Act::create_account, acted.day); !by) return base::fail(by.error());
        if (auto done =
                second_person(acted, gains({}, account.roles, Role::signatory), Act::confirm_signatory, account.id);
            !done)
            return done;
        account.password_is_due = true;
    }
    account.created_utc = acted.at_utc;
    account.password_utc = acted.at_utc;
    people_.passwords_[account.id] = {std::move(stored)};
    people_.accounts_.push_back(std::move(account));
    return {};
}

Result<void> PeopleRules::roles(JsonReader& reader) {
    const auto account = target(reader);
    const auto before = read_roles(reader, "old");
    auto after = read_roles(reader, "new");
    const auto acted = read_acted_by(reader, Reason::needed);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    auto& changed = **account;

    if (before != changed.roles)
        return base::fail(ErrorCode::bad_value, "old", "roles that " + changed.login + " does not have",
                          "the roles in force");
    if (after == before)
        return base::fail(ErrorCode::bad_value, "new", "the roles that are in force already", "a change");
    if (auto done = check_roles(after, "new"); !done) return done;
    if (auto done = not_backdated(before, after, acted.day); !done) return done;
    const auto by = actor(acted.by, Act::change_roles, acted.day);
    if (!by) return base::fail(by.error());
    if ((*by)->id == changed.id)
        return base::fail(ErrorCode::not_permitted, "change-roles", changed.login + " changes their own roles",
                          "another person");
    if (auto done = second_person(acted, gains(before, after, Role::signatory), Act::confirm_signatory, changed.id);
        !done)
        return done;
    if (auto done = signatory_is_left(changed, after, acted.day); !done) return done;
    changed.roles = std::move(after);
    return {};
}

Result<void> PeopleRules::disable(JsonReader& reader) {
    const auto account = target(reader);
    const auto acted = read_acted_by(reader, Reason::needed);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    auto& changed = **account;
    if (!changed.active())
        return base::fail(ErrorCode::bad_value, "account " + changed.id, "it is disabled already", "an active account");
    if (const auto by = actor(acted.by, Act::disable_account, acted.day); !by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::disable_account, changed.id); !done) return done;
    if (auto done = signatory_is_left(changed, {}, acted.day); !done) return done;
    changed.disabled_since = acted.at_utc;
    changed.disabled_reason = acted.reason;
    return {};
}

Result<void> PeopleRules::enable(JsonReader& reader) {
    const auto account = target(reader);
    const auto acted = read_acted_by(reader, Reason::needed);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    auto& changed = **account;
    if (changed.active())
        return base::fail(ErrorCode::bad_value, "account " + changed.id, "it is active", "a disabled account");
    if (const auto by = actor(acted.by, Act::enable_account, acted.day); !by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::enable_account, changed.id); !done) return done;
    changed.disabled_since.clear();
    changed.disabled_reason.clear();
    return {};
}

Result<void> PeopleRules::password(JsonReader& reader) {
    const auto account = target(reader);
    auto stored = reader.text("password");
    const auto kind = reader.text("kind");
    const bool reset = kind == "reset";
    const auto acted = read_acted_by(reader, reset ? Reason::needed : Reason::none);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    auto& changed = **account;
    if (kind != "own" && kind != "rehash" && !reset)
        return base::fail(ErrorCode::bad_value, "kind", "\"" + kind + "\"", "own, reset or rehash");
    if (auto done = stored_password(stored); !done) return done;
    const auto by = actor(acted.by, reset ? Act::reset_password : Act::change_own_password, acted.day);
    if (!by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::reset_password, changed.id); !done) return done;
    if (reset == ((*by)->id == changed.id))
        return base::fail(ErrorCode::not_permitted, "password",
                          reset ? "one's own password reset" : "the password of another person",
                          reset ? "a change, which asks for the old one" : "a reset");
    // Who may sign must not be impersonated by who keeps the machine.
    if (reset && lasting_signatory(changed.roles, acted.day) && !(*by)->holds(Role::signatory, acted.day))
        return base::fail(ErrorCode::not_permitted, "password",
                          (*by)->login + " is no signatory, and " + changed.login + " is one", "another signatory");
    auto& kept = people_.passwords_[changed.id];
    if (kind == "rehash") {
        kept.back() = std::move(stored);
        return {};
    }
    kept.push_back(std::move(stored));
    changed.password_utc = acted.at_utc;
    changed.password_is_due = reset;
    return {};
}

Result<void> PeopleRules::unlock(JsonReader& reader) {
    const auto account = target(reader);
    const auto acted = read_acted_by(reader, Reason::needed);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    const auto& changed = **account;
    if (const auto by = actor(acted.by, Act::unlock_account, acted.day); !by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::unlock_account, changed.id); !done) return done;
    auto& attempts = people_.sign_ins_[changed.id];
    if (attempts.failures() == 0)
        return base::fail(ErrorCode::bad_value, "account " + changed.id, "no failure to sign in is counted",
                          "an account with failures");
    attempts.unlock();
    return {};
}

}  // namespace velocert::laboratory
