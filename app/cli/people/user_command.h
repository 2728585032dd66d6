// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/acting_person.h"
#include "app/cli/output.h"
#include "app/cli/signing_options.h"
#include "core/laboratory/people/people_register.h"

namespace velocert::app {

/// What the parts of the command "user" are given.
struct UserArguments {
    std::string archive;
    std::string create;  ///< real or training, when there is no archive yet
    ActorOptions actor;
    std::string confirm_by;  ///< login of the second person
    std::string login;       ///< whom it is about
    std::string zh;
    std::string en;
    std::vector<std::string> roles;  ///< "reviewer", "reviewer:2026-01-01", "reviewer:2026-01-01:2026-12-31"
    std::string reason;
    std::vector<std::string> methods;
    std::string right;
    std::string from;
    std::string to;
    std::string authorisation;
    std::string file;
    std::string remark;
    SigningOptions signing;  ///< the key of who reviewed
    std::optional<int> minimum_length;
    std::optional<int> classes;
    std::optional<int> renew_after_days;
    std::optional<int> remembered;
};

using UserWork = ExitCode (*)(const Output&, const UserArguments&);

// Acts: each is one record that is never taken back.
[[nodiscard]] ExitCode add_user(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode change_user_roles(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode disable_user(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode enable_user(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode unlock_user(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode set_user_password(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode authorise_user(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode withdraw_right(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode add_user_certificate(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode review_users(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode change_password_policy(const Output& output, const UserArguments& arguments);

// Views: nothing is changed.
[[nodiscard]] ExitCode list_users(const Output& output, const UserArguments& arguments);
[[nodiscard]] ExitCode show_user(const Output& output, const UserArguments& arguments);

/// "reviewer", from that day on or from today; with a last day where one is given.
[[nodiscard]] base::Result<laboratory::RoleGrant> parse_role_grant(const std::string& text, const base::Date& today);
/// An account as JSON: ids, names, roles, rights, state. No stored password.
[[nodiscard]] base::Json account_json(const laboratory::PeopleRegister& people, const laboratory::Account& account,
                                      std::chrono::system_clock::time_point now);

}  // namespace velocert::app
