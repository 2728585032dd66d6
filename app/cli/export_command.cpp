// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "core/records/archive.h"
#include "core/records/file.h"
#include "core/sequence/evaluation.h"
#include "instruments/registry/registry.h"
#include "reports/exports/report_record.h"
#include "reports/exports/series_csv.h"

namespace velocert::app {
namespace {

struct Arguments {
    std::string archive;
    std::string run;
    std::string out;
    std::string format = "package";
};

base::Result<void> write_bundle(const std::vector<reports::BundleFile>& files, const std::string& folder) {
    auto made = records::make_folder(folder);
    if (!made) return base::fail(made.error());
    if (!*made)
        return base::fail(base::ErrorCode::already_exists, folder, "a folder that is there already", "a new one");
    for (const auto& file : files)
        if (auto done = records::write_new(folder + '/' + file.name, base::as_bytes(file.text)); !done) return done;
    return {};
}

base::Result<void> write_export(const records::Archive& archive, const Arguments& arguments) {
    if (arguments.format == "package") return records::export_package(archive, arguments.run, arguments.out);
    const auto run = archive.run(arguments.run);
    if (!run) return base::fail(run.error());
    if (run->lifecycle == sequence::Lifecycle::running)
        return base::fail(base::ErrorCode::bad_input, "run " + arguments.run, "a run that is going on",
                          "a run that has ended");
    if (arguments.format == "csv") {
        const instruments::RegistryDecoders decoders;
        const auto files = reports::series_bundle(*run, archive, decoders);
        return files ? write_bundle(*files, arguments.out) : base::fail(files.error());
    }
    const auto edition = sequence::edition_of(*run, archive);
    if (!edition) return base::fail(edition.error());
    const auto record = reports::report_record(*run, *edition);
    if (!record) return base::fail(record.error());
    return records::write_new(arguments.out, base::as_bytes(reports::json_text(*record)));
}

ExitCode export_run(const Output& output, const Arguments& arguments) {
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    if (const auto done = write_export(**archive, arguments); !done) return output.refuse(done.error());
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
    command->add_option("--archive", arguments->archive, "Archive folder (only read)")->required();
    command->add_option("--run", arguments->run, "Run id")->required();
    command->add_option("--out", arguments->out, "New file, usually .velo; for csv a new folder")->required();
    command
        ->add_option("--format", arguments->format,
                     "package: all another machine needs to verify and recompute; json: the report "
                     "(velocert-report/1); csv: what the instruments showed")
        ->check(CLI::IsMember({"package", "json", "csv"}));
    command->footer(
        "Example: velocert-cli export --archive lab --run 20261123-1a2b3c4d5e6f --out S-001.velo\n"
        "         velocert-cli export --archive lab --run 20261123-1a2b3c4d5e6f --format json --out S-001.json");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return export_run(output, *arguments); };
    });
}

}  // namespace velocert::app
