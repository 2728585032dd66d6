// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/hazard_guard.h"

#include <algorithm>
#include <array>

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using sequence::Command;

/// What makes a programme: an order that takes a value, or the reset that such orders begin with.
bool sets(Command command) { return sequence::value_kind(command).has_value() || command == Command::reset; }

bool stops(Command command) { return command == Command::stop || command == Command::output_off; }

bool starts(Command command) { return command == Command::output_on || command == Command::start; }

base::Result<void> refuse(HazardState state, std::string_view found, std::string_view expected) {
    return base::fail(ErrorCode::not_permitted, "safety tester (" + std::string(name(state)) + ")", std::string(found),
                      std::string(expected));
}

}  // namespace

std::string_view name(HazardState state) {
    switch (state) {
        case HazardState::safe: return "safe";
        case HazardState::programmed: return "programmed";
        case HazardState::armed: return "armed";
        case HazardState::energised: return "energised";
        case HazardState::discharging: return "discharging";
    }
    return "unknown";
}

base::Result<void> HazardGuard::permits(const sequence::Order& order) const {
    if (stops(order.command)) return {};
    if (starts(order.command)) {
        switch (state_) {
            case HazardState::armed: return {};
            case HazardState::safe:
                return refuse(state_, "there is no programme that was read back", "voltage, limits and duration first");
            case HazardState::programmed:
                return interlock_ ? refuse(state_, "nobody has confirmed that all are clear of the item",
                                           "the confirmation of the person who starts the test")
                                  : refuse(state_, "the interlock is not closed", "a closed test space");
            case HazardState::energised:
            case HazardState::discharging:
                return refuse(state_, "a test is under way, or voltage may still be present", "a stop first");
        }
    }
    if (sets(order.command) && must_stop())
        return refuse(state_, "nothing may be set while voltage may be present", "a stop first");
    return {};
}

void HazardGuard::arm(bool interlock_closed, bool confirmed) {
    interlock_ = interlock_closed;
    confirmed_ = confirmed;
    if (state_ == HazardState::armed) state_ = HazardState::programmed;
    if (state_ == HazardState::programmed && interlock_ && confirmed_) state_ = HazardState::armed;
}

void HazardGuard::goes_out(const sequence::Order& order) {
    if (stops(order.command)) {
        if (must_stop()) state_ = HazardState::discharging;
    } else if (starts(order.command)) {
        state_ = HazardState::energised;
        interlock_ = confirmed_ = false;
    } else if (sets(order.command)) {
        // Until it is read back nothing is known of it, and a confirmation was given for what it was before.
        unproven_.insert(order.command);
        interlock_ = confirmed_ = false;
        if (!must_stop()) state_ = HazardState::safe;
    }
}

void HazardGuard::came_back(const sequence::Order& order, bool done) {
    if (stops(order.command)) {
        if (!done || state_ == HazardState::energised) return;
        // What was set before a test is set anew for the next one.
        if (state_ == HazardState::discharging) unproven_.clear();
        state_ = HazardState::safe;
        return;
    }
    if (!sets(order.command) || must_stop()) return;
    if (done) unproven_.erase(order.command);
    // The reset leaves nothing of a programme.
    state_ = unproven_.empty() && done && order.command != Command::reset ? HazardState::programmed : HazardState::safe;
}

void HazardGuard::lost() {
    if (must_stop()) return;
    unproven_.clear();
    interlock_ = confirmed_ = false;
    state_ = HazardState::safe;
}

}  // namespace velocert::instruments
