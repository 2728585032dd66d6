// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/people/user_command.h"

#include "app/cli/commands.h"

namespace velocert::app {
namespace {

using Arguments = std::shared_ptr<UserArguments>;

/// One part of the command: its options are kept by `arguments`.
CLI::App* part(CLI::App& command, CommandLine& line, const Arguments& arguments, const char* name, const char* about,
               UserWork work) {
    auto* out = command.add_subcommand(name, about);
    out->add_option("--archive", arguments->archive, "Archive folder")->required();
    out->callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) { return work(output, *arguments); };
    });
    return out;
}

CLI::App* act(CLI::App& command, CommandLine& line, const Arguments& arguments, const char* name, const char* about,
              UserWork work) {
    auto* out = part(command, line, arguments, name, about, work);
    add_actor_options(*out, arguments->actor);
    return out;
}

void about_somebody(CLI::App& command, const Arguments& arguments) {
    command.add_option("LOGIN", arguments->login, "Login of the account it is about")->required();
}

void reason(CLI::App& command, const Arguments& arguments) {
    command.add_option("--reason", arguments->reason, "Why, for the record")->required();
}

void second_person(CLI::App& command, const Arguments& arguments, const char* about) {
    command.add_option("--confirm-by", arguments->confirm_by, about);
}

void add_accounts(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    auto* add = act(command, line, arguments, "add", "Make an account; the first one is that of a signatory", add_user);
    about_somebody(*add, arguments);
    add->add_option("--zh", arguments->zh, "Printed name in Chinese");
    add->add_option("--en", arguments->en, "Printed name in Latin letters");
    add->add_option("--create", arguments->create, "Make the archive if it is not there: real or training")
        ->check(CLI::IsMember({"real", "training"}));
    auto* roles = act(command, line, arguments, "roles", "Give an account other roles, in the place of those it has",
                      change_user_roles);
    about_somebody(*roles, arguments);
    for (auto* one : {add, roles}) {
        one->add_option("--role", arguments->roles,
                        "technician, reviewer, signatory, custodian, administrator or auditor; with days: "
                        "reviewer:2026-01-01:2026-12-31 (repeatable)");
        second_person(*one, arguments, "Signatory who confirms that somebody becomes one");
        reason(*one, arguments);
    }
    add->footer(
        "Example: velocert-cli user add wang.fang --archive lab --create real --zh 王芳 --en 'Wang Fang' --role "
        "signatory "
        "--reason 'start of the laboratory'\n"
        "         velocert-cli user add li.ming --archive lab --en 'Li Ming' --role technician --reason 'joins us' "
        "--user wang.fang\n"
        "Passwords are asked for, or read one a line with --password-stdin: of who acts, of who confirms, the new "
        "one.");
    roles->footer(
        "Example: velocert-cli user roles li.ming --archive lab --role technician --role custodian --reason 'keeps the "
        "instruments' --user wang.fang");
    const auto simple = [&](const char* name, const char* about, UserWork work) {
        auto* out = act(command, line, arguments, name, about, work);
        about_somebody(*out, arguments);
        reason(*out, arguments);
        out->footer(std::string("Example: velocert-cli user ") + name +
                    " li.ming --archive lab --reason 'asked for by phone' --user wang.fang");
    };
    simple("disable", "Close an account; it is kept, and its login and name stay taken", disable_user);
    simple("enable", "Open a disabled account again", enable_user);
    simple("unlock", "End the lock after failures to sign in", unlock_user);
    auto* password = act(command, line, arguments, "password", "Change one's own password, or reset another person's",
                         set_user_password);
    password->add_option("LOGIN", arguments->login, "Whose password is reset; default: one's own is changed");
    password->add_option("--reason", arguments->reason, "Why, where another person's is reset");
    password->footer("Example: velocert-cli user password --archive lab --user li.ming");
}

