// SPDX-License-Identifier: GPL-3.0-or-later
// The files of answers that ship as samples: complete, and without any one of their answers never a Pass.
#include "app/cli/runs/answers_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/sequence/judging/standing.h"
#include "core/standards/editions/edition_selection.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/pack.h"
#include "tests/app/process.h"
#include "tests/core/sequence/answers/inspection_fixture.h"

using namespace velocert;
using base::Json;
using conformity::Verdict;

namespace {

struct Sample {
    std::string source;  ///< its path
    Json answers;        ///< key to answer
    sequence::RunPlan plan;
    /// The whole run, once a procedure of it is done by itself: what that one needs was done there.
    mutable std::optional<sequence::Run> whole = {};

    explicit Sample(const std::string& name) : source(std::string(VELOCERT_SAMPLES) + "/" + name + "-answers.json") {
        const auto document = Json::parse(tests::bytes_of(source), source).value();
        REQUIRE(*document.find("default")->string() == "stop");
        answers = *document.find("answers");
        const auto path = std::string(VELOCERT_SAMPLES) + "/" + name + "-item.json";
        const auto item = laboratory::item_from_json(Json::parse(tests::bytes_of(path), path).value(), path).value();
        const auto rule = standards::embedded_selection_rule().value();
        plan =
            sequence::test::inspection_plan(standards::select_edition(item.traits, rule).value().edition, item.traits);
        plan.item = item;
    }
};

std::string procedure_of(const std::string& key) { return key.substr(0, key.find('/')); }

/// The run with the file's own answers, through the code that reads it.
sequence::Run run_with(const Sample& sample, const Json& answers, const std::string& procedure = {}) {
    const auto text =
        Json::object().set("format", "velocert-answers/1").set("default", "stop").set("answers", answers).text(true);
    const auto person = app::AnswersFile::parse(text, sample.source).value();
    auto plan = sample.plan;
    person->set_item(plan.item);
    person->allow_usual();
    if (const auto fits = person->fits(plan.edition); !fits) FAIL(fits.error().text());
    if (!procedure.empty()) {
        if (!sample.whole) sample.whole = run_with(sample, sample.answers);
        plan.procedures = {procedure};
        plan.former = sequence::former_attempts(plan.edition, plan.item.traits, plan.procedures, {&*sample.whole, 1});
    }
    sequence::test::Inspector bench;
    tests::MemorySink sink;
    return sequence::test::inspect(std::move(plan), bench, *person, sink).value();
}

Json without(const Json& object, const std::string& key) {
    auto out = Json::object();
    for (const auto& [name, value] : *object.members())
        if (name != key) out.set(name, value);
    return out;
}

/// All that the run says of why: details of its results and of attempts that ended early.
std::string said(const sequence::Run& run) {
    std::string out;
    for (const auto& result : run.results) out += result.detail + '\n';
    for (const auto& attempt : run.step_runs) out += attempt.error_text + '\n';
    return out;
}

constexpr std::array names{"assist-2024", "throttle-2024", "both-2018"};

}  // namespace

TEST_CASE("the inspections of each sample vehicle pass with its file of answers and nothing else") {
    for (const std::string name : names) {
        CAPTURE(name);
        const Sample sample(name);
        const auto run = run_with(sample, sample.answers);
        CAPTURE(said(run));
        CHECK(run.lifecycle == sequence::Lifecycle::completed);
        for (const auto& result : run.results) {
            CAPTURE(result.procedure);
            CHECK(result.verdict == Verdict::pass);
        }
        CHECK(run.verdict == Verdict::pass);
    }
}

TEST_CASE("a prompt whose answers are taken away is not evaluated, and what it asks for is named") {
    std::size_t taken = 0;
    for (const std::string name : names) {
        const Sample sample(name);
        for (const auto& [key, answer] : *sample.answers.members()) {
            const auto id = procedure_of(key);
            // What is measured needs a bench. What stands for one specimen alone, the common answer stands in for.
            if (std::ranges::find(sample.plan.procedures, id) == sample.plan.procedures.end()) continue;
            if (key.find('@') != std::string::npos) continue;
            CAPTURE(name, key);
            const auto run = run_with(sample, without(sample.answers, key), id);
            CHECK(run.verdict == Verdict::not_evaluated);
            const auto why = said(run);
            CAPTURE(why);
            const auto* values = answer.find("values");
            if (values == nullptr) {
                CHECK(why.find(key) != std::string::npos);
            } else {
                const auto* procedure = sample.plan.edition.procedure(id);
                for (const auto& step : procedure->steps)
                    for (const auto& action : step.actions)
                        for (const auto& field : action.fields)
                            if (id + '/' + step.id + '/' + action.id == key && field.required)
                                CHECK(why.find(field.id) != std::string::npos);
            }
            ++taken;
        }
    }
    CHECK(taken > 150);
}

