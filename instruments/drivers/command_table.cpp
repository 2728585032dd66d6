// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/command_table.h"

#include "instruments/drivers/order_value.h"

namespace velocert::instruments {

base::Result<Exchange> CommandRow::exchange(std::chrono::milliseconds timeout) const {
    return make_ ? make_() : Exchange{request_, acknowledged_, timeout_.value_or(timeout)};
}

base::Result<Exchange> exchange_from(const CommandTable& table, std::string_view driver, const sequence::Order& order,
                                     std::chrono::milliseconds timeout, std::string_view remark) {
    std::string known;
    for (const auto& row : table) {
        if (row.command() == order.command) return row.exchange(timeout);
        if (!known.empty()) known += &row == &table.back() ? " or " : ", ";
        known += sequence::name(row.command());
    }
    return base::fail(no_such_command(driver, order, known + std::string(remark)));
}

base::Result<Exchange> listening_exchange(std::string_view driver, const sequence::Order& order,
                                          std::chrono::milliseconds longest_silence,
                                          std::initializer_list<sequence::Command> commands, std::string_view remark) {
    CommandTable table;
    for (const auto command : commands) table.emplace_back(command, std::string());
    return exchange_from(table, driver, order, longest_silence, remark);
}

}  // namespace velocert::instruments
