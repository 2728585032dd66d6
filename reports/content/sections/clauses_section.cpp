// SPDX-License-Identifier: GPL-3.0-or-later
// The item-by-item table: every clause of the edition, tested or not.
#include <algorithm>
#include <set>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/test_conditions.h"
#include "reports/content/sections/decided.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;
using conformity::Limit;
using conformity::Reason;
using conformity::Verdict;

// What a limit is to the procedures of the edition.
enum class Use {
    judged,      // a result is held against it
    other_item,  // the same, for items of another kind
    condition,   // number of runs, validity band, largest force, time since a step: stands with the procedure
    unused,      // no shipped procedure measures it
};

bool used_as(const standards::Step& step, const std::string& limit, std::string_view use) {
    return std::any_of(step.limits.begin(), step.limits.end(), [&](const auto& entry) {
        return entry.second == limit && (entry.first == use || entry.first.starts_with(std::string(use) + "/"));
    });
}

// What the surroundings, or the vehicle, must be like for the step to say anything.
bool asked_before(const standards::StandardEdition& edition, const standards::Step& step, const std::string& limit) {
    return std::ranges::any_of(standards::conditions_of(edition, step), [&](const auto& condition) {
        return condition.limit != nullptr && condition.limit->id == limit;
    });
}

Use use_of(const ReportInput& input, const std::string& limit) {
    bool condition = false;
    bool result = false;
    for (const standards::Procedure& procedure : input.edition.procedures) {
        for (const standards::Step& step : procedure.steps) {
            if (used_as(step, limit, "result")) {
                result = true;
                const Limit* own = step_limit(input, step, "result");
                if (own != nullptr && own->id == limit && step.applies.covers(input.run.item.traits))
                    return Use::judged;
                continue;
            }
            const bool named = std::any_of(step.limits.begin(), step.limits.end(),
                                           [&](const auto& entry) { return entry.second == limit; });
            condition = condition || named || step.repeat.valid_runs_limit == limit || step.within == limit ||
                        asked_before(input.edition, step, limit);
        }
    }
    if (result) return Use::other_item;
    return condition ? Use::condition : Use::unused;
}

// The procedure that holds something against the limit, if any does.
const standards::Procedure* procedure_of(const ReportInput& input, const std::string& limit) {
    for (const standards::Procedure& procedure : input.edition.procedures)
        for (const standards::Step& step : procedure.steps)
            for (const auto& [use, id] : step.limits)
                if (id == limit) return &procedure;
    return nullptr;
}

// "整车质量（铅酸蓄电池）" where the limit is one of the battery's kind.
Bilingual with_batteries(const standards::Step& step, const std::string& limit, Bilingual title) {
    Bilingual kinds;
    for (const auto& [use, id] : step.limits) {
        const auto stroke = use.find('/');
        if (id != limit || stroke == std::string::npos) continue;
        const auto battery = standards::parse_battery(use.substr(stroke + 1));
        if (!battery) continue;
        const Bilingual kind = words(*battery);
        kinds.zh += (kinds.zh.empty() ? "" : "、") + kind.zh;
        kinds.en += (kinds.en.empty() ? "" : ", ") + in_sentence(kind.en);
    }
    if (kinds.zh.empty()) return title;
    return {title.zh + "（" + kinds.zh + "）", title.en + " (" + kinds.en + ")"};
}

// The clause with the step whose result is held against the limit, where it has several steps; else the clause with the
// question that is asked for it. A step that other items do gives no name to a row of this one.
Bilingual requirement_title(const ReportInput& input, const standards::Clause& clause, const std::string& limit) {
    const standards::Step* judged = nullptr;
    bool one_of_several = false;
    for (const standards::Procedure& procedure : input.edition.procedures) {
        for (const standards::Step& step : procedure.steps) {
            if (!used_as(step, limit, "result")) continue;
            const bool covered = step.applies.covers(input.run.item.traits);
            if (judged != nullptr && !covered) continue;
            // Several steps of this item are held against it: their clause names them all.
            if (judged != nullptr && judged->applies.covers(input.run.item.traits)) return clause.title;
            judged = &step;
            one_of_several = procedure.steps.size() > 1;
        }
    }
    if (one_of_several && judged->title.zh != clause.title.zh)
        return {clause.title.zh + "：" + judged->title.zh, clause.title.en + ": " + judged->title.en};
    if (clause.limits.size() < 2) return clause.title;
    if (judged != nullptr) return with_batteries(*judged, limit, clause.title);
    const standards::Procedure* procedure = procedure_of(input, limit);
    const auto asked = procedure == nullptr ? std::nullopt : asked_title(*procedure, limit);
    if (asked) return {clause.title.zh + "：" + asked->zh, clause.title.en + ": " + asked->en};
    return {clause.title.zh + " · " + limit, clause.title.en + " · " + limit};
}

