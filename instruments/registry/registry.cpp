// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"

#include <array>

#include "instruments/drivers/magtrol.h"
#include "instruments/drivers/mt_sics.h"
#include "instruments/drivers/pulse_daq.h"
#include "instruments/drivers/scpi_lcr.h"
#include "instruments/drivers/scpi_multimeter.h"
#include "instruments/drivers/scpi_power_meter.h"
#include "instruments/drivers/scpi_source.h"
#include "instruments/drivers/wxt.h"

namespace velocert::instruments {

std::span<const Driver* const> drivers() {
    static constexpr std::array all{&mt_sics,          &pulse_daq, &magtrol,         &scpi_source,
                                    &scpi_power_meter, &scpi_lcr,  &scpi_multimeter, &wxt};
    return all;
}

base::Result<const Driver*> find_driver(std::string_view id) {
    std::string known;
    for (const auto* driver : drivers()) {
        if (driver->id == id) return driver;
        if (!known.empty()) known += ", ";
        known += driver->id;
    }
    return base::fail(base::ErrorCode::not_found, "driver", "there is no driver '" + std::string(id) + "'",
                      "one of " + known);
}

base::Result<std::unique_ptr<metrology::Decoder>> RegistryDecoders::make_decoder(
    std::string_view driver, const std::vector<std::pair<std::string, std::string>>& options) const {
    const auto found = find_driver(driver);
    if (!found) return base::fail(found.error());
    return (*found)->make_decoder(Options(options.begin(), options.end()));
}

}  // namespace velocert::instruments
