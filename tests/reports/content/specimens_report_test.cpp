// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says of specimens, of files, of safe states and of clauses that ask nothing.
#include <catch2/catch.hpp>

#include "reports/content/report_text.h"
#include "reports/content/sections/decided.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"
#include "tests/core/standards/inspection_pack.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using conformity::Verdict;
using sequence::StepRun;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

standards::Field quantity(const char* id, const char* zh, const char* en) {
    standards::Field field;
    field.id = id;
    field.title = {zh, en};
    field.kind = standards::Field::Kind::quantity;
    field.quantity = metrology::Kind::duration;
    return field;
}

conformity::Limit at_most(const char* id, const char* value) {
    conformity::Limit limit;
    limit.id = id;
    limit.kind = metrology::Kind::duration;
    limit.relation = conformity::Relation::at_most;
    limit.value = *metrology::WrittenQuantity::parse(value);
    limit.status = conformity::LimitStatus::confirmed;
    return limit;
}

/// The inspection pack with two sets of two bars: each bar is lit twice, and both times have the same limit.
struct Bars {
    test::Sample sample = test::passing_run();

    Bars() {
        auto edition = standards::load_edition(tests::inspection_pack()).value();
        edition.limits.push_back(at_most("after", "10 s"));
        auto& procedure = *std::ranges::find(edition.procedures, std::string("looking"), &standards::Procedure::id);
        const auto bars = [](const char* id, const char* zh, const char* en, const char* one, const char* two) {
            standards::Step step;
            step.id = id;
            step.title = {zh, en};
            step.evaluation = "observations";
            step.subjects = {{one, {std::string(one) + " 号", std::string("Bar ") + one}},
                             {two, {std::string(two) + " 号", std::string("Bar ") + two}}};
            step.limits = {{"first", "after"}, {"second", "after"}};
            standards::Action action;
            action.fields = {quantity("first", "第一次", "First"), quantity("second", "第二次", "Second")};
            step.actions = {action};
            return step;
        };
        procedure.steps = {bars("box", "盒", "Box", "B1", "B2"), bars("part", "件", "Part", "K1", "K2")};
        for (auto& clause : edition.clauses)
            if (clause.id == "3") clause.limits = {"after"};
        sample.edition = edition;
        sample.run.edition = edition.id;
        sample.run.pack = edition.pack;
        sample.run.procedures = {"looking"};
        sample.run.step_runs.clear();
        sample.run.results = {{}};
        sample.run.results.front().procedure = "looking";
    }

    void burn(const char* step, const char* subject, const char* first, const char* second) {
        StepRun attempt;
        attempt.procedure = "looking";
        attempt.step = step;
        attempt.subject = subject;
        attempt.number = 1;
        attempt.started_utc = "2025-11-22T03:04:05.000Z";
        attempt.outcome = conformity::Outcome::completed;
        attempt.result.valid = true;
        attempt.typed = {{"light", "first", first}, {"light", "second", second}};
        auto& result = sample.run.results.front();
        Verdict worst = Verdict::pass;
        for (const auto& [field, text] : {std::pair{"first", first}, std::pair{"second", second}}) {
            const auto value = metrology::WrittenQuantity::parse(text)->value();
            attempt.result.values.push_back({field, value});
            result.assessments.push_back(
                conformity::assess(metrology::Measurement{field, value, {}, {}, metrology::Provenance::typed},
                                   *sample.edition.limit("after"), {}));
            result.assessments.back().subject = subject;
            worst = conformity::worst(worst, result.assessments.back().verdict);
        }
        attempt.result.verdict = worst;
        attempt.result.reason = conformity::Reason::inside_limit;
        result.verdict =
            conformity::worst(result.verdict == Verdict::not_evaluated ? Verdict::pass : result.verdict, worst);
        sample.run.verdict = result.verdict;
        sample.run.step_runs.push_back(attempt);
    }

