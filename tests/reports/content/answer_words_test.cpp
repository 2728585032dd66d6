// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/answer_words.h"

#include <catch2/catch.hpp>

#include "core/metrology/calibration.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/standards/pack.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"
#include "tests/core/standards/inspection_pack.h"

using namespace velocert;
using namespace velocert::reports;

TEST_CASE("a decision on an answer is told by its step, its field and its specimen, in both languages") {
    const auto edition = standards::load_edition(tests::inspection_pack()).value();
    const auto& procedure = *edition.procedure("looking");
    conformity::Assessment assessment;
    assessment.limit = *edition.limit("w");
    assessment.word = "no";
    CHECK(answered_title(procedure, assessment)->zh == "甲：清");
    CHECK(answered_title(procedure, assessment)->en == "A: R");
    CHECK(answer_text(procedure, assessment).zh == "否");
    CHECK(answer_text(procedure, assessment).en == "No");
    CHECK(detail_text(assessment).zh.empty());

    assessment.limit = *edition.limit("k");
    assessment.word = "worse";
    assessment.subject = "2";
    assessment.detail = "photo";
    CHECK(answered_title(procedure, assessment)->zh == "丙：级，二");
    CHECK(answered_title(procedure, assessment)->en == "C: C, Two");
    CHECK(answer_text(procedure, assessment).en == "Worse");
    CHECK(detail_text(assessment).en == ": photo");

    // A word that is no choice stands as it was recorded; a limit that no field answers for has no title here.
    assessment.word = "other";
    CHECK(answer_text(procedure, assessment).zh == "other");
    assessment.word.clear();
    CHECK(answer_text(procedure, assessment).zh == "–");
    assessment.limit = *edition.limit("b");
    CHECK_FALSE(answered_title(procedure, assessment));
}

TEST_CASE("a margin between temperatures is a difference, and has no zero point") {
    conformity::Limit limit;
    limit.id = "t";
    limit.kind = metrology::Kind::temperature;
    limit.relation = conformity::Relation::at_least;
    limit.value = *metrology::WrittenQuantity::parse("600 degC");
    limit.status = conformity::LimitStatus::released;
    const auto assessed = [&](const char* value) {
        const auto written = *metrology::WrittenQuantity::parse(value);
        return conformity::assess(metrology::Measurement{"t", written.value(), {}, {}, metrology::Provenance::typed},
                                  limit, {});
    };
    CHECK(margin_text(assessed("650 degC")).en == "50.0 °C inside");
    CHECK(margin_text(assessed("590 degC")).en == "10.0 °C outside");
    CHECK(metrology::difference_text(*assessed("650 degC").margin) == "50000 mK");
}

TEST_CASE("a limit is told by the question that is answered for it, and asks for the answer in words") {
    const auto edition = standards::load_edition(tests::inspection_pack()).value();
    const auto& procedure = *edition.procedure("looking");
    CHECK(asked_title(procedure, "w")->zh == "清");
    CHECK(asked_title(procedure, "k")->en == "C");
    CHECK_FALSE(asked_title(procedure, "of no step"));
    auto limit = *edition.limit("w");
    limit.text_value = "yes";
    CHECK(required_text(procedure, limit).zh == "是");
    limit.text_value = "IPX3";  // no choice of the field: as the pack has it
    CHECK(required_text(procedure, limit).zh == "IPX3");
}

TEST_CASE("every figure that an evaluation holds against a limit has a name on paper") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    int told = 0;
    for (const auto& edition : *editions)
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps)
                for (const auto& judged : sequence::judged_of(edition, step, {})) {
                    INFO(edition.id << ' ' << procedure.id << '/' << step.id << ' ' << judged.use);
                    const auto limit = step.limits.find(judged.use);
                    if (judged.use == "result" || limit == step.limits.end()) continue;
                    const auto title = asked_title(procedure, limit->second);
                    REQUIRE(title);
                    CHECK_FALSE(title->zh.empty());
                    CHECK_FALSE(title->en.empty());
                    ++told;
                }
    CHECK(told > 50);
    for (const char* name : {"voltage_resolution", "current_count", "voltage", "current"})
        CHECK_FALSE(value_words(name).en.empty());
    CHECK(value_words("current_before").zh == "电流（之前）");
    CHECK(value_words("current_before").en == "Current before");
    CHECK(value_words("unheard_of_before").zh == "unheard_of_before");
}

TEST_CASE("a small value keeps two figures on paper, as far as it has them") {
    struct Case {
        const char* value;
        const char* printed;
    };
    const Case cases[] = {{"0.000075 A", "0.000075 A"},     {"0.034619 A", "0.035 A"},
                          {"14.0016 A", "14.00 A"},         {"0 A", "0.00 A"},
                          {"-0.0016 A", "-0.0016 A"},       {"0.05 A", "0.05 A"},
                          {"24.418114 km/h", "24.42 km/h"}, {"0.331842 mH", "0.332 mH"}};
    for (const auto& [value, printed] : cases) {
        INFO(value);
        CHECK(value_text(metrology::WrittenQuantity::parse(value)->value()) == printed);
    }
}

TEST_CASE("the risk of a decision is told where it can be told apart from none") {
    conformity::Assessment assessment;
    assessment.verdict = conformity::Verdict::pass;
    CHECK(risk_text(assessment).zh.empty());
    assessment.conformance_probability = *base::Decimal::parse("0.91030");
    CHECK(risk_text(assessment).en == "Risk of false acceptance 9.0 %");
    assessment.conformance_probability = *base::Decimal::parse("0.99970");
    CHECK(risk_text(assessment).zh.empty());
    assessment.verdict = conformity::Verdict::fail;
    assessment.conformance_probability = *base::Decimal::parse("0.02000");
    CHECK(risk_text(assessment).en == "Risk of false rejection 2.0 %");
    assessment.verdict = conformity::Verdict::inconclusive;
    CHECK(risk_text(assessment).zh.empty());
}
