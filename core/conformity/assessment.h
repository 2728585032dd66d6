// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/conformity/limit.h"
#include "core/conformity/reason.h"
#include "core/conformity/verdict.h"
#include "core/metrology/measurement.h"

namespace velocert::conformity {

/// Where the value lies around the limit (ILAC-G8:09/2019, four-zone statement). y = A is accepted.
enum class Zone : std::uint8_t { pass, conditional_pass, conditional_fail, fail };
[[nodiscard]] std::string_view name(Zone zone);
[[nodiscard]] base::Result<Zone> parse_zone(std::string_view text);

/// One decision: a measurement against a limit under a rule. A pure result, stored as it is.
struct Assessment {
    Limit limit;
    std::optional<metrology::Measurement> measurement;
    DecisionRule rule;
    Verdict verdict = Verdict::not_evaluated;
    Reason reason = Reason::none;
    /// Signed distance into the permitted side: limit - value for at_most; negative is outside. Absent without value or
    /// limit.
    std::optional<metrology::AnyQuantity> margin;
    std::optional<metrology::AnyQuantity> acceptance_limit;  ///< limit moved inward by the guard band
    std::optional<Zone> zone;                                ///< only when U is known
    std::optional<base::Decimal>
        conformance_probability;  ///< 0..1 with 5 digits, by the distribution of the result; only when that is known
    std::string word = {};        ///< what was found, where the limit is a word; empty otherwise
    std::string detail = {};      ///< what is missing, or why the question does not arise; in the words of the record
    std::string subject = {};     ///< which specimen or attempt it is about, where a step is done for each of several
};

/// Decides. Never passes without a finite value of the right kind, a limit that may judge and, where the rule
/// asks for it, an uncertainty. An inherent limit is judged by simple acceptance. Sources: JCGM 106:2012 7 to 8,
/// ILAC-G8:09/2019 4.2, GB/T 8170-2008 4.
/// `measurement` may be empty; then `missing` says why and becomes the reason.
[[nodiscard]] Assessment assess(const std::optional<metrology::Measurement>& measurement, const Limit& limit,
                                const DecisionRule& rule, Reason missing = Reason::value_missing);

/// Decides for a limit that is a word: that very word passes, another one fails. Without a word `missing` says why.
[[nodiscard]] Assessment assess_word(const std::optional<std::string>& word, const Limit& limit,
                                     const DecisionRule& rule, Reason missing = Reason::value_missing);

/// The specific risk of the verdict (JCGM 106:2012, 9.3): of a Pass the probability of false acceptance, 1 - p_c; of a
/// Fail the probability of false rejection, p_c. Nothing for other verdicts and without a conformance probability.
[[nodiscard]] std::optional<base::Decimal> specific_risk(const Assessment& assessment);

/// The value as text in the limit's unit for messages and tables: `digits` behind the point, but as many more as
/// are needed for the printed figure to lie on the same side of the limit as the exact one.
[[nodiscard]] std::string print_against(const metrology::AnyQuantity& value, const Limit& limit, int digits);

}  // namespace velocert::conformity
