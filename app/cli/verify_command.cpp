// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "app/verify/check_path.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

ExitCode verify(const Output& output, const std::string& path, const ReportQuestion& question) {
    auto checked = check_path(path, nullptr, question);
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
    const auto question = std::make_shared<ReportQuestion>();
    command->add_option("PATH", *path, "Archive folder, .velo package or PDF")->required();
    command->add_option("--trust", question->trust, "Trust list (JSON); without it no signer of a report is known");
    command->add_option("--digest", question->digest, "SHA-256 that was stored when the report was issued");
    command->add_option("--record", question->record, "SHA-256 of the record that the report must carry");
    command->footer(
        "Example: velocert-cli verify lab --json\n"
        "         velocert-cli verify R-2025-0001.pdf --trust trust.json");
    command->callback([&line, path, question] {
        line.action = [path, question](const Output& output) { return verify(output, *path, *question); };
    });
}

}  // namespace velocert::app
