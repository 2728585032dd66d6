// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence::test {

/// A stop with a truth in closed form: constant speed until the lever moves at t = 0, deceleration that builds up
/// linearly over `build_up`, then constant until standstill.
struct TrueStop {
    double speed = 25.0 / 3.6;  ///< m/s
    double deceleration = 4.5;  ///< m/s2
    double build_up = 0.15;     ///< s

    [[nodiscard]] double speed_after_build_up() const { return speed - 0.5 * deceleration * build_up; }
    [[nodiscard]] double path_of_build_up() const { return speed * build_up - deceleration * build_up * build_up / 6; }
    [[nodiscard]] double standstill() const { return build_up + speed_after_build_up() / deceleration; }
    [[nodiscard]] double distance() const {
        const double v = speed_after_build_up();
        return path_of_build_up() + v * v / (2 * deceleration);
    }
    /// Path at time t, 0 at the lever's movement.
    [[nodiscard]] double path(double t) const {
        if (t <= 0) return speed * t;
        if (t < build_up) return speed * t - deceleration * t * t * t / (6 * build_up);
        if (t >= standstill()) return distance();
        const double s = t - build_up;
        return path_of_build_up() + speed_after_build_up() * s - 0.5 * deceleration * s * s;
    }
    /// The time at which a path below the whole distance was reached, by bisection.
    [[nodiscard]] double time_at(double target) const {
        if (target <= 0) return target / speed;
        double low = 0;
        double high = standstill();
        for (int i = 0; i < 60; ++i) (path(0.5 * (low + high)) < target ? low : high) = 0.5 * (low + high);
        return 0.5 * (low + high);
    }
};

/// How the recorder sees the stop.
struct Recorder {
    int pulses_per_metre = 400;
    int rate_hz = 200;
    double phase = 0;          ///< of the pulse wheel at t = 0, 0 to 1
    double trigger_error = 0;  ///< s
    double pulse_jitter = 0;   ///< s, standard deviation of an edge's time
    double before = 1.0;       ///< s of approach on record
    double after = 1.0;        ///< s after standstill
    bool front = true;
    bool rear = true;
    double force = 120;  ///< N, peak
    std::uint32_t seed = 1;
    bool levers_in_every_frame = false;  ///< else only their changes are told, as recorders do
};

/// The capture of a recorder with marks as a run leaves them.
struct RecordedRide {
    CaptureData capture;
    std::vector<Mark> marks;
};

inline metrology::Indication indication(metrology::Measurand measurand, base::Decimal value, const char* unit,
                                        std::int64_t time_us, std::uint64_t offset) {
    static const auto units = metrology::units();
    metrology::Indication out;
    out.measurand = measurand;
    out.value = value;
    for (const auto& one : units)
        if (one.symbol == unit) out.unit = &one;
    out.device_time_us = time_us;
    out.offset = offset;
    out.length = 10;
    return out;
}

inline RecordedRide record(const TrueStop& stop, const Recorder& recorder) {
    using metrology::Measurand;
    std::mt19937 random(recorder.seed);
    std::normal_distribution<double> jitter(0, 1);
    RecordedRide out;
    out.capture.role = "recorder";
    auto& list = out.capture.indications;
    constexpr std::int64_t lever_us = 40'000'000;  // device time of the lever's movement
    const auto device_us = [](double t) -> std::int64_t { return lever_us + std::llround(t * 1e6); };
    const double pulse = 1.0 / recorder.pulses_per_metre;
    std::int64_t shown = -1;
    std::int64_t edge_us = device_us(-recorder.before);
    std::uint64_t offset = 0;
    bool lever_sent = false;
    const double lever_at = recorder.trigger_error;
    const double end = stop.standstill() + recorder.after;
    const auto lever_indications = [&](bool moved, std::int64_t time_us) {
        list.push_back(
            indication(Measurand::front_brake, {moved && recorder.front ? 1 : 0, 0}, "count", time_us, offset));
        list.push_back(
            indication(Measurand::rear_brake, {moved && recorder.rear ? 1 : 0, 0}, "count", time_us, offset));
    };
    const auto frames = static_cast<int>((recorder.before + end) * recorder.rate_hz);
    for (int i = 0; i <= frames; ++i) {
        const double t = -recorder.before + static_cast<double>(i) / recorder.rate_hz;
        if (!lever_sent && t >= lever_at) {
            lever_sent = true;
            lever_indications(true, device_us(lever_at));
            offset += 10;
        }
        // Pulses stand at (n - phase) x pulse; the start of the record is n = 0.
        const double start_path = stop.path(-recorder.before);
        const auto pulses_at = [&](double path) {
            return static_cast<std::int64_t>(std::floor((path - start_path) / pulse + recorder.phase));
        };
        const std::int64_t count = pulses_at(stop.path(t));
        if (count != shown) {
            const double edge_path = (static_cast<double>(count) - recorder.phase) * pulse + start_path;
            const double edge_t = stop.time_at(edge_path) + recorder.pulse_jitter * jitter(random);
            if (shown >= 0) edge_us = std::max<std::int64_t>(edge_us + 1, std::min(device_us(edge_t), device_us(t)));
            shown = count;
        }
        // 1/400 m and 1/100 m are 0.0025 m and 0.01 m
        const std::int64_t tenth_mm = 10'000 / recorder.pulses_per_metre;
        auto distance = indication(Measurand::distance, {count * tenth_mm, 4}, "m", edge_us, offset);
        distance.resolution = {tenth_mm, 4};
        list.push_back(distance);
        const double pull = t < 0 || t > stop.standstill() + 0.3 ? 0 : recorder.force * std::min(1.0, t / 0.2);
        const auto newton = static_cast<std::int64_t>(std::llround(10 * pull + 3 * jitter(random)));
        list.push_back(
            indication(Measurand::front_force, {recorder.front ? newton : newton / 100, 1}, "N", device_us(t), offset));
        list.push_back(
            indication(Measurand::rear_force, {recorder.rear ? newton : newton / 100, 1}, "N", device_us(t), offset));
        if (i == 0 || recorder.levers_in_every_frame) lever_indications(lever_sent, device_us(t));
        offset += 10;
    }
    out.capture.received = offset;
    out.marks.push_back({"ride", "recorder", 0, offset});
    return out;
}

/// The braking step of the shipped packs, by its id.
inline const standards::Step& braking_step(const standards::StandardEdition& edition, std::string_view id) {
    for (const auto& step : edition.procedure("braking")->steps)
        if (step.id == id) return step;
    throw std::runtime_error("no such step");
}

}  // namespace velocert::sequence::test
