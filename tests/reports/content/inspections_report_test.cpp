// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says of inspections: questions and answers in words, and of several specimens the worst one.
#include <catch2/catch.hpp>

#include "reports/content/report_text.h"
#include "reports/content/sections/sections.h"
#include "tests/core/standards/inspection_pack.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using conformity::Verdict;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

conformity::Assessment answered(const standards::StandardEdition& edition, const char* limit, const char* word,
                                const char* subject) {
    auto out = conformity::assess_word(std::string(word), *edition.limit(limit), {});
    out.subject = subject;
    return out;
}

/// A run of the inspection pack: the plate is readable, and the specimens have the classes that are given.
test::Sample inspected(const char* first, const char* second) {
    test::Sample sample = test::passing_run();
    auto edition = standards::load_edition(tests::inspection_pack()).value();
    sample.edition = edition;
    sample.run.edition = edition.id;
    sample.run.pack = edition.pack;
    sample.run.procedures = {"looking"};
    sample.run.step_runs.clear();
    sequence::ProcedureResult result;
    result.procedure = "looking";
    result.assessments = {answered(edition, "w", "yes", ""), answered(edition, "k", first, "1"),
                          answered(edition, "k", second, "2")};
    std::vector<Verdict> verdicts;
    for (const auto& one : result.assessments) verdicts.push_back(one.verdict);
    result.verdict = conformity::worst(verdicts);
    result.reason =
        result.verdict == Verdict::pass ? conformity::Reason::inside_limit : conformity::Reason::outside_limit;
    sample.run.results = {result};
    sample.run.verdict = result.verdict;
    return sample;
}

const std::vector<Cell>* row_of(const Report& report, std::string_view requirement) {
    const auto& table = std::get<Table>(report.section("clauses")->blocks.back());
    for (const auto& row : table.rows)
        if (holds(row[2].text.zh, requirement)) return &row;
    return nullptr;
}

}  // namespace

TEST_CASE("the item table asks the question and gives the answer in words", "[reports]") {
    const auto report = inspected("V-0", "V-0").report();
    REQUIRE(report);
    const auto* row = row_of(*report, "清");
    REQUIRE(row != nullptr);
    CHECK(holds((*row)[3].text.zh, "是"));
    CHECK((*row)[4].text.zh == "是");
    CHECK((*row)[4].text.en == "Yes");
    CHECK(holds((*row)[5].text.en, "Pass"));
    const auto& summary = std::get<Table>(report->section("summary")->blocks[1]);
    CHECK(summary.rows.front()[3].text.en == "Every requirement is met");
}

