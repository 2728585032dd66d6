// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/conformity/decision_rule.h"
#include "core/conformity/limit.h"
#include "core/metrology/measurement.h"

namespace velocert::conformity {

/// A confirmed limit that judges.
inline Limit limit_of(Relation relation, std::string_view value, std::string_view upper = {}) {
    Limit limit;
    limit.id = "some.limit";
    limit.value = *metrology::WrittenQuantity::parse(value);
    if (!upper.empty()) limit.upper = *metrology::WrittenQuantity::parse(upper);
    limit.kind = limit.value->kind();
    limit.relation = relation;
    limit.status = LimitStatus::confirmed;
    return limit;
}

inline metrology::AnyQuantity quantity_of(std::string_view text) {
    return metrology::WrittenQuantity::parse(text)->value();
}

inline metrology::Measurement measured(std::string_view value, std::string_view u = {}, std::string_view k = "2") {
    metrology::Measurement out{"some", quantity_of(value), {}, {}, metrology::Provenance::instrument};
    if (!u.empty()) {
        out.standard_uncertainty = quantity_of(u);
        out.coverage_factor = *base::Decimal::parse(k);
    }
    return out;
}

inline DecisionRule rule_of(RuleName name, Comparison comparison = Comparison::full_value,
                            base::Decimal fraction = {1, 0}) {
    return DecisionRule{name, fraction, comparison};
}

inline DecisionRule risk_rule(std::string_view risk) {
    DecisionRule rule{RuleName::target_risk};
    rule.risk = *base::Decimal::parse(risk);
    return rule;
}

}  // namespace velocert::conformity
