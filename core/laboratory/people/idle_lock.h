// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace velocert::laboratory {

/// Locks the screen when nobody touched it for a while. It concerns the screen alone: what is being measured goes on
/// and is recorded, and only stopping it stays possible. A pure state machine: times (monotonic) are handed in. It has
/// no switch: the time can be set within bounds, never to nothing.
class IdleLock {
  public:
    static constexpr std::chrono::minutes usual{10};
    static constexpr std::chrono::minutes shortest{1};
    static constexpr std::chrono::minutes longest{30};

    enum class State : std::uint8_t { signed_out, open, locked };

    IdleLock() = default;
    /// Errors: bad_value outside shortest and longest.
    [[nodiscard]] static base::Result<IdleLock> after(std::chrono::minutes idle);

    /// Somebody signed in (again). While locked only the person who is signed in opens it; another one has to sign out
    /// that person first, which the caller decides. Errors: not_permitted.
    [[nodiscard]] base::Result<void> signed_in(const std::string& account, std::int64_t now_ns);
    /// A key, the mouse, a touch. Nothing while locked or signed out.
    void touched(std::int64_t now_ns);
    /// Time went on: locks when it is due.
    void tick(std::int64_t now_ns);
    /// The person locks it on leaving.
    void lock();
    void sign_out();

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] const std::string& account() const { return account_; }  ///< who is signed in; empty if nobody
    /// What may be done at the screen. Stopping an instrument is never locked away.
    [[nodiscard]] bool may_act() const { return state_ == State::open; }
    [[nodiscard]] static constexpr bool may_stop() { return true; }
    [[nodiscard]] static constexpr bool acquisition_goes_on() { return true; }
    /// How long until it locks; zero unless open.
    [[nodiscard]] std::chrono::nanoseconds left(std::int64_t now_ns) const;

  private:
    State state_ = State::signed_out;
    std::string account_;
    std::chrono::nanoseconds idle_ = usual;
    std::int64_t last_ns_ = 0;
};

}  // namespace velocert::laboratory
