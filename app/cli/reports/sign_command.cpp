// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>
#include <algorithm>

#include <iostream>

#include "app/cli/reports/report_arguments.h"
#include "app/reporting/sign_with_file.h"
#include "reports/render/publish.h"

namespace velocert::app {
namespace {

constexpr const char* meanings_of_sign = "tested, checked, reviewed or witnessed";
constexpr const char* about_earlier =
    "\nThe signatures that the report has already are held against the trust list, as velocert-verify does: one\n"
    "that does not hold by it is named, and nothing is signed (exit code 6).";

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

ExitCode cancelled(const Output& output, const ReportArguments& arguments, Meaning meaning, const base::Clock& clock,
                   const base::Error& error) {
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    if (const auto kept =
            cancel_signing(**archive, clock, arguments.report, meaning, arguments.signing.login, error.text());
        !kept)
        return output.refuse(kept.error());
    return output.refuse(error);
}

/// What is to be known beside the signature, a sentence each.
std::vector<std::string> warnings_of(const FileSigned& done) {
    std::vector<std::string> out;
    const auto& outcome = done.outcome;
    if (!outcome.caution.empty()) out.push_back(outcome.caution);
    if (!outcome.revocation_unknown.empty()) out.push_back(revocation_warning(outcome.revocation_unknown));
    if (!outcome.trail_unreviewed.empty())
        out.push_back(outcome.trail_unreviewed +
                      "; a real archive asks for 'audit --review' by another person than the tester");
    for (const auto& one : outcome.means) out.push_back(records::text(one));
    out.insert(out.end(), done.warnings.begin(), done.warnings.end());
    return out;
}

void print_outcome(const Output& output, const ReportArguments& arguments, Meaning meaning, const FileSigned& done,
                   const std::vector<std::string>& warnings) {
    const auto& outcome = done.outcome;
    const auto& deliveries = done.deliveries;
    Json outstanding = Json::array();
    for (const auto& one : deliveries) {
        if (one.delivered) continue;
        outstanding.push(one.place);
        output.say("report " + arguments.report + " is signed and issued; only its delivery to " + one.place +
                   " is outstanding: " + one.detail +
                   ". Repeat that alone with: velocert-cli report deliver --archive " + arguments.archive +
                   " --report " + arguments.report);
    }
    const std::string kind = outcome.kind ? std::string(signing::name(*outcome.kind)) : std::string("registered");
    if (!output.json) {
        output.text("report " + arguments.report + " signed as " + std::string(records::name(meaning)) + " by " +
                    outcome.person.name + " with the certificate " + outcome.certificate.fingerprint.text() + " (" +
                    kind + ")");
        if (outcome.issue) output.text("issued: SHA-256 " + outcome.issue->document.text());
        for (const auto& one : deliveries)
            if (one.delivered) output.text(one.place + ": delivered");
        return;
    }
    Json told = Json::array();
    for (const auto& one : warnings) told.push(one);
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
                        .set("deliveries", std::move(places))
                        .set("outstanding", std::move(outstanding))
                        .set("warnings", std::move(told)));
}

ExitCode sign_as(const Output& output, const ReportArguments& arguments, Meaning meaning) {
    const base::SystemClock clock;
    if (const auto shown = show_what_is_signed(output, arguments); !shown) return output.refuse(shown.error());
    if (!arguments.show.empty() && !arguments.signing.yes && ::isatty(STDIN_FILENO) == 0) return ExitCode::done;
    const auto goes_on =
        confirmed(arguments.signing, "sign report " + arguments.report + " as " + std::string(records::name(meaning)));
    if (!goes_on) return cancelled(output, arguments, meaning, clock, goes_on.error());
    if (!*goes_on)
        return cancelled(output, arguments, meaning, clock,
                         {ErrorCode::not_permitted, "report " + arguments.report, "the signature was not confirmed",
                          "--yes, or the answer yes on a terminal"});
    const auto files = signing_files(arguments.signing);
    if (!files) return output.refuse(files.error());
    const auto stamp_file = time_stamp_file(arguments.signing);
    if (!stamp_file) return output.refuse(stamp_file.error());
    const auto secrets = ask_for_secrets(arguments.signing);
    if (!secrets) return cancelled(output, arguments, meaning, clock, secrets.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    std::optional<TimeStamping> stamping;
    if (*stamp_file) stamping.emplace(**stamp_file, *secrets->of_time_stamp_key, clock);
    FileSigning signing{arguments.report,
                        meaning,
                        arguments.signing.login,
                        arguments.signing.key,
                        arguments.signing.trust,
                        arguments.deliver_to,
                        token_of(arguments.signing),
                        stamping ? &*stamping : nullptr,
                        arguments.station_key};
    const auto done = sign_with_file(**archive, clock, signing, *files, secrets->password, secrets->for_key());
    if (!done) return output.refuse(done.error());
    const auto warnings = warnings_of(*done);
    for (const auto& warning : warnings) output.say("warning: " + warning);
    print_outcome(output, arguments, meaning, *done, warnings);
    // As of 'report deliver': signed and issued it is all the same.
    const bool all = std::ranges::all_of(done->deliveries, [](const auto& one) { return one.delivered; });
    return all ? ExitCode::done : ExitCode::bench_trouble;
}

ExitCode sign(const Output& output, const ReportArguments& arguments) {
    const auto meaning = records::parse_meaning(arguments.meaning);
    if (!meaning)
        return output.refuse({ErrorCode::bad_value, "--meaning", "'" + arguments.meaning + "'", meanings_of_sign});
    if (*meaning == Meaning::approved || *meaning == Meaning::voided)
        return output.refuse({ErrorCode::bad_input, "--meaning " + arguments.meaning, "not done by 'sign'",
                              "'approve', which issues the report, or 'report void'"});
    return sign_as(output, arguments, *meaning);
}

ExitCode approve(const Output& output, const ReportArguments& arguments) {
    return sign_as(output, arguments, Meaning::approved);
}

void add_signature_options(CLI::App& command, ReportArguments& arguments) {
    add_archive_option(command, arguments);
    add_report_option(command, arguments);
    add_signing_options(command, arguments.signing);
    add_time_stamp_option(command, arguments.signing);
    command.add_option("--show", arguments.show,
                       "Write the exact pages to this file first; without --yes nothing is signed then");
}

}  // namespace

void add_sign(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("sign", "Sign a report as tested, checked, reviewed or witnessed");
    const auto arguments = std::make_shared<ReportArguments>();
    add_signature_options(*command, *arguments);
    command->add_option("--meaning", arguments->meaning, meanings_of_sign)->required();
    command->footer(
        "Example: velocert-cli sign --archive lab --report R-2026-0001 --user li --key li.p12 --meaning tested\n"
        "           --show pages.pdf\n"
        "         velocert-cli sign --archive lab --report R-2026-0001 --user li --token 'Li Ming' --meaning tested "
        "\\\n"
        "           --token-module /usr/lib/softhsm/libsofthsm2.so --time-stamp-key time.p12" +
        std::string(about_earlier));
    set_report_work(*command, line, arguments, sign);
}

void add_approve(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("approve", "Sign a report as approved and issue it, in one step");
    const auto arguments = std::make_shared<ReportArguments>();
    add_signature_options(*command, *arguments);
    add_station_key_option(*command, *arguments);
    command->add_option("--out", arguments->deliver_to, "Folder that gets the issued report; repeatable");
    command->footer(
        "Example: velocert-cli approve --archive lab --report R-2026-0001 --user zhao --key zhao.p12 --out issued" +
        std::string(about_earlier));
    set_report_work(*command, line, arguments, approve);
}

}  // namespace velocert::app