// The laboratory's code of a sample of the plan; nobody guesses one.
Bilingual code_words(const ReportInput& input, const standards::PlannedSample* planned, const std::string& id,
                     const std::string& procedure) {
    if (planned != nullptr && planned->item) return {input.run.item.id, {}};
    const auto code = input.issue == nullptr ? laboratory::SampleCode{}
                                             : laboratory::sample_code(input.issue->order.samples, id, procedure);
    if (!code.code.empty()) return {code.code, {}};
    std::string among;
    for (const auto& one : code.among) among += (among.empty() ? "" : ", ") + one;
    return {id + "：未说明编号" + (among.empty() ? "" : "（" + among + "）"),
            id + ": code not stated" + (among.empty() ? "" : " (" + among + ")")};
}

// The codes that were scanned at the attempts of a step, each once; of one attempt alone where it is given.
std::vector<std::string> scanned_codes(const ReportInput& input, const std::string& procedure,
                                       const standards::Step& step, const sequence::StepRun* attempt) {
    std::vector<std::string> out;
    for (const sequence::StepRun& one : input.run.step_runs) {
        if (one.procedure != procedure || one.step != step.id || (attempt != nullptr && &one != attempt)) continue;
        // The row of a clause tells of what it was decided on.
        if (attempt == nullptr && !one.result.valid) continue;
        for (const auto& action : step.actions)
            for (const auto& field : action.fields) {
                if (!field.names_sample) continue;
                const auto code = sequence::typed_text(one.typed, field.id);
                if (code && std::ranges::find(out, *code) == out.end()) out.emplace_back(*code);
            }
    }
    return out;
}

// The samples that the item of a row was tested on, by the laboratory's codes. Nobody guesses one: what the order does
// not say stands there as not stated.
Bilingual samples_text(const ReportInput& input, const standards::SamplePlan& samples,
                       const standards::Procedure& procedure, const std::string& limit) {
    std::set<std::string> plan;
    std::set<std::string> told;
    std::vector<std::string> scanned;
    for (const standards::Step& step : procedure.steps) {
        if (!step.applies.covers(input.run.item.traits)) continue;
        const bool named = std::any_of(step.limits.begin(), step.limits.end(),
                                       [&](const auto& entry) { return entry.second == limit; });
        if (!limit.empty() && !named) continue;
        plan.insert(samples.sample_of(step));
        for (auto& code : scanned_codes(input, procedure.id, step, nullptr)) {
            told.insert(samples.sample_of(step));
            if (std::ranges::find(scanned, code) == scanned.end()) scanned.push_back(std::move(code));
        }
    }
    Bilingual out;
    const auto add = [&](const std::string& zh, const std::string& en) {
        out.zh += (out.zh.empty() ? "" : "\n") + zh;
        out.en += (out.en.empty() || en.empty() ? "" : "; ") + en;
    };
    for (const std::string& id : plan) {
        if (told.contains(id)) continue;
        const auto words = code_words(input, samples.sample(id), id, procedure.id);
        add(words.zh, words.en);
    }
    for (const std::string& code : scanned) add(code, {});
    return out;
}

// One line of the table before it is numbered.
struct Row {
    std::string limit_id;  ///< empty where the row is of the clause alone
    Bilingual requirement;
    Bilingual limit{"–", {}};
    Tone limit_tone = Tone::normal;
    Bilingual result{"–", {}};
    Verdict verdict = Verdict::not_evaluated;
    const standards::Procedure* tested = nullptr;  ///< what the row was tested by; null where it was not
    Reason reason = Reason::none;                  ///< of the verdict, where the row was assessed
};

// Which of several the row tells of: the worst one, unless they are all alike.
void add_subject(const ReportInput& input, const standards::Procedure* procedure, const Assessment& assessment,
                 Row& row) {
    if (assessment.subject.empty() || procedure == nullptr) return;
    const auto* result = result_of(input, procedure->id);
    if (result == nullptr) return;
    Alike among;
    among.worst = &assessment;
    for (const auto& one : result->assessments) {
        if (one.limit.id != assessment.limit.id) continue;
        const auto finding = [&](const Assessment& of) { return of.measurement ? found_text(input, of) : of.word; };
        among.same = among.same && one.verdict == assessment.verdict && finding(one) == finding(assessment);
        among.all.push_back(&one);
    }
    const Decided decided = decided_by(input, *procedure, *result, assessment);
    if (decided.step == nullptr) return;
    const Bilingual which = among_text(among, *decided.step);
    if (which.zh.empty()) return;
    row.result.zh += "\n" + which.zh;
    row.result.en += (row.result.en.empty() ? "" : "; ") + which.en;
}

