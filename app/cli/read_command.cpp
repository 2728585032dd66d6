// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <memory>
#include <optional>

#include "app/cli/file_log.h"
#include "app/cli/indication_json.h"
#include "app/cli/interrupt.h"
#include "core/base/clock.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/identity.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/transport.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using std::chrono::milliseconds;

struct Arguments {
    std::string driver;
    std::string port;
    std::string settings;
    std::vector<std::string> set;
    std::int64_t count = 0;
    double seconds = 0;
    std::string log;
};

/// One instrument being read: port, decoder and log together, on one thread.
class Reading {
  public:
    Reading(const instruments::Driver& driver, instruments::Options options,
            std::unique_ptr<instruments::Transport> port, std::unique_ptr<metrology::Decoder> decoder,
            std::unique_ptr<FileLog> log)
        : driver_(driver),
          options_(std::move(options)),
          port_(std::move(port)),
          decoder_(std::move(decoder)),
          log_(std::move(log)),
          start_ns_(clock_.monotonic_ns()),
          lines_(window_, start_ns_) {}

    /// Asks who is there; the answers are shown on standard error and stand in the log's header.
    Result<void> identify(const Output& output) {
        // The header comes first in the log, and the identity belongs into it: what is said before is kept and
        // written behind it.
        hold_ = true;
        sequence::InstrumentIdentity told;
        const auto asked = ask_identity(told);
        hold_ = false;
        simulated_ = told.simulated;
        const std::string identity = told.text() == "|||" ? std::string() : told.text();
        if (asked)
            output.say(identity.empty() ? "the instrument did not say who it is"
                                        : "instrument: " + identity + (simulated_ ? " (simulated)" : ""));
        if (!log_) return asked;
        sequence::WireLogHeader header{
            std::string(driver_.id),     port_->name(), port_->settings_text(), {}, identity, simulated_,
            base::utc_text(clock_.now())};
        header.options.assign(options_.begin(), options_.end());
        if (!driver_.definition.empty())
            header.options.emplace_back(instruments::definition_option, driver_.definition);
        if (auto done = log_->header(header); !done) return done;
        for (const auto& [direction, time, bytes] : held_)
            if (auto done = log_->add(direction, time, bytes); !done) return done;
        held_.clear();
        return asked;
    }

    /// Prints until the count, the time or an interrupt. The instrument is then told to stop.
    Result<void> run(const Arguments& arguments) {
        auto done = stream(arguments);
        if (const auto stop = driver_.exchange(sequence::Command::stop, options_)) {
            // Best effort: the port may be gone, and that is then the error to report.
            if (send(*stop)) (void)receive(milliseconds(50));
            for (const auto& request : stop->then) {
                (void)receive(milliseconds(50));
                if (!send_bytes(request)) break;
                (void)receive(stop->timeout);
            }
        }
        if (auto closed = close(); !closed && done) return closed;
        return done;
    }

    /// Why nothing understandable came; nothing where something did.
    std::optional<base::Error> diagnosis() {
        if (understood_) return std::nullopt;
        auto evidence = instruments::evidence_of(driver_, options_, *port_, sent_, heard_);
        if (heard_.empty()) evidence.answering_address = answering_address(driver_, options_, *port_, clock_);
        return instruments::diagnose(evidence);
    }

    /// Ends the log in order.
    Result<void> close() {
        if (!log_) return {};
        const auto digest = log_->finish(clock_.monotonic_ns());
        log_.reset();
        if (!digest) return base::fail(digest.error());
        return {};
    }

  private:
    struct Held {
        Direction direction;
        std::int64_t time_ns;
        std::vector<std::uint8_t> bytes;
    };

    Result<void> ask_identity(sequence::InstrumentIdentity& told) {
        for (const auto& exchange : driver_.identification(options_)) {
            if (auto sent = send(exchange); !sent) return sent;
            const auto until = clock_.monotonic_ns() + std::chrono::nanoseconds(exchange.timeout).count();
            bool answered = false;
            while (!answered && clock_.monotonic_ns() < until && !interrupted()) {
                if (auto got = receive(milliseconds(20)); !got) return base::fail(got.error());
                for (const auto& event : decoded_.events) {
                    answered = true;
                    if (event.kind == DeviceEvent::Kind::identity) {
                        instruments::learn_identity(told, event.text);
                        named_ = true;
                    }
                }
                answered = answered || !decoded_.indications.empty();
            }
            unanswered_ = !answered;
        }
        return {};
    }

