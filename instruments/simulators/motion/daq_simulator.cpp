// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/daq_simulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace velocert::instruments {
namespace {

constexpr std::int64_t us_per_s = 1'000'000;
constexpr std::int64_t clock_period_us = std::int64_t{1} << 32;
constexpr int highest_rate_hz = 1000;
/// An idle device wraps this long after the fault, a riding one this long after the lever has moved.
constexpr std::int64_t wrap_idle_us = 3 * us_per_s;
constexpr std::int64_t wrap_after_onset_us = 100'000;
constexpr std::int64_t boot_us = 300'000;
constexpr std::int64_t clock_jump_us = 3'600 * us_per_s;

std::int64_t to_us(double seconds) { return std::llround(seconds * 1e6); }

}  // namespace

DaqSimulator::DaqSimulator(DaqSettings settings, EbikeModel model, std::uint64_t seed)
    : settings_(std::move(settings)),
      model_(model),
      seed_(seed),
      random_(seed),
      ride_random_(random_.fork()),
      rate_hz_(settings_.rate_hz),
      clock_offset_us_(settings_.clock_start_us) {
    pulses_before_ride_ = random_.uniform();  // the wheel stands anywhere between two pulses
    front_zero_ = model_.force_zero * random_.normal();
    rear_zero_ = model_.force_zero * random_.normal();
    // A source of its own: an instrument without these errors draws what it always did.
    RandomSource calibration(seed ^ 0x5CA1AB1EU);
    settings_.pulses_per_metre *= 1.0 + settings_.wheel_uncertainty * calibration.normal();
    current_gain_ = 1.0 + settings_.current_uncertainty * calibration.normal();
}

