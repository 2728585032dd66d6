// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed twice, or stands in the order already, must say the same; what follows from a code is read from it.
#include "core/sequence/answers/on_record.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/recompute.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/support/line_instrument.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using Answers = std::map<std::string, std::string>;

const standards::StandardEdition& edition(const std::string& id) {
    static const auto older = inspection_plan("GB17761-2018", {}).edition;
    static const auto newer = inspection_plan("GB17761-2024", {}).edition;
    return id == older.id ? older : newer;
}

/// The usual answers of a step, with others in their place; an empty text leaves one out.
std::vector<TypedValue> typed(const standards::Step& step, const Answers& other) {
    std::vector<TypedValue> out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            const auto found = other.find(field.id);
            std::string text = found == other.end() ? field.example : found->second;
            if (field.is_file() && field.required && found == other.end())
                text = TypedFile{base::Digest::of(field.id), field.id + ".png"}.text();
            if (!text.empty()) out.push_back({action.id, field.id, text});
        }
    return out;
}

struct Judgement {
    StepResult result;
    std::map<std::string, Verdict> figures;
};

/// A step of an edition with the assumed values, judged by itself.
Judgement judged(const std::string& of, const std::string& name, const Answers& answers,
                 const laboratory::TestItem& item = {}, std::span<const StepRun> earlier = {}) {
    const auto* step = standards::step_of(edition(of), name);
    REQUIRE(step != nullptr);
    const auto given = typed(*step, answers);
    EvaluationInput input{edition(of), *step, item.traits, {}, {}, {}, {}, given, earlier};
    input.about = &item;
    input.started_utc = "2026-03-02T08:00:00.000Z";
    Judgement out{evaluate(input).value(), {}};
    for (const auto& [use, id] : step->limits)
        out.figures[id] = assess_answer(out.result, use, *edition(of).limit(id), {}, {}).verdict;
    return out;
}

laboratory::TestItem item() {
    laboratory::TestItem out;
    out.id = "S-1";
    out.model = "AX-26";
    out.vehicle_code = "123422500000101";
    out.traits.made_on = base::parse_date("2025-10-01").value();
    return out;
}

StepRun attempt(const std::string& procedure, const std::string& step, const std::string& field,
                const std::string& text, bool valid = true) {
    StepRun out;
    out.procedure = procedure;
    out.step = step;
    out.typed = {{"look", field, text}};
    out.result.valid = valid;
    return out;
}

}  // namespace

TEST_CASE("the digits of a vehicle code are counted in the code, whatever was typed beside it") {
    struct Row {
        const char* name;
        const char* code;
        const char* digits;
        Verdict count;
        Verdict type;
        Verdict step;
        const char* missing;
    };
    constexpr auto pass = Verdict::pass;
    constexpr auto fail = Verdict::fail;
    constexpr auto open = Verdict::not_evaluated;
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        for (const auto& row : {
                 Row{"as it should be", "175721508069087", "15", pass, pass, pass, ""},
                 Row{"another vehicle", "123422500000101", "15", pass, pass, pass, ""},
                 Row{"fourteen, and fifteen typed", "17572150806908", "15", open, open, open,
                     "digits 15 (vehicle_code: 14)"},
                 Row{"sixteen, and fifteen typed", "1757215080690870", "15", open, open, open,
                     "digits 15 (vehicle_code: 16)"},
                 Row{"fifteen, and fourteen typed", "175721508069087", "14", open, open, open,
                     "digits 14 (vehicle_code: 15)"},
                 Row{"fourteen, seen and counted", "17572150806908", "14", fail, pass, fail, ""},
                 Row{"sixteen, seen and counted", "1757215080690870", "16", fail, pass, fail, ""},
                 Row{"the code of a bicycle", "175711508069087", "15", pass, fail, fail, ""},
                 Row{"the code of one with an engine", "175731508069087", "15", pass, fail, fail, ""},
                 Row{"no count", "175721508069087", "", open, open, open, "digits"},
                 Row{"no code", "", "15", open, open, open, "vehicle_code"},
             }) {
            CAPTURE(id, row.name);
            const auto found = judged(id, "vehicle-code/read", {{"vehicle_code", row.code}, {"digits", row.digits}});
            CHECK(conformity::name(found.figures.at("code.vehicle.digits")) == conformity::name(row.count));
            CHECK(conformity::name(found.figures.at("code.vehicle.type")) == conformity::name(row.type));
            CHECK(conformity::name(found.result.verdict) == conformity::name(row.step));
            CHECK(missing_of(found.result) == row.missing);
        }
}