    Result<void> record(Direction direction, std::int64_t time_ns, std::span<const std::uint8_t> bytes) {
        if (!log_) return {};
        if (!hold_) return log_->add(direction, time_ns, bytes);
        held_.push_back({direction, time_ns, {bytes.begin(), bytes.end()}});
        return {};
    }

    Result<void> send(const instruments::Exchange& exchange) { return send_bytes(exchange.request); }

    Result<void> send_bytes(std::string_view request) {
        if (request.empty()) return {};  // it is only listened to
        const auto bytes = base::as_bytes(request);
        if (!understood_ && sent_.size() < longest_kept) sent_ += request;
        const auto now = clock_.monotonic_ns();
        decoded_.clear();
        decoder_->feed(Direction::sent, bytes, now, decoded_);
        if (auto logged = record(Direction::sent, now, bytes); !logged) return logged;
        return port_->write(bytes, milliseconds(1000));
    }

    /// One read; what it gave is in decoded_. False when nothing came.
    Result<bool> receive(milliseconds wait) {
        const auto count = port_->read(buffer_, wait);
        decoded_.clear();
        if (!count) return base::fail(count.error());
        if (*count == 0) return false;
        const auto now = clock_.monotonic_ns();
        const auto bytes = std::span<const std::uint8_t>(buffer_.data(), *count);
        if (auto logged = record(Direction::received, now, bytes); !logged) return base::fail(logged.error());
        window_.add(bytes);
        decoder_->feed(Direction::received, bytes, now, decoded_);
        understood_ = understood_ || !decoded_.indications.empty() || !decoded_.events.empty();
        if (!understood_ && heard_.size() < longest_kept) heard_.append(bytes.begin(), bytes.end());
        return true;
    }

