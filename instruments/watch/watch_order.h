// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/sequence/instrument.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// What a watchdog must know to bring one instrument into its safe state without the program.
struct WatchOrder {
    std::string port;  ///< absolute path
    std::string settings;
    std::string driver;
    Options options;
    std::string identity;           ///< "maker|model|serial|software"
    std::string stop;               ///< the bytes of the safe state
    std::vector<std::string> then;  ///< what follows, each sent when the one before was answered: the reading back
    std::chrono::milliseconds patience{1000};
    std::string folder;   ///< where the record of what was done is written
    std::string person;   ///< who used the instrument
    std::string purpose;  ///< "run 20261125-1a2b3c4d5e6f"
    std::string open;     ///< the file that says that the order is open; empty: there is none

    /// Of an instrument that was just opened. Errors: the driver has no stop.
    [[nodiscard]] static base::Result<WatchOrder> of(const Driver& driver, const Options& options,
                                                     const sequence::InstrumentIdentity& identity);
    [[nodiscard]] base::Json json() const;
    [[nodiscard]] static base::Result<WatchOrder> parse(std::string_view text);
};

}  // namespace velocert::instruments
