// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/reports/report_arguments.h"
#include "app/cli/takeout.h"
#include "app/reporting/report_case.h"
#include "core/records/archive.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/annotation_acts.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "instruments/registry/registry.h"
#include "reports/content/build_report.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pdf.h"

namespace velocert::app {
namespace {

struct Arguments {
    std::string archive;
    std::string run;
    std::string out;
    ActorOptions actor;
};

ExitCode write_report(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    auto takeout = Takeout::open(arguments.archive, clock, arguments.actor, "print run " + arguments.run,
                                 laboratory::Act::read_records, "run " + arguments.run);
    if (!takeout) return output.refuse(takeout.error());
    const auto& archive = takeout->archive();
    const auto run = archive.run(arguments.run);
    if (!run) return output.refuse(run.error());
    if (const auto counts = records::ensure_counts(archive, arguments.run); !counts)
        return output.refuse(counts.error());
    if (const auto holds = held_together(arguments.archive, arguments.run); !holds) return output.refuse(holds.error());
    const auto edition = sequence::edition_of(*run, archive);
    if (!edition) return output.refuse(edition.error());
    const instruments::RegistryDecoders decoders;
    const auto noted = records::report_annotations(archive, *run);
    if (!noted) return output.refuse(noted.error());
    const auto report = reports::build_report({*run, *edition, archive, decoders, nullptr, noted->notes});
    if (!report) return output.refuse(report.error());
    if (const auto ready = reports::ensure_gui_environment(); !ready) return output.refuse(ready.error());
    if (const auto on = go_on_unless_interrupted(arguments.out); !on) return output.refuse(on.error());
    if (const auto done = reports::write_pdf(*report, arguments.out); !done) return output.refuse(done.error());
    if (const auto kept = takeout->record(output, {records::HandedOut::print, "run", arguments.run, arguments.out});
        !kept)
        return output.refuse(kept.error());
    if (output.json)
        output.document(base::Json::object()
                            .set("run", arguments.run)
                            .set("file", arguments.out)
                            .set("specimen", run->specimen)
                            .set("verdict", std::string(conformity::name(run->verdict))));
    else
        output.text("report of run " + arguments.run + (run->specimen ? " (specimen)" : " (draft, not signed)") +
                    " written to " + arguments.out);
    return ExitCode::done;
}

}  // namespace

void add_report(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "report", "The report of a run as PDF (a specimen until it is approved and signed), and its life");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder; that it was printed is put on record");
    command->add_option("--run", arguments->run, "Run id");
    command->add_option("--out", arguments->out, "New PDF file");
    add_takeout_options(*command, arguments->actor);
    command->footer("Example: velocert-cli report --archive lab --run 20261123-1a2b3c4d5e6f --out S-001.pdf");
    command->require_subcommand(0, 1);
    add_combine(*command, line);
    add_report_life(*command, line);
    command->callback([&line, command, arguments] {
        if (!command->get_subcommands().empty()) return;
        for (const auto* needed : {"--archive", "--run", "--out"})
            if (command->get_option(needed)->empty()) throw CLI::RequiredError(needed);
        line.action = [arguments](const Output& output) { return write_report(output, *arguments); };
    });
}

}  // namespace velocert::app
