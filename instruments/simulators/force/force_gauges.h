// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "instruments/simulators/line/meter_simulator.h"

namespace velocert::instruments {

/// What pulls at a simulated force gauge, and how it shows it.
struct ForceSettings {
    double force = 152.3;   ///< N
    double noise = 0.1;     ///< N, standard deviation from value to value
    double capacity = 500;  ///< N
    std::string serial = "V0180001";
};

/// What every one of them has: a force in tenths of a newton and its largest since the last reset.
class ForceSimulator : public MeterSimulator {
  protected:
    ForceSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply_us,
                   const ForceSettings& settings, std::uint64_t seed, std::vector<Fault> more = {});
    void power_up(std::int64_t now_us) override;
    /// The force now; the largest follows it.
    [[nodiscard]] ShownValue::Sample pull(std::int64_t now_us);
    [[nodiscard]] std::int64_t largest() const { return largest_; }
    [[nodiscard]] std::int64_t smallest() const { return smallest_; }
    void forget_largest() { largest_ = smallest_ = 0; }
    [[nodiscard]] const ForceSettings& settings() const { return settings_; }

  private:
    ForceSettings settings_;
    std::int64_t largest_ = 0;
    std::int64_t smallest_ = 0;
};

/// In the manner of the Dillon and Mecmesin AFG: each character is a key.
class AfgSimulator final : public ForceSimulator {
  public:
    AfgSimulator(const ForceSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    [[nodiscard]] std::string shown_text(std::int64_t now_us);

    bool largest_shown_ = false;
};

/// In the manner of the Omega Denshi AL6: values of six digits in tenths of a newton, single or in a stream.
class AlSimulator final : public ForceSimulator {
  public:
    AlSimulator(const ForceSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;

    std::int64_t period_us_ = 10'000;
    std::int64_t zero_ = 0;
};

}  // namespace velocert::instruments
