// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/build_report.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/sequence/unconfirmed.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/pack.h"
#include "reports/content/report_text.h"
#include "reports/content/sections/sections.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using base::ErrorCode;
using conformity::Verdict;

namespace {

Report report_of(const test::Sample& sample) {
    auto report = sample.report();
    if (!report) FAIL(report.error().text());
    return *report;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

ReportInput input_of(const test::Sample& sample) {
    return {sample.run, sample.edition, sample.evidence, sample.decoders};
}

}  // namespace

TEST_CASE("what comes from a training archive is a specimen with a number series of its own", "[reports]") {
    const Report report = report_of(test::training_run());
    CHECK(report.standing == Standing::specimen);
    CHECK(report.number == "SPECIMEN-20251122-020000-7f3a");
    CHECK(report.mark.zh == "样张");
    CHECK(report.mark.en == "SPECIMEN");
    const std::string text = report_text(report);
    CHECK(holds(text, "This specimen carries no signature."));
    CHECK(holds(text, "Virtual instruments were used"));
    CHECK_FALSE(holds(text, "DRAFT"));
}

TEST_CASE("a real run that nobody signed is a draft without a number", "[reports]") {
    const Report report = report_of(test::passing_run());
    CHECK(report.standing == Standing::draft);
    CHECK(report.number.empty());
    CHECK(report.mark.en == "DRAFT");
    CHECK(holds(report_text(report), "a draft until it is signed"));
    CHECK_FALSE(holds(report_text(report), "SPECIMEN"));
}

TEST_CASE("the class that the station declares for an instrument stands in the list of instruments", "[reports]") {
    test::Sample sample = test::passing_run();
    CHECK_FALSE(holds(report_text(report_of(sample)), "OIML R 76"));
    REQUIRE_FALSE(sample.run.station.instruments.empty());
    for (auto& instrument : sample.run.station.instruments) instrument.options["class"] = "III, OIML R 76";
    const std::string text = report_text(report_of(sample));
    CHECK(holds(text, "Class III, OIML R 76"));
    CHECK(holds(text, "准确度等级 III, OIML R 76"));
}

TEST_CASE("real and training never mix in a report", "[reports]") {
    struct Case {
        std::string name;
        std::function<void(test::Sample&)> spoil;
    };
    const std::vector<Case> cases = {
        {"simulated instrument", [](test::Sample& s) { s.run.step_runs[0].captures[0].simulated = true; }},
        {"virtual station", [](test::Sample& s) { s.run.station.is_virtual = true; }},
        {"demonstration laboratory", [](test::Sample& s) { s.edition.demonstration = true; }},
    };
    for (const auto& [name, spoil] : cases) {
        DYNAMIC_SECTION(name) {
            test::Sample sample = test::passing_run();
            spoil(sample);
            const auto report = sample.report();
            REQUIRE_FALSE(report);
            CHECK(report.error().code == ErrorCode::not_permitted);
            sample.run.specimen = true;
            CHECK(sample.report());
        }
    }
}

TEST_CASE("a report that its own parts do not bear out is refused", "[reports]") {
    struct Case {
        std::string name;
        std::function<void(test::Sample&)> spoil;
    };
    const std::vector<Case> cases = {
        {"another edition", [](test::Sample& s) { s.run.edition = "TEST-2018"; }},
        {"another pack", [](test::Sample& s) { s.run.pack = base::Digest::of("another pack"); }},
        {"verdict better than its procedures", [](test::Sample& s) { s.run.verdict = Verdict::pass; }},
        {"procedure better than its assessments",
         [](test::Sample& s) {
             s.run.results.back().verdict = Verdict::pass;
             s.run.verdict = Verdict::pass;
         }},
        {"unknown procedure", [](test::Sample& s) { s.run.procedures.push_back("no-such-procedure"); }},
        {"evidence of the deciding run changed",
         [](test::Sample& s) {
             for (const auto& attempt : s.run.step_runs) s.evidence.spoil(attempt.captures[0].log);
         }},
    };
    for (const auto& [name, spoil] : cases) {
        DYNAMIC_SECTION(name) {
            test::Sample sample = test::failing_run();
            spoil(sample);
            const auto report = sample.report();
            REQUIRE_FALSE(report);
            CHECK(report.error().code == ErrorCode::integrity);
        }
    }
}

TEST_CASE("the deciding run is the valid attempt furthest beyond the limit of the worst step", "[reports]") {
    const test::Sample sample = test::failing_run();
    const DecidingRun run = deciding_run(input_of(sample), *sample.edition.procedure("braking"));
    REQUIRE(run.attempt != nullptr);
    // Attempts 1 and 2 are longer or as long, but do not count; 3 is longer than 4; wet passes.
    CHECK(attempt_name(*run.attempt) == "braking/dry.both#3");
}

TEST_CASE("among steps that pass, the one nearest to its limit decides", "[reports]") {
    const test::Sample sample = test::passing_run();
    const DecidingRun run = deciding_run(input_of(sample), *sample.edition.procedure("braking"));
    REQUIRE(run.attempt != nullptr);
    // dry: 6.479 of 7 m leaves 7.4 %; wet: 4.807 of 5 m leaves 3.9 %
    CHECK(attempt_name(*run.attempt) == "braking/wet.both#2");
}

TEST_CASE("a procedure without a counting attempt has no deciding run and says so", "[reports]") {
    test::Sample sample = test::passing_run();
    for (auto& attempt : sample.run.step_runs) attempt.result.valid = attempt.procedure != "braking";
    const DecidingRun run = deciding_run(input_of(sample), *sample.edition.procedure("braking"));
    CHECK(run.attempt == nullptr);
    CHECK(holds(report_text(report_of(sample)), "No attempt counts, so there is no chart."));
}

TEST_CASE("the chart of the deciding run is decoded again from its wire log", "[reports]") {
    const Report report = report_of(test::failing_run());
    const Section* section = report.section("chart/braking");
    REQUIRE(section != nullptr);
    // One chart per condition, in the order of the steps: dry, then wet.
    REQUIRE(section->blocks.size() == 2);
    CHECK(std::get<Figure>(section->blocks[1]).caption.en.starts_with("Wet"));
    const Figure& figure = std::get<Figure>(section->blocks[0]);
    REQUIRE(figure.chart.series.size() == 1);
    const auto& points = figure.chart.series[0].points;
    REQUIRE_FALSE(points.empty());
    // The ride was made with 25.4 km/h over 7.381 m after the trigger.
    CHECK(points.front().y == Approx(25.4));
    CHECK(points.back().y == Approx(0).margin(0.1));
    CHECK(points.back().x == Approx(7.381).epsilon(0.01));
}

TEST_CASE("every attempt is in the report, whatever became of it", "[reports]") {
    for (const auto& sample : {test::failing_run(), test::aborted_run(), test::errored_run()}) {
        const Report report = report_of(sample);
        for (const auto& procedure : sample.edition.procedures) {
            const Section* section = report.section("procedure/" + procedure.id);
            REQUIRE(section != nullptr);
            std::size_t rows = 0;
            for (const Block& block : section->blocks) {
                const auto* table = std::get_if<Table>(&block);
                if (table != nullptr && table->caption.en.starts_with("Every attempt")) rows += table->rows.size();
            }
            const auto attempts = std::count_if(sample.run.step_runs.begin(), sample.run.step_runs.end(),
                                                [&](const auto& s) { return s.procedure == procedure.id; });
            CHECK(rows == static_cast<std::size_t>(attempts));
        }
    }
}

TEST_CASE("a stop is a deviation, with what was read back after it and the attempt that nobody confirmed",
          "[reports]") {
    test::Sample sample = test::aborted_run();
    CHECK_FALSE(holds(report_text(report_of(sample)), "Safe state read back after the stop"));
    auto& last = sample.run.step_runs.back();
    last.error_code = "interrupted";
    last.error_text = "stopped by the operator " + std::string(sequence::nobody_confirmed);
    last.safe_states = {{"recorder", "stopped; read back: output off", true}, {"scale", "no answer", false}};
    const std::string text = report_text(report_of(sample));
    CHECK(holds(text, "The run was not completed as planned"));
    CHECK(holds(text, "停止后读回的安全状态："));
    CHECK(holds(text, "Safe state read back after the stop: "));
    CHECK(holds(text, "stopped; read back: output off;"));
    CHECK(holds(text, "no answer (not confirmed)."));
    CHECK(holds(text, "nobody said that it went as the method asks; it does not count"));
    CHECK(holds(text, "无人确认该次按方法进行，不计入"));
    // Of a run that ended as planned nothing of the kind is said.
    sample.run.lifecycle = sequence::Lifecycle::completed;
    CHECK_FALSE(holds(report_text(report_of(sample)), "Safe state read back after the stop"));
}

TEST_CASE("bench trouble is printed as trouble and never as a failure of the item", "[reports]") {
    const Report report = report_of(test::errored_run());
    const std::string text = report_text(report);
    CHECK(holds(text, "Errored: instrument unplugged"));
    CHECK(holds(text, "the queue overflowed"));
    CHECK(holds(text, "frames rejected: 2"));
    CHECK_FALSE(holds(text, "| F 不符合"));
    CHECK(report.verdict == Verdict::not_evaluated);
}

TEST_CASE("how far a limit may be trusted stands beside it", "[reports]") {
    CHECK(holds(report_text(report_of(test::passing_run())), "≤ 5 m 暂定 Provisional"));
    CHECK(holds(report_text(report_of(test::undecided_run())), "≤ 7 m 未核实 Unverified"));
    CHECK(holds(report_text(report_of(test::undecided_run())), "未知 未核实 Unknown; Unverified"));
    const std::string specimen = report_text(report_of(test::training_run()));
    CHECK(holds(specimen, "≤ 5 m 假定值 Assumed"));
    CHECK(holds(specimen, "Some limits were released by the \"演示实验室 Demonstration laboratory\": assumed values"));
}

TEST_CASE("a laboratory's own revision stands with its two persons, and only what is still assumed is called so",
          "[reports]") {
    test::Sample sample = test::training_run();
    standards::AppliedRelease release;
    release.laboratory = "Some laboratory";
    release.revision = 2;
    release.proposed_by = {"", "Li Wei"};
    release.confirmed_by = {"", "Wang Fang"};
    release.confirmed_utc = "2026-01-02T03:04:05.000Z";
    release.assumed_by = sample.edition.released_by;
    sample.edition.release = release;
    sample.edition.assumed = {"brake.wet.rear.distance"};
    const std::string text = report_text(report_of(sample));
    CHECK(holds(text, "revision 2, proposed by Li Wei, confirmed by Wang Fang on 2026-01-02"));
    CHECK(holds(text, "第 2 次修订，由 Li Wei 提出，由 Wang Fang 于 2026-01-02 确认"));
    CHECK(holds(text, "Some limits were released by the \"演示实验室 Demonstration laboratory\": assumed values"));
    CHECK(holds(text, "≤ 5 m 实验室放行 Released by the laboratory"));
    CHECK_FALSE(holds(text, "≤ 5 m 假定值"));
    CHECK(holds(text, "Pack and release together"));
}

TEST_CASE("every clause of the edition has a row, tested or not", "[reports]") {
    const test::Sample sample = test::passing_run();
    const Report report = report_of(sample);
    const Section* section = report.section("clauses");
    REQUIRE(section != nullptr);
    const Table& table = std::get<Table>(section->blocks.back());
    for (const auto& clause : sample.edition.clauses) {
        const bool found = std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            return row[1].text.zh.starts_with(clause_text(clause.id));
        });
        CHECK(found);
    }
    const Coverage counted = coverage(input_of(sample));
    CHECK(counted.decided == 2);
    CHECK(counted.not_applicable == 1);
    CHECK(counted.open == 1);
}

