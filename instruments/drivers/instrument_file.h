// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "core/base/json.h"
#include "core/metrology/unit.h"
#include "instruments/drivers/loaded_driver.h"

namespace velocert::instruments {

// What all files that describe an instrument have in common ("format": "velocert-instrument/1"), whatever its protocol.
// What is wrong is kept by the reader, with source, line and column.

/// The items of an array, each read and finished in turn. Absent is empty, or refused where one item at least is
/// needed.
void each_item(base::JsonReader& reader, std::string_view key, bool needed,
               const std::function<void(base::JsonReader& item)>& read);

/// Format, id, name, kind, help and energises into the driver.
void read_head(base::JsonReader& reader, LoadedDriver& into, std::string_view help);
/// Id, name and port of a profile; its id is one of its own. The rest is the protocol's.
[[nodiscard]] Profile read_profile_head(base::JsonReader& reader, LoadedDriver& into);
[[nodiscard]] metrology::Measurand read_measurand(base::JsonReader& reader);
/// Low, high and resolution, of the measurand's kind.
[[nodiscard]] RangeInfo read_range(base::JsonReader& reader, metrology::Measurand measurand, LoadedDriver& into);
/// The row of the static unit table; what is no such symbol, or of another kind, is refused at that key.
[[nodiscard]] const metrology::Unit* read_unit(base::JsonReader& reader, std::string_view key, std::string_view symbol,
                                               std::optional<metrology::Kind> kind);

}  // namespace velocert::instruments
