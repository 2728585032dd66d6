// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/ebike_model.h"

#include <algorithm>
#include <cmath>

namespace velocert::instruments {
namespace {

/// A course that wanders between knots: values every `raster` seconds, straight in between.
class Wander {
  public:
    Wander(RandomSource random, double raster) : random_(random), raster_(raster), next_(random_.normal()) {}

    double at(double time) {
        while (time >= end_) {
            begin_ = end_;
            end_ += raster_;
            last_ = next_;
            next_ = random_.normal();
        }
        return last_ + (next_ - last_) * (time - begin_) / raster_;
    }

  private:
    RandomSource random_;
    double raster_;
    double begin_ = 0.0;
    double end_ = 0.0;
    double last_ = 0.0;
    double next_ = 0.0;
};

/// From 0 to 1 without a corner at either end.
double smooth_step(double x) {
    const double c = std::clamp(x, 0.0, 1.0);
    return c * c * (3.0 - 2.0 * c);
}

}  // namespace

double EbikeModel::deceleration(Surface surface, Brakes brakes) const {
    const bool dry = surface == Surface::dry;
    switch (brakes) {
        case Brakes::both: return dry ? deceleration_dry_both : deceleration_wet_both;
        case Brakes::rear: return dry ? deceleration_dry_rear : deceleration_wet_rear;
        case Brakes::front: return dry ? deceleration_dry_front : deceleration_wet_front;
    }
    return deceleration_dry_both;
}

void Ride::add(double acceleration, double duration) {
    pieces_.push_back({position_end_, speed_end_, acceleration});
    position_end_ += speed_end_ * duration + 0.5 * acceleration * duration * duration;
    speed_end_ += acceleration * duration;
}

Ride::Ride(const EbikeModel& model, const RideRequest& request, RandomSource random)
    : force_rise_s_(model.force_rise_s) {
    const double target = std::max(0.5, request.specified_speed + model.speed_offset + request.speed_offset +
                                            model.speed_spread * random.normal());
    const double full =
        std::max(0.3, model.deceleration(request.surface, request.brakes) * request.deceleration_factor *
                          (1.0 + model.deceleration_spread * random.normal()));
    const auto peak = [&](bool used, double force) {
        const double drawn = (force + request.force_offset) * (1.0 + model.force_spread * random.normal());
        return used ? std::max(0.0, drawn) : 0.0;
    };
    front_peak_ = peak(request.brakes != Brakes::rear, model.front_force);
    rear_peak_ = peak(request.brakes != Brakes::front, model.rear_force);
    front_first_ = request.brakes != Brakes::rear;
    const double second_delay = random.between(0.005, 0.025);
    const double part = random.uniform();  // the lever does not wait for a whole millisecond
    wheel_factor_ = 1.0 + model.slip_spread * random.normal();
    Wander wander(random.fork(), 0.25);
    Wander ripple(random.fork(), 0.05);

    // approach: constant acceleration that eases off in the last half metre per second
    while (speed_end_ < target - 0.002) {
        const double ease = std::clamp((target - speed_end_) / 0.5, 0.1, 1.0);
        add(std::min(model.acceleration * ease, (target - speed_end_) / piece_s_), piece_s_);
    }
    // hold: the speed follows a slow wander around the target
    const double hold_from = static_cast<double>(pieces_.size()) * piece_s_;
    const auto hold_pieces = static_cast<int>(model.hold_s / piece_s_);
    for (int i = 0; i < hold_pieces; ++i) {
        const double in_hold = static_cast<double>(i + 1) * piece_s_;
        const double wanted = target + model.speed_wander * wander.at(in_hold) * smooth_step(in_hold / 0.5);
        add((wanted - speed_end_) / piece_s_, piece_s_);
    }
    onset_ = hold_from + (static_cast<double>(hold_pieces) + part) * piece_s_;
    second_onset_ = request.brakes == Brakes::both ? onset_ + second_delay : onset_;

    // brake: free rolling, build-up, full; the value at the middle of a piece stands for all of it
    while (speed_end_ > 0.0) {
        const double middle = (static_cast<double>(pieces_.size()) + 0.5) * piece_s_ - onset_;
        const double rise = std::clamp((middle - model.brake_delay_s) / model.build_up_s, 0.0, 1.0);
        const double uneven = 1.0 + model.deceleration_ripple * ripple.at(std::max(0.0, middle));
        const double acceleration = -full * rise * std::max(0.2, uneven);
        if (speed_end_ + acceleration * piece_s_ > 0.0) {
            add(acceleration, piece_s_);
            continue;
        }
        const double rest = -speed_end_ / acceleration;
        standstill_ = static_cast<double>(pieces_.size()) * piece_s_ + rest;
        add(acceleration, rest);
        speed_end_ = 0.0;
    }
    release_ = standstill_ + 0.6;
}

Ride::Ride(const EbikeModel& model, const std::vector<double>& speeds, RandomSource random)
    : wheel_factor_(1.0 + model.slip_spread * random.normal()) {
    for (std::size_t i = 0; i + 1 < speeds.size(); ++i) {
        add((speeds[i + 1] - speed_end_) / piece_s_, piece_s_);
        if (speed_end_ < 0.0) speed_end_ = 0.0;
    }
    standstill_ = static_cast<double>(pieces_.size()) * piece_s_;
    onset_ = second_onset_ = release_ = standstill_;
}

double Ride::position(double time) const {
    if (time <= 0.0) return 0.0;
    if (time >= standstill_) return position_end_;
    const auto index = std::min(static_cast<std::size_t>(time / piece_s_), pieces_.size() - 1);
    const Piece& piece = pieces_[index];
    const double t = time - static_cast<double>(index) * piece_s_;
    return piece.position + piece.speed * t + 0.5 * piece.acceleration * t * t;
}

double Ride::speed(double time) const {
    if (time <= 0.0 || time >= standstill_) return 0.0;
    const auto index = std::min(static_cast<std::size_t>(time / piece_s_), pieces_.size() - 1);
    const Piece& piece = pieces_[index];
    return std::max(0.0, piece.speed + piece.acceleration * (time - static_cast<double>(index) * piece_s_));
}

double Ride::time_at(double position) const {
    if (position > position_end_) return -1.0;
    if (position <= 0.0) return 0.0;
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), position,
                                        [](double value, const Piece& piece) { return value < piece.position; });
    const auto index = static_cast<std::size_t>(after - pieces_.begin()) - 1;
    const Piece& piece = pieces_[index];
    const double path = position - piece.position;
    // path = v t + a t^2 / 2, in the form that stays exact when a is nearly zero
    const double root = std::sqrt(std::max(0.0, piece.speed * piece.speed + 2.0 * piece.acceleration * path));
    const double sum = piece.speed + root;
    const double t = sum > 0.0 ? 2.0 * path / sum : 0.0;
    return std::min(static_cast<double>(index) * piece_s_ + std::min(t, piece_s_), standstill_);
}

bool Ride::front_lever(double time) const { return front_peak_ > 0.0 && time >= onset_ && time < release_; }

bool Ride::rear_lever(double time) const { return rear_peak_ > 0.0 && time >= second_onset_ && time < release_; }

double Ride::force(double peak, double from, double time) const {
    if (peak <= 0.0 || time < from || time >= release_) return 0.0;
    const double rise = smooth_step((time - from) / force_rise_s_);
    const double settle = 1.0 - 0.06 * smooth_step((time - from - force_rise_s_) / 0.4);  // the hand eases a little
    const double let_go = 1.0 - smooth_step((time - standstill_ - 0.2) / 0.4);
    return peak * rise * settle * let_go;
}

double Ride::front_force(double time) const { return force(front_peak_, onset_, time); }

double Ride::rear_force(double time) const { return force(rear_peak_, second_onset_, time); }

}  // namespace velocert::instruments
