// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/reading.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <thread>
#include <utility>

#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/identity.h"
#include "instruments/registry/recorded_options.h"
#include "instruments/registry/terminal_text.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using std::chrono::milliseconds;

namespace {

constexpr const char* none_in_time = "no value came in the time given";

/// The beginning of a frame as a person can read it.
std::string excerpt(std::span<const std::uint8_t> frame) {
    constexpr std::size_t most = 40;
    return instruments::shown_text(frame.first(std::min(frame.size(), most))) + (frame.size() > most ? "..." : "");
}

/// What is wrong with such a frame, behind its text.
std::string_view words_for(metrology::Rejection reason) {
    switch (reason) {
        case metrology::Rejection::late: return "which came late, or nobody had asked for it";
        case metrology::Rejection::checksum: return "whose check sum does not hold";
        case metrology::Rejection::truncated: return "which is not whole";
        case metrology::Rejection::refused: return "which is a refusal";
        case metrology::Rejection::unit: return "whose unit is none of what is measured";
        case metrology::Rejection::garbage:
        case metrology::Rejection::syntax:
        case metrology::Rejection::length: return "which this driver does not understand";
    }
    return {};
}

}  // namespace

Result<void> Reading::identify(const Output& output, const Until& until) {
    most_ = until.count > 0 ? static_cast<std::size_t>(until.count) : std::numeric_limits<std::size_t>::max();
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
    if (!driver_.definition.empty()) header.options.emplace_back(instruments::definition_option, driver_.definition);
    header.options.emplace_back(sequence::range_rule_option, sequence::range_rule_held);
    header.options.emplace_back(sequence::reading_rule_option, sequence::reading_rule_now);
    if (until.count > 0) header.options.emplace_back(instruments::reading_count_option, std::to_string(until.count));
    if (auto done = log_->header(header); !done) return done;
    // Received, nothing: from here on the time counts, for 'decode' as well.
    if (auto done = log_->add(Direction::received, start_ns_, {}); !done) return done;
    for (const auto& [direction, time, bytes] : held_)
        if (auto done = log_->add(direction, time, bytes); !done) return done;
    held_.clear();
    return asked;
}

Result<void> Reading::run(const Until& until) {
    left_safe_ = false;
    print_early();
    auto done = stream(until);
    // Told when it happens: the stop may take its time, and people stand beside what is on.
    if (!done && driver_.energises && done.error().code != ErrorCode::interrupted)
        std::fprintf(stderr, "%s: %s; the instrument is told to stop\n", done.error().where.c_str(),
                     done.error().found.c_str());
    if (auto stopped = stop(); !stopped) {
        // What was wrong before may be why; the state of the output is what people must know.
        if (!done) stopped.error().found += "; before that: " + done.error().found;
        done = stopped;
    } else {
        left_safe_ = true;
    }
    if (auto closed = close(); !closed && done) return closed;
    return done;
}

std::optional<base::Error> Reading::diagnosis() {
    if (understood_) return std::nullopt;
    auto evidence = instruments::evidence_of(driver_, options_, *port_, sent_, heard_);
    if (heard_.empty()) evidence.answering_address = answering_address(driver_, options_, *port_, clock_);
    return instruments::diagnose(evidence);
}

Result<void> Reading::close() {
    print_early();
    // What is left of a line is told as 'decode' tells it.
    decoded_.clear();
    decoder_->finish(decoded_);
    tell();
    if (!log_) return {};
    const auto digest = log_->finish(clock_.monotonic_ns());
    log_.reset();
    if (!digest) return base::fail(digest.error());
    return {};
}

