// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "instruments/simulators/line/meter_simulator.h"

namespace velocert::instruments {

/// What a simulated sound level meter hears, and who it says it is.
struct SoundSettings {
    double level = 62.5;  ///< dB
    double noise = 0.2;   ///< dB, standard deviation from value to value
    bool a_weighted = true;
    std::string serial = "V0230001";
};

/// What every one of them has: a level in tenths of a decibel, and its largest since it began to measure.
class SoundSimulator : public MeterSimulator {
  public:
    void make_sound(double decibels, std::int64_t now_us) override { shown().set(decibels, now_us); }

  protected:
    SoundSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply_us,
                   const SoundSettings& settings, std::uint64_t seed, std::vector<Fault> faults);
    /// The level now; the largest follows it.
    [[nodiscard]] ShownValue::Sample hear(std::int64_t now_us);
    [[nodiscard]] std::int64_t largest_tenths() const { return largest_; }
    void begin_again() { largest_ = 0; }
    [[nodiscard]] bool a_weighted() const { return settings_.a_weighted && !unit_changed(); }
    [[nodiscard]] const SoundSettings& settings() const { return settings_; }

  private:
    SoundSettings settings_;
    std::int64_t largest_ = 0;
};

/// In the manner of the NTi XL2: INIT START and INIT STOP, MEAS:INIT takes values that MEAS:SLM:123? then tells.
class XlSimulator final : public SoundSimulator {
  public:
    XlSimulator(const SoundSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    void item(std::string_view name, std::int64_t now_us);

    bool running_ = false;
    bool taken_ = false;
    ShownValue::Sample last_;
};

/// In the manner of the Rion NL: a prompt, a result code to everything, a line of data to questions.
class RionSimulator final : public SoundSimulator {
  public:
    RionSimulator(const SoundSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
};

/// In the manner of Svantek: "#2,1,M?,S?,R?;" gives the results that were asked for, of the first profile only.
class SvantekSimulator final : public SoundSimulator {
  public:
    SvantekSimulator(const SoundSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    [[nodiscard]] std::string result(std::string_view code, const ShownValue::Sample& level) const;
};

/// In the manner of the Colead SL-5868P: says 10 when it has a value, and gives it when it is asked with 20.
class ColeadSimulator final : public SoundSimulator {
  public:
    ColeadSimulator(const SoundSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
};

}  // namespace velocert::instruments
