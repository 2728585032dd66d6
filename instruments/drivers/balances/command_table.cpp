// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/command_table.h"

#include <array>
#include <string>

#include "instruments/drivers/order_value.h"

namespace velocert::instruments {

using sequence::Command;

base::Result<Exchange> exchange_of(std::string_view driver, std::span<const CommandRow> table,
                                   const sequence::Order& order) {
    std::string known;
    for (const auto& row : table) {
        if (row.command == order.command) return Exchange{std::string(row.request), row.acknowledged, row.timeout};
        known += (known.empty() ? "" : ", ") + std::string(sequence::name(row.command));
    }
    return base::fail(no_such_command(driver, order, known));
}

base::Result<Exchange> listening(std::string_view driver, const sequence::Order& order,
                                 std::chrono::milliseconds longest_silence) {
    const std::array table{
        CommandRow{Command::zero, {}, false, longest_silence},
        CommandRow{Command::read_stable, {}, false, longest_silence},
        CommandRow{Command::read_now, {}, false, longest_silence},
        CommandRow{Command::start, {}, false, longest_silence},
        CommandRow{Command::stop, {}, false, longest_silence},
        CommandRow{Command::reset, {}, false, longest_silence},
    };
    return exchange_of(driver, table, order);
}

}  // namespace velocert::instruments
