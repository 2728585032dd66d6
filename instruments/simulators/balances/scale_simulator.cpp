// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/balances/scale_simulator.h"

namespace velocert::instruments {
namespace {

constexpr std::int64_t look_period_us = 50'000;
constexpr std::int64_t power_up_us = 1'500'000;
constexpr std::size_t longest_line = 80;

}  // namespace

std::size_t ScaleSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto line = front_line(pending);
    if (line.bytes == 0) return pending.size() > longest_line ? pending.size() : 0;
    if (!line.text.empty()) {
        if (waits_) stop_streaming(now_us);
        command(std::string(line.text), now_us);
    }
    return line.bytes;
}

void ScaleSimulator::answer_at_rest(std::int64_t now_us) {
    stream_every(look_period_us, now_us);
    waits_ = true;
    give_up_us_ = now_us + patience_us;
}

void ScaleSimulator::stream(std::int64_t period_us, std::int64_t now_us) {
    waits_ = false;
    stream_every(period_us, now_us);
}

void ScaleSimulator::always_stream(std::int64_t now_us) {
    always_ = true;
    stream(frame_period_us, now_us);
}

std::string ScaleSimulator::stream_frame(std::int64_t now_us) {
    // One that only talks cannot say that it is busy: a frame is missing.
    if (always_ && take_busy()) return {};
    const Shown shown = model_.shown(now_us);
    if (!waits_) return frame(shown, now_us);
    const bool gives_up = now_us >= give_up_us_;
    if (!gives_up && shown.inside() && !shown.stable()) return {};
    stop_streaming(now_us);
    return gives_up && !shown.stable() ? gave_up() : frame(shown, now_us);
}

void ScaleSimulator::power_up(std::int64_t now_us) {
    model_.power_up(now_us);
    stream(0, now_us);
    if (always_) stream(frame_period_us, now_us + power_up_us);
    switched_on(now_us + power_up_us);
}

bool ScaleSimulator::more_faults(Fault fault) const {
    if ((fault == Fault::over_range || fault == Fault::under_range) && !tells_range()) return false;
    return model_.knows(fault) || (checksum_ && fault == Fault::wrong_checksum) || own_fault(fault);
}

void ScaleSimulator::strike(const FaultPlan& plan, std::int64_t now_us) {
    if (model_.knows(plan.fault)) model_.act(plan.fault, now_us);
    if (plan.fault == Fault::device_error) defects_ = strikes_of(plan);
    if (own_fault(plan.fault)) own_strike(plan, now_us);
}

}  // namespace velocert::instruments
