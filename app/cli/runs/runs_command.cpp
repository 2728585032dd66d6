// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/reports/decision_key.h"
#include "app/cli/reports/report_arguments.h"
#include "core/records/archive.h"
#include "core/records/archive_info.h"
#include "core/records/files/lock_file.h"
#include "core/records/index/run_query.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/results_so_far.h"

namespace velocert::app {
namespace {

using base::Json;

struct Arguments {
    std::string archive;
    std::string verdict;
    std::string lifecycle;
    std::string from;
    std::string to;
    records::RunQuery query;
};

/// What the list calls a run without an end that nobody writes any more: its program died. It is no state of a run: the
/// next opening for writing closes or suspends it.
constexpr const char* interrupted_word = "interrupted";

/// The words of the command line as a query; an error names the option.
base::Result<records::RunQuery> query_of(const Arguments& arguments) {
    auto out = arguments.query;
    const auto take = [](const std::string& text, const char* option, auto parse, auto& value) -> base::Result<void> {
        if (text.empty()) return {};
        auto read = parse(text);
        if (!read) return base::fail(read.error().code, option, read.error().found, read.error().expected);
        value = *read;
        return {};
    };
    if (auto done = take(arguments.verdict, "--verdict", conformity::parse_verdict, out.verdict); !done)
        return base::fail(done.error());
    if (arguments.lifecycle == interrupted_word)
        out.lifecycle = sequence::Lifecycle::running;
    else if (auto done = take(arguments.lifecycle, "--lifecycle", sequence::parse_lifecycle, out.lifecycle); !done)
        return base::fail(done.error());
    if (auto done = take(arguments.from, "--from", base::parse_date, out.from); !done) return base::fail(done.error());
    if (auto done = take(arguments.to, "--to", base::parse_date, out.to); !done) return base::fail(done.error());
    return out;
}

/// The procedures of a run without an end that fail so far: its verdict comes when it ends, and must not hide them.
base::Result<std::vector<std::string>> failed_so_far(const records::Archive& archive, const std::string& id) {
    auto run = archive.run(id);
    if (!run) return base::fail(run.error());
    const auto edition = sequence::edition_of(*run, archive);
    if (!edition) return base::fail(edition.error());
    std::vector<std::string> out;
    for (const auto& result : sequence::results_so_far(*edition, *run))
        if (result.verdict == conformity::Verdict::fail) out.push_back(result.procedure);
    return out;
}

ExitCode list_runs(const Output& output, const Arguments& arguments) {
    const auto query = query_of(arguments);
    if (!query) return output.refuse(query.error());
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto page = (*archive)->find_runs(*query);
    if (!page) return output.refuse(page.error());
    const auto voided = records::voided_runs(**archive);
    if (!voided) return output.refuse(voided.error());
    const auto written = records::LockFile::is_held(records::ArchivePaths(arguments.archive).lock);
    if (!written) return output.refuse(written.error());
    auto runs = Json::array();
    for (auto run : page->runs) {
        const bool open = run.lifecycle == sequence::name(sequence::Lifecycle::running);
        if (open && !*written) run.lifecycle = interrupted_word;
        if (!arguments.lifecycle.empty() && run.lifecycle != arguments.lifecycle) continue;
        const auto why = voided->find(run.id);
        auto failed = Json::array();
        std::string failed_text;
        if (open || run.lifecycle == sequence::name(sequence::Lifecycle::suspended)) {
            const auto so_far = failed_so_far(**archive, run.id);
            // One that cannot be read is no reason to keep the others back.
            if (!so_far) output.say("run " + run.id + ": " + so_far.error().text());
            for (const auto& procedure : so_far.value_or(std::vector<std::string>())) {
                failed.push(procedure);
                failed_text += (failed_text.empty() ? "  so far failed: " : ", ") + procedure;
            }
        }
        runs.push(Json::object()
                      .set("run", run.id)
                      .set("started_utc", run.started_utc)
                      .set("item", run.item)
                      .set("edition", run.edition)
                      .set("operator", run.operator_name)
                      .set("lifecycle", run.lifecycle)
                      .set("verdict", run.verdict)
                      .set("failed_so_far", std::move(failed))
                      .set("voided", why == voided->end() ? Json() : Json(why->second)));
        output.text(run.started_utc + "  " + run.id + "  " + run.item + "  " + run.edition + "  " + run.operator_name +
                    "  " + run.lifecycle + "  " + run.verdict + failed_text +
                    (why == voided->end() ? std::string() : "  VOIDED: " + why->second));
    }
    if (output.json)
        output.document(
            Json::object().set("runs", std::move(runs)).set("next", page->next.empty() ? Json() : Json(page->next)));
    else if (!page->next.empty())
        output.text("more with --after " + page->next);
    return ExitCode::done;
}

/// The reports in force that rest on the run, told and listed: they stay what they are, and somebody has to decide on
/// each.
base::Result<Json> tell_reports_in_force(const Output& output, const records::Archive& archive, const std::string& run,
                                         bool voided) {
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    auto list = Json::array();
    std::string numbers;
    for (const auto* life : reports->in_force_from(run)) {
        list.push(life->number());
        numbers +=
            (numbers.empty() ? "" : ", ") + life->number() + " (" + std::string(records::name(life->state)) + ")";
    }
    if (!numbers.empty())
        output.say("warning: in force, and " +
                   std::string(voided ? "resting on a run that counts for nothing now" : "resting on it") + ": " +
                   numbers + "; 'report void' or 'amend' decides on each");
    return list;
}

/// One person asks with a reason; with --confirm or --decline another one decides.
ExitCode make_void(const Output& output, const ReportArguments& arguments) {
    const bool decides = arguments.confirm || !arguments.decline.empty();
    const base::SystemClock clock;
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    auto given = GivenKey::read(arguments.signing);
    if (!given) return output.refuse(given.error());
    const auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    // Whoever notices may ask, as with a hold; who decides is who makes reports void.
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "void run " + arguments.run,
                      decides ? laboratory::Act::void_report : laboratory::Act::open_hold, {}, "run " + arguments.run);
    if (!acting) return output.refuse(acting.error());
    if (arguments.confirm) {
        const auto key = given->ask(arguments.actor.password_stdin, clock);
        if (!key) return output.refuse(key.error());
        const auto done = confirm_run_void(**archive, clock, arguments.run, acting->person, acting->account, *key);
        if (!done) return output.refuse(done.error());
        say_cautions(output, *done);
    } else if (decides) {
        const auto done = records::decline_run_void(**archive, clock, arguments.run, arguments.decline, acting->person);
        if (!done) return output.refuse(done.error());
    } else if (const auto done =
                   records::request_run_void(**archive, clock, arguments.run, arguments.reason, acting->person);
               !done) {
        return output.refuse(done.error());
    }
    auto in_force = tell_reports_in_force(output, **archive, arguments.run, arguments.confirm);
    if (!in_force) return output.refuse(in_force.error());
    if (output.json)
        output.document(Json::object()
                            .set("run", arguments.run)
                            .set("voided", arguments.confirm)
                            .set("declined", decides && !arguments.confirm)
                            .set("reports_in_force", std::move(*in_force)));
    else
        output.text("run " + arguments.run +
                    (arguments.confirm ? " is voided: it stays on record and counts for nothing"
                     : decides         ? " counts: nobody asks any more that it be voided"
                                       : " is asked to be voided; a second person decides with --confirm or --decline, "
                                         "and no report of it is approved before"));
    return ExitCode::done;
}

}  // namespace

