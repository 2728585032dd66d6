// SPDX-License-Identifier: GPL-3.0-or-later
// What the command "user" changes: who acts signs in, a second person where one is named, then one record.
#include <algorithm>
#include <filesystem>
#include <functional>

#include "app/acts/person_certificates.h"
#include "app/cli/commands.h"
#include "app/cli/people/user_command.h"
#include "app/cli/reports/decision_key.h"
#include "app/cli/secrets.h"
#include "core/base/stated_reason.h"
#include "core/laboratory/people/entitlement.h"
#include "core/records/people/people.h"
#include "core/signing/certificates/certificate.h"
#include "core/standards/editions/shipped_edition.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using records::Acting;
using records::Archive;

/// An archive open for writing, with who acts in it.
struct Open {
    std::unique_ptr<Archive> archive;
    Acting acting;
};

Result<void> check_reason(const UserArguments& arguments) {
    if (auto stated = base::stated_reason(arguments.reason, "--reason"); !stated) return base::fail(stated.error());
    return {};
}

Result<Acting> sign_in_all(Archive& archive, const base::Clock& clock, const UserArguments& arguments,
                           const std::string& purpose) {
    auto acting = acting_person(archive, clock, arguments.actor, purpose);
    if (!acting) return base::fail(acting.error());
    if (!acting->account)
        return base::fail(ErrorCode::not_permitted, "user", "the archive has no accounts",
                          "a first account, made with 'user add' for a signatory");
    Acting out{std::move(*acting->account), std::nullopt};
    if (arguments.confirm_by.empty()) return out;
    auto second = sign_in(archive, clock, arguments.confirm_by, arguments.actor.password_stdin, "confirm: " + purpose);
    if (!second) return base::fail(second.error());
    out.confirmed_by = std::move(*second);
    return out;
}

Result<Open> open_and_sign_in(const UserArguments& arguments, const base::Clock& clock, const std::string& purpose) {
    if (arguments.actor.login.empty())
        return base::fail(ErrorCode::not_permitted, "user", "nobody acts", "--user LOGIN and that person's password");
    auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return base::fail(archive.error());
    auto acting = sign_in_all(**archive, clock, arguments, purpose);
    if (!acting) return base::fail(acting.error());
    return Open{std::move(*archive), std::move(*acting)};
}

Result<std::string> id_of(const Archive& archive, const std::string& login) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (const auto* account = people->by_login(login)) return account->id;
    return base::fail(ErrorCode::not_found, "user " + login, "there is no account of that login",
                      "one that 'user list' shows");
}

/// The new password: typed twice on a terminal, one line from standard input.
Result<base::Secret> new_password(const UserArguments& arguments) {
    const std::string prompt = "New password of " + (arguments.login.empty() ? arguments.actor.login : arguments.login);
    auto secrets = arguments.actor.password_stdin ? read_secrets(true, {prompt})
                                                  : read_secrets(false, {prompt, prompt + " once more"});
    if (!secrets) return base::fail(secrets.error());
    if (secrets->size() == 2 && (*secrets)[0].view() != (*secrets)[1].view())
        return base::fail(ErrorCode::bad_value, "new password", "two that differ", "the same one twice");
    return std::move(secrets->front());
}

Result<std::vector<laboratory::RoleGrant>> roles_of(const UserArguments& arguments, const base::Date& today) {
    std::vector<laboratory::RoleGrant> out;
    for (const auto& text : arguments.roles) {
        auto grant = parse_role_grant(text, today);
        if (!grant) return base::fail(grant.error());
        out.push_back(*grant);
    }
    if (auto good = laboratory::check_roles(out, "--role"); !good) return base::fail(good.error());
    return out;
}

ExitCode done(const Output& output, const Archive& archive, const base::Clock& clock, const std::string& login,
              const std::string& text) {
    if (!output.json) {
        output.text(text);
        return ExitCode::done;
    }
    const auto people = records::people_register(archive);
    if (!people) return output.refuse(people.error());
    const auto* account = people->by_login(login);
    output.document(
        Json::object().set("account", account == nullptr ? Json() : account_json(*people, *account, clock.now())));
    return ExitCode::done;
}

