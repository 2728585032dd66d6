// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/watched_instrument.h"

namespace velocert::instruments {

WatchedInstrument::~WatchedInstrument() {
    // One that was just told in vain is not told again from here: its watchdog goes on with that at once.
    if (!safe_ && !tried_) safe_ = instrument_->safe_state().has_value();
    // The port must be free before the watchdog can use it.
    instrument_.reset();
    if (safe_) watch_.farewell();
}

base::Result<void> WatchedInstrument::command(const sequence::Order& order, std::chrono::milliseconds timeout) {
    using sequence::Command;
    if (order.command != Command::stop)
        if (auto still = watched(); !still) return still;
    if (order.command != Command::read_now && order.command != Command::read_stable) safe_ = tried_ = false;
    return instrument_->command(order, timeout);
}

base::Result<std::optional<metrology::Indication>> WatchedInstrument::next(
    std::chrono::steady_clock::time_point deadline, std::stop_token stop) {
    if (auto still = watched(); !still) return base::fail(still.error());
    return instrument_->next(deadline, std::move(stop));
}

base::Result<void> WatchedInstrument::watched() {
    if (watch_.watching()) return {};
    // Once: what is safe stays so, for nothing is ordered any more.
    if (!safe_) safe_ = instrument_->safe_state().has_value();
    return base::fail(base::ErrorCode::interrupted, std::string(instrument_->driver()),
                      std::string("the watchdog beside this instrument has ended; the instrument ") +
                          (safe_ ? "was brought into its safe state" : "could NOT be brought into its safe state"),
                      safe_ ? "a new run, which starts a watchdog of its own" : "switch the instrument off by hand");
}

base::Result<std::string> WatchedInstrument::safe_state() {
    auto reached = instrument_->safe_state();
    safe_ = reached.has_value();
    tried_ = true;
    return reached;
}

}  // namespace velocert::instruments