Row judged_row(const ReportInput& input, const standards::Clause& clause, const Limit& limit,
               const Assessment* assessment) {
    Row row;
    row.requirement = requirement_title(input, clause, limit.id);
    const Limit& shown = assessment == nullptr ? limit : assessment->limit;
    const standards::Procedure* procedure = procedure_of(input, limit.id);
    const Bilingual value = procedure == nullptr ? limit_text(shown) : required_text(*procedure, shown);
    const Bilingual status = status_text(input, shown);
    row.limit = {value.zh + "\n" + status.zh, (value.en.empty() ? "" : value.en + "; ") + status.en};
    row.limit_tone = status_tone(shown);
    if (assessment == nullptr) {
        row.result = {"本次未检验", "Not tested in this run"};
        return row;
    }
    row.verdict = assessment->verdict;
    row.tested = procedure;
    row.reason = assessment->reason;
    const bool decided = assessment->verdict == Verdict::pass || assessment->verdict == Verdict::fail;
    const Bilingual reason = words(assessment->reason);
    if (!assessment->measurement) {
        row.result = reason;
        if (procedure != nullptr && decided && !assessment->word.empty())
            row.result = answer_text(*procedure, *assessment);
        add_subject(input, procedure, *assessment, row);
        return row;
    }
    const std::string measured = found_text(input, *assessment);
    std::string uncertainty;
    if (const std::string expanded = uncertainty_text(*assessment); !expanded.empty()) {
        uncertainty = "\nU = " + expanded;
        if (assessment->measurement->coverage_factor)
            uncertainty += ", k = " + factor_text(*assessment->measurement->coverage_factor);
    }
    const Bilingual margin = margin_text(*assessment, measured);
    const Bilingual& remark = decided && assessment->margin ? margin : reason;
    row.result = with_risk({measured + uncertainty + "\n" + remark.zh, remark.en}, *assessment);
    add_subject(input, procedure, *assessment, row);
    return row;
}

/// Why the clause asks nothing of this item: the pack says so, or it holds for other items only, or what examines it
/// does. Nothing where it asks something.
std::optional<Bilingual> not_asked(const ReportInput& input, const standards::Clause& clause) {
    if (clause.not_applicable) return *clause.not_applicable;
    const auto* procedure = clause.procedure.empty() ? nullptr : input.edition.procedure(clause.procedure);
    if (clause.applies.covers(input.run.item.traits) &&
        (procedure == nullptr || procedure->applies.covers(input.run.item.traits)))
        return std::nullopt;
    return words(Reason::not_required);
}

std::vector<Row> rows_of(const ReportInput& input, const standards::Clause& clause) {
    if (const auto why = not_asked(input, clause)) {
        Row row;
        row.requirement = clause.title;
        row.result = *why;
        row.verdict = Verdict::not_applicable;
        return {row};
    }
    std::vector<Row> rows;
    for (const std::string& id : clause.limits) {
        const Limit* limit = input.edition.limit(id);
        const Assessment* assessment = assessment_of(input, id);
        const Use use = use_of(input, id);
        // A figure that the method prescribes exactly (the mass of an impactor) is no requirement on the item.
        const bool prescribed =
            use == Use::unused && limit != nullptr && limit->value && limit->relation == conformity::Relation::equal;
        // What the edition only tells, and no step judges, asks nothing either.
        const bool told = use == Use::unused && limit != nullptr && limit->informative;
        if (limit == nullptr || ((use == Use::condition || prescribed || told) && assessment == nullptr)) continue;
        Row row = judged_row(input, clause, *limit, assessment);
        row.limit_id = id;
        if (assessment == nullptr && use == Use::unused)
            row.result = {"没有检验步骤对此作判定", "No step of the edition judges it"};
        if (assessment == nullptr && use == Use::other_item) {
            row.result = words(Reason::not_required);
            row.verdict = Verdict::not_applicable;
        }
        rows.push_back(std::move(row));
    }
    if (rows.empty()) {
        Row row;
        row.requirement = clause.title;
        row.result = {"本次未检验", "Not tested in this run"};
        rows.push_back(std::move(row));
    }
    return rows;
}

// Of a clause: what its procedure says, or else the worst of its rows.
Verdict verdict_of(const ReportInput& input, const standards::Clause& clause) {
    if (not_asked(input, clause)) return Verdict::not_applicable;
    const sequence::ProcedureResult* result = clause.procedure.empty() ? nullptr : result_of(input, clause.procedure);
    if (result != nullptr) return result->verdict;
    std::vector<Verdict> verdicts;
    for (const Row& row : rows_of(input, clause)) verdicts.push_back(row.verdict);
    return conformity::worst(verdicts);
}

/// Whether all that the clause says was looked at and is informative: there was nothing to judge.
bool for_information(const ReportInput& input, const standards::Clause& clause) {
    const auto* result = clause.procedure.empty() ? nullptr : result_of(input, clause.procedure);
    return result != nullptr && only_told(result->verdict, result->reason);
}

}  // namespace

