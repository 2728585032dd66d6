// SPDX-License-Identifier: GPL-3.0-or-later
// What the records about rights, certificates, sign-ins and reviews must keep to.
#include <algorithm>

#include "core/laboratory/people/people_rules.h"
#include "core/standards/loading/pack_fields.h"

namespace velocert::laboratory {

using base::ErrorCode;
using base::JsonReader;
using base::Result;

Result<void> PeopleRules::certificate(JsonReader& reader) {
    const auto account = target(reader);
    const auto fingerprint = standards::word(reader, "certificate", base::Digest::parse, base::Digest());
    const auto acted = read_acted_by(reader, Reason::needed);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    auto& changed = **account;
    if (const auto by = actor(acted.by, Act::register_certificate, acted.day); !by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::register_certificate, changed.id); !done) return done;
    if (!changed.active())
        return base::fail(ErrorCode::not_permitted, "account " + changed.id, "it is disabled", "an active account");
    if (const auto* owner = people_.by_certificate(fingerprint))
        return base::fail(ErrorCode::already_exists, "certificate", "it is that of " + owner->id + " already",
                          "a certificate that nobody has");
    changed.certificates.push_back(fingerprint);
    return {};
}

Result<void> PeopleRules::authorise(JsonReader& reader) {
    Authorisation given;
    given.id = reader.text("authorisation");
    const auto account = target(reader);
    given.method = reader.text("method");
    given.right = standards::word(reader, "right", parse_right, Right::test);
    given.from = standards::date(reader, "from");
    if (reader.optional("to") != nullptr) given.to = standards::date(reader, "to");
    const auto acted = read_acted_by(reader, Reason::needed);
    if (!account) return base::fail(account.error());
    if (auto done = reader.finish(); !done) return done;
    given.person = (*account)->id;
    given.given_by = acted.by.id;
    if (given.id != people_.next_authorisation_id())
        return base::fail(ErrorCode::bad_value, "authorisation", given.id, people_.next_authorisation_id());
    if (!standards::is_id(given.method, "-_."))
        return base::fail(ErrorCode::bad_value, "method", "\"" + given.method + "\"", "the id of a procedure");
    if (given.to && *given.to < given.from)
        return base::fail(ErrorCode::bad_value, "authorisation", "it ends before it begins",
                          "a last day that is not before the first");
    if (given.from < acted.day)
        return base::fail(ErrorCode::bad_value, "authorisation", "it begins on " + base::text(given.from),
                          base::text(acted.day) + " or later: nobody is authorised for days that are past");
    if (!(*account)->active())
        return base::fail(ErrorCode::not_permitted, "account " + given.person, "it is disabled", "an active account");
    if (const auto by = actor(acted.by, Act::authorise_person, acted.day); !by) return base::fail(by.error());
    // Nobody authorises themselves alone.
    if (auto done = second_person(acted, given.given_by == given.person, Act::confirm_authorisation, given.person);
        !done)
        return done;
    people_.authorisations_.push_back(std::move(given));
    return {};
}

Result<void> PeopleRules::withdraw(JsonReader& reader) {
    const auto id = reader.text("authorisation");
    const auto acted = read_acted_by(reader, Reason::needed);
    if (auto done = reader.finish(); !done) return done;
    const auto at = std::ranges::find(people_.authorisations_, id, &Authorisation::id);
    if (at == people_.authorisations_.end())
        return base::fail(ErrorCode::not_found, "authorisation " + id, "there is none of that id",
                          "an authorisation of the register");
    if (!at->withdrawn_utc.empty())
        return base::fail(ErrorCode::bad_value, "authorisation " + id, "it was withdrawn on " + at->withdrawn_utc,
                          "an authorisation that stands");
    if (const auto by = actor(acted.by, Act::authorise_person, acted.day); !by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::authorise_person, at->person); !done) return done;
    at->withdrawn_utc = acted.at_utc;
    at->withdrawn_on = acted.day;
    at->withdrawn_reason = acted.reason;
    return {};
}

Result<void> PeopleRules::sign_in(JsonReader& reader) {
    const auto id = reader.text_or("account", {});
    const auto outcome = standards::word(reader, "outcome", parse_sign_in_outcome, SignInOutcome::failure);
    const auto why = reader.text_or("why", {});
    static_cast<void>(reader.text("purpose"));
    const auto at_utc = reader.text("at_utc");
    if (auto done = reader.finish(); !done) return done;
    const auto at = base::parse_utc(at_utc);
    if (!at) return base::fail(at.error());
    if (outcome == SignInOutcome::cancelled) return {};
    const auto* account = people_.by_id(id);
    if (account == nullptr) {
        if (outcome == SignInOutcome::failure && id.empty()) return {};
        return base::fail(ErrorCode::integrity, "sign-in", "of \"" + id + "\", which is no account", "an account");
    }
    auto& attempts = people_.sign_ins_[account->id];
    if (outcome == SignInOutcome::failure) {
        if ((why == "locked") != attempts.locked(*at))
            return base::fail(ErrorCode::integrity, "sign-in", "a failure that says \"" + why + "\"",
                              attempts.locked(*at) ? "locked" : "an account that was not locked");
        attempts.failure(*at);
        return {};
    }
    if (!account->active() || attempts.locked(*at))
        return base::fail(
            ErrorCode::integrity, "sign-in",
            account->login + " signed in while the account was " + (account->active() ? "locked" : "disabled"),
            "an account that could be used");
    attempts.success(*at);
    return {};
}

Result<void> PeopleRules::review(JsonReader& reader) {
    const auto& list = reader.any("accounts");
    auto remark = reader.text_or("remark", {});
    const auto acted = read_acted_by(reader, Reason::none);
    if (auto done = reader.finish(); !done) return done;
    if (const auto by = actor(acted.by, Act::review_access, acted.day); !by) return base::fail(by.error());
    if (list.canonical() != people_.access_list().canonical())
        return base::fail(ErrorCode::bad_value, "access review", "a list that is not that of the register",
                          "every account with its roles and rights as they are");
    people_.reviews_.push_back({acted.at_utc, acted.by, std::move(remark)});
    return {};
}

Result<void> PeopleRules::policy(JsonReader& reader) {
    const auto before = read_password_policy(reader, "old");
    const auto after = read_password_policy(reader, "new");
    const auto acted = read_acted_by(reader, Reason::needed);
    if (auto done = reader.finish(); !done) return done;
    if (const auto by = actor(acted.by, Act::set_password_policy, acted.day); !by) return base::fail(by.error());
    if (auto done = second_person(acted, false, Act::set_password_policy, {}); !done) return done;
    if (before != people_.policy_)
        return base::fail(ErrorCode::bad_value, "old", "a policy that is not in force", "the policy in force");
    if (after == before) return base::fail(ErrorCode::bad_value, "new", "the policy in force already", "a change");
    if (auto done = check(after, "new"); !done) return done;
    people_.policy_ = after;
    return {};
}

}  // namespace velocert::laboratory
