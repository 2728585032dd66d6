// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace velocert::base {

/// How long the machine has slept (lid closed, suspended), as it is handed in: tests give their own. Any thread.
class SleepClock {
  public:
    virtual ~SleepClock() = default;
    /// Altogether since a moment that stays the same; never less than before. Setting the wall clock does not touch it.
    [[nodiscard]] virtual std::chrono::nanoseconds slept() const = 0;
};

/// The kernel's own account: the clock that goes on while the machine sleeps, minus the one that does not.
class MachineSleep final : public SleepClock {
  public:
    [[nodiscard]] std::chrono::nanoseconds slept() const override;
};
/// One for whoever is handed no other.
[[nodiscard]] const SleepClock& machine_sleep();

/// Shorter than any machine takes to fall asleep and wake, and far longer than the reading of two clocks is apart.
inline constexpr std::chrono::milliseconds shortest_sleep{250};

/// Whether the machine slept since the watch was made. The clock must outlive it. One thread.
class SleepWatch {
  public:
    explicit SleepWatch(const SleepClock& clock) : clock_(&clock), before_(clock.slept()) {}
    /// For how long, if for at least `shortest_sleep`; nothing as long as it was awake.
    [[nodiscard]] std::optional<std::chrono::milliseconds> slept() const;
    /// From now on.
    void restart() { before_ = clock_->slept(); }

  private:
    const SleepClock* clock_;
    std::chrono::nanoseconds before_;
};

}  // namespace velocert::base
