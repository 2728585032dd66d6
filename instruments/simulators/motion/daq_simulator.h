// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "instruments/simulators/line/simulator.h"
#include "instruments/simulators/models/random_source.h"
#include "instruments/simulators/models/roller_model.h"
#include "instruments/simulators/motion/daq_frames.h"

namespace velocert::instruments {

/// How a simulated pulse data-acquisition is made.
struct DaqSettings {
    enum class Format : std::uint8_t { text, binary };
    enum class Force : std::uint8_t {
        dual,  ///< two 16-bit values in one: front lever in the low half, rear lever in the high half
        front,
        rear,
        single,   ///< one transducer, on the lever that is pulled (the front one when both are)
        current,  ///< a current clamp at the controller, on a roller bench
    };
    /// When a ride begins that nobody has planned.
    enum class Rides : std::uint8_t {
        planned,  ///< never: only what plan_ride() asked for
        always,   ///< after every start
    };
    Format format = Format::text;
    Force force = Force::dual;
    Rides rides = Rides::planned;
    RideRequest ride;  ///< of the rides that nobody has planned
    double pulses_per_metre = 400.0;
    std::string pulses_text = "400";  ///< as the identification tells it
    int rate_hz = 200;                ///< until an R command says otherwise
    double trigger_s = 0.001;         ///< standard deviation of the moment at which a lever switch closes
    double pitch_error = 0.005;       ///< standard deviation of a pulse's place on the wheel, in pulses
    double newton_per_count = 0.1;
    std::string scale_text = "0.1";
    double ampere_per_count = 0.01;
    double current_noise = 0.03;             ///< A, standard deviation of one sample
    double wheel_uncertainty = 0.0;          ///< relative, of the pulses per metre: drawn once
    double current_uncertainty = 0.0;        ///< relative, of the clamp: drawn once
    std::optional<RollerBenchModel> roller;  ///< what rides are then, with that motor
    MotorModel motor;
    std::int32_t saturation = 4095;        ///< counts at the converter's end
    std::int64_t ride_after_us = 500'000;  ///< from the start command to the first movement
    std::uint32_t clock_start_us = 0;      ///< device clock when the simulation begins
    std::string serial = "V0220001";
};

/// A counter box as a micro-controller makes it: latches pulse count, time of the last pulse, lever switches
/// and lever force with one clock of 1 us, and sends them as text lines or COBS frames. Commands: I identify,
/// R<hz> rate, S start, X stop, Z zero the counter; blanks and line ends between them are ignored. One
/// sequence number counts data and event frames together. Nothing is sent before S, but for
/// the identification after power was lost: it is fed through its line.
class DaqSimulator final : public Simulator {
  public:
    DaqSimulator(DaqSettings settings, EbikeModel model, std::uint64_t seed);

    [[nodiscard]] std::string_view driver() const override { return "pulse-daq"; }
    [[nodiscard]] std::string_view port_settings() const override { return "115200 8N1"; }
    void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) override;
    [[nodiscard]] std::optional<std::int64_t> next_us() const override;
    void advance(std::int64_t now_us, std::vector<SentFrame>& out) override;
    [[nodiscard]] bool knows(Fault fault) const override;
    void act(const FaultPlan& plan, std::int64_t now_us) override;
    void reconnected(std::int64_t now_us) override { power_up(now_us); }
    void plan_ride(const RideRequest& request) override { planned_ = request; }
    [[nodiscard]] double true_stopping_distance_m() const override { return ride_ ? ride_->stopping_distance() : 0.0; }
    [[nodiscard]] double true_speed_at_onset_m_s() const override { return ride_ ? ride_->speed_at_onset() : 0.0; }
    [[nodiscard]] const RollerRun* roller_run() const override { return roller_ ? &*roller_ : nullptr; }

  private:
    struct InputEdge {
        std::int64_t time_us;
        int bit;
        bool level;
    };

    void start(std::int64_t now_us);
    void power_up(std::int64_t now_us);
    [[nodiscard]] bool lost();
    [[nodiscard]] std::optional<std::int64_t> last_edge_us(std::int64_t now_us) const;
    void begin_ride(const RideRequest& request, std::int64_t now_us, std::int64_t start_us);
    InputEdge take_edge();
    void emit(std::int64_t now_us, const InputEdge* edge, std::vector<SentFrame>& out);
    [[nodiscard]] std::string frame_bytes(std::int64_t now_us, const InputEdge* edge);
    [[nodiscard]] double seconds_into_ride(std::int64_t now_us) const;
    [[nodiscard]] double pulses(std::int64_t now_us) const;
    [[nodiscard]] double pulse_place(std::int64_t index) const;
    [[nodiscard]] std::int64_t pulses_passed(std::int64_t now_us) const;
    [[nodiscard]] std::int32_t force_raw(std::int64_t now_us);
    [[nodiscard]] std::int32_t counts(double newton, double zero);
    [[nodiscard]] std::uint32_t device_us(std::int64_t now_us) const;
    [[nodiscard]] std::string identity() const;

    DaqSettings settings_;
    EbikeModel model_;
    std::uint64_t seed_;
    RandomSource random_;
    RandomSource ride_random_;
    std::optional<RideRequest> planned_;
    std::optional<Ride> ride_;
    std::optional<RollerRun> roller_;
    double current_gain_ = 1.0;
    std::int64_t ride_start_us_ = 0;
    double pulses_before_ride_ = 0.0;
    std::optional<std::int64_t> edge_before_ride_us_;  ///< last pulse before this ride
    double front_zero_ = 0.0;
    double rear_zero_ = 0.0;
    std::deque<InputEdge> edges_;

    std::deque<SentFrame> replies_;
    int rate_hz_;
    int rate_typed_ = -1;  ///< digits of an R command so far; -1 outside of one
    bool streaming_ = false;
    std::int64_t frame_next_us_ = 0;
    std::uint16_t sequence_ = 0;
    std::uint16_t inputs_ = 0;
    std::int64_t count_zero_ = 0;
    std::int64_t clock_offset_us_;
    std::int64_t powered_us_ = 0;  ///< what was before, it does not know

    int lost_ = 0;  ///< frames still to lose; negative: one in ten for ever
    int saturated_rides_ = 0;
    bool saturated_ = false;
    bool stuck_ = false;
    std::optional<std::int32_t> stuck_raw_;
    std::optional<std::int64_t> drift_since_us_;
    bool wrap_next_ride_ = false;
};

}  // namespace velocert::instruments