/// An act on one account, after signing in: the work gets its id.
ExitCode act_on(const Output& output, const UserArguments& arguments, const std::string& purpose,
                const std::string& told,
                const std::function<Result<void>(Open&, const records::PeopleSetting&, const std::string&)>& work) {
    const base::SystemClock clock;
    if (const auto stated = check_reason(arguments); !stated) return output.refuse(stated.error());
    auto open = open_and_sign_in(arguments, clock, purpose + ' ' + arguments.login);
    if (!open) return output.refuse(open.error());
    const auto id = id_of(*open->archive, arguments.login);
    if (!id) return output.refuse(id.error());
    if (const auto worked = work(*open, {clock}, *id); !worked) return output.refuse(worked.error());
    return done(output, *open->archive, clock, arguments.login, told);
}

/// A new archive gets a first account only when nothing else can be wrong.
Result<void> check_first(const UserArguments& arguments, const base::Secret& password) {
    if (auto login = laboratory::parse_login(arguments.login); !login) return base::fail(login.error());
    return laboratory::acceptable(password, {}, {arguments.login, arguments.zh, arguments.en});
}

ExitCode add_first(const Output& output, const UserArguments& arguments, std::unique_ptr<Archive> archive) {
    const base::SystemClock clock;
    const auto today = base::day_of(clock.now());
    for (const auto& text : arguments.roles) {
        const auto grant = parse_role_grant(text, today);
        if (!grant) return output.refuse(grant.error());
        if (*grant != laboratory::RoleGrant{laboratory::Role::signatory, today, std::nullopt})
            return output.refuse({ErrorCode::not_permitted, "--role " + text, "the first account of an archive",
                                  "signatory, from today and without a last day"});
    }
    const auto password = new_password(arguments);
    if (!password) return output.refuse(password.error());
    if (const auto good = check_first(arguments, *password); !good) return output.refuse(good.error());
    if (archive == nullptr) {
        auto made = Archive::create(
            arguments.archive,
            arguments.create == "training" ? records::ArchiveKind::training : records::ArchiveKind::real, clock);
        if (!made) return output.refuse(made.error());
        archive = std::move(*made);
    }
    const auto account = records::create_first_account(*archive, {clock}, arguments.login, {arguments.zh, arguments.en},
                                                       *password, arguments.reason);
    if (!account) return output.refuse(account.error());
    return done(output, *archive, clock, account->login,
                "account " + account->id + " for " + account->name.main() + ", signatory");
}

}  // namespace

ExitCode add_user(const Output& output, const UserArguments& arguments) {
    const base::SystemClock clock;
    if (const auto stated = check_reason(arguments); !stated) return output.refuse(stated.error());
    std::unique_ptr<Archive> archive;
    if (std::filesystem::exists(std::filesystem::path(arguments.archive) / "archive.json") ||
        arguments.create.empty()) {
        auto opened = Archive::open(arguments.archive, clock);
        if (!opened) return output.refuse(opened.error());
        archive = std::move(*opened);
        const auto people = records::people_register(*archive);
        if (!people) return output.refuse(people.error());
        if (people->empty()) {
            if (!arguments.actor.login.empty())
                return output.refuse({ErrorCode::not_found, "--user " + arguments.actor.login,
                                      "the archive has no accounts", "no --user: the first account makes itself"});
            return add_first(output, arguments, std::move(archive));
        }
    } else {
        return add_first(output, arguments, nullptr);
    }
    const auto roles = roles_of(arguments, base::day_of(clock.now()));
    if (!roles) return output.refuse(roles.error());
    if (arguments.actor.login.empty())
        return output.refuse({ErrorCode::not_permitted, "user add", "nobody acts, and the archive has accounts",
                              "--user LOGIN and that person's password"});
    const auto acting = sign_in_all(*archive, clock, arguments, "user add " + arguments.login);
    if (!acting) return output.refuse(acting.error());
    const auto password = new_password(arguments);
    if (!password) return output.refuse(password.error());
    const auto account =
        records::create_account(*archive, {clock}, *acting, {arguments.login, {arguments.zh, arguments.en}, *roles},
                                *password, arguments.reason);
    if (!account) return output.refuse(account.error());
    return done(output, *archive, clock, account->login,
                "account " + account->id + " for " + account->name.main() +
                    "; the password has to be changed first: velocert-cli user password --archive " +
                    arguments.archive + " --user " + account->login);
}

