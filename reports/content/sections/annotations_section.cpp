// SPDX-License-Identifier: GPL-3.0-or-later
// What people noted beside the recordings: below the chart where there is one, else in a section of its own.
#include <algorithm>

#include "reports/content/sections/sections.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using Note = records::RunAnnotations::Note;

std::string moment_text(const records::Annotation& annotation) {
    return annotation.to ? annotation.from.text() + " – " + annotation.to->text() : annotation.from.text();
}

Bilingual reading_text(const records::Annotation& annotation) {
    if (!annotation.reading) return plain("–");
    Bilingual out = words(annotation.reading->quantity);
    const std::string value =
        annotation.reading->value.number().text() + " " + std::string(annotation.reading->value.unit().print);
    out.zh += " " + value;
    if (!out.en.empty()) out.en += " " + value;
    return out;
}

/// By whom and when; and whether the key of that person stands behind it.
Bilingual author_text(const Note& note) {
    const auto& annotation = note.recorded.annotation;
    const std::string who = annotation.author.name + ", " + annotation.time;
    return note.is_signed() ? Bilingual{who + "，已用本人密钥签名", who + ", signed with the own key"}
                            : Bilingual{who + "，未签名", who + ", not signed"};
}

Table table_of(Bilingual caption, bool with_attempt) {
    Table out;
    out.caption = std::move(caption);
    out.columns.push_back({{"序号", "No."}, 1, Align::centre});
    if (with_attempt) out.columns.push_back({{"试验", "Attempt"}, 4, Align::left});
    out.columns.push_back({{"时刻（自首字节）", "Moment (from first byte)"}, 3, Align::left});
    out.columns.push_back({{"示值", "Reading"}, 3, Align::left});
    out.columns.push_back({{"标注", "Annotation"}, 7, Align::left});
    out.columns.push_back({{"标注人", "By"}, 6, Align::left});
    return out;
}

void add_row(Table& table, const Note& note, const std::optional<Bilingual>& attempt) {
    const auto& annotation = note.recorded.annotation;
    std::vector<Cell> row{{plain(std::to_string(note.number))}};
    if (attempt) row.push_back({*attempt});
    row.push_back({plain(moment_text(annotation))});
    row.push_back({reading_text(annotation)});
    row.push_back(annotation.witnessed
                      ? Cell{{"现场见证：" + annotation.comment, "Witnessed: " + annotation.comment}, Tone::strong}
                      : Cell{plain(annotation.comment)});
    row.push_back({author_text(note)});
    table.rows.push_back(std::move(row));
}

const sequence::StepRun* attempt_of(const ReportInput& input, const Note& note) {
    const auto at = std::ranges::find_if(input.run.step_runs, [&](const sequence::StepRun& one) {
        return is_of(note.recorded.annotation.attempt, one);
    });
    return at == input.run.step_runs.end() ? nullptr : &*at;
}

/// Whether the report has a chart of that attempt, and the annotation below it.
bool stands_by_chart(const ReportInput& input, const sequence::StepRun& attempt) {
    const auto* procedure = input.edition.procedure(attempt.procedure);
    return procedure != nullptr && has_rides(*procedure) && procedure->applies.covers(input.run.item.traits) &&
           deciding_run(input, *procedure).attempt == &attempt;
}

}  // namespace

std::optional<Table> chart_notes(const ReportInput& input, const ChartMoments& moments) {
    if (moments.attempt == nullptr) return std::nullopt;
    Table out = table_of({"曲线标注：不影响任何结果", "Annotations of the chart: they change no result"}, false);
    for (const Note& note : input.annotations)
        if (note.stands() && is_of(note.recorded.annotation.attempt, *moments.attempt))
            add_row(out, note, std::nullopt);
    if (out.rows.empty()) return std::nullopt;
    return out;
}

Section annotations_section(const ReportInput& input) {
    Section section{"annotations", {"记录的标注", "Annotations of recordings"}, {}, false};
    Table table = table_of({"不影响任何结果", "They change no result"}, true);
    std::string withdrawn;
    for (const Note& note : input.annotations) {
        if (!note.stands()) {
            withdrawn += (withdrawn.empty() ? "" : ", ") + std::to_string(note.number);
            continue;
        }
        const auto* attempt = attempt_of(input, note);
        if (attempt != nullptr && stands_by_chart(input, *attempt)) continue;
        add_row(table, note,
                attempt != nullptr ? attempt_title(input, *attempt) : plain(note.recorded.annotation.attempt.step));
    }
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    if (!withdrawn.empty())
        section.blocks.emplace_back(
            Paragraph{{"已撤回的标注：" + withdrawn + "。原文和撤回理由保留在记录中。",
                       "Annotations withdrawn: " + withdrawn + ". Their words and the reasons stay on record."},
                      Tone::quiet});
    return section;
}

}  // namespace velocert::reports
