// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sleep_clock.h"

#include <ctime>

namespace velocert::base {
namespace {

using std::chrono::nanoseconds;

std::optional<nanoseconds> read(clockid_t clock) {
    timespec now{};
    if (::clock_gettime(clock, &now) != 0) return std::nullopt;
    return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

}  // namespace

nanoseconds MachineSleep::slept() const {
    // The clocks are read one after the other; a thread that is set aside between them must not look like a sleep.
    constexpr nanoseconds close_enough{1'000'000};
    constexpr int most_tries = 50;
    for (int i = 0; i < most_tries; ++i) {
        const auto before = read(CLOCK_MONOTONIC);
        const auto always = read(CLOCK_BOOTTIME);
        const auto after = read(CLOCK_MONOTONIC);
        // A kernel without that clock tells nothing of sleeps.
        if (!before || !always || !after) return nanoseconds(0);
        if (*after - *before <= close_enough || i + 1 == most_tries) return *always - *after;
    }
    return nanoseconds(0);
}

const SleepClock& machine_sleep() {
    static const MachineSleep clock;
    return clock;
}

std::optional<std::chrono::milliseconds> SleepWatch::slept() const {
    const auto slept = std::chrono::duration_cast<std::chrono::milliseconds>(clock_->slept() - before_);
    return slept >= shortest_sleep ? std::optional(slept) : std::nullopt;
}

}  // namespace velocert::base
