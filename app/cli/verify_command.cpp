// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/verify_report.h"

#include <filesystem>
#include <fstream>
#include <memory>

#include "core/records/archive.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

using base::Json;

ExitCode show(const Output& output, const std::string& kind, const records::Verification& verification) {
    if (output.json) {
        auto findings = Json::array();
        for (const auto& finding : verification.findings)
            findings.push(Json::object().set("where", finding.where).set("what", finding.what));
        auto notes = Json::array();
        for (const auto& told : verification.notes)
            notes.push(Json::object().set("where", told.where).set("what", told.what));
        output.document(Json::object()
                            .set("ok", verification.ok())
                            .set("kind", kind)
                            .set("checked", Json::integer(static_cast<std::int64_t>(verification.checked)))
                            .set("findings", findings)
                            .set("notes", notes));
    } else {
        for (const auto& finding : verification.findings) output.text(finding.where + ": " + finding.what);
        for (const auto& told : verification.notes) output.text("note: " + told.where + ": " + told.what);
        output.text(kind + ": " + std::to_string(verification.checked) + " rows and files checked, " +
                    (verification.ok() ? "all hold" : std::to_string(verification.findings.size()) + " do not hold"));
    }
    return verification.ok() ? ExitCode::done : ExitCode::integrity;
}

bool is_pdf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char start[5] = {};
    file.read(start, sizeof start);
    return std::string_view(start, sizeof start) == "%PDF-";
}

ExitCode verify(const Output& output, const VerifyArguments& arguments) {
    const std::string& path = arguments.path;
    namespace fs = std::filesystem;
    std::error_code code;
    if (!fs::exists(path, code))
        return output.refuse(
            {base::ErrorCode::not_found, path, "does not exist", "an archive, an evidence package or a report"});
    if (fs::is_directory(path, code)) {
        auto verification = records::verify_archive(path);
        if (!verification) return output.refuse(verification.error());
        const auto watched = instruments::unentered_records(path);
        if (!watched) return output.refuse(watched.error());
        for (const auto& kept : *watched) verification->notes.push_back({kept.file, kept.record.text()});
        return show(output, "archive", *verification);
    }
    if (is_pdf(path)) return verify_report(output, arguments);
    const auto verification = records::verify_package(path);
    return verification ? show(output, "package", *verification) : output.refuse(verification.error());
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
