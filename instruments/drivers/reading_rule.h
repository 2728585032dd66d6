// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// By which edition of its rules a driver reads bytes; a later one holds what the earlier ones brought.
enum class ReadingRule : std::uint8_t { first = 1, second = 2, third = 3, fourth = 4, fifth = 5, now = fifth };

/// Takes the edition that a record names (`reading-rule`) out of its options, as it is of a record, not of a set-up: no
/// option that anybody types. Without it, today's.
[[nodiscard]] ReadingRule take_reading_rule(Options& options);

/// True of drivers that have read the same bytes in another way before; only these are told the edition.
[[nodiscard]] bool reads_by_edition(const Driver& driver);

}  // namespace velocert::instruments