TEST_CASE("the conclusion names the clauses that stay open and points to the table where they are many", "[reports]") {
    test::Sample sample = test::passing_run();
    const Coverage counted = coverage(input_of(sample));
    REQUIRE(counted.open_clauses.size() == 1);
    const auto* open = counted.open_clauses.front();
    const Report report = report_of(sample);
    CHECK(holds(report.conclusion.zh, "未评定：" + clause_text(open->id) + " " + open->title.zh + "。"));
    CHECK(holds(report.conclusion.en, "Not evaluated: " + clause_text(open->id) + " " + open->title.en + "."));
    for (int i = 0; i < 12; ++i) {
        standards::Clause further;
        further.id = "Z." + std::to_string(i);
        further.title = {"丙", "Further one"};
        sample.edition.clauses.push_back(further);
    }
    const Report many = report_of(sample);
    CHECK(holds(many.conclusion.en, "not evaluated 13"));
    CHECK(holds(many.conclusion.en, "marked - among the results item by item"));
    CHECK_FALSE(holds(many.conclusion.en, "Further one"));
}

TEST_CASE("the conclusion on the cover names the clauses that failed, and none where none did", "[reports]") {
    const Report failed = report_of(test::failing_run());
    REQUIRE(failed.verdict == Verdict::fail);
    CHECK(holds(failed.conclusion.zh, "不符合：6.1 制动性能。"));
    CHECK(holds(failed.conclusion.en, "Failed: 6.1 Braking."));
    CHECK_FALSE(holds(failed.conclusion.en, "Mass of the complete vehicle"));
    CHECK_FALSE(holds(report_of(test::passing_run()).conclusion.en, "Failed"));
}

