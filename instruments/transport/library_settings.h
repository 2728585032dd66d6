// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libserialport.h>

#include "instruments/transport/port_settings.h"

namespace velocert::instruments {

/// Sets an open port of libserialport; gives what the library says of the first setting that was refused.
[[nodiscard]] sp_return apply_settings(sp_port* port, const PortSettings& settings);

}  // namespace velocert::instruments