Result<void> Reading::ask_identity(sequence::InstrumentIdentity& told) {
    const auto questions = driver_.identification(options_);
    bool first_answered = false;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto& exchange = questions[i];
        std::vector<std::string> requests{exchange.request};
        const bool function = i > 0 && asks_first();  // what it measures, and no longer who it is
        if (function) requests.insert(requests.end(), exchange.then.begin(), exchange.then.end());
        for (const auto& request : requests) {
            auto answered = ask_one(request, exchange.timeout, told);
            // What follows may be an order to another instrument: only who has answered is asked further, as in a run.
            // A question with an address and a check sum is none to anybody else.
            const bool opens = i == 0 && questions.size() > 1 && !asks_first() && !driver_.answer_complete;
            if (answered && !*answered && opens) answered = ask_one(request, exchange.timeout, told);
            if (!answered) return base::fail(answered.error());
            unanswered_ = !*answered;
            first_answered = first_answered || (i == 0 && *answered);
            if (opens && !*answered) return {};
            if (*answered || !function) continue;
            std::fprintf(
                stderr,
                "note: the instrument does not answer %s: what it measures is not confirmed, and its values count as "
                "those of the function it should be set to; --set confirm=no leaves the question out\n",
                request.substr(0, request.find_last_not_of("\r\n") + 1).c_str());
            break;
        }
    }
    // Who is there and leaves the last question open, which is not for everybody, may do so with others too.
    if (first_answered && unanswered_) step_.stayed_open();
    return {};
}

Result<bool> Reading::ask_one(const std::string& request, milliseconds patience, sequence::InstrumentIdentity& told) {
    // Some want a pause between two requests.
    const auto pause = instruments::profile_of(driver_, options_).pause;
    if (pause > usual_pause && !sent_.empty()) std::this_thread::sleep_for(pause);
    if (auto sent = send_bytes(request); !sent) return base::fail(sent.error());
    const auto until = clock_.monotonic_ns() + std::chrono::nanoseconds(patience).count();
    bool answered = false;
    while (!answered && clock_.monotonic_ns() < until && !interrupted()) {
        if (auto got = receive(milliseconds(20)); !got) return base::fail(got.error());
        for (const auto& event : decoded_.events) {
            answered = true;
            if (event.kind == DeviceEvent::Kind::identity) {
                instruments::learn_identity(told, event.text);
                named_ = true;
            }
            // It measures something else than what is to be read: no value would be one.
            if (event.kind == DeviceEvent::Kind::fault && asks_first())
                return base::fail(ErrorCode::instrument_refused, port_->name(), event.text,
                                  "an instrument that measures what is read");
            // Nor is it read when it says itself that its values are none of this driver's, as a run does not.
            if (event.kind == DeviceEvent::Kind::fault && decoded_.indications.empty())
                return base::fail(ErrorCode::instrument_refused, port_->name(), event.text,
                                  "an instrument without a fault");
        }
        answered = answered || !decoded_.indications.empty();
    }
    return answered;
}

bool Reading::asks_first() const { return instruments::option(driver_, options_, "confirm") == "ask"; }

Result<void> Reading::record(Direction direction, std::int64_t time_ns, std::span<const std::uint8_t> bytes) {
    if (!log_) return {};
    if (!hold_) return log_->add(direction, time_ns, bytes);
    held_.push_back({direction, time_ns, {bytes.begin(), bytes.end()}});
    return {};
}

Result<void> Reading::send(const instruments::Exchange& exchange) { return send_bytes(exchange.request); }

Result<void> Reading::send_bytes(std::string_view request) {
    if (request.empty()) return {};  // it is only listened to
    const auto bytes = base::as_bytes(request);
    if (!understood_ && sent_.size() < longest_kept) sent_ += request;
    const auto now = clock_.monotonic_ns();
    decoded_.clear();
    decoder_->feed(Direction::sent, bytes, now, decoded_);
    tell();  // what it cuts off
    (void)echo_.echoes(Direction::sent, bytes);
    if (auto logged = record(Direction::sent, now, bytes); !logged) return logged;
    return port_->write(bytes, milliseconds(1000));
}

