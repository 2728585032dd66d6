// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/answer_words.h"

#include <catch2/catch.hpp>

#include "core/metrology/calibration.h"
#include "reports/content/value_text.h"
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
