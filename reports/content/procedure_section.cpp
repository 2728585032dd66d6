// SPDX-License-Identifier: GPL-3.0-or-later
// One procedure: its conditions with their limits, its decisions, and every attempt, whatever became of it.
#include <algorithm>
#include <string>

#include "reports/content/answer_words.h"
#include "reports/content/sections.h"
#include "reports/content/set_point_tables.h"
#include "reports/content/value_text.h"
#include "reports/content/words.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;
using conformity::Limit;
using conformity::Outcome;
using conformity::Reason;
using sequence::StepRun;

constexpr std::string_view reading = "reading_";

Table conditions_table(const ReportInput& input, const standards::Procedure& procedure) {
    Table table;
    table.caption = {"试验条件及其限值", "Conditions and their limits"};
    table.columns = {{{"步骤", "Step"}, 30, Align::left},
                     {{"试验速度", "Test speed"}, 14, Align::left},
                     {{"结果限值", "Limit of the result"}, 26, Align::left},
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
        const auto speed = step.parameters.find("specified_speed");
        const bool has_speed = speed != step.parameters.end() && speed->second.value;
        const Limit* runs =
            step.repeat.valid_runs_limit.empty() ? nullptr : input.edition.limit(step.repeat.valid_runs_limit);
        table.rows.push_back({{step.title, Tone::strong},
                              {plain(has_speed ? speed->second.value->text() : "–"), Tone::normal},
                              with_status(step_limit(input, step, "result")),
                              with_status(runs),
                              with_status(step_limit(input, step, "force_max"))});
    }
    return table;
}

// A table that never shows a column nobody could fill: a weighing has no speed.
void drop_empty_columns(Table& table) {
    for (std::size_t column = table.columns.size(); column-- > 1;) {
        const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                       [column](const auto& row) { return row[column].text.zh == "–"; });
        if (!empty || table.rows.empty()) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
        for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    }
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
        const auto& measurement = assessment.measurement;
        std::optional<metrology::AnyQuantity> expanded;
        if (measurement) expanded = measurement->expanded_uncertainty();
        const Bilingual mark = verdict_mark(assessment.verdict);
        const Bilingual reason = words(assessment.reason);
        const Bilingual detail = detail_text(assessment);
        const Bilingual found =
            measurement ? plain(value_text(measurement->value, assessment.limit)) : answer_text(procedure, assessment);
        table.rows.push_back(
            {{assessed_title(input, procedure, result, assessment), Tone::strong},
             {found, Tone::normal},
             {expanded ? plain(value_text(*expanded)) : Bilingual{"未给出", "Not stated"},
              expanded ? Tone::normal : Tone::quiet},
             {limit_text(assessment.limit), Tone::normal},
             {margin_text(assessment), Tone::normal},
             {{mark.zh + "：" + reason.zh + detail.zh, mark.en + ": " + in_sentence(reason.en) + detail.en},
              tone(assessment.verdict)}});
    }
    return table;
}

// What stands in tables of its own: uncertainties with their budget, the deceleration with the pauses.
bool told_elsewhere(std::string_view name) {
    return name.ends_with("_uncertainty") || name.ends_with("_effective_dof") || name.ends_with("coverage_factor") ||
           name == "mfdd";
}