Bilingual sample_words(const ReportInput& input, const standards::SamplePlan& samples, const std::string& procedure,
                       const standards::Step& step, const sequence::StepRun* attempt) {
    if (const auto codes = scanned_codes(input, procedure, step, attempt); !codes.empty()) {
        std::string all;
        for (const std::string& code : codes) all += (all.empty() ? "" : ", ") + code;
        return {all, {}};
    }
    if (samples.samples.empty()) return {input.run.item.id, {}};
    const auto id = samples.sample_of(step);
    return code_words(input, samples.sample(id), id, procedure);
}

Coverage coverage(const ReportInput& input) {
    Coverage counted;
    for (const standards::Clause& clause : input.edition.clauses) {
        const Verdict verdict = verdict_of(input, clause);
        const bool own = is_own(input.edition, clause);
        if (verdict == Verdict::not_applicable) {
            counted.not_applicable += own ? 0 : 1;
        } else if (for_information(input, clause)) {
            counted.informative += own ? 0 : 1;
        } else if (verdict == Verdict::not_evaluated || verdict == Verdict::inconclusive) {
            ++(own ? counted.own_open : counted.open);
            counted.open_clauses.push_back(&clause);
        } else {
            ++(own ? counted.own_decided : counted.decided);
            if (verdict == Verdict::fail) counted.failed_clauses.push_back(&clause);
        }
    }
    return counted;
}

std::map<std::string, int> item_numbers(const ReportInput& input) {
    std::map<std::string, int> out;
    int number = 0;
    for (const standards::Clause& clause : input.edition.clauses)
        for (const Row& row : rows_of(input, clause)) {
            ++number;
            if (!row.limit_id.empty()) out.emplace(row.limit_id, number);
        }
    return out;
}

Section clauses_section(const ReportInput& input, const standards::SamplePlan& samples) {
    Section section{"clauses", {"逐项检验结果", "Results item by item"}, {}, true};
    Paragraph legend{{"P 符合；F 不符合；N 不适用；- 未评定；? 无法判定。",
                      "P pass; F fail; N not applicable; - not evaluated; ? inconclusive."},
                     Tone::quiet};
    Table table;
    table.columns = {{{"序号", "No."}, 6, Align::centre},
                     {{"条款", "Clause"}, 9, Align::left},
                     {{"检验项目及要求", "Item and requirement"}, 34, Align::left},
                     {{"限值及其状态", "Limit and its status"}, 17, Align::left},
                     {{"检验结果", "Result"}, 25, Align::left},
                     {{"单项结论", "Verdict"}, 13, Align::left}};
    const bool planned = !samples.samples.empty();
    if (planned) {
        const int widths[] = {5, 9, 28, 16, 22, 10};
        for (std::size_t i = 0; i < std::size(widths); ++i) table.columns[i].width = widths[i];
        table.columns.insert(table.columns.end() - 1, {{"样品", "Sample"}, 10, Align::left});
    }
    int number = 0;
    bool told = false;
    for (const standards::Clause& clause : input.edition.clauses) {
        std::string printed = clause_text(clause.id);
        if (!clause.method_clause.empty()) printed += "\n(" + clause_text(clause.method_clause) + ")";
        // No clause of the standard: nobody must look for it there.
        const Bilingual number_of =
            is_own(input.edition, clause) ? Bilingual{printed + "\n自定", "own"} : plain(printed);
        for (const Row& row : rows_of(input, clause)) {
            const bool only = only_told(row.verdict, row.reason);
            told = told || only;
            const bool decided = row.verdict == Verdict::pass || row.verdict == Verdict::fail;
            table.rows.push_back({{plain(std::to_string(++number)), Tone::normal},
                                  {number_of, Tone::normal},
                                  {row.requirement, Tone::normal},
                                  {row.limit, row.limit_tone},
                                  {row.result, decided ? Tone::normal : Tone::quiet},
                                  {verdict_mark(row.verdict, row.reason), only ? Tone::quiet : tone(row.verdict)}});
            if (!planned) continue;
            const bool tested = row.tested != nullptr && row.verdict != Verdict::not_applicable;
            const Bilingual sample =
                tested ? samples_text(input, samples, *row.tested, row.limit_id) : Bilingual{"–", {}};
            table.rows.back().insert(table.rows.back().end() - 1, {sample, Tone::normal});
        }
    }
    if (told) {
        legend.text.zh += "资料性且实验室未放行的要求只供参考，不作判定。";
        legend.text.en +=
            " What is informative, and not released by the laboratory, stands for information and is not judged.";
    }
    section.blocks.emplace_back(std::move(legend));
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace velocert::reports
