// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/records/station_keys.h"
#include "app/verify/check_path.h"
#include "instruments/registry/registry.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

ExitCode verify(const Output& output, const std::string& path, CheckQuestion question,
                const std::vector<std::string>& key_files) {
    end_at_once_when_interrupted();
    const auto keys = read_station_keys(key_files);
    if (!keys) return output.refuse(keys.error());
    for (const auto& key : *keys) question.keys.push_back(key.text());
    const instruments::RegistryDecoders decoders;
    question.decoders = &decoders;
    auto checked = check_path(path, question);
    if (!checked) {
        if (output.json && checked.error().code == base::ErrorCode::integrity)
            output.document(damaged_document(path, checked.error()));
        return output.refuse(checked.error());
    }
    if (checked->kind == PathKind::archive)
        if (auto told = instruments::tell_unentered(path, checked->verification); !told)
            return output.refuse(told.error());
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
    const auto question = std::make_shared<CheckQuestion>();
    question->verdicts = false;
    command->add_option("PATH", *path, "Archive folder, .velo package or PDF")->required();
    command->add_option("--trust", question->trust, "Trust list (JSON); without it no signer is known");
    command
        ->add_option("--anchor", question->anchors,
                     "Folder with checkpoints that were kept outside the archive (repeatable)")
        ->allow_extra_args(false);
    command
        ->add_option("--key", question->keys,
                     "Public key of a station, name+hash+base64, as it was given to you (repeatable)")
        ->allow_extra_args(false);
    const auto key_files = std::make_shared<std::vector<std::string>>();
    command->add_option("--station-key", *key_files, "File with such public keys (repeatable)")
        ->allow_extra_args(false);
    command->add_option("--digest", question->digest, "SHA-256 that was stored when the report was issued");
    command->add_option("--record", question->record, "SHA-256 of the record that the report must carry");
    command->add_flag("--recompute", question->verdicts,
                      "Compute each verdict of a package again too, as velocert-verify does");
    command->footer(
        "Unused bytes of index.sqlite are covered where the archive was closed in order (index.closed); a note says "
        "where\n"
        "they are not.\n"
        "Example: velocert-cli verify lab --anchor /media/safe --station-key station.pub\n"
        "         velocert-cli verify R-2025-0001.pdf --trust trust.json");
    command->callback([&line, path, question, key_files] {
        line.action = [path, question, key_files](const Output& output) {
            return verify(output, *path, *question, *key_files);
        };
    });
}

}  // namespace velocert::app
