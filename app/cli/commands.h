// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/output.h"
#include "core/base/result.h"
#include "instruments/drivers/driver.h"
#include "instruments/transport/port_settings.h"

namespace velocert::app {

/// What the commands share. The chosen command leaves its work in `action`; main runs it after parsing.
struct CommandLine {
    Output output;
    std::function<ExitCode(const Output&)> action;
};

// Each adds one command (or a few of one kind) with its options, its help and an example.
void add_judge(CLI::App& app, CommandLine& line);
void add_uncertainty(CLI::App& app, CommandLine& line);
void add_edition(CLI::App& app, CommandLine& line);
void add_standards(CLI::App& app, CommandLine& line);
void add_drivers(CLI::App& app, CommandLine& line);
void add_identify(CLI::App& app, CommandLine& line);
void add_ports(CLI::App& app, CommandLine& line);
void add_read(CLI::App& app, CommandLine& line);
void add_terminal(CLI::App& app, CommandLine& line);
void add_decode(CLI::App& app, CommandLine& line);
void add_run(CLI::App& app, CommandLine& line);
void add_recompute(CLI::App& app, CommandLine& line);
void add_verify(CLI::App& app, CommandLine& line);
void add_report(CLI::App& app, CommandLine& line);
void add_export(CLI::App& app, CommandLine& line);
void add_pack(CLI::App& app, CommandLine& line);
void add_release_limit(CLI::App& app, CommandLine& line);
void add_calibration(CLI::App& app, CommandLine& line);
void add_checkpoint(CLI::App& app, CommandLine& line);
void add_runs(CLI::App& app, CommandLine& line);
void add_import(CLI::App& app, CommandLine& line);
void add_sign(CLI::App& app, CommandLine& line);
void add_approve(CLI::App& app, CommandLine& line);
void add_amend(CLI::App& app, CommandLine& line);
void add_hold(CLI::App& app, CommandLine& line);
void add_certificate(CLI::App& app, CommandLine& line);
void add_plan(CLI::App& app, CommandLine& line);
void add_upkeep(CLI::App& app, CommandLine& line);
void add_backup(CLI::App& app, CommandLine& line);
void add_restore(CLI::App& app, CommandLine& line);
void add_retention(CLI::App& app, CommandLine& line);
void add_legal_hold(CLI::App& app, CommandLine& line);
void add_user(CLI::App& app, CommandLine& line);
void add_audit(CLI::App& app, CommandLine& line);

/// "k=v" words to driver options; an error names the word that has no '='.
[[nodiscard]] base::Result<instruments::Options> parse_options(const std::vector<std::string>& words);
/// "9600 8N1" of --settings. Errors: bad_value, as it was mistyped and not yet tried at any port.
[[nodiscard]] base::Result<instruments::PortSettings> parse_settings(std::string_view text);
/// The whole file; "-" is standard input. Errors: not_found, io.
[[nodiscard]] base::Result<std::string> read_file(const std::string& path);

}  // namespace velocert::app
