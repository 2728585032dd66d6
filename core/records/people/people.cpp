// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/people.h"

#include <utility>

#include "core/base/json_members.h"
#include "core/base/stated_reason.h"
#include "core/laboratory/people/acted_by.h"
#include "core/laboratory/people/may_be_one.h"
#include "core/records/people/refused_sign_in.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using base::Secret;
using laboratory::Account;
using laboratory::ActedBy;
using laboratory::PeopleRegister;
using laboratory::Reason;

ActedBy acted(const base::Clock& clock, const Acting& acting, std::string reason = {}) {
    ActedBy out;
    out.by = acting.person.person();
    if (acting.confirmed_by) out.confirmed_by = acting.confirmed_by->person();
    out.at_utc = base::utc_text(clock.now());
    out.reason = std::move(reason);
    return out;
}

/// Holds the record against the rules, then appends it.
Result<void> enter(Archive& archive, PeopleRegister& people, std::string_view type, const Json& record) {
    if (auto done = people.apply({0, std::string(type), record}); !done) return done;
    return archive.append(type, record);
}

/// As which act of the matrix a record of that type is asked for.
laboratory::Act act_of(std::string_view type, const Json& record) {
    using laboratory::Act;
    if (type == "account/1") return Act::create_account;
    if (type == "account-roles/1") return Act::change_roles;
    if (type == "account-disabled/1") return Act::disable_account;
    if (type == "account-enabled/1") return Act::enable_account;
    if (type == "account-unlock/1") return Act::unlock_account;
    if (type == "account-certificate/1") return Act::register_certificate;
    if (type == "password-policy/1") return Act::set_password_policy;
    if (type == "account-password/1")
        return base::text_of(record, "kind") == "reset" ? Act::reset_password : Act::change_own_password;
    return Act::authorise_person;  // given or withdrawn
}

/// Whoever confirms is by no name of theirs the one who asks, or whom it is about: accounts tell them apart in the
/// rules, names before the entry is made.
Result<void> confirms_for_another(const PeopleRegister& people, const Acting& acting, const Account* about,
                                  laboratory::Act act) {
    if (!acting.confirmed_by) return {};
    const auto second = acting.confirmed_by->person();
    for (const auto* one : {&acting.person, about})
        if (one != nullptr && laboratory::may_be_one(one->person(), second, &people))
            return base::fail(ErrorCode::not_permitted, std::string(laboratory::name(act)),
                              acting.confirmed_by->login + " confirms for themselves", "a second person");
    return {};
}

/// The outcome of an act that the record tells of; what was not permitted is on record.
Result<void> refusal_kept(Archive& archive, const base::Clock& clock, const Account& by, std::string_view type,
                          const Json& record, Result<void> outcome) {
    auto object = base::text_of(record, "account");
    if (object.empty()) object = base::text_of(record, "authorisation");
    if (!object.empty()) object = "account " + object;
    return keep_refusal(archive, clock, by, act_of(type, record), base::text_of(record, "method"), object,
                        std::move(outcome));
}

/// The same for a record about an account that was done by somebody for a reason.
Result<void> enter_act(Archive& archive, const PeopleSetting& setting, const Acting& acting, std::string_view type,
                       Json record, std::string reason) {
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    auto stated = base::stated_reason(reason, "reason");
    if (!stated) return base::fail(stated.error());
    laboratory::add_acted_by(record, acted(setting.clock, acting, std::move(*stated)), Reason::needed);
    auto done =
        confirms_for_another(*people, acting, people->by_id(base::text_of(record, "account")), act_of(type, record));
    if (done) done = enter(archive, *people, type, record);
    return refusal_kept(archive, setting.clock, acting.person, type, record, std::move(done));
}

Json about(std::string_view account) { return Json::object().set("account", account); }

/// Checks a password against policy, names and the passwords before it, and protects it.
Result<std::string> protected_password(const PeopleRegister& people, const PeopleSetting& setting,
                                       const std::string& login, const laboratory::PrintedName& name,
                                       const Secret& password, const std::string& account) {
    if (auto done = laboratory::acceptable(password, people.policy(), {login, name.zh, name.en}); !done)
        return base::fail(done.error());
    if (!account.empty()) {
        auto before = people.earlier_passwords(account);
        before.insert(before.begin(), people.password(account));
        before.resize(std::min(before.size(), static_cast<std::size_t>(people.policy().remembered)));
        for (const auto& stored : before)
            if (setting.hasher.verify(stored, password))
                return base::fail(ErrorCode::bad_value, "password", "one that was used before", "a new password");
    }
    return setting.hasher.hash(password);
}

