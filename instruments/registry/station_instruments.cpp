// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "instruments/registry/registry.h"
#include "instruments/watch/watched_instrument.h"

namespace velocert::instruments {
namespace {

using Opened = base::Result<std::unique_ptr<sequence::Instrument>>;

std::string absolute(const std::string& path) {
    std::error_code code;
    const auto whole = std::filesystem::absolute(path, code);
    return code ? path : whole.string();
}

/// The instrument with a watchdog beside it.
Opened watched_one(std::unique_ptr<sequence::Instrument> instrument, const Driver& driver,
                   const laboratory::StationInstrument& set_up, const PortUse& use, const std::string& folder) {
    auto order = WatchOrder::of(driver, set_up.options, instrument->identity());
    if (!order) return base::fail(order.error());
    const auto settings = settings_of(driver, set_up.options);
    if (!settings) return base::fail(settings.error());
    order->port = absolute(set_up.port);
    order->settings = settings->text();
    order->folder = absolute(folder);
    order->person = use.person;
    order->purpose = use.purpose;
    auto watchdog = Watchdog::start(*order);
    if (!watchdog) return base::fail(watchdog.error());
    return std::make_unique<WatchedInstrument>(std::move(instrument), std::move(*watchdog));
}

}  // namespace

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
    auto transport = open_port(set_up->port, *settings, use_);
    if (!transport) return base::fail(transport.error());
    auto instrument = open_instrument(**driver, set_up->options, std::move(*transport), clock_);
    if (instrument && !set_up->serial.empty() && (*instrument)->identity().serial != set_up->serial)
        return base::fail(
            ErrorCode::wrong_instrument, set_up->port,
            "the instrument on this port has the serial number '" + (*instrument)->identity().serial + "'",
            "'" + set_up->serial + "', as the station is set up for the role '" + set_up->role + "'");
    if (instrument && (*driver)->energises && !watch_folder_.empty())
        return watched_one(std::move(*instrument), **driver, *set_up, use_, watch_folder_);
    return instrument;
}

}  // namespace velocert::instruments
