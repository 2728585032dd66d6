// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/watched_instrument.h"

namespace velocert::instruments {

WatchedInstrument::~WatchedInstrument() {
    if (!safe_) safe_ = instrument_->safe_state().has_value();
    // The port must be free before the watchdog can use it.
    instrument_.reset();
    if (safe_) watchdog_->farewell();
}

base::Result<void> WatchedInstrument::command(const sequence::Order& order, std::chrono::milliseconds timeout) {
    using sequence::Command;
    if (order.command != Command::read_now && order.command != Command::read_stable) safe_ = false;
    return instrument_->command(order, timeout);
}

base::Result<std::string> WatchedInstrument::safe_state() {
    auto reached = instrument_->safe_state();
    safe_ = reached.has_value();
    return reached;
}

}  // namespace velocert::instruments
