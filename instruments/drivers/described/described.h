// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments::shipped {

/// A file that is part of the program.
struct EmbeddedText {
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const EmbeddedText> descriptions();

}  // namespace velocert::instruments::shipped

namespace velocert::instruments {

/// The drivers that ship as descriptions. They are checked by the tests; one that would not load is left out.
[[nodiscard]] std::span<const Driver* const> described_drivers();

/// A driver from the text of a description, alive as long as what is returned. Errors name source, line and column.
[[nodiscard]] base::Result<std::shared_ptr<const Driver>> read_described_driver(std::string_view text,
                                                                                const std::string& source);

/// What a folder of a laboratory's own descriptions gave.
struct LaboratoryDrivers {
    std::vector<std::shared_ptr<const Driver>> drivers;
    std::vector<base::Error> refused;  ///< files that are no good, each with its reason
};
/// Every *.json of the folder, in the order of their names. A folder that is not there holds none.
[[nodiscard]] LaboratoryDrivers read_laboratory_drivers(const std::string& folder);

}  // namespace velocert::instruments