void DaqSimulator::receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) {
    for (const auto byte : bytes) {
        const char c = static_cast<char>(byte);
        if (rate_typed_ >= 0 && c >= '0' && c <= '9') {
            rate_typed_ = std::min(rate_typed_ * 10 + (c - '0'), 100'000);
            rate_hz_ = std::clamp(rate_typed_, 1, highest_rate_hz);
            continue;
        }
        rate_typed_ = c == 'R' ? 0 : -1;
        if (c == 'I') replies_.push_back({now_us, identity()});
        if (c == 'S') start(now_us);
        if (c == 'X') streaming_ = false;
        if (c == 'Z') count_zero_ = pulses_passed(now_us);
    }
}

void DaqSimulator::start(std::int64_t now_us) {
    if (!streaming_) frame_next_us_ = now_us + us_per_s / rate_hz_;
    streaming_ = true;
    while (!edges_.empty() && edges_.front().time_us < now_us) take_edge();  // nobody listened when they came
    if (settings_.rides == DaqSettings::Rides::always && !planned_) planned_ = settings_.ride;
    if (planned_) begin_ride(*std::exchange(planned_, std::nullopt), now_us, now_us + settings_.ride_after_us);
}

void DaqSimulator::begin_ride(const RideRequest& request, std::int64_t now_us, std::int64_t start_us) {
    // A ride that still goes on ends here: nothing of it may lie ahead of the clock.
    edge_before_ride_us_ = last_edge_us(now_us);
    pulses_before_ride_ = pulses(now_us);
    saturated_ = saturated_rides_ > 0;
    if (saturated_rides_ > 0) --saturated_rides_;
    if (settings_.roller) {
        roller_.emplace(*settings_.roller, settings_.motor);
        ride_.emplace(model_, roller_->speeds(), ride_random_.fork());
    } else {
        ride_.emplace(model_, request, ride_random_.fork());
    }
    ride_start_us_ = start_us;
    edges_.clear();
    inputs_ = 0;
    const auto at = [&](double seconds) { return start_us + to_us(seconds + settings_.trigger_s * random_.normal()); };
    const bool front = ride_->front_lever(ride_->second_onset());
    const bool rear = ride_->rear_lever(ride_->second_onset());
    if (front) edges_.push_back({at(ride_->onset()), 0, true});
    if (rear) edges_.push_back({at(ride_->second_onset()), 1, true});
    if (front) edges_.push_back({at(ride_->release()), 0, false});
    if (rear) edges_.push_back({at(ride_->release() + 0.01), 1, false});
    std::stable_sort(edges_.begin(), edges_.end(),
                     [](const InputEdge& a, const InputEdge& b) { return a.time_us < b.time_us; });
    if (std::exchange(wrap_next_ride_, false))
        clock_offset_us_ = clock_period_us - (start_us + to_us(ride_->onset()) + wrap_after_onset_us);
}

std::optional<std::int64_t> DaqSimulator::next_us() const {
    if (!replies_.empty()) return replies_.front().time_us;
    if (!streaming_) return std::nullopt;
    return edges_.empty() ? frame_next_us_ : std::min(frame_next_us_, edges_.front().time_us);
}

void DaqSimulator::advance(std::int64_t now_us, std::vector<SentFrame>& out) {
    for (auto next = next_us(); next && *next <= now_us; next = next_us()) {
        if (!replies_.empty()) {
            out.push_back(std::move(replies_.front()));
            replies_.pop_front();
            continue;
        }
        if (!edges_.empty() && edges_.front().time_us <= frame_next_us_) {
            const InputEdge edge = take_edge();
            emit(edge.time_us, &edge, out);
            continue;
        }
        emit(frame_next_us_, nullptr, out);
        frame_next_us_ += us_per_s / rate_hz_;
    }
}

DaqSimulator::InputEdge DaqSimulator::take_edge() {
    const InputEdge edge = edges_.front();
    edges_.pop_front();
    const auto bit = static_cast<std::uint16_t>(1U << static_cast<unsigned>(edge.bit));
    inputs_ = static_cast<std::uint16_t>(edge.level ? inputs_ | bit : inputs_ & ~bit);
    return edge;
}

void DaqSimulator::emit(std::int64_t now_us, const InputEdge* edge, std::vector<SentFrame>& out) {
    std::string bytes = frame_bytes(now_us, edge);
    ++sequence_;
    if (lost()) return;
    out.push_back({now_us, std::move(bytes)});
}

bool DaqSimulator::lost() {
    if (lost_ < 0) return random_.uniform() < 0.1;
    if (lost_ == 0) return false;
    --lost_;
    return true;
}

std::string DaqSimulator::frame_bytes(std::int64_t now_us, const InputEdge* edge) {
    const bool binary = settings_.format == DaqSettings::Format::binary;
    if (edge != nullptr && !binary) return daq_event_line(sequence_, device_us(now_us), edge->bit, edge->level);
    DaqFields frame;
    frame.sequence = sequence_;
    frame.time_us = device_us(now_us);
    const std::int64_t total = pulses_passed(now_us);
    frame.count = static_cast<std::uint32_t>(total - count_zero_);
    if (const auto edge_us = last_edge_us(now_us); edge_us && *edge_us >= powered_us_)
        frame.edge_us = device_us(*edge_us);
    frame.inputs = inputs_;
    frame.force_raw = force_raw(now_us);
    return binary ? daq_binary_frame(edge != nullptr ? DaqFrameType::event : DaqFrameType::data, frame)
                  : daq_data_line(frame);
}

double DaqSimulator::seconds_into_ride(std::int64_t now_us) const {
    return static_cast<double>(now_us - ride_start_us_) * 1e-6;
}

double DaqSimulator::pulses(std::int64_t now_us) const {
    if (!ride_) return pulses_before_ride_;
    return pulses_before_ride_ +
           ride_->position(seconds_into_ride(now_us)) * settings_.pulses_per_metre * ride_->wheel_factor();
}

std::optional<std::int64_t> DaqSimulator::last_edge_us(std::int64_t now_us) const {
    const double place = pulse_place(pulses_passed(now_us));
    if (!ride_ || place <= pulses_before_ride_) return edge_before_ride_us_;
    const double path = (place - pulses_before_ride_) / (settings_.pulses_per_metre * ride_->wheel_factor());
    return std::min(ride_start_us_ + to_us(ride_->time_at(path)), now_us);
}

/// Where the wheel carries that pulse: not quite evenly, but always at the same place.
double DaqSimulator::pulse_place(std::int64_t index) const {
    return static_cast<double>(index) +
           settings_.pitch_error * RandomSource(seed_ ^ static_cast<std::uint64_t>(index)).normal();
}

std::int64_t DaqSimulator::pulses_passed(std::int64_t now_us) const {
    const double path = pulses(now_us);
    const auto index = static_cast<std::int64_t>(std::floor(path));
    if (pulse_place(index) > path) return index - 1;
    return pulse_place(index + 1) <= path ? index + 1 : index;
}

std::int32_t DaqSimulator::counts(double newton, double zero) {
    if (saturated_ && newton > 0.0) return settings_.saturation;
    const double raw = (newton + zero + model_.force_noise * random_.normal()) / settings_.newton_per_count;
    const double end = settings_.saturation;
    return static_cast<std::int32_t>(std::lround(std::clamp(raw, -end, end)));
}

std::int32_t DaqSimulator::force_raw(std::int64_t now_us) {
    if (stuck_ && stuck_raw_) return *stuck_raw_;
    const double time = seconds_into_ride(now_us);
    if (settings_.force == DaqSettings::Force::current) {
        const double amperes = (roller_ ? roller_->current(time) : 0.0) * current_gain_;
        const double end = settings_.saturation;
        const double raw = (amperes + settings_.current_noise * random_.normal()) / settings_.ampere_per_count;
        stuck_raw_ = static_cast<std::int32_t>(std::lround(saturated_ ? end : std::clamp(raw, -end, end)));
        return *stuck_raw_;
    }
    const double front_newton = ride_ ? ride_->front_force(time) : 0.0;
    const double rear_newton = ride_ ? ride_->rear_force(time) : 0.0;
    // The bridges' zero moves by one step a second.
    const double drift =
        drift_since_us_ ? settings_.newton_per_count * static_cast<double>(now_us - *drift_since_us_) * 1e-6 : 0.0;
    const std::int32_t front = counts(front_newton, front_zero_ + drift);
    const std::int32_t rear = counts(rear_newton, rear_zero_ + drift);
    std::int32_t raw = front;
    switch (settings_.force) {
        case DaqSettings::Force::dual:
            raw = static_cast<std::int32_t>((static_cast<std::uint32_t>(rear) << 16U) |
                                            (static_cast<std::uint32_t>(front) & 0xFFFFU));
            break;
        case DaqSettings::Force::front: break;
        case DaqSettings::Force::rear: raw = rear; break;
        case DaqSettings::Force::current:
        case DaqSettings::Force::single: raw = front_newton > 0.0 || rear_newton <= 0.0 ? front : rear; break;
    }
    if (stuck_) stuck_raw_ = raw;
    return raw;
}

std::uint32_t DaqSimulator::device_us(std::int64_t now_us) const {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(now_us + clock_offset_us_));
}