    [[nodiscard]] ReportInput input() const { return {sample.run, sample.edition, sample.evidence, sample.decoders}; }
    [[nodiscard]] const standards::Procedure& procedure() const { return *sample.edition.procedure("looking"); }
    [[nodiscard]] Section section() const { return procedure_section(input(), procedure()); }
    [[nodiscard]] const Table& table(const Section& of, std::string_view caption) const {
        for (const Block& block : of.blocks)
            if (const auto* one = std::get_if<Table>(&block); one != nullptr && holds(one->caption.zh, caption))
                return *one;
        FAIL("no table " << caption);
        throw std::logic_error("unreachable");
    }
};

}  // namespace

TEST_CASE("a decision is told by the question that was asked, where two questions have one limit", "[reports]") {
    Bars bars;
    bars.burn("box", "B1", "1.20 s", "2 s");
    bars.burn("box", "B2", "1.20 s", "2 s");
    bars.burn("part", "K1", "3 s", "4 s");
    bars.burn("part", "K2", "3 s", "4 s");
    const auto& result = bars.sample.run.results.front();
    const std::vector<std::pair<const char*, const char*>> told{
        {"box", "first"},  {"box", "second"},  {"box", "first"},  {"box", "second"},
        {"part", "first"}, {"part", "second"}, {"part", "first"}, {"part", "second"}};
    REQUIRE(result.assessments.size() == told.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto decided = decided_by(bars.input(), bars.procedure(), result, result.assessments[i]);
        REQUIRE(decided.field != nullptr);
        CHECK(decided.step->id == told[i].first);
        CHECK(decided.field->id == told[i].second);
    }
    // The figure has the digits that were typed, and none that were not.
    CHECK(found_text(bars.input(), result.assessments[0]) == "1.20 s");
    CHECK(found_text(bars.input(), result.assessments[1]) == "2 s");
    CHECK(margin_text(result.assessments[1], "2 s").zh == "余量 8 s");
    // Of no step of the edition, and not typed: neither a question nor other digits than usual.
    auto other = result.assessments[0];
    other.subject = "Z9";
    CHECK(decided_by(bars.input(), bars.procedure(), result, other) == Decided{});
    other.measurement->provenance = metrology::Provenance::instrument;
    CHECK(found_text(bars.input(), other) == "1.20 s");
    other.measurement->value = metrology::WrittenQuantity::parse("2 s")->value();
    CHECK(found_text(bars.input(), other) == "2.00 s");
}

TEST_CASE("specimens that pass stand in one table with all answers, and one decision for each question", "[reports]") {
    Bars bars;
    bars.burn("box", "B1", "1.2 s", "2 s");
    bars.burn("box", "B2", "1.2 s", "3 s");
    const Section section = bars.section();
    const Table& decisions = bars.table(section, "判定");
    REQUIRE(decisions.rows.size() == 2);
    CHECK(decisions.rows[0][0].text.zh == "盒：第一次，2 项均同");
    CHECK(decisions.rows[1][0].text.zh == "盒：第二次，2 项中最不利：B2 号");
    CHECK(decisions.rows[1][0].text.en == "Box: Second, worst of 2: Bar B2");
    const Table& specimens = bars.table(section, "检查记录：盒");
    REQUIRE(specimens.rows.size() == 2);
    CHECK(specimens.columns[2].heading.zh == "第一次\n≤ 10 s");
    CHECK(specimens.rows[1][0].text.en == "Bar B2");
    CHECK(specimens.rows[1][1].text.zh == "03:04:05");
    CHECK(specimens.rows[1][3].text.zh == "3 s");
    CHECK(holds(specimens.rows[1][4].text.zh, "符合"));
    CHECK(specimens.columns.size() == 5);  // nothing was remarked, so there is no column for it
}

TEST_CASE("each specimen that does not pass stands among the decisions by itself", "[reports]") {
    Bars bars;
    bars.burn("box", "B1", "1 s", "11 s");
    bars.burn("box", "B2", "1 s", "12 s");
    const Section section = bars.section();
    const Table& decisions = bars.table(section, "判定");
    REQUIRE(decisions.rows.size() == 3);
    CHECK(decisions.rows[0][0].text.zh == "盒：第一次，2 项均同");
    CHECK(decisions.rows[1][0].text.zh == "盒：第二次，B1 号");
    CHECK(decisions.rows[2][0].text.zh == "盒：第二次，B2 号");
    CHECK(holds(decisions.rows[2][5].text.en, "Fail"));
}