void add_runs(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("runs", "Find runs by what is known of them, newest first, page by page");
    const auto arguments = std::make_shared<Arguments>();
    command->require_subcommand(0, 1);
    const auto voiding = std::make_shared<ReportArguments>();
    auto* one = add_report_work(
        *command, line, voiding, "void",
        "Ask to void a run with a reason; a second person confirms, with the own key, or declines", make_void);
    one->add_option("--run", voiding->run, "Run id")->required();
    auto* reason = one->add_option("--reason", voiding->reason, "Why it is to count for nothing");
    auto* confirm = one->add_flag("--confirm", voiding->confirm, "Confirm what another person asked for");
    confirm->excludes(reason);
    one->add_option("--decline", voiding->decline,
                    "Why the run counts after all, against what another person asked for")
        ->excludes(reason)
        ->excludes(confirm);
    add_person_options(*one, *voiding);
    add_decision_options(*one, *voiding);
    command->add_option("--archive", arguments->archive, "Archive folder (only read)");
    command->add_option("--item", arguments->query.item, "Code of the test item");
    command->add_option("--edition", arguments->query.edition, "Id of an edition, as 'standards' lists it");
    command->add_option("--operator", arguments->query.operator_name, "Who ran it");
    command->add_option("--text", arguments->query.text, "Beginning of the item's code, model, maker or vehicle code");
    command->add_option("--verdict", arguments->verdict, "pass, fail, inconclusive, not-evaluated or not-applicable");
    command->add_option("--lifecycle", arguments->lifecycle,
                        "running, interrupted (its program died), suspended, completed, stopped, aborted or errored");
    command->add_option("--from", arguments->from, "First day of the start, YYYY-MM-DD (UTC)");
    command->add_option("--to", arguments->to, "Last day of the start, YYYY-MM-DD (UTC)");
    command->add_option("--limit", arguments->query.limit, "Runs on a page, 1 to 1000")->capture_default_str();
    command->add_option("--after", arguments->query.after, "\"next\" of the page before");
    command->footer(
        "Example: velocert-cli runs --archive lab --verdict fail --from 2026-01-01 --limit 20\n"
        "         velocert-cli runs void --archive lab --run RUN --reason 'the wrong sample' --user li\n"
        "         velocert-cli runs void --archive lab --run RUN --confirm --user zhao --key zhao.p12\n"
        "         velocert-cli runs void --archive lab --run RUN --decline 'the sample was the right one' --user zhao\n"
        "Reports in force that rest on the run are named at the request and at the decision. While nobody has decided, "
        "no\n"
        "report of the run, or of one that rests on it, is approved.");
    command->callback([&line, command, arguments] {
        if (!command->get_subcommands().empty()) return;
        if (command->get_option("--archive")->empty()) throw CLI::RequiredError("--archive");
        line.action = [arguments](const Output& output) { return list_runs(output, *arguments); };
    });
}

}  // namespace velocert::app
