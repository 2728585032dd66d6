// SPDX-License-Identifier: GPL-3.0-or-later
// The bill of parts as it was weighed, and what was computed from it.
#include <algorithm>
#include <string>

#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using laboratory::Part;
using sequence::StepRun;

Bilingual counts_words(const Part& part) {
    if (part.counts) return {"计入" + (part.reason.empty() ? "" : "：" + part.reason), "Counts"};
    return {"不计入：" + part.reason, "Does not count"};
}

/// The balance by its role and what it says of itself.
Bilingual balance_words(const ReportInput& input, const StepRun& attempt) {
    if (attempt.captures.empty()) return plain("–");
    const auto& capture = attempt.captures.front();
    Bilingual out = role_title(input, capture.role);
    const std::string identity = identity_text(capture.identity);
    if (!identity.empty()) out.zh += "\n" + identity;
    return out;
}

std::string photo_text(const Part& part) {
    if (part.photo.empty()) return "–";
    return part.photo + (part.photo_digest.empty() ? "" : "\nSHA-256 " + part.photo_digest.substr(0, 16) + "…");
}

Bilingual state_words(const StepRun& attempt) {
    const std::string number = std::to_string(attempt.number);
    if (attempt.outcome != conformity::Outcome::completed) {
        const Bilingual outcome = words(attempt.outcome);
        return {"第 " + number + " 次：" + outcome.zh, "No. " + number + ": " + in_sentence(outcome.en)};
    }
    if (attempt.result.valid) return {"第 " + number + " 次：有效", "No. " + number + ": valid"};
    const Bilingual reason = words(attempt.result.reason);
    return {"第 " + number + " 次：无效，" + reason.zh,
            "No. " + number + ": does not count, " + in_sentence(reason.en)};
}

std::vector<Cell> part_row(const ReportInput& input, const Part& part, const StepRun* attempt) {
    const auto mass = attempt == nullptr ? std::nullopt : attempt->result.value("mass");
    const bool valid = attempt != nullptr && attempt->result.valid;
    return {{plain(part.id + "\n" + part.name), Tone::strong},
            {plain(part.material.empty() ? "–" : part.material), Tone::normal},
            {counts_words(part), part.counts ? Tone::normal : Tone::quiet},
            {plain(mass ? number_text(*mass, nullptr) : "–"), valid ? Tone::strong : Tone::quiet},
            {attempt == nullptr ? plain("–") : balance_words(input, *attempt), Tone::quiet},
            {plain(photo_text(part)), Tone::quiet},
            {attempt == nullptr ? Bilingual{"未称量", "Not weighed"} : state_words(*attempt),
             valid ? Tone::normal : Tone::not_evaluated}};
}

}  // namespace

Table parts_table(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    Table table;
    table.caption = {"零件清单与称量：" + step.title.zh, "Bill of parts and weighings: " + step.title.en};
    table.columns = {{{"零件", "Part"}, 22, Align::left},
                     {{"材料", "Material"}, 13, Align::left},
                     {{"是否计入及理由", "Counts, and why"}, 20, Align::left},
                     {{"质量", "Mass / kg"}, 11, Align::right},
                     {{"天平", "Balance"}, 28, Align::left},
                     {{"照片", "Photograph"}, 15, Align::left},
                     {{"称量", "Weighing"}, 16, Align::left}};
    const auto attempts = attempts_of(input, procedure, step);
    for (const Part& part : input.run.parts) {
        bool weighed = false;
        for (const StepRun* attempt : attempts) {
            if (attempt->subject != part.id) continue;
            table.rows.push_back(part_row(input, part, attempt));
            weighed = true;
        }
        if (!weighed) table.rows.push_back(part_row(input, part, nullptr));
    }
    drop_empty_column(table, 5);
    return table;
}

Table share_table(const ReportInput& input, const standards::Procedure& procedure, const standards::Step& step) {
    Table table;
    table.caption = {"合计与占比：" + step.title.zh, "Sums and share: " + step.title.en};
    table.columns = {{{"次", "No."}, 6, Align::centre},
                     {{"量", "Quantity"}, 40, Align::left},
                     {{"值", "Value"}, 24, Align::right},
                     {{"说明", "Remark"}, 30, Align::left}};
    const conformity::Limit* limit = step_limit(input, step, "result");
    for (const StepRun* attempt : attempts_of(input, procedure, step)) {
        const std::string number = std::to_string(attempt->number);
        const Bilingual reason = words(attempt->result.reason);
        if (attempt->result.values.empty())
            table.rows.push_back({{plain(number), Tone::normal},
                                  {value_words("share"), Tone::strong},
                                  {plain("–"), Tone::normal},
                                  {reason, Tone::not_evaluated}});
        for (const sequence::NamedValue& value : attempt->result.values) {
            const bool decides = value.name == deciding_value(step);
            const bool factor = value.name == "coverage_factor";
            const std::string text = factor ? base::Decimal(value.value.base(), 9).normalized().text()
                                     : decides && limit != nullptr ? value_text(value.value, *limit)
                                                                   : value_text(value.value);
            table.rows.push_back({{plain(number), Tone::normal},
                                  {value_words(value.name), decides ? Tone::strong : Tone::normal},
                                  {plain(text), decides ? Tone::strong : Tone::normal},
                                  {attempt->result.valid ? plain("–") : reason, Tone::quiet}});
        }
    }
    drop_empty_column(table, 3);
    if (std::ranges::all_of(table.rows, [](const auto& row) { return row.front().text.zh == "1"; }) &&
        !table.rows.empty()) {
        // One calculation needs no number.
        drop_column(table, 0);
    }
    return table;
}

}  // namespace velocert::reports
