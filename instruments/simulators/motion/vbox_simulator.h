// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/motion/satellite_ride.h"

namespace velocert::instruments {

/// How a simulated VBOX is made.
struct VboxSettings {
    SatelliteRideSettings ride;
    std::int64_t rate = 100;         ///< frames a second
    std::uint32_t channels = 0xFFF;  ///< mask; bits above 17 give channels no table knows
    int satellites = 14;
};

/// A logger that sends "$VBOX3i," frames by itself, written from the maker's description of them. Its protocol has no
/// identity in which it could call itself virtual.
class VboxSimulator final : public ByteSimulator {
  public:
    VboxSimulator(const VboxSettings& settings, std::uint64_t seed)
        : ByteSimulator("vbox", "115200 8N1", 1'000), settings_(settings), ride_(settings.ride, seed) {
        stream_every(1'000'000 / settings.rate, 0);
    }

  protected:
    std::size_t take(std::string_view pending, std::int64_t) override { return pending.size(); }
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    bool more_faults(Fault fault) const override;
    void strike(const FaultPlan& plan, std::int64_t now_us) override { ride_.act(plan, now_us); }

  private:
    VboxSettings settings_;
    SatelliteRide ride_;
    double path_zero_ = 0;
};

}  // namespace velocert::instruments
