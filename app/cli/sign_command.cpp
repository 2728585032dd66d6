// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <iostream>

#include "app/cli/report_arguments.h"
#include "app/cli/secrets.h"
#include "app/reporting/sign_with_file.h"
#include "reports/render/publish.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using records::Archive;
using records::Meaning;

/// The exact pages, and what happened to the report, before anybody signs.
Result<void> show_what_is_signed(const Output& output, const ReportArguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return base::fail(archive.error());
    const auto reports = records::report_register(**archive);
    if (!reports) return base::fail(reports.error());
    const auto* life = reports->report(arguments.report);
    if (life == nullptr)
        return base::fail(ErrorCode::not_found, "report " + arguments.report, "there is none of that number",
                          "one that 'report list' shows");
    if (!arguments.show.empty()) {
        const auto bytes = (*archive)->load(life->document());
        if (!bytes) return base::fail(bytes.error());
        if (auto done = reports::publish_file(arguments.show, *bytes, true); !done) return base::fail(done.error());
        output.say("the pages to be signed are in " + arguments.show + ", SHA-256 " + life->document().text());
    }
    if (!output.json) print_report(output, *life, *reports);
    return {};
}

/// Whether the person goes on. Without --yes a person must say so on a terminal.
bool confirmed(const ReportArguments& arguments, const std::string& meaning) {
    if (arguments.yes) return true;
    if (::isatty(STDIN_FILENO) == 0) return false;
    std::cerr << "sign report " << arguments.report << " as " << meaning << "? Type yes: " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "yes";
}

ExitCode cancelled(const Output& output, const ReportArguments& arguments, Meaning meaning, const base::Clock& clock,
                   const base::Error& error) {
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    if (const auto kept =
            cancel_signing(**archive, clock, arguments.report, meaning, arguments.actor.login, error.text());
        !kept)
        return output.refuse(kept.error());
    return output.refuse(error);
}

/// The account's password and the key's passphrase; on standard input the second may be left out when it is the same.
struct Secrets {
    base::Secret password;
    std::optional<base::Secret> passphrase;
    [[nodiscard]] const base::Secret& for_key() const { return passphrase ? *passphrase : password; }
};
Result<Secrets> secrets_of(const ReportArguments& arguments) {
    auto password = read_secrets(arguments.actor.password_stdin, {"Password of " + arguments.actor.login});
    if (!password) return base::fail(password.error());
    auto passphrase = read_secrets(arguments.actor.password_stdin, {"Passphrase of the key"});
    if (!passphrase && !(arguments.actor.password_stdin && passphrase.error().code == ErrorCode::missing_field))
        return base::fail(passphrase.error());
    Secrets out{std::move(password->front()), std::nullopt};
    if (passphrase) out.passphrase = std::move(passphrase->front());
    return out;
}

void print_outcome(const Output& output, const ReportArguments& arguments, Meaning meaning,
                   const SigningOutcome& outcome, const std::vector<records::ReportDelivery>& deliveries) {
    const std::string kind = outcome.kind ? std::string(signing::name(*outcome.kind)) : std::string("registered");
    if (!output.json) {
        output.text("report " + arguments.report + " signed as " + std::string(records::name(meaning)) + " by " +
                    outcome.person.name + " with the certificate " + outcome.certificate.fingerprint.text() + " (" +
                    kind + ")");
        if (outcome.issue) output.text("issued: SHA-256 " + outcome.issue->document.text());
        for (const auto& one : deliveries)
            output.text(one.place + ": " +
                        (one.delivered ? std::string("delivered")
                                       : "not delivered: " + one.detail + "; 'report deliver' tries again"));
        return;
    }
    Json places = Json::array();
    for (const auto& one : deliveries)
        places.push(Json::object().set("place", one.place).set("delivered", one.delivered).set("detail", one.detail));
    output.document(Json::object()
                        .set("report", arguments.report)
                        .set("meaning", records::name(meaning))
                        .set("signer", base::to_json(outcome.person))
                        .set("certificate", outcome.certificate.fingerprint.text())
                        .set("authority", kind)
                        .set("issued", outcome.issue.has_value())
                        .set("document", outcome.issue ? Json(outcome.issue->document.text()) : Json())
                        .set("deliveries", std::move(places)));
}

