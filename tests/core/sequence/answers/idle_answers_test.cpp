// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that say nothing, or that a text beside them takes back: none of them is a Pass.
#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/judging/evaluate.h"
#include "core/standards/entries.h"
#include "core/standards/needs/step_order.h"
#include "tests/core/sequence/answers/inspection_fixture.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using IdleAnswers = std::map<std::string, std::string>;

const standards::StandardEdition& edition_of(const std::string& id) {
    static const auto older = inspection_plan("GB17761-2018", {}).edition;
    static const auto newer = inspection_plan("GB17761-2024", {}).edition;
    return id == older.id ? older : newer;
}

std::string file_of(const std::string& bytes) { return TypedFile{base::Digest::of(bytes), bytes + ".pdf"}.text(); }

/// The usual answers with others in their place; an empty text leaves one out.
std::vector<TypedValue> answers_with(const standards::Step& step, const IdleAnswers& other) {
    std::vector<TypedValue> out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            const auto found = other.find(field.id);
            std::string text = found == other.end() ? field.example : found->second;
            if (field.is_file() && field.required && found == other.end()) text = file_of(field.id);
            if (!text.empty()) out.push_back({action.id, field.id, text});
        }
    return out;
}

StepResult result_of(const std::string& id, const std::string& name, const IdleAnswers& answers,
                     std::span<const StepRun> earlier = {}, const laboratory::TestItem* about = nullptr) {
    const auto& edition = edition_of(id);
    const auto* step = standards::step_of(edition, name);
    REQUIRE(step != nullptr);
    const auto given = answers_with(*step, answers);
    const standards::ItemTraits item;
    EvaluationInput input{edition, *step, item, {}, {}, {}, {}, given, earlier};
    input.about = about;
    input.started_utc = "2026-03-02T08:00:00.000Z";
    return evaluate(input).value();
}

StepRun attempt_of(const std::string& name, const IdleAnswers& answers) {
    StepRun out;
    out.procedure = name.substr(0, name.find('/'));
    out.step = name.substr(name.find('/') + 1);
    out.typed = answers_with(*standards::step_of(edition_of("GB17761-2024"), name), answers);
    out.result.valid = true;
    out.result.verdict = Verdict::pass;
    return out;
}

}  // namespace

TEST_CASE("a yes beside a text that tells of trouble gives no verdict and a no stays a Fail") {
    struct Row {
        const char* edition;
        const char* step;
        IdleAnswers answers;
        Verdict verdict;
        const char* missing;
    };
    const auto newer = "GB17761-2024";
    const auto older = "GB17761-2018";
    for (const auto& row : std::initializer_list<Row>{
             {newer,
              "structure/protrusions",
              {{"where", "sharp bolt beside the pedal"}},
              Verdict::not_evaluated,
              "protrusions no (where: sharp bolt beside the pedal)"},
             {older,
              "protrusions/protrusions",
              {{"where", "sharp bolt"}},
              Verdict::not_evaluated,
              "protrusions no (where: sharp bolt)"},
             {newer, "structure/protrusions", {{"protrusions", "yes"}, {"where", "sharp bolt"}}, Verdict::fail, ""},
             {newer, "structure/protrusions", {{"where", "  "}}, Verdict::pass, ""},
             {newer,
              "rain-wading/spray",
              {{"trouble", "display dead"}},
              Verdict::not_evaluated,
              "works yes (trouble: display dead)"},
             {older, "rain-wading/spray", {{"works", "no"}, {"trouble", "display dead"}}, Verdict::fail, ""},
             {newer,
              "helmets/look",
              {{"conforms_reason", "no helmet supplied"}},
              Verdict::not_evaluated,
              "conforms yes (conforms_reason: no helmet supplied)"},
             {newer,
              "helmets/look",
              {{"conforms", "not_supplied"}, {"conforms_reason", "sold without one"}},
              Verdict::pass,
              ""},
             {newer,
              "lights/pedals-if-any",
              {{"pedal_reflectors_reason", "it has none"}},
              Verdict::not_evaluated,
              "pedal_reflectors yes (pedal_reflectors_reason: it has none)"},
         }) {
        CAPTURE(row.edition, row.step, row.missing);
        const auto found = result_of(row.edition, row.step, row.answers);
        CHECK(conformity::name(found.verdict) == conformity::name(row.verdict));
        CHECK(missing_of(found) == row.missing);
    }
}

