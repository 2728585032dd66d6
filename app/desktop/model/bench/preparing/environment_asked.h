// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/standards/edition.h"

namespace velocert::app {

/// What the prompts of these procedures ask of the surroundings, one line for each procedure that asks: "Braking: Air
/// temperature; Wind speed ≤ 3 m/s", in the language in use. Of the surroundings are the required quantities "wind",
/// "wind_speed", "humidity" and "air_temperature" of a step, and "temperature" where it stands beside one of them; what
/// it must be is the field's condition. Steps that do not apply to the item ask for nothing. Pure but for the language.
[[nodiscard]] std::vector<QString> environment_asked(const standards::StandardEdition& edition,
                                                     const std::vector<std::string>& procedures,
                                                     const standards::ItemTraits& item);

}  // namespace velocert::app
