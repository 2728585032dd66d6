// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/torque/torque_frequency_simulator.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "instruments/simulators/motion/daq_frames.h"

namespace velocert::instruments {
namespace {

constexpr std::int64_t us_per_s = 1'000'000;
constexpr std::int64_t clock_period_us = std::int64_t{1} << 32;
constexpr std::int64_t wrap_after_us = 1'000'000;
constexpr std::int64_t clock_jump_us = 3'600'000'000;
constexpr std::int64_t answer_us = 1'000;
constexpr int highest_rate_hz = 1'000;
// How far the electronics of a transducer can go.
constexpr double end_of_scale = 1.3;

}  // namespace

TorqueFrequencySimulator::TorqueFrequencySimulator(TorqueFrequencySettings settings, std::uint64_t seed)
    : ByteSimulator("torque-frequency", "115200 8N1", answer_us),
      settings_(std::move(settings)),
      shown_(settings_.shown, seed) {}

std::size_t TorqueFrequencySimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto line = front_line(pending);
    if (line.bytes > 0 && !line.text.empty() && !take_busy()) obey(line.text, now_us);
    return line.bytes;
}

void TorqueFrequencySimulator::obey(std::string_view command, std::int64_t now_us) {
    if (command == "I") {
        answer(identity(), now_us);
    } else if (command == "S") {
        run_to(now_us);
        hertz_ = frequency_from(now_us);
        stream_every(us_per_s / rate_hz_, now_us);
    } else if (command == "X") {
        stream_every(0, now_us);
    } else if (command == "Z") {
        run_to(now_us);
        periods_ -= std::floor(periods_);
    } else if (command.front() == 'R') {
        int rate = 0;
        const auto digits = command.substr(1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), rate);
        if (error == std::errc{} && end == digits.data() + digits.size())
            rate_hz_ = std::clamp(rate, 1, highest_rate_hz);
    }
}

std::string TorqueFrequencySimulator::identity() const {
    return daq_checked_line("I,VIRTUAL-TORQUE,1.0," + settings_.serial + ",0,0");
}

double TorqueFrequencySimulator::frequency_from(std::int64_t now_us) {
    const auto sample = shown_.sample(now_us);
    if (signal_off_ > 0) {
        --signal_off_;
        return 0;
    }
    double share = sample.value / settings_.rated;
    if (sample.state == ShownValue::State::over) share = end_of_scale;
    if (sample.state == ShownValue::State::under) share = -end_of_scale;
    return settings_.centre_hz + settings_.deviation_hz * share;
}

void TorqueFrequencySimulator::run_to(std::int64_t now_us) {
    const double passed_us = static_cast<double>(now_us - std::exchange(seen_to_us_, now_us));
    if (hertz_ <= 0 || passed_us <= 0) return;
    const double whole = std::floor(periods_);
    periods_ += hertz_ * passed_us * 1e-6;
    if (std::floor(periods_) > whole)
        last_period_us_ = static_cast<double>(now_us) - (periods_ - std::floor(periods_)) / hertz_ * 1e6;
}

std::string TorqueFrequencySimulator::stream_frame(std::int64_t now_us) {
    run_to(now_us);
    const auto device = [&](std::int64_t at_us) {
        return static_cast<std::uint32_t>(static_cast<std::uint64_t>(at_us + clock_offset_us_));
    };
    DaqFields frame;
    frame.sequence = sequence_++;
    frame.time_us = device(now_us);
    frame.count = static_cast<std::uint32_t>(static_cast<std::uint64_t>(periods_));
    frame.edge_us = device(static_cast<std::int64_t>(std::floor(last_period_us_)));
    hertz_ = frequency_from(now_us);
    if (lost_ > 0) {
        --lost_;
        return {};
    }
    return settings_.binary ? daq_binary_frame(DaqFrameType::data, frame) : daq_data_line(frame);
}

void TorqueFrequencySimulator::power_up(std::int64_t now_us) {
    stream_every(0, now_us);
    rate_hz_ = 10;
    sequence_ = 0;
    periods_ = 0;
    last_period_us_ = static_cast<double>(now_us);
    seen_to_us_ = now_us;
    clock_offset_us_ = -now_us;
    shown_.power_up(now_us);
    answer(identity(), now_us);
}

bool TorqueFrequencySimulator::more_faults(Fault fault) const {
    return ShownValue::knows(fault) || fault == Fault::wrong_checksum || fault == Fault::lost_frames ||
           fault == Fault::clock_wrap || fault == Fault::clock_jump || fault == Fault::device_error;
}

void TorqueFrequencySimulator::strike(const FaultPlan& plan, std::int64_t now_us) {
    if (plan.fault == Fault::lost_frames) lost_ = strikes_of(plan);
    if (plan.fault == Fault::device_error) signal_off_ = strikes_of(plan);
    if (plan.fault == Fault::clock_jump) clock_offset_us_ += clock_jump_us;
    if (plan.fault == Fault::clock_wrap) clock_offset_us_ = clock_period_us - (now_us + wrap_after_us);
    shown_.act(plan.fault, now_us);
}

}  // namespace velocert::instruments
