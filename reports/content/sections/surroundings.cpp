// SPDX-License-Identifier: GPL-3.0-or-later
// What surrounded the attempts of a step: typed values beside their limits, decelerations, pauses.
#include <algorithm>
#include <cstdio>

#include "core/sequence/answers/typed_file.h"
#include "core/sequence/evaluations/braking/braking_conditions.h"
#include "core/sequence/pause.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/test_conditions.h"
#include "reports/content/sections/sections.h"
#include "reports/content/tables/gauge_figures.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using conformity::Limit;
using sequence::StepRun;

/// The file under the number that its photo has in this report.
Bilingual file_words(const ReportInput& input, const StepRun& attempt, const standards::Field& field,
                     const std::string& name) {
    const int number = photo_number(input, attempt, field);
    if (number == 0) return plain(name);
    return {"照片 " + std::to_string(number), "Photo " + std::to_string(number)};
}

}  // namespace

Bilingual typed_words(const ReportInput& input, const StepRun& attempt, const standards::Field& field,
                      std::string_view text) {
    switch (field.kind) {
        case standards::Field::Kind::flag:
            if (text == "yes") return {"是", "Yes"};
            if (text == "no") return {"否", "No"};
            break;
        case standards::Field::Kind::choice:
            for (const auto& choice : field.choices)
                if (choice.id == text) return {choice.title.zh, choice.title.en};
            break;
        case standards::Field::Kind::quantity:
            if (const auto written = metrology::WrittenQuantity::parse(text, field.quantity))
                return plain(printed(*written));
            break;
        case standards::Field::Kind::photo:
        case standards::Field::Kind::document:
            if (const auto file = sequence::parse_typed_file(text))
                return file_words(input, attempt, field, file->name);
            break;
        case standards::Field::Kind::text:
        case standards::Field::Kind::date:
        case standards::Field::Kind::code: break;
    }
    return plain(std::string(text));
}

namespace {

// "试样 B2", "2" or "试样 B2，第 2 次": which of the attempts.
Bilingual attempt_words(const standards::Step& step, const StepRun& attempt) {
    const std::string number = std::to_string(attempt.number);
    if (attempt.subject.empty()) return plain(number);
    Bilingual out = subject_words(step, attempt.subject);
    if (attempt.number < 2) return out;
    if (!out.en.empty()) out.en += ", attempt " + number;
    out.zh += "，第 " + number + " 次";
    return out;
}

// One value for all attempts, or each with the number of its attempt.
std::optional<Bilingual> over_attempts(const ReportInput& input, const standards::Step& step,
                                       const std::vector<const StepRun*>& attempts, const standards::Field& field) {
    std::vector<std::pair<const StepRun*, std::string>> typed;
    for (const StepRun* attempt : attempts)
        if (const auto text = sequence::typed_text(attempt->typed, field.id))
            typed.emplace_back(attempt, std::string(*text));
    if (typed.empty()) return std::nullopt;
    const bool same = typed.size() == attempts.size() && std::all_of(typed.begin(), typed.end(), [&](const auto& one) {
                          return one.second == typed.front().second;
                      });
    if (same) return typed_words(input, *typed.front().first, field, typed.front().second);
    Bilingual out;
    for (const auto& [attempt, text] : typed) {
        const Bilingual which = attempt_words(step, *attempt);
        const Bilingual value = typed_words(input, *attempt, field, text);
        out.zh += (out.zh.empty() ? "" : "；") + which.zh + "：" + value.zh;
        out.en += (out.en.empty() ? "" : "; ") + print(which, Language::en) + ": " + print(value, Language::en);
    }
    return out;
}

Cell limit_cell(const ReportInput& input, const standards::Step& step, const standards::Field& field) {
    if (field.condition && field.condition->limit.empty())
        for (const auto& one : standards::stated_conditions(input.edition, step))
            if (one.field == field.id) {
                if (one.asked.en.empty()) return {{"只记录", "Recorded"}, Tone::normal};
                return {{one.asked.zh, one.asked.en}, Tone::normal};
            }
    const auto use = sequence::limit_use_of(field.id);
    const Limit* limit = field.condition && !field.condition->limit.empty()
                             ? input.edition.limit(field.condition->limit)
                         : use.empty() ? nullptr
                                       : step_limit(input, step, use);
    if (limit == nullptr) return {plain("–"), Tone::normal};
    const Bilingual value = limit_text(*limit);
    const Bilingual status = status_text(input, *limit);
    return {{value.zh + "\n" + status.zh, (value.en.empty() ? "" : value.en + "; ") + status.en}, status_tone(*limit)};
}

/// Whether a limit judges something that is answered in words: then it is more than surroundings.
bool asks_for_answers(const standards::Step& step) {
    return std::ranges::any_of(step.actions, [&](const auto& action) {
        return std::ranges::any_of(action.fields, [&](const standards::Field& field) {
            return field.kind != standards::Field::Kind::quantity &&
                   std::ranges::any_of(step.limits,
                                       [&](const auto& one) { return standards::figure_of(one.first) == field.id; });
        });
    });
}

std::string seconds_text(std::chrono::milliseconds time) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f", static_cast<double>(time.count()) / 1000);
    return buffer;
}

}  // namespace

