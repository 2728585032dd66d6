// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "app/verify/check_path.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

ExitCode verify(const Output& output, const std::string& path) {
    auto checked = check_path(path, nullptr);
    if (!checked) return output.refuse(checked.error());
    if (checked->kind == PathKind::archive) {
        const auto watched = instruments::unentered_records(path);
        if (!watched) return output.refuse(watched.error());
        for (const auto& kept : *watched) checked->verification.notes.push_back({kept.file, kept.record.text()});
    }
    if (output.json)
        output.document(checked->document());
    else
        for (const auto& line : checked->lines()) output.text(line);
    return checked->ok() ? ExitCode::done : ExitCode::integrity;
}

}  // namespace

void add_verify(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("verify", "Check an archive, an evidence package or a signed report; strict, read-only");
    const auto path = std::make_shared<std::string>();
    command->add_option("PATH", *path, "Archive folder, .velo package or PDF")->required();
    command->footer("Example: velocert-cli verify lab --json");
    command->callback([&line, path] { line.action = [path](const Output& output) { return verify(output, *path); }; });
}

}  // namespace velocert::app
