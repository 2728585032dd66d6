// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/metrology/indication.h"

namespace velocert::sequence {

/// Tells, while a ride is being acquired, when there is nothing more to come: a brake lever has moved, and
/// the counter has stood still for a second of the instrument's own time. It only ends the acquisition; where
/// the stop was is found afterwards by the evaluation.
class StandstillTracker {
  public:
    void add(const metrology::Indication& indication) {
        using metrology::Measurand;
        const auto measurand = indication.measurand;
        if (measurand == Measurand::front_brake || measurand == Measurand::rear_brake) {
            braked_ = braked_ || (moved_ && indication.value.mantissa() != 0);
        } else if (measurand == Measurand::distance) {
            if (indication.value.mantissa() == distance_) return;
            distance_ = indication.value.mantissa();
            last_edge_us_ = indication.device_time_us;
            moved_ = true;
        } else if (measurand == Measurand::force || measurand == Measurand::front_force ||
                   measurand == Measurand::rear_force) {
            // Forces carry the time of the frame itself: the clock that goes on when pulses do not.
            now_us_ = indication.device_time_us;
        }
    }

    [[nodiscard]] bool finished() const { return braked_ && moved_ && now_us_ - last_edge_us_ >= still_us; }

  private:
    static constexpr std::int64_t still_us = 1'000'000;

    bool moved_ = false;
    bool braked_ = false;
    std::int64_t distance_ = 0;
    std::int64_t last_edge_us_ = 0;
    std::int64_t now_us_ = 0;
};

}  // namespace velocert::sequence
