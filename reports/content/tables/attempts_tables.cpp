// SPDX-License-Identifier: GPL-3.0-or-later
// Every attempt of a step, whatever became of it.
#include <algorithm>
#include <string>

#include "core/sequence/answers/typed_value.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/unconfirmed.h"
#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/sections.h"
#include "reports/content/tables/gauge_figures.h"
#include "reports/content/tables/set_point_tables.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using conformity::Limit;
using conformity::Outcome;
using conformity::Reason;
using sequence::StepRun;

constexpr std::string_view reading = "reading_";
// Beyond so many values beside each other nothing can be read any more.
constexpr std::size_t most_columns = 7;
constexpr std::size_t most_attempts = 4;

// What stands in tables of its own: uncertainties with their budget, the deceleration with the pauses.
bool told_elsewhere(std::string_view name) {
    return name.ends_with("_uncertainty") || name.ends_with("_effective_dof") || name.ends_with("coverage_factor") ||
           name == "mfdd";
}

// The values an attempt can have, in the order they are read; readings of a weighing share one column. What was typed
// of surroundings and state stands in a table of its own; what was read with a gauge is a result of the attempt, and
// its smallest step is told with it.
std::vector<std::string> value_columns(const standards::Step& step, const std::vector<const StepRun*>& attempts) {
    std::vector<std::string> names;
    for (const StepRun* attempt : attempts) {
        for (const sequence::NamedValue& value : attempt->result.values) {
            // What belongs to one set point of several has a table of its own.
            if (is_of_set_point(value.name) || told_elsewhere(value.name)) continue;
            if (standards::find_field(step, value.name) != nullptr && !read_with_gauge(attempts, value.name)) continue;
            if (const auto* of = gauged_field(step, value.name); of != nullptr && read_with_gauge(attempts, of->id))
                continue;
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

// The smallest step of a thermometer, or its uncertainty: degrees Celsius count from a zero point.
bool in_kelvin(const std::string& name, metrology::Kind kind) {
    return kind == metrology::Kind::temperature && sequence::is_difference(name);
}

// With the unit in which the values stand: what is held against a limit stands in the limit's.
Bilingual column_heading(const standards::Step& step, const std::vector<const StepRun*>& attempts,
                         const std::string& name, const Limit* against) {
    // What was typed has its unit beside it in each row, as it was written.
    if (const auto* field = standards::find_field(step, name)) return gauged_heading(attempts, *field);
    const auto* of = gauged_field(step, name);
    Bilingual heading = name == reading ? Bilingual{"各次读数", "Readings"}
                        : of == nullptr
                            ? value_words(name)
                            : Bilingual{of->title.zh + "：分辨力", "Resolution: " + in_sentence(of->title.en)};
    if (const auto kind = kind_of_column(attempts, name)) {
        const bool own = against != nullptr && against->value && against->value->kind() == *kind;
        const std::string unit(in_kelvin(name, *kind) ? "K"
                               : own                  ? against->value->unit().print
                                                      : metrology::preferred_unit(*kind).print);
        if (!unit.empty()) (heading.en.empty() ? heading.zh : heading.en) += " / " + unit;
    }
    return heading;
}

std::string values_text(const StepRun& attempt, const std::string& name, const Limit* limit) {
    if (name != reading) {
        const auto value = attempt.result.value(name);
        if (!value) return "–";
        if (in_kelvin(name, value->kind())) return base::Decimal(value->base(), 3).normalized().text();
        return number_text(*value, limit);
    }
    std::string text;
    for (const sequence::NamedValue& value : attempt.result.values) {
        if (!value.name.starts_with(reading)) continue;
        if (!text.empty()) text += "; ";
        text += number_text(value.value, nullptr);
    }
    return text.empty() ? "–" : text;
}

/// A value of the attempt: what was read with a gauge as it was typed, else the number for the unit in the heading.
Bilingual value_cell(const ReportInput& input, const standards::Step& step, const std::vector<const StepRun*>& attempts,
                     const StepRun& attempt, const std::string& name, const Limit* limit) {
    const auto* field = standards::find_field(step, name);
    if (field == nullptr) return plain(values_text(attempt, name, limit));
    return gauged_words(input, attempts, attempt, *field);
}

/// Whether the value decides: it is what the step's limit judges, or a figure that a limit of its own does.
bool decides(const standards::Step& step, const std::string& name, const Limit* limit) {
    if (name == deciding_value(step)) return limit != nullptr;
    return standards::find_field(step, name) != nullptr &&
           std::ranges::any_of(step.limits, [&](const auto& one) { return standards::figure_of(one.first) == name; });
}

// Wide enough for the Chinese name of the quantity in one line: three bytes a character.
int number_width(const Bilingual& heading) { return heading.zh.size() > 15 ? 15 : 12; }

// Several sentences about one attempt, in both languages.
class Remark {
  public:
    void add(const Bilingual& text) {
        const std::string english = print(text, Language::en);
        zh_ += (zh_.empty() ? "" : "；") + text.zh;
        en_ += en_.empty() ? english : "; " + in_sentence(english);
    }
    void add(std::string_view zh, std::string_view en, const Bilingual& detail) {
        const std::string english = print(detail, Language::en);
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
        if (sequence::unconfirmed(attempt))
            remark.add(unconfirmed_words());
        else if (!attempt.error_text.empty())
            remark.add(plain(attempt.error_text));
    } else {
        // On which side of the limit it lies says the verdict of an attempt that counts.
        const Reason reason = attempt.result.reason;
        const bool said = reason == Reason::none || reason == Reason::inside_limit ||
                          (reason == Reason::outside_limit && attempt.result.valid);
        if (!said) remark.add(words(reason));
        // A completed attempt has an error only where an instrument could not be made safe afterwards.
        if (!attempt.error_text.empty()) remark.add(plain(attempt.error_text));
    }
    if (!attempt.void_reason.empty()) remark.add("作废原因：", "Void: ", void_words(step, attempt.void_reason));
    if (!attempt.void_note.empty()) remark.add(plain(attempt.void_note));
    if (!attempt.retry_reason.empty())
        remark.add("重复原因：", "Repeated because: ", retry_words(attempt.retry_reason));
    return remark.text();
}

}  // namespace

Cell remark_cell(const standards::Step& step, const StepRun& attempt) {
    Bilingual remark = remark_of(step, attempt);
    return {remark.zh.empty() ? plain("–") : std::move(remark), Tone::quiet};
}

Cell counts_cell(const StepRun& attempt) {
    if (attempt.outcome == Outcome::completed && attempt.result.valid) {
        // What only serves another step has no verdict of its own.
        if (attempt.result.verdict == conformity::Verdict::not_evaluated) return {{"有效", "Valid"}, Tone::normal};
        return {{"有效：" + std::string(letter(attempt.result.verdict)) + " " + words(attempt.result.verdict).zh,
                 "Valid: " + words(attempt.result.verdict).en},
                tone(attempt.result.verdict)};
    }
    return {{"无效", "Does not count"}, Tone::not_evaluated};
}

namespace {

Cell attempt_cell(const standards::Step& step, const StepRun& attempt) {
    return {attempt.subject.empty() ? step.title : subject_words(step, attempt.subject), Tone::normal};
}

/// Many values of few attempts: a line for each value, a column for each attempt.
Table upright_table(const ReportInput& input, const standards::Step& step, const std::vector<const StepRun*>& attempts,
                    const std::vector<std::string>& names) {
    Table table;
    table.caption = {"全部试验：" + step.title.zh, "Every attempt: " + step.title.en};
    table.columns = {{{"量", "Quantity"}, 40, Align::left}};
    const int width = 60 / static_cast<int>(attempts.size());
    std::vector<Cell> start = {{{"开始", "Start, UTC"}, Tone::normal}};
    std::vector<Cell> counts = {{{"是否计入", "Counts"}, Tone::normal}};
    std::vector<Cell> remarks = {{{"说明", "Remark"}, Tone::normal}};
    for (const StepRun* attempt : attempts) {
        const std::string number = std::to_string(attempt->number);
        const Bilingual subject = attempt->subject.empty() ? Bilingual{} : subject_words(step, attempt->subject);
        const std::string english = print(subject, Language::en);
        table.columns.push_back({{(subject.zh.empty() ? "" : subject.zh + "，") + ("第 " + number + " 次"),
                                  (english.empty() ? "No. " : english + ", no. ") + number},
                                 width,
                                 Align::left});
        start.push_back({plain(clock_text(attempt->started_utc)), Tone::normal});
        counts.push_back(counts_cell(*attempt));
        remarks.push_back(remark_cell(step, *attempt));
    }
    table.rows.push_back(std::move(start));
    const Limit* limit = step_limit(input, step, "result");
    for (const std::string& name : names) {
        const Limit* against = name == deciding_value(step) ? limit : nullptr;
        const Tone weight = decides(step, name, limit) ? Tone::strong : Tone::normal;
        std::vector<Cell> row = {{column_heading(step, attempts, name, against), weight}};
        for (const StepRun* attempt : attempts)
            row.push_back({value_cell(input, step, attempts, *attempt, name, against), weight});
        table.rows.push_back(std::move(row));
    }
    table.rows.push_back(std::move(counts));
    if (std::any_of(remarks.begin() + 1, remarks.end(), [](const Cell& cell) { return cell.text.zh != "–"; }))
        table.rows.push_back(std::move(remarks));
    return table;
}

}  // namespace

Table attempts_table(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    const auto attempts = attempts_of(input, procedure, step);
    const auto names = value_columns(step, attempts);
    const bool each = !step.subjects.empty();
    if (names.size() > most_columns && attempts.size() <= most_attempts)
        return upright_table(input, step, attempts, names);
    Table table;
    table.caption = {"全部试验：" + step.title.zh, "Every attempt: " + step.title.en};
    table.columns = {{{"次", "No."}, 5, Align::centre}, {{"开始", "Start, UTC"}, 12, Align::left}};
    if (each) table.columns.insert(table.columns.begin(), {{"试样或对象", "Specimen or subject"}, 24, Align::left});
    const Limit* limit = step_limit(input, step, "result");
    const auto against = [&](const std::string& name) { return name == deciding_value(step) ? limit : nullptr; };
    for (const std::string& name : names) {
        const bool list = name == reading;
        const Bilingual heading = column_heading(step, attempts, name, against(name));
        table.columns.push_back({heading, list ? 22 : number_width(heading), list ? Align::left : Align::right});
    }
    table.columns.push_back({{"是否计入", "Counts"}, 15, Align::left});
    table.columns.push_back({{"说明", "Remark"}, 30, Align::left});

    for (const StepRun* attempt : attempts) {
        std::vector<Cell> row = {{plain(std::to_string(attempt->number)), Tone::normal},
                                 {plain(clock_text(attempt->started_utc)), Tone::normal}};
        if (each) row.insert(row.begin(), attempt_cell(step, *attempt));
        for (const std::string& name : names) {
            row.push_back({value_cell(input, step, attempts, *attempt, name, against(name)),
                           decides(step, name, limit) ? Tone::strong : Tone::normal});
        }
        row.push_back(counts_cell(*attempt));
        row.push_back(remark_cell(step, *attempt));
        table.rows.push_back(std::move(row));
    }
    drop_empty_column(table, table.columns.size() - 1);
    return table;
}

bool only_answers(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    return !step.for_each_part && step.evaluation != "mass-share" && step.set_points.empty() &&
           value_columns(step, attempts_of(input, procedure, step)).empty();
}

bool told_by_answers(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    const auto attempts = attempts_of(input, procedure, step);
    if (attempts.size() != 1 || !step.subjects.empty() || !only_answers(input, procedure, step)) return false;
    const StepRun& attempt = *attempts.front();
    const bool asked = std::ranges::any_of(step.actions, [&](const auto& action) {
        return std::ranges::any_of(action.fields, [&](const standards::Field& field) {
            return sequence::typed_text(attempt.typed, field.id).has_value();
        });
    });
    return asked && attempt.outcome == Outcome::completed && attempt.result.valid &&
           remark_of(step, attempt).zh.empty();
}

std::optional<Table> answered_attempts(const ReportInput& input, const standards::Procedure& procedure) {
    Table table;
    table.caption = {"全部检查记录", "Every inspection on record"};
    table.columns = {{{"步骤或对象", "Step or subject"}, 36, Align::left},
                     {{"次", "No."}, 6, Align::centre},
                     {{"开始", "Start, UTC"}, 12, Align::left},
                     {{"是否计入", "Counts"}, 18, Align::left},
                     {{"说明", "Remark"}, 28, Align::left}};
    for (const standards::Step& step : procedure.steps) {
        if (!step.applies.covers(input.run.item.traits) || !only_answers(input, procedure, step)) continue;
        if (told_by_answers(input, procedure, step) || has_specimens_table(input, procedure, step)) continue;
        for (const StepRun* attempt : attempts_of(input, procedure, step)) {
            table.rows.push_back({attempt_cell(step, *attempt),
                                  {plain(std::to_string(attempt->number)), Tone::normal},
                                  {plain(clock_text(attempt->started_utc)), Tone::normal},
                                  counts_cell(*attempt),
                                  remark_cell(step, *attempt)});
        }
    }
    if (table.rows.empty()) return std::nullopt;
    drop_empty_column(table, table.columns.size() - 1);
    return table;
}

}  // namespace velocert::reports