    Result<void> stream(const Arguments& arguments) {
        const auto start = driver_.exchange(sequence::Command::start, options_);
        bool polling = !start;
        if (start)
            if (auto sent = send(*start); !sent) return sent;
        const auto silence = instruments::profile_of(driver_, options_).longest_silence;
        const auto between = instruments::profile_of(driver_, options_).pause;
        const auto end_ns = arguments.seconds > 0
                                ? clock_.monotonic_ns() + static_cast<std::int64_t>(arguments.seconds * 1e9)
                                : std::numeric_limits<std::int64_t>::max();
        auto left =
            arguments.count > 0 ? static_cast<std::size_t>(arguments.count) : std::numeric_limits<std::size_t>::max();
        std::int64_t heard_ns = clock_.monotonic_ns();
        const std::int64_t begun_ns = heard_ns;
        // The questions who it is came just before.
        std::int64_t polled_ns = between > usual_pause ? begun_ns : std::numeric_limits<std::int64_t>::min() / 2;
        bool awaited = false;
        bool repeated = false;
        auto patience = std::chrono::nanoseconds(silence);
        std::deque<std::string> next_questions;
        std::string text;
        while (left > 0 && clock_.monotonic_ns() < end_ns) {
            if (interrupted()) return base::fail(ErrorCode::interrupted, arguments.port, "interrupted", "");
            // One question at a time: a slow instrument is asked again when it has answered, or was given time enough
            // to.
            const auto pause = awaited ? patience : std::chrono::nanoseconds(between);
            const bool more = !awaited && !next_questions.empty();
            const bool at_once = more && between <= usual_pause;
            if (polling && (at_once || clock_.monotonic_ns() - polled_ns >= pause.count())) {
                const auto ask = driver_.exchange(sequence::Command::read_now, options_);
                if (!ask) return base::fail(ask.error());
                repeated = ask->retries > 0;
                // Given up soon enough that the instrument may answer once more before it counts as silent.
                patience = std::min<std::chrono::nanoseconds>(ask->timeout, silence * 3 / 5);
                unanswered_ = (unanswered_ || awaited) && !ask->in_step.empty();
                if (awaited && !repeated)
                    if (auto again = in_step_again(silence * 3 / 20); !again) return again;
                std::string question = ask->request;
                if (unanswered_) {
                    // Nothing counts before it has answered what cannot be mistaken.
                    question = ask->in_step;
                    next_questions.clear();
                } else if (more) {
                    question = std::move(next_questions.front());
                    next_questions.pop_front();
                } else {
                    next_questions.assign(ask->then.begin(), ask->then.end());
                }
                if (auto sent = send_bytes(question); !sent) return sent;
                // What this question cuts off is told as well.
                text.clear();
                (void)lines_.append(decoded_, 0, text);
                std::fwrite(text.data(), 1, text.size(), stdout);
                polled_ns = clock_.monotonic_ns();
                awaited = true;
            }
            const auto got = receive(milliseconds(polling ? 20 : 50));
            if (!got) return base::fail(got.error());
            if (!*got) {
                if (log_)
                    if (auto flushed = log_->flush(); !flushed) return flushed;
                if (clock_.monotonic_ns() - heard_ns > std::chrono::nanoseconds(silence).count())
                    return base::fail(
                        ErrorCode::silence, arguments.port,
                        "nothing was received for " + std::to_string(silence.count()) + " ms",
                        "an instrument that answers; check cable, power and settings (" + port_->settings_text() + ")");
                continue;
            }
            heard_ns = clock_.monotonic_ns();
            // Without an end of its own it would show rejected bytes for ever.
            if (!understood_ && arguments.seconds <= 0 &&
                heard_ns - begun_ns > std::chrono::nanoseconds(silence + longest_babble).count())
                return base::fail(ErrorCode::protocol, arguments.port, "nothing that came was understood",
                                  "the instrument of this driver");
            // A complaint about the line is no answer where a question is repeated anyway.
            const auto answers = [&](const DeviceEvent& event) {
                return !repeated || event.kind != DeviceEvent::Kind::fault;
            };
            if (!decoded_.indications.empty() || std::any_of(decoded_.events.begin(), decoded_.events.end(), answers)) {
                awaited = false;
                unanswered_ = false;
            }
            // What came damaged was the answer; noise and late ones were not.
            for (const auto& frame : decoded_.rejected)
                if (frame.reason != metrology::Rejection::garbage && frame.reason != metrology::Rejection::late)
                    awaited = false;
            for (const auto& event : decoded_.events) {
                if (event.kind == DeviceEvent::Kind::restarted)
                    std::fputs("the instrument restarted: zero and tare are lost\n", stderr);
                if (event.kind == DeviceEvent::Kind::fault)
                    std::fprintf(stderr, "the instrument reports a fault: %s\n", event.text.c_str());
                if (event.kind == DeviceEvent::Kind::refused && !start)
                    std::fprintf(stderr, "the instrument refuses: %s\n", event.text.c_str());
                // What was to be asked after it has lost its meaning: the reading begins anew.
                if (event.kind == DeviceEvent::Kind::refused) next_questions.clear();
                // A model without a stream command is asked again and again instead.
                if (event.kind == DeviceEvent::Kind::refused && decoded_.indications.empty()) polling = true;
                if (event.kind == DeviceEvent::Kind::restarted && start && !polling)
                    if (auto sent = send_again(*start); !sent) return sent;
            }
            text.clear();
            const auto given = lines_.append(decoded_, left, text);
            left -= given;
            given_ += given;
            rejected_ += decoded_.rejected.size();
            std::fwrite(text.data(), 1, text.size(), stdout);
            std::fflush(stdout);
        }
        // Whoever asks for a number of values and gets none has not read the instrument.
        if (arguments.count > 0 && given_ == 0)
            return base::fail(
                ErrorCode::timeout, arguments.port,
                "no value came in the time given, and " + std::to_string(rejected_) + " frames were rejected",
                "an indication of the instrument");
        return {};
    }

    /// An answer stayed away: lost, or still to come. Asks for the name, whose answer cannot be mistaken, so that what
    /// comes late is not taken for the answer to the next question. An instrument that does not tell its name goes on
    /// as it is.
    Result<void> in_step_again(std::chrono::nanoseconds wait) {
        const auto questions = driver_.identification(options_);
        if (questions.empty() || !named_) return {};
        if (auto sent = send(questions.front()); !sent) return sent;
        const auto until = clock_.monotonic_ns() + wait.count();
        while (clock_.monotonic_ns() < until && !interrupted()) {
            const auto got = receive(milliseconds(20));
            if (!got) return base::fail(got.error());
            for (const auto& event : decoded_.events)
                if (event.kind == DeviceEvent::Kind::identity) return {};
        }
        return {};
    }

