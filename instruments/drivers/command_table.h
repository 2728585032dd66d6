// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// One command of an instrument, without a value: what is sent for it.
struct CommandRow {
    sequence::Command command;
    std::string request;        ///< empty when it is only listened for
    bool acknowledged = false;  ///< as in Exchange
};

/// The row's bytes, or the refusal of what is not in the table (instrument_refused), naming what is.
[[nodiscard]] base::Result<Exchange> exchange_from(std::span<const CommandRow> table, std::string_view driver,
                                                   const sequence::Order& order, std::chrono::milliseconds timeout);

/// Of an instrument that sends by itself and is only listened to: read-now, start and stop, without bytes.
[[nodiscard]] base::Result<Exchange> listening_exchange(std::string_view driver, const sequence::Order& order,
                                                        std::chrono::milliseconds longest_silence);

}  // namespace velocert::instruments
