// SPDX-License-Identifier: GPL-3.0-or-later
// What was answered for each of several specimens, as a table of its own.
#include <algorithm>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

using sequence::StepRun;
using Question = standards::Field;

// Beyond so many questions beside each other nothing can be read any more.
constexpr std::size_t most_questions = 7;

/// What was asked and answered at least once; nobody need note anything on a photo.
std::vector<const Question*> questions_of(const standards::Step& step, const std::vector<const StepRun*>& attempts) {
    std::vector<const Question*> out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (std::ranges::any_of(attempts, [&](const StepRun* attempt) {
                    return sequence::typed_text(attempt->typed, field.id).has_value();
                }))
                out.push_back(&field);
    return out;
}

/// The question with what is asked for as its answer below it.
Bilingual heading(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step,
                  const Question& field) {
    Bilingual out{field.title.zh, field.title.en};
    const auto* limit = step_limit(input, step, field.id);
    if (limit == nullptr) return out;
    const Bilingual required = required_text(procedure, *limit);
    out.zh += "\n" + (limit->value ? required.zh : "要求：" + required.zh);
    if (!limit->value || !required.en.empty()) out.en += "; " + print(required, Language::en);
    return out;
}

Cell answer_cell(const ReportInput& input, const StepRun& attempt, const Question& field) {
    const auto text = sequence::typed_text(attempt.typed, field.id);
    if (!text) return {plain("–"), Tone::quiet};
    return {typed_words(input, attempt, field, *text), field.is_file() ? Tone::quiet : Tone::normal};
}

int width_of(const Question& field) {
    switch (field.kind) {
        case Question::Kind::text: return 22;
        case Question::Kind::choice: return 16;
        case Question::Kind::quantity:
        case Question::Kind::flag:
        case Question::Kind::photo:
        case Question::Kind::document:
        case Question::Kind::date:
        case Question::Kind::code: return 13;
    }
    return 13;
}

}  // namespace

bool has_specimens_table(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    const auto attempts = attempts_of(input, procedure, step);
    if (step.subjects.empty() || attempts.empty() || !only_answers(input, procedure, step)) return false;
    const auto questions = questions_of(step, attempts);
    return !questions.empty() && questions.size() <= most_questions;
}

std::optional<Table> specimens_table(const ReportInput& input, const standards::Procedure& procedure,
                                     const standards::Step& step) {
    if (!has_specimens_table(input, procedure, step)) return std::nullopt;
    const auto attempts = attempts_of(input, procedure, step);
    const auto questions = questions_of(step, attempts);
    const bool repeated = std::ranges::any_of(attempts, [](const StepRun* one) { return one->number > 1; });
    Table table;
    table.caption = {"检查记录：" + step.title.zh, "Inspections on record: " + step.title.en};
    table.columns = {{{"试样或对象", "Specimen or subject"}, 17, Align::left}};
    if (repeated) table.columns.push_back({{"次", "No."}, 5, Align::centre});
    table.columns.push_back({{"开始", "Start, UTC"}, 14, Align::left});
    for (const Question* field : questions)
        table.columns.push_back({heading(input, procedure, step, *field), width_of(*field),
                                 field->kind == Question::Kind::quantity ? Align::right : Align::left});
    table.columns.push_back({{"是否计入", "Counts"}, 18, Align::left});
    table.columns.push_back({{"说明", "Remark"}, 20, Align::left});
    for (const StepRun* attempt : attempts) {
        std::vector<Cell> row = {{subject_words(step, attempt->subject), Tone::strong}};
        if (repeated) row.push_back({plain(std::to_string(attempt->number)), Tone::normal});
        row.push_back({plain(clock_text(attempt->started_utc)), Tone::normal});
        for (const Question* field : questions) row.push_back(answer_cell(input, *attempt, *field));
        row.push_back(counts_cell(*attempt));
        row.push_back(remark_cell(step, *attempt));
        table.rows.push_back(std::move(row));
    }
    drop_empty_column(table, table.columns.size() - 1);
    return table;
}

}  // namespace velocert::reports
