// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"

namespace velocert::standards {

/// One input quantity of a step's uncertainty budget: where its estimate and its uncertainty come from.
struct BudgetInput {
    /// Where the uncertainty comes from (JCGM 100:2008, 4.2 and 4.3).
    enum class Source : std::uint8_t {
        none,           ///< exact: a specified speed, a constant
        calibration,    ///< certificate of `role`'s instrument for `measurand`, at the value named `at`
        value,          ///< the result's value named `uncertainty_value` is the standard uncertainty
        resolution,     ///< the result's value named `uncertainty_value` is the smallest step: rectangular, half of it
        repeatability,  ///< Type A: mean of the result's values whose names begin with `series`
        method,         ///< stated by the method: `half_width` or `standard_uncertainty`
    };
    std::string name;      ///< in the model
    std::string estimate;  ///< name of a value of the result or of a parameter of the step; or a number ("0")
    std::string unit;      ///< in which the estimate and its uncertainty enter the model
    Source source = Source::none;
    std::string role;
    metrology::Measurand measurand = metrology::Measurand::mass;
    std::string at;
    std::string uncertainty_value;
    std::string series;
    std::optional<metrology::WrittenQuantity> half_width;
    std::optional<metrology::WrittenQuantity> standard_uncertainty;
    std::string distribution;  ///< of a half-width: "rectangular", "triangular", "arcsine"; else "normal"
    std::string note;          ///< where the figure comes from; required where the method states it
};

/// The uncertainty budget of one value of a step's result, as data (JCGM 100:2008 clause 8).
struct StepBudget {
    struct Correlation {
        std::string first;
        std::string second;
        base::Decimal coefficient;
    };
    std::string of;    ///< name of the result's value it belongs to ("corrected_distance")
    std::string unit;  ///< in which the model's value is
    std::string model;
    std::vector<BudgetInput> inputs;
    std::vector<Correlation> correlations;
    base::Decimal coverage_probability{95, 2};
};

/// Reads one budget of a step. Refuses an input whose source lacks what it needs or has what it does not, names that
/// stand twice, units that are none, and correlations of unknown names.
[[nodiscard]] StepBudget read_step_budget(base::JsonReader& reader);

}  // namespace velocert::standards