TEST_CASE("a code that has no known form is counted, but nothing can be read from it and nothing passes") {
    const auto letters = judged("GB17761-2024", "vehicle-code/read", {{"vehicle_code", "17572A508069087"}});
    CHECK(letters.result.verdict == Verdict::not_evaluated);
    CHECK(letters.result.reason == Reason::code_form);
    CHECK(missing_of(letters.result) == "code_type 17572A508069087");
    CHECK(letters.result.word("code_maker") == nullptr);
    CHECK_FALSE(letters.result.valid);
}

TEST_CASE("by the older edition a vehicle code is of digits, and a letter in it is none of them") {
    const auto with = [](const char* code, const char* digits) {
        return judged("GB17761-2018", "vehicle-code/read", {{"vehicle_code", code}, {"digits", digits}});
    };
    const auto letter = with("17572A508069087", "14");
    CHECK(letter.figures.at("code.vehicle.digits") == Verdict::fail);
    CHECK(letter.result.verdict == Verdict::fail);
    CHECK(letter.result.value("digits")->base() == 14);
    // Whoever counts the letter with them reads another code than the one that was typed.
    const auto miscounted = with("17572A508069087", "15");
    CHECK(miscounted.result.verdict == Verdict::not_evaluated);
    CHECK_THAT(missing_of(miscounted.result), Catch::Contains("digits 15 (vehicle_code: 14)"));
    // Fifteen digits and a letter more are not the code either: nothing can be read from it.
    const auto more = with("1757215080690A87", "15");
    CHECK(more.result.verdict == Verdict::not_evaluated);
    CHECK(more.figures.at("code.vehicle.type") == Verdict::not_evaluated);
    CHECK(with("175721508069087", "15").result.verdict == Verdict::pass);
}

TEST_CASE("a letter that charger codes do not use is told of and fails nothing") {
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        for (const auto& [code, letter] : {std::pair{"MA1K2B3C4-25-01", ""},
                                           {"MA1K2B3Z4-25-01", "Z"},
                                           {"IA1K2B3C4-25-01", "I"},
                                           {"MA1K2B3C4-25-0O", "O"},
                                           {"123456789-25-Z1", "Z"}}) {
            CAPTURE(id, code);
            const auto found = judged(id, "charger/charger", {{"charger_code", code}});
            const auto* told = found.result.word("code_letter");
            CHECK((told == nullptr ? std::string() : told->text) == letter);
            CHECK(missing_of(found.result) == "");
            CHECK(found.result.verdict == judged(id, "charger/charger", {}).result.verdict);
        }
}

TEST_CASE("maker, type, year and serial number are told from the code") {
    const auto found = judged("GB17761-2018", "vehicle-code/read", {{"vehicle_code", "175721508069087"}});
    const auto word = [&](const char* name) {
        REQUIRE(found.result.word(name) != nullptr);
        return found.result.word(name)->text;
    };
    CHECK(word("code_maker") == "1757");
    CHECK(word("code_type") == "2");
    CHECK(word("code_year") == "15");
    CHECK(word("code_serial") == "08069087");
    // Without the laboratory's release the newer edition decides nothing of it.
    const auto shipped = standards::embedded_editions().value();
    CHECK(shipped.back().limit("code.vehicle.type")->status == conformity::LimitStatus::unverified);
    CHECK(shipped.back().limit("code.vehicle.digits")->status == conformity::LimitStatus::unverified);
}

