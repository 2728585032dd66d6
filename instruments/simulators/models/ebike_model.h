// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

enum class Surface : std::uint8_t { dry, wet };
enum class Brakes : std::uint8_t { both, rear, front };

/// The vehicle, its rider and what varies from ride to ride. SI units; speeds in m/s, forces in N at the
/// lever. The decelerations are those published for bicycles (SAE 2020-01-0876: 0.40 to 0.71 g with both
/// brakes, 0.25 to 0.37 g with the rear one), lower on a wet surface.
struct EbikeModel {
    double mass_kg = 62.93;  ///< with battery, as it stands on the scale
    double deceleration_dry_both = 4.8;
    double deceleration_dry_rear = 2.7;
    double deceleration_dry_front = 3.6;
    double deceleration_wet_both = 3.2;
    double deceleration_wet_rear = 1.9;
    double deceleration_wet_front = 2.4;
    double deceleration_spread = 0.02;  ///< relative standard deviation from ride to ride
    double deceleration_ripple = 0.02;  ///< relative standard deviation within a ride, on a 50 ms raster
    double brake_delay_s = 0.03;        ///< from the first movement of the lever to the first brake force
    double build_up_s = 0.15;           ///< in which the deceleration rises to its full value

    double acceleration = 1.5;   ///< of the approach
    double hold_s = 1.5;         ///< at the target speed, before the lever moves
    double speed_offset = 0.0;   ///< the rider's mean miss of the specified speed
    double speed_spread = 0.10;  ///< standard deviation of that miss from ride to ride (0.36 km/h)
    double speed_wander = 0.02;  ///< standard deviation of the wander while holding

    double front_force = 140.0;
    double rear_force = 135.0;
    double force_spread = 0.05;  ///< relative standard deviation from ride to ride
    double force_rise_s = 0.20;  ///< until the hand has its full force
    double force_noise = 0.6;    ///< standard deviation of one sample
    double force_zero = 0.3;     ///< standard deviation of the transducers' zero offset

    double slip_spread = 0.0005;  ///< relative standard deviation of the measuring wheel (not braked) per ride

    [[nodiscard]] double deceleration(Surface surface, Brakes brakes) const;
};

/// What one ride is to be; the model adds its spread.
struct RideRequest {
    Surface surface = Surface::dry;
    Brakes brakes = Brakes::both;
    double specified_speed = 25.0 / 3.6;
    double speed_offset = 0.0;  ///< on top of the model's
    double force_offset = 0.0;  ///< N on top of the model's, at each braked lever
    double deceleration_factor = 1.0;
};

/// One ride, from rest to rest: acceleration, hold, brake, standstill. Its course is a chain of 1 ms pieces
/// of constant acceleration, so distance and speed at any time follow in closed form, and so does the truth:
/// nothing here is measured. Times in seconds from the start of the ride. The same model, request and random
/// source give the same ride.
class Ride {
  public:
    Ride(const EbikeModel& model, const RideRequest& request, RandomSource random);
    /// A ride whose course somebody else has laid down: the speed (m/s) at each millisecond, 0 at the end. No lever is
    /// touched.
    Ride(const EbikeModel& model, const std::vector<double>& speeds, RandomSource random);

    /// Path of the vehicle (m) and its speed (m/s); at rest before 0 and after standstill().
    [[nodiscard]] double position(double time) const;
    [[nodiscard]] double speed(double time) const;
    /// When the vehicle passes that path for the first time; negative when it never does.
    [[nodiscard]] double time_at(double position) const;

    [[nodiscard]] double onset() const { return onset_; }            ///< first movement of a lever
    [[nodiscard]] double standstill() const { return standstill_; }  ///< speed reaches zero
    [[nodiscard]] double length() const { return position(standstill_); }
    /// Path from the first movement of the lever to standstill: the truth to compare with.
    [[nodiscard]] double stopping_distance() const { return length() - position(onset_); }
    [[nodiscard]] double speed_at_onset() const { return speed(onset_); }

    /// Whether the lever is away from its rest position.
    [[nodiscard]] bool front_lever(double time) const;
    [[nodiscard]] bool rear_lever(double time) const;
    /// When the rear lever follows the front one (equal to onset() when only one is used).
    [[nodiscard]] double second_onset() const { return second_onset_; }
    [[nodiscard]] double release() const { return release_; }  ///< both levers back at rest
    /// Force at the lever without the transducer's noise (N).
    [[nodiscard]] double front_force(double time) const;
    [[nodiscard]] double rear_force(double time) const;
    /// Path of the measuring wheel for one metre of the vehicle's path.
    [[nodiscard]] double wheel_factor() const { return wheel_factor_; }

  private:
    struct Piece {
        double position;
        double speed;
        double acceleration;
    };
    [[nodiscard]] double force(double peak, double from, double time) const;
    void add(double acceleration, double duration);

    static constexpr double piece_s_ = 0.001;
    std::vector<Piece> pieces_;
    double position_end_ = 0.0;
    double speed_end_ = 0.0;
    double onset_ = 0.0;
    double second_onset_ = 0.0;
    double standstill_ = 0.0;
    double release_ = 0.0;
    double front_peak_ = 0.0;
    double rear_peak_ = 0.0;
    double force_rise_s_ = 0.2;
    bool front_first_ = true;
    double wheel_factor_ = 1.0;
};

}  // namespace velocert::instruments
