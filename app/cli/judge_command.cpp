// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <filesystem>
#include <memory>

#include "core/sequence/cases/case.h"
#include "core/standards/pack.h"

namespace velocert::app {
namespace {

ExitCode judge(const Output& output, const std::string& file) {
    const auto text = read_file(file);
    if (!text) return output.refuse(text.error());
    const auto document = base::Json::parse(*text, file);
    if (!document) return output.refuse(document.error());
    const auto editions = standards::embedded_editions();
    if (!editions) return output.refuse(editions.error());
    const auto selection = standards::embedded_selection_rule();
    if (!selection) return output.refuse(selection.error());
    const auto folder = std::filesystem::path(file).parent_path();
    // A series file is named relative to the case that uses it.
    const auto series = [&folder](const std::string& name) { return read_file((folder / name).string()); };
    const auto result = sequence::judge_case({*document, file, *editions, *selection, series});
    if (!result) return output.refuse(result.error());
    output.document(result->document);
    return exit_code(result->verdict);
}

}  // namespace

void add_judge(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("judge", "Evaluate one procedure from given data; no instruments, no archive");
    const auto file = std::make_shared<std::string>();
    command->add_option("CASE", *file, "Case file, format velocert-case/1 ('-': standard input)")->required();
    command->footer(
        "Example: velocert-cli judge case.json --json\n"
        "Rules: {\"name\":\"simple\"}, {\"name\":\"guard-band\",\"fraction\":\"0.83\"}, "
        "{\"name\":\"four-zone\",\"fraction\":\"1\"},\n"
        "       {\"name\":\"target-risk\",\"risk\":\"0.05\"}; each with \"comparison\" full-value or rounded-value");
    command->callback([&line, file] { line.action = [file](const Output& output) { return judge(output, *file); }; });
}

}  // namespace velocert::app