TEST_CASE("the column of a resolution says whose it is", "[reports]") {
    auto sample = inspected("V-0", "V-0");
    sequence::StepRun attempt;
    attempt.procedure = "looking";
    attempt.step = "plate";
    attempt.outcome = conformity::Outcome::completed;
    attempt.result.values = {{"height_resolution", metrology::AnyQuantity(metrology::Kind::length, 1'000)},
                             {"voltage_resolution", metrology::AnyQuantity(metrology::Kind::voltage, 1'000)}};
    sample.run.step_runs = {attempt};
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto& procedure = *sample.edition.procedure("looking");
    const auto table = attempts_table(input, procedure, procedure.steps.front());
    std::string headings;
    for (const auto& column : table.columns) headings += column.heading.zh + "|" + column.heading.en + "\n";
    CHECK(holds(headings, "高：分辨力|Resolution: H / m"));
    CHECK(holds(headings, "分辨力|Resolution / V"));
}

TEST_CASE("a figure that was read with a gauge stands among the results as it was typed, with its resolution",
          "[reports]") {
    auto sample = inspected("V-0", "V-0");
    const auto gauged = [](int number, const char* height, std::int64_t resolution) {
        sequence::StepRun attempt;
        attempt.procedure = "looking";
        attempt.step = "plate";
        attempt.number = number;
        attempt.outcome = conformity::Outcome::completed;
        attempt.typed = {{"look", "height", height}, {"look", "readable", "yes"}};
        attempt.result.values = {{"height", metrology::WrittenQuantity::parse(height)->value()},
                                 {"height_resolution", metrology::AnyQuantity(metrology::Kind::length, resolution)}};
        return attempt;
    };
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto& procedure = *sample.edition.procedure("looking");
    const auto& step = procedure.steps.front();

    sample.run.step_runs = {gauged(1, "1050 mm", 1'000), gauged(2, "1051 mm", 1'000)};
    auto table = attempts_table(input, procedure, step);
    REQUIRE(table.columns.size() > 3);
    CHECK(table.columns[2].heading.zh == "高（分辨力 1 mm）");
    CHECK(table.columns[2].heading.en == "H (resolution 1 mm)");
    CHECK(table.rows[0][2].text.zh == "1050 mm");
    CHECK(table.rows[1][2].text.zh == "1051 mm");
    CHECK(table.rows[0][2].tone == Tone::strong);
    // One column for it: the resolution has none of its own.
    CHECK(holds(table.columns[3].heading.en, "Counts"));

    // It is no surroundings; what is answered beside it is called an answer.
    const auto typed = typed_table(input, procedure, step);
    REQUIRE(typed);
    CHECK(typed->caption.en == "Answers and state as typed at the bench: A");
    REQUIRE(typed->rows.size() == 1);
    CHECK(typed->rows.front()[0].text.en == "R");

    // Two gauges: each figure has its own.
    sample.run.step_runs = {gauged(1, "1050 mm", 1'000), gauged(2, "1.0512 m", 100)};
    table = attempts_table(input, procedure, step);
    CHECK(table.columns[2].heading.en == "H");
    CHECK(table.rows[0][2].text.en == "1050 mm (resolution 1 mm)");
    CHECK(table.rows[1][2].text.en == "1.0512 m (resolution 0.0001 m)");
}

TEST_CASE("what is only told stands for information and is neither decided nor open", "[reports]") {
    auto sample = inspected("V-0", "V-0");
    auto& result = sample.run.results.front();
    for (auto& limit : sample.edition.limits)
        if (limit.id == "k") limit.informative = true;
    result.assessments.back() = answered(sample.edition, "k", "V-0", "2");
    REQUIRE(result.assessments.back().reason == conformity::Reason::informative);
    result.assessments.erase(result.assessments.begin() + 1);
    auto report = sample.report();
    REQUIRE(report);
    const auto* row = row_of(*report, "级");
    REQUIRE(row != nullptr);
    CHECK(row->back().text.en == "For information");
    CHECK(holds(report_text(*report), "For information: informative, not judged"));
    CHECK(holds(report_text(*report), "stands for information and is not judged"));
    CHECK_FALSE(holds(report_text(inspected("V-0", "V-0").report().value()), "stands for information"));
    CHECK_FALSE(holds(report->conclusion.en, "For information only"));

    // A clause of which nothing else was looked at.
    result.assessments.erase(result.assessments.begin());
    result.verdict = Verdict::not_evaluated;
    result.reason = conformity::Reason::informative;
    sample.run.verdict = result.verdict;
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto counted = coverage(input);
    CHECK(counted.informative == 1);
    CHECK(std::ranges::none_of(counted.open_clauses, [](const auto* clause) { return clause->id == "3"; }));
    // Not evaluated for any other reason is open.
    result.reason = conformity::Reason::step_not_completed;
    CHECK(coverage(input).informative == 0);
    CHECK(std::ranges::any_of(coverage(input).open_clauses, [](const auto* clause) { return clause->id == "3"; }));
}

TEST_CASE("a procedure that fails by an answer tells the question, the answer and what is asked for", "[reports]") {
    const auto report = inspected("V-0", "worse").report();
    REQUIRE(report);
    const auto& summary = std::get<Table>(report->section("summary")->blocks[1]);
    CHECK(summary.rows.front()[3].text.zh == "丙：级，二：更差（要求：V-0 级）");
    CHECK(summary.rows.front()[3].text.en == "C: C, Two: worse (required: V-0)");
}

TEST_CASE("of several specimens the item table tells the worst one, wherever it stands", "[reports]") {
    for (const bool last : {false, true}) {
        const auto report = last ? inspected("V-0", "worse").report() : inspected("worse", "V-0").report();
        REQUIRE(report);
        const auto* row = row_of(*report, "级");
        REQUIRE(row != nullptr);
        CHECK(holds((*row)[5].text.en, "Fail"));
        CHECK(holds((*row)[4].text.zh, "更差"));
        CHECK(holds((*row)[4].text.en, last ? "worst of 2: Two" : "worst of 2: One"));
    }
}

TEST_CASE("attempts with many values stand upright, and what was typed is not told twice", "[reports]") {
    test::Sample sample = test::passing_run();
    auto& attempt = sample.run.step_runs.front();
    const auto& procedure = *sample.edition.procedure(attempt.procedure);
    const auto step = std::ranges::find(procedure.steps, attempt.step, &standards::Step::id);
    REQUIRE(step != procedure.steps.end());
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    const auto flat = attempts_table(input, procedure, *step);
    CHECK(flat.columns.front().heading.en == "No.");
    const auto value = attempt.result.values.front().value;
    for (const char* name : {"supply_1", "supply_2", "test_time", "test_voltage", "background", "sound_level", "slip"})
        attempt.result.values.push_back({name, value});
    const auto upright = attempts_table(input, procedure, *step);
    CHECK(upright.columns.front().heading.en == "Quantity");
    CHECK(upright.columns.size() == 2);
    CHECK(upright.rows.size() > flat.columns.size());
}

TEST_CASE("a value that is held against a limit stands under the limit's unit", "[reports]") {
    test::Sample sample = test::passing_run();
    auto& attempt = sample.run.step_runs.front();
    auto& procedure = *std::ranges::find(sample.edition.procedures, attempt.procedure, &standards::Procedure::id);
    auto& step = *std::ranges::find(procedure.steps, attempt.step, &standards::Step::id);
    conformity::Limit limit;
    limit.id = "leakage";
    limit.kind = metrology::Kind::current;
    limit.relation = conformity::Relation::at_most;
    limit.value = *metrology::WrittenQuantity::parse("5 mA");
    limit.status = conformity::LimitStatus::confirmed;
    sample.edition.limits.push_back(limit);
    step.limits = {{"result", "leakage"}};
    step.evaluation = "electric-strength";
    attempt.result.values = {{"leakage_current", metrology::WrittenQuantity::parse("0.075 mA")->value()}};
    const ReportInput input{sample.run, sample.edition, sample.evidence, sample.decoders};
    for (const bool upright : {false, true}) {
        for (const char* name : {"test_time", "test_voltage", "background", "slip", "play", "dose", "rest", "gap"})
            if (upright) attempt.result.values.push_back({name, attempt.result.values.front().value});
        const Table table = attempts_table(input, procedure, step);
        if (upright) {
            CHECK(table.rows[1][0].text.en == "Leakage current / mA");
            CHECK(table.rows[1][1].text.zh == "0.075");
        } else {
            CHECK(table.columns[2].heading.en == "Leakage current / mA");
            CHECK(table.rows[0][2].text.zh == "0.075");
        }
    }
}

TEST_CASE("the cover and the conclusion tell the greatest risk of false acceptance", "[reports]") {
    test::Sample sample = test::passing_run();
    auto& assessment = sample.run.results.front().assessments.front();
    auto measurement = *assessment.measurement;
    measurement.standard_uncertainty = metrology::AnyQuantity(metrology::Kind::mass, 50'000);
    measurement.coverage_factor = base::Decimal(2, 0);
    // 62.933 kg, u = 0.05 kg: p = Phi(0.0667 / 0.05) = Phi(1.333) = 0.9088.
    assessment = conformity::assess(measurement, assessment.limit, sample.run.rule);
    REQUIRE(assessment.verdict == Verdict::pass);
    const auto report = sample.report();
    REQUIRE(report);
    const std::string text = report_text(*report);
    CHECK(holds(text, "Greatest risk of false acceptance"));
    const auto& last = report->cover.items.back();
    // U = 0.10 kg: printed to the hundredth of a kilogram, as in the table (JCGM 100, 7.2.6).
    CHECK(holds(last.value.zh, "62.93 kg（≤ 63 kg），误收风险 9.1 %"));
    const auto& summary = std::get<Table>(report->section("summary")->blocks[1]);
    CHECK(holds(summary.rows.front()[3].text.en, "risk of false acceptance 9.1 %"));
}