    /// Sends without losing what has just been decoded.
    Result<void> send_again(const instruments::Exchange& exchange) {
        Decoded kept = decoded_;
        auto sent = send(exchange);
        decoded_ = std::move(kept);
        return sent;
    }

    /// The next part of a question follows at once, unless the maker wants more than this in between.
    static constexpr milliseconds usual_pause{100};

    base::SystemClock clock_;
    const instruments::Driver& driver_;
    instruments::Options options_;
    std::unique_ptr<instruments::Transport> port_;
    std::unique_ptr<metrology::Decoder> decoder_;
    std::unique_ptr<FileLog> log_;
    std::int64_t start_ns_;
    bool named_ = false;       ///< it has told its name
    bool unanswered_ = false;  ///< what was asked last: its answer may still come
    FrameWindow window_;
    IndicationLines lines_;
    Decoded decoded_;
    std::array<std::uint8_t, 16384> buffer_{};
    static constexpr milliseconds longest_babble{5000};
    static constexpr std::size_t longest_kept = 2048;
    std::size_t given_ = 0;  ///< indications that were shown
    std::size_t rejected_ = 0;
    bool understood_ = false;  ///< something that came made sense
    std::string sent_;         ///< until then
    std::string heard_;
    bool hold_ = false;
    bool simulated_ = false;
    std::vector<Held> held_;
};

/// A month: longer than any reading, and small enough to be counted in nanoseconds.
constexpr double longest_reading_s = 30.0 * 86'400;

ExitCode read(const Output& output, const Arguments& arguments) {
    if (arguments.seconds != 0 && !(arguments.seconds > 0 && arguments.seconds <= longest_reading_s))
        return output.refuse({ErrorCode::bad_value, "--seconds", std::to_string(arguments.seconds),
                              "a time up to " + std::to_string(static_cast<long>(longest_reading_s)) + " s"});
    const auto driver = instruments::find_driver(arguments.driver);
    if (!driver) return output.refuse(driver.error());
    const auto options = parse_options(arguments.set);
    if (!options) return output.refuse(options.error());
    auto decoder = (*driver)->make_decoder(*options);
    if (!decoder) return output.refuse(decoder.error());
    const auto settings =
        instruments::PortSettings::parse(arguments.settings.empty() ? instruments::profile_of(**driver, *options).port
                                                                    : std::string_view(arguments.settings));
    if (!settings) return output.refuse(settings.error());
    std::unique_ptr<FileLog> log;
    if (!arguments.log.empty()) {
        auto created = FileLog::create(arguments.log);
        if (!created) return output.refuse(created.error());
        log = std::move(*created);
    }
    auto port = instruments::open_port(arguments.port, *settings, {{}, "read"});
    if (!port) {
        if (log) std::remove(arguments.log.c_str());
        return output.refuse(port.error());
    }
    // Where the protocol wants a pause before each request, the line keeps it.
    const base::SystemClock clock;
    std::unique_ptr<instruments::SharedLine> line;
    if ((*driver)->answer_complete) {
        line = std::make_unique<instruments::SharedLine>(std::move(*port), *settings, clock);
        *port = instruments::take_seat(*line, **driver, *options);
    }
    Reading reading(**driver, *options, std::move(*port), std::move(*decoder), std::move(log));
    auto done = reading.identify(output);
    if (done)
        done = reading.run(arguments);
    else
        (void)reading.close();
    const bool lost =
        !done && (done.error().code == ErrorCode::unplugged || done.error().code == ErrorCode::interrupted);
    const auto diagnosis = lost ? std::optional<base::Error>() : reading.diagnosis();
    if (!diagnosis) return done ? ExitCode::done : output.refuse(done.error());
    if (done) {
        // Rejected frames were asked for and shown; that none was understood is worth a word.
        output.say("note: " + diagnosis->text());
        return ExitCode::done;
    }
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
    command->add_option("--count", arguments->count, "End after so many indications")->check(CLI::PositiveNumber);
    command->add_option("--seconds", arguments->seconds, "End after so many seconds")->check(CLI::PositiveNumber);
    command->add_option("--log", arguments->log, "Keep the wire log in this (new) file");
    command->footer("Example: velocert-cli read --driver mt-sics --port /dev/ttyUSB0 --count 10 --log scale.wire");
    command->callback(
        [&line, arguments] { line.action = [arguments](const Output& output) { return read(output, *arguments); }; });
}

}  // namespace velocert::app
