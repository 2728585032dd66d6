// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/decision_rule.h"

#include <string>

namespace velocert::conformity {

std::string_view name(RuleName rule) {
    switch (rule) {
        case RuleName::simple: return "simple";
        case RuleName::guard_band: return "guard-band";
        case RuleName::four_zone: return "four-zone";
    }
    return "simple";
}

base::Result<RuleName> parse_rule_name(std::string_view text) {
    for (const auto rule : {RuleName::simple, RuleName::guard_band, RuleName::four_zone})
        if (name(rule) == text) return rule;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no decision rule",
                      "simple, guard-band or four-zone");
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

}  // namespace velocert::conformity
