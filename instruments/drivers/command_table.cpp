// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/command_table.h"

#include <array>

#include "instruments/drivers/order_value.h"

namespace velocert::instruments {

using sequence::Command;

base::Result<Exchange> exchange_from(std::span<const CommandRow> table, std::string_view driver,
                                     const sequence::Order& order, std::chrono::milliseconds timeout) {
    std::string known;
    for (const auto& row : table) {
        if (row.command == order.command) return Exchange{row.request, row.acknowledged, timeout};
        if (!known.empty()) known += &row == &table.back() ? " or " : ", ";
        known += sequence::name(row.command);
    }
    return base::fail(no_such_command(driver, order, known));
}

base::Result<Exchange> listening_exchange(std::string_view driver, const sequence::Order& order,
                                          std::chrono::milliseconds longest_silence) {
    static const std::array table{CommandRow{Command::read_now, {}}, CommandRow{Command::start, {}},
                                  CommandRow{Command::stop, {}}};
    return exchange_from(table, driver, order, longest_silence);
}

}  // namespace velocert::instruments
