// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <array>
#include <cstdio>
#include <memory>
#include <optional>

#include "app/cli/instruments/file_log.h"
#include "app/cli/instruments/indication_json.h"
#include "app/cli/instruments/port_trouble.h"
#include "app/cli/instruments/reading.h"
#include "app/cli/instruments/watch_beside.h"
#include "core/base/clock.h"
#include "instruments/drivers/range_guard.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/port_checks.h"
#include "instruments/transport/shared_line.h"
#include "instruments/transport/transport.h"

namespace velocert::app {
namespace {

using base::ErrorCode;

struct Arguments {
    std::string driver;
    std::string port;
    std::string settings;
    std::vector<std::string> set;
    std::int64_t count = 0;
    double seconds = 0;
    std::string log;
};

/// In place of the library's own, which tells the bounds of a double with all their digits.
CLI::Validator above_zero() {
    return {[](std::string& text) -> std::string {
                double value = 0;
                return CLI::detail::lexical_cast(text, value) && value > 0
                           ? std::string()
                           : "'" + text + "' (expected a number above zero)";
            },
            "ABOVE ZERO"};
}

/// As a person would write it: 1e+300, and not with three hundred digits.
std::string short_number(double value) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%g", value);
    return digits.data();
}

/// In place of the library's own, which tells no expectation for a fraction.
CLI::Validator whole_above_zero() {
    return {[](std::string& text) -> std::string {
                std::int64_t value = 0;
                return CLI::detail::lexical_cast(text, value) && value > 0
                           ? std::string()
                           : "'" + text + "' (expected a whole number above zero)";
            },
            "WHOLE ABOVE ZERO"};
}

/// A month: longer than any reading, and small enough to be counted in nanoseconds.
constexpr double longest_reading_s = 30.0 * 86'400;

ExitCode read(const Output& output, const Arguments& arguments) {
    tell_watched(output);
    if (arguments.seconds > longest_reading_s)
        return output.refuse({ErrorCode::bad_value, "--seconds", short_number(arguments.seconds),
                              "a time up to " + std::to_string(static_cast<long>(longest_reading_s)) + " s"});
    const auto driver = instruments::find_driver(arguments.driver);
    if (!driver) return output.refuse(driver.error());
    const auto options = parse_options(arguments.set);
    if (!options) return output.refuse(options.error());
    const auto wanted = arguments.settings.empty()
                            ? instruments::option(**driver, *options, instruments::settings_option.name)
                            : arguments.settings;
    auto settings =
        parse_settings(wanted.empty() ? instruments::profile_of(**driver, *options).port : std::string_view(wanted));
    if (!settings) return output.refuse(settings.error());
    // What somebody asks for is refused where the port cannot do it; what is only usual gives way.
    if (wanted.empty()) *settings = instruments::usual_on(arguments.port, *settings);
    auto decoder = instruments::make_ranged_decoder(**driver, *options);
    if (!decoder) return output.refuse(decoder.error());
    std::unique_ptr<FileLog> log;
    if (!arguments.log.empty()) {
        auto created = FileLog::create(arguments.log);
        if (!created) return output.refuse(created.error());
        log = std::move(*created);
    }
    auto port = instruments::open_port(arguments.port, *settings, {{}, "read"});
    if (!port) {
        if (log) std::remove(arguments.log.c_str());
        return refuse_port(output, port.error());
    }
    // Before anything is sent. It outlives what uses the port, which must be free before the watchdog can act.
    const base::SystemClock clock;
    auto watch = watch_beside(**driver, *options, arguments.port, *settings, "a reading", clock);
    if (!watch) {
        log.reset();
        if (!arguments.log.empty()) std::remove(arguments.log.c_str());
        return output.refuse(watch.error());
    }
    // Where the protocol wants a pause before each request, the line keeps it.
    std::unique_ptr<instruments::SharedLine> line;
    if ((*driver)->answer_complete) {
        line = std::make_unique<instruments::SharedLine>(std::move(*port), *settings, clock);
        *port = instruments::take_seat(*line, **driver, *options);
    }
    Reading reading(**driver, *options, std::move(*port), std::move(*decoder), std::move(log));
    reading.watched_by(watch->get());
    const Reading::Until until{arguments.count, arguments.seconds};
    auto done = reading.identify(output, until);
    if (done)
        done = reading.run(until);
    else
        (void)reading.close();
    if (*watch && reading.left_safe()) (*watch)->farewell();
    const bool lost =
        !done && (done.error().code == ErrorCode::unplugged || done.error().code == ErrorCode::interrupted);
    const auto diagnosis = lost ? std::optional<base::Error>() : reading.diagnosis();
    const auto without = done ? reading.without_value() : std::string();
    if (!without.empty()) output.say("note: " + without);
    if (done) return ExitCode::done;
    if (!diagnosis) return output.refuse(done.error());
    auto error = done.error();
    error.found += ": " + diagnosis->found;
    error.expected = diagnosis->expected;
    return output.refuse(error);
}

}  // namespace

void add_read(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("read", "Live indications from one instrument, one JSON object per line");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--driver", arguments->driver, "Driver id, as 'drivers' lists them")->required();
    command->add_option("--port", arguments->port, "Serial port or pseudo-terminal, any path")->required();
    command->add_option("--settings", arguments->settings, "Line settings like \"9600 8N1\" (default: the driver's)");
    command->add_option("--set", arguments->set, "Driver option name=value (repeatable)")->allow_extra_args(false);
    command->add_option("--count", arguments->count, "End after so many indications")->check(whole_above_zero());
    command
        ->add_option(
            "--seconds", arguments->seconds,
            "End after so many seconds, counted from the first question for a value (behind that who it is); where "
            "nothing came, the search for the cause takes some more")
        ->check(above_zero());
    command->add_option("--log", arguments->log, "Keep the wire log in this (new) file");
    command->footer(
        "At its end the reading stops what the instrument does: the output of a source, a load or a safety tester that "
        "was on is switched off then, and read back; exit code 4 says that it stays on or did not answer. Should the "
        "program come to a sudden end, a watchdog beside it does that, and the next reading says so.\n"
        "Example: velocert-cli read --driver mt-sics --port /dev/ttyUSB0 --count 10 --log scale.wire");
    command->callback(
        [&line, arguments] { line.action = [arguments](const Output& output) { return read(output, *arguments); }; });
}

}  // namespace velocert::app
