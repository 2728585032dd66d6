// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/modbus/modbus.h"

#include <memory>
#include <vector>

#include "instruments/drivers/modbus/modbus_driver.h"
#include "instruments/drivers/modbus/modbus_generic.h"

namespace velocert::instruments {
namespace {

/// The shipped files; one that cannot be read is a defect of the shipped data, which a test finds.
const std::vector<std::unique_ptr<LoadedDriver>>& shipped() {
    static const auto all = [] {
        std::vector<std::unique_ptr<LoadedDriver>> list;
        for (const auto& file : embedded_modbus_maps()) {
            const auto json = base::Json::parse(file.text, file.name);
            if (!json) continue;
            if (auto driver = load_modbus_driver(*json, std::string(file.name))) {
                (*driver)->driver.definition = json->text();
                list.push_back(std::move(*driver));
            }
        }
        return list;
    }();
    return all;
}

}  // namespace

std::span<const Driver* const> modbus_drivers() {
    static const std::vector<const Driver*> all = [] {
        std::vector<const Driver*> list{&modbus_generic};
        for (const auto& loaded : shipped()) list.push_back(&loaded->driver);
        return list;
    }();
    return all;
}

}  // namespace velocert::instruments
