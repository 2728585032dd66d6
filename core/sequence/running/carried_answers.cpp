// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/carried_answers.h"

#include <algorithm>
#include <map>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/typed_file.h"

namespace velocert::sequence {
namespace {

const StepRun* last_answered(std::string_view procedure, std::string_view step, std::string_view subject,
                             const std::string& prompt, std::span<const StepRun> earlier) {
    const auto found = std::find_if(earlier.rbegin(), earlier.rend(), [&](const StepRun& attempt) {
        return attempt.procedure == procedure && attempt.step == step &&
               (subject.empty() || attempt.subject == subject) &&
               std::ranges::find(attempt.typed, prompt, &TypedValue::prompt) != attempt.typed.end();
    });
    return found == earlier.rend() ? nullptr : &*found;
}

/// What the attempt's record says of the field that kept it from counting; null: nothing.
const NamedWord* objection_to(const StepRun& attempt, const std::string& field) {
    const auto found = std::ranges::find_if(
        attempt.result.words, [&](const NamedWord& word) { return word.name == field && holds_back(word.reason); });
    return attempt.result.valid || found == attempt.result.words.end() ? nullptr : &*found;
}

}  // namespace

CarriedAnswers carried_answers(std::string_view procedure, const standards::Step& step, const standards::Action& prompt,
                               std::string_view subject, std::span<const StepRun> earlier) {
    CarriedAnswers out;
    const auto* before = last_answered(procedure, step.id, subject, prompt.id, earlier);
    if (before == nullptr) return out;
    std::map<std::string, std::string> said;
    for (const auto& value : before->typed) {
        if (value.prompt != prompt.id) continue;
        out.values.push_back(value);
        said.emplace(value.field, value.text);
    }
    for (const auto& field : prompt.fields) {
        const auto text = said.find(field.id);
        if (const auto* objection = objection_to(*before, field.id)) {
            out.at_fault.push_back(*objection);
        } else if (before->refused == field.id) {
            out.at_fault.push_back(
                {field.id, text == said.end() ? std::string() : text->second, conformity::Reason::condition_not_met});
        } else if (text == said.end() && before->outcome != conformity::Outcome::completed &&
                   !check_answered(field, prompt.fields, said)) {
            // The attempt ended at this prompt: what came behind the answer that could not be was not taken.
            out.at_fault.push_back({field.id, {}, conformity::Reason::answer_missing});
        }
    }
    return out;
}

}  // namespace velocert::sequence
