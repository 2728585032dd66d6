// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"

#include <vector>

#include "instruments/drivers/ambient/ambient.h"
#include "instruments/drivers/balances/balances.h"
#include "instruments/drivers/electrical/electrical.h"
#include "instruments/drivers/force/force.h"
#include "instruments/drivers/modbus/modbus.h"
#include "instruments/drivers/motion/motion.h"
#include "instruments/drivers/sound/sound.h"
#include "instruments/drivers/torque/torque.h"

namespace velocert::instruments {

std::span<const Driver* const> drivers() {
    static const std::vector<const Driver*> all = [] {
        std::vector<const Driver*> list;
        for (const auto& family : {balance_drivers(), motion_drivers(), torque_drivers(), electrical_drivers(),
                                   ambient_drivers(), modbus_drivers(), sound_drivers(), force_drivers()})
            list.insert(list.end(), family.begin(), family.end());
        return list;
    }();
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
