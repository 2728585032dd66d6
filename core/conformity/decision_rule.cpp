// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/decision_rule.h"

#include <string>

namespace velocert::conformity {

std::string_view name(RuleName rule) {
    switch (rule) {
        case RuleName::simple: return "simple";
        case RuleName::guard_band: return "guard-band";
        case RuleName::four_zone: return "four-zone";
        case RuleName::target_risk: return "target-risk";
    }
    return "simple";
}

base::Result<RuleName> parse_rule_name(std::string_view text) {
    for (const auto rule : {RuleName::simple, RuleName::guard_band, RuleName::four_zone, RuleName::target_risk})
        if (name(rule) == text) return rule;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no decision rule",
                      "simple, guard-band, four-zone or target-risk");
}

std::string_view name(Comparison comparison) {
    switch (comparison) {
        case Comparison::full_value: return "full-value";
        case Comparison::rounded_value: return "rounded-value";
    }
    return "full-value";
}

base::Result<Comparison> parse_comparison(std::string_view text) {
    for (const auto comparison : {Comparison::full_value, Comparison::rounded_value})
        if (name(comparison) == text) return comparison;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no comparison",
                      "full-value or rounded-value");
}

base::Result<void> check(const DecisionRule& rule) {
    using base::Decimal;
    const auto refuse = [](const char* member, std::string found, const char* expected) {
        return base::fail(base::ErrorCode::bad_value, member, std::move(found), expected);
    };
    if (rule.fraction < Decimal(0, 0) || rule.fraction > Decimal(10, 0))
        return refuse("fraction", rule.fraction.text(), "0 to 10");
    if (rule.tolerance_ratio <= Decimal(0, 0) || rule.tolerance_ratio > Decimal(1000, 0))
        return refuse("tolerance_ratio", rule.tolerance_ratio.text(), "above 0, up to 1000");
    if (rule.rule != RuleName::target_risk) {
        if (!rule.risk) return {};
        return refuse("risk", "a risk with the rule '" + std::string(name(rule.rule)) + "'",
                      "a risk only with the rule target-risk");
    }
    if (!rule.risk)
        return base::fail(base::ErrorCode::missing_field, "risk", "the rule target-risk without its risk", "\"0.05\"");
    if (*rule.risk <= Decimal(0, 0) || *rule.risk > Decimal(5, 1))
        return refuse("risk", rule.risk->text(), "above 0, up to 0.5");
    return {};
}

}  // namespace velocert::conformity