TEST_CASE("a value, a photo or a document that is taken away is named, whichever it is") {
    std::size_t taken = 0;
    for (const std::string name : names) {
        const Sample sample(name);
        for (const auto& [key, answer] : *sample.answers.members()) {
            const auto id = procedure_of(key);
            const auto* values = answer.find("values");
            if (values == nullptr || key.find('@') != std::string::npos) continue;
            const auto* procedure = sample.plan.edition.procedure(id);
            if (std::ranges::find(sample.plan.procedures, id) == sample.plan.procedures.end()) continue;
            std::set<std::string> required;
            for (const auto& step : procedure->steps)
                for (const auto& action : step.actions)
                    for (const auto& field : action.fields)
                        if (field.required && id + '/' + step.id + '/' + action.id == key) required.insert(field.id);
            for (const auto& [field, text] : *values->members()) {
                if (!required.contains(field)) continue;
                CAPTURE(name, key, field);
                auto lacking = without(sample.answers, key);
                lacking.set(key, Json::object().set("values", without(*values, field)));
                const auto run = run_with(sample, lacking, id);
                CHECK(run.verdict == Verdict::not_evaluated);
                CHECK(said(run).find(field) != std::string::npos);
                ++taken;
            }
        }
    }
    CHECK(taken > 500);
}

TEST_CASE("in an archive of records nothing is answered that nobody said, and no voltage is let on by default") {
    const auto person = app::AnswersFile::parse(R"({"format":"velocert-answers/1","default":"accept","answers":{)"
                                                R"("p/s/look":{"values":{"readable":"yes"}},)"
                                                R"("p/said/energise":{"accepted":true}}})",
                                                "answers.json")
                            .value();
    sequence::Prompt prompt;
    prompt.fields.resize(3);
    prompt.fields[0].id = "readable";
    prompt.fields[0].example = "yes";
    prompt.fields[1].id = "length";
    prompt.fields[1].example = "1.7 m";
    prompt.fields[2].id = "photo";
    prompt.fields[2].kind = standards::Field::Kind::photo;
    for (const char* key : {"p/s/look", "p/s/other", "p/s/interlock"}) {
        CAPTURE(key);
        prompt.key = key;
        const auto answer = person->ask(prompt, {});
        REQUIRE(answer);
        CHECK(answer->values.size() == (std::string_view(key) == "p/s/look" ? 1 : 0));
        CHECK(answer->files.empty());
    }
    // What asks for nothing is done as it is told to be; a voltage needs its own word.
    prompt.fields.clear();
    for (const auto& [key, done] : {std::pair{"p/s/load", true}, std::pair{"p/s/energise", false},
                                    std::pair{"p/s/energise_2", false}, std::pair{"p/s/interlock", false},
                                    std::pair{"p/said/energise", true}, std::pair{"p/said/energise_2", true}}) {
        CAPTURE(key);
        prompt.key = key;
        const auto answer = person->ask(prompt, {});
        CHECK(answer.has_value() == done);
        if (!answer) CHECK(answer.error().code == base::ErrorCode::missing_field);
    }
    person->allow_usual();
    for (const char* key : {"p/s/energise", "p/s/interlock"}) {
        prompt.key = key;
        CHECK(person->ask(prompt, {}));
    }
}

TEST_CASE("a key or a field that nothing asks for is refused at its line, unless another edition asks for it") {
    const auto& shipped = *standards::shipped_edition("GB17761-2024").value();
    const auto fits = [&](const std::string& members) {
        const auto text =
            "{ \"format\": \"velocert-answers/1\", \"default\": \"stop\",\n  \"answers\": {\n" + members + "\n} }";
        return app::AnswersFile::parse(text, "answers.json").value()->fits(shipped.edition);
    };
    struct Row {
        const char* members;
        const char* where;
    };
    for (const auto& row : {
             Row{R"(    "nothing/look/look": { "accepted": true })", "answers.json:3:26 /answers/nothing/look/look"},
             Row{"\n    \"manual/nothing/read\": {}", "answers.json:4:28 /answers/manual/nothing/read"},
             Row{R"(  "manual/read/nothing": {})", "answers.json:3:26 /answers/manual/read/nothing"},
             Row{R"(  "manual/read/read": { "values": { "none": "yes" } })",
                 "answers.json:3:45 /answers/manual/read/read/values/none"},
         }) {
        CAPTURE(row.members);
        const auto fine = fits(row.members);
        REQUIRE_FALSE(fine);
        CHECK(fine.error().code == base::ErrorCode::unknown_field);
        CHECK(fine.error().where == row.where);
        CHECK_FALSE(fine.error().expected.empty());
    }
    // Of the other edition alone.
    CHECK(fits(R"(  "fire/burn/burn": {})"));
    CHECK(fits(R"(  "braking/dry.rear/retry": { "note": "again" })"));
}

