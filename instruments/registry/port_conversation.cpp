// SPDX-License-Identifier: GPL-3.0-or-later
// The half of a PortInstrument that asks: requests, what is waited for, and who it is.
#include <algorithm>
#include <thread>

#include "core/sequence/stop_repeats.h"
#include "instruments/registry/identity.h"
#include "instruments/registry/port_instrument.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using metrology::Direction;
using sequence::Command;

constexpr std::chrono::milliseconds write_wait{1'000};
// Opening a port resets some micro-controllers; they are back within two seconds.
constexpr int identification_attempts = 3;
// An instrument whose list of errors does not end has more wrong than the list can tell.
constexpr int most_errors = 20;

}  // namespace

Result<void> PortInstrument::send(const Exchange& exchange, std::chrono::milliseconds timeout, std::optional<Due> due) {
    const auto each = exchange.retries > 0 ? std::min(timeout, exchange.timeout) : timeout;
    const auto in_step_and = [&](std::string_view request) {
        if (unanswered_ && !exchange.in_step.empty())
            if (auto met = bring_in_step(exchange.in_step, each); !met) return met;
        return send_once(request, exchange.acknowledged, each, due);
    };
    const auto patiently = [&](std::string_view request) {
        auto done = in_step_and(request);
        for (int i = 0; i < exchange.retries && !done && done.error().code == ErrorCode::timeout; ++i)
            done = in_step_and(request);
        return done;
    };
    auto done = patiently(exchange.request);
    for (const auto& request : exchange.then) {
        if (!done) break;
        done = patiently(request);
    }
    return done;
}

Result<void> PortInstrument::bring_in_step(std::string_view question, std::chrono::milliseconds timeout) {
    auto met = send_once(question, true, timeout, std::nullopt);
    const bool open = !met && met.error().code == ErrorCode::timeout;
    if (!open) {
        if (met || met.error().code == ErrorCode::instrument_refused) step_.met();
        return met;
    }
    {
        const std::scoped_lock lock(mutex_);
        if (!quiet_) return met;
    }
    step_.stayed_open();
    return step_.in_vain() ? Result<void>() : met;
}

Result<void> PortInstrument::send_once(std::string_view request, bool acknowledged, std::chrono::milliseconds timeout,
                                       std::optional<Due> due) {
    const auto bytes = base::as_bytes(request);
    {
        std::unique_lock lock(mutex_);
        pause_.keep(lock, replied_, [this] { return gone_.has_value(); });
        if (gone_) return base::fail(*gone_);
        const std::int64_t now_ns = std::max(clock_.monotonic_ns(), last_record_ns_);
        // Logged and made known to the decoder before it goes out, so that no reply can come before its
        // request.
        log_record(Direction::sent, now_ns, bytes);
        if (!identified_) keep(talk_.sent, bytes);
        if (outgoing_ == Outgoing::energising) make_log_durable();
        // A disk that takes nothing more is no reason to leave something on.
        if (log_error_ && outgoing_ != Outgoing::stopping) return base::fail(*log_error_);
        metrology::Decoded none;
        decoder_->feed(Direction::sent, bytes, now_ns, none);
        reply_ = acknowledged ? Reply::awaited : Reply::none;
        quiet_ = true;
        due_ = due;
        last_sign_ns_ = now_ns;
        stale_ = false;
    }
    if (auto written = transport_->write(bytes, std::min(timeout, write_wait)); !written)
        return base::fail(written.error());
    if (!acknowledged) return {};

    // On a shared line it may have taken a while until it was this instrument's turn.
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    std::unique_lock lock(mutex_);
    const bool replied = replied_.wait_until(lock, deadline, [this] { return reply_ != Reply::awaited; });
    const Reply reply = std::exchange(reply_, Reply::none);
    unanswered_ = !replied;
    if (!replied)
        return base::fail(
            ErrorCode::timeout, transport_->name(), "no answer within " + std::to_string(timeout.count()) + " ms",
            "a running instrument: check power, cable and the line settings (" + transport_->settings_text() + ")");
    switch (reply) {
        case Reply::accepted:
        case Reply::none:
        case Reply::awaited: return {};
        case Reply::refused:
            return base::fail(ErrorCode::instrument_refused, transport_->name(), reply_text_,
                              "an instrument at rest, with the load in its range");
        case Reply::lost:
            if (gone_) return base::fail(*gone_);
            return base::fail(ErrorCode::instrument_restarted, transport_->name(),
                              "the instrument has restarted; zero and tare are lost",
                              "a steady supply; begin this step again");
    }
    return {};
}

