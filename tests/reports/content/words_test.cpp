// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/words.h"

#include <catch2/catch.hpp>
#include <set>

#include "reports/content/words/value_text.h"

using namespace velocert;
using namespace velocert::reports;
using conformity::Reason;

namespace {

// Codes are consecutive; the name of the first one beyond the last is refused by the parser.
template <typename Enum, typename Parse>
void check_all_codes(Parse parse, int count) {
    std::set<std::string> seen;
    for (int i = 0; i < count; ++i) {
        const Bilingual text = words(static_cast<Enum>(i));
        INFO(i);
        CHECK_FALSE(text.zh.empty());
        CHECK_FALSE(text.en.empty());
        CHECK(text.zh != text.en);
        CHECK(seen.insert(text.zh).second);
        CHECK(parse(name(static_cast<Enum>(i))).has_value());
    }
}

}  // namespace

TEST_CASE("every code of the record has words of its own in both languages", "[reports]") {
    check_all_codes<Reason>(conformity::parse_reason, static_cast<int>(conformity::last_reason) + 1);
    check_all_codes<conformity::Verdict>(conformity::parse_verdict, 5);
    check_all_codes<conformity::Outcome>(conformity::parse_outcome, 4);
    check_all_codes<conformity::LimitStatus>(conformity::parse_limit_status, 4);
    check_all_codes<sequence::Lifecycle>(sequence::parse_lifecycle, 6);
    check_all_codes<metrology::Provenance>(metrology::parse_provenance, 5);
    check_all_codes<conformity::RuleName>(conformity::parse_rule_name, 4);
    check_all_codes<conformity::Comparison>(conformity::parse_comparison, 2);
    check_all_codes<conformity::Zone>(conformity::parse_zone, 4);
    check_all_codes<laboratory::BlockerCode>(laboratory::parse_blocker_code,
                                             static_cast<int>(laboratory::BlockerCode::check_failed) + 1);
    check_all_codes<metrology::Measurand>(metrology::parse_measurand,
                                          static_cast<int>(metrology::Measurand::resistance) + 1);
    std::set<std::string> errors;
    for (int i = 0; i <= static_cast<int>(base::ErrorCode::not_permitted); ++i) {
        const auto code = static_cast<base::ErrorCode>(i);
        CHECK(errors.insert(words(code).zh).second);
        CHECK(error_words(base::name(code)).en == words(code).en);
    }
}

TEST_CASE("a rule is printed with its figure", "[reports]") {
    using conformity::RuleName;
    conformity::DecisionRule risk{RuleName::target_risk};
    risk.risk = base::Decimal(5, 2);
    CHECK(rule_text({}).en == "Simple acceptance (no guard band)");
    CHECK(rule_text({RuleName::guard_band, base::Decimal(83, 2)}).en == "Guarded acceptance, w = 0.83 · U");
    CHECK(rule_text({RuleName::four_zone}).zh == "四区判定，w = 1 · U");
    CHECK(rule_text(risk).en == "Guarded acceptance by target risk, risk 0.05");
    CHECK(rule_text(risk).zh == "按误收风险设保护带，风险 0.05");
}

TEST_CASE("verdicts are lettered as in type-test reports", "[reports]") {
    CHECK(letter(conformity::Verdict::pass) == "P");
    CHECK(letter(conformity::Verdict::fail) == "F");
    CHECK(letter(conformity::Verdict::not_applicable) == "N");
    CHECK(letter(conformity::Verdict::not_evaluated) == "-");
    CHECK(letter(conformity::Verdict::inconclusive) == "?");
}

TEST_CASE("a code that is not known is printed and not swallowed", "[reports]") {
    CHECK(error_words("something-new").zh == "something-new");
    CHECK(retry_words("the wind was strong").zh == "the wind was strong");
    CHECK(retry_words("unplugged").en == "Instrument unplugged");
    CHECK(retry_words("run-void").en == "Declared void by the operator");
    CHECK(value_words("reading_12").en == "Reading 12");
    CHECK(value_words("temperature_3").zh == "temperature_3");
    CHECK(edition_reason_words("made-from-2025-09-01", "because").zh == "2025-09-01 起生产或进口的车辆只适用新版标准");
    CHECK(edition_reason_words("made-from-never", "because").zh == "because");
    CHECK(edition_reason_words("odd", "").zh == "odd");
}

