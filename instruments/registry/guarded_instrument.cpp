// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/guarded_instrument.h"

#include <utility>

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using sequence::Command;

constexpr std::chrono::milliseconds stop_time{3'000};
// A stop that is not acknowledged is sent again: the first one may have met a busy tester. It had all the time it may
// take; who is mute then is asked again for a moment only, and so often in all, whatever else happens meanwhile.
constexpr std::chrono::milliseconds again_time{1'000};
constexpr int stop_attempts = 3;

}  // namespace

GuardedInstrument::~GuardedInstrument() { stop_now(); }

void GuardedInstrument::stop_now() {
    for (int i = 0; i < stop_attempts && guard_.must_stop() && mute_stops_ < stop_attempts; ++i) {
        guard_.goes_out(Command::stop);
        const auto stopped = instrument_->command(Command::stop, mute_stops_ > 0 ? again_time : stop_time);
        guard_.came_back(Command::stop, stopped.has_value());
        count_mute(stopped ? nullptr : &stopped.error());
        // Nothing reaches it any more: its own stop and the interlock are what is left.
        if (!stopped && stopped.error().code == ErrorCode::unplugged) return;
    }
}

void GuardedInstrument::count_mute(const base::Error* error) {
    mute_stops_ = error != nullptr && error->code == ErrorCode::timeout ? mute_stops_ + 1 : 0;
}

Result<void> GuardedInstrument::begin_capture(std::unique_ptr<sequence::EvidenceLog> log) {
    stop_now();
    return instrument_->begin_capture(std::move(log));
}

Result<void> GuardedInstrument::command(const sequence::Order& order, std::chrono::milliseconds timeout) {
    if (order.command == Command::output_on || order.command == Command::start) {
        const auto told = [](const std::function<bool()>& input) { return input && input(); };
        // A person is asked only where the test space is closed.
        const bool closed = guard_.state() == HazardState::programmed && told(inputs_.interlock_closed);
        guard_.arm(closed, closed && told(inputs_.confirmed));
    }
    if (auto permitted = guard_.permits(order); !permitted) return permitted;
    guard_.goes_out(order);
    if (order.command == Command::output_on || order.command == Command::start) mute_stops_ = 0;
    auto done = instrument_->command(order, timeout);
    guard_.came_back(order, done.has_value());
    if (!done) {
        if (done.error().code == ErrorCode::instrument_restarted || done.error().code == ErrorCode::unplugged)
            guard_.lost();
        stop_now();
    }
    return done;
}

Result<std::optional<metrology::Indication>> GuardedInstrument::next(std::chrono::steady_clock::time_point deadline,
                                                                     std::stop_token stop) {
    auto next = instrument_->next(deadline, std::move(stop));
    if (!next) {
        guard_.lost();
        stop_now();
    }
    return next;
}

Result<sequence::CaptureEnd> GuardedInstrument::end_capture() {
    stop_now();
    return instrument_->end_capture();
}

Result<std::string> GuardedInstrument::safe_state() {
    guard_.goes_out(Command::stop);
    auto safe = instrument_->safe_state();
    guard_.came_back(Command::stop, safe.has_value());
    count_mute(safe ? nullptr : &safe.error());
    // What says that it is still on is asked again by the run, once all others have been told.
    if (!safe && safe.error().code != ErrorCode::instrument_refused) stop_now();
    return safe;
}

}  // namespace velocert::instruments
