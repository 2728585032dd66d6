// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/decision_rule.h"

#include <catch2/catch.hpp>

using namespace velocert;
using namespace velocert::conformity;
using base::Decimal;

TEST_CASE("a rule holds only figures that belong to it and lie in their range") {
    struct Row {
        RuleName rule;
        Decimal fraction;
        std::optional<Decimal> risk;
        Decimal ratio;
        const char* refused;  ///< the member, or empty
    };
    const Decimal one(1, 0);
    const Decimal three(3, 0);
    for (const auto& row :
         {Row{RuleName::simple, one, {}, three, ""}, Row{RuleName::guard_band, Decimal(0, 0), {}, three, ""},
          Row{RuleName::guard_band, Decimal(10, 0), {}, three, ""},
          Row{RuleName::four_zone, Decimal(83, 2), {}, three, ""},
          Row{RuleName::target_risk, one, Decimal(5, 2), three, ""},
          Row{RuleName::target_risk, one, Decimal(5, 1), three, ""},
          Row{RuleName::target_risk, one, Decimal(1, 9), three, ""}, Row{RuleName::simple, one, {}, Decimal(4, 0), ""},
          Row{RuleName::guard_band, Decimal(-1, 9), {}, three, "fraction"},
          Row{RuleName::four_zone, Decimal(1001, 2), {}, three, "fraction"},
          Row{RuleName::target_risk, one, {}, three, "risk"},
          Row{RuleName::target_risk, one, Decimal(0, 0), three, "risk"},
          Row{RuleName::target_risk, one, Decimal(-5, 2), three, "risk"},
          Row{RuleName::target_risk, one, Decimal(501, 3), three, "risk"},
          Row{RuleName::simple, one, Decimal(5, 2), three, "risk"},
          Row{RuleName::guard_band, one, Decimal(5, 2), three, "risk"},
          Row{RuleName::four_zone, one, Decimal(5, 2), three, "risk"},
          Row{RuleName::simple, one, {}, Decimal(0, 0), "tolerance_ratio"},
          Row{RuleName::simple, one, {}, Decimal(1001, 0), "tolerance_ratio"}}) {
        CAPTURE(name(row.rule), row.fraction.text(), row.refused);
        const auto checked = check({row.rule, row.fraction, Comparison::full_value, row.risk, row.ratio});
        CHECK(checked.has_value() == (*row.refused == 0));
        if (!checked) CHECK(checked.error().where == row.refused);
    }
}
