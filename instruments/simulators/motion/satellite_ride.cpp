// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/satellite_ride.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace velocert::instruments {
namespace {

constexpr double start_latitude = 31.23;
constexpr double start_longitude = 121.47;
constexpr double start_height = 4.2;
constexpr double metres_per_degree = 111'000.0;
constexpr double drift = 0.01;  // m/s in one second
constexpr double restless = 0.5;
constexpr std::int64_t blind_us = 3'000'000;
constexpr std::int64_t hour_ms = 3'600'000;

}  // namespace

SatelliteMoment SatelliteRide::at(std::int64_t now_us) {
    SatelliteMoment out;
    const double time = static_cast<double>(now_us) * 1e-6;
    const auto& s = settings_;
    double speed = 0;
    switch (s.course) {
        case SatelliteRideSettings::Course::standing: break;
        case SatelliteRideSettings::Course::steady:
            speed = s.speed;
            out.path = s.speed * time;
            break;
        case SatelliteRideSettings::Course::rides: {
            const double up = s.speed / s.acceleration;
            const double down = s.speed / s.deceleration;
            const double brake_path = s.speed * down / 2;
            const double whole = s.speed * (up / 2 + s.hold_s) + brake_path;
            const double lap = s.stand_s + up + s.hold_s + down;
            const double laps = std::floor(time / lap);
            double into = time - laps * lap - s.stand_s;
            out.path = laps * whole;
            out.brake_path = laps > 0 ? brake_path : 0;
            if (into <= 0) break;
            if (into < up) {
                speed = s.acceleration * into;
                out.acceleration = s.acceleration;
                out.path += speed * into / 2;
                break;
            }
            into -= up;
            out.path += s.speed * (up / 2 + std::min(into, s.hold_s));
            speed = s.speed;
            if (into < s.hold_s) break;
            into -= s.hold_s;
            speed = s.speed - s.deceleration * into;
            out.acceleration = -s.deceleration;
            out.braking = true;
            out.brake_path = (s.speed + speed) / 2 * into;
            out.path += out.brake_path;
            break;
        }
    }
    double noise = s.speed_noise * random_.normal();
    if (unstable_) noise += restless * random_.normal();
    if (drift_since_us_) noise += drift * static_cast<double>(now_us - *drift_since_us_) * 1e-6;
    out.speed = std::max(0.0, speed + noise);
    out.latitude = start_latitude + out.path / metres_per_degree;
    out.longitude = start_longitude;
    out.height = start_height;
    if (s.position_noise > 0) {
        const double shrunk = std::cos(start_latitude * std::numbers::pi / 180.0);
        out.latitude += s.position_noise * random_.normal() / metres_per_degree;
        out.longitude += s.position_noise * random_.normal() / (metres_per_degree * shrunk);
        out.height += 1.5 * s.position_noise * random_.normal();
    }
    if (stuck_ && last_) out = *last_;
    last_ = out;
    out.utc_ms = s.start_ms + now_us / 1000 + jump_ms_;
    out.fixed = now_us >= blind_until_us_ && blind_ == 0;
    if (blind_ > 0 && blind_ != std::numeric_limits<int>::max()) --blind_;
    return out;
}

bool SatelliteRide::knows(Fault fault) {
    return fault == Fault::stuck_value || fault == Fault::unstable || fault == Fault::drift ||
           fault == Fault::device_error || fault == Fault::clock_jump;
}

void SatelliteRide::act(const FaultPlan& plan, std::int64_t now_us) {
    if (plan.fault == Fault::stuck_value) stuck_ = true;
    if (plan.fault == Fault::unstable) unstable_ = true;
    if (plan.fault == Fault::drift) drift_since_us_ = now_us;
    // A defect of the aerial: it sees nothing.
    if (plan.fault == Fault::device_error) blind_ = strikes_of(plan);
    if (plan.fault == Fault::clock_jump) jump_ms_ += hour_ms;
}

void SatelliteRide::satellite_event(SatelliteEvent event, std::int64_t now_us) {
    const auto blind_for = [&](double seconds) {
        blind_until_us_ = now_us + static_cast<std::int64_t>(seconds * 1e6);
    };
    switch (event) {
        case SatelliteEvent::cold_start: blind_for(settings_.cold_start_s); break;
        case SatelliteEvent::hot_start: blind_for(settings_.hot_start_s); break;
        case SatelliteEvent::restored: blind_for(settings_.reacquisition_s); break;
        case SatelliteEvent::blocked: blind_until_us_ = std::numeric_limits<std::int64_t>::max(); break;
    }
}

void SatelliteRide::power_up(std::int64_t now_us) {
    blind_until_us_ = now_us + blind_us;
    stuck_ = false;
}

CivilDate civil_date(std::int64_t days) {
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = shifted / 146'097;
    const std::int64_t of_era = shifted - era * 146'097;
    const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t part = (5 * of_year + 2) / 153;
    const auto day = static_cast<int>(of_year - (153 * part + 2) / 5 + 1);
    const auto month = static_cast<int>(part < 10 ? part + 3 : part - 9);
    return {static_cast<int>(year + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

}  // namespace velocert::instruments