Result<bool> Reading::receive(milliseconds wait) {
    const auto count = port_->read(buffer_, wait);
    decoded_.clear();
    if (!count) return base::fail(count.error());
    if (*count == 0) return false;
    const auto now = clock_.monotonic_ns();
    const auto bytes = std::span<const std::uint8_t>(buffer_.data(), *count);
    if (auto logged = record(Direction::received, now, bytes); !logged) return base::fail(logged.error());
    window_.add(bytes);
    decoder_->feed(Direction::received, bytes, now, decoded_);
    if (echo_.echoes(Direction::received, bytes)) std::fprintf(stderr, "%s\n", std::string(EchoWatch::words).c_str());
    understood_ = understood_ || !decoded_.indications.empty() || !decoded_.events.empty();
    if (!understood_ && heard_.size() < longest_kept) heard_.append(bytes.begin(), bytes.end());
    tell();
    return true;
}

std::size_t Reading::take(std::size_t left, std::string& text) {
    const auto given = lines_.append(decoded_, left, text);
    given_ += given;
    if (given > 0) tally_.add(decoded_);
    rejected_ += decoded_.rejected.size();
    if (!decoded_.rejected.empty()) {
        // What came late tells less than what was not understood in its time.
        const auto& last = decoded_.rejected.back();
        if (last.reason != metrology::Rejection::late || last_rejected_.empty()) {
            last_reason_ = last.reason;
            last_rejected_ = excerpt(window_.frame(last.offset, last.length));
        }
    }
    return given;
}

void Reading::tell() {
    if (given_ >= most_) return;
    if (hold_) {
        (void)take(most_ - given_, early_);
        return;
    }
    text_.clear();
    (void)take(most_ - given_, text_);
    std::fwrite(text_.data(), 1, text_.size(), stdout);
    std::fflush(stdout);
}

void Reading::print_early() {
    std::fwrite(early_.data(), 1, early_.size(), stdout);
    std::fflush(stdout);
    early_.clear();
}

Result<void> Reading::stream(const Until& until) {
    const auto start = driver_.exchange(sequence::Command::start, options_);
    polling_ = !start;
    if (start)
        if (auto sent = send(*start); !sent) return sent;
    const auto silence = instruments::profile_of(driver_, options_).longest_silence;
    const auto between = instruments::profile_of(driver_, options_).pause;
    const auto end_ns = until.seconds > 0 ? clock_.monotonic_ns() + static_cast<std::int64_t>(until.seconds * 1e9)
                                          : std::numeric_limits<std::int64_t>::max();
    const std::int64_t begun_ns = clock_.monotonic_ns();
    useful_ns_ = begun_ns;
    const auto longest_without = std::chrono::nanoseconds(silence + longest_babble).count();
    // The questions who it is came just before.
    PollTurns turns({silence, between, between <= usual_pause}, begun_ns, between > usual_pause);
    while (given_ < most_ && clock_.monotonic_ns() < end_ns) {
        if (auto on = go_on_unless_interrupted(port_->name()); !on) return on;
        if (watch_ != nullptr && !watch_->watching())
            return base::fail(ErrorCode::interrupted, port_->name(), "the watchdog beside this instrument has ended",
                              "a new reading, which starts a watchdog of its own");
        if (std::ferror(stdout) != 0)
            return base::fail(ErrorCode::io, "standard output", "it cannot be written any more",
                              "a reader that stays to the end, or --count");
        const auto turn =
            polling_ ? turns.turn(clock_.monotonic_ns(), !next_questions_.empty()) : PollTurns::Turn::wait;
        if (turn == PollTurns::Turn::ask) {
            if (auto asked = ask_next(turns); !asked) return asked;
        } else if (turn == PollTurns::Turn::sign) {
            if (auto asked = ask_for_sign(); !asked) return asked;
            turns.asked_for_sign(clock_.monotonic_ns());
        }
        const auto got = receive(milliseconds(polling_ ? 20 : 50));
        if (!got) return base::fail(got.error());
        if (turns.rests() && !std::exchange(waiting_told_, true))
            std::fputs(
                "note: an answer stays away; the instrument is there and says who it is, and is asked again as "
                "soon as that answer cannot come any more\n",
                stderr);
        if (!*got) {
            if (log_)
                if (auto flushed = log_->flush(); !flushed) return flushed;
            if (turns.silent(clock_.monotonic_ns()))
                return base::fail(
                    ErrorCode::silence, port_->name(),
                    "nothing was received for " + std::to_string(silence.count()) + " ms",
                    "an instrument that answers; check cable, power and settings (" + port_->settings_text() + ")");
            continue;
        }
        // Without an end of its own it would show rejected bytes for ever.
        if (!understood_ && until.seconds <= 0 && clock_.monotonic_ns() - begun_ns > longest_without)
            return base::fail(ErrorCode::protocol, port_->name(), "nothing that came was understood",
                              "the instrument of this driver");
        if (auto heeded = heed(turns, start); !heeded) return heeded;
        if (understood_ && gives_no_value(until, longest_without))
            return base::fail(no_value((given_ > 0 ? "no further value came for " : "no value came for ") +
                                       std::to_string(longest_without / 1'000'000) + " ms"));
        // What is reported after a value is news again.
        if (std::ranges::any_of(decoded_.indications, &metrology::Indication::has_value)) last_fault_.clear();
    }
    // Whoever asks for values and gets none has not read the instrument.
    if (given_ == 0) return base::fail(no_value(none_in_time));
    return {};
}

