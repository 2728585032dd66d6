// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports/report_arguments.h"

#include "core/records/ledger/clock_state.h"

namespace velocert::app {

void set_report_work(CLI::App& command, CommandLine& line, const std::shared_ptr<ReportArguments>& arguments,
                     ReportWork work) {
    command.callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) { return work(output, *arguments); };
    });
}

CLI::App* add_report_work(CLI::App& parent, CommandLine& line, const std::shared_ptr<ReportArguments>& arguments,
                          const char* name, const char* about, ReportWork work) {
    auto* command = parent.add_subcommand(name, about);
    add_archive_option(*command, *arguments);
    set_report_work(*command, line, arguments, work);
    return command;
}

void add_archive_option(CLI::App& command, ReportArguments& arguments) {
    command.add_option("--archive", arguments.archive, "Archive folder")->required();
}

void add_report_option(CLI::App& command, ReportArguments& arguments) {
    command.add_option("--report", arguments.report, "Number of the report")->required();
}

void add_person_options(CLI::App& command, ReportArguments& arguments) {
    add_actor_options(command, arguments.actor);
    command.add_option("--person", arguments.actor.name, "Who does this, where the archive has no accounts");
}

void add_decision_options(CLI::App& command, ReportArguments& arguments) {
    add_key_options(command, arguments.signing, "The person's key file (PKCS#12): the decision is signed with it");
}

void add_prepare_options(CLI::App& command, ReportArguments& arguments) {
    command.add_option("--run", arguments.run, "Run id")->required();
    command.add_option("--order", arguments.order,
                       "The client's order, JSON (velocert-order/1); a training archive has one for demonstration");
    command.add_option("--scope", arguments.scope, "Scope of accreditation, JSON (velocert-scope/1)");
    command.add_option("--opinions", arguments.opinions,
                       "Opinions and interpretations that the report is to print, JSON (velocert-opinions/1); whoever "
                       "prepares it states them and must be authorised to approve");
    command.add_option("--tested-by", arguments.tested_by, "Login (or name) of the person who signs as tested")
        ->required();
    command.add_option("--reviewed-by", arguments.reviewed_by, "Login (or name) of the person who reviews")->required();
    command.add_option("--approved-by", arguments.approved_by, "Login (or name) of the person who approves")
        ->required();
    add_station_key_option(command, arguments);
    command.add_option("--issue-on", arguments.issue_on, "Day of issue that is printed, YYYY-MM-DD; default: today");
    add_person_options(command, arguments);
}

base::Result<void> checkpoint_with(const ReportArguments& arguments, records::Archive& archive,
                                   const base::Clock& clock, records::CheckpointReason reason) {
    if (arguments.station_key.empty()) return {};
    const auto key = signing::StationKey::load(arguments.station_key);
    if (!key) return base::fail(key.error());
    const auto made = records::make_checkpoint(archive, *key, clock, reason);
    if (!made) return base::fail(made.error());
    return {};
}

void add_station_key_option(CLI::App& command, ReportArguments& arguments) {
    command.add_option("--station-key", arguments.station_key,
                       "Key of the station: signs a checkpoint of the ledger in this act");
}

std::chrono::minutes local_offset(const base::Clock& clock) { return records::MachineClock().offset(clock.now()); }

}  // namespace velocert::app
