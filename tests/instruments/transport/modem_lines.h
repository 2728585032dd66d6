// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <linux/serial.h>
#include <termios.h>

#include <optional>

namespace velocert::instruments::test {

/// What stands in for the driver of a real port, where a pseudo-terminal has less than one.
struct PortStandIn {
    /// Seven bits and parity are taken, as an adapter takes them. A pseudo-terminal refuses them.
    bool any_frame = false;
    std::optional<termios> asked;  ///< what was set last
    /// The counters of framing errors and the like; nothing: there are none.
    std::optional<serial_icounter_struct> counters;
};
[[nodiscard]] PortStandIn& port_stand_in();

}  // namespace velocert::instruments::test
