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
        switch (indication.measurand) {
            case metrology::Measurand::front_brake:
            case metrology::Measurand::rear_brake:
                braked_ = braked_ || (moved_ && indication.value.mantissa() != 0);
                break;
            case metrology::Measurand::distance:
                if (indication.value.mantissa() != distance_) {
                    distance_ = indication.value.mantissa();
                    last_edge_us_ = indication.device_time_us;
                    moved_ = true;
                }
                break;
            case metrology::Measurand::force:
            case metrology::Measurand::front_force:
            case metrology::Measurand::rear_force:
                // Forces carry the time of the frame itself: the clock that goes on when pulses do not.
                now_us_ = indication.device_time_us;
                break;
            case metrology::Measurand::mass:
            case metrology::Measurand::speed:
            case metrology::Measurand::light_gate_1:
            case metrology::Measurand::light_gate_2:
            case metrology::Measurand::torque:
            case metrology::Measurand::rotation:
            case metrology::Measurand::voltage:
            case metrology::Measurand::current:
            case metrology::Measurand::temperature:
            case metrology::Measurand::humidity:
            case metrology::Measurand::wind_speed:
            case metrology::Measurand::sound_level:
            case metrology::Measurand::power:
            case metrology::Measurand::frequency:
            case metrology::Measurand::inductance:
            case metrology::Measurand::resistance:
                break;
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
