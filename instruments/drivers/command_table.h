// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// One command of an instrument and what is sent for it: bytes that are always the same, or what is made when it is
/// asked for, such as an order with its value.
class CommandRow {
  public:
    /// `request` is empty when it is only listened for; without a `timeout` that of the table holds.
    CommandRow(sequence::Command command, std::string request, bool acknowledged = false,
               std::optional<std::chrono::milliseconds> timeout = std::nullopt)
        : command_(command), request_(std::move(request)), acknowledged_(acknowledged), timeout_(timeout) {}
    CommandRow(sequence::Command command, std::function<base::Result<Exchange>()> make)
        : command_(command), make_(std::move(make)) {}

    [[nodiscard]] sequence::Command command() const { return command_; }
    [[nodiscard]] base::Result<Exchange> exchange(std::chrono::milliseconds timeout) const;

  private:
    sequence::Command command_;
    std::string request_;
    bool acknowledged_ = false;
    std::optional<std::chrono::milliseconds> timeout_;
    std::function<base::Result<Exchange>()> make_;
};
using CommandTable = std::vector<CommandRow>;

/// What the row of that command gives, or the refusal of what is not in the table (instrument_refused), naming what is;
/// `remark` stands behind the names.
[[nodiscard]] base::Result<Exchange> exchange_from(const CommandTable& table, std::string_view driver,
                                                   const sequence::Order& order, std::chrono::milliseconds timeout,
                                                   std::string_view remark = {});

/// Of an instrument that sends by itself and is only listened to: these commands, without bytes.
[[nodiscard]] base::Result<Exchange> listening_exchange(
    std::string_view driver, const sequence::Order& order, std::chrono::milliseconds longest_silence,
    std::initializer_list<sequence::Command> commands = {sequence::Command::read_now, sequence::Command::start,
                                                         sequence::Command::stop},
    std::string_view remark = {});

}  // namespace velocert::instruments
