// SPDX-License-Identifier: GPL-3.0-or-later
// The subcommands of "report", and "amend": a report's life but for its signatures.
#include <filesystem>

#include "app/cli/reports/decision_key.h"
#include "app/cli/reports/report_arguments.h"
#include "app/cli/takeout.h"
#include "app/reporting/amends_again.h"
#include "app/reporting/outbox.h"
#include "app/reporting/prepare_document.h"
#include "core/records/people/people.h"
#include "instruments/registry/registry.h"
#include "reports/content/sections/signature_sheet.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pdf.h"
#include "reports/render/publish.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using records::Archive;

/// An account by its login, or a name where the archive has no accounts.
Result<base::Person> signer(const laboratory::PeopleRegister& people, const std::string& text, const char* option) {
    if (people.empty()) return base::person_named(text, option);
    const auto* account = people.by_login(text);
    if (account != nullptr) return account->person();
    return base::fail(ErrorCode::not_found, std::string(option) + " " + text, "no account of that login",
                      "one that 'user list' shows");
}

/// Where the photos of the order lie.
std::string folder_of(const std::string& order) {
    const auto folder = std::filesystem::path(order).parent_path().string();
    return folder.empty() ? "." : folder;
}

Result<app::PrepareRequest> request_of(const Archive& archive, const ReportArguments& arguments,
                                       const base::Clock& clock) {
    app::PrepareRequest out;
    out.run = arguments.run;
    out.again = arguments.report;
    out.offset = local_offset(clock);
    if (!arguments.order.empty()) {
        auto text = read_file(arguments.order);
        if (!text) return base::fail(text.error());
        out.order = std::move(*text);
        out.order_source = arguments.order;
        out.order_folder = folder_of(arguments.order);
    }
    if (!arguments.scope.empty()) {
        const auto text = read_file(arguments.scope);
        if (!text) return base::fail(text.error());
        auto scope = laboratory::load_scope(*text, arguments.scope);
        if (!scope) return base::fail(scope.error());
        out.scope = std::move(*scope);
    }
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto tested = signer(*people, arguments.tested_by, "--tested-by");
    if (!tested) return base::fail(tested.error());
    auto reviewed = signer(*people, arguments.reviewed_by, "--reviewed-by");
    if (!reviewed) return base::fail(reviewed.error());
    auto approved = signer(*people, arguments.approved_by, "--approved-by");
    if (!approved) return base::fail(approved.error());
    out.signers = {std::move(*tested), std::move(*reviewed), std::move(*approved)};
    if (arguments.issue_on.empty()) {
        out.issue_on = base::day_of(clock.now() + out.offset);
    } else {
        const auto day = base::parse_date(arguments.issue_on);
        if (!day) return base::fail(day.error());
        out.issue_on = *day;
    }
    return out;
}

ExitCode prepare(const Output& output, const ReportArguments& arguments) {
    return prepare_as(output, arguments, std::nullopt);
}

ExitCode list(const Output& output, const ReportArguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto reports = records::report_register(**archive);
    if (!reports) return output.refuse(reports.error());
    Json all = Json::array();
    for (const auto& life : reports->reports) {
        if (!arguments.run.empty() && life.preparation.of_run != arguments.run) continue;
        if (output.json)
            all.push(report_json(life, *reports));
        else
            print_report(output, life, *reports);
    }
    if (output.json) output.document(Json::object().set("reports", std::move(all)));
    return ExitCode::done;
}

/// The signatures with their times, on a page of its own.
base::Result<void> write_sheet(const Archive& archive, const records::ReportLife& life, const std::string& file) {
    const auto run = archive.run(life.preparation.of_run);
    if (!run) return base::fail(run.error());
    const auto sheet = reports::signature_sheet(life, *run);
    if (!sheet) return base::fail(sheet.error());
    if (auto ready = reports::ensure_gui_environment(); !ready) return ready;
    return reports::write_pdf(*sheet, file);
}

ExitCode show(const Output& output, const ReportArguments& arguments) {
    const bool takes = !arguments.out.empty() || !arguments.sheet.empty();
    const base::SystemClock clock;
    auto takeout = Takeout::open(arguments.archive, clock, arguments.actor, "show report " + arguments.report,
                                 takes ? laboratory::Act::export_records : laboratory::Act::read_records,
                                 "report " + arguments.report);
    if (!takeout) return output.refuse(takeout.error());
    const auto reports = records::report_register(takeout->archive());
    if (!reports) return output.refuse(reports.error());
    const auto* life = reports->report(arguments.report);
    if (life == nullptr)
        return output.refuse({ErrorCode::not_found, "report " + arguments.report, "there is none of that number",
                              "one that 'report list' shows"});
    if (!arguments.out.empty()) {
        const auto bytes = takeout->archive().load(life->document());
        if (!bytes) return output.refuse(bytes.error());
        if (const auto done = reports::publish_file(arguments.out, *bytes, false); !done)
            return output.refuse(done.error());
    }
    if (!arguments.sheet.empty())
        if (const auto done = write_sheet(takeout->archive(), *life, arguments.sheet); !done)
            return output.refuse(done.error());
    for (const auto& [what, file] : {std::pair{records::HandedOut::document, arguments.out},
                                     std::pair{records::HandedOut::sheet, arguments.sheet}})
        if (!file.empty())
            if (const auto kept = takeout->record(output, {what, "report", arguments.report, file}); !kept)
                return output.refuse(kept.error());
    if (output.json)
        output.document(report_json(*life, *reports));
    else
        print_report(output, *life, *reports);
    return ExitCode::done;
}

