// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/metrology/indication.h"
#include "core/sequence/instrument.h"
#include "instruments/protocol/modbus.h"
#include "instruments/protocol/modbus_value.h"

namespace velocert::instruments {

/// Where a value stands in a Modbus device, and what it means.
struct ModbusValue {
    metrology::Measurand measurand = metrology::Measurand::mass;
    std::uint8_t function = modbus_function::read_holding;
    std::uint16_t number = 0;  ///< of the first register, counted from zero as on the wire
    ModbusType type = ModbusType::u16;
    std::optional<WordOrder> order;  ///< else the map's
    base::Decimal scale{1, 0};
    base::Decimal offset{0, 0};
    std::string times;  ///< name of the option by whose number scale and offset are multiplied; empty: none
    const metrology::Unit* unit = nullptr;
    std::vector<std::uint32_t> no_value;  ///< bits that stand for "none"
    std::vector<std::uint32_t> over;
    std::vector<std::uint32_t> under;
    /// Counts of a converter that ends there: from this one on, and up to that one, there may be more than it shows.
    std::optional<std::uint32_t> over_from;
    std::optional<std::uint32_t> under_to;
    std::optional<std::uint32_t> highest;  ///< of a code: bits beyond it have no meaning, so there is no value
    std::optional<base::Decimal> step;     ///< of a float, in `unit`, as the table tells it
};

/// A bit, or some of them, that say something about all values of the same answer; where its poll brings no value,
/// about all values of the same round.
struct ModbusStatus {
    std::uint8_t function = modbus_function::read_holding;
    std::uint16_t number = 0;  ///< of the register or the coil
    unsigned mask = 1;         ///< the bits of a register that are looked at; of a coil it is 1
    unsigned equals = 1;       ///< what they must be
    metrology::Flags flags;
    std::string fault;  ///< what the instrument complains about; empty: nothing
};

/// A question that brings values: one request.
struct ModbusPoll {
    std::uint8_t function = modbus_function::read_holding;
    std::uint16_t start = 0;
    std::uint16_t count = 1;

    /// Whether its answer brings so many places from that one on, of those that the function reads.
    [[nodiscard]] bool brings(std::uint8_t reads, std::uint16_t number, std::size_t places = 1) const {
        return function == reads && number >= start && number + places <= std::size_t{start} + count;
    }
};

/// One write of an action: a fixed value, or the one that was ordered.
struct ModbusWrite {
    std::uint8_t function = modbus_function::write_register;
    std::uint16_t number = 0;
    ModbusType type = ModbusType::u16;
    std::optional<base::Decimal> value;  ///< as it stands in the register; nothing: the ordered one
};

/// What is read after an action, to see that it was done.
struct ModbusReadBack {
    std::uint8_t function = modbus_function::read_holding;
    std::uint16_t number = 0;
    ModbusType type = ModbusType::u16;    ///< of a register
    std::optional<base::Decimal> expect;  ///< nothing: the ordered value
};

/// A command as writes and a proof.
struct ModbusAction {
    sequence::Command command = sequence::Command::stop;
    std::vector<ModbusWrite> writes;
    std::optional<ModbusReadBack> read_back;
    const metrology::Unit* unit = nullptr;  ///< of the ordered value; null when the command takes none
    base::Decimal scale{1, 0};              ///< ordered value = register x scale
    int digits = 0;                         ///< behind the point of the ordered value
    std::int64_t most = 0;                  ///< in whole units
};

/// Registers that tell what the device is: model, then (with two of them) version, as plain numbers.
struct ModbusIdentity {
    std::uint8_t function = modbus_function::read_holding;
    std::uint16_t number = 0;
    std::uint16_t count = 1;
    std::string maker;
    std::optional<std::uint16_t> simulated;  ///< a model number that no maker uses: a virtual instrument
};

/// Registers that no device is known to have: a simulated one of this program holds the letters "VIRTUAL MODBUS  "
/// there, since the protocol itself has no name. Others answer with an exception or not at all.
inline constexpr std::uint16_t modbus_virtual_mark = 0xFF00;
inline constexpr std::uint16_t modbus_virtual_count = 8;

/// A Modbus device as data: what a maker's register table says.
struct ModbusMap {
    std::string id;
    int address = 1;
    WordOrder order = WordOrder::abcd;
    std::chrono::milliseconds timeout{500};
    std::vector<ModbusPoll> polls;
    std::vector<ModbusValue> values;
    std::vector<ModbusStatus> status;
    std::vector<ModbusAction> actions;
    std::optional<ModbusIdentity> identity;
    bool before_fifth = false;  ///< of old records: a status in an answer of its own says nothing, a float has no step
};

/// True of a poll that brings flags and none of the values: what it says is of all of them.
[[nodiscard]] bool modbus_only_status(const ModbusMap& map, const ModbusPoll& poll);

/// A read inside the device's own map whose answer has a length that no poll's answer has, so that a late one to a poll
/// is not taken for it; nothing when the device is asked for bits only. It gives no values.
[[nodiscard]] std::optional<ModbusPoll> modbus_in_step(const ModbusMap& map);

}  // namespace velocert::instruments