TEST_CASE("the usual answers scan no sample whose item is not known") {
    const Sample sample("assist-2024");
    const auto person =
        app::AnswersFile::parse(R"({"format":"velocert-answers/1","default":"accept","answers":{"p/s/own":{"values":)"
                                R"({"sample_code":"26-B7"}}}})",
                                "answers.json")
            .value();
    sequence::Prompt prompt;
    prompt.key = "p/s/setup";
    prompt.fields.resize(2);
    prompt.fields[0].id = "sample_code";
    prompt.fields[0].example = "26-B1";
    prompt.fields[0].names_sample = true;
    prompt.fields[1].id = "room";
    prompt.fields[1].example = "C-1";
    person->allow_usual();
    const auto real = person->ask(prompt, {});
    REQUIRE(real);
    CHECK_FALSE(real->values.contains("sample_code"));
    CHECK(real->values.at("room") == "C-1");
    // What the file says itself was scanned.
    auto said = prompt;
    said.key = "p/s/own";
    CHECK(person->ask(said, {})->values.at("sample_code") == "26-B7");
    person->set_item(sample.plan.item);
    CHECK(person->ask(prompt, {})->values.at("sample_code") == "26-B1");
}

TEST_CASE("a procedure whose answers are taken away leaves a whole run not evaluated") {
    const Sample sample("assist-2024");
    for (const std::string id : {"manual", "lithium-pack", "flame-textile", "nameplate"}) {
        CAPTURE(id);
        auto lacking = Json::object();
        for (const auto& [key, answer] : *sample.answers.members())
            if (procedure_of(key) != id) lacking.set(key, answer);
        const auto run = run_with(sample, lacking);
        CHECK(run.verdict == Verdict::not_evaluated);
        for (const auto& result : run.results) {
            CAPTURE(result.procedure);
            if (result.procedure == id) {
                CHECK(result.verdict == Verdict::not_evaluated);
            }
        }
    }
}

TEST_CASE("a word on an attempt that can be none is refused before the run") {
    const Sample sample("assist-2024");
    struct Row {
        const char* answer;
        const char* refused;  ///< what is said; empty: it is taken
    };
    for (const auto& row :
         {Row{R"({})", ""}, Row{R"({"accepted":false})", ""}, Row{R"({"accepted":false,"choice":"foot_down"})", ""},
          Row{R"({"accepted":false,"choice":"full_moon"})", "'full_moon' is no reason"},
          Row{R"({"choice":"foot_down"})", "the attempt is kept, and 'foot_down' declares it void"}}) {
        CAPTURE(row.answer);
        const auto person = app::AnswersFile::parse(
            R"({"format":"velocert-answers/1","answers":{"braking/dry.both/void":)" + std::string(row.answer) + "}}",
            "answers.json");
        REQUIRE(person);
        const auto fits = (*person)->fits(sample.plan.edition);
        CHECK(fits.has_value() == std::string(row.refused).empty());
        if (!fits) {
            CHECK(fits.error().text().find(row.refused) != std::string::npos);
            CHECK(fits.error().text().find("void") != std::string::npos);
        }
    }
}

TEST_CASE("a file that names no word on an attempt keeps it, and one that declares it void does not") {
    sequence::Prompt question;
    question.kind = sequence::Prompt::Kind::void_or_keep;
    question.key = "braking/dry.both/void";
    question.attempt = 2;
    const auto said = [&](const std::string& answers) {
        const auto person =
            app::AnswersFile::parse(R"({"format":"velocert-answers/1","answers":{)" + answers + "}}", "answers.json");
        REQUIRE(person);
        return (*person)->ask(question, {}).value();
    };
    CHECK(said("").accepted);
    CHECK(said(R"("braking/dry.both/void#1":{"accepted":false,"choice":"foot_down"})").accepted);
    const auto declared = said(R"("braking/dry.both/void#2":{"accepted":false,"choice":"foot_down"})");
    CHECK_FALSE(declared.accepted);
    CHECK(declared.choice == "foot_down");
}
