// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conformity/assessment.h"

#include <catch2/catch.hpp>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "core/conformity/exactness.h"
#include "tests/core/conformity/conformity_samples.h"

using namespace velocert;
using namespace velocert::conformity;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurement;
using metrology::WrittenQuantity;

namespace {

const DecisionRule simple = rule_of(RuleName::simple);

Measurement with_dof(Measurement measurement, std::int64_t dof) {
    measurement.effective_dof = base::Decimal(dof, 0);
    return measurement;
}

}  // namespace

TEST_CASE("a limit that must not be reached is outside, and everything below it inside") {
    struct Row {
        const char* value;
        Verdict verdict;
        const char* margin;
    };
    using enum Verdict;
    const Limit limit = limit_of(Relation::below, "3 s");
    for (const auto& row : {Row{"2.999999 s", pass, "0.000001 s"}, Row{"3 s", fail, "0 s"}, Row{"3.0 s", fail, "0 s"},
                            Row{"3.000001 s", fail, "-0.000001 s"}, Row{"0 s", pass, "3 s"}}) {
        CAPTURE(row.value);
        const auto found = assess(measured(row.value, "0 s"), limit, simple);
        CHECK(found.verdict == row.verdict);
        CHECK(found.margin == WrittenQuantity::parse(row.margin)->value());
    }
    // The same value meets "at most".
    CHECK(assess(measured("3 s", "0 s"), limit_of(Relation::at_most, "3 s"), simple).verdict == pass);
    // Rounded to the limit's digits first, where the rule says so.
    auto rounded = simple;
    rounded.comparison = Comparison::rounded_value;
    CHECK(assess(measured("2.6 s", "0 s"), limit, rounded).verdict == fail);
    CHECK(assess(measured("2.4 s", "0 s"), limit, rounded).verdict == pass);
    CHECK(parse_relation("<").value() == Relation::below);
    CHECK(name(Relation::below) == "<");
}