std::optional<Table> typed_table(const ReportInput& input, const standards::Procedure& procedure,
                                 const standards::Step& step) {
    const auto attempts = attempts_of(input, procedure, step);
    Table table;
    const bool inspection = only_answers(input, procedure, step);
    if (inspection)
        table.caption = {"检查记录：" + step.title.zh, "Inspection on record: " + step.title.en};
    else if (asks_for_answers(step))
        table.caption = {"现场填写的答案与状态：" + step.title.zh,
                         "Answers and state as typed at the bench: " + step.title.en};
    else
        table.caption = {"现场填写的环境与状态：" + step.title.zh,
                         "Surroundings and state as typed at the bench: " + step.title.en};
    if (told_by_answers(input, procedure, step)) {
        const std::string start = clock_text(attempts.front()->started_utc) + " UTC";
        table.caption.zh += "（开始 " + start + "）";
        table.caption.en += " (started " + start + ")";
    }
    table.columns = {
        {inspection ? Bilingual{"检查内容", "Question"} : Bilingual{"量或状态", "Quantity or state"}, 34, Align::left},
        {{"填写值", "As typed"}, 40, Align::left},
        {{"方法要求", "Asked by the method"}, 26, Align::left}};
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (auto value =
                    read_with_gauge(attempts, field.id) ? std::nullopt : over_attempts(input, step, attempts, field))
                table.rows.push_back({{{field.title.zh, field.title.en}, Tone::normal},
                                      {std::move(*value), Tone::normal},
                                      limit_cell(input, step, field)});
    if (table.rows.empty()) return std::nullopt;
    drop_empty_column(table, table.columns.size() - 1);
    return table;
}

std::optional<Table> deceleration_table(const ReportInput& input, const standards::Procedure& procedure,
                                        const standards::Step& step) {
    Table table;
    table.caption = {"减速度与间隔（供参考）：" + step.title.zh,
                     "Decelerations and pauses (for information): " + step.title.en};
    const auto percent = [&](const char* name) {
        const auto found = step.parameters.find(name);
        return found == step.parameters.end() || !found->second.value ? std::string() : found->second.value->text();
    };
    const std::string longest = step.repeat.longest_pause ? step.repeat.longest_pause->text() : "–";
    table.columns = {
        {{"次", "No."}, 8, Align::centre},
        {{"充分发出的平均减速度（初速度的 " + percent("mfdd_from") + " 至 " + percent("mfdd_to") + "）/ m/s²",
          "Mean fully developed deceleration (" + percent("mfdd_from") + " to " + percent("mfdd_to") +
              " of the speed at onset) / m/s²"},
         52,
         Align::right},
        {{"试验前间隔 / s（最长 " + longest + "）", "Pause before / s (at most " + longest + ")"}, 40, Align::right}};
    bool known = false;
    std::size_t index = 0;
    for (const StepRun& attempt : input.run.step_runs) {
        const std::span earlier(input.run.step_runs.data(), index++);
        if (attempt.procedure != procedure.id || attempt.step != step.id) continue;
        const auto mean = attempt.result.value("mfdd");
        const auto pause = sequence::pause_before(step, procedure.id, attempt.marks, earlier);
        // A pause says something only where the method limits it.
        known = known || mean || (pause && step.repeat.longest_pause);
        const auto& unit = metrology::preferred_unit(metrology::Kind::acceleration);
        table.rows.push_back({{plain(std::to_string(attempt.number)), Tone::normal},
                              {plain(mean ? mean->rounded_in(unit, 2).text() : "–"), Tone::normal},
                              {plain(pause ? seconds_text(*pause) : "–"), Tone::normal}});
    }
    if (!known) return std::nullopt;
    return table;
}

}  // namespace velocert::reports
