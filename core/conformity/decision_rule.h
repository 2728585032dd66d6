// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/result.h"

namespace velocert::conformity {

/// How uncertainty enters the decision (ISO/IEC 17025 3.7, ILAC-G8:09/2019 4.2).
enum class RuleName : std::uint8_t {
    simple,      ///< simple acceptance, guard band w = 0
    guard_band,  ///< accepted up to the limit minus w, w = fraction x U
    four_zone,   ///< pass, conditional pass, conditional fail, fail around the limit, w = fraction x U
};
[[nodiscard]] std::string_view name(RuleName rule);
[[nodiscard]] base::Result<RuleName> parse_rule_name(std::string_view text);

/// How digits are compared with the limit (GB/T 8170-2008, clause 4).
enum class Comparison : std::uint8_t {
    full_value,     ///< all digits as they are; what holds when nothing is said
    rounded_value,  ///< rounded once, half to even, to the limit's last printed digit
};
[[nodiscard]] std::string_view name(Comparison comparison);
[[nodiscard]] base::Result<Comparison> parse_comparison(std::string_view text);

/// The rule of a run. Frozen before the first reading.
struct DecisionRule {
    RuleName rule = RuleName::simple;
    base::Decimal fraction{1, 0};  ///< r in w = r U; not used by simple acceptance
    Comparison comparison = Comparison::full_value;

    friend bool operator==(const DecisionRule&, const DecisionRule&) = default;
};

}  // namespace velocert::conformity