TEST_CASE("the year in a vehicle code is the year in which the vehicle was made, where the item says it") {
    struct Row {
        const char* code;
        const char* made;
        const char* missing;
    };
    for (const std::string id : {"GB17761-2018", "GB17761-2024"})
        for (const auto& row : {
                 Row{"123422500000101", "2025-10-01", ""},
                 Row{"123422500000101", "2025-01-01", ""},
                 Row{"123421900000101", "2019-12-31", ""},
                 Row{"123422400000101", "2025-01-01", "code_year 24 (item.made_year: 25)"},
                 Row{"123422500000101", "2024-12-31", "code_year 25 (item.made_year: 24)"},
                 Row{"123422400000101", nullptr, ""},
             }) {
            CAPTURE(id, row.code);
            auto about = item();
            about.vehicle_code = row.code;
            about.traits.made_on.reset();
            if (row.made != nullptr) about.traits.made_on = base::parse_date(row.made).value();
            const auto found = judged(id, "vehicle-code/read", {{"vehicle_code", row.code}}, about);
            CHECK(missing_of(found.result) == row.missing);
            CHECK(found.result.verdict == (std::string(row.missing).empty() ? Verdict::pass : Verdict::not_evaluated));
        }
    // The code of a bicycle is no code of an electric one, whatever its year.
    auto about = item();
    about.vehicle_code = "123412400000101";
    CHECK(judged("GB17761-2024", "vehicle-code/read", {{"vehicle_code", "123412400000101"}}, about).result.verdict ==
          Verdict::fail);
}

TEST_CASE("an answer that contradicts the item on record gives no verdict, and names both") {
    struct Row {
        const char* step;
        const char* field;
        const char* answer;
        const char* missing;
    };
    for (const auto& row : {
             Row{"nameplate/look", "model", "AX-26", ""},
             Row{"nameplate/look", "model", " AX-26 ", ""},
             Row{"nameplate/look", "model", "AX-27", "model AX-27 (item.model: AX-26)"},
             Row{"nameplate/look", "model", "ax-26", "model ax-26 (item.model: AX-26)"},
             Row{"vehicle-code/read", "vehicle_code", "123422500000101", ""},
             Row{"vehicle-code/read", "vehicle_code", "123422500000102",
                 "vehicle_code 123422500000102 (item.vehicle_code: 123422500000101)"},
             // One digit less, misread: nobody knows whose fault it is, so that it is no Fail.
             Row{"vehicle-code/read", "vehicle_code", "12342250000010",
                 "vehicle_code 12342250000010 (item.vehicle_code: 123422500000101)"},
             Row{"dates/documents", "made", "2025-10-01", ""},
             Row{"dates/documents", "made", "2020-10-01", "made 2020-10-01 (item.made_on: 2025-10-01)"},
             Row{"dates/documents", "made", "2025-10-02", "made 2025-10-02 (item.made_on: 2025-10-01)"},
         }) {
        CAPTURE(row.step, row.answer);
        Answers answers{{row.field, row.answer}};
        if (std::string(row.field) == "vehicle_code")
            answers["digits"] = std::to_string(std::string(row.answer).size());
        const auto found = judged("GB17761-2024", row.step, answers, item());
        const bool agrees = std::string(row.missing).empty();
        CHECK(found.result.verdict == (agrees ? Verdict::pass : Verdict::not_evaluated));
        CHECK(found.result.reason == (agrees ? Reason::inside_limit : Reason::answers_disagree));
        CHECK(missing_of(found.result) == row.missing);
        for (const auto& [limit, verdict] : found.figures) CHECK(verdict == found.result.verdict);
        // An order that does not say it contradicts nobody.
        CHECK(judged("GB17761-2024", row.step, answers).result.word(row.field) == nullptr);
    }
    // A clause that is found not met stays so, whatever else was mistyped.
    const auto failed = judged("GB17761-2024", "dates/documents", {{"made", "2020-10-01"}, {"edition", "no"}}, item());
    CHECK(failed.result.verdict == Verdict::fail);
}