ExitCode sign_as(const Output& output, const ReportArguments& arguments, Meaning meaning) {
    const base::SystemClock clock;
    if (const auto shown = show_what_is_signed(output, arguments); !shown) return output.refuse(shown.error());
    if (!arguments.show.empty() && !arguments.yes && ::isatty(STDIN_FILENO) == 0) return ExitCode::done;
    if (!confirmed(arguments, std::string(records::name(meaning))))
        return cancelled(output, arguments, meaning, clock,
                         {ErrorCode::not_permitted, "report " + arguments.report, "the signature was not confirmed",
                          "--yes, or the answer yes on a terminal"});
    SigningFiles files;
    if (!arguments.trust.empty()) {
        const auto text = read_file(arguments.trust);
        if (!text) return output.refuse(text.error());
        auto parsed = signing::TrustList::parse(*text, arguments.trust);
        if (!parsed) return output.refuse(parsed.error());
        files.trust = std::move(*parsed);
    }
    auto key_file = read_file(arguments.key);
    if (!key_file) return output.refuse(key_file.error());
    files.key = std::move(*key_file);
    const auto secrets = secrets_of(arguments);
    if (!secrets) return cancelled(output, arguments, meaning, clock, secrets.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto done = sign_with_file(
        **archive, clock,
        {arguments.report, meaning, arguments.actor.login, arguments.key, arguments.trust, arguments.deliver_to}, files,
        secrets->password, secrets->for_key(),
        [&] { return checkpoint_with(arguments, **archive, clock, records::CheckpointReason::issue); });
    if (!done) return output.refuse(done.error());
    for (const auto& warning : done->warnings) output.say("warning: " + warning);
    print_outcome(output, arguments, meaning, done->outcome, done->deliveries);
    return ExitCode::done;
}

ExitCode sign(const Output& output, const ReportArguments& arguments) {
    const auto meaning = records::parse_meaning(arguments.meaning);
    if (!meaning) return output.refuse(meaning.error());
    if (*meaning == Meaning::approved || *meaning == Meaning::voided)
        return output.refuse({ErrorCode::bad_input, "--meaning " + arguments.meaning, "not done by 'sign'",
                              "'approve', which issues the report, or 'report void'"});
    return sign_as(output, arguments, *meaning);
}

ExitCode approve(const Output& output, const ReportArguments& arguments) {
    return sign_as(output, arguments, Meaning::approved);
}

void add_signing_options(CLI::App& command, ReportArguments& arguments) {
    add_archive_option(command, arguments);
    add_report_option(command, arguments);
    command.add_option("--user", arguments.actor.login, "Login of the person who signs")->required();
    command.add_option("--key", arguments.key, "The person's key file (PKCS#12)")->required();
    command.add_option("--trust", arguments.trust,
                       "Trust list; without it the certificate must be registered for the account");
    command.add_option("--show", arguments.show,
                       "Write the exact pages to this file first; without --yes nothing is signed then");
    command.add_flag("--yes", arguments.yes, "Confirm the signature (for scripts; a terminal asks)");
    command.add_flag("--password-stdin", arguments.actor.password_stdin,
                     "Read the account's password, and on a second line the key's passphrase if it is another one, "
                     "from standard input");
}

}  // namespace

void add_sign(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("sign", "Sign a report as tested, checked, reviewed or witnessed");
    const auto arguments = std::make_shared<ReportArguments>();
    add_signing_options(*command, *arguments);
    command->add_option("--meaning", arguments->meaning, "tested, checked, reviewed or witnessed")->required();
    command->footer(
        "Example: velocert-cli sign --archive lab --report R-2026-0001 --user li --key li.p12 --meaning tested\n"
        "           --show pages.pdf");
    set_report_work(*command, line, arguments, sign);
}

void add_approve(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("approve", "Sign a report as approved and issue it, in one step");
    const auto arguments = std::make_shared<ReportArguments>();
    add_signing_options(*command, *arguments);
    add_station_key_option(*command, *arguments);
    command->add_option("--out", arguments->deliver_to, "Folder that gets the issued report; repeatable");
    command->footer(
        "Example: velocert-cli approve --archive lab --report R-2026-0001 --user zhao --key zhao.p12 --out issued");
    set_report_work(*command, line, arguments, approve);
}

}  // namespace velocert::app
