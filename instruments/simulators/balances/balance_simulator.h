// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "instruments/simulators/line/simulator.h"
#include "instruments/simulators/models/load_cell.h"
#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

/// How a simulated balance is made.
struct BalanceSettings {
    enum class Load : std::uint8_t {
        empty,   ///< the scale stays empty until somebody places the vehicle
        on,      ///< the vehicle stands on it from the beginning
        follow,  ///< the vehicle is taken off when zero is to be set, placed 2 s later, and taken off again after
                 ///< three stable values ("auto")
    };
    std::int64_t vehicle_mg = 62'930'000;
    std::int64_t capacity_mg = 150'000'000;
    std::int64_t step_mg = 50'000;       ///< d
    double noise_kg = 0.008;             ///< standard deviation of one weighing value
    double gain_uncertainty = 0.0;       ///< relative; the error is drawn once
    double offset_uncertainty_kg = 0.0;  ///< of any load, however it was zeroed (eccentric loading); drawn once
    std::int64_t shortest_settling_us = 1'000'000;
    std::int64_t longest_settling_us = 3'000'000;
    std::int64_t patience_us = 20'000'000;  ///< a stable value that does not come in this time is given up: "I"
    std::int64_t reply_us = 20'000;         ///< from command to reply
    int stream_hz = 10;
    bool power_on = false;  ///< greets at once, as a balance does that was just switched on
    Load load = Load::empty;
    std::string serial = "V0150001";
};

/// A 150 kg platform that speaks MT-SICS level 0 and 1 (Mettler-Toledo's reference manual, as extracted in
/// the table of commands the project keeps): S, SI, SIR, SR, Z, ZI, T, TI, TA, TAC, @, I0 to I4, D, DW, U.
/// Commands end with CR LF; everything else is "ES". A command waits for nobody: it cancels the one that
/// still waits for stability.
class BalanceSimulator final : public Simulator {
  public:
    BalanceSimulator(BalanceSettings settings, std::uint64_t seed);

    [[nodiscard]] std::string_view driver() const override { return "mt-sics"; }
    [[nodiscard]] std::string_view port_settings() const override { return "9600 8N1"; }
    void receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) override;
    [[nodiscard]] std::optional<std::int64_t> next_us() const override;
    void advance(std::int64_t now_us, std::vector<SentFrame>& out) override;
    [[nodiscard]] bool knows(Fault fault) const override;
    void act(const FaultPlan& plan, std::int64_t now_us) override;
    void place_vehicle(bool on_scale, std::int64_t now_us) override;
    void place_mass(double kg, std::int64_t now_us) override;

  private:
    enum class Waiting : std::uint8_t { none, weight, zero, tare };
    enum class Stream : std::uint8_t { none, all, changes };
    enum class Range : std::uint8_t { inside, above, below };
    struct Weighing {
        Range range = Range::inside;
        bool stable = true;
        std::int64_t net_mg = 0;  ///< a whole number of steps
    };

    void command(const std::string& line, std::int64_t now_us);
    [[nodiscard]] std::string execute(const std::string& line, std::int64_t now_us);
    [[nodiscard]] std::string execute_tare(const std::string& line, std::int64_t now_us);
    [[nodiscard]] std::string execute_inquiry(const std::string& line) const;
    [[nodiscard]] std::string execute_unit(const std::string& line);
    void finish_waiting(std::int64_t now_us);
    [[nodiscard]] std::string set_zero(std::string_view id, std::string_view done, std::int64_t now_us);
    [[nodiscard]] std::string set_tare(std::string_view id, std::int64_t now_us);
    void stream(std::int64_t now_us);
    void reply(std::string text, std::int64_t time_us);
    void power_up(std::int64_t now_us);

    [[nodiscard]] double vehicle_kg() const;
    [[nodiscard]] bool stable(std::int64_t now_us) const;
    [[nodiscard]] Weighing weigh(std::int64_t now_us);
    [[nodiscard]] std::string weight_reply(std::string_view id, const Weighing& weighing);
    [[nodiscard]] std::string value_text(std::int64_t mg) const;
    [[nodiscard]] std::string greeting() const { return "I4 A \"" + settings_.serial + "\""; }

    BalanceSettings settings_;
    RandomSource random_;
    std::string line_;
    std::deque<SentFrame> outbox_;

    LoadCell cell_;
    std::optional<std::int64_t> vehicle_comes_us_;
    double gain_ = 0.0;
    double offset_kg_ = 0.0;
    int weighed_ = 0;  ///< stable values given with a vehicle that followed
    double zero_kg_ = 0.0;
    std::int64_t tare_mg_ = 0;
    bool grams_ = false;

    Waiting waiting_ = Waiting::none;
    std::int64_t give_up_us_ = 0;
    Stream stream_ = Stream::none;
    std::int64_t stream_next_us_ = 0;
    std::int64_t change_step_mg_ = 0;
    std::optional<std::int64_t> last_sent_mg_;

    std::optional<Range> forced_range_;
    bool never_stable_ = false;
    bool stuck_ = false;
    std::optional<Weighing> stuck_at_;
    std::optional<std::int64_t> drift_since_us_;
    int busy_ = 0;
    int defects_ = 0;
};

}  // namespace velocert::instruments