TEST_CASE("values print with the digits of their kind, and more near a limit", "[reports]") {
    using metrology::AnyQuantity;
    using metrology::Kind;
    CHECK(value_text(AnyQuantity(Kind::length, 6'479'338)) == "6.479 m");
    CHECK(value_text(AnyQuantity(Kind::speed, 25'200'000)) == "25.20 km/h");
    CHECK(value_text(AnyQuantity(Kind::force, 146'300)) == "146.3 N");
    conformity::Limit limit;
    limit.kind = Kind::length;
    limit.relation = conformity::Relation::at_most;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    CHECK(value_text(AnyQuantity(Kind::length, 7'000'400), limit) == "7.0004 m");
    CHECK(value_text(AnyQuantity(Kind::length, 6'999'999), limit) == "6.999999 m");
    CHECK(value_text(AnyQuantity(Kind::length, 7'000'000), limit) == "7.000 m");
    CHECK(limit_text(limit).zh == "≤ 7 m");
    limit.value.reset();
    CHECK(limit_text(limit).en == "Unknown");
}

TEST_CASE("a result with U prints two digits of U and itself to the same place, and never on the other side",
          "[reports]") {
    using metrology::AnyQuantity;
    using metrology::Kind;
    conformity::Limit limit;
    limit.kind = Kind::length;
    limit.relation = conformity::Relation::at_most;
    limit.status = conformity::LimitStatus::confirmed;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    const auto assessed = [&](std::int64_t um) {
        metrology::Measurement measured{
            "distance", AnyQuantity(Kind::length, um), {}, {}, metrology::Provenance::instrument};
        measured.standard_uncertainty = AnyQuantity(Kind::length, 88'500);
        measured.coverage_factor = base::Decimal(2, 0);
        return conformity::assess(measured, limit, {});
    };
    CHECK(result_text(assessed(5'816'000)) == "5.82 m");
    CHECK(uncertainty_text(assessed(5'816'000)) == "0.18 m");
    CHECK(margin_text(assessed(5'816'000)).en == "1.18 m inside");
    CHECK(result_text(assessed(7'004'000)) == "7.004 m");
    CHECK(uncertainty_text(assessed(7'004'000)) == "0.18 m");
    CHECK(margin_text(assessed(7'004'000)).en == "0.004 m outside");
}

TEST_CASE("a margin is printed with the digits of the value beside it and says its side", "[reports]") {
    struct Case {
        std::int64_t um;
        std::string en;
    };
    conformity::Limit limit;
    limit.kind = metrology::Kind::length;
    limit.relation = conformity::Relation::at_most;
    limit.status = conformity::LimitStatus::confirmed;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    for (const auto& [um, en] : {Case{6'479'338, "0.521 m inside"}, Case{7'150'364, "0.150 m outside"},
                                 Case{7'000'400, "0.0004 m outside"}, Case{7'000'000, "Exactly at the limit"}}) {
        const metrology::Measurement measurement{
            "distance", metrology::AnyQuantity(metrology::Kind::length, um), {}, {}, metrology::Provenance::calculated};
        CHECK(margin_text(conformity::assess(measurement, limit, {})).en == en);
    }
}

TEST_CASE("no margin is printed to a limit that decides nothing", "[reports]") {
    conformity::Limit limit;
    limit.kind = metrology::Kind::length;
    limit.relation = conformity::Relation::at_most;
    limit.status = conformity::LimitStatus::unverified;
    limit.value = metrology::WrittenQuantity::parse("7 m").value();
    const metrology::Measurement measurement{"distance",
                                             metrology::AnyQuantity(metrology::Kind::length, 6'479'338),
                                             {},
                                             {},
                                             metrology::Provenance::calculated};
    CHECK(margin_text(conformity::assess(measurement, limit, {})).zh == "–");
}

TEST_CASE("English words lose their capital inside a sentence, abbreviations keep it", "[reports]") {
    CHECK(in_sentence("Outside the limit") == "outside the limit");
    CHECK(in_sentence("U = 0.06 m") == "U = 0.06 m");
    CHECK(in_sentence("") == "");
    CHECK(in_sentence("脚着地") == "脚着地");
}

TEST_CASE("times are printed for people, and what is no time as it is", "[reports]") {
    CHECK(time_text("2025-11-22T02:00:07.123Z") == "2025-11-22 02:00:07 UTC");
    CHECK(time_text("") == "–");
    CHECK(time_text("soon") == "soon");
    CHECK(clock_text("2025-11-22T02:00:07.123Z") == "02:00:07");
}
