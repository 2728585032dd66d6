// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// One line of help for the option `class`, with an example of a class as instruments of that driver's kind carry it.
[[nodiscard]] std::string class_meaning(const Driver& driver);

}  // namespace velocert::instruments
