// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "instruments/simulators/line/fault.h"
#include "instruments/simulators/line/simulator.h"
#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

/// How a vehicle with a satellite receiver on it moves, and how well the receiver sees that.
struct SatelliteRideSettings {
    enum class Course : std::uint8_t {
        rides,     ///< stands, accelerates, holds the speed, brakes to rest, and again
        steady,    ///< the speed from the beginning
        standing,  ///< never moves
    };
    Course course = Course::rides;
    double speed = 25.0 / 3.6;     ///< m/s, while it is held
    double stand_s = 5.0;          ///< at rest before each ride
    double hold_s = 20.0;          ///< at the speed
    double acceleration = 1.0;     ///< m/s2
    double deceleration = 3.0;     ///< m/s2
    double position_noise = 0.0;   ///< m, standard deviation to the north and to the east; heights 1.5 times
    double cold_start_s = 28.0;    ///< until the fix after a cold start
    double hot_start_s = 2.0;      ///< after a hot one
    double reacquisition_s = 0.2;  ///< after the signal is back
    double speed_noise = 0.01;     ///< m/s, standard deviation of one speed
    std::int64_t start_ms = 1'767'600'000'000;  ///< UTC since 1970 when the simulation begins
};

/// What the receiver knows at one moment.
struct SatelliteMoment {
    std::int64_t utc_ms = 0;
    bool fixed = true;
    double latitude = 0;      ///< degrees, north positive
    double longitude = 0;     ///< degrees, east positive
    double height = 0;        ///< m
    double speed = 0;         ///< m/s, with its noise, never negative
    double acceleration = 0;  ///< m/s2
    double path = 0;          ///< m since the beginning
    double brake_path = 0;    ///< m since the brake was last touched
    bool braking = false;
};

/// The ride of a vehicle straight to the north, over and over, with the faults a receiver's view of it can have.
class SatelliteRide {
  public:
    SatelliteRide(const SatelliteRideSettings& settings, std::uint64_t seed) : settings_(settings), random_(seed) {}
    [[nodiscard]] SatelliteMoment at(std::int64_t now_us);

    [[nodiscard]] static bool knows(Fault fault);
    void act(const FaultPlan& plan, std::int64_t now_us);
    void satellite_event(SatelliteEvent event, std::int64_t now_us);
    /// Power is back: there is no fix for a while.
    void power_up(std::int64_t now_us);

  private:
    SatelliteRideSettings settings_;
    RandomSource random_;
    std::int64_t blind_until_us_ = -1;
    int blind_ = 0;  ///< moments still without a fix
    std::int64_t jump_ms_ = 0;
    std::optional<std::int64_t> drift_since_us_;
    bool unstable_ = false;
    bool stuck_ = false;
    std::optional<SatelliteMoment> last_;
};

/// Days since 1970 as year, month and day (H. Hinnant's days-from-civil, turned around).
struct CivilDate {
    int year;
    int month;
    int day;
};
[[nodiscard]] CivilDate civil_date(std::int64_t days);

}  // namespace velocert::instruments
