// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/json.h"
#include "instruments/drivers/loaded_driver.h"

namespace velocert::instruments {

/// Reads an instrument file whose instrument talks in lines or in frames of fixed length. Errors: bad_input,
/// missing_field, bad_value and others, with "source:line:column /place".
[[nodiscard]] base::Result<std::unique_ptr<LoadedDriver>> load_described_driver(const base::Json& json,
                                                                                const std::string& source);

}  // namespace velocert::instruments
