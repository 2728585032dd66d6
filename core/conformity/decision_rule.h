// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/result.h"

namespace velocert::conformity {

/// How uncertainty enters the decision (ISO/IEC 17025 3.7, ILAC-G8:09/2019 4.2).
enum class RuleName : std::uint8_t {
    simple,       ///< simple acceptance, guard band w = 0
    guard_band,   ///< accepted up to the limit minus w, w = fraction x U
    four_zone,    ///< pass, conditional pass, conditional fail, fail around the limit, w = fraction x U
    target_risk,  ///< accepted up to the value at which the probability of false acceptance is `risk`
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

/// Tolerance and limit are at least this many times U on a bench that is not too coarse (U / T of at most 1/3).
inline constexpr base::Decimal usual_tolerance_ratio{3, 0};

/// The rule of a run. Frozen before the first reading.
struct DecisionRule {
    RuleName rule = RuleName::simple;
    base::Decimal fraction{1, 0};  ///< r in w = r U, 0 to 10; not used by simple acceptance and target risk
    Comparison comparison = Comparison::full_value;
    std::optional<base::Decimal> risk = std::nullopt;       ///< of target_risk alone: above 0, up to 0.5
    base::Decimal tolerance_ratio = usual_tolerance_ratio;  ///< below this T / U the bench is called too coarse

    friend bool operator==(const DecisionRule&, const DecisionRule&) = default;
};

/// Refuses figures out of range and a risk with another rule; the error's place is the member's name ("risk").
[[nodiscard]] base::Result<void> check(const DecisionRule& rule);

}  // namespace velocert::conformity
