// SPDX-License-Identifier: GPL-3.0-or-later
// One procedure: its conditions with their limits, its decisions, and every attempt, whatever became of it.
#include <algorithm>
#include <string>

#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/decided.h"
#include "reports/content/sections/sections.h"
#include "reports/content/sections/step_sections.h"
#include "reports/content/tables/set_point_tables.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;
using conformity::Limit;
using conformity::Outcome;
using conformity::Reason;
using sequence::StepRun;

const Bilingual limit_heading{"结果限值", "Limit of the result"};

Table conditions_table(const ReportInput& input, const standards::Procedure& procedure) {
    Table table;
    table.caption = {"试验条件及其限值", "Conditions and their limits"};
    table.columns = {{{"步骤", "Step"}, 30, Align::left},
                     {{"试验速度", "Test speed"}, 14, Align::left},
                     {limit_heading, 26, Align::left},
                     {{"有效次数", "Valid runs"}, 15, Align::left},
                     {{"握力上限", "Largest lever force"}, 15, Align::left}};
    const auto with_status = [&](const Limit* limit) -> Cell {
        if (limit == nullptr) return {plain("–"), Tone::normal};
        const Bilingual value = limit_text(*limit);
        const Bilingual status = status_text(input, *limit);
        return {{value.zh + "\n" + status.zh, (value.en.empty() ? "" : value.en + "; ") + status.en},
                status_tone(*limit)};
    };
    for (const standards::Step& step : procedure.steps) {
        if (!step.applies.covers(input.run.item.traits)) continue;
        const auto speed = step.parameters.find("specified_speed");
        const bool has_speed = speed != step.parameters.end() && speed->second.value;
        const Limit* runs =
            step.repeat.valid_runs_limit.empty() ? nullptr : input.edition.limit(step.repeat.valid_runs_limit);
        table.rows.push_back({{step.title, Tone::strong},
                              {plain(has_speed ? speed->second.value->text() : "–"), Tone::normal},
                              with_status(step_limit(input, step, "result")),
                              with_status(runs),
                              with_status(step_limit(input, step, "force_max"))});
        // A step without any condition is told where its results are.
        const auto& row = table.rows.back();
        if (std::all_of(row.begin() + 1, row.end(), [](const Cell& cell) { return cell.text.zh == "–"; }))
            table.rows.pop_back();
    }
    return table;
}

// A table that never shows a column nobody could fill: a weighing has no speed.
void drop_empty_columns(Table& table) {
    for (std::size_t column = table.columns.size(); column-- > 1;) drop_empty_column(table, column);
}

/// What a decision says beside its verdict: an answer as required needs no more words.
Bilingual verdict_words(const Assessment& assessment) {
    const Bilingual mark = verdict_mark(assessment.verdict, assessment.reason);
    if (!assessment.measurement && assessment.verdict == conformity::Verdict::pass && assessment.detail.empty())
        return mark;
    const Bilingual reason = words(assessment.reason);
    const Bilingual detail = detail_text(assessment);
    return {mark.zh + "：" + reason.zh + detail.zh, mark.en + ": " + in_sentence(reason.en) + detail.en};
}

/// What the decision is of. Of several specimens only those that do not pass stand one by one; where all do, the worst
/// one stands for them, since each has its row with all answers. Nothing for one that is told by another.
std::optional<Bilingual> decision_title(const ReportInput& input, const standards::Procedure& procedure,
                                        const sequence::ProcedureResult& result, const Assessment& assessment) {
    const Decided decided = decided_by(input, procedure, result, assessment);
    if (decided.field == nullptr || assessment.subject.empty() || !has_specimens_table(input, procedure, *decided.step))
        return assessed_title(input, procedure, result, assessment);
    const Alike among = alike(input, procedure, result, assessment);
    const auto passes = [](const Assessment* one) {
        return one->verdict == conformity::Verdict::pass || one->verdict == conformity::Verdict::not_applicable;
    };
    if (among.all.size() < 2 || !passes(&assessment)) return assessed_title(input, procedure, result, assessment);
    if (!passes(among.worst) || among.worst != &assessment) return std::nullopt;
    const Bilingual which = among_text(among, *decided.step);
    return Bilingual{decided.step->title.zh + "：" + decided.field->title.zh + "，" + which.zh,
                     decided.step->title.en + ": " + decided.field->title.en + ", " + which.en};
}

Table decisions_table(const ReportInput& input, const standards::Procedure& procedure,
                      const sequence::ProcedureResult& result) {
    Table table;
    table.caption = {"判定", "Decisions"};
    table.columns = {{{"步骤", "Step"}, 27, Align::left},
                     {{"结果", "Result"}, 15, Align::right},
                     {{"扩展不确定度", "Uncertainty U"}, 15, Align::right},
                     {{"限值", "Limit"}, 13, Align::right},
                     {{"余量", "Margin"}, 16, Align::left},
                     {{"结论与理由", "Verdict and reason"}, 24, Align::left}};
    for (const Assessment& assessment : result.assessments) {
        const auto title = decision_title(input, procedure, result, assessment);
        if (!title) continue;
        const auto& measurement = assessment.measurement;
        std::optional<metrology::AnyQuantity> expanded;
        if (measurement) expanded = measurement->expanded_uncertainty();
        const std::string shown = found_text(input, assessment);
        const Bilingual found = measurement ? plain(shown) : answer_text(procedure, assessment);
        table.rows.push_back({{*title, Tone::strong},
                              {found, Tone::normal},
                              {expanded      ? plain(uncertainty_text(assessment))
                               : measurement ? Bilingual{"未给出", "Not stated"}
                                             : plain("–"),
                               expanded ? Tone::normal : Tone::quiet},
                              {required_text(procedure, assessment.limit), Tone::normal},
                              {margin_text(assessment, shown), Tone::normal},
                              {verdict_words(assessment), tone(assessment.verdict)}});
    }
    // Where all decisions rest on answers, there is neither an uncertainty nor a margin.
    if (std::ranges::none_of(result.assessments, [](const Assessment& one) { return one.measurement.has_value(); })) {
        drop_empty_column(table, 4);
        drop_empty_column(table, 2);
    }
    return table;
}

