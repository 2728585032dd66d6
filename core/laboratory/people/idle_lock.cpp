// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/idle_lock.h"

#include <algorithm>

namespace velocert::laboratory {

base::Result<IdleLock> IdleLock::after(std::chrono::minutes idle) {
    if (idle < shortest || idle > longest)
        return base::fail(base::ErrorCode::bad_value, "idle lock", std::to_string(idle.count()) + " minutes",
                          std::to_string(shortest.count()) + " to " + std::to_string(longest.count()) +
                              " minutes; it cannot be switched off");
    IdleLock out;
    out.idle_ = idle;
    return out;
}

base::Result<void> IdleLock::signed_in(const std::string& account, std::int64_t now_ns) {
    if (account.empty())
        return base::fail(base::ErrorCode::not_permitted, "idle lock", "nobody signed in", "an account");
    // An open screen whose time is up is locked, whether or not a tick has come meanwhile.
    tick(now_ns);
    if (state_ != State::signed_out && account != account_)
        return base::fail(base::ErrorCode::not_permitted, "idle lock", "another person is signed in here",
                          "that person, or signing out first");
    state_ = State::open;
    account_ = account;
    last_ns_ = now_ns;
    return {};
}

void IdleLock::touched(std::int64_t now_ns) {
    tick(now_ns);
    if (state_ == State::open) last_ns_ = std::max(last_ns_, now_ns);
}

void IdleLock::tick(std::int64_t now_ns) {
    if (state_ == State::open && now_ns - last_ns_ >= idle_.count()) state_ = State::locked;
}

void IdleLock::lock() {
    if (state_ == State::open) state_ = State::locked;
}

void IdleLock::sign_out() {
    state_ = State::signed_out;
    account_.clear();
}

std::chrono::nanoseconds IdleLock::left(std::int64_t now_ns) const {
    if (state_ != State::open) return std::chrono::nanoseconds(0);
    return std::max(std::chrono::nanoseconds(0), idle_ - std::chrono::nanoseconds(now_ns - last_ns_));
}

}  // namespace velocert::laboratory
