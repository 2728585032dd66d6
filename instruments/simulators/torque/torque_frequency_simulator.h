// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/line/shown_value.h"

namespace velocert::instruments {

/// What a simulated torque transducer and its counter box are.
struct TorqueFrequencySettings {
    ShownValue::Settings shown;  ///< N.m
    double rated = 100;          ///< N.m
    double centre_hz = 10'000;
    double deviation_hz = 5'000;
    bool binary = false;
    std::string serial = "V0230001";
};

/// A transducer whose frequency follows the torque, and the box that counts its periods: it latches the count, the time
/// of the last period and its clock of 1 us, and sends them. Between two frames the frequency stays as it is.
class TorqueFrequencySimulator final : public ByteSimulator {
  public:
    TorqueFrequencySimulator(TorqueFrequencySettings settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    bool more_faults(Fault fault) const override;
    void strike(const FaultPlan& plan, std::int64_t now_us) override;

    void obey(std::string_view command, std::int64_t now_us);
    [[nodiscard]] std::string identity() const;
    [[nodiscard]] double frequency_from(std::int64_t now_us);
    /// Lets the signal run until then.
    void run_to(std::int64_t now_us);

    TorqueFrequencySettings settings_;
    ShownValue shown_;
    int rate_hz_ = 10;
    std::uint16_t sequence_ = 0;
    double hertz_ = 0;
    double periods_ = 0;  ///< since the counter was zeroed
    double last_period_us_ = 0;
    std::int64_t seen_to_us_ = 0;
    std::int64_t clock_offset_us_ = 0;
    int lost_ = 0;        ///< frames still to lose
    int signal_off_ = 0;  ///< frames for which the transducer is silent
};

}  // namespace velocert::instruments