// The values an attempt can have, in the order they are read; readings of a weighing share one column.
std::vector<std::string> value_columns(const std::vector<const StepRun*>& attempts) {
    std::vector<std::string> names;
    for (const StepRun* attempt : attempts) {
        for (const sequence::NamedValue& value : attempt->result.values) {
            // What belongs to one set point of several has a table of its own.
            if (is_of_set_point(value.name)) continue;
            if (told_elsewhere(value.name)) continue;
            const std::string name = value.name.starts_with(reading) ? std::string(reading) : value.name;
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
    }
    return names;
}

std::optional<metrology::Kind> kind_of_column(const std::vector<const StepRun*>& attempts, const std::string& name) {
    for (const StepRun* attempt : attempts) {
        for (const sequence::NamedValue& value : attempt->result.values) {
            if (value.name == name || (name == reading && value.name.starts_with(reading))) return value.value.kind();
        }
    }
    return std::nullopt;
}

Bilingual column_heading(const std::vector<const StepRun*>& attempts, const std::string& name) {
    Bilingual heading = name == reading ? Bilingual{"各次读数", "Readings"} : value_words(name);
    if (const auto kind = kind_of_column(attempts, name)) {
        const std::string unit(metrology::preferred_unit(*kind).print);
        if (!unit.empty()) (heading.en.empty() ? heading.zh : heading.en) += " / " + unit;
    }
    return heading;
}

std::string values_text(const StepRun& attempt, const std::string& name, const Limit* limit) {
    if (name != reading) {
        const auto value = attempt.result.value(name);
        return value ? number_text(*value, limit) : "–";
    }
    std::string text;
    for (const sequence::NamedValue& value : attempt.result.values) {
        if (!value.name.starts_with(reading)) continue;
        if (!text.empty()) text += "; ";
        text += number_text(value.value, nullptr);
    }
    return text.empty() ? "–" : text;
}

// Wide enough for the Chinese name of the quantity in one line: three bytes a character.
int number_width(const Bilingual& heading) { return heading.zh.size() > 15 ? 15 : 12; }

// Several sentences about one attempt, in both languages.
class Remark {
  public:
    void add(const Bilingual& text) {
        const std::string& english = text.en.empty() ? text.zh : text.en;
        zh_ += (zh_.empty() ? "" : "；") + text.zh;
        en_ += en_.empty() ? english : "; " + in_sentence(english);
    }
    void add(std::string_view zh, std::string_view en, const Bilingual& detail) {
        const std::string& english = detail.en.empty() ? detail.zh : detail.en;
        add({std::string(zh) + detail.zh, std::string(en) + in_sentence(english)});
    }
    [[nodiscard]] Bilingual text() const { return {zh_, en_}; }

  private:
    std::string zh_;
    std::string en_;
};

Bilingual void_words(const standards::Step& step, const std::string& id) {
    for (const standards::VoidReason& reason : step.voids) {
        if (reason.id == id) return reason.title;
    }
    return plain(id);
}

Bilingual remark_of(const standards::Step& step, const StepRun& attempt) {
    Remark remark;
    if (attempt.outcome != Outcome::completed) {
        Bilingual detail;
        if (!attempt.error_code.empty()) detail = error_words(attempt.error_code);
        const Bilingual outcome = words(attempt.outcome);
        if (detail.zh.empty())
            remark.add(outcome);
        else
            remark.add(outcome.zh + "：", outcome.en + ": ", detail);
        if (!attempt.error_text.empty()) remark.add(plain(attempt.error_text));
    } else {
        if (attempt.result.reason != Reason::none) remark.add(words(attempt.result.reason));
        // A completed attempt has an error only where an instrument could not be made safe afterwards.
        if (!attempt.error_text.empty()) remark.add(plain(attempt.error_text));
    }
    if (!attempt.void_reason.empty()) remark.add("作废原因：", "void: ", void_words(step, attempt.void_reason));
    if (!attempt.void_note.empty()) remark.add(plain(attempt.void_note));
    if (!attempt.retry_reason.empty())
        remark.add("重复原因：", "repeated because: ", retry_words(attempt.retry_reason));
    return remark.text();
}

Cell counts_cell(const StepRun& attempt) {
    if (attempt.outcome == Outcome::completed && attempt.result.valid) {
        return {{"有效：" + std::string(letter(attempt.result.verdict)) + " " + words(attempt.result.verdict).zh,
                 "Valid: " + words(attempt.result.verdict).en},
                tone(attempt.result.verdict)};
    }
    return {{"无效", "Does not count"}, Tone::not_evaluated};
}

Table attempts_table(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    const auto attempts = attempts_of(input, procedure, step);
    const auto names = value_columns(attempts);
    Table table;
    table.caption = {"全部试验：" + step.title.zh, "Every attempt: " + step.title.en};
    table.columns = {{{"次", "No."}, 5, Align::centre}, {{"开始", "Start, UTC"}, 12, Align::left}};
    for (const std::string& name : names) {
        const bool list = name == reading;
        const Bilingual heading = column_heading(attempts, name);
        table.columns.push_back({heading, list ? 22 : number_width(heading), list ? Align::left : Align::right});
    }
    table.columns.push_back({{"是否计入", "Counts"}, 15, Align::left});
    table.columns.push_back({{"说明", "Remark"}, 30, Align::left});

    const Limit* limit = step_limit(input, step, "result");
    for (const StepRun* attempt : attempts) {
        std::vector<Cell> row = {{plain(std::to_string(attempt->number)), Tone::normal},
                                 {plain(clock_text(attempt->started_utc)), Tone::normal}};
        for (const std::string& name : names) {
            const Limit* against = name == deciding_value(step) ? limit : nullptr;
            row.push_back(
                {plain(values_text(*attempt, name, against)), against == nullptr ? Tone::normal : Tone::strong});
        }
        row.push_back(counts_cell(*attempt));
        row.push_back({remark_of(step, *attempt), Tone::quiet});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Section procedure_section(const ReportInput& input, const standards::Procedure& procedure) {
    Section section{"procedure/" + procedure.id, {}, {}, false};
    section.heading = {procedure.title.zh + "（" + clause_text(procedure.clause) + "）",
                       procedure.title.en + " (" + clause_text(procedure.clause) + ")"};
    if (!procedure.applies.covers(input.run.item.traits)) {
        section.blocks.emplace_back(Paragraph{words(Reason::not_required), Tone::not_applicable});
        return section;
    }
    Table conditions = conditions_table(input, procedure);
    drop_empty_columns(conditions);
    section.blocks.emplace_back(std::move(conditions));
    const sequence::ProcedureResult* result = result_of(input, procedure.id);
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
    for (const standards::Step& step : procedure.steps) {
        if (!step.applies.covers(input.run.item.traits)) continue;
        if (attempts_of(input, procedure, step).empty() && !step.instead.empty() &&
            std::any_of(input.run.step_runs.begin(), input.run.step_runs.end(), [&](const StepRun& attempt) {
                return attempt.result.valid && attempt.procedure + '/' + attempt.step == step.instead;
            })) {
            section.blocks.emplace_back(
                Paragraph{{step.title.zh + "：采用本次运行中 " + step.instead + " 的结果。",
                           step.title.en + ": the result of " + step.instead + " of this run is used."},
                          Tone::normal});
            continue;
        }
        if (attempts_of(input, procedure, step).empty()) {
            section.blocks.emplace_back(Paragraph{
                {step.title.zh + "：没有试验记录。", step.title.en + ": no attempt on record."}, Tone::not_evaluated});
            continue;
        }
        if (step.for_each_part)
            section.blocks.emplace_back(parts_table(input, procedure, step));
        else if (step.evaluation == "mass-share")
            section.blocks.emplace_back(share_table(input, procedure, step));
        else
            section.blocks.emplace_back(attempts_table(input, procedure, step));
        if (auto table = deceleration_table(input, procedure, step)) section.blocks.emplace_back(std::move(*table));
        if (auto table = typed_table(input, procedure, step)) section.blocks.emplace_back(std::move(*table));
    }
    for (Block& block : motor_blocks(input, procedure)) section.blocks.push_back(std::move(block));
    return section;
}

}  // namespace velocert::reports