/// Opens the archive and says who acts; then does `act`, and shows the report.
template <typename Do>
ExitCode act_on_report(const Output& output, const ReportArguments& arguments, laboratory::Act act, Do work) {
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, std::string(laboratory::name(act)) + " " + arguments.report,
                      act, {}, "report " + arguments.report);
    if (!acting) return output.refuse(acting.error());
    if (const auto done = work(**archive, clock, *acting); !done) return output.refuse(done.error());
    const auto reports = records::report_register(**archive);
    if (!reports) return output.refuse(reports.error());
    if (const auto* life = reports->report(arguments.report)) {
        if (output.json)
            output.document(report_json(*life, *reports));
        else
            print_report(output, *life, *reports);
    }
    return ExitCode::done;
}

ExitCode send_back(const Output& output, const ReportArguments& arguments) {
    return act_on_report(output, arguments, laboratory::Act::prepare_report,
                         [&](Archive& archive, const base::Clock& clock, const ActingPerson& acting) {
                             return records::return_report(archive, clock, arguments.report, arguments.concerns,
                                                           arguments.comment, acting.person);
                         });
}

ExitCode make_void(const Output& output, const ReportArguments& arguments) {
    auto given = GivenKey::read(arguments.signing);
    if (!given) return output.refuse(given.error());
    return act_on_report(
        output, arguments, laboratory::Act::void_report,
        [&](Archive& archive, const base::Clock& clock, const ActingPerson& acting) -> Result<void> {
            if (!arguments.confirm)
                return records::request_void(archive, clock, arguments.report, arguments.reason, acting.person);
            const auto key = given->ask(arguments.actor.password_stdin, clock);
            if (!key) return base::fail(key.error());
            const auto done = confirm_void(archive, clock, arguments.report, acting.person, acting.account, *key);
            if (!done) return base::fail(done.error());
            say_cautions(output, *done);
            return {};
        });
}

ExitCode deliver(const Output& output, const ReportArguments& arguments) {
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto done = deliver_report(**archive, clock, arguments.report);
    if (!done) return output.refuse(done.error());
    Json places = Json::array();
    bool all = true;
    for (const auto& one : *done) {
        all = all && one.delivered;
        places.push(Json::object().set("place", one.place).set("delivered", one.delivered).set("detail", one.detail));
        if (!output.json)
            output.text(one.place + ": " + (one.delivered ? std::string("delivered") : "not delivered: " + one.detail));
    }
    if (output.json)
        output.document(Json::object().set("report", arguments.report).set("deliveries", std::move(places)));
    return all ? ExitCode::done : ExitCode::bench_trouble;
}

ExitCode amend(const Output& output, const ReportArguments& arguments) {
    const auto kind = records::parse_amendment_kind(arguments.kind);
    if (!kind) return output.refuse(kind.error());
    // --report names the amended report here; the amendment has a number of its own.
    records::Amends amends{arguments.report, *kind, arguments.reason, {}};
    for (const auto& [what, before, after] : arguments.changes) amends.changes.push_back({what, before, after});
    auto of_new = arguments;
    of_new.report = arguments.again;
    return prepare_as(output, of_new, std::move(amends));
}

}  // namespace