TEST_CASE("a specimen that was lit again stands with each attempt and its number", "[reports]") {
    Bars bars;
    bars.burn("box", "B1", "1 s", "2 s");
    bars.burn("box", "B1", "1 s", "2 s");
    bars.sample.run.step_runs.front().result.valid = false;
    bars.sample.run.step_runs.front().void_note = "wind";
    bars.sample.run.step_runs.back().number = 2;
    const Section section = bars.section();
    const Table& specimens = bars.table(section, "检查记录：盒");
    CHECK(specimens.columns[1].heading.en == "No.");
    CHECK(specimens.rows[1][1].text.zh == "2");
    CHECK(holds(specimens.rows[0].back().text.zh, "wind"));
}

TEST_CASE("an inspection with one attempt that counts tells its time beside its answers, another one in a table",
          "[reports]") {
    Bars bars;
    auto& steps =
        std::ranges::find(bars.sample.edition.procedures, std::string("looking"), &standards::Procedure::id)->steps;
    steps.pop_back();
    steps.front().subjects.clear();
    bars.burn("box", "", "1 s", "2 s");
    const auto told = [&](bool beside) {
        const std::string text = report_text(*bars.sample.report());
        CHECK(holds(text, "检查记录：盒（开始 03:04:05 UTC）") == beside);
        CHECK(holds(text, "全部检查记录") != beside);
    };
    told(true);
    bars.sample.run.step_runs.front().void_note = "a remark";
    told(false);
    bars.sample.run.step_runs.front().void_note.clear();
    bars.sample.run.step_runs.push_back(bars.sample.run.step_runs.front());
    bars.sample.run.step_runs.back().number = 2;
    told(false);
}

TEST_CASE("attempts whose instruments say the same share a row of safe states", "[reports]") {
    test::Sample sample = test::run_with_attempts(3);
    for (auto& attempt : sample.run.step_runs)
        attempt.safe_states = {{"recorder", "stopped; read back: |DAQ|4711|1.0", true}};
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto& braking = *sample.edition.procedure("braking");
    const auto whole = safe_states_table(input, braking);
    REQUIRE(whole);
    REQUIRE(whole->rows.size() == 1);
    CHECK(holds(whole->rows[0][1].text.en, "All "));
    CHECK(whole->rows[0][2].text.zh == "已停止；读回：DAQ 4711 1.0");
    CHECK(whole->rows[0][2].text.en == "stopped; read back: DAQ 4711 1.0");

    // One that could not be made safe stands by itself, with the attempt it was.
    auto& last = sample.run.step_runs.back();
    last.safe_states.front() = {"recorder", "no answer", false};
    const auto parted = safe_states_table(input, braking);
    REQUIRE(parted->rows.size() == 2);
    CHECK(holds(parted->rows[1][1].text.en, "attempt " + std::to_string(last.number)));
    CHECK(parted->rows[1][3].tone == Tone::fail);
    last.safe_states.front() = {"recorder", "stopped; read back: output off (OUTP? 0)", true};
    CHECK(safe_states_table(input, braking)->rows[1][2].text.zh == "已停止；读回：输出已关闭 (OUTP? 0)");
    for (auto& attempt : sample.run.step_runs) attempt.safe_states.clear();
    CHECK_FALSE(safe_states_table(input, braking));
}

