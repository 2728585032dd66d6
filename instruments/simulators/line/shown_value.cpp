// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/shown_value.h"

#include <cmath>

namespace velocert::instruments {

ShownValue::Sample ShownValue::sample(std::int64_t now_us) {
    if (stuck_ && has_last_) return last_;
    double value = settings_.truth - zero_ + settings_.noise * random_.normal();
    const bool moving = unstable_ || now_us < settled_us_;
    if (moving) value += settings_.step * random_.between(-20.0, 20.0);
    if (drifting_) value += settings_.step * static_cast<double>(now_us - drift_since_us_) * 1e-6;
    Sample sample;
    sample.state = moving ? State::unstable : State::stable;
    if (over_ || value > settings_.high) sample.state = State::over;
    if (under_ || value < settings_.low) sample.state = State::under;
    sample.steps = std::llround(value / settings_.step);
    sample.value = static_cast<double>(sample.steps) * settings_.step;
    last_ = sample;
    has_last_ = true;
    return sample;
}

void ShownValue::set(double truth, std::int64_t now_us) {
    settings_.truth = truth;
    settled_us_ = now_us + settings_.settling_us;
}

void ShownValue::zero(std::int64_t now_us) {
    zero_ = settings_.truth;
    if (drifting_) drift_since_us_ = now_us;
}

bool ShownValue::knows(Fault fault) {
    return fault == Fault::over_range || fault == Fault::under_range || fault == Fault::stuck_value ||
           fault == Fault::unstable || fault == Fault::drift;
}

void ShownValue::act(Fault fault, std::int64_t now_us) {
    if (fault == Fault::over_range) over_ = true;
    if (fault == Fault::under_range) under_ = true;
    if (fault == Fault::stuck_value) stuck_ = true;
    if (fault == Fault::unstable) unstable_ = true;
    if (fault == Fault::drift) {
        drifting_ = true;
        drift_since_us_ = now_us;
    }
}

void ShownValue::power_up(std::int64_t now_us) {
    zero_ = 0;
    stuck_ = false;
    settled_us_ = now_us + settings_.settling_us;
}

}  // namespace velocert::instruments