ExitCode prepare_as(const Output& output, const ReportArguments& arguments, std::optional<records::Amends> amends) {
    const base::SystemClock clock;
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    if (const auto ready = reports::ensure_gui_environment(); !ready) return output.refuse(ready.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    auto request = request_of(**archive, arguments, clock);
    if (!request) return output.refuse(request.error());
    const auto before = records::report_register(**archive);
    if (!before) return output.refuse(before.error());
    const auto act = amends ? laboratory::Act::amend_report : act_of_preparing(*before, arguments.report);
    const auto acting = acting_person(**archive, clock, arguments.actor, "prepare a report of run " + arguments.run,
                                      act, {}, "run " + arguments.run);
    if (!acting) return output.refuse(acting.error());
    request->prepared_by = acting->person;
    request->amends = std::move(amends);
    if (!arguments.opinions.empty()) {
        const auto text = read_file(arguments.opinions);
        if (!text) return output.refuse(text.error());
        auto opinions = laboratory::load_opinions(*text, arguments.opinions, acting->person);
        if (!opinions) return output.refuse(opinions.error());
        request->opinions = std::move(*opinions);
    }
    if (const auto made = checkpoint_with(arguments, **archive, clock, records::CheckpointReason::by_hand); !made)
        return output.refuse(made.error());
    const instruments::RegistryDecoders decoders;
    const auto done = prepare_document(**archive, clock, *request, decoders);
    if (!done) return output.refuse(done.error());
    for (const auto& finding : done->still_open) output.say("warning: " + records::text(finding));
    Json marks = Json::array();
    for (const auto& mark : done->marks) {
        if (!mark.placed) output.say("mark " + mark.mark + " is not placed: " + mark.refusal);
        marks.push(Json::object()
                       .set("mark", mark.mark)
                       .set("placed", mark.placed)
                       .set("refusal", mark.placed ? Json() : Json(mark.refusal)));
    }
    const auto reports = records::report_register(**archive);
    if (!reports) return output.refuse(reports.error());
    const auto& life = *reports->report(done->preparation.report);
    if (output.json)
        output.document(report_json(life, *reports).set("marks", std::move(marks)));
    else
        print_report(output, life, *reports);
    return ExitCode::done;
}

void add_report_life(CLI::App& command, CommandLine& line) {
    const auto arguments = std::make_shared<ReportArguments>();
    auto* preparing =
        add_report_work(command, line, arguments, "prepare",
                        "Check a run against its order and freeze record and document for signing", prepare);
    add_prepare_options(*preparing, *arguments);
    preparing->add_option(
        "--report", arguments->report,
        "Number of a report that is prepared again; an amendment says again what it amends, how and why");
    preparing->footer(
        "Example: velocert-cli report prepare --archive lab --run RUN --order order.json --tested-by li\n"
        "           --reviewed-by wang --approved-by zhao --user li");
    auto* listing = add_report_work(command, line, arguments, "list", "List the reports and where they stand", list);
    listing->add_option("--run", arguments->run, "Only those of one run");
    auto* showing = add_report_work(command, line, arguments, "show",
                                    "Show a report with its signatures, changes and failed attempts", show);
    add_report_option(*showing, *arguments);
    showing->add_option("--out", arguments->out, "Write the document as it stands to a new file");
    showing->add_option("--sheet", arguments->sheet,
                        "Write the signature sheet of an issued report to a new PDF file: who signed what and when");
    add_takeout_options(*showing, arguments->actor);
    auto* returning = add_report_work(command, line, arguments, "return",
                                      "Send a report back with a comment; its signatures become void", send_back);
    add_report_option(*returning, *arguments);
    returning->add_option("--comment", arguments->comment, "What is to be done")->required();
    returning->add_option("--concerns", arguments->concerns, "Step or section the comment is about");
    auto* voiding = add_report_work(command, line, arguments, "void",
                                    "Ask to void a report with a reason; a second person confirms", make_void);
    add_report_option(*voiding, *arguments);
    voiding->add_option("--reason", arguments->reason, "Why");
    voiding->add_flag("--confirm", arguments->confirm, "Confirm what another person asked for");
    auto* delivering = add_report_work(command, line, arguments, "deliver",
                                       "Bring an issued report to the places that do not have it yet", deliver);
    add_report_option(*delivering, *arguments);
    for (auto* one : {returning, voiding}) add_person_options(*one, *arguments);
    add_decision_options(*voiding, *arguments);
    listing->footer("Example: velocert-cli report list --archive lab --run RUN");
    showing->footer("Example: velocert-cli report show --archive lab --report R-2025-0001 --out R-2025-0001.pdf");
    returning->footer(
        "Example: velocert-cli report return --archive lab --report R-2025-0001 --comment 'weigh again' --user wang");
    voiding->footer(
        "Example: velocert-cli report void --archive lab --report R-2025-0001 --reason 'wrong sample' --user wang\n"
        "         velocert-cli report void --archive lab --report R-2025-0001 --confirm --user zhao --key zhao.p12");
    delivering->footer("Example: velocert-cli report deliver --archive lab --report R-2025-0001");
}

void add_amend(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("amend",
                                       "Prepare an amendment to an issued report: a supplement to it, or a "
                                       "new report that replaces it");
    const auto arguments = std::make_shared<ReportArguments>();
    add_archive_option(*command, *arguments);
    add_report_option(*command, *arguments);
    add_prepare_options(*command, *arguments);
    command->add_option("--kind", arguments->kind, "supplement or replacement")->required();
    command->add_option("--reason", arguments->reason, "Why, as it is printed")->required();
    command->add_option(
        "--again", arguments->again,
        "Number of the amendment that is prepared again after a return, where its reason or its stated "
        "changes are said anew; what it amends and its kind stay ('report prepare --report' keeps all)");
    command
        ->add_option("--change", arguments->changes,
                     "What was changed, how it read and how it reads, each in words; repeatable. Whatever else differs "
                     "is added")
        ->type_name("WHAT BEFORE AFTER");
    command->footer(
        "Example: velocert-cli amend --archive lab --report R-2026-0001 --run RUN --order order.json \\\n"
        "           --kind replacement --reason 'model mistyped' --change model TDT-1 TDT-2 \\\n"
        "           --tested-by li --reviewed-by wang --approved-by zhao --user zhao\n"
        "A reviewer or an authorised signatory amends; a technician may not.");
    set_report_work(*command, line, arguments, amend);
}

}  // namespace velocert::app
