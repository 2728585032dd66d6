// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {

using base::ErrorCode;

base::Result<std::string> order_value(const sequence::Order& order, const metrology::Unit& unit, int digits,
                                      std::int64_t most) {
    if (auto fine = sequence::check(order); !fine) return base::fail(fine.error());
    const auto refuse = [&] {
        return base::fail(ErrorCode::bad_value, std::string(sequence::name(order.command)), order.value->text(),
                          "0 to " + std::to_string(most) + ' ' + std::string(unit.symbol) + " with at most " +
                              std::to_string(digits) + " digits behind the point");
    };
    const auto number = order.value->in(unit).normalized();
    if (number.mantissa() < 0 || number.scale() > digits || number > base::Decimal(most, 0)) return refuse();
    return number.text();
}

base::Error no_such_command(std::string_view driver, const sequence::Order& order, std::string_view known) {
    return {ErrorCode::instrument_refused, std::string(driver),
            "it has no command '" + std::string(sequence::name(order.command)) + "'", std::string(known)};
}

}  // namespace velocert::instruments
