// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "instruments/transport/port_settings.h"

namespace velocert::instruments {

/// The name of the group a file belongs to; empty if it cannot be told.
[[nodiscard]] std::string group_of(const std::string& path);
/// True for the terminal side of a pseudo-terminal, through symbolic links too.
[[nodiscard]] bool is_pseudo_terminal(const std::string& path);

/// The usual settings of an instrument, as that port can take them: a pseudo-terminal has no parity, and bytes of eight
/// bits, so there what a profile says of them has nothing to act upon.
[[nodiscard]] PortSettings usual_on(const std::string& path, PortSettings usual);

/// What can be told before a port is opened, each with its fix: not_found, port_permission (with the group to
/// join), port_unavailable (no device at all), port_settings (a pseudo-terminal takes only 8 data bits
/// without parity).
[[nodiscard]] base::Result<void> check_port(const std::string& path, const PortSettings& settings);
/// The error for what the system answered (an errno) when the port was opened or set.
[[nodiscard]] base::Error open_error(const std::string& path, std::string_view doing, int error);

}  // namespace velocert::instruments
