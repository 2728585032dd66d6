// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace velocert::instruments {

/// A USB adapter as it names itself.
struct UsbIds {
    int vendor = 0;
    int product = 0;
    std::string maker;
    std::string model;
    std::string serial;
};

/// One serial port of this machine, as a list to choose from shows it.
struct PortInfo {
    std::string name;         ///< device path
    std::string description;  ///< as the system tells it; may be empty
    std::optional<UsbIds> usb;
    bool usable = false;  ///< this user may read and write it
    std::string group;    ///< the group that may, when usable is false
};

/// The ports the system knows. Pseudo-terminals and symbolic names are never listed; they can be typed all
/// the same.
[[nodiscard]] base::Result<std::vector<PortInfo>> list_ports();

}  // namespace velocert::instruments
