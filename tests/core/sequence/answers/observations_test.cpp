// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/observations.h"
#include "core/sequence/judging/evaluate.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "core/sequence/answers/answered.h"
#include "tests/core/sequence/answers/answers_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;
using conformity::Verdict;
using test::evidence;

namespace {

using Answers = std::map<std::string, std::string>;

const standards::StandardEdition& edition() {
    static const auto loaded = standards::load_edition(tests::inspection_pack()).value();
    return loaded;
}

const standards::Step& step(const std::string& id) {
    for (const auto& one : edition().procedure("looking")->steps)
        if (one.id == id) return one;
    throw std::runtime_error(id);
}

StepResult result_of(const std::string& id, const Answers& answers,
                     const std::string& started = "2025-06-01T00:00:00.000Z", std::string_view void_reason = {}) {
    const auto typed = test::typed(answers);
    EvaluationInput input{edition(), step(id), {}, {}, {}, {}, void_reason, typed};
    input.started_utc = started;
    return evaluate(input).value();
}

const Answers plate{
    {"height", "1.05 m"}, {"readable", "yes"}, {"code", "1234A"}, {"plate_photo", evidence("plate.jpg")}};
const Answers certificate{{"number", "X-1"}, {"body", "Body"},    {"dated", "2025-05-01"},
                          {"model", "C1"},   {"conforms", "yes"}, {"document", evidence("certificate.jpg")}};

Answers with(Answers answers, const std::string& field, const std::string& text) {
    answers[field] = text;
    return answers;
}

}  // namespace

TEST_CASE("a text that must say something says it in letters or digits of any script") {
    standards::Field field;
    field.id = "tried";
    field.letters = 4;
    for (const char* says : {"wire", "磁铁靠近", "a1 b2", "磁铁 x1", "Ω5µA", "...tried", "ｗｉｒｅ", "１２３４"}) {
        CAPTURE(says);
        CHECK(check_typed(field, says));
    }
    for (const char* says : {".", "-", "....", "a b c", "无", "——", "。。。。", "？！，、", "“”‘’", "n/a", "····",
                             "→→→→", "■■■■", "\u00A0\u00A0\u00A0\u00A0", "１２３"}) {
        CAPTURE(says);
        const auto refused = check_typed(field, says);
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().expected, Catch::Contains("4 letters or digits"));
    }
    // Packs from before letters were counted take what they took.
    field.letters = 0;
    CHECK(check_typed(field, "."));
}

TEST_CASE("what was typed is judged by quantity and by word, and what is missing is named") {
    struct Row {
        const char* name;
        Answers answers;
        Verdict verdict;
        Reason reason;
        bool valid;
        const char* missing;
    };
    const Answers not_fitted = with(with(plate, "readable", "not-fitted"), "readable_reason", "no plate on this frame");
    for (const auto& row : {
             Row{"all is well", plate, Verdict::pass, Reason::inside_limit, true, ""},
             Row{"at the limit", with(plate, "height", "1.10 m"), Verdict::pass, Reason::inside_limit, true, ""},
             Row{"in another unit", with(plate, "height", "1100 mm"), Verdict::pass, Reason::inside_limit, true, ""},
             Row{"too high", with(plate, "height", "1.11 m"), Verdict::fail, Reason::outside_limit, true, ""},
             Row{"unreadable", with(plate, "readable", "no"), Verdict::fail, Reason::outside_limit, true, ""},
             Row{"does not arise", not_fitted, Verdict::pass, Reason::inside_limit, true, ""},
             Row{"does not arise, and too high", with(not_fitted, "height", "1.2 m"), Verdict::fail,
                 Reason::outside_limit, true, ""},
             Row{"does not arise, nobody says why", with(not_fitted, "readable_reason", ""), Verdict::not_evaluated,
                 Reason::answer_missing, false, "readable_reason"},
             Row{"does not arise, blanks say why", with(not_fitted, "readable_reason", " \t "), Verdict::not_evaluated,
                 Reason::answer_missing, false, "readable_reason"},
             Row{"no height", with(plate, "height", ""), Verdict::not_evaluated, Reason::answer_missing, false,
                 "height"},
             Row{"a height without a unit", with(plate, "height", "1.05"), Verdict::not_evaluated,
                 Reason::answer_missing, false, "height 1.05"},
             Row{"a height that is a mass", with(plate, "height", "1.05 kg"), Verdict::not_evaluated,
                 Reason::answer_missing, false, "height 1.05 kg"},
             Row{"an implausible height", with(plate, "height", "9 m"), Verdict::not_evaluated, Reason::answer_missing,
                 false, "height 9 m"},
             Row{"no word", with(plate, "readable", ""), Verdict::not_evaluated, Reason::answer_missing, false,
                 "readable"},
             Row{"a word that is no choice", with(plate, "readable", "perhaps"), Verdict::not_evaluated,
                 Reason::answer_missing, false, "readable perhaps"},
             Row{"no photo", with(plate, "plate_photo", ""), Verdict::not_evaluated, Reason::evidence_missing, false,
                 "plate_photo"},
             Row{"a photo that is none", with(plate, "plate_photo", "plate.jpg"), Verdict::not_evaluated,
                 Reason::evidence_missing, false, "plate_photo plate.jpg"},
             Row{"no code", with(plate, "code", ""), Verdict::not_evaluated, Reason::answer_missing, false, "code"},
             Row{"a code of another form", with(plate, "code", "12345"), Verdict::not_evaluated, Reason::answer_missing,
                 false, "code 12345"},
             Row{"a code of another item", with(plate, "code_seen_on", "S-007"), Verdict::not_evaluated,
                 Reason::duplicate_code, false, "code S-007"},
             // What is missing never takes a Fail back.
             Row{"unreadable, no photo", with(with(plate, "readable", "no"), "plate_photo", ""), Verdict::fail,
                 Reason::outside_limit, true, "plate_photo"},
             Row{"too high, no word", with(with(plate, "height", "1.5 m"), "readable", ""), Verdict::fail,
                 Reason::outside_limit, true, "readable"},
             Row{"nothing at all",
                 {},
                 Verdict::not_evaluated,
                 Reason::answer_missing,
                 false,
                 "height, readable, code, plate_photo"},
         }) {
        CAPTURE(row.name);
        const auto result = result_of("plate", row.answers);
        CHECK(conformity::name(result.verdict) == conformity::name(row.verdict));
        CHECK(conformity::name(result.reason) == conformity::name(row.reason));
        CHECK(result.valid == row.valid);
        CHECK(missing_of(result) == row.missing);
    }
}

