// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "core/base/result.h"

namespace velocert::instruments {

/// What a wait on a port found.
enum class Ready { yes, time_over };

/// Waits until a port can be read, or has hung up and will say so when read. Errors: io.
[[nodiscard]] base::Result<Ready> wait_readable(int descriptor, const std::string& path,
                                                std::chrono::milliseconds wait);
/// Waits until a port takes bytes. Errors: unplugged, io.
[[nodiscard]] base::Result<Ready> wait_writable(int descriptor, const std::string& path,
                                                std::chrono::milliseconds wait);

/// True when the other side has closed or the device has gone.
[[nodiscard]] bool hung_up(int descriptor);

/// The error for a port that has gone.
[[nodiscard]] base::Error unplugged(const std::string& path);
/// The error for a failed read or write: unplugged for what a vanished device answers, else io.
[[nodiscard]] base::Error transfer_error(const std::string& path, int error);
/// The error for a port that did not take the bytes in time.
[[nodiscard]] base::Error write_timeout(const std::string& path);

}  // namespace velocert::instruments