Result<Account> enter_account(Archive& archive, PeopleRegister& people, const PeopleSetting& setting,
                              const Account& account, const Secret& password, const std::optional<Acting>& acting,
                              const std::string& reason) {
    auto stated = base::stated_reason(reason, "reason");
    if (!stated) return base::fail(stated.error());
    auto stored = protected_password(people, setting, account.login, account.name, password, {});
    if (!stored) return base::fail(stored.error());
    auto record = about(account.id)
                      .set("login", account.login)
                      .set("name", laboratory::to_json(account.name))
                      .set("roles", laboratory::to_json(account.roles))
                      .set("password", std::move(*stored));
    laboratory::add_acted_by(record, acted(setting.clock, acting.value_or(Acting{account}), std::move(*stated)),
                             Reason::needed);
    auto done =
        acting ? confirms_for_another(people, *acting, &account, laboratory::Act::create_account) : Result<void>();
    if (done) done = enter(archive, people, "account/1", record);
    if (acting) done = refusal_kept(archive, setting.clock, acting->person, "account/1", record, std::move(done));
    if (!done) return base::fail(done.error());
    return *people.by_id(account.id);
}

Json sign_in_record(const base::Clock& clock, const Account* account, laboratory::SignInOutcome outcome,
                    std::string_view why, std::string_view purpose) {
    return about(account == nullptr ? std::string_view() : std::string_view(account->id))
        .set("outcome", laboratory::name(outcome))
        .set("why", why)
        .set("purpose", purpose)
        .set("at_utc", base::utc_text(clock.now()));
}

}  // namespace

Result<Account> authenticate(Archive& archive, const base::Clock& clock, std::string_view login, const Secret& password,
                             std::string_view purpose, const laboratory::PasswordHasher& hasher) {
    using laboratory::SignInOutcome;
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto* account = people->by_login(login);
    // One check in any case: the time it takes must not tell whether there is such an account.
    const bool fits = hasher.verify(account == nullptr ? hasher.stand_in() : people->password(account->id), password);
    std::string_view why;
    const auto now = clock.now();
    if (account == nullptr)
        why = "unknown-login";
    else if (people->sign_ins(account->id).locked(now))
        why = "locked";
    else if (!account->active())
        why = "disabled";
    else if (!fits)
        why = "wrong-password";
    auto record =
        sign_in_record(clock, account, why.empty() ? SignInOutcome::success : SignInOutcome::failure, why, purpose);
    // The very time that was looked at, so that the record says the same when it is read back.
    record.set("at_utc", base::utc_text(now));
    if (auto done = enter(archive, *people, "sign-in/1", record); !done) return base::fail(done.error());
    if (!why.empty())
        return base::fail(ErrorCode::not_permitted, refused_sign_in_place, "login and password do not open an account",
                          "an active account and its password; after five failures in a row it is locked for a while, "
                          "and a signatory can unlock it");
    if (hasher.needs_rehash(people->password(account->id))) {
        auto stored = hasher.hash(password);
        if (!stored) return base::fail(stored.error());
        auto renewed = about(account->id).set("password", std::move(*stored)).set("kind", "rehash");
        laboratory::add_acted_by(renewed, acted(clock, Acting{*account}), Reason::none);
        if (auto done = enter(archive, *people, "account-password/1", renewed); !done) return base::fail(done.error());
    }
    return *people->by_login(login);
}

Result<void> cancel_sign_in(Archive& archive, const base::Clock& clock, std::string_view login,
                            std::string_view purpose) {
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    return enter(archive, *people, "sign-in/1",
                 sign_in_record(clock, people->by_login(login), laboratory::SignInOutcome::cancelled, {}, purpose));
}

Result<void> record_refused_act(Archive& archive, const base::Clock& clock, const Account& by, laboratory::Act act,
                                std::string_view method, std::string_view object, std::string_view why) {
    return archive.append("refused-act/1", Json::object()
                                               .set("by", base::to_json(by.person()))
                                               .set("act", laboratory::name(act))
                                               .set("method", method)
                                               .set("object", object)
                                               .set("why", why)
                                               .set("at_utc", base::utc_text(clock.now())));
}

Result<void> keep_refusal(Archive& archive, const base::Clock& clock, const Account& by, laboratory::Act act,
                          std::string_view method, std::string_view object, Result<void> outcome) {
    if (outcome || outcome.error().code != ErrorCode::not_permitted) return outcome;
    if (auto kept = record_refused_act(archive, clock, by, act, method, object, outcome.error().found); !kept)
        return kept;
    return outcome;
}

namespace {

Result<void> require_or_record(Archive& archive, const PeopleRegister& people, const base::Clock& clock,
                               const Account& account, laboratory::Act act, std::string_view method,
                               std::string_view object) {
    return keep_refusal(archive, clock, account, act, method, object,
                        require(people, account, act, method, base::day_of(clock.now())));
}

}  // namespace

Result<void> require_or_record(Archive& archive, const base::Clock& clock, const Account& account, laboratory::Act act,
                               std::string_view method, std::string_view object) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    return require_or_record(archive, *people, clock, account, act, method, object);
}

Result<void> require_each_or_record(Archive& archive, const base::Clock& clock, const Account& account,
                                    laboratory::Act act, std::span<const std::string> methods,
                                    std::string_view object) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    for (const auto& method : methods)
        if (auto done = require_or_record(archive, *people, clock, account, act, method, object); !done) return done;
    return {};
}