/// The title of "procedure/step", in words where the edition has it.
Bilingual step_title(const ReportInput& input, const std::string& path) {
    const auto stroke = path.find('/');
    const auto* procedure = input.edition.procedure(path.substr(0, stroke));
    if (procedure != nullptr && stroke != std::string::npos)
        for (const standards::Step& step : procedure->steps)
            if (step.id == path.substr(stroke + 1))
                return {procedure->title.zh + "：" + step.title.zh, procedure->title.en + ": " + step.title.en};
    return {path, path};
}

/// What became of one step: its attempts with their values, or why there are none.
void add_step(Section& section, const ReportInput& input, const standards::Procedure& procedure,
              const standards::Step& step) {
    if (!step.applies.covers(input.run.item.traits)) return;
    if (attempts_of(input, procedure, step).empty() && !step.instead.empty() &&
        std::any_of(input.run.step_runs.begin(), input.run.step_runs.end(), [&](const StepRun& attempt) {
            return attempt.result.valid && attempt.procedure + '/' + attempt.step == step.instead;
        })) {
        const Bilingual other = step_title(input, step.instead);
        section.blocks.emplace_back(
            Paragraph{{step.title.zh + "：采用本次运行中“" + other.zh + "”的结果。",
                       step.title.en + ": the result of \"" + other.en + "\" of this run is used."},
                      Tone::normal});
        return;
    }
    if (attempts_of(input, procedure, step).empty()) {
        section.blocks.emplace_back(Paragraph{
            {step.title.zh + "：没有试验记录。", step.title.en + ": no attempt on record."}, Tone::not_evaluated});
        return;
    }
    if (step.for_each_part)
        section.blocks.emplace_back(parts_table(input, procedure, step));
    else if (step.evaluation == "mass-share")
        section.blocks.emplace_back(share_table(input, procedure, step));
    else if (!only_answers(input, procedure, step))
        section.blocks.emplace_back(attempts_table(input, procedure, step));
    if (auto table = deceleration_table(input, procedure, step)) section.blocks.emplace_back(std::move(*table));
    if (auto table = specimens_table(input, procedure, step))
        section.blocks.emplace_back(std::move(*table));
    else if (auto typed = typed_table(input, procedure, step))
        section.blocks.emplace_back(std::move(*typed));
}

}  // namespace

Section procedure_section(const ReportInput& input, const standards::Procedure& procedure) {
    Section section{"procedure/" + procedure.id, {}, {}, false};
    section.heading = with_clause(procedure.title, procedure.clause);
    if (!procedure.applies.covers(input.run.item.traits)) {
        section.blocks.emplace_back(Paragraph{words(Reason::not_required), Tone::not_applicable});
        return section;
    }
    Table conditions = conditions_table(input, procedure);
    drop_empty_columns(conditions);
    const sequence::ProcedureResult* result = result_of(input, procedure.id);
    // The limit of the result alone stands again with the decision, and with its status in the item table.
    const bool only_limits = conditions.columns.size() == 2 && conditions.columns.back().heading.en == limit_heading.en;
    const bool repeated = only_limits && result != nullptr && !result->assessments.empty();
    if (conditions.columns.size() > 1 && !conditions.rows.empty() && !repeated)
        section.blocks.emplace_back(std::move(conditions));
    if (result == nullptr) {
        section.blocks.emplace_back(Paragraph{{"本项目没有判定：" + words(Reason::step_not_completed).zh + "。",
                                               "No decision was made: " + words(Reason::step_not_completed).en + "."},
                                              Tone::not_evaluated});
    } else if (!result->assessments.empty()) {
        section.blocks.emplace_back(decisions_table(input, procedure, *result));
        add_decision_basis(section, *result, [&](const Assessment& assessment) {
            return assessed_title(input, procedure, *result, assessment);
        });
    } else {
        const Bilingual mark = verdict_mark(result->verdict);
        const Bilingual reason = words(result->reason);
        section.blocks.emplace_back(
            Paragraph{{mark.zh + "：" + reason.zh, mark.en + ": " + in_sentence(reason.en)}, tone(result->verdict)});
    }
    for (const standards::Step& step : procedure.steps) add_step(section, input, procedure, step);
    if (auto table = answered_attempts(input, procedure)) section.blocks.emplace_back(std::move(*table));
    for (Block& block : motor_blocks(input, procedure)) section.blocks.push_back(std::move(block));
    if (auto table = safe_states_table(input, procedure)) section.blocks.emplace_back(std::move(*table));
    return section;
}

Section step_section(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    Section section{"step/" + procedure.id + "/" + step.id, step.title, {}, false};
    standards::Procedure alone = procedure;
    alone.steps = {step};
    Table conditions = conditions_table(input, alone);
    drop_empty_columns(conditions);
    if (conditions.columns.size() > 1 && !conditions.rows.empty()) section.blocks.emplace_back(std::move(conditions));
    add_step(section, input, alone, alone.steps.front());
    if (auto table = answered_attempts(input, alone)) section.blocks.emplace_back(std::move(*table));
    for (Block& block : motor_blocks(input, alone)) section.blocks.push_back(std::move(block));
    return section;
}

}  // namespace velocert::reports
