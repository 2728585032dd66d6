// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/acts/actor.h"
#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"

namespace velocert::app {

/// How a command is told who acts.
struct ActorOptions {
    std::string login;  ///< --user: an account of the archive
    std::string name;   ///< --person (or another option of the command): a name, where the archive has no accounts
    bool password_stdin = false;
};
/// Adds --user and --password-stdin.
void add_actor_options(CLI::App& command, ActorOptions& options);

/// That somebody is named at all, one way or the other: to be asked before an archive is opened or made.
[[nodiscard]] base::Result<void> somebody_is_named(const ActorOptions& options);

using ActingPerson = Actor;

/// Who acts in this archive. Without accounts: the name. With accounts: --user and the password, asked for and checked
/// (see records::authenticate; a prompt that is left is recorded too). Errors: not_permitted where a name is given in
/// an archive with accounts, or where the sign-in fails; not_found where --user names an account and there is none at
/// all.
[[nodiscard]] base::Result<ActingPerson> acting_person(records::Archive& archive, const base::Clock& clock,
                                                       const ActorOptions& options, std::string_view purpose);
/// The same, and the person may do it (records::require_or_record); in an archive without accounts everybody may.
[[nodiscard]] base::Result<ActingPerson> acting_person(records::Archive& archive, const base::Clock& clock,
                                                       const ActorOptions& options, std::string_view purpose,
                                                       laboratory::Act act, std::string_view method = {},
                                                       std::string_view object = {});

/// Asks for the password of an account of this archive and signs in with it.
[[nodiscard]] base::Result<laboratory::Account> sign_in(records::Archive& archive, const base::Clock& clock,
                                                        const std::string& login, bool password_stdin,
                                                        std::string_view purpose);

}  // namespace velocert::app