Result<void> PortInstrument::listen(Command command) {
    const std::scoped_lock lock(mutex_);
    if (gone_) return base::fail(*gone_);
    if (log_error_) return base::fail(*log_error_);
    const auto silence = profile_of(driver_, options_).longest_silence;
    if (command == Command::read_now) {
        heed_ = Heed::first;
        heard_ = 0;
        due_ = Due{silence, false};
    } else if (command == Command::read_stable) {
        heed_ = Heed::stable;
        due_ = Due{silence, true};
    } else if (command == Command::start) {
        heed_ = Heed::all;
        due_ = Due{silence, true};
    } else {
        heed_ = Heed::none;
        due_.reset();
    }
    last_sign_ns_ = clock_.monotonic_ns();
    stale_ = false;
    return {};
}

Result<void> PortInstrument::send_all(const Exchange& exchange, std::chrono::milliseconds timeout,
                                      std::optional<Due> due) {
    auto done = send(exchange, timeout, due);
    if (done || exchange.drain.empty() || done.error().code != ErrorCode::instrument_refused) return done;
    for (int i = 0; i < most_errors; ++i) {
        const auto emptied = send({exchange.drain, true, timeout}, timeout, std::nullopt);
        if (emptied || emptied.error().code != ErrorCode::instrument_refused) break;
    }
    return done;
}

Result<void> PortInstrument::send_off(const Exchange& exchange, std::chrono::milliseconds timeout) {
    auto done = send_all(exchange, timeout, std::nullopt);
    for (int i = 0; i < sequence::stop_repeats && driver_.energises && !done; ++i) {
        if (done.error().code != ErrorCode::instrument_refused) break;
        std::this_thread::sleep_for(sequence::between_stops);
        auto again = send_all(exchange, timeout, std::nullopt);
        // That it was still on is more than that it fell silent.
        if (!again && again.error().code == ErrorCode::timeout) break;
        done = std::move(again);
    }
    return done;
}

Result<void> PortInstrument::identify() {
    const auto exchanges = driver_.identification(options_);
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        Result<void> done;
        for (int attempt = 0; attempt < identification_attempts; ++attempt) {
            done = send_all(exchanges[i], exchanges[i].timeout, std::nullopt);
            if (done || done.error().code != ErrorCode::timeout) break;
        }
        // One that does not know a question says so. Silence is another thing: what does not tell its model may be a
        // simulated instrument whose answer was lost. Only the last question, for the software, may stay open.
        const bool tolerable =
            !done && (done.error().code == ErrorCode::instrument_refused ||
                      (done.error().code == ErrorCode::timeout && i > 0 && i + 1 == exchanges.size()));
        if (!done && !tolerable) return done;
        // Who leaves this one open, which is not for everybody, may do so with others too.
        if (!done && done.error().code == ErrorCode::timeout) step_.stayed_open();
    }
    const std::scoped_lock lock(mutex_);
    if (fault_) {
        auto error = *fault_;
        error.code = ErrorCode::wrong_instrument;
        return base::fail(std::move(error));
    }
    identity_ = told_;
    identity_.simulated = identity_.simulated || unnamed_program(identity_, transport_->name());
    identified_ = true;
    // What was troublesome while asking is settled by the answers.
    queue_ = std::make_unique<Queue>(capacity_);
    refusing_ = gone_.has_value();
    return {};
}

}  // namespace velocert::instruments
