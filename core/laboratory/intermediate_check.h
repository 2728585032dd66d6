// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"

namespace velocert::laboratory {

/// A check between two calibrations (ISO/IEC 17025 6.4.10): what the instrument shows of something known.
struct IntermediateCheck {
    std::string equipment;
    base::Date on;
    metrology::Measurand measurand = metrology::Measurand::mass;
    metrology::WrittenQuantity reference;
    metrology::WrittenQuantity indication;
    metrology::WrittenQuantity limit;  ///< largest difference; the limit itself is inside
    std::string person;

    [[nodiscard]] bool passed() const;
};

/// Refuses quantities of other kinds than the measurand's and a limit that is not above zero.
[[nodiscard]] base::Result<IntermediateCheck> check_from_json(const base::Json& json, std::string_view source);
[[nodiscard]] base::Json to_json(const IntermediateCheck& check);

}  // namespace velocert::laboratory
