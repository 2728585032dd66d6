// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

#include "core/base/clock.h"
#include "core/base/sleep_clock.h"

namespace velocert::sequence {

/// Waits until that much time has passed on the clock, or on the wall: a bench whose clock runs ahead of the wall's is
/// not waited for longer than it needs. False when `stop` was requested meanwhile.
/// With a watch also false once the machine has slept.
[[nodiscard]] bool timed_wait(const base::Clock& clock, std::chrono::nanoseconds time, const std::stop_token& stop,
                              const base::SleepWatch* watch = nullptr);

}  // namespace velocert::sequence
