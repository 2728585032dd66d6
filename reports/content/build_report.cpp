// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/build_report.h"

#include <algorithm>

#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/judging/archived_samples.h"
#include "core/sequence/judging/results_so_far.h"
#include "core/sequence/running/freeze_calibrations.h"
#include "core/sequence/used_calibrations.h"
#include "reports/content/sections/course_section.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

Bilingual title_of(const Coverage& counted) {
    if (counted.open > 0)
        return {"电动自行车检验报告（部分条款）", "Test report on part of the clauses: electric bicycle"};
    return {"电动自行车型式试验报告", "Type test report: electric bicycle"};
}

}  // namespace

Bilingual report_title(const ReportInput& input) { return title_of(coverage(input)); }

namespace {

using base::ErrorCode;
using conformity::Verdict;

// Real and training never mix, and nothing is printed that its own parts do not bear out.
base::Result<void> check(const ReportInput& input) {
    const sequence::Run& run = input.run;
    const standards::StandardEdition& edition = input.edition;
    if (edition.id != run.edition || edition.pack != run.pack) {
        return base::fail(ErrorCode::integrity, "report of run " + run.id,
                          "edition " + edition.id + " with pack " + edition.pack.text(),
                          run.edition + " with pack " + run.pack.text());
    }
    Verdict worst = Verdict::not_applicable;
    for (const sequence::ProcedureResult& result : run.results) {
        worst = conformity::worst(worst, result.verdict);
        for (const conformity::Assessment& assessment : result.assessments) {
            const bool judges = !assessment.limit.informative;
            if (judges && result.verdict < assessment.verdict && assessment.verdict == Verdict::fail) {
                return base::fail(ErrorCode::integrity, "procedure " + result.procedure,
                                  "verdict " + std::string(conformity::name(result.verdict)),
                                  "fail, as decided for " + assessment.limit.id);
            }
        }
    }
    // What was left has results so far, and no judgement yet.
    if (run.lifecycle != sequence::Lifecycle::suspended && run.verdict < worst) {
        return base::fail(ErrorCode::integrity, "report of run " + run.id,
                          "verdict " + std::string(conformity::name(run.verdict)),
                          std::string(conformity::name(worst)) + ", the worst of its procedures");
    }
    if (run.specimen) return {};
    const bool simulated =
        std::any_of(run.step_runs.begin(), run.step_runs.end(), [](const sequence::StepRun& attempt) {
            return std::any_of(attempt.captures.begin(), attempt.captures.end(),
                               [](const sequence::CaptureRecord& capture) { return capture.simulated; });
        });
    if (simulated || run.station.is_virtual) {
        return base::fail(ErrorCode::not_permitted, "report of run " + run.id, "virtual instruments in a real run",
                          "a training archive");
    }
    if (edition.demonstration) {
        return base::fail(ErrorCode::not_permitted, "report of run " + run.id,
                          "limits released by the demonstration laboratory " + edition.released_by,
                          "a training archive");
    }
    return {};
}

void set_standing(const sequence::Run& run, const IssueInput* issue, Report& report) {
    if (run.specimen) {
        report.standing = Standing::specimen;
        report.number = issue == nullptr ? "SPECIMEN-" + run.id : issue->number;
        report.reference = plain("报告编号 Report no. " + report.number);
        report.mark = {"样张", "SPECIMEN"};
        return;
    }
    if (issue != nullptr) {
        report.standing = Standing::numbered;
        report.number = issue->number;
        report.reference = plain("报告编号 Report no. " + report.number);
        return;
    }
    report.standing = Standing::draft;
    report.reference = plain("未编号 No number · 运行 Run " + run.id);
    report.mark = {"草稿", "DRAFT"};
}

// So many clauses can be named where a reader looks for the conclusion.
constexpr std::size_t most_named = 12;

/// "6.1.3 制动性能；6.5 …": number and title of each, and whether it is one of the laboratory's own.
Bilingual named(const ReportInput& input, const std::vector<const standards::Clause*>& clauses) {
    Bilingual out;
    for (const auto* clause : clauses) {
        const std::string number = clause_text(clause->id);
        const bool own = is_own(input.edition, *clause);
        out.zh += (out.zh.empty() ? "" : "；") + number + " " + clause->title.zh + (own ? "（实验室自定）" : "");
        out.en +=
            (out.en.empty() ? "" : "; ") + number + " " + clause->title.en + (own ? " (the laboratory's own)" : "");
    }
    return out;
}

/// Which clauses stay open, by number and title where they are few: a Pass that stands beside them is none of theirs.
Bilingual open_clauses_text(const ReportInput& input, const Coverage& counted) {
    if (counted.open_clauses.size() > most_named)
        return {"未评定的条款在逐项检验结果中以“-”标明。",
                " The clauses that are not evaluated are marked - among the results item by item."};
    const Bilingual which = named(input, counted.open_clauses);
    return {"未评定：" + which.zh + "。", " Not evaluated: " + which.en + "."};
}

/// Which clauses the item does not meet: what a reader of a Fail looks for first.
Bilingual failed_clauses_text(const ReportInput& input, const Coverage& counted) {
    if (counted.failed_clauses.empty()) return {};
    if (counted.failed_clauses.size() > most_named)
        return {"不符合的条款在逐项检验结果中以“F”标明。",
                " The clauses that failed are marked F among the results item by item."};
    const Bilingual which = named(input, counted.failed_clauses);
    return {"不符合：" + which.zh + "。", " Failed: " + which.en + "."};
}

Bilingual conclusion_of(const ReportInput& input, const Coverage& counted) {
    const Bilingual verdict = words(input.run.verdict);
    const std::string decided = std::to_string(counted.decided);
    const std::string absent = std::to_string(counted.not_applicable);
    const std::string open = std::to_string(counted.open);
    Bilingual text{"所检项目的结论：" + verdict.zh + "。按 " + input.edition.printed + " 的条款计：已判定 " + decided +
                       " 条，不适用 " + absent + " 条，未评定 " + open + " 条。",
                   "Conclusion over the procedures of this run: " + verdict.en + ". Clauses of " +
                       input.edition.printed + ": decided " + decided + ", not applicable " + absent +
                       ", not evaluated " + open + "."};
    if (counted.own_decided + counted.own_open > 0) {
        const std::string own_decided = std::to_string(counted.own_decided);
        const std::string own_open = std::to_string(counted.own_open);
        text.zh += "实验室自定的条款（不属于标准）：已判定 " + own_decided + " 条，未评定 " + own_open + " 条。";
        text.en += " Clauses of the laboratory's own, not of the standard: decided " + own_decided +
                   ", not evaluated " + own_open + ".";
    }
    if (counted.informative > 0) {
        const std::string told = std::to_string(counted.informative);
        text.zh += "另有 " + told + " 条为资料性，只供参考。";
        text.en += " For information only: " + told + ".";
    }
    const Bilingual failed = failed_clauses_text(input, counted);
    text.zh += failed.zh;
    text.en += failed.en;
    if (!counted.open_clauses.empty()) {
        const Bilingual which = open_clauses_text(input, counted);
        text.zh += which.zh;
        text.en += which.en;
    }
    if (counted.open > 0) {
        text.zh += "本文件不是完整的型式试验报告。";
        text.en += " This is not a complete type test.";
    }
    return text;
}

}  // namespace

