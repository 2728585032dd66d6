// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/signing_options.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/reports/report_acts.h"

namespace velocert::app {

/// What the commands about reports and holds are given.
struct ReportArguments {
    std::string archive;
    std::string run;
    std::string report;
    std::string out;
    ActorOptions actor;
    // prepare and amend
    std::string order;
    std::string scope;
    std::string opinions;
    std::string tested_by, reviewed_by, approved_by;
    std::string issue_on;
    std::string kind;
    std::string reason;
    std::string again;
    std::vector<std::tuple<std::string, std::string, std::string>> changes;
    // return and void
    std::string concerns;
    std::string comment;
    bool confirm = false;
    std::string decline;
    // sign and approve
    SigningOptions signing;
    std::string meaning;
    std::string show;
    std::vector<std::string> deliver_to;
    std::string station_key;
    // hold
    std::string hold;
    std::string item;
    std::string evaluation;
    std::string sheet;
    std::string decision;
};

using ReportWork = ExitCode (*)(const Output&, const ReportArguments&);
/// A subcommand of `parent`, or the command itself, that does `work`.
void set_report_work(CLI::App& command, CommandLine& line, const std::shared_ptr<ReportArguments>& arguments,
                     ReportWork work);
CLI::App* add_report_work(CLI::App& parent, CommandLine& line, const std::shared_ptr<ReportArguments>& arguments,
                          const char* name, const char* about, ReportWork work);
/// --archive, and --report where wanted.
void add_archive_option(CLI::App& command, ReportArguments& arguments);
void add_report_option(CLI::App& command, ReportArguments& arguments);
/// --user, --password-stdin and --person.
void add_person_options(CLI::App& command, ReportArguments& arguments);
/// --key or --token with its options, and --trust, for a decision that is signed.
void add_decision_options(CLI::App& command, ReportArguments& arguments);
/// Options of a preparation.
void add_prepare_options(CLI::App& command, ReportArguments& arguments);

/// "report combine".
void add_combine(CLI::App& command, CommandLine& line);

/// The subcommands of "report".
void add_report_life(CLI::App& command, CommandLine& line);

/// Signs a checkpoint of the ledger with the station's key, if one was given.
[[nodiscard]] base::Result<void> checkpoint_with(const ReportArguments& arguments, records::Archive& archive,
                                                 const base::Clock& clock, records::CheckpointReason reason);
void add_station_key_option(CLI::App& command, ReportArguments& arguments);

/// Prepares as the arguments say, `amends` included.
[[nodiscard]] ExitCode prepare_as(const Output& output, const ReportArguments& arguments,
                                  std::optional<records::Amends> amends);

/// A report as the commands show it.
[[nodiscard]] base::Json report_json(const records::ReportLife& life, const records::ReportRegister& reports);
void print_report(const Output& output, const records::ReportLife& life, const records::ReportRegister& reports);

/// Minutes of local time ahead of UTC, now.
[[nodiscard]] std::chrono::minutes local_offset(const base::Clock& clock);

}  // namespace velocert::app
