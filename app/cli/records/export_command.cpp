// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/exports.h"
#include "app/acts/handing_out.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/takeout.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/signing/notes/signed_note.h"

namespace velocert::app {
namespace {

struct Arguments {
    std::string archive;
    std::string run;
    std::string out;
    std::string format = "package";
    std::string station_key;
    ActorOptions actor;
};

ExitCode export_as_asked(const Output& output, const Arguments& arguments) {
    const auto format = parse_export_format(arguments.format);
    if (!format) return output.refuse(format.error());
    std::optional<signing::StationKey> station;
    if (!arguments.station_key.empty()) {
        auto key = signing::StationKey::load(arguments.station_key);
        if (!key) return output.refuse(key.error());
        station.emplace(std::move(*key));
    }
    const base::SystemClock clock;
    auto takeout = Takeout::open(arguments.archive, clock, arguments.actor, "export run " + arguments.run,
                                 laboratory::Act::export_records, "run " + arguments.run);
    if (!takeout) return output.refuse(takeout.error());
    if (const auto done = export_run(takeout->archive(), arguments.run, *format, arguments.out,
                                     station ? &*station : nullptr, until_interrupted());
        !done)
        return output.refuse(done.error());
    if (const auto kept = takeout->record(output, {handed_out_as(*format), "run", arguments.run, arguments.out}); !kept)
        return output.refuse(kept.error());
    if (output.json)
        output.document(
            base::Json::object().set("run", arguments.run).set("file", arguments.out).set("format", arguments.format));
    else
        output.text(arguments.format + " of run " + arguments.run + " written to " + arguments.out);
    return ExitCode::done;
}

}  // namespace

void add_export(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "export", "A run for others: the evidence package, or its report and series for other programs");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder; that it was exported is put on record")
        ->required();
    command->add_option("--run", arguments->run, "Run id")->required();
    command->add_option("--out", arguments->out, "New file, usually .velo; for csv a new folder")->required();
    command
        ->add_option("--format", arguments->format,
                     "package: all another machine needs to verify and recompute; json: the report "
                     "(velocert-report/1); xml: the same in the shape of a digital test report; xlsx: its tables; "
                     "csv: what the instruments showed")
        ->check(CLI::IsMember({"package", "json", "xml", "csv", "xlsx"}));
    command->add_option("--station-key", arguments->station_key,
                        "Key of the station: signs that the package leaves no record of the run out");
    add_takeout_options(*command, arguments->actor);
    command->footer(
        "Example: velocert-cli export --archive lab --run 20261123-1a2b3c4d5e6f --out S-001.velo\n"
        "         velocert-cli export --archive lab --run 20261123-1a2b3c4d5e6f --format json --out S-001.json");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return export_as_asked(output, *arguments); };
    });
}

}  // namespace velocert::app