TEST_CASE("what lies just beside a whole base unit is on its own side of the limit") {
    struct Row {
        Relation relation;
        const char* value;
        int beside;
        Verdict verdict;
    };
    using enum Verdict;
    for (const auto& row : {Row{Relation::at_most, "63 kg", 0, pass}, Row{Relation::at_most, "63 kg", 1, fail},
                            Row{Relation::at_most, "63 kg", -1, pass}, Row{Relation::at_most, "62.999999 kg", 1, pass},
                            Row{Relation::at_most, "63.000001 kg", -1, fail}, Row{Relation::at_least, "63 kg", 0, pass},
                            Row{Relation::at_least, "63 kg", -1, fail}, Row{Relation::at_least, "63 kg", 1, pass},
                            Row{Relation::at_least, "63.000001 kg", -1, pass}, Row{Relation::below, "63 kg", 0, fail},
                            Row{Relation::below, "63 kg", -1, pass}, Row{Relation::below, "63 kg", 1, fail},
                            Row{Relation::below, "62.999999 kg", 1, pass}}) {
        CAPTURE(name(row.relation), row.value, row.beside);
        const Limit limit = limit_of(row.relation, "63 kg");
        Measurement mass{"mass", WrittenQuantity::parse(row.value, Kind::mass)->value(), {}, {}, {}};
        Exactness exactness{row.beside};
        CHECK(assess_exactly(mass, exactness, limit, simple).verdict == row.verdict);
        // The same against an acceptance limit: U = 1 kg around 64 kg and 62 kg.
        if (row.relation == Relation::below) continue;
        mass.standard_uncertainty = AnyQuantity(Kind::mass, 500'001);
        mass.coverage_factor = base::Decimal(2, 0);
        exactness.stated_expanded = AnyQuantity(Kind::mass, 1'000'000);
        const Limit wider = limit_of(row.relation, row.relation == Relation::at_most ? "64 kg" : "62 kg");
        CHECK(assess_exactly(mass, exactness, wider, rule_of(RuleName::guard_band)).verdict == row.verdict);
    }
}

TEST_CASE("a half is rounded to where the value lies, and to even only where it is one") {
    DecisionRule rounded = simple;
    rounded.comparison = Comparison::rounded_value;
    struct Row {
        const char* value;
        int beside;
        Verdict verdict;
    };
    // To whole kilograms: 62.5 goes to 62, 63.5 to 64.
    for (const auto& row : {Row{"62.5 kg", 0, Verdict::pass}, Row{"62.5 kg", 1, Verdict::fail},
                            Row{"62.5 kg", -1, Verdict::pass}, Row{"62.499999 kg", 1, Verdict::pass},
                            Row{"61.5 kg", 0, Verdict::pass}, Row{"62.500001 kg", -1, Verdict::fail}}) {
        CAPTURE(row.value, row.beside);
        const Measurement mass{"mass", WrittenQuantity::parse(row.value, Kind::mass)->value(), {}, {}, {}};
        const Limit limit = limit_of(Relation::at_most, "62 kg");
        CHECK(assess_exactly(mass, {row.beside}, limit, rounded).verdict == row.verdict);
    }
}

TEST_CASE("the e-bike example of the references: T = 25 km/h, U = 0.4 km/h, k = 2") {
    // Zones and probabilities were computed apart from this program (JCGM 106, ILAC-G8).
    struct Row {
        const char* value;
        const char* probability;
        Verdict simple;
        Verdict guarded;
        Zone zone;
        Verdict four_zone;
    };
    using enum Verdict;
    const Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    for (const auto& row : {Row{"24.5 km/h", "0.99379", pass, pass, Zone::pass, pass},
                            Row{"24.6 km/h", "0.97725", pass, pass, Zone::pass, pass},
                            Row{"24.7 km/h", "0.93319", pass, fail, Zone::conditional_pass, inconclusive},
                            Row{"25.0 km/h", "0.50000", pass, fail, Zone::conditional_pass, inconclusive},
                            Row{"25.01 km/h", "0.48006", fail, fail, Zone::conditional_fail, inconclusive},
                            Row{"25.4 km/h", "0.02275", fail, fail, Zone::conditional_fail, inconclusive},
                            Row{"25.41 km/h", "0.02018", fail, fail, Zone::fail, fail}}) {
        CAPTURE(row.value);
        const auto measurement = measured(row.value, "0.2 km/h");
        const auto by_simple = assess(measurement, limit, simple);
        CHECK(by_simple.verdict == row.simple);
        CHECK(by_simple.conformance_probability->text() == row.probability);
        CHECK(by_simple.zone == row.zone);
        CHECK(by_simple.acceptance_limit == WrittenQuantity::parse("25 km/h")->value());
        const auto by_guard = assess(measurement, limit, rule_of(RuleName::guard_band));
        CHECK(by_guard.verdict == row.guarded);
        CHECK(by_guard.zone == row.zone);
        CHECK(by_guard.acceptance_limit == WrittenQuantity::parse("24.6 km/h")->value());
        CHECK(assess(measurement, limit, rule_of(RuleName::four_zone)).verdict == row.four_zone);
    }
}

TEST_CASE("the Zener diode of JCGM 106: an upper limit below zero") {
    const auto result = assess(measured("-5.47 V", "0.05 V"), limit_of(Relation::at_most, "-5.40 V"), simple);
    CHECK(result.verdict == Verdict::pass);
    CHECK(result.conformance_probability->text() == "0.91924");
    CHECK(result.margin == WrittenQuantity::parse("0.07 V")->value());
}

TEST_CASE("the speed of JCGM 106, guarded rejection: 107 km/h exceeds 100 km/h with 99.9 %") {
    // JCGM 106:2012, 8.3.3.3, u = 2 % of the speed: at the threshold 106.588 km/h the probability of conformity is
    // 0.001, at 107 km/h it is 0.000536.
    const Limit limit = limit_of(Relation::at_most, "100 km/h");
    const auto at = [&](std::string_view v, std::string_view u) { return assess(measured(v, u), limit, simple); };
    CHECK(at("106.588 km/h", "2.13176 km/h").conformance_probability->text() == "0.00100");
    CHECK(at("107 km/h", "2.14 km/h").conformance_probability->text() == "0.00054");
    CHECK(at("107 km/h", "2.14 km/h").verdict == Verdict::fail);
}

TEST_CASE("the specific risk of a verdict is that of the error it can be") {
    const Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    const auto risk = [&](const char* value, const DecisionRule& rule) {
        return specific_risk(assess(measured(value, "0.2 km/h"), limit, rule));
    };
    CHECK(risk("24.6 km/h", simple)->text() == "0.02275");
    CHECK(risk("25.01 km/h", simple)->text() == "0.48006");
    CHECK(risk("24.7 km/h", rule_of(RuleName::guard_band))->text() == "0.93319");
    CHECK_FALSE(risk("24.7 km/h", rule_of(RuleName::four_zone)));
    CHECK_FALSE(specific_risk(assess(measured("24 km/h"), limit, simple)));
    CHECK_FALSE(specific_risk(assess({}, limit, simple)));
}

TEST_CASE("a limit whose standard holds the rule itself gets no guard band") {
    Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    limit.inherent = true;
    for (const auto& rule : {simple, rule_of(RuleName::guard_band), rule_of(RuleName::four_zone), risk_rule("0.05")}) {
        CAPTURE(name(rule.rule));
        const auto near = assess(measured("24.9 km/h", "0.2 km/h"), limit, rule);
        CHECK(near.verdict == Verdict::pass);
        CHECK(near.acceptance_limit == quantity_of("25 km/h"));
        CHECK(near.zone == Zone::conditional_pass);
        CHECK(assess(measured("25.01 km/h", "0.2 km/h"), limit, rule).verdict == Verdict::fail);
        CHECK(assess(measured("25 km/h"), limit, rule).verdict == Verdict::pass);
    }
}

TEST_CASE("a lower limit and both limits are guarded on their own side") {
    struct Row {
        const char* value;
        Verdict lower;
        Verdict both;
    };
    using enum Verdict;
    const Limit lower = limit_of(Relation::at_least, "55 mm");
    const Limit both = limit_of(Relation::within, "55 mm", "60 mm");
    const auto rule = rule_of(RuleName::guard_band);
    for (const auto& row : {Row{"55.999 mm", fail, fail}, Row{"56 mm", pass, pass}, Row{"59 mm", pass, pass},
                            Row{"59.001 mm", pass, fail}, Row{"54 mm", fail, fail}}) {
        CAPTURE(row.value);
        CHECK(assess(measured(row.value, "0.5 mm"), lower, rule).verdict == row.lower);
        CHECK(assess(measured(row.value, "0.5 mm"), both, rule).verdict == row.both);
    }
    // w = 0.3 on +-0.2 leaves nothing (2 w >= tolerance), and neither does 2 w = tolerance.
    const Limit narrow = limit_of(Relation::within, "9.8 mm", "10.2 mm");
    for (const char* u : {"0.15 mm", "0.1 mm"})
        CHECK(assess(measured("10 mm", u), narrow, rule).reason == Reason::guard_band_impossible);
    CHECK(assess(measured("10 mm", "0.099 mm"), narrow, rule).verdict == Verdict::pass);
}

TEST_CASE("the rounded value meets the acceptance limit of every rule") {
    // U = 0.4 km/h: A = 24.6 km/h. 24.65 rounds to 24.6 (half to even), 24.66 to 24.7.
    const Limit limit = limit_of(Relation::at_most, "25.0 km/h");
    for (const auto name : {RuleName::guard_band, RuleName::four_zone}) {
        const auto full = rule_of(name);
        const auto rounded = rule_of(name, Comparison::rounded_value);
        CHECK(assess(measured("24.65 km/h", "0.2 km/h"), limit, full).verdict != Verdict::pass);
        CHECK(assess(measured("24.65 km/h", "0.2 km/h"), limit, rounded).verdict == Verdict::pass);
        CHECK(assess(measured("24.66 km/h", "0.2 km/h"), limit, rounded).verdict != Verdict::pass);
    }
    // z(0.95) u = 1.644854 x 0.2 km/h: A = 24.671029 km/h; 24.65 rounds to 24.6 and 24.75 to 24.8.
    auto risk = risk_rule("0.05");
    risk.comparison = Comparison::rounded_value;
    CHECK(assess(measured("24.65 km/h", "0.2 km/h"), limit, risk).verdict == Verdict::pass);
    CHECK(assess(measured("24.66 km/h", "0.2 km/h"), limit, risk).verdict == Verdict::fail);
    CHECK(assess(measured("24.66 km/h", "0.2 km/h"), limit, risk_rule("0.05")).verdict == Verdict::pass);
}

TEST_CASE("no binary floating point decides") {
    // Sums and products that doubles get wrong, or right by luck only; the quantities are exact.
    const auto sum = [](std::string_view a, std::string_view b) {
        Measurement out = measured(a);
        out.value = AnyQuantity(out.value.kind(), out.value.base() + quantity_of(b).base());
        return out;
    };
    CHECK(0.1 + 0.2 > 0.3);  // the control
    CHECK(assess(sum("0.1 m", "0.2 m"), limit_of(Relation::at_most, "0.3 m"), simple).verdict == Verdict::pass);
    CHECK(assess(sum("0.1 m", "0.2 m"), limit_of(Relation::at_least, "0.3 m"), simple).verdict == Verdict::pass);
    Measurement three = measured("8.1 m");
    three.value = AnyQuantity(Kind::length, 3 * three.value.base());
    CHECK(assess(three, limit_of(Relation::at_most, "24.3 m"), simple).verdict == Verdict::pass);
    CHECK(assess(three, limit_of(Relation::at_least, "24.3 m"), simple).verdict == Verdict::pass);
    // 3.465 kg of 63 kg are exactly 5.5 %.
    Measurement share{"share",
                      AnyQuantity(Kind::ratio, static_cast<std::int64_t>(base::divide_half_even(
                                                   base::Wide{1'000'000'000} * quantity_of("3.465 kg").base(),
                                                   quantity_of("63 kg").base()))),
                      {},
                      {},
                      metrology::Provenance::calculated};
    const auto percent = limit_of(Relation::at_most, "5.5 %");
    CHECK(assess(share, percent, simple).verdict == Verdict::pass);
    CHECK(assess(share, percent, simple).margin->base() == 0);
    share.value = AnyQuantity(Kind::ratio, share.value.base() + 1);
    CHECK(assess(share, percent, simple).verdict == Verdict::fail);
    const auto speed = limit_of(Relation::at_most, "25.0 km/h");
    CHECK(assess(measured("25.05 km/h"), speed, simple).verdict == Verdict::fail);
    CHECK(assess(measured("25.05 km/h"), speed, rule_of(RuleName::simple, Comparison::rounded_value)).verdict ==
          Verdict::pass);
}

TEST_CASE("the limit itself is inside, one base unit further is not") {
    struct Row {
        Relation relation;
        const char* value;
        const char* upper;
        const char* measured;
        Verdict verdict;
        const char* margin;
    };
    using enum Verdict;
    for (const auto& row :
         {Row{Relation::at_most, "63 kg", "", "63 kg", pass, "0 kg"},
          Row{Relation::at_most, "63 kg", "", "63.000001 kg", fail, "-0.000001 kg"},
          Row{Relation::at_most, "63 kg", "", "62.925 kg", pass, "0.075 kg"},
          Row{Relation::at_least, "55 mm", "", "55 mm", pass, "0 m"},
          Row{Relation::at_least, "55 mm", "", "54.999 mm", fail, "-0.000001 m"},
          Row{Relation::equal, "5", "", "5", pass, "0"}, Row{Relation::equal, "5", "", "4", fail, "-1"},
          Row{Relation::equal, "5", "", "6", fail, "-1"},
          Row{Relation::within, "55 dB(A)", "62 dB(A)", "55 dB(A)", pass, "0 dB(A)"},
          Row{Relation::within, "55 dB(A)", "62 dB(A)", "62 dB(A)", pass, "0 dB(A)"},
          Row{Relation::within, "55 dB(A)", "62 dB(A)", "60.5 dB(A)", pass, "1.5 dB(A)"},
          Row{Relation::within, "55 dB(A)", "62 dB(A)", "54.99 dB(A)", fail, "-0.01 dB(A)"},
          Row{Relation::within, "55 dB(A)", "62 dB(A)", "62.01 dB(A)", fail, "-0.01 dB(A)"}}) {
        CAPTURE(row.value, row.measured);
        const auto result = assess(measured(row.measured), limit_of(row.relation, row.value, row.upper), simple);
        CHECK(result.verdict == row.verdict);
        CHECK(result.reason == (row.verdict == pass ? Reason::inside_limit : Reason::outside_limit));
        REQUIRE(result.margin);
        CHECK(result.margin->text() == row.margin);
        CHECK_FALSE(result.zone);
        CHECK_FALSE(result.conformance_probability);
    }
}

TEST_CASE("the rounded-value comparison rounds once to the limit's last digit (GB/T 8170)") {
    struct Row {
        const char* limit;
        const char* value;
        Verdict full;
        Verdict rounded;
    };
    using enum Verdict;
    for (const auto& row : {Row{"25.0 km/h", "25.05 km/h", fail, pass}, Row{"25.0 km/h", "25.050001 km/h", fail, fail},
                            Row{"25.0 km/h", "25.15 km/h", fail, fail}, Row{"25.0 km/h", "24.95 km/h", pass, pass},
                            Row{"25 km/h", "25.5 km/h", fail, fail}, Row{"25 km/h", "25.49 km/h", fail, pass},
                            Row{"24 km/h", "24.5 km/h", fail, pass}, Row{"15 m", "15.4546 m", fail, pass},
                            Row{"15.45 m", "15.4546 m", fail, pass}, Row{"15.4545 m", "15.4546 m", fail, fail},
                            Row{"7 m", "7.5 m", fail, fail}, Row{"7.150 m", "7.1501 m", fail, pass}}) {
        CAPTURE(row.limit, row.value);
        const auto limit = limit_of(Relation::at_most, row.limit);
        CHECK(assess(measured(row.value), limit, simple).verdict == row.full);
        CHECK(assess(measured(row.value), limit, rule_of(RuleName::simple, Comparison::rounded_value)).verdict ==
              row.rounded);
    }
}

TEST_CASE("rounding never makes a value disappear") {
    // A limit in metres per second with digits finer than the stored unit; a value at the end of the range.
    const auto rounded = rule_of(RuleName::simple, Comparison::rounded_value);
    Limit fine = limit_of(Relation::at_most, "4 m/s");
    fine.value = WrittenQuantity(base::Decimal(40'000'000, 7), metrology::find_unit("m/s").value());
    CHECK(assess(measured("5 m/s"), fine, rounded).verdict == Verdict::fail);
    Measurement huge = measured("1 kg");
    huge.value = AnyQuantity(Kind::mass, std::numeric_limits<std::int64_t>::max());
    CHECK(assess(huge, limit_of(Relation::at_most, "63 kg"), rounded).verdict == Verdict::fail);
    huge.value = AnyQuantity(Kind::mass, -std::numeric_limits<std::int64_t>::max());
    const auto low = assess(huge, limit_of(Relation::at_least, "9000000000000 kg"), rounded);
    CHECK(low.verdict == Verdict::fail);
    CHECK(low.margin->base() == -std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("each bound of a two-sided limit rounds to its own digits") {
    const auto limit = limit_of(Relation::within, "5 m", "6.5 m");
    const auto rounded = rule_of(RuleName::simple, Comparison::rounded_value);
    CHECK(assess(measured("4.6 m"), limit, rounded).verdict == Verdict::pass);
    CHECK(assess(measured("6.54 m"), limit, rounded).verdict == Verdict::pass);
    CHECK(assess(measured("6.6 m"), limit, rounded).verdict == Verdict::fail);
}

TEST_CASE("without a sound value, limit or uncertainty there is no verdict") {
    const Limit good = limit_of(Relation::at_most, "63 kg");
    const auto value = measured("60 kg");
    struct Row {
        const char* name;
        std::optional<Measurement> measurement;
        Limit limit;
        DecisionRule rule;
        Reason reason;
    };
    std::vector<Row> rows{
        {"no value", std::nullopt, good, simple, Reason::value_missing},
        {"another kind", measured("60 m"), good, simple, Reason::wrong_kind},
        {"no uncertainty", value, good, rule_of(RuleName::guard_band), Reason::uncertainty_missing},
        {"no uncertainty for zones", value, good, rule_of(RuleName::four_zone), Reason::uncertainty_missing},
        {"k is zero", measured("60 kg", "1 kg", "0"), good, rule_of(RuleName::guard_band), Reason::uncertainty_missing},
        {"u is negative", measured("60 kg", "-1 kg"), good, rule_of(RuleName::guard_band), Reason::uncertainty_missing},
        {"u of another kind", measured("60 kg", "1 m"), good, rule_of(RuleName::guard_band),
         Reason::uncertainty_missing},
        {"fraction is negative", measured("60 kg", "1 kg"), good,
         rule_of(RuleName::guard_band, Comparison::full_value, base::Decimal(-1, 0)), Reason::rule_invalid},
        {"fraction is too large", measured("60 kg", "1 kg"), good,
         rule_of(RuleName::guard_band, Comparison::full_value, base::Decimal(101, 1)), Reason::rule_invalid},
        {"target risk without a risk", measured("60 kg", "1 kg"), good, rule_of(RuleName::target_risk),
         Reason::rule_invalid},
        {"no uncertainty for a risk", value, good, risk_rule("0.05"), Reason::uncertainty_missing},
        {"degrees of freedom of zero for a risk", with_dof(measured("60 kg", "1 kg"), 0), good, risk_rule("0.05"),
         Reason::uncertainty_missing},
        {"guard band eats the tolerance", measured("6 m", "0.25 m"), limit_of(Relation::within, "5.5 m", "6.5 m"),
         rule_of(RuleName::guard_band), Reason::guard_band_impossible},
        {"bounds the wrong way round", measured("6 m"), limit_of(Relation::within, "6.5 m", "5.5 m"), simple,
         Reason::limit_missing},
    };
    const auto with = [&](const char* name, Reason reason, auto&& change) {
        Limit limit = good;
        change(limit);
        rows.push_back({name, value, limit, simple, reason});
    };
    with("unverified", Reason::limit_unverified, [](Limit& limit) { limit.status = LimitStatus::unverified; });
    with("unverified and empty", Reason::limit_unverified, [](Limit& limit) {
        limit.status = LimitStatus::unverified;
        limit.value.reset();
    });
    with("informative", Reason::informative, [](Limit& limit) { limit.informative = true; });
    with("no limit value", Reason::limit_missing, [](Limit& limit) { limit.value.reset(); });
    with("unknown relation", Reason::limit_missing, [](Limit& limit) { limit.relation = Relation::unknown; });
    with("a relation that is judged elsewhere", Reason::limit_missing,
         [](Limit& limit) { limit.relation = Relation::zero_above; });
    with("no upper bound", Reason::limit_missing, [](Limit& limit) { limit.relation = Relation::within; });
    with("upper bound of another kind", Reason::limit_missing, [](Limit& limit) {
        limit.relation = Relation::within;
        limit.upper = *WrittenQuantity::parse("70 m");
    });
    with("limit value of another kind", Reason::limit_missing,
         [](Limit& limit) { limit.value = *WrittenQuantity::parse("70 m"); });
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto result = assess(row.measurement, row.limit, row.rule);
        CHECK(result.verdict == Verdict::not_evaluated);
        CHECK(result.reason == row.reason);
    }
}

TEST_CASE("the reason why a value is missing is kept") {
    for (const auto reason : {Reason::series_gap, Reason::saturated, Reason::stale, Reason::value_not_finite}) {
        const auto result = assess(std::nullopt, limit_of(Relation::at_most, "63 kg"), simple, reason);
        CHECK(result.verdict == Verdict::not_evaluated);
        CHECK(result.reason == reason);
        CHECK_FALSE(result.margin);
    }
}

TEST_CASE("every status but unverified may judge") {
    Limit limit = limit_of(Relation::at_most, "63 kg");
    for (const auto status : {LimitStatus::confirmed, LimitStatus::provisional, LimitStatus::released}) {
        limit.status = status;
        CHECK(assess(measured("63 kg"), limit, simple).verdict == Verdict::pass);
        CHECK(assess(measured("64 kg"), limit, simple).verdict == Verdict::fail);
    }
}

TEST_CASE("an unverified limit shows the margin but gives no verdict, on either side") {
    Limit limit = limit_of(Relation::at_most, "5 m");
    limit.status = LimitStatus::unverified;
    const auto result = assess(measured("6 m"), limit, simple);
    CHECK(result.verdict == Verdict::not_evaluated);
    CHECK(result.margin == WrittenQuantity::parse("-1 m")->value());
}

TEST_CASE("a two-sided probability is what lies between the bounds") {
    // Phi(2) - Phi(-2) = 0.95450.
    const auto result = assess(measured("6 m", "0.25 m"), limit_of(Relation::within, "5.5 m", "6.5 m"), simple);
    CHECK(result.conformance_probability->text() == "0.95450");
    CHECK(result.zone == Zone::pass);
}

TEST_CASE("a printed figure stands on the same side of the limit as the exact one") {
    struct Row {
        const char* value;
        const char* limit;
        const char* upper;
        int digits;
        const char* printed;
    };
    for (const auto& row :
         {Row{"7.001 m", "7 m", "", 2, "7.001 m"}, Row{"6.999 m", "7 m", "", 2, "6.999 m"},
          Row{"7 m", "7 m", "", 2, "7.00 m"}, Row{"6.479 m", "7 m", "", 2, "6.48 m"},
          Row{"7.000001 m", "7 m", "", 1, "7.000001 m"}, Row{"7.04 m", "7.0 m", "", 1, "7.04 m"},
          Row{"7.06 m", "7.0 m", "", 1, "7.1 m"}, Row{"62.999999 kg", "63 kg", "", 1, "62.999999 kg"},
          Row{"63 kg", "63 kg", "", 1, "63.0 kg"}, Row{"61.99 dB(A)", "55 dB(A)", "62 dB(A)", 1, "61.99 dB(A)"},
          Row{"55.01 dB(A)", "55 dB(A)", "62 dB(A)", 1, "55.01 dB(A)"}, Row{"5", "5", "", 0, "5"},
          Row{"0.9999 m", "90 cm", "1 m", 0, "99.99 cm"}}) {
        CAPTURE(row.value, row.limit);
        const auto value = WrittenQuantity::parse(row.value)->value();
        const auto limit = limit_of(*row.upper ? Relation::within : Relation::at_most, row.limit, row.upper);
        CHECK(print_against(value, limit, row.digits) == row.printed);
    }
}

TEST_CASE("a figure without a limit is printed in the preferred unit") {
    CHECK(print_against(WrittenQuantity::parse("6479 mm")->value(), Limit{}, 2) == "6.48 m");
    CHECK(print_against(AnyQuantity(Kind::count, 5), Limit{}, 0) == "5");
}

TEST_CASE("every reason and zone has a name of its own that is read back") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(conformity::last_reason); ++i) {
        const auto reason = static_cast<Reason>(i);
        CAPTURE(i);
        CHECK(names.insert(name(reason)).second);
        CHECK(parse_reason(name(reason)) == reason);
    }
    for (const auto zone : {Zone::pass, Zone::conditional_pass, Zone::conditional_fail, Zone::fail})
        CHECK(parse_zone(name(zone)) == zone);
    for (const char* text : {"", "None", "unknown", "conditional"}) {
        CHECK_FALSE(parse_reason(text));
        CHECK_FALSE(parse_zone(text));
    }
}
