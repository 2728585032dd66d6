// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "app/cli/instruments/file_log.h"
#include "app/cli/instruments/port_trouble.h"
#include "app/cli/instruments/watch_beside.h"
#include "app/cli/interrupt.h"
#include "core/base/clock.h"
#include "instruments/registry/registry.h"
#include "instruments/registry/terminal_text.h"
#include "instruments/transport/port_checks.h"
#include "instruments/transport/transport.h"

namespace velocert::app {
namespace {

using base::Result;
using metrology::Direction;
using std::chrono::milliseconds;

struct Arguments {
    std::string port;
    std::string settings;
    std::string driver;
    std::string eol = "crlf";
    std::string log;
    bool hex = false;
    double linger = 1;
};

/// Both directions of one port, shown as they come; what is typed is sent line by line.
class Terminal {
  public:
    Terminal(const Output& output, const Arguments& arguments, instruments::LineEnd end,
             std::unique_ptr<instruments::Transport> port, std::unique_ptr<FileLog> log)
        : output_(output), arguments_(arguments), end_(end), port_(std::move(port)), log_(std::move(log)) {}

    Result<void> run() {
        if (log_) {
            sequence::WireLogHeader header;
            header.driver = arguments_.driver.empty() ? "terminal" : arguments_.driver;
            header.port = port_->name();
            header.settings = port_->settings_text();
            header.started_utc = base::utc_text(clock_.now());
            if (auto done = log_->header(header); !done) return done;
        }
        auto done = talk();
        if (log_)
            if (const auto closed = log_->finish(clock_.monotonic_ns()); !closed && done)
                return base::fail(closed.error());
        return done;
    }

    /// The typed lines that could not be sent, by their number; empty when all were.
    [[nodiscard]] const std::string& refused_lines() const { return refused_lines_; }
    /// The end came from the port: whoever typed can no longer switch anything off through it.
    [[nodiscard]] bool lost_port() const { return lost_port_; }

  private:
    Result<void> talk() {
        std::array<std::uint8_t, 4096> buffer{};
        std::int64_t until_ns = -1;  // after the last typed line
        while (!interrupted() && (until_ns < 0 || clock_.monotonic_ns() < until_ns)) {
            if (until_ns < 0) {
                const auto more = typed();
                if (!more) return base::fail(more.error());
                if (!*more) until_ns = clock_.monotonic_ns() + static_cast<std::int64_t>(arguments_.linger * 1e9);
            }
            if (std::ferror(stdout) != 0)
                return base::fail(base::ErrorCode::io, "standard output", "it cannot be written any more",
                                  "a reader that stays to the end");
            const auto count = port_->read(buffer, milliseconds(20));
            if (!count) {
                lost_port_ = true;
                return base::fail(count.error());
            }
            if (*count > 0) {
                if (auto shown = show(Direction::received, std::span(buffer).first(*count)); !shown) return shown;
            } else if (log_) {
                if (auto flushed = log_->flush(); !flushed) return flushed;
            }
        }
        return go_on_unless_interrupted(port_->name());
    }

    /// Sends the lines that were typed since; false when there will be no more.
    Result<bool> typed() {
        pollfd watched{STDIN_FILENO, POLLIN, 0};
        while (poll(&watched, 1, 0) > 0) {
            std::array<char, 1024> buffer{};
            const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
            if (count < 0) return true;
            if (count == 0) {
                if (!pending_.empty())
                    if (auto sent = send(std::exchange(pending_, {})); !sent) return base::fail(sent.error());
                return false;
            }
            pending_.append(buffer.data(), static_cast<std::size_t>(count));
            for (auto at = pending_.find('\n'); at != std::string::npos; at = pending_.find('\n')) {
                const std::string line = pending_.substr(0, at);
                pending_.erase(0, at + 1);
                if (auto sent = send(line); !sent) return base::fail(sent.error());
            }
        }
        return true;
    }

    Result<void> send(const std::string& line) {
        ++lines_;
        const auto bytes = arguments_.hex ? instruments::typed_hex(line) : instruments::typed_bytes(line, end_);
        if (!bytes) {
            // A slip of the keyboard ends nothing; a script is told at its end.
            output_.say("line " + std::to_string(lines_) + ": " + bytes.error().text());
            refused_lines_ += (refused_lines_.empty() ? "" : ", ") + std::to_string(lines_);
            return {};
        }
        if (bytes->empty()) return {};
        if (auto shown = show(Direction::sent, base::as_bytes(*bytes)); !shown) return shown;
        auto written = port_->write(base::as_bytes(*bytes), milliseconds(1000));
        lost_port_ = !written && written.error().code != base::ErrorCode::timeout;
        return written;
    }