TEST_CASE("a clause that asks nothing of the item is told as not applicable, with the reason, and is not open",
          "[reports]") {
    test::Sample sample = test::passing_run();
    const auto open = [&] {
        const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
        return coverage(input).open;
    };
    const int before = open();
    standards::Clause informative;
    informative.id = "Z";
    informative.title = {"资料性附录", "Informative annex"};
    sample.edition.clauses.push_back(informative);
    CHECK(open() == before + 1);
    sample.edition.clauses.back().not_applicable = standards::Title{"只有示例", "Examples only"};
    CHECK(open() == before);
    CHECK(holds(report_text(*sample.report()), "| – | 只有示例 Examples only | N 不适用 Not applicable |"));

    // What examines it is for other items only.
    standards::Procedure procedure;
    procedure.id = "elsewhere";
    procedure.applies.uses = {standards::Use::commercial};
    sample.edition.procedures.push_back(procedure);
    sample.edition.clauses.back().not_applicable.reset();
    sample.edition.clauses.back().procedure = "elsewhere";
    CHECK(open() == before + 1);  // the item does not say what it is for
    sample.run.item.traits.use = standards::Use::personal;
    CHECK(open() == before);
    CHECK(holds(report_text(*sample.report()), "资料性附录 Informative annex | – | 不适用于本样品"));
}

TEST_CASE("what an edition only tells, and no step judges, has no row, and what it asks for has one", "[reports]") {
    test::Sample sample = test::passing_run();
    conformity::Limit waived;
    waived.id = "waived";
    waived.text_value = "nothing is asked";
    waived.relation = conformity::Relation::equal;
    waived.status = conformity::LimitStatus::provisional;
    sample.edition.limits.push_back(waived);
    sample.edition.clauses.back().limits.push_back("waived");
    CHECK(holds(report_text(*sample.report()), "No step of the edition judges it"));
    sample.edition.limits.back().informative = true;
    CHECK_FALSE(holds(report_text(*sample.report()), "nothing is asked"));
}

TEST_CASE("how soon a step must follow another is a condition of it and no item that nothing judges", "[reports]") {
    test::Sample sample = test::passing_run();
    conformity::Limit soon;
    soon.id = "soon";
    soon.kind = metrology::Kind::duration;
    soon.value = metrology::WrittenQuantity::parse("7 min").value();
    soon.relation = conformity::Relation::at_most;
    soon.status = conformity::LimitStatus::provisional;
    sample.edition.limits.push_back(soon);
    sample.edition.clauses.front().limits.push_back("soon");
    const auto is_item = [&] {
        return item_numbers({sample.run, sample.edition, sample.evidence, sample.decoders}).contains("soon");
    };
    CHECK(is_item());
    sample.edition.procedures.front().steps.front().within = "soon";
    CHECK_FALSE(is_item());
}

TEST_CASE("remarks name rows of the item table, never the ids of limits", "[reports]") {
    const auto sample = test::passing_run();
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto numbers = item_numbers(input);
    REQUIRE(numbers.contains("brake.wet.both.distance"));
    const std::string number = std::to_string(numbers.at("brake.wet.both.distance"));
    const std::string text = report_text(*sample.report());
    CHECK(holds(text, "逐项检验结果中第 " + number + " 项"));
    CHECK_FALSE(holds(text, "brake.wet.both.distance"));
    const Section section = clauses_section(input);
    const auto& table = std::get<Table>(section.blocks.back());
    const auto& row = table.rows[static_cast<std::size_t>(numbers.at("brake.wet.both.distance") - 1)];
    CHECK(row[0].text.zh == number);
    CHECK(holds(row[3].text.zh, "≤ 5 m"));
}

TEST_CASE("a clause stands as the standard numbers it, and an edition as it is printed", "[reports]") {
    for (const auto& [id, clause, title] :
         {std::tuple{"6.1/speed", "6.1", "甲（6.1）"}, std::tuple{"A", "A", "甲（A）"},
          std::tuple{"unnumbered/code", "–", "甲"}, std::tuple{"unnumbered", "–", "甲"}}) {
        CHECK(clause_text(id) == clause);
        CHECK(with_clause({"甲", "A"}, id).zh == title);
    }
    const auto sample = test::passing_run();
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const std::string id = sample.edition.id;
    REQUIRE(id != sample.edition.printed);
    CHECK(with_printed_edition(input, "certified to " + id + ": " + id + " applies") ==
          "certified to " + sample.edition.printed + ": " + sample.edition.printed + " applies");
    CHECK(with_printed_edition(input, "another") == "another");
    CHECK(with_printed_edition(input, "") == "");
}
