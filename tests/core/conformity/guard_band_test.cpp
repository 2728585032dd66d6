// SPDX-License-Identifier: GPL-3.0-or-later
// Where w = r U ends, to the last base unit.
#include "core/conformity/guard_band.h"

#include <catch2/catch.hpp>

#include <utility>

#include "core/conformity/assessment.h"
#include "tests/core/conformity/conformity_samples.h"

using namespace velocert;
using namespace velocert::conformity;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::WrittenQuantity;

TEST_CASE("the guard band is the stated fraction of U") {
    const Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    // r = 0.83 and U = 0.4: w = 0.332, accepted up to 24.668 km/h.
    const auto rule = rule_of(RuleName::guard_band, Comparison::full_value, base::Decimal(83, 2));
    CHECK(assess(measured("24.668 km/h", "0.2 km/h"), limit, rule).verdict == Verdict::pass);
    const auto outside = assess(measured("24.668001 km/h", "0.2 km/h"), limit, rule);
    CHECK(outside.verdict == Verdict::fail);
    CHECK(outside.reason == Reason::outside_acceptance_limit);
    CHECK(outside.acceptance_limit == WrittenQuantity::parse("24.668 km/h")->value());
}

TEST_CASE("the guard band is not rounded: a value inside by less than r U is outside the acceptance limit") {
    // U = 2 x 0.000001 kg; r U is a part of a milligram, and the last whole milligram that is inside by it decides.
    struct Row {
        base::Decimal fraction;
        const char* last;      ///< that is accepted below 63 kg
        const char* first;     ///< that is not
        const char* zone_end;  ///< last one of conditional fail, above 63 kg
    };
    for (const auto& row : {Row{base::Decimal(2, 1), "62.999999 kg", "63 kg", "63 kg"},                // w = 0.4 mg
                            Row{base::Decimal(25, 2), "62.999999 kg", "63 kg", "63 kg"},               // w = 0.5 mg
                            Row{base::Decimal(7, 1), "62.999998 kg", "62.999999 kg", "63.000001 kg"},  // w = 1.4 mg
                            Row{base::Decimal(5, 1), "62.999999 kg", "63 kg", "63.000001 kg"},         // w = 1 mg
                            Row{base::Decimal(1, 0), "62.999998 kg", "62.999999 kg", "63.000002 kg"}}) {
        CAPTURE(row.fraction.text());
        const Limit limit = limit_of(Relation::at_most, "63 kg");
        const auto guarded = rule_of(RuleName::guard_band, Comparison::full_value, row.fraction);
        const auto accepted = assess(measured(row.last, "0.000001 kg"), limit, guarded);
        CHECK(accepted.verdict == Verdict::pass);
        CHECK(accepted.acceptance_limit == quantity_of(row.last));
        const auto not_accepted = assess(measured(row.first, "0.000001 kg"), limit, guarded);
        CHECK(not_accepted.verdict == Verdict::fail);
        CHECK(not_accepted.reason == Reason::outside_acceptance_limit);
        const auto zones = rule_of(RuleName::four_zone, Comparison::full_value, row.fraction);
        const auto at_end = assess(measured(row.zone_end, "0.000001 kg"), limit, zones);
        const auto beyond = AnyQuantity(Kind::mass, quantity_of(row.zone_end).base() + 1);
        auto further = measured(row.zone_end, "0.000001 kg");
        further.value = beyond;
        CHECK(at_end.verdict == Verdict::inconclusive);
        CHECK(assess(further, limit, zones).verdict == Verdict::fail);
        CHECK(assess(further, limit, zones).zone == Zone::fail);
    }
    // A pack of before has it rounded half to even: 0.4 mg and 0.5 mg were nothing, 1.4 mg was 1 mg.
    Limit before = limit_of(Relation::at_most, "63 kg");
    before.rounded_guard_band = true;
    for (const auto& [fraction, last] : {std::pair{base::Decimal(2, 1), "63 kg"},
                                         {base::Decimal(25, 2), "63 kg"},
                                         {base::Decimal(7, 1), "62.999999 kg"}}) {
        const auto guarded = rule_of(RuleName::guard_band, Comparison::full_value, fraction);
        const auto accepted = assess(measured(last, "0.000001 kg"), before, guarded);
        CHECK(accepted.verdict == Verdict::pass);
        CHECK(accepted.acceptance_limit == quantity_of(last));
    }
    // Two-sided: nothing is left where 2 r U is the whole band, or where no whole milligram lies between.
    const auto band = [](const char* upper) { return limit_of(Relation::within, "62.999990 kg", upper); };
    const auto reason = [](const Limit& limit, base::Decimal fraction) {
        return assess(measured("62.999992 kg", "0.000001 kg"), limit,
                      rule_of(RuleName::guard_band, Comparison::full_value, fraction))
            .reason;
    };
    CHECK(reason(band("62.999994 kg"), base::Decimal(8, 1)) == Reason::inside_limit);  // 1.6 mg of 4 mg: 62.999992 kg
    CHECK(reason(band("62.999994 kg"), base::Decimal(1, 0)) == Reason::guard_band_impossible);
    CHECK(reason(band("62.999993 kg"), base::Decimal(7, 1)) == Reason::guard_band_impossible);
}