    Result<void> show(Direction direction, std::span<const std::uint8_t> bytes) {
        const auto now = clock_.monotonic_ns();
        if (output_.json)
            output_.line(instruments::chunk_json(direction, now - start_ns_, bytes));
        else
            output_.text(instruments::chunk_lines(direction, now - start_ns_, bytes));
        std::fflush(stdout);
        return log_ ? log_->add(direction, now, bytes) : Result<void>();
    }

    base::SystemClock clock_;
    const Output& output_;
    const Arguments& arguments_;
    instruments::LineEnd end_;
    std::unique_ptr<instruments::Transport> port_;
    std::unique_ptr<FileLog> log_;
    std::int64_t start_ns_ = clock_.monotonic_ns();
    std::string pending_;
    int lines_ = 0;
    std::string refused_lines_;
    bool lost_port_ = false;
};

ExitCode terminal(const Output& output, const Arguments& arguments) {
    tell_watched(output);
    const auto end = instruments::parse_line_end(arguments.eol);
    if (!end) return output.refuse(end.error());
    std::string usual = "9600 8N1";
    const instruments::Driver* watched = nullptr;
    if (!arguments.driver.empty()) {
        const auto driver = instruments::find_driver(arguments.driver);
        if (!driver) return output.refuse(driver.error());
        watched = *driver;
        usual = watched->profiles.front().port;
    }
    auto settings = parse_settings(arguments.settings.empty() ? usual : arguments.settings);
    if (!settings) return output.refuse(settings.error());
    if (arguments.settings.empty()) *settings = instruments::usual_on(arguments.port, *settings);
    // Before the port is opened and a watchdog stands beside it: a file that is refused touches no instrument.
    std::unique_ptr<FileLog> log;
    if (!arguments.log.empty()) {
        auto created = FileLog::create(arguments.log);
        if (!created) return output.refuse(created.error());
        log = std::move(*created);
    }
    const auto remove_empty_log = [&] {
        if (std::exchange(log, nullptr)) std::remove(arguments.log.c_str());
    };
    auto port = instruments::open_port(arguments.port, *settings, {{}, "terminal"});
    if (!port) {
        remove_empty_log();
        return refuse_port(output, port.error());
    }
    // Of an instrument that is named, it is known how it is switched off should this program come to a sudden end.
    const base::SystemClock clock;
    std::unique_ptr<instruments::PortWatch> watch;
    if (watched != nullptr) {
        auto begun = watch_beside(*watched, {}, arguments.port, *settings, "work at a terminal", clock);
        if (!begun) {
            remove_empty_log();
            return output.refuse(begun.error());
        }
        watch = std::move(*begun);
    }
    Terminal talk(output, arguments, *end, std::move(*port), std::move(log));
    const auto done = talk.run();
    // Ended in order, also where a reader of the output went or the disk is full: what is on was left on by who typed.
    // Only a port that has gone leaves an instrument that nobody reaches.
    if (watch && !talk.lost_port()) watch->farewell();
    if (!done) return output.refuse(done.error());
    if (talk.refused_lines().empty() || isatty(STDIN_FILENO) != 0) return ExitCode::done;
    return output.refuse({base::ErrorCode::bad_value, "standard input, line " + talk.refused_lines(),
                          "what was typed there was not sent", "lines as 'terminal --help' describes them"});
}

}  // namespace

void add_terminal(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("terminal", "Talk to whatever is on a port; both directions are shown and kept");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--port", arguments->port, "Serial port or pseudo-terminal, any path")->required();
    command->add_option("--settings", arguments->settings, "Line settings (default: the driver's, else 9600 8N1)");
    command->add_option("--driver", arguments->driver, "Driver whose settings are used and which the log names");
    command->add_option("--eol", arguments->eol, "What ends a typed line: crlf, cr, lf or none (default: crlf)");
    command->add_flag("--hex", arguments->hex, "Lines are typed as hexadecimal bytes, without a line end");
    command->add_option("--log", arguments->log, "Keep the wire log in this (new) file; 'decode' reads it");
    command
        ->add_option("--linger", arguments->linger, "Go on listening so many seconds after the last line (default: 1)")
        ->check(CLI::Range(0.0, 86400.0));
    command->footer(
        "Example: velocert-cli terminal --port /dev/ttyUSB0 --settings \"9600 8N1\" --log talk.wire\n"
        "         printf 'SI\\n' | velocert-cli terminal --port /dev/ttyUSB0 --json\n"
        "Typed lines may contain \\r, \\n, \\t, \\\\ and \\xHH. Ctrl-D ends. What is typed goes to the instrument as "
        "it is:\n"
        "nothing here keeps an output off. With --driver a watchdog switches off what that driver knows how to, should "
        "the\n"
        "program come to a sudden end.");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return terminal(output, *arguments); };
    });
}

}  // namespace velocert::app