TEST_CASE(
    "the product certificate is compared with the nameplate, the codes and the order, not by its own word alone") {
    const std::vector<StepRun> seen{attempt("nameplate", "look", "model", "AX-26"),
                                    attempt("vehicle-code", "read", "vehicle_code", "123422500000101"),
                                    attempt("motor-code", "read", "motor_code", "HM-1")};
    const Answers same{
        {"stated_model", "AX-26"}, {"stated_vehicle_code", "123422500000101"}, {"stated_motor_code", "HM-1"}};
    const auto with = [&](const std::string& field, const std::string& text) {
        auto out = same;
        out[field] = text;
        return out;
    };
    struct Row {
        const char* name;
        Answers answers;
        Verdict verdict;
        const char* missing;
    };
    for (const auto& row : {
             Row{"all agree", same, Verdict::pass, ""},
             Row{"another model", with("stated_model", "AX-28"), Verdict::not_evaluated,
                 "stated_model AX-28 (item.model: AX-26; nameplate/look.model: AX-26)"},
             Row{"another vehicle", with("stated_vehicle_code", "123422500000102"), Verdict::not_evaluated,
                 "stated_vehicle_code 123422500000102 (item.vehicle_code: 123422500000101; "
                 "vehicle-code/read.vehicle_code: 123422500000101)"},
             Row{"another motor", with("stated_motor_code", "HM-2"), Verdict::not_evaluated,
                 "stated_motor_code HM-2 (motor-code/read.motor_code: HM-1)"},
             Row{"nothing copied", with("stated_motor_code", ""), Verdict::not_evaluated, "stated_motor_code"},
             Row{"nothing of the service life, and another motor",
                 [&] {
                     auto out = with("stated_motor_code", "HM-2");
                     out["service_life"] = "no";
                     return out;
                 }(),
                 Verdict::fail, "stated_motor_code HM-2 (motor-code/read.motor_code: HM-1)"},
             Row{"another motor, and it is said so",
                 [&] {
                     auto out = with("stated_motor_code", "HM-2");
                     out["motor_code"] = "no";
                     return out;
                 }(),
                 Verdict::fail, "stated_motor_code HM-2 (motor-code/read.motor_code: HM-1)"},
         }) {
        CAPTURE(row.name);
        const auto found = judged("GB17761-2024", "product-certificate/compare", row.answers, item(), seen);
        CHECK(conformity::name(found.result.verdict) == conformity::name(row.verdict));
        CHECK(missing_of(found.result) == row.missing);
    }
}

TEST_CASE("of several attempts the last one that counts is on record") {
    standards::Field field;
    field.same_as = {"nameplate/look.model"};
    const standards::ItemTraits traits;
    std::vector<StepRun> earlier{attempt("nameplate", "look", "model", "A"), attempt("nameplate", "look", "model", "B"),
                                 attempt("nameplate", "look", "model", "C", false),
                                 attempt("nameplate", "rub", "model", "D"), attempt("other", "look", "model", "E")};
    const auto known = on_record(field, {traits, nullptr, earlier});
    REQUIRE(known.size() == 1);
    CHECK(known.front().source == "nameplate/look.model");
    CHECK(known.front().text == "B");
    CHECK(differs_from_record(field, "B", {traits, nullptr, earlier}).empty());
    CHECK(differs_from_record(field, "C", {traits, nullptr, earlier}) == "C (nameplate/look.model: B)");
    CHECK(on_record(field, {traits, nullptr, {}}).empty());
}

