// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records/checkpoint_command.h"

#include <memory>

#include "app/cli/commands.h"

namespace velocert::app {
namespace {

using Arguments = std::shared_ptr<CheckpointArguments>;
using Part = ExitCode (*)(const Output&, const CheckpointArguments&);

CLI::App* part(CLI::App& command, CommandLine& line, const Arguments& arguments, const char* name, const char* about,
               Part work) {
    auto* out = command.add_subcommand(name, about);
    out->callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) { return work(output, *arguments); };
    });
    return out;
}

CLI::App* on_archive(CLI::App& command, CommandLine& line, const Arguments& arguments, const char* name,
                     const char* about, Part work) {
    auto* out = part(command, line, arguments, name, about, work);
    out->add_option("--archive", arguments->archive, "Archive folder")->required();
    return out;
}

void add_person(CLI::App& command, const Arguments& arguments) {
    command.add_option("--person", arguments->actor.name, "Who does this, where the archive has no accounts");
    add_actor_options(command, arguments->actor);
}

void add_station_keys(CLI::App& command, const Arguments& arguments) {
    command.add_option(
        "--station-key", arguments->station_keys,
        "File with the public half of a station's key (repeatable); brought along, not from the archive");
}

void add_making(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    auto* key = part(command, line, arguments, "make-key", "Make the key of a station", make_station_key);
    key->add_option("--name", arguments->name, "Name of the station, such as bench-1.example.org")->required();
    key->add_option("--out", arguments->key, "New file for the secret half; only its owner may read it")->required();
    key->footer("Example: velocert-cli checkpoint make-key --name bench-1.example.org --out station.key > station.pub");
    auto* make = on_archive(command, line, arguments, "make",
                            "Sign what the ledger is now, and bring it to all outside places", make_one_checkpoint);
    make->add_option("--key", arguments->key, "File with the secret half of the station's key")->required();
    make->add_option("--reason", arguments->reason, "issue, day, backup or by-hand")
        ->check(CLI::IsMember({"issue", "day", "backup", "by-hand"}));
    add_person(*make, arguments);
    make->footer(
        "In a real archive with accounts the first checkpoint enters the key, so that somebody is named once: a "
        "signatory or an administrator. From then on no other key signs.\n"
        "Example: velocert-cli checkpoint make --archive lab --key station.key --user zhao\n"
        "         velocert-cli checkpoint make --archive lab --key station.key --reason day");
    auto* change = on_archive(command, line, arguments, "key",
                              "Show the key that signs for the station; put another one in its place, by two persons",
                              change_station_key);
    change->add_option("--new", arguments->key, "File with the public half of the new key");
    change->add_option("--why", arguments->why, "Why, for the record; whoever asks for the key says it");
    change->add_flag("--confirm", arguments->confirm, "Confirm, as the second person, the key that was asked for");
    add_person(*change, arguments);
    change->footer(
        "Example: velocert-cli checkpoint key --archive lab --new station-2.pub --why 'the machine was replaced' "
        "--user zhao\n"
        "         velocert-cli checkpoint key --archive lab --new station-2.pub --confirm --user he");
    on_archive(command, line, arguments, "deliver", "Bring to the outside places what they lack", deliver_checkpoints)
        ->footer("Example: velocert-cli checkpoint deliver --archive lab");
    on_archive(command, line, arguments, "list", "List checkpoints and outside places", list_checkpoints)
        ->footer("Example: velocert-cli checkpoint list --archive lab --json");
    auto* places = on_archive(command, line, arguments, "places", "Say where checkpoints are kept; replaces the list",
                              set_outside_places);
    places->add_option("PLACE", arguments->places, "NAME=FOLDER, the folder on another medium")->required();
    places->add_option("--why", arguments->why, "Why, for the record")->required();
    add_person(*places, arguments);
    places->footer(
        "Example: velocert-cli checkpoint places --archive lab safe=/media/safe host=/media/host --why 'first setting' "
        "--person 'Li Ming'");
}

void add_checking(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    auto* check = on_archive(command, line, arguments, "check",
                             "Verify the archive against checkpoints that were kept elsewhere", check_checkpoints);
    check->add_option("--anchor", arguments->anchors,
                      "Folder with checkpoints (repeatable); default: the places known");
    add_station_keys(*check, arguments);
    check->footer(
        "Example: velocert-cli checkpoint check --archive lab --anchor /media/safe --station-key station.pub");
    auto* record =
        on_archive(command, line, arguments, "verify", "The same, with the result on the record", record_verification);
    add_station_keys(*record, arguments);
    add_person(*record, arguments);
    record->footer("Example: velocert-cli checkpoint verify --archive lab --person 'Li Ming'");
    on_archive(command, line, arguments, "state", "Say whether the archive is fit to issue from; 6 if not",
               show_integrity)
        ->footer("Example: velocert-cli checkpoint state --archive lab");
    auto* clock =
        on_archive(command, line, arguments, "note-clock",
                   "Answer for a clock that is not synchronised, so that reports can be signed for a day", note_clock);
    clock->add_option("--why", arguments->why, "What it was compared with and how far it is off, for the record")
        ->required();
    add_person(*clock, arguments);
    clock->footer(
        "Example: velocert-cli checkpoint note-clock --archive lab --why 'radio clock in the hall, 1 s behind' "
        "--user chen");
    auto* accept = on_archive(command, line, arguments, "accept-rollback",
                              "Say why an older state of the archive is right", accept_rollback);
    accept->add_option("--row", arguments->row, "Ledger row that notes the roll-back")->required();
    accept->add_option("--why", arguments->why, "Why, for the record")->required();
    add_person(*accept, arguments);
    accept->footer(
        "Example: velocert-cli checkpoint accept-rollback --archive lab --row 17 --why 'disk failed' --user chen");
}

void add_proofs(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    auto* prove = on_archive(command, line, arguments, "prove",
                             "Write the proof that a run's or a report's entries are in the ledger", write_proof);
    auto* run = prove->add_option("--run", arguments->run, "Run id");
    prove->add_option("--report", arguments->report, "Report number")->excludes(run);
    prove->add_option("--out", arguments->file, "New file, JSON (velocert-proof/1)")->required();
    prove->footer("Example: velocert-cli checkpoint prove --archive lab --report R-2026-0001 --out R-2026-0001.proof");
    auto* check = part(command, line, arguments, "check-proof", "Check such a proof; needs no archive", check_proof);
    check->add_option("FILE", arguments->file, "The proof")->required();
    check->add_option("--station-key", arguments->station_keys, "File with the public half of a station's key")
        ->required();
    check->footer("Example: velocert-cli checkpoint check-proof R-2026-0001.proof --station-key station.pub");
}

}  // namespace

void add_checkpoint(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "checkpoint",
        "Signed checkpoints of the ledger, the places they are kept in, and what these say of the archive");
    const auto arguments = std::make_shared<CheckpointArguments>();
    command->require_subcommand(1);
    add_making(*command, line, arguments);
    add_checking(*command, line, arguments);
    add_proofs(*command, line, arguments);
    command->footer("Example: velocert-cli checkpoint make --archive lab --key station.key");
}

}  // namespace velocert::app
