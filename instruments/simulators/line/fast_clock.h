// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

#include "core/base/clock.h"

namespace velocert::instruments {

/// A clock whose monotonic time goes `factor` times as fast as another's, from the moment it was made. Days and hours
/// stay those of the other. The other must outlive it. Any thread.
class FastClock final : public base::Clock {
  public:
    FastClock(const base::Clock& clock, double factor)
        : clock_(clock), factor_(factor), begin_ns_(clock.monotonic_ns()) {}

    [[nodiscard]] std::chrono::system_clock::time_point now() const override { return clock_.now(); }
    [[nodiscard]] std::int64_t monotonic_ns() const override {
        const auto passed = static_cast<double>(clock_.monotonic_ns() - begin_ns_);
        return begin_ns_ + std::llround(passed * factor_);
    }

  private:
    const base::Clock& clock_;
    double factor_;
    std::int64_t begin_ns_;
};

}  // namespace velocert::instruments
