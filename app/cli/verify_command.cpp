// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/verify_report.h"

#include <fstream>
#include <memory>

#include "app/verify/check_path.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

bool is_pdf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char start[5] = {};
    file.read(start, sizeof start);
    return std::string_view(start, sizeof start) == "%PDF-";
}

ExitCode verify(const Output& output, const VerifyArguments& arguments) {
    const std::string& path = arguments.path;
    if (is_pdf(path)) return verify_report(output, arguments);
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
    const auto arguments = std::make_shared<VerifyArguments>();
    command->add_option("PATH", arguments->path, "Archive folder, .velo package or PDF")->required();
    command->add_option("--trust", arguments->trust, "Trust list (JSON); without it no signer of a report is known");
    command->add_option("--digest", arguments->digest, "SHA-256 that was stored when the report was issued");
    command->add_option("--record", arguments->record, "SHA-256 of the record that the report must carry");
    command->footer(
        "Example: velocert-cli verify lab --json\n"
        "         velocert-cli verify R-2025-0001.pdf --trust trust.json");
    command->callback(
        [&line, arguments] { line.action = [arguments](const Output& output) { return verify(output, *arguments); }; });
}

}  // namespace velocert::app
