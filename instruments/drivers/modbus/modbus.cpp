// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/modbus/modbus.h"

#include <memory>
#include <vector>

#include "instruments/drivers/described/described.h"
#include "instruments/drivers/modbus/modbus_driver.h"
#include "instruments/drivers/modbus/modbus_generic.h"

namespace velocert::instruments {
std::span<const Driver* const> modbus_drivers() {
    static const auto shipped = read_shipped(embedded_modbus_maps());
    static const std::vector<const Driver*> all = [] {
        std::vector<const Driver*> list{&modbus_generic};
        for (const auto& driver : shipped) list.push_back(driver.get());
        return list;
    }();
    return all;
}

}  // namespace velocert::instruments
