// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "instruments/simulators/line/line_simulator.h"
#include "instruments/simulators/models/random_source.h"

namespace velocert::instruments {

struct WeatherSettings {
    double wind = 1.2;          ///< m/s, mean
    double gust = 0.4;          ///< m/s, standard deviation of the mean from answer to answer
    double temperature = 23.4;  ///< degC
    double humidity = 48.0;     ///< %
};

/// A weather transmitter in the manner of Vaisala's WXT520, polled: 0XU tells its settings, 0r0 with checksum all
/// values with checksum, and the same question with a wrong checksum the right one.
class WeatherSimulator final : public LineSimulator {
  public:
    WeatherSimulator(WeatherSettings settings, std::uint64_t seed)
        : LineSimulator("wxt", "19200 8N1", 60'000), settings_(settings), random_(seed) {}
    [[nodiscard]] bool more_faults(Fault fault) const override;

  private:
    std::string execute(const std::string& line, std::int64_t now_us) override;
    void power_up(std::int64_t) override { kilometres_ = false; }
    void strike(const FaultPlan& plan, std::int64_t now_us) override;

    WeatherSettings settings_;
    RandomSource random_;
    std::string stuck_at_;
    bool kilometres_ = false;  ///< somebody has set the wind to km/h
    char address_ = '0';
};

}  // namespace velocert::instruments
