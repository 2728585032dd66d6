// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/base/clock.h"
#include "instruments/transport/transport.h"
#include "instruments/watch/watch_order.h"
#include "instruments/watch/watch_record.h"

namespace velocert::instruments {

/// Opens the port of an order.
using GuardPort = std::function<base::Result<std::unique_ptr<Transport>>()>;

/// Brings the instrument into its safe state: opens the port (again and again while somebody still holds it), sends the
/// bytes, and reads back, up to three times. Always gives a record of what was done.
[[nodiscard]] WatchRecord drive_safe(const WatchOrder& order, const GuardPort& open, const base::Clock& clock);

}  // namespace velocert::instruments
