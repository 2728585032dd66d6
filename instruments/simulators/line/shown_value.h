// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "instruments/simulators/line/fault.h"
#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

/// One value as a simulated instrument shows it: the truth around it, its noise, the step of its display, and the
/// faults that do not depend on how it is written. Unit and range are the instrument's own.
class ShownValue {
  public:
    struct Settings {
        double truth = 0;
        double noise = 0;              ///< standard deviation of one value
        double step = 1;               ///< of the display
        double low = 0;                ///< below it the instrument shows under range
        double high = 1;               ///< above it over range
        std::int64_t settling_us = 0;  ///< after each change of the truth it is unstable for so long
    };
    enum class State : std::uint8_t { stable, unstable, over, under };
    struct Sample {
        double value = 0;        ///< a multiple of the step
        std::int64_t steps = 0;  ///< the value in steps
        State state = State::stable;
    };

    ShownValue(const Settings& settings, std::uint64_t seed) : settings_(settings), random_(seed) {}

    /// What the display shows now.
    [[nodiscard]] Sample sample(std::int64_t now_us);
    /// The truth changes now.
    void set(double truth, std::int64_t now_us);
    /// What is shown now becomes zero (zero or tare key).
    void zero(std::int64_t now_us);
    [[nodiscard]] double truth() const { return settings_.truth; }

    /// over_range, under_range, stuck_value, unstable and drift; others are not its own.
    [[nodiscard]] static bool knows(Fault fault);
    void act(Fault fault, std::int64_t now_us);
    /// Power is back: zero and tare are gone, faults of the electronics too.
    void power_up(std::int64_t now_us);

  private:
    Settings settings_;
    RandomSource random_;
    double zero_ = 0;
    std::int64_t settled_us_ = 0;
    bool over_ = false;
    bool under_ = false;
    bool stuck_ = false;
    bool unstable_ = false;
    bool drifting_ = false;
    std::int64_t drift_since_us_ = 0;
    bool has_last_ = false;
    Sample last_;
};

}  // namespace velocert::instruments
