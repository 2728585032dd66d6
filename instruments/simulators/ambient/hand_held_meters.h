// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "instruments/simulators/line/meter_simulator.h"

namespace velocert::instruments {

/// The air around simulated hand-held meters.
struct AirSettings {
    double temperature = 23.6;  ///< degC
    double humidity = 48.0;     ///< %
    double wind = 1.2;          ///< m/s
    double direction = 236.0;   ///< degrees
};

/// In the manner of a Lutron thermo-hygrometer: sixteen characters twice a second, upper and lower display in turn.
class LutronSimulator final : public MeterSimulator {
  public:
    LutronSimulator(const AirSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t) override { return pending.size(); }
    std::string stream_frame(std::int64_t now_us) override;

    ShownValue humidity_;
    bool lower_ = false;
};

/// In the manner of the CENTER 309: 45 bytes to an 'A'.
class CenterSimulator final : public MeterSimulator {
  public:
    CenterSimulator(const AirSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
};

/// In the manner of the MIC 98583: told to, a line every second.
class MicSimulator final : public MeterSimulator {
  public:
    MicSimulator(const AirSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;

    ShownValue humidity_;
};

/// A wind sensor that sends a sentence every second.
class WindSimulator final : public MeterSimulator {
  public:
    WindSimulator(const AirSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t) override { return pending.size(); }
    std::string stream_frame(std::int64_t now_us) override;

    double direction_;
};

}  // namespace velocert::instruments
