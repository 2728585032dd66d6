// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "instruments/simulators/line/byte_simulator.h"
#include "instruments/simulators/motion/satellite_ride.h"

namespace velocert::instruments {

/// How a simulated receiver with NMEA 0183 sentences is made.
struct NmeaSettings {
    SatelliteRideSettings ride;
    std::int64_t rate = 10;  ///< epochs a second
    bool legacy = false;     ///< talker BD instead of GB, sentences of version 3.0
    int beidou = 8;          ///< satellites of BeiDou used
    int gps = 6;             ///< satellites of GPS used
};

/// A receiver that sends TXT with its name, RMC, VTG, GGA, GSA and GSV in every epoch, and obeys PCAS02 (period).
/// Written from NMEA 0183.
class NmeaSimulator final : public ByteSimulator {
  public:
    NmeaSimulator(const NmeaSettings& settings, std::uint64_t seed)
        : ByteSimulator("nmea-0183", "115200 8N1", 1'000), settings_(settings), ride_(settings.ride, seed) {
        stream_every(1'000'000 / settings.rate, 0);
    }

    void satellite_event(SatelliteEvent event, std::int64_t now_us) override { ride_.satellite_event(event, now_us); }

  protected:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    std::string stream_frame(std::int64_t now_us) override;
    void power_up(std::int64_t now_us) override;
    bool more_faults(Fault fault) const override;
    void strike(const FaultPlan& plan, std::int64_t now_us) override { ride_.act(plan, now_us); }

  private:
    NmeaSettings settings_;
    SatelliteRide ride_;
};

/// "$" body "*hh" CR LF.
[[nodiscard]] std::string nmea_line(const std::string& body);
/// The sentences of one moment.
[[nodiscard]] std::string nmea_epoch(const SatelliteMoment& moment, bool legacy, int beidou, int gps = 6);

}  // namespace velocert::instruments
