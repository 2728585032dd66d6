// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// A command that needs no value, with its bytes.
struct CommandRow {
    sequence::Command command;
    std::string_view request;  ///< empty where it is only listened to
    bool acknowledged = false;
    std::chrono::milliseconds timeout{1'000};
};

/// The exchange of an order by that table; instrument_refused for what does not stand in it.
[[nodiscard]] base::Result<Exchange> exchange_of(std::string_view driver, std::span<const CommandRow> table,
                                                 const sequence::Order& order);

/// What an instrument that sends by itself can be "asked" for. Zero and tare are done at its keys: whether they were,
/// the zero check of a weighing tells.
[[nodiscard]] base::Result<Exchange> listening(std::string_view driver, const sequence::Order& order,
                                               std::chrono::milliseconds longest_silence);

}  // namespace velocert::instruments