ExitCode change_user_roles(const Output& output, const UserArguments& arguments) {
    const auto roles = roles_of(arguments, base::day_of(base::SystemClock().now()));
    if (!roles) return output.refuse(roles.error());
    return act_on(output, arguments, "user roles", "the roles of " + arguments.login + " are changed",
                  [&](Open& open, const records::PeopleSetting& setting, const std::string& id) -> Result<void> {
                      // A role that is held already keeps the day it began, unless another one is asked for.
                      auto wanted = *roles;
                      const auto people = records::people_register(*open.archive);
                      if (!people) return base::fail(people.error());
                      for (std::size_t i = 0; i < wanted.size(); ++i) {
                          if (arguments.roles[i].find(':') != std::string::npos) continue;
                          for (const auto& held : people->by_id(id)->roles)
                              if (held.role == wanted[i].role && held.holds_on(wanted[i].from)) wanted[i] = held;
                      }
                      return records::change_roles(*open.archive, setting, open.acting, id, wanted, arguments.reason);
                  });
}

ExitCode disable_user(const Output& output, const UserArguments& arguments) {
    return act_on(output, arguments, "user disable", "account " + arguments.login + " is disabled",
                  [&](Open& open, const records::PeopleSetting& setting, const std::string& id) {
                      return records::disable_account(*open.archive, setting, open.acting, id, arguments.reason);
                  });
}

ExitCode enable_user(const Output& output, const UserArguments& arguments) {
    return act_on(output, arguments, "user enable", "account " + arguments.login + " is open again",
                  [&](Open& open, const records::PeopleSetting& setting, const std::string& id) {
                      return records::enable_account(*open.archive, setting, open.acting, id, arguments.reason);
                  });
}

ExitCode unlock_user(const Output& output, const UserArguments& arguments) {
    return act_on(output, arguments, "user unlock", "account " + arguments.login + " is unlocked",
                  [&](Open& open, const records::PeopleSetting& setting, const std::string& id) {
                      return records::unlock_account(*open.archive, setting, open.acting, id, arguments.reason);
                  });
}

ExitCode set_user_password(const Output& output, const UserArguments& arguments) {
    const auto change = [&](Open& open, const records::PeopleSetting& setting, const std::string& id) -> Result<void> {
        const auto password = new_password(arguments);
        if (!password) return base::fail(password.error());
        if (id == open.acting.person.id)
            return records::change_password(*open.archive, setting, open.acting, *password);
        return records::reset_password(*open.archive, setting, open.acting, id, *password, arguments.reason);
    };
    if (!arguments.login.empty() && arguments.login != arguments.actor.login)
        return act_on(output, arguments, "user password",
                      "the password of " + arguments.login + " is reset; it has to be changed first", change);
    const base::SystemClock clock;
    auto open = open_and_sign_in(arguments, clock, "user password");
    if (!open) return output.refuse(open.error());
    if (const auto worked = change(*open, {clock}, open->acting.person.id); !worked)
        return output.refuse(worked.error());
    return done(output, *open->archive, clock, arguments.actor.login, "the password is changed");
}

ExitCode authorise_user(const Output& output, const UserArguments& arguments) {
    const base::SystemClock clock;
    const auto right = laboratory::parse_right(arguments.right);
    if (!right) return output.refuse(right.error());
    const auto from =
        arguments.from.empty() ? Result<base::Date>(base::day_of(clock.now())) : base::parse_date(arguments.from);
    if (!from) return output.refuse(from.error());
    std::optional<base::Date> to;
    if (!arguments.to.empty()) {
        const auto last = base::parse_date(arguments.to);
        if (!last) return output.refuse(last.error());
        to = *last;
    }
    for (const auto& method : arguments.methods) {
        const auto shipped = standards::shipped_editions();
        if (!shipped) return output.refuse(shipped.error());
        const bool known =
            std::ranges::any_of(*shipped, [&](const auto& one) { return one.edition.procedure(method) != nullptr; });
        if (!known)
            return output.refuse({ErrorCode::not_found, "--method " + method, "no edition has such a procedure",
                                  "one of those that 'standards' lists"});
    }
    return act_on(output, arguments, "user authorise",
                  arguments.login + " is authorised to " + arguments.right + " from " + base::text(*from) + " on",
                  [&](Open& open, const records::PeopleSetting& setting, const std::string& id) -> Result<void> {
                      for (const auto& method : arguments.methods) {
                          const auto given = records::authorise(*open.archive, setting, open.acting,
                                                                {id, method, *right, *from, to}, arguments.reason);
                          if (!given) return base::fail(given.error());
                          if (&method != &arguments.methods.back()) continue;
                          const auto people = records::people_register(*open.archive);
                          if (!people) return base::fail(people.error());
                          if (const auto why = laboratory::why_idle(*people->by_id(id), *given); !why.empty())
                              output.say("warning: the authorisation is of no use as it is: " + why +
                                         "; 'user roles' gives one, 'user withdraw " + given->id +
                                         "' takes the authorisation back");
                      }
                      return {};
                  });
}

