// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/sound/polled_meters.h"

namespace velocert::instruments {

/// In the manner of the CEM DT-8852: tokens by themselves, twice a second; the toggle for the weighting is known.
class CemSimulator final : public SoundSimulator {
  public:
    CemSimulator(const SoundSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;

    bool toggled_ = false;
};

/// In the manner of the PCE-322A: thirteen bytes, ten times a second, once it was told to begin.
class PceSimulator final : public SoundSimulator {
  public:
    PceSimulator(const SoundSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
};

}  // namespace velocert::instruments
