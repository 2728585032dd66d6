// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/motion/satellite_ride.h"

namespace velocert::instruments {

/// How a simulated u-blox receiver is made.
struct UbxSettings {
    SatelliteRideSettings ride;
    std::int64_t fastest_ms = 40;  ///< ordered to be faster, it acknowledges and keeps to this
    bool nmea = true;              ///< sends sentences too until told otherwise
    bool keys = true;              ///< knows CFG-VALSET and CFG-VALGET
    int beidou = 8;                ///< satellites of BeiDou used
};

/// A receiver that speaks UBX: NAV-PVT and NAV-SAT on order or when polled, CFG-RATE, CFG-MSG, CFG-VALSET, CFG-VALGET,
/// MON-VER. Written from the maker's interface description. It begins as delivered: one solution a second, sent as NMEA
/// sentences.
class UbxSimulator final : public ByteSimulator {
  public:
    UbxSimulator(const UbxSettings& settings, std::uint64_t seed);

  protected:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    bool more_faults(Fault fault) const override;
    void strike(const FaultPlan& plan, std::int64_t now_us) override { ride_.act(plan, now_us); }

  private:
    void command(int kind, int id, std::string_view payload, std::int64_t now_us);
    [[nodiscard]] bool configure(int id, std::string_view payload, std::int64_t now_us);
    [[nodiscard]] bool set_message(int kind, int id, int every);
    [[nodiscard]] bool set_keys(std::string_view payload, std::int64_t now_us);
    [[nodiscard]] std::string get_keys(std::string_view payload) const;
    void set_period(std::int64_t ms, std::int64_t now_us);
    [[nodiscard]] std::string solution(const SatelliteMoment& moment) const;
    [[nodiscard]] std::string satellites(const SatelliteMoment& moment) const;
    [[nodiscard]] std::string version() const;

    UbxSettings settings_;
    SatelliteRide ride_;
    std::int64_t period_ms_ = 1000;
    int solution_every_ = 0;
    int satellites_every_ = 0;
    bool nmea_;
    std::int64_t count_ = 0;
};

}  // namespace velocert::instruments