const Section* Report::section(std::string_view id) const {
    const auto found = std::find_if(sections.begin(), sections.end(), [id](const Section& s) { return s.id == id; });
    return found == sections.end() ? nullptr : &*found;
}

namespace {

// A run read from records holds no calibrations: they are taken from the evidence, as recompute takes them, so that the
// budgets are printed from the same figures. One that was left has the results it came to so far.
base::Result<sequence::Run> with_calibrations(const ReportInput& input) {
    sequence::Run out = input.run;
    if (out.calibrations.empty())
        if (auto loaded = sequence::load_calibrations(out, input.evidence); !loaded) return base::fail(loaded.error());
    sequence::judge_so_far(input.edition, out);
    return out;
}

base::Result<Report> assemble(const ReportInput& input) {
    const sequence::Run& run = input.run;
    Report report;
    const IssueInput* issue = input.issue;
    set_standing(run, issue, report);
    const Coverage counted = coverage(input);
    report.title = title_of(counted);
    if (counted.open > 0) {
        const std::string decided = std::to_string(counted.decided);
        const std::string of = std::to_string(counted.decided + counted.open);
        report.part = {"仅 " + decided + " / " + of + " 条", decided + " of " + of + " clauses only"};
    }
    report.subtitle = {input.edition.printed + " " + input.edition.title.zh, input.edition.title.en};
    report.cover = issue == nullptr ? cover_fields(input) : issue_cover(*issue, cover_fields(input));
    report.verdict = run.verdict;
    report.conclusion = conclusion_of(input, counted);
    report.end_mark = {"以下空白", "End of report"};
    report.run_id = run.id;
    report.dated_utc = run.ended_utc.empty() ? run.started_utc : run.ended_utc;
    report.program_version = run.program_version;

    report.sections.push_back(statement_section(report.standing));
    if (issue != nullptr && issue->amends) report.sections.push_back(amendment_section(*issue->amends, input.edition));
    report.sections.push_back(item_section(input));
    if (issue != nullptr) {
        report.sections.push_back(order_section(*issue, input.edition, run));
        if (auto product = product_section(*issue, run.item.traits, counted.open == 0); !product.blocks.empty())
            report.sections.push_back(std::move(product));
        if (auto marks = marks_section(*issue, input.edition); !marks.blocks.empty())
            report.sections.push_back(std::move(marks));
    }
    report.sections.push_back(edition_section(input));
    report.sections.push_back(summary_section(input, report.conclusion));
    if (auto runs = runs_section(input); !runs.blocks.empty()) report.sections.push_back(std::move(runs));
    const auto samples = sequence::samples_of(run, input.evidence, input.edition);
    report.sections.push_back(clauses_section(input, samples));
    for (const std::string& id : run.procedures) {
        const standards::Procedure* procedure = input.edition.procedure(id);
        if (procedure == nullptr) {
            return base::fail(ErrorCode::integrity, "report of run " + run.id, "procedure " + id,
                              "one of edition " + run.edition);
        }
        report.sections.push_back(procedure_section(input, *procedure));
        if (auto budgets = uncertainty_section(input, *procedure); !budgets.blocks.empty())
            report.sections.push_back(std::move(budgets));
        if (!procedure->applies.covers(run.item.traits)) continue;
        if (has_courses(*procedure)) {
            auto courses = course_section(input, *procedure);
            if (!courses) return base::fail(courses.error());
            if (!courses->blocks.empty()) report.sections.push_back(std::move(*courses));
        }
        if (!has_rides(*procedure)) continue;
        auto chart = chart_section(input, *procedure);
        if (!chart) return base::fail(chart.error());
        report.sections.push_back(std::move(*chart));
    }
    if (auto notes = annotations_section(input); !notes.blocks.empty()) report.sections.push_back(std::move(notes));
    if (issue != nullptr)
        if (auto opinions = opinions_section(*issue); !opinions.blocks.empty())
            report.sections.push_back(std::move(opinions));
    const auto gauges = gauge_certificates(input);
    if (!gauges) return base::fail(gauges.error());
    report.sections.push_back(instruments_section(input, *gauges));
    // Runs from before calibration was asked for have neither, and say nothing about it.
    if (!sequence::used_certificates(run).empty() || !sequence::deviations_of(run).empty() || !gauges->empty()) {
        const auto certificates = sequence::certificates_of(run, input.evidence);
        if (!certificates) return base::fail(certificates.error());
        report.sections.push_back(calibrations_section(input, *certificates, *gauges));
    }
    report.sections.push_back(rule_section(input));
    report.sections.push_back(deviations_section(input));
    auto photos = photos_section(input, samples);
    if (!photos) return base::fail(photos.error());
    if (!photos->blocks.empty()) report.sections.push_back(std::move(*photos));
    report.sections.push_back(records_section(input));
    if (issue == nullptr) {
        report.sections.push_back(signatures_section(report.standing));
        return report;
    }
    if (auto checkpoint = checkpoint_section(*issue); !checkpoint.blocks.empty())
        report.sections.push_back(std::move(checkpoint));
    report.sections.push_back(signature_block(*issue, report.standing));
    return report;
}

}  // namespace

base::Result<Report> build_report(const ReportInput& input) {
    if (auto checked = check(input); !checked) return base::fail(checked.error());
    const auto run = with_calibrations(input);
    if (!run) return base::fail(run.error());
    return assemble({*run, input.edition, input.evidence, input.decoders, input.issue, input.annotations});
}

}  // namespace velocert::reports