Result<Account> create_first_account(Archive& archive, const PeopleSetting& setting, std::string login,
                                     laboratory::PrintedName name, const Secret& password, std::string reason) {
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    if (!people->empty())
        return base::fail(ErrorCode::not_permitted, "account", "the archive has accounts",
                          "somebody who signs in to make another one");
    Account account;
    account.id = people->next_account_id();
    account.login = std::move(login);
    account.name = std::move(name);
    account.roles = {{laboratory::Role::signatory, base::day_of(setting.clock.now()), std::nullopt}};
    return enter_account(archive, *people, setting, account, password, std::nullopt, reason);
}

Result<Account> create_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                               const NewAccount& made, const Secret& password, std::string reason) {
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    Account account;
    account.id = people->next_account_id();
    account.login = made.login;
    account.name = made.name;
    account.roles = made.roles;
    return enter_account(archive, *people, setting, account, password, acting, reason);
}

Result<void> change_roles(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                          std::string_view account, const std::vector<laboratory::RoleGrant>& roles,
                          std::string reason) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto* known = people->by_id(account);
    return enter_act(archive, setting, acting, "account-roles/1",
                     about(account)
                         .set("old", known == nullptr ? Json::array() : laboratory::to_json(known->roles))
                         .set("new", laboratory::to_json(roles)),
                     std::move(reason));
}

Result<void> disable_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                             std::string_view account, std::string reason) {
    return enter_act(archive, setting, acting, "account-disabled/1", about(account), std::move(reason));
}

Result<void> enable_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                            std::string_view account, std::string reason) {
    return enter_act(archive, setting, acting, "account-enabled/1", about(account), std::move(reason));
}

Result<void> unlock_account(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                            std::string_view account, std::string reason) {
    return enter_act(archive, setting, acting, "account-unlock/1", about(account), std::move(reason));
}

Result<void> change_password(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                             const Secret& password) {
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto& account = acting.person;
    auto stored = protected_password(*people, setting, account.login, account.name, password, account.id);
    if (!stored) return base::fail(stored.error());
    auto record = about(account.id).set("password", std::move(*stored)).set("kind", "own");
    laboratory::add_acted_by(record, acted(setting.clock, acting), Reason::none);
    return refusal_kept(archive, setting.clock, account, "account-password/1", record,
                        enter(archive, *people, "account-password/1", record));
}

Result<void> reset_password(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                            std::string_view account, const Secret& password, std::string reason) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto* known = people->by_id(account);
    if (known == nullptr)
        return base::fail(ErrorCode::not_found, "account " + std::string(account), "there is none of that id",
                          "an account of the register");
    auto stored = protected_password(*people, setting, known->login, known->name, password, known->id);
    if (!stored) return base::fail(stored.error());
    return enter_act(archive, setting, acting, "account-password/1",
                     about(account).set("password", std::move(*stored)).set("kind", "reset"), std::move(reason));
}

Result<laboratory::Authorisation> authorise(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                            const NewAuthorisation& given, std::string reason) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    const auto id = people->next_authorisation_id();
    if (auto done = enter_act(archive, setting, acting, "authorisation/1",
                              about(given.account)
                                  .set("authorisation", id)
                                  .set("method", given.method)
                                  .set("right", laboratory::name(given.right))
                                  .set("from", base::text(given.from))
                                  .set("to", given.to ? Json(base::text(*given.to)) : Json()),
                              std::move(reason));
        !done)
        return base::fail(done.error());
    const auto after = people_register(archive);
    if (!after) return base::fail(after.error());
    return *after->authorisation(id);
}

Result<void> withdraw_authorisation(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                    std::string_view authorisation, std::string reason) {
    return enter_act(archive, setting, acting, "authorisation-withdrawn/1",
                     Json::object().set("authorisation", authorisation), std::move(reason));
}

Result<base::Digest> register_certificate(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                          std::string_view account, std::span<const std::uint8_t> der,
                                          std::string reason) {
    auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    auto stated = base::stated_reason(reason, "reason");
    if (!stated) return base::fail(stated.error());
    const auto fingerprint = base::Digest::of(der);
    auto record = about(account).set("certificate", fingerprint.text());
    laboratory::add_acted_by(record, acted(setting.clock, acting, std::move(*stated)), Reason::needed);
    // What the register refuses must not leave a stored file behind.
    if (auto done = refusal_kept(archive, setting.clock, acting.person, "account-certificate/1", record,
                                 people->apply({0, "account-certificate/1", record}));
        !done)
        return base::fail(done.error());
    if (auto stored = archive.store(der); !stored) return base::fail(stored.error());
    if (auto done = archive.append("account-certificate/1", record); !done) return base::fail(done.error());
    return fingerprint;
}

Result<void> set_password_policy(Archive& archive, const PeopleSetting& setting, const Acting& acting,
                                 const laboratory::PasswordPolicy& policy, std::string reason) {
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    return enter_act(
        archive, setting, acting, "password-policy/1",
        Json::object().set("old", laboratory::to_json(people->policy())).set("new", laboratory::to_json(policy)),
        std::move(reason));
}

}  // namespace velocert::records
