// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/calibrations/calibration_command.h"

#include "app/cli/commands.h"

namespace velocert::app {
namespace {

using Arguments = std::shared_ptr<CalibrationArguments>;
using Part = ExitCode (*)(const Output&, const CalibrationArguments&);

/// One part of the command: its options are kept by `arguments`.
CLI::App* part(CLI::App& command, CommandLine& line, const Arguments& arguments, const char* name, const char* about,
               Part work) {
    auto* out = command.add_subcommand(name, about);
    out->add_option("--archive", arguments->archive, "Archive folder")->required();
    out->callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) { return work(output, *arguments); };
    });
    return out;
}

void person(CLI::App& command, const Arguments& arguments) {
    command.add_option("--person", arguments->actor.name, "Who makes the entry, where the archive has no accounts");
    add_actor_options(command, arguments->actor);
}

void add_entries(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    auto* add = part(command, line, arguments, "add", "Add a calibration certificate to the register", add_certificate);
    add->add_option("CERT", arguments->file, "Certificate, JSON (velocert-calibration/1)")->required();
    add->footer("Example: velocert-cli calibration add --archive lab M-2026-0417.json --person 'Li Ming'");
    auto* equip =
        part(command, line, arguments, "equip", "Enter an instrument, or a new version of its entry", enter_equipment);
    equip->add_option("EQUIPMENT", arguments->file, "Equipment, JSON (velocert-equipment/1)")->required();
    equip->footer("Example: velocert-cli calibration equip --archive lab E-017.json --person 'Li Ming'");
    for (auto* one : {add, equip}) {
        person(*one, arguments);
        one->add_flag("--training", arguments->training, "Make a new archive a training archive");
    }
    const auto status = [&](const char* name, const char* about, Part work) {
        auto* out = part(command, line, arguments, name, about, work);
        out->add_option("ID", arguments->id, "Equipment id")->required();
        out->add_option("--reason", arguments->reason, "Why, for the record")->required();
        person(*out, arguments);
        out->footer(std::string("Example: velocert-cli calibration ") + name +
                    " E-017 --archive lab --reason 'dropped' --person 'Li Ming'");
        return out;
    };
    const Part out_of_service = [](const Output& output, const CalibrationArguments& given) {
        return change_status(output, given, laboratory::EquipmentStatus::out_of_service);
    };
    status("out-of-service", "Take an instrument out of service: it blocks every step", out_of_service);
    status("retire", "The same, for an instrument that will not come back", out_of_service);
    status("in-service", "Put an instrument back into service",
           [](const Output& output, const CalibrationArguments& given) {
               return change_status(output, given, laboratory::EquipmentStatus::in_service);
           });
    auto* intermediate = part(command, line, arguments, "intermediate",
                              "Enter an intermediate check; a failed one blocks the instrument", enter_check);
    intermediate->add_option("ID", arguments->id, "Equipment id")->required();
    intermediate->add_option("--measurand", arguments->measurand, "What was checked (\"mass\")")->required();
    intermediate->add_option("--reference", arguments->reference, "What is known (\"50 kg\")")->required();
    intermediate->add_option("--indication", arguments->indication, "What was shown (\"50.05 kg\")")->required();
    intermediate->add_option("--limit", arguments->limit, "Largest difference (\"0.05 kg\")")->required();
    intermediate->add_option("--on", arguments->on, "Day of the check, YYYY-MM-DD; default: today");
    person(*intermediate, arguments);
    intermediate->footer(
        "Example: velocert-cli calibration intermediate E-017 --archive lab --measurand mass --reference '50 kg' "
        "--indication '50.05 kg' --limit '0.05 kg' --person 'Li Ming'");
}

void add_views(CLI::App& command, CommandLine& line, const Arguments& arguments) {
    part(command, line, arguments, "list", "List the equipment with its certificates", list_equipment)
        ->footer("Example: velocert-cli calibration list --archive lab");
    auto* show =
        part(command, line, arguments, "show", "Show all of one instrument or one certificate", show_equipment);
    show->add_option("ID", arguments->id, "Equipment id, serial number or certificate number")->required();
    show->footer("Example: velocert-cli calibration show E-017 --archive lab");
    auto* check = part(command, line, arguments, "check", "Say what would block a run at a station; 6 if anything does",
                       check_station);
    check->add_option("--station", arguments->station, "Station, JSON (velocert-station/1)")->required();
    check->add_option("--on", arguments->on, "Day of the test, YYYY-MM-DD; default: today");
    check->add_option("--procedure", arguments->procedures,
                      "Procedure id (repeatable; default: all the station serves)");
    check->add_option("--item", arguments->item, "Test item, JSON; default: the newest edition, lead-acid");
    check->footer("Example: velocert-cli calibration check --archive lab --station station.json --on 2026-12-01");
    auto* affected = part(command, line, arguments, "affected",
                          "Every run that used an instrument since its last good calibration", affected_runs);
    affected->add_option("--equipment", arguments->id, "Equipment id")->required();
    affected->add_option("--since", arguments->since, "First day, YYYY-MM-DD; default: day of the latest certificate");
    affected->footer("Example: velocert-cli calibration affected --archive lab --equipment E-017 --since 2026-03-01");
}

}  // namespace

void add_calibration(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("calibration", "Equipment register, calibration certificates, and what blocks a step");
    const auto arguments = std::make_shared<CalibrationArguments>();
    command->require_subcommand(1);
    add_entries(*command, line, arguments);
    add_views(*command, line, arguments);
    command->footer(
        "Example: velocert-cli calibration equip --archive lab E-017.json --person 'Li Ming'\n"
        "         velocert-cli calibration add --archive lab M-2026-0417.json --person 'Li Ming'\n"
        "         velocert-cli calibration check --archive lab --station station.json");
}

}  // namespace velocert::app