TEST_CASE("what differs on a certificate is taken for the answer that says so and contradicts all that say nothing") {
    const std::vector<StepRun> earlier{attempt_of("nameplate/look", {}), attempt_of("vehicle-code/read", {}),
                                       attempt_of("motor-code/read", {})};
    const auto found = [&](const IdleAnswers& answers) {
        return result_of("GB17761-2024", "product-certificate/compare", answers, earlier);
    };
    const std::string text = "certificate 8 a, nameplate 5 a";
    CHECK(found({}).verdict == Verdict::pass);
    CHECK(found({{"difference", text}}).verdict == Verdict::not_evaluated);
    CHECK_THAT(missing_of(found({{"difference", text}})), Catch::Contains("service_life yes (difference: " + text));
    // One answer tells what the text is about: the others stand.
    const auto explained = found({{"difference", text}, {"service_life", "no"}});
    CHECK(explained.verdict == Verdict::fail);
    CHECK(missing_of(explained).empty());
    CHECK(missing_of(found({{"stated_service_life", "8 a"}})) ==
          "stated_service_life 8 a (nameplate/look.service_life_text: 5 a)");
    CHECK(missing_of(found({{"stated_maker", "Another"}})) ==
          "stated_maker Another (nameplate/look.maker: Demonstration maker)");
    CHECK(missing_of(found({{"stated_service_life", ""}})) == "stated_service_life");
}

TEST_CASE("the maker on a nameplate is the one on record and a service life has a figure") {
    laboratory::TestItem about;
    about.maker = "Right Maker";
    const auto found = [&](const IdleAnswers& answers) {
        return result_of("GB17761-2024", "nameplate/look", answers, {}, &about);
    };
    CHECK(found({{"maker", "Right  Maker"}}).verdict == Verdict::pass);
    CHECK(missing_of(found({{"maker", "Wrong Maker"}})) == "maker Wrong Maker (item.maker: Right Maker)");
    CHECK(found({{"maker", "Wrong Maker"}, {"service_life", "no"}}).verdict == Verdict::fail);
    for (const char* nothing : {"x", "recommended"}) {
        CAPTURE(nothing);
        CHECK(found({{"maker", "Right Maker"}, {"service_life_text", nothing}}).verdict == Verdict::not_evaluated);
    }
    // A plate that states none is put down as such, and fails by the question before.
    CHECK(found({{"maker", "Right Maker"}, {"service_life", "no"}, {"service_life_text", "无"}}).verdict ==
          Verdict::fail);
    for (const char* life : {"5 a", "5年", "推荐使用年限 5 年", "5", "五年"})
        CHECK(found({{"maker", "Right Maker"}, {"service_life_text", life}}).verdict == Verdict::pass);
    // Of an item without a maker on record nothing is compared.
    about.maker.clear();
    CHECK(found({{"maker", "Wrong Maker"}}).verdict == Verdict::pass);
}

TEST_CASE("one document is not the certificate of two parts") {
    const std::vector<StepRun> earlier{attempt_of("battery-system/certificate", {{"document", file_of("same")}})};
    const auto found = [&](const std::string& bytes) {
        return result_of("GB17761-2024", "charger/certificate", {{"document", file_of(bytes)}}, earlier);
    };
    CHECK(found("other").verdict == Verdict::pass);
    CHECK(found("same").verdict == Verdict::not_evaluated);
    CHECK(missing_of(found("same")) == "document same.pdf (battery-system/certificate.document: same.pdf)");
}