ExitCode withdraw_right(const Output& output, const UserArguments& arguments) {
    const base::SystemClock clock;
    if (const auto stated = check_reason(arguments); !stated) return output.refuse(stated.error());
    auto open = open_and_sign_in(arguments, clock, "user withdraw " + arguments.authorisation);
    if (!open) return output.refuse(open.error());
    if (const auto worked = records::withdraw_authorisation(*open->archive, {clock}, open->acting,
                                                            arguments.authorisation, arguments.reason);
        !worked)
        return output.refuse(worked.error());
    const auto people = records::people_register(*open->archive);
    if (!people) return output.refuse(people.error());
    const auto* account = people->by_id(people->authorisation(arguments.authorisation)->person);
    return done(output, *open->archive, clock, account->login,
                "authorisation " + arguments.authorisation + " is withdrawn from today on");
}

ExitCode add_user_certificate(const Output& output, const UserArguments& arguments) {
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    const base::SystemClock clock;
    const auto certificate = person_certificate(*text, arguments.file, clock.now());
    if (!certificate) return output.refuse(certificate.error());
    return act_on(output, arguments, "user certificate",
                  "certificate " + certificate->fingerprint.text() + " is that of " + arguments.login,
                  [&](Open& open, const records::PeopleSetting& setting, const std::string& id) -> Result<void> {
                      const auto people = records::people_register(*open.archive);
                      if (!people) return base::fail(people.error());
                      const auto done = bind_certificate(*open.archive, setting, open.acting, *people->by_id(id),
                                                         *certificate, arguments.file, arguments.reason);
                      if (!done) return base::fail(done.error());
                      if (const auto foreign = foreign_name(*certificate, *people->by_id(id)); !foreign.empty())
                          output.say("warning: " + arguments.file + ": " + foreign +
                                     "; from now on it counts as that of " + arguments.login);
                      return {};
                  });
}

ExitCode review_users(const Output& output, const UserArguments& arguments) {
    const base::SystemClock clock;
    auto given = GivenKey::read(arguments.signing);
    if (!given) return output.refuse(given.error());
    auto open = open_and_sign_in(arguments, clock, "user review");
    if (!open) return output.refuse(open.error());
    const auto key = given->ask(arguments.actor.password_stdin, clock);
    if (!key) return output.refuse(key.error());
    const auto worked = review_access(*open->archive, {clock}, open->acting.person, arguments.remark, *key);
    if (!worked) return output.refuse(worked.error());
    say_cautions(output, *worked);
    const auto people = records::people_register(*open->archive);
    if (!people) return output.refuse(people.error());
    if (output.json)
        output.document(Json::object()
                            .set("reviewed_by", base::to_json(open->acting.person.person()))
                            .set("at_utc", people->reviews().back().at_utc)
                            .set("signed", worked->no_signature.empty())
                            .set("accounts", people->access_list()));
    else
        output.text("the review of " + std::to_string(people->accounts().size()) + " accounts is on record" +
                    (worked->no_signature.empty() ? ", signed" : ""));
    return ExitCode::done;
}

ExitCode change_password_policy(const Output& output, const UserArguments& arguments) {
    const base::SystemClock clock;
    if (const auto stated = check_reason(arguments); !stated) return output.refuse(stated.error());
    auto open = open_and_sign_in(arguments, clock, "user policy");
    if (!open) return output.refuse(open.error());
    const auto people = records::people_register(*open->archive);
    if (!people) return output.refuse(people.error());
    auto policy = people->policy();
    policy.minimum_length = arguments.minimum_length.value_or(policy.minimum_length);
    policy.classes = arguments.classes.value_or(policy.classes);
    policy.renew_after_days = arguments.renew_after_days.value_or(policy.renew_after_days);
    policy.remembered = arguments.remembered.value_or(policy.remembered);
    if (const auto worked =
            records::set_password_policy(*open->archive, {clock}, open->acting, policy, arguments.reason);
        !worked)
        return output.refuse(worked.error());
    if (output.json)
        output.document(Json::object().set("policy", laboratory::to_json(policy)));
    else
        output.text("passwords: " + laboratory::to_json(policy).text());
    return ExitCode::done;
}

}  // namespace velocert::app
