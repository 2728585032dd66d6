// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/acting_person.h"

#include <utility>

#include "app/cli/secrets.h"
#include "core/records/people/people.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;

void add_actor_options(CLI::App& command, ActorOptions& options) {
    command.add_option("--user", options.login, "Login of the person who acts; needed once the archive has accounts");
    command.add_flag("--password-stdin", options.password_stdin,
                     "Read passwords from standard input, one a line, instead of asking");
}

Result<void> somebody_is_named(const ActorOptions& options) {
    if (!options.login.empty()) return {};
    if (auto person = base::person_named(options.name, "--person"); !person) return base::fail(person.error());
    return {};
}

Result<laboratory::Account> sign_in(records::Archive& archive, const base::Clock& clock, const std::string& login,
                                    bool password_stdin, std::string_view purpose) {
    const auto secrets = read_secrets(password_stdin, {"Password of " + login});
    if (!secrets) {
        if (auto kept = records::cancel_sign_in(archive, clock, login, purpose); !kept) return base::fail(kept.error());
        return base::fail(secrets.error());
    }
    return records::authenticate(archive, clock, login, secrets->front(), purpose);
}

Result<ActingPerson> acting_person(records::Archive& archive, const base::Clock& clock, const ActorOptions& options,
                                   std::string_view purpose) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (people->empty()) {
        if (!options.login.empty())
            return base::fail(ErrorCode::not_found, "--user " + options.login, "the archive has no accounts",
                              "a name; or a first account, made with 'user add'");
        auto person = base::person_named(options.name, "the person who acts");
        if (!person) return base::fail(person.error());
        return ActingPerson{std::move(*person), std::nullopt};
    }
    if (options.login.empty())
        return base::fail(ErrorCode::not_permitted, "the person who acts",
                          options.name.empty() ? "nobody is named" : "a name alone, and the archive has accounts",
                          "--user LOGIN and that person's password");
    if (!options.name.empty())
        return base::fail(ErrorCode::bad_input, "the person who acts", "both a login and a name", "--user LOGIN alone");
    auto account = sign_in(archive, clock, options.login, options.password_stdin, purpose);
    if (!account) return base::fail(account.error());
    auto person = account->person();
    return ActingPerson{std::move(person), std::move(*account)};
}

Result<ActingPerson> acting_person(records::Archive& archive, const base::Clock& clock, const ActorOptions& options,
                                   std::string_view purpose, laboratory::Act act, std::string_view method,
                                   std::string_view object) {
    auto acting = acting_person(archive, clock, options, purpose);
    if (!acting || !acting->account) return acting;
    if (auto may = records::require_or_record(archive, clock, *acting->account, act, method, object); !may)
        return base::fail(may.error());
    return acting;
}

}  // namespace velocert::app
