// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace velocert::instruments {

/// The name under which the log of a reading keeps after how many indications it ended; what came behind them is in the
/// log all the same, and is shown again only to who asks for it (0). No option of a driver.
inline constexpr std::string_view reading_count_option = "reading-count";

}  // namespace velocert::instruments