TEST_CASE("a step whose every question does not arise needs nothing shown, and is not applicable") {
    Answers answers{{"readable", "not-fitted"}, {"readable_reason", "no plate"}};
    auto only = step("plate");
    only.limits.erase("height");
    const auto typed = test::typed(answers);
    const auto result = evaluate({edition(), only, {}, {}, {}, {}, {}, typed}).value();
    CHECK(result.valid);
    CHECK(result.verdict == Verdict::not_applicable);
    CHECK(result.reason == Reason::answered_not_applicable);
    REQUIRE(result.word("readable") != nullptr);
    CHECK(result.word("readable")->text == "no plate");
    CHECK(missing_of(result).empty());
}

TEST_CASE("an attempt that was declared void counts for nothing, whatever was seen") {
    for (const auto& answers : {plate, with(plate, "readable", "no")}) {
        const auto result = result_of("plate", answers, "2025-06-01T00:00:00.000Z", "wrong-item");
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == Verdict::not_evaluated);
        CHECK(result.reason == Reason::run_void);
    }
}

TEST_CASE("another body's certificate counts when it is whole, dated and in force") {
    struct Row {
        const char* name;
        Answers answers;
        Verdict verdict;
        Reason reason;
        const char* missing;
    };
    for (const auto& row : {
             Row{"conforms", certificate, Verdict::pass, Reason::inside_limit, ""},
             Row{"does not conform", with(certificate, "conforms", "no"), Verdict::fail, Reason::outside_limit, ""},
             Row{"in force until that day", with(certificate, "valid_to", "2025-06-01"), Verdict::pass,
                 Reason::inside_limit, ""},
             Row{"expired the day before", with(certificate, "valid_to", "2025-05-31"), Verdict::not_evaluated,
                 Reason::certificate_expired, "valid_to 2025-05-31"},
             Row{"ends before it begins", with(with(certificate, "dated", "2025-05-01"), "valid_to", "2025-04-01"),
                 Verdict::not_evaluated, Reason::certificate_expired, "valid_to 2025-04-01"},
             Row{"dated that day", with(certificate, "dated", "2025-06-01"), Verdict::pass, Reason::inside_limit, ""},
             Row{"dated the day that has begun further east", with(certificate, "dated", "2025-06-02"), Verdict::pass,
                 Reason::inside_limit, ""},
             Row{"dated later", with(certificate, "dated", "2025-06-03"), Verdict::not_evaluated,
                 Reason::certificate_postdated, "dated 2025-06-03"},
             Row{"no day", with(certificate, "dated", "2025-02-30"), Verdict::not_evaluated, Reason::answer_missing,
                 "dated 2025-02-30"},
             Row{"no number", with(certificate, "number", ""), Verdict::not_evaluated, Reason::certificate_incomplete,
                 "number"},
             Row{"a blank number", with(certificate, "number", "  "), Verdict::not_evaluated,
                 Reason::certificate_incomplete, "number"},
             Row{"no body", with(certificate, "body", ""), Verdict::not_evaluated, Reason::certificate_incomplete,
                 "body"},
             Row{"no date", with(certificate, "dated", ""), Verdict::not_evaluated, Reason::certificate_incomplete,
                 "dated"},
             Row{"no model", with(certificate, "model", ""), Verdict::not_evaluated, Reason::certificate_incomplete,
                 "model"},
             Row{"no document", with(certificate, "document", ""), Verdict::not_evaluated,
                 Reason::certificate_incomplete, "document"},
             Row{"no word", with(certificate, "conforms", ""), Verdict::not_evaluated, Reason::answer_missing,
                 "conforms"},
             Row{"does not conform, no number", with(with(certificate, "conforms", "no"), "number", ""), Verdict::fail,
                 Reason::outside_limit, "number"},
         }) {
        CAPTURE(row.name);
        const auto result = result_of("charger", row.answers);
        CHECK(conformity::name(result.verdict) == conformity::name(row.verdict));
        CHECK(conformity::name(result.reason) == conformity::name(row.reason));
        CHECK(missing_of(result) == row.missing);
    }
    // Without the day of the attempt nobody can tell.
    CHECK(result_of("charger", certificate, "").verdict == Verdict::not_evaluated);
}

TEST_CASE("taking any required answer away never leaves a Pass, and is named") {
    CHECK(rc::check("answers are missed", [] {
        const bool charger = *rc::gen::arbitrary<bool>();
        const auto& all = charger ? certificate : plate;
        Answers some;
        std::string gone;
        for (const auto& [field, text] : all) {
            if (*rc::gen::inRange(0, 3) == 0)
                gone = field;
            else
                some.emplace(field, text);
        }
        RC_PRE(!gone.empty());
        const auto result = result_of(charger ? "charger" : "plate", some);
        RC_ASSERT(result.verdict == Verdict::not_evaluated);
        RC_ASSERT(missing_of(result).find(gone) != std::string::npos);
    }));
}
