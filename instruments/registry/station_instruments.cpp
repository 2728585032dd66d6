// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "instruments/registry/line_sharing.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/port_checks.h"
#include "instruments/watch/watched_instrument.h"

namespace velocert::instruments {
namespace {

using Opened = base::Result<std::unique_ptr<sequence::Instrument>>;

/// How its port is set: what somebody asks for is refused where the port cannot do it, what is only usual gives way.
base::Result<PortSettings> settings_at(const laboratory::StationInstrument& set_up, const Driver& driver) {
    auto settings = settings_of(driver, set_up.options);
    if (settings && option(driver, set_up.options, settings_option.name).empty())
        return usual_on(set_up.port, *settings);
    return settings;
}

/// The instrument with a watchdog beside it.
Opened watched_one(std::unique_ptr<sequence::Instrument> instrument, const Driver& driver,
                   const laboratory::StationInstrument& set_up, const PortUse& use, const std::string& folder,
                   const base::Clock& clock) {
    auto order = WatchOrder::of(driver, set_up.options, instrument->identity());
    if (!order) return base::fail(order.error());
    const auto settings = settings_at(set_up, driver);
    if (!settings) return base::fail(settings.error());
    order->port = set_up.port;
    order->settings = settings->text();
    order->folder = folder;
    order->person = use.person;
    order->purpose = use.purpose;
    auto watch = PortWatch::begin(std::move(*order), clock);
    if (!watch) return base::fail(watch.error());
    return std::make_unique<WatchedInstrument>(std::move(instrument), std::move(*watch));
}

}  // namespace

std::unique_ptr<Transport> take_seat(SharedLine& line, const Driver& driver, const Options& options) {
    auto patience = profile_of(driver, options).longest_silence;
    if (const auto ask = driver.exchange(sequence::Command::read_now, options)) patience = ask->timeout;
    return line.connect(
        [&driver, options](std::span<const std::uint8_t> request, std::span<const std::uint8_t> answer) {
            return driver.answer_complete(options, request, answer);
        },
        patience);
}

base::Result<std::unique_ptr<Transport>> StationInstruments::open_shared(const laboratory::StationInstrument& set_up,
                                                                         const Driver& driver,
                                                                         const PortSettings& settings) {
    auto& line = lines_[set_up.port];
    // Without instruments it may have been pulled out since; what is in use is not opened twice.
    if (line && line->connections() == 0) line.reset();
    if (!line) {
        auto transport = open_port(set_up.port, settings, use_);
        if (!transport) return base::fail(transport.error());
        line = std::make_unique<SharedLine>(std::move(*transport), settings, clock_);
    }
    return take_seat(*line, driver, set_up.options);
}

base::Result<std::unique_ptr<sequence::Instrument>> StationInstruments::open(std::string_view role) {
    using base::ErrorCode;
    const auto* set_up = station_.instrument(role);
    if (set_up == nullptr)
        return base::fail(ErrorCode::not_found, "station " + station_.id,
                          "no instrument for the role '" + std::string(role) + "'", "an instrument with that role");
    const auto driver = find_driver(set_up->driver);
    if (!driver) return base::fail(driver.error());
    const auto settings = settings_at(*set_up, **driver);
    if (!settings) return base::fail(settings.error());
    if (auto may = may_share_port(*set_up, station_.instruments); !may) return base::fail(may.error());
    auto transport = (*driver)->answer_complete ? open_shared(*set_up, **driver, *settings)
                                                : open_port(set_up->port, *settings, use_);
    if (!transport) return base::fail(transport.error());
    auto instrument = open_instrument(**driver, set_up->options, std::move(*transport), clock_, hazard_);
    if (instrument && !set_up->serial.empty() && (*instrument)->identity().serial != set_up->serial)
        return base::fail(
            ErrorCode::wrong_instrument, set_up->port,
            "the instrument on this port has the serial number '" + (*instrument)->identity().serial + "'",
            "'" + set_up->serial + "', as the station is set up for the role '" + set_up->role + "'");
    if (instrument && (*driver)->energises && !watch_folder_.empty())
        return watched_one(std::move(*instrument), **driver, *set_up, use_, watch_folder_, clock_);
    return instrument;
}

}  // namespace velocert::instruments