void add_rights(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    auto* authorise = act(command, line, arguments, "authorise",
                          "Authorise a person to test, review or approve with a method", authorise_user);
    about_somebody(*authorise, arguments);
    authorise->add_option("--method", arguments->methods, "Procedure id, as 'standards' lists them (repeatable)")
        ->required();
    authorise->add_option("--right", arguments->right, "test, review or approve")->required();
    authorise->add_option("--from", arguments->from, "First day, YYYY-MM-DD; default: today");
    authorise->add_option("--to", arguments->to, "Last day, YYYY-MM-DD; default: until it is withdrawn");
    second_person(*authorise, arguments, "Second person, where somebody authorises themselves");
    reason(*authorise, arguments);
    authorise->footer(
        "Example: velocert-cli user authorise li.ming --archive lab --method vehicle-mass --right test --to 2027-03-31 "
        "--reason 'training of March' --user wang.fang");
    auto* withdraw =
        act(command, line, arguments, "withdraw", "Withdraw an authorisation from today on", withdraw_right);
    withdraw->add_option("ID", arguments->authorisation, "Authorisation, as 'user show' lists them")->required();
    reason(*withdraw, arguments);
    withdraw->footer("Example: velocert-cli user withdraw A3 --archive lab --reason 'method revised' --user wang.fang");
    auto* certificate = act(command, line, arguments, "certificate", "Bind a person's certificate to the account",
                            add_user_certificate);
    about_somebody(*certificate, arguments);
    certificate->add_option("--file", arguments->file, "Certificate, PEM or DER")->required();
    reason(*certificate, arguments);
    certificate->footer(
        "Example: velocert-cli user certificate li.ming --archive lab --file li.ming.pem --reason 'issued in March' "
        "--user wang.fang");
    auto* review = act(command, line, arguments, "review", "Record that all accounts and rights were looked through",
                       review_users);
    review->add_option("--remark", arguments->remark, "What came of it");
    add_key_options(*review, arguments->signing, "The person's key file (PKCS#12): the review is signed with it");
    review->footer(
        "Example: velocert-cli user review --archive lab --remark 'nothing to change' --user wang.fang --key "
        "wang.fang.p12 --trust trust.json\n"
        "A real archive asks for the person's own key; a training archive warns where there is none.");
    auto* policy =
        act(command, line, arguments, "policy",
            "Ask more of passwords, for sites that are bound to composition or renewal", change_password_policy);
    policy->add_option("--minimum-length", arguments->minimum_length, "Characters, 15 to 64");
    policy->add_option("--classes", arguments->classes,
                       "How many of lower case, upper case, digits, marks must appear, 0 to 4");
    policy->add_option("--renew-after-days", arguments->renew_after_days, "0 for never, or 30 to 730");
    policy->add_option("--remembered", arguments->remembered, "Earlier passwords that may not be taken again, 1 to 12");
    reason(*policy, arguments);
    policy->footer(
        "Example: velocert-cli user policy --archive lab --classes 3 --renew-after-days 90 --reason 'graded "
        "protection' "
        "--user wang.fang");
}

}  // namespace

void add_user(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("user", "Accounts, roles, authorisations and passwords of an archive");
    const auto arguments = std::make_shared<UserArguments>();
    command->require_subcommand(1);
    add_accounts(*command, line, arguments);
    add_rights(*command, line, arguments);
    part(*command, line, arguments, "list", "List all accounts with roles, state and last sign-in", list_users)
        ->footer("Example: velocert-cli user list --archive lab");
    auto* show = part(*command, line, arguments, "show", "Show all of one account", show_user);
    about_somebody(*show, arguments);
    show->footer("Example: velocert-cli user show li.ming --archive lab");
    command->footer(
        "Example: velocert-cli user add wang.fang --archive lab --create real --zh 王芳 --en 'Wang Fang' --role "
        "signatory "
        "--reason 'start of the laboratory'\n"
        "         velocert-cli user list --archive lab");
}

}  // namespace velocert::app
