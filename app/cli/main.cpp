// SPDX-License-Identifier: GPL-3.0-or-later
// velocert-cli: the command line of the laboratory. Needs no display.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/reports/witness_command.h"
#include "app/planning/running_program.h"
#include "app/standard_streams.h"
#include "core/base/program.h"
#include "instruments/registry/registry.h"

namespace {

/// The exit code, once the answer is out.
int written(const velocert::app::Output& output, velocert::app::ExitCode code) {
    using velocert::app::ExitCode;
    if (velocert::app::answer_is_out()) return static_cast<int>(code);
    output.say("velocert-cli: the output could not be written (" + std::string(std::strerror(errno)) + ")");
    return static_cast<int>(code == ExitCode::done ? ExitCode::bench_trouble : code);
}

/// What help and version say, as JSON; nothing for a usage that is wrong.
std::optional<velocert::base::Json> asked_for(const CLI::App& app, const CLI::ParseError& error) {
    using velocert::base::Json;
    if (error.get_exit_code() != 0) return std::nullopt;
    if (dynamic_cast<const CLI::CallForVersion*>(&error) != nullptr) {
        const auto& program = velocert::app::running_program();
        auto out = Json::object();
        out.set("version", velocert::base::program_version());
        out.set("program", program ? Json(program->name) : Json());
        out.set("sha256", program ? Json(program->digest.text()) : Json());
        return out;
    }
    const auto mode = dynamic_cast<const CLI::CallForAllHelp*>(&error) != nullptr ? CLI::AppFormatMode::All
                                                                                  : CLI::AppFormatMode::Normal;
    return Json::object().set("help", app.help("", mode));
}

}  // namespace

int main(int argc, char** argv) {
    using namespace velocert::app;

    hold_standard_streams();
    CLI::App app{"Velocert: compliance testing of electric bicycles under GB 17761"};
    app.name("velocert-cli");
    app.set_version_flag("--version", [] {
        const auto& program = running_program();
        return std::string(velocert::base::program_version()) +
               (program ? '\n' + program->name + " SHA-256 " + program->digest.text() : std::string());
    });
    app.require_subcommand(1);
    app.fallthrough();
    CommandLine line;
    app.add_flag("--json", line.output.json, "Nothing but JSON on standard output");
    for (const auto add :
         {add_judge,   add_uncertainty,   add_edition,     add_standards,  add_drivers,     add_identify, add_ports,
          add_read,    add_terminal,      add_decode,      add_run,        add_recompute,   add_verify,   add_report,
          add_export,  add_release_limit, add_calibration, add_checkpoint, add_runs,        add_import,   add_sign,
          add_approve, add_witness,       add_amend,       add_hold,       add_certificate, add_plan,     add_upkeep,
          add_backup,  add_restore,       add_retention,   add_legal_hold, add_user,        add_audit,    add_pack})
        add(app, line);
    app.footer(
        "Exit codes: 0 done or Pass, 1 Fail, 2 NotEvaluated or Inconclusive, 3 wrong input,\n"
        "4 bench trouble, 5 integrity, 6 not permitted.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Who mistypes a command is told which word it was, and not that there is none.
        if (const auto words = app.remaining(); app.get_subcommands().empty() && !words.empty()) {
            std::fprintf(stderr, "there is no command '%s'\n", words.front().c_str());
            if (error.get_exit_code() == 0) return static_cast<int>(ExitCode::wrong_input);
        }
        // Who asks for JSON gets nothing else, whatever stands before the word.
        const bool json =
            std::any_of(argv + 1, argv + argc, [](const char* word) { return std::string(word) == "--json"; });
        if (const auto document = json ? asked_for(app, error) : std::nullopt) {
            Output{true}.document(*document);
            return written(line.output, ExitCode::done);
        }
        // Help and version end with 0; everything else is wrong usage.
        return written(line.output, app.exit(error) == 0 ? ExitCode::done : ExitCode::wrong_input);
    }
    // A laboratory's own instruments take part in every command; a file that is no good keeps none of the others out.
    for (const auto& error :
         velocert::instruments::add_laboratory_drivers(velocert::instruments::laboratory_drivers_folder()))
        line.output.say("this description of an instrument is left out: " + error.text());
    watch_for_interrupts();
    return written(line.output, line.action(line.output));
}
