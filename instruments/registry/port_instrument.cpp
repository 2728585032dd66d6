// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/port_instrument.h"

#include <algorithm>

#include "core/sequence/wire_log.h"
#include "instruments/drivers/range_guard.h"
#include "instruments/registry/identity.h"
#include "instruments/registry/registry.h"
#include "instruments/registry/terminal_text.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using sequence::Command;
using sequence::InstrumentState;

constexpr std::size_t chunk_size = 65'536;
// How soon the reading thread notices that it is to stop, or that the line is silent.
constexpr std::chrono::milliseconds read_wait{20};
// A reader that is merely late gets this much time before a filling queue may overflow.
constexpr std::chrono::milliseconds longest_hold{1'000};

// This much of a failed conversation tells what is wrong with the line.
constexpr std::size_t longest_talk = 2'048;

/// What arrives reaches the archive's file after so long at the latest: a sudden end of the program loses no more.
constexpr std::chrono::milliseconds longest_kept_back{1'000};

/// Whether something may be live after it: on the disk of the archive before it goes out.
bool energises(Command command, const Driver& driver) {
    return driver.energises && (command == Command::start || switches_on(command, driver.kind));
}

/// The requests of an exchange as a person may type them.
std::string asked_text(const Exchange& exchange) {
    std::string out = shown_text(base::as_bytes(exchange.request));
    for (const auto& request : exchange.then) out += ", " + shown_text(base::as_bytes(request));
    return out;
}

}  // namespace

void PortInstrument::keep(std::string& text, std::span<const std::uint8_t> bytes) {
    const std::size_t count = std::min(bytes.size(), longest_talk - std::min(longest_talk, text.size()));
    text.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
}

PortInstrument::PortInstrument(const Driver& driver, Options options, std::unique_ptr<Transport> transport,
                               std::unique_ptr<metrology::Decoder> decoder, const base::Clock& clock,
                               std::size_t capacity)
    : driver_(driver),
      options_(std::move(options)),
      transport_(std::move(transport)),
      clock_(clock),
      capacity_(capacity),
      decoder_(std::move(decoder)),
      queue_(std::make_unique<Queue>(capacity)),
      heed_(profile_of(driver_, options_).listens_only ? Heed::none : Heed::all),
      reader_([this](const std::stop_token& stop) { read_port(stop); }) {}

PortInstrument::~PortInstrument() = default;

// ---- the reading thread ----

void PortInstrument::read_port(const std::stop_token& stop) {
    std::vector<std::uint8_t> chunk(chunk_size);
    while (!stop.stop_requested()) {
        hold_back(stop);
        auto count = transport_->read(chunk, read_wait);
        const std::int64_t now_ns = clock_.monotonic_ns();
        if (!count) {
            port_lost(count.error());
            return;
        }
        if (*count > 0) received(std::span(chunk).first(*count), now_ns);
        watch_silence(now_ns);
        keep_up();
    }
}

void PortInstrument::hold_back(const std::stop_token& stop) const {
    const auto until = std::chrono::steady_clock::now() + longest_hold;
    const auto filling = [this] {
        const std::scoped_lock lock(mutex_);
        return !refusing_ && !discarding_ && queue_->size() >= capacity_ - capacity_ / 4;
    };
    while (!stop.stop_requested() && filling() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void PortInstrument::received(std::span<const std::uint8_t> bytes, std::int64_t arrival_ns) {
    const std::scoped_lock lock(mutex_);
    // A command may have been logged since the stamp was taken; a log never goes back in time.
    const std::int64_t time_ns = std::max(arrival_ns, last_record_ns_);
    log_record(Direction::received, time_ns, bytes);
    capture_.received += bytes.size();
    if (!identified_) keep(talk_.heard, bytes);
    decoded_.clear();
    decoder_->feed(Direction::received, bytes, time_ns, decoded_);
    hand_on(decoded_);
}

void PortInstrument::port_lost(base::Error error) {
    const std::scoped_lock lock(mutex_);
    gone_ = error;
    trouble(std::move(error));
    answered(Reply::lost, {});
}

void PortInstrument::watch_silence(std::int64_t now_ns) {
    const std::scoped_lock lock(mutex_);
    if (!due_ || stale_ || now_ns - last_sign_ns_ <= due_->longest.count()) return;
    stale_ = true;
    const auto seconds = std::chrono::duration<double>(due_->longest).count();
    trouble({ErrorCode::silence, transport_->name(),
             "nothing understandable for " + base::nearest(seconds, 1).value_or(base::Decimal()).text() + " s",
             "a running instrument: check power, cable and the line settings (" + transport_->settings_text() + ")"});
}

void PortInstrument::keep_up() {
    const std::scoped_lock lock(mutex_);
    // Real time, also where the instrument's clock is a simulated one: this is about the disk.
    const auto now = std::chrono::steady_clock::now();
    if (!log_ || log_error_ || log_->size() == handed_over_) {
        handed_over_at_ = now;
        return;
    }
    if (now - handed_over_at_ < longest_kept_back) return;
    handed_over_at_ = now;
    handed_over_ = log_->size();
    if (auto done = log_->flush(); !done) log_failed(done.error());
}

// ---- with the mutex held ----

void PortInstrument::log_failed(const base::Error& error) {
    log_error_ = error;
    trouble(error);
}

void PortInstrument::make_log_durable() {
    if (!log_ || log_error_) return;
    handed_over_ = log_->size();
    if (auto done = log_->sync(); !done) log_failed(done.error());
}

void PortInstrument::log_record(Direction direction, std::int64_t time_ns, std::span<const std::uint8_t> bytes) {
    if (!log_ || log_error_) return;
    record_.clear();
    sequence::append_record(record_, direction, time_ns, bytes);
    last_record_ns_ = time_ns;
    ++records_;
    if (auto appended = log_->append(record_); !appended) log_failed(appended.error());
}

void PortInstrument::hand_on(const metrology::Decoded& decoded) {
    const bool understood = !decoded.indications.empty() || !decoded.events.empty();
    if (understood) {
        last_sign_ns_ = clock_.monotonic_ns();
        stale_ = false;
    }
    if (!decoded.indications.empty() && due_ && !due_->stream) due_.reset();
    capture_.rejected += decoded.rejected.size();
    auto next_event = decoded.events.begin();
    for (const auto& indication : decoded.indications) {
        for (; next_event != decoded.events.end() && next_event->offset < indication.offset; ++next_event)
            event(*next_event);
        if (heeded(indication)) deliver(indication);
        decoded_end_ = std::max(decoded_end_, indication.offset + indication.length);
    }
    for (; next_event != decoded.events.end(); ++next_event) event(*next_event);
    for (const auto& frame : decoded.rejected) {
        decoded_end_ = std::max(decoded_end_, frame.offset + frame.length);
        quiet_ = quiet_ && frame.reason == metrology::Rejection::garbage;  // noise is nobody's answer
    }
}

void PortInstrument::event(const DeviceEvent& event) {
    decoded_end_ = std::max(decoded_end_, event.offset + 1);
    switch (event.kind) {
        case DeviceEvent::Kind::identity:
            learn_identity(told_, event.text);
            answered(Reply::accepted, event.text);
            if (identified_ && told_.text() != identity_.text())
                trouble({ErrorCode::wrong_instrument, transport_->name(),
                         "another instrument answers now: " + told_.text(),
                         "the one that was opened: " + identity_.text()});
            return;
        case DeviceEvent::Kind::accepted: answered(Reply::accepted, event.text); return;
        case DeviceEvent::Kind::refused:
            if (reply_ == Reply::awaited)
                answered(Reply::refused, event.text);
            else
                trouble({ErrorCode::instrument_refused, transport_->name(), event.text, "an instrument that is ready"});
            return;
        case DeviceEvent::Kind::restarted:
            trouble({ErrorCode::instrument_restarted, transport_->name(),
                     "the instrument has restarted; zero and tare are lost", "a steady supply; begin this step again"});
            answered(Reply::lost, {});
            return;
        case DeviceEvent::Kind::fault:
            fault_ = base::Error{ErrorCode::protocol, transport_->name(), event.text, "an instrument without a fault"};
            trouble(*fault_);
            return;
    }
}

bool PortInstrument::heeded(const Indication& indication) {
    switch (heed_) {
        case Heed::all: return true;
        case Heed::none: return false;
        case Heed::first: {
            const std::uint64_t measurand = std::uint64_t{1} << static_cast<unsigned>(indication.measurand);
            const bool known = (heard_ & measurand) != 0;
            heard_ |= measurand;
            return !known;
        }
        case Heed::stable:
            // Out of range is a fact about the load; an unstable value is not what was asked for.
            if (!indication.flags.has(metrology::Flag::stable) && !indication.flags.has(metrology::Flag::over_range) &&
                !indication.flags.has(metrology::Flag::under_range))
                return false;
            heed_ = Heed::none;
            due_.reset();
            return true;
    }
    return true;
}

void PortInstrument::deliver(Item item) {
    if (refusing_ || discarding_) return;
    if (queue_->push(std::move(item))) return;
    capture_.overflowed = true;
    refusing_ = true;
}

void PortInstrument::trouble(base::Error error) {
    deliver(std::move(error));
    refusing_ = true;
}

void PortInstrument::answered(Reply reply, std::string text) {
    if (reply_ != Reply::awaited) return;
    reply_ = reply;
    reply_text_ = std::move(text);
    replied_.notify_all();
}

// ---- the run thread ----

PortInstrument::Talk PortInstrument::talk() const {
    const std::scoped_lock lock(mutex_);
    return talk_;
}

std::unique_ptr<Transport> PortInstrument::release() {
    reader_.request_stop();
    reader_.join();
    return std::move(transport_);
}

InstrumentState PortInstrument::state() const {
    const std::scoped_lock lock(mutex_);
    if (gone_) return InstrumentState::unplugged;
    if (stale_) return InstrumentState::stale;
    if (due_ && clock_.monotonic_ns() - last_sign_ns_ > due_->longest.count() / 2) return InstrumentState::slow;
    return identity_.simulated ? InstrumentState::simulated : InstrumentState::live;
}

Result<void> PortInstrument::begin_capture(std::unique_ptr<sequence::EvidenceLog> log) {
    // A decoder of its own for each capture: recompute begins with the log's first byte and knows nothing
    // before it.
    auto decoder = make_ranged_decoder(driver_, options_);
    if (!decoder) return base::fail(decoder.error());
    const std::scoped_lock lock(mutex_);
    if (gone_) return base::fail(*gone_);
    sequence::WireLogHeader header;
    header.driver = driver_.id;
    header.port = transport_->name();
    header.settings = transport_->settings_text();
    header.options.assign(options_.begin(), options_.end());
    if (!driver_.definition.empty()) header.options.emplace_back(definition_option, driver_.definition);
    header.options.emplace_back(sequence::range_rule_option, sequence::range_rule_held);
    header.options.emplace_back(sequence::reading_rule_option, sequence::reading_rule_now);
    header.identity = identity_.text();
    header.simulated = identity_.simulated;
    header.started_utc = base::utc_text(clock_.now());
    if (auto begun = log->append(base::as_bytes(sequence::encode_header(header))); !begun) return begun;
    log_ = std::move(log);
    log_error_.reset();
    handed_over_ = 0;
    decoder_ = std::move(*decoder);
    queue_ = std::make_unique<Queue>(capacity_);
    records_ = 0;
    last_record_ns_ = 0;
    capture_ = {};
    decoded_end_ = 0;
    delivered_end_ = 0;
    refusing_ = false;
    discarding_ = false;
    fault_.reset();
    if (profile_of(driver_, options_).listens_only) heed_ = Heed::none;
    stale_ = false;
    return {};
}

std::uint64_t PortInstrument::position() const {
    const std::scoped_lock lock(mutex_);
    // What has been handed out is always before the position, even if the reader has not yet counted its chunk.
    return queue_->size() == 0 ? std::max(decoded_end_, delivered_end_) : delivered_end_;
}

Result<void> PortInstrument::command(const sequence::Order& order, std::chrono::milliseconds timeout) {
    if (auto fine = sequence::check(order); !fine) return fine;
    const Command command = order.command;
    const auto exchange = driver_.exchange(order, options_);
    if (!exchange) return base::fail(exchange.error());
    const Profile& profile = profile_of(driver_, options_);
    if (profile.listens_only) return listen(command);
    std::optional<Due> due;
    // What is acknowledged is waited for below; only what comes by itself is watched.
    if (exchange->acknowledged)
        due = std::nullopt;
    else if (command == Command::start)
        due = Due{profile.longest_silence, true};
    else if (command == Command::read_stable || command == Command::read_now)
        due = Due{exchange->timeout, false};
    // A stop is not asked again here: nothing may keep the other instruments waiting for theirs.
    const bool off = command == Command::output_off || command == Command::brake_off;
    const Sending sending(outgoing_, off || command == Command::stop ? Outgoing::stopping
                                     : energises(command, driver_)   ? Outgoing::energising
                                                                     : Outgoing::usual);
    auto done = off ? send_off(*exchange, timeout) : send_all(*exchange, timeout, due);
    const bool harmless = exchange->retries > 0 && !driver_.energises;  // it was only asked, several times
    if (!done && done.error().code == ErrorCode::timeout && exchange->acknowledged && command != Command::stop &&
        !harmless) {
        // Given up: what the instrument may still answer is cancelled, and late if it comes all the same. Whoever gave
        // the order little time is not kept waiting for that either, unless something may be on.
        if (const auto cancel = driver_.exchange(Command::stop, options_)) {
            const auto wait = driver_.energises ? cancel->timeout : std::min(cancel->timeout, timeout);
            const Sending stopping(outgoing_, Outgoing::stopping);
            if (auto cancelled = send_all(*cancel, wait, std::nullopt);
                !cancelled && cancelled.error().code == ErrorCode::unplugged)
                done = std::move(cancelled);
        }
    }
    return done;
}

Result<std::optional<Indication>> PortInstrument::next(std::chrono::steady_clock::time_point deadline,
                                                       std::stop_token stop) {
    // Only this thread takes from the queue and replaces it, so it may be used without the mutex.
    if (queue_->size() == 0) {
        const std::scoped_lock lock(mutex_);
        if (capture_.overflowed)
            return base::fail(ErrorCode::overflow, transport_->name(),
                              "more came than was read; what did not fit is in the wire log only",
                              "a machine with less other work, or a lower rate");
        if (gone_ && queue_->size() == 0) return base::fail(*gone_);
    }
    auto item = queue_->pop(deadline, std::move(stop));
    if (!item) return std::optional<Indication>();
    if (auto* error = std::get_if<base::Error>(&*item)) return base::fail(std::move(*error));
    const auto& indication = std::get<Indication>(*item);
    {
        const std::scoped_lock lock(mutex_);
        delivered_end_ = indication.offset + indication.length;
    }
    return std::optional<Indication>(indication);
}

Result<sequence::CaptureEnd> PortInstrument::end_capture() {
    const std::scoped_lock lock(mutex_);
    if (!log_) return base::fail(ErrorCode::bad_input, transport_->name(), "no capture is open", "begin_capture first");
    decoded_.clear();
    decoder_->finish(decoded_);
    hand_on(decoded_);
    auto log = std::move(log_);
    if (log_error_) return base::fail(*log_error_);
    record_.clear();
    sequence::append_end(record_, std::max(clock_.monotonic_ns(), last_record_ns_), records_);
    if (auto ended = log->append(record_); !ended) return base::fail(ended.error());
    auto digest = log->seal();
    if (!digest) return base::fail(digest.error());
    capture_.log = *digest;
    return capture_;
}

Result<std::string> PortInstrument::safe_state() {
    {
        const std::scoped_lock lock(mutex_);
        discarding_ = true;
    }
    const auto stop = driver_.exchange(Command::stop, options_);
    if (!stop) return base::fail(stop.error());
    if (profile_of(driver_, options_).listens_only) {
        if (auto left = listen(Command::stop); !left) return base::fail(left.error());
        return "it was only listened to: there is nothing to stop";
    }
    const Sending sending(outgoing_, Outgoing::stopping);
    if (auto stopped = send_all(*stop, stop->timeout, std::nullopt); !stopped) {
        auto error = stopped.error();
        // Whoever has to find out by hand whether it is off needs to know what was tried.
        if (driver_.energises) error.found = "asked " + asked_text(*stop) + ": " + error.found;
        return base::fail(std::move(error));
    }
    bool answered = stop->acknowledged;
    if (!answered) {
        // Commands are done in order, so an answer to the next one proves that the stop was read.
        const auto questions = driver_.identification(options_);
        answered = !questions.empty();
        if (answered)
            if (auto told = send(questions.back(), questions.back().timeout, std::nullopt); !told)
                return base::fail(told.error());
    }
    if (!answered && driver_.energises)
        return base::fail(
            ErrorCode::silence, transport_->name(),
            "it was told to stop, and nothing that " + std::string(driver_.id) + " knows can read that back",
            "a look at the instrument: switch it off by hand if it is on");
    if (!answered) return "told to stop; it answers nothing to that";
    const std::scoped_lock lock(mutex_);
    if (!reply_text_.empty()) return "stopped; read back: " + reply_text_;
    if (identity_.text() == sequence::InstrumentIdentity().text()) return "stopped; it does not tell its state";
    return "stopped; read back: " + identity_.text();
}

}  // namespace velocert::instruments