std::string DaqSimulator::identity() const {
    return daq_checked_line("I,VIRTUAL-DAQ,1.0," + settings_.serial + "," + settings_.pulses_text + "," +
                            settings_.scale_text);
}

bool DaqSimulator::knows(Fault fault) const {
    constexpr std::array known{Fault::wrong_checksum, Fault::restart,         Fault::stuck_value, Fault::clock_wrap,
                               Fault::lost_frames,    Fault::saturated_force, Fault::clock_jump,  Fault::drift};
    return std::find(known.begin(), known.end(), fault) != known.end();
}

void DaqSimulator::power_up(std::int64_t now_us) {
    streaming_ = false;
    replies_.clear();
    rate_hz_ = settings_.rate_hz;
    rate_typed_ = -1;
    sequence_ = 0;
    count_zero_ = pulses_passed(now_us);
    powered_us_ = now_us;
    clock_offset_us_ = -now_us;
}

void DaqSimulator::act(const FaultPlan& plan, std::int64_t now_us) {
    const int strikes = strikes_of(plan);
    if (plan.fault == Fault::restart) {
        power_up(now_us);
        replies_.push_back({now_us + boot_us, identity()});
    } else if (plan.fault == Fault::lost_frames) {
        lost_ = plan.count == 0 ? -1 : plan.count;
    } else if (plan.fault == Fault::saturated_force) {
        saturated_rides_ = strikes;
    } else if (plan.fault == Fault::stuck_value) {
        stuck_ = true;
    } else if (plan.fault == Fault::clock_jump) {
        clock_offset_us_ += clock_jump_us;
    } else if (plan.fault == Fault::drift) {
        drift_since_us_ = now_us;
    } else if (plan.fault == Fault::clock_wrap) {
        wrap_next_ride_ = true;
        clock_offset_us_ = clock_period_us - (now_us + wrap_idle_us);
    }
}

}  // namespace velocert::instruments
