// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <filesystem>
#include <memory>

#include "app/cli/interrupt.h"
#include "core/sequence/cases/case.h"
#include "core/standards/pack.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

ExitCode judge(const Output& output, const std::string& file, const std::string& pack) {
    end_at_once_when_interrupted();
    const auto text = read_file(file);
    if (!text) return output.refuse(text.error());
    const auto document = base::Json::parse(*text, file);
    if (!document) return output.refuse(document.error());
    auto editions = standards::embedded_editions();
    if (!editions) return output.refuse(editions.error());
    if (!pack.empty()) {
        auto own = standards::load_own_pack(pack);
        if (!own) return output.refuse(own.error());
        std::erase_if(*editions, [&](const auto& one) { return one.id == own->edition.id; });
        editions->push_back(std::move(own->edition));
    }
    const auto selection = standards::embedded_selection_rule();
    if (!selection) return output.refuse(selection.error());
    const auto folder = std::filesystem::path(file).parent_path();
    // A series file is named relative to the case that uses it.
    const auto series = [&folder](const std::string& name) { return read_file((folder / name).string()); };
    const instruments::RegistryDecoders decoders;
    const auto result = sequence::judge_case({*document, file, *editions, *selection, series, &decoders});
    if (!result) return output.refuse(result.error());
    output.document(result->document);
    return exit_code(result->verdict);
}

}  // namespace

void add_judge(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("judge", "Evaluate one procedure from given data; no instruments, no archive");
    const auto file = std::make_shared<std::string>();
    command->add_option("CASE", *file, "Case file, format velocert-case/1 ('-': standard input)")->required();
    const auto pack = std::make_shared<std::string>();
    command->add_option("--pack", *pack,
                        "Folder with the laboratory's own pack of an edition, in the shipped one's place");
    command->footer(
        "Example: velocert-cli judge case.json --json\n"
        "Rules: {\"name\":\"simple\"}, {\"name\":\"guard-band\",\"fraction\":\"0.83\"}, "
        "{\"name\":\"four-zone\",\"fraction\":\"1\"},\n"
        "       {\"name\":\"target-risk\",\"risk\":\"0.05\"}; each with \"comparison\" full-value or rounded-value\n"
        "Answers: {\"on\":\"2026-03-01\",\"observations\":[{\"step\":\"plate\",\"subject\":\"1\",\"answers\":"
        "{\"height\":\"1.05 m\",\"plate_photo\":\"plate.jpg\"}}]}\n"
        "       as the data of any procedure whose steps a person answers; one that is left out is not evaluated\n"
        "Satellite receivers, procedure beidou: \"data\": {\"recordings\": [{\"recording\": \"drive.log\", \"driver\": "
        "\"nmea-0183\", ...}]} with\n"
        "       \"start\": cold, hot or after-loss for the time to the first fix, counted from the first moment of the "
        "recording or\n"
        "       \"started_after\": \"12.5 s\" behind it;\n"
        "       \"reference\": {\"latitude\": \"31.23 deg\", \"longitude\": \"121.47 deg\", \"height\": \"4.2 m\"}, "
        "another {\"recording\", \"driver\"},\n"
        "       or \"own-mean\", for root mean squares of position, height (above the sea) and speed; "
        "\"beidou_alone\": "
        "true for the satellites used\n"
        "Messages of a vehicle, procedure messages: \"data\": {\"log\": \"messages.csv\"}, CSV (or JSON lines) with "
        "t_s,state,latitude_deg,...,alarm,caused;\n"
        "       the time also in t_ms, t_us, t_min or t_h");
    command->callback([&line, file, pack] {
        line.action = [file, pack](const Output& output) { return judge(output, *file, *pack); };
    });
}

}  // namespace velocert::app