TEST_CASE("codes of drawn vehicles are codes and each entry of a list has its form") {
    const auto found = [](const std::string& codes, const std::string& drawn) {
        return result_of("GB17761-2024", "product-consistency/sampling", {{"codes", codes}, {"drawn", drawn}});
    };
    CHECK(found("175721508069087, 175721508069088", "2").verdict == Verdict::pass);
    CHECK(found("175721508069087；175721508069088、175721508069089", "3").verdict == Verdict::pass);
    CHECK(found("aaaaaaaa, bbbbbbbb", "2").verdict == Verdict::not_evaluated);
    CHECK(found("175721508069087, bbbbbbbb", "2").verdict == Verdict::not_evaluated);
    CHECK(standards::entries_of(" a  b ,, c;\nd") == std::vector<std::string>{"a b", "c", "d"});
    CHECK(standards::other_entry("12, 3x, 4", std::regex("[0-9]+")) == "3x");
    CHECK(standards::other_entry("", std::regex("[0-9]+")).empty());
    CHECK(standards::other_entry(std::string(5000, '1'), std::regex("[0-9]+")).size() == 5000);
}

TEST_CASE("a speed measured after an attempt to tamper is judged in every step that asks for it") {
    struct Row {
        const char* step;
        IdleAnswers answers;
        Verdict verdict;
    };
    for (const std::string part : {"controller", "limiter", "remote"})
        for (const auto& row : std::initializer_list<Row>{
                 {"attempts", {}, Verdict::pass},
                 {"attempts", {{"speed_after", "31 km/h"}}, Verdict::fail},
                 {"attempts", {{"succeeded", "yes"}}, Verdict::fail},
                 {"attempts", {{"speed_after", ""}}, Verdict::not_evaluated},
                 // Nothing shows that it still drove; a speed that is too high does.
                 {"attempts", {{"drives", "no"}, {"speed_after", "0 km/h"}}, Verdict::not_evaluated},
                 {"attempts", {{"drives", ""}, {"speed_after", "0 km/h"}}, Verdict::not_evaluated},
                 {"attempts", {{"drives", "no"}, {"speed_after", "31 km/h"}}, Verdict::fail},
                 {"further", {}, Verdict::pass},
                 {"further", {{"speed_after", "31 km/h"}}, Verdict::fail},
                 {"further", {{"speed_after", ""}}, Verdict::not_evaluated},
                 {"further", {{"drives", "no"}, {"speed_after", "0 km/h"}}, Verdict::not_evaluated},
                 {"further", {{"drives", ""}, {"speed_after", "0 km/h"}}, Verdict::not_evaluated},
                 {"further", {{"drives", "no"}, {"speed_after", "31 km/h"}}, Verdict::fail},
                 {"further",
                  {{"succeeded", "none"},
                   {"succeeded_reason", "all is on the list"},
                   {"speed_after", ""},
                   {"drives", ""},
                   {"photo", ""},
                   {"tried", ""}},
                  Verdict::not_applicable},
                 {"further", {{"succeeded", "none"}, {"succeeded_reason", "all is on the list"}}, Verdict::pass},
                 {"further",
                  {{"succeeded", "none"}, {"succeeded_reason", "all is on the list"}, {"speed_after", "31 km/h"}},
                  Verdict::fail},
                 {"further",
                  {{"succeeded", "none"}, {"succeeded_reason", ""}, {"speed_after", ""}},
                  Verdict::not_evaluated},
             }) {
            const auto step = "tamper-" + part + '/' + row.step;
            CAPTURE(step, row.answers);
            auto answers = row.answers;
            // The usual reason is for where there was no attempt.
            if (!answers.contains("succeeded_reason")) answers["succeeded_reason"] = "";
            const auto found = result_of("GB17761-2024", step, answers);
            CHECK(conformity::name(found.verdict) == conformity::name(row.verdict));
        }
}

}  // namespace velocert::sequence::test