Result<void> Reading::ask_next(PollTurns& turns) {
    const auto ask = driver_.exchange(sequence::Command::read_now, options_);
    if (!ask) return base::fail(ask.error());
    const bool more = !turns.awaits() && !next_questions_.empty();
    unanswered_ = (unanswered_ || turns.awaits()) && !ask->in_step.empty();
    const bool stayed_open = stepping_ && quiet_ && turns.awaits();
    if (stayed_open) step_.stayed_open();
    if (stayed_open && step_.in_vain()) unanswered_ = false;
    stepping_ = unanswered_;
    quiet_ = true;
    std::string question = ask->request;
    auto patience = ask->timeout;
    if (unanswered_) {
        // Nothing counts before it has answered what cannot be mistaken.
        question = ask->in_step;
        next_questions_.clear();
        // Where it stays open anyway, time has to be left for the question behind it.
        if (step_.in_vain())
            patience = std::min(patience, instruments::profile_of(driver_, options_).longest_silence / 5);
    } else if (more) {
        question = std::move(next_questions_.front());
        next_questions_.pop_front();
    } else {
        next_questions_.assign(ask->then.begin(), ask->then.end());
    }
    asked_ = *ask;
    if (auto sent = send_bytes(question); !sent) return sent;
    turns.asked({patience, ask->retries > 0 || !ask->in_step.empty(), !ask->then.empty()}, clock_.monotonic_ns());
    return {};
}

Result<void> Reading::ask_for_sign() {
    const auto questions = driver_.identification(options_);
    // Of several questions one that is repeated might be taken for another; then it is only waited for.
    const bool by_name = named_ && !questions.empty();
    if (!by_name && !asked_.then.empty()) return {};
    // What was to follow the question that stayed unanswered has lost its meaning.
    next_questions_.clear();
    return send_bytes(by_name ? questions.front().request : asked_.request);
}

