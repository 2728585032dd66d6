// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::laboratory {

/// One instrument as the station is set up: which driver on which port serves which role.
struct StationInstrument {
    std::string role;    ///< "scale", "recorder"
    std::string driver;  ///< driver id ("mt-sics")
    std::string port;    ///< device path; empty on the virtual bench
    std::map<std::string, std::string> options;  ///< driver options as of `read --set`
    std::string serial;     ///< expected serial number; empty: not checked
    std::string equipment = {};  ///< its id in the equipment register; empty: found by its serial number
};

/// All instruments, at one place.
struct Station {
    std::string id;
    std::string name;
    bool is_virtual = false;
    std::vector<StationInstrument> instruments;

    [[nodiscard]] const StationInstrument* instrument(std::string_view role) const;
};

/// {"format":"velocert-station/1","id":...,"name":...,
///  "instruments":[{"role","driver","port","options":{},"serial","equipment"}]}.
/// "virtual": true marks the virtual bench, whose instruments need no port.
[[nodiscard]] base::Result<Station> station_from_json(const base::Json& json, std::string_view source);
[[nodiscard]] base::Json to_json(const Station& station);

}  // namespace velocert::laboratory