TEST_CASE("what a laboratory's own pack adds is no clause of the standard and nobody else has confirmed it",
          "[reports]") {
    test::Sample sample = test::passing_run();
    const auto shipped = standards::shipped_edition("GB17761-2024");
    REQUIRE(shipped);
    sample.edition = (*shipped)->edition;
    sample.run.edition = sample.edition.id;
    sample.run.pack = sample.edition.pack;
    const Coverage before = coverage(input_of(sample));
    auto limit = *sample.edition.limit("mass.other");
    limit.id = "own.label";
    limit.clause = "L";
    sample.edition.limits.push_back(limit);
    standards::Clause label;
    label.id = "L";
    label.title = {"本实验室标签", "Label of the laboratory"};
    label.limits = {"own.label"};
    sample.edition.clauses.push_back(label);

    // A shipped pack has none: whatever stands there is of the standard.
    CHECK(coverage(input_of(sample)).open == before.open + 1);
    CHECK(status_text(input_of(sample), limit).en == "Confirmed");

    sample.edition.laboratory = "Lab X";
    const Coverage counted = coverage(input_of(sample));
    CHECK(counted.open == before.open);
    CHECK(counted.decided == before.decided);
    CHECK(counted.own_open == 1);
    CHECK(counted.own_decided == 0);
    const Report report = report_of(sample);
    CHECK(holds(report.conclusion.en,
                "Clauses of the laboratory's own, not of the standard: decided 0, not evaluated 1."));
    CHECK(holds(report.part.en, "of " + std::to_string(before.decided + before.open) + " clauses only"));
    CHECK(status_text(input_of(sample), limit).en == "The laboratory's own");
    CHECK(status_text(input_of(sample), *sample.edition.limit("mass.other")).en == "Confirmed");
    const Table& table = std::get<Table>(report.section("clauses")->blocks.back());
    CHECK(table.rows.back()[1].text.zh == "L\n自定");
    CHECK(holds(table.rows.back()[3].text.en, "The laboratory's own"));
}

