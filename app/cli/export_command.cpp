// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "core/records/archive.h"

namespace velocert::app {
namespace {

struct Arguments {
    std::string archive;
    std::string run;
    std::string out;
};

ExitCode write_package(const Output& output, const Arguments& arguments) {
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    if (const auto done = records::export_package(**archive, arguments.run, arguments.out); !done)
        return output.refuse(done.error());
    if (output.json)
        output.document(base::Json::object().set("run", arguments.run).set("file", arguments.out));
    else
        output.text("evidence package of run " + arguments.run + " written to " + arguments.out);
    return ExitCode::done;
}

}  // namespace

void add_export(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "export", "The evidence package of a run: all another machine needs to verify and recompute");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder (only read)")->required();
    command->add_option("--run", arguments->run, "Run id")->required();
    command->add_option("--out", arguments->out, "New file, usually .velo")->required();
    command->footer("Example: velocert-cli export --archive lab --run 20261123-1a2b3c4d5e6f --out S-001.velo");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return write_package(output, *arguments); };
    });
}

}  // namespace velocert::app
