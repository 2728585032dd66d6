// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports/decision_key.h"
#include "app/cli/reports/report_arguments.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using records::Archive;
using records::HoldSubject;

Json hold_json(const records::Hold& hold) {
    Json out = records::to_record(hold.opening);
    out.set("open", hold.open());
    out.set("closing", hold.closing ? records::to_record(*hold.closing) : Json());
    return out;
}

void show_hold(const Output& output, const records::Hold& hold) {
    if (output.json) return output.document(hold_json(hold));
    output.text("hold " + hold.opening.hold + " on " + std::string(records::name(hold.opening.about.kind)) + " " +
                hold.opening.about.id + ": " + hold.opening.reason + " (" + hold.opening.opened_by.name + ", " +
                hold.opening.opened_utc + ")");
    if (hold.closing)
        output.text("  closed by " + hold.closing->closed_by.name + ": " + hold.closing->evaluation + "; " +
                    hold.closing->decision);
}

Result<HoldSubject> subject(const ReportArguments& arguments) {
    const int given =
        (arguments.run.empty() ? 0 : 1) + (arguments.item.empty() ? 0 : 1) + (arguments.report.empty() ? 0 : 1);
    if (given != 1)
        return base::fail(ErrorCode::bad_input, "hold open", std::to_string(given) + " things to hold",
                          "one of --run, --item and --report");
    if (!arguments.run.empty()) return HoldSubject{HoldSubject::Kind::run, arguments.run};
    if (!arguments.item.empty()) return HoldSubject{HoldSubject::Kind::item, arguments.item};
    return HoldSubject{HoldSubject::Kind::report, arguments.report};
}

ExitCode open(const Output& output, const ReportArguments& arguments) {
    const base::SystemClock clock;
    auto about = subject(arguments);
    if (!about) return output.refuse(about.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    // A hold on something that is not there would block nothing.
    if (about->kind == HoldSubject::Kind::run)
        if (const auto run = (*archive)->run(about->id); !run) return output.refuse(run.error());
    if (about->kind == HoldSubject::Kind::report)
        if (const auto life = records::report_life(**archive, about->id); !life) return output.refuse(life.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "open a hold", laboratory::Act::open_hold, {}, about->id);
    if (!acting) return output.refuse(acting.error());
    const bool of_item = about->kind == HoldSubject::Kind::item;
    const auto known = of_item ? records::knows_item(**archive, about->id) : Result<bool>(true);
    if (!known) return output.refuse(known.error());
    const auto done = records::open_hold(**archive, clock, std::move(*about), arguments.reason, acting->person);
    if (!done) return output.refuse(done.error());
    if (!*known)
        output.say("warning: no run and no report of this archive is of an item " + done->about.id +
                   ": the hold blocks nothing until one is; is the code as it was meant?");
    if (output.json)
        output.document(hold_json({*done, std::nullopt}).set("known", *known));
    else
        show_hold(output, {*done, std::nullopt});
    return ExitCode::done;
}

ExitCode close(const Output& output, const ReportArguments& arguments) {
    const base::SystemClock clock;
    auto given = GivenKey::read(arguments.signing);
    if (!given) return output.refuse(given.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "close hold " + arguments.hold,
                                      laboratory::Act::close_hold, {}, "hold " + arguments.hold);
    if (!acting) return output.refuse(acting.error());
    const auto key = given->ask(arguments.actor.password_stdin, clock);
    if (!key) return output.refuse(key.error());
    const auto done = close_hold(**archive, clock, arguments.hold, arguments.evaluation, arguments.decision,
                                 acting->person, acting->account, *key);
    if (!done) return output.refuse(done.error());
    say_cautions(output, *done);
    const auto reports = records::report_register(**archive);
    if (!reports) return output.refuse(reports.error());
    show_hold(output, *reports->hold(arguments.hold));
    return ExitCode::done;
}

ExitCode list(const Output& output, const ReportArguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto reports = records::report_register(**archive);
    if (!reports) return output.refuse(reports.error());
    Json all = Json::array();
    for (const auto& hold : reports->holds) {
        if (output.json)
            all.push(hold_json(hold));
        else
            show_hold(output, hold);
    }
    if (output.json) output.document(Json::object().set("holds", std::move(all)));
    return ExitCode::done;
}

}  // namespace

void add_hold(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("hold", "Holds for non-conforming work: while one is open, no report is approved or issued");
    const auto arguments = std::make_shared<ReportArguments>();
    command->require_subcommand(1);
    auto* opening = add_report_work(*command, line, arguments, "open", "Hold a run, an item or a report", open);
    opening->add_option("--run", arguments->run, "Run id");
    opening->add_option("--item", arguments->item,
                        "Item id; where no run and no report is of it yet, the hold is opened all the same, and told");
    opening->add_option("--report", arguments->report, "Number of a report");
    opening->add_option("--reason", arguments->reason, "What does not conform")->required();
    auto* closing =
        add_report_work(*command, line, arguments, "close", "Evaluate and decide, as a second person", close);
    closing->add_option("--hold", arguments->hold, "Hold id")->required();
    closing->add_option("--evaluation", arguments->evaluation, "What it means for the results")->required();
    closing->add_option("--decision", arguments->decision, "What is done about it")->required();
    for (auto* one : {opening, closing}) add_person_options(*one, *arguments);
    add_decision_options(*closing, *arguments);
    add_report_work(*command, line, arguments, "list", "List the holds, open and closed", list);
    command->footer(
        "Example: velocert-cli hold open --archive lab --item S-001 --reason 'scale drifted' --user chen\n"
        "         velocert-cli hold close --archive lab --hold H1 --evaluation 'within its limits' \\\n"
        "           --decision 'results stand' --user wang --key wang.p12");
}

}  // namespace velocert::app
