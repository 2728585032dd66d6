// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/timed_wait.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace velocert::sequence {

bool timed_wait(const base::Clock& clock, std::chrono::nanoseconds time, const std::stop_token& stop,
                const base::SleepWatch* watch) {
    // How often the clock is looked at; a clock of the machine needs no looking at, but it is not known to be one.
    constexpr std::chrono::nanoseconds look{2'000'000};
    const auto until = std::chrono::steady_clock::now() + time;
    const std::int64_t until_ns = clock.monotonic_ns() + time.count();
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        if (watch != nullptr && watch->slept()) return false;
        const auto now = std::chrono::steady_clock::now();
        if (now >= until || clock.monotonic_ns() >= until_ns) return true;
        never.wait_for(lock, stop, std::min(look, std::chrono::nanoseconds(until - now)), [] { return false; });
    }
    return false;
}

}  // namespace velocert::sequence