Result<void> Reading::heed(PollTurns& turns, const Result<instruments::Exchange>& start) {
    // A complaint about the line is no answer where a question is repeated anyway.
    const auto answers = [&](const DeviceEvent& event) {
        return asked_.retries == 0 || event.kind != DeviceEvent::Kind::fault;
    };
    PollTurns::Heard what{!decoded_.indications.empty(), std::ranges::any_of(decoded_.events, answers)};
    what.named = std::ranges::any_of(
        decoded_.events, [](const DeviceEvent& event) { return event.kind == DeviceEvent::Kind::identity; });
    if (what.value) waiting_told_ = false;
    if (what.value || what.event) {
        unanswered_ = false;
        if (stepping_) step_.met();
    }
    // What came damaged was the answer; noise was not.
    for (const auto& frame : decoded_.rejected) {
        what.late = what.late || frame.reason == metrology::Rejection::late;
        what.damaged = what.damaged ||
                       (frame.reason != metrology::Rejection::garbage && frame.reason != metrology::Rejection::late);
    }
    quiet_ = quiet_ && !what.late && !what.damaged;
    turns.heard(what, clock_.monotonic_ns());
    for (const auto& event : decoded_.events) {
        if (event.kind == DeviceEvent::Kind::restarted)
            std::fputs("the instrument restarted: zero and tare are lost\n", stderr);
        // Said once, however often it comes.
        if (event.kind == DeviceEvent::Kind::fault && std::exchange(last_fault_, event.text) != event.text)
            std::fprintf(stderr, "the instrument reports a fault: %s\n", event.text.c_str());
        if (event.kind == DeviceEvent::Kind::refused && !start &&
            std::exchange(last_refused_, event.text) != event.text)
            std::fprintf(stderr, "the instrument refuses: %s\n", event.text.c_str());
        // What was to be asked after it has lost its meaning: the reading begins anew.
        if (event.kind == DeviceEvent::Kind::refused) next_questions_.clear();
        // A model without a stream command is asked again and again instead.
        if (event.kind == DeviceEvent::Kind::refused && decoded_.indications.empty() &&
            driver_.exchange(sequence::Command::read_now, options_))
            polling_ = true;
        if (event.kind == DeviceEvent::Kind::restarted && start && !polling_)
            if (auto sent = send_again(*start); !sent) return sent;
    }
    return {};
}

std::string Reading::without_value() const { return tally_.note(driver_, options_); }

bool Reading::gives_no_value(const Until& until, std::int64_t patience_ns) {
    // That it obeys may lead to values; before the first one, only that counts.
    const bool obeys = given_ > 0 && std::ranges::any_of(decoded_.events, [](const DeviceEvent& event) {
                           return event.kind == DeviceEvent::Kind::accepted;
                       });
    const auto now = clock_.monotonic_ns();
    if (obeys || !decoded_.indications.empty()) useful_ns_ = now;
    const bool endless = until.seconds <= 0 && (until.count > 0 || given_ == 0);
    return endless && now - useful_ns_ > patience_ns;
}

base::Error Reading::no_value(const std::string& nothing) const {
    const std::string expected = "an indication of the instrument";
    const bool refused = last_rejected_.empty() || last_reason_ == metrology::Rejection::refused;
    if (!last_refused_.empty() && last_reason_ == metrology::Rejection::unit)
        return {ErrorCode::protocol, port_->name(), nothing + ": " + last_refused_,
                "a value in a unit of what is measured"};
    if (!last_refused_.empty() && refused)
        return {ErrorCode::instrument_refused, port_->name(), nothing + ": the instrument refuses: " + last_refused_,
                expected};
    if (!last_fault_.empty())
        return {ErrorCode::instrument_refused, port_->name(),
                nothing + ": the instrument reports a fault: " + last_fault_, expected};
    if (rejected_ > 0 && last_reason_ == metrology::Rejection::late &&
        std::ranges::any_of(driver_.options, [](const auto& row) { return row.name == "timeout"; }))
        return {ErrorCode::timeout, port_->name(),
                nothing + ": " + std::to_string(rejected_) + " answers came later than they were waited for",
                "an instrument that answers in time, or more time for it: --set timeout=MILLISECONDS"};
    if (rejected_ > 0)
        return {ErrorCode::protocol, port_->name(),
                nothing + ", and " + std::to_string(rejected_) + " frames were rejected; the last answer was '" +
                    last_rejected_ + "', " + std::string(words_for(last_reason_)),
                expected};
    return {ErrorCode::timeout, port_->name(), nothing, expected};
}

Result<void> Reading::send_again(const instruments::Exchange& exchange) {
    Decoded kept = decoded_;
    auto sent = send(exchange);
    decoded_ = std::move(kept);
    return sent;
}

}  // namespace velocert::app
