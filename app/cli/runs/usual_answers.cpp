// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runs/usual_answers.h"

#include <algorithm>
#include <string>

#include "app/planning/specimen_code.h"
#include "app/planning/specimen_log.h"
#include "app/planning/specimen_picture.h"
#include "core/sequence/answers/on_record.h"

namespace velocert::app {
namespace {

/// What a stand-in reads from the item: nobody else could, so only where the item is known (a training archive).
std::string usual(const sequence::Prompt& prompt, const standards::Field& field, const laboratory::TestItem& item) {
    const auto known = prompt.on_record.find(field.id);
    if (!item.id.empty() && known != prompt.on_record.end() && sequence::check_typed(field, known->second))
        return known->second;
    return field.example.empty() ? std::string() : specimen_code(field, item);
}

}  // namespace

void add_usual(const sequence::Prompt& prompt, const laboratory::TestItem& item, sequence::Answer& answer) {
    for (const auto& field : prompt.fields) {
        if (field.is_file() || (!field.count_of.empty() && !item.id.empty())) continue;
        // An example is no sample: which one was scanned is missing where nobody says it.
        if (field.names_sample && item.id.empty()) continue;
        if (auto text = usual(prompt, field, item); !text.empty()) answer.values.try_emplace(field.id, std::move(text));
    }
    if (item.id.empty()) return;
    for (const auto& field : prompt.fields) {
        const auto code = field.count_of.empty() ? answer.values.end() : answer.values.find(field.count_of);
        const auto counted = std::ranges::find(prompt.fields, field.count_of, &standards::Field::id);
        if (code != answer.values.end() && counted != prompt.fields.end())
            answer.values.try_emplace(field.id, std::to_string(sequence::counted_in(*counted, code->second)));
    }
}

void add_specimens(const sequence::Prompt& prompt, sequence::Answer& answer) {
    for (const auto& field : prompt.fields)
        if (field.is_file() && field.required && !answer.values.contains(field.id))
            answer.files.try_emplace(
                field.id, field.id == "log" ? specimen_log() : specimen_file(prompt.key, prompt.subject, field.id));
}

}  // namespace velocert::app
