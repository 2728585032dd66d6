// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

/// What stands on a platform and how the platform feels it: after a change the load swings in for a random time within
/// the given bounds, then it rests. Model time in microseconds. No noise, no steps: those are the balance's.
class LoadCell {
  public:
    LoadCell(std::int64_t shortest_us, std::int64_t longest_us, RandomSource random)
        : shortest_us_(shortest_us), longest_us_(longest_us), random_(random) {}

    /// What stands there from now on; nothing happens when it is the same.
    void place(double kg, std::int64_t now_us);
    /// What stands there.
    [[nodiscard]] double placed_kg() const { return to_kg_; }
    /// What the platform feels.
    [[nodiscard]] double felt_kg(std::int64_t now_us) const;
    /// When it comes or came to rest.
    [[nodiscard]] std::int64_t rests_us() const { return rests_us_; }

  private:
    std::int64_t shortest_us_;
    std::int64_t longest_us_;
    RandomSource random_;
    double from_kg_ = 0.0;
    double to_kg_ = 0.0;
    std::int64_t placed_us_ = 0;
    std::int64_t rests_us_ = 0;
};

}  // namespace velocert::instruments
