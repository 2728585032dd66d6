// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/embedded_text.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "instruments/drivers/loaded_driver.h"
#include "instruments/drivers/modbus/modbus_map.h"

namespace velocert::instruments {

using base::EmbeddedText;
/// The shipped instrument files, in the order of the driver list.
[[nodiscard]] std::span<const EmbeddedText> embedded_modbus_maps();

/// A driver whose device is described by data: one map for each profile.
class ModbusDriver final : public LoadedDriver {
  public:
    std::vector<ModbusMap> maps;  ///< in the order of the profiles

    /// The map of the profile with what the options say put in. Errors: bad_value.
    [[nodiscard]] base::Result<ModbusMap> map_for(const Options& given) const;
    /// Puts in the functions of the driver; when everything else stands.
    void complete();
};

/// Reads an instrument file ("format": "velocert-instrument/1", "protocol": "modbus"); errors carry
/// source:line:column.
[[nodiscard]] base::Result<std::unique_ptr<LoadedDriver>> load_modbus_driver(const base::Json& json,
                                                                             std::string source);

/// Options that every Modbus driver has.
inline constexpr OptionInfo modbus_address_option{"address", "",
                                                  "of the device, 1 to 247; the profile's when not given"};
inline constexpr OptionInfo modbus_echo_option{"echo", "no", "yes: the adapter gives back what is sent"};
inline constexpr OptionInfo modbus_order_option{
    "order", "", "of the bytes of a number in two registers: ABCD, CDAB, BADC, DCBA; the profile's when not given"};
inline constexpr OptionInfo modbus_timeout_option{
    "timeout", "", "milliseconds an answer may take, 20 to 10000; the profile's when not given"};

/// A map with address, order and everything else resolved, as bytes: what a command sends.
[[nodiscard]] base::Result<Exchange> modbus_exchange(const ModbusMap& map, std::string_view driver,
                                                     const sequence::Order& order);
/// Harmless reads: the values, what the map knows about the device's identity, and whether it is a virtual one.
[[nodiscard]] std::vector<Exchange> modbus_identification(const ModbusMap& map);
/// Whole numbers "500" and "0x01F4".
[[nodiscard]] base::Result<std::int64_t> parse_modbus_number(std::string_view text, std::int64_t low,
                                                             std::int64_t high);

}  // namespace velocert::instruments