TEST_CASE("a rest just short of two hours is told as those", "[reports]") {
    const std::pair<const char*, const char*> cases[] = {{"7199.95 s", "2.0 h"},  {"7200 s", "2.0 h"},
                                                         {"6900 s", "115.0 min"}, {"120 s", "2.0 min"},
                                                         {"90 s", "90.00 s"},     {"48 h", "48.0 h"}};
    for (const auto& [rest, told] : cases) {
        CAPTURE(rest);
        test::Sample sample = test::training_run();
        sample.run.step_runs.front().rest_passed_over = metrology::WrittenQuantity::parse(rest)->value();
        std::string text;
        for (const auto& block : deviations_section(input_of(sample)).blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text.en + "\n";
        CHECK(holds(text, std::string("passed over ") + told + "."));
    }
}

TEST_CASE("a rest that a virtual bench passed over is told in hours and by the names of the edition", "[reports]") {
    test::Sample sample = test::training_run();
    auto& attempt = sample.run.step_runs.front();
    attempt.rest_passed_over = metrology::WrittenQuantity::parse("172784.551 s")->value();
    const Section section = deviations_section(input_of(sample));
    std::string text;
    for (const auto& block : section.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            text += paragraph->text.zh + "\n" + paragraph->text.en + "\n";
    CHECK(holds(text, "跳过了 48.0 h。"));
    CHECK(holds(text, "passed over 48.0 h."));
    CHECK_FALSE(holds(text, "172784"));
    CHECK_FALSE(holds(text, attempt.procedure + "/" + attempt.step));
    const auto* procedure = sample.edition.procedure(attempt.procedure);
    REQUIRE(procedure != nullptr);
    CHECK(holds(text, procedure->title.zh));
}

TEST_CASE("the shipped editions print with a row for every clause and both languages in each", "[reports]") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (const auto& edition : *editions) {
        test::Sample sample = test::training_run();
        sample.edition = edition;
        sample.run.edition = edition.id;
        sample.run.pack = edition.pack;
        sample.run.release.reset();
        sample.run.step_runs.clear();
        sample.run.results.clear();
        sample.run.verdict = Verdict::not_evaluated;
        const Report report = report_of(sample);
        const Table& table = std::get<Table>(report.section("clauses")->blocks.back());
        CHECK(table.rows.size() >= edition.clauses.size());
        for (const auto& row : table.rows) {
            REQUIRE(row.size() == table.columns.size());
            CHECK_FALSE(row[2].text.zh.empty());
            CHECK_FALSE(row[2].text.en.empty());
        }
    }
}

TEST_CASE("uncertainty and guard band stand beside the result when the rule uses them", "[reports]") {
    test::Sample sample = test::passing_run();
    sample.run.rule.rule = conformity::RuleName::guard_band;
    auto& result = sample.run.results.front();
    metrology::Measurement measurement = *result.assessments.front().measurement;
    measurement.value = metrology::AnyQuantity(metrology::Kind::mass, 62'800'000);
    measurement.standard_uncertainty = metrology::AnyQuantity(metrology::Kind::mass, 50'000);
    measurement.coverage_factor = base::Decimal(2, 0);
    result.assessments.front() = conformity::assess(measurement, result.assessments.front().limit, sample.run.rule);
    REQUIRE(result.assessments.front().verdict == Verdict::pass);
    const std::string text = report_text(report_of(sample));
    CHECK(holds(text, "62.80 kg U = 0.10 kg, k = 2"));
    CHECK(holds(text, "w = 1 · U"));
    CHECK(holds(text, "Guarded acceptance"));
    // A = 63 - 0.1 = 62.9 kg; p = Phi(0.2 / 0.05) = Phi(4) = 0.99997.
    CHECK(holds(text, "[判定依据 Basis of the decisions]"));
    CHECK(holds(text,
                "| 称量 Weighing | 保护带接受，w = 1 · U Guarded acceptance, w = 1 · U | k = 2 | 62.9 kg | "
                "接受区 Pass zone | 0.99997 |"));
    CHECK_FALSE(holds(text, "The expanded uncertainty is large"));
}

TEST_CASE("a bench too coarse, a distribution and a rule of the standard are said where they hold", "[reports]") {
    test::Sample sample = test::passing_run();
    auto& result = sample.run.results.front();
    conformity::Limit limit = result.assessments.front().limit;
    limit.inherent = true;
    metrology::Measurement measurement = *result.assessments.front().measurement;
    measurement.standard_uncertainty = metrology::AnyQuantity(metrology::Kind::mass, 11'000'000);
    measurement.coverage_factor = base::Decimal(200, 2);
    measurement.effective_dof = base::Decimal(167, 1);
    result.assessments.front() = conformity::assess(measurement, limit, sample.run.rule);
    const std::string text = report_text(report_of(sample));
    CHECK(holds(text, "标准自带的规则 Rule of the standard itself | k = 2, ν = 16.7 | 63 kg | "));
    CHECK(holds(text, "称量：扩展不确定度相对于限值或容差偏大。"));
    CHECK(holds(text, "Weighing: the expanded uncertainty is large against the limit or tolerance."));
}

TEST_CASE("without an uncertainty there is no basis to print", "[reports]") {
    test::Sample sample = test::passing_run();
    for (auto& result : sample.run.results)
        for (auto& assessment : result.assessments)
            if (assessment.measurement) assessment.measurement->standard_uncertainty.reset();
    CHECK_FALSE(holds(report_text(report_of(sample)), "判定依据"));
}

TEST_CASE("an unverified limit is called so in the chart and in its sentence", "[reports]") {
    const Report report = report_of(test::undecided_run());
    const Figure& figure = std::get<Figure>(report.section("chart/braking")->blocks[0]);
    CHECK(holds(figure.chart.summary.en, "Unverified limit 7 m"));
    const Report specimen = report_of(test::training_run());
    const Figure& assumed = std::get<Figure>(specimen.section("chart/braking")->blocks[0]);
    CHECK(holds(assumed.chart.summary.en, "Limit assumed by demonstration laboratory 5 m"));
}

TEST_CASE("the report names the files of the program that made the record, each once", "[reports]") {
    test::Sample sample = test::passing_run();
    CHECK_FALSE(holds(report_text(report_of(sample)), "Program file"));
    const auto digest = base::Digest::of(std::string_view("its bytes"));
    const auto other = base::Digest::of(std::string_view("other bytes"));
    sample.run.program = sequence::ProgramFile{"velocert", digest};
    CHECK(holds(report_text(report_of(sample)), "velocert " + digest.text()));
    for (const auto& program : {digest, other, other}) {
        sequence::Resumption resumption;
        resumption.program = sequence::ProgramFile{"velocert", program};
        resumption.first_attempt = sample.run.step_runs.size();
        sample.run.resumptions.push_back(resumption);
        sample.run.suspensions.emplace_back();
    }
    const auto text = report_text(report_of(sample));
    const auto count = [&](const std::string& part) {
        int out = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
        return out;
    };
    CHECK(count("velocert " + digest.text()) == 1);
    CHECK(count("velocert " + other.text()) == 1);
}

TEST_CASE("the digest of the record changes with every figure of the run", "[reports]") {
    const test::Sample sample = test::passing_run();
    const base::Digest digest = record_digest(sample.run);
    test::Sample other = test::passing_run();
    CHECK(record_digest(other.run) == digest);
    other.run.step_runs[1].result.values[0].value = metrology::AnyQuantity(metrology::Kind::speed, 25'200'001);
    CHECK(record_digest(other.run) != digest);
    CHECK(holds(report_text(report_of(sample)), digest.text()));
    CHECK(holds(report_text(report_of(sample)), sample.run.pack.text()));
}