TEST_CASE("texts say the same but for their blanks, and characters are counted, not bytes") {
    CHECK(says_the_same("A  B", " A B\n"));
    CHECK_FALSE(says_the_same("AB", "A B"));
    CHECK_FALSE(says_the_same("a", "A"));
    CHECK_FALSE(says_the_same("", "A"));
    CHECK(count_of_characters("") == 0);
    CHECK(count_of_characters("1234A") == 5);
    CHECK(count_of_characters("京A") == 2);
}

TEST_CASE("a run in which two answers contradict each other is not evaluated, and gives the same again") {
    standards::ItemTraits traits;
    traits.battery = standards::Battery::lithium_ion;
    traits.drive = standards::Drive::both;
    traits.made_on = base::parse_date("2025-10-01").value();
    auto plan = inspection_plan("GB17761-2024", traits);
    plan.item.model = "AX-26";
    plan.procedures = {"nameplate", "vehicle-code", "motor-code", "product-certificate", "dates"};
    for (const auto& [question, answer, procedure] :
         {std::tuple{"nameplate/look/look.model", "AX-27", "nameplate"},
          {"product-certificate/compare/copy.stated_model", "AX-28", "product-certificate"},
          {"dates/documents/documents.made", "2020-01-01", "dates"}}) {
        CAPTURE(question);
        Inspector inspector;
        inspector.otherwise[question] = answer;
        tests::MemorySink sink;
        const auto run = inspect(plan, inspector, sink);
        REQUIRE(run);
        CHECK(run->verdict == Verdict::not_evaluated);
        const auto result = std::ranges::find(run->results, procedure, &ProcedureResult::procedure);
        REQUIRE(result != run->results.end());
        CHECK(result->verdict == Verdict::not_evaluated);
        CHECK(result->reason == Reason::answers_disagree);
        CHECK_THAT(result->detail, Catch::Contains(answer));
        const auto again = run_from_records(sink.records);
        REQUIRE(again);
        const auto differences = recompute(*again, sink, tests::LineDecoders());
        REQUIRE(differences);
        CHECK(differences->empty());
    }
    Inspector inspector;
    tests::MemorySink sink;
    CHECK(inspect(plan, inspector, sink)->verdict == Verdict::pass);
}

TEST_CASE("what is asked of a subject is held against the answer about the same subject") {
    standards::Field field;
    field.same_as = {"product-consistency/certified.listed"};
    const standards::ItemTraits traits;
    const auto of = [](const char* subject, const char* text) {
        auto out = attempt("product-consistency", "certified", "listed", text);
        out.subject = subject;
        return out;
    };
    const std::vector<StepRun> earlier{of("motor", "HM-350"), of("tyres", "16 x 2.125"), of("motor", "HM-351")};
    CHECK(on_record(field, {traits, nullptr, earlier, "motor"}).front().text == "HM-351");
    CHECK(on_record(field, {traits, nullptr, earlier, "tyres"}).front().text == "16 x 2.125");
    CHECK(differs_from_record(field, "16 x 2.125", {traits, nullptr, earlier, "motor"}) ==
          "16 x 2.125 (product-consistency/certified.listed: HM-351)");
    // What was said of others is not held against it, nor against a step that is done once.
    CHECK(on_record(field, {traits, nullptr, earlier, "frame"}).empty());
    CHECK(differs_from_record(field, "HM-351", {traits, nullptr, earlier, "frame"}).empty());
    CHECK(on_record(field, {traits, nullptr, earlier}).empty());
    // A step that is done once says it of all.
    const std::vector<StepRun> both{of("", "26-C"), of("tyres", "16 x 2.125")};
    CHECK(on_record(field, {traits, nullptr, both, "motor"}).front().text == "26-C");
    CHECK(on_record(field, {traits, nullptr, both, "tyres"}).front().text == "16 x 2.125");
    const std::vector<StepRun> once{of("", "26-C")};
    CHECK(on_record(field, {traits, nullptr, once, "motor"}).front().text == "26-C");
}

}  // namespace velocert::sequence::test
