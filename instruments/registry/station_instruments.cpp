// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"

namespace velocert::instruments {

base::Result<std::unique_ptr<sequence::Instrument>> StationInstruments::open(std::string_view role) {
    using base::ErrorCode;
    const auto* set_up = station_.instrument(role);
    if (set_up == nullptr)
        return base::fail(ErrorCode::not_found, "station " + station_.id,
                          "no instrument for the role '" + std::string(role) + "'", "an instrument with that role");
    const auto driver = find_driver(set_up->driver);
    if (!driver) return base::fail(driver.error());
    const auto settings = settings_of(**driver, set_up->options);
    if (!settings) return base::fail(settings.error());
    auto transport = open_port(set_up->port, *settings);
    if (!transport) return base::fail(transport.error());
    auto instrument = open_instrument(**driver, set_up->options, std::move(*transport), clock_, hazard_);
    if (instrument && !set_up->serial.empty() && (*instrument)->identity().serial != set_up->serial)
        return base::fail(
            ErrorCode::wrong_instrument, set_up->port,
            "the instrument on this port has the serial number '" + (*instrument)->identity().serial + "'",
            "'" + set_up->serial + "', as the station is set up for the role '" + set_up->role + "'");
    return instrument;
}

}  // namespace velocert::instruments
