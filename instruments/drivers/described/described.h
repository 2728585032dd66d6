// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/embedded_text.h"
#include "core/base/result.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

using base::EmbeddedText;
/// The shipped descriptions of instruments that talk in lines or frames.
[[nodiscard]] std::span<const EmbeddedText> embedded_descriptions();

/// The drivers of these.
[[nodiscard]] std::span<const Driver* const> described_drivers();

/// A driver from the text of a description of any protocol, alive as long as what is returned. Errors name source, line
/// and column.
[[nodiscard]] base::Result<std::shared_ptr<const Driver>> read_described_driver(std::string_view text,
                                                                                const std::string& source);
/// The same for an instrument that is to be operated: it must keep to the rules of laboratory_rules.h too.
[[nodiscard]] base::Result<std::shared_ptr<const Driver>> read_laboratory_driver(std::string_view text,
                                                                                 const std::string& source);
/// Those of built-in files, in their order. One that could not be read is left out: a defect of the shipped data, which
/// a test finds.
[[nodiscard]] std::vector<std::shared_ptr<const Driver>> read_shipped(std::span<const EmbeddedText> files);

/// What a folder of a laboratory's own descriptions gave.
struct LaboratoryDrivers {
    std::vector<std::shared_ptr<const Driver>> drivers;
    std::vector<base::Error> refused;  ///< files that are no good, each with its reason
};
/// Every *.json of the folder, in the order of their names. A folder that is not there holds none.
[[nodiscard]] LaboratoryDrivers read_laboratory_drivers(const std::string& folder);

}  // namespace velocert::instruments
