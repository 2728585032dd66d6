// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/json.h"
#include "core/conformity/assessment.h"
#include "core/conformity/decision_rule.h"
#include "core/conformity/limit.h"
#include "core/metrology/measurement.h"

namespace velocert::conformity {

/// What an interval of values means for a bench of a given uncertainty.
enum class Undecidable : std::uint8_t {
    near_limit,       ///< within U of the limit: simple acceptance decides, at more than the usual risk
    rejected_inside,  ///< inside the limit, but rejected by the guard band
    no_verdict,       ///< four-zone rule: neither Pass nor Fail
};
[[nodiscard]] std::string_view name(Undecidable kind);

/// Values this bench could not decide, or not without the risk that `kind` names. Of near_limit both ends are outside
/// the interval; of the others the acceptance limit itself is outside and the other end inside.
struct UndecidableInterval {
    metrology::AnyQuantity from;
    metrology::AnyQuantity to;
    Undecidable kind;

    friend bool operator==(const UndecidableInterval&, const UndecidableInterval&) = default;
};

/// Whether a bench can serve a limit under a rule; known before the first reading.
struct Sufficiency {
    std::optional<metrology::AnyQuantity> lower_acceptance_limit;
    std::optional<metrology::AnyQuantity> upper_acceptance_limit;
    std::vector<UndecidableInterval> undecidable;  ///< at the lower limit first; none when U is zero
    std::optional<base::Decimal> ratio;            ///< uncertainty_ratio()
    bool sufficient = false;                       ///< U is known, the rule can be applied, and U / T is small enough
    Reason reason = Reason::none;                  ///< why the rule cannot be applied; none when it can
};

/// `expected` carries u, k and the distribution the bench is expected to have; its value matters only as the centre of
/// a sampled distribution. The status of the limit is not looked at.
[[nodiscard]] Sufficiency sufficiency(const Limit& limit, const DecisionRule& rule,
                                      const metrology::Measurement& expected);
[[nodiscard]] base::Json to_json(const Sufficiency& sufficiency);

/// The interval around the bound nearer to the value of an assessment, from its measurement, limit and rule.
[[nodiscard]] std::optional<UndecidableInterval> undecidable(const Assessment& assessment);

/// U / T to 5 digits, half to even. T is the tolerance of a two-sided limit, upper minus lower limit (JCGM 106:2012,
/// 3.3.5). A one-sided limit has no tolerance; U is then compared with the limit itself, T = |limit|, as a relative
/// uncertainty at the limit (ISO/IEC 17025:2017, 7.2.2.3: the accuracy of a method against the requirement). Nothing
/// where that quotient means nothing: T = 0, and one-sided limits on scales whose zero is a convention (temperature,
/// sound level).
[[nodiscard]] std::optional<base::Decimal> uncertainty_ratio(const Limit& limit,
                                                             const metrology::AnyQuantity& expanded);

/// What a reader of a verdict has to be told beside it. Follows from limit, measurement and rule, and is therefore not
/// stored with the assessment.
enum class AssessmentWarning : std::uint8_t {
    bench_too_coarse,  ///< T / U is below the rule's tolerance ratio; exact, also where U / T rounds to the ratio
};
[[nodiscard]] std::string_view name(AssessmentWarning warning);
[[nodiscard]] std::vector<AssessmentWarning> warnings(const Assessment& assessment);

}  // namespace velocert::conformity
