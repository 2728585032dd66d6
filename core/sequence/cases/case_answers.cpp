// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/json_members.h"
#include "core/sequence/answers/answered_file.h"
#include "core/sequence/answers/confirmations.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/cases/case_input.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/part_step.h"
#include "core/standards/needs/answer_needs.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;

std::string answered_steps(const CaseContext& context) {
    std::string out;
    for (const auto& step : context.procedure.steps)
        if (is_answered(step) && step.applies.covers(context.item)) out += (out.empty() ? "" : ", ") + step.id;
    return out;
}

const standards::Step* step_of(JsonReader& reader, const CaseContext& context) {
    const std::string id = reader.text("step");
    if (!reader.ok()) return nullptr;
    const auto step = std::ranges::find(context.procedure.steps, id, &standards::Step::id);
    if (step != context.procedure.steps.end() && is_answered(*step) && step->applies.covers(context.item))
        return &*step;
    reader.refuse("step", ErrorCode::not_found,
                  step == context.procedure.steps.end() ? "no step '" + id + "'"
                  : is_answered(*step)                  ? "the step '" + id + "' does not apply to this item"
                                                        : "the step '" + id + "' is measured, not answered",
                  answered_steps(context));
    return nullptr;
}

/// What is typed for a file: its name beside the case, whose bytes are looked at as the bench would.
std::string file_text(JsonReader& answers, const standards::Field& field, const std::string& text,
                      const CaseContext& context) {
    if (text.empty() || parse_typed_file(text)) return text;
    const auto bytes = context.input.read_file(text);
    if (!bytes) {
        answers.refuse(field.id, bytes.error().code, bytes.error().found, "a file beside the case");
        return {};
    }
    const auto slash = text.find_last_of("/\\");
    const AnsweredFile file{slash == std::string::npos ? text : text.substr(slash + 1), {bytes->begin(), bytes->end()}};
    if (const auto fine = check_file(file, field.kind == standards::Field::Kind::photo, file.name); !fine) {
        answers.refuse(field.id, fine.error().code, fine.error().found, fine.error().expected);
        return {};
    }
    return TypedFile{base::Digest::of(file.bytes), file.name}.text();
}

/// Answers may be left out, which the judgement names; what is no answer to its question is refused with its place.
void read_answers(JsonReader& reader, const standards::Step& step, const CaseContext& context, StepRun& attempt) {
    if (reader.optional("answers") == nullptr) return;
    auto answers = reader.child("answers");
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            if (answers.optional(field.id) == nullptr) continue;
            std::string text = answers.text(field.id);
            if (field.is_file()) text = file_text(answers, field, text, context);
            if (!answers.ok()) break;
            if (const auto fine = check_typed(field, text); !fine)
                answers.refuse(field.id, fine.error().code, fine.error().found, fine.error().expected);
            attempt.typed.push_back({action.id, field.id, text});
        }
    if (auto done = answers.finish(); !done) reader.refuse(done.error());
}

std::optional<StepRun> read_attempt(JsonReader& reader, const CaseContext& context, const std::string& started_utc,
                                    std::span<const StepRun> earlier) {
    const auto* step = step_of(reader, context);
    if (step == nullptr) return std::nullopt;
    StepRun attempt;
    attempt.procedure = context.procedure.id;
    attempt.step = step->id;
    attempt.started_utc = started_utc;
    attempt.outcome = conformity::Outcome::completed;
    attempt.subject = reader.text_or("subject", {});
    const auto* subject = find_subject(*step, attempt.subject);
    if (step->subjects.empty() != attempt.subject.empty() || (subject == nullptr && !attempt.subject.empty())) {
        std::string known;
        for (const auto& one : step->subjects) known += (known.empty() ? "" : ", ") + one.id;
        reader.refuse(attempt.subject.empty() ? "" : "subject", ErrorCode::not_found,
                      attempt.subject.empty() ? "no subject" : "no subject '" + attempt.subject + "'",
                      known.empty() ? "a step that is done once has no subject" : known);
    }
    for (const auto& before : earlier)
        if (before.step == attempt.step && before.subject == attempt.subject) ++attempt.number;
    read_answers(reader, *step, context, attempt);
    if (!reader.ok()) return std::nullopt;
    const auto own = subject == nullptr ? *step : step_for_subject(*step, *subject);
    EvaluationInput input{context.edition, own, context.item, context.rule, {}, {}, {}, attempt.typed, earlier};
    input.procedure = attempt.procedure;
    input.started_utc = attempt.started_utc;
    input.subject = attempt.subject;
    input.about = &context.about;
    if (const auto* field = denied_confirmation(own, true, attempt.typed)) attempt.refused = field->id;
    input.refused = attempt.refused;
    auto result = evaluate(input);
    if (!result) {
        reader.refuse(result.error());
        return std::nullopt;
    }
    attempt.result = std::move(*result);
    return attempt;
}

}  // namespace

base::Result<CaseAttempts> answered_attempts(JsonReader& data, const CaseContext& context) {
    CaseAttempts out;
    if (answered_steps(context).empty())
        data.refuse({}, ErrorCode::bad_value,
                    "'" + context.procedure.id + "' is measured with instruments, and not judged from given answers",
                    "a procedure with steps that a person answers");
    const auto day = base::read_date_or_none(data, "on");
    const std::string started = day ? base::text(*day) + "T00:00:00.000Z" : std::string();
    if (day && context.item.made_on && *day < *context.item.made_on)
        out.warnings.push_back("the answers are of " + base::text(*day) + ", before the item was made (" +
                               base::text(*context.item.made_on) + ")");
    std::size_t index = 0;
    for (const auto& item : data.array("observations")) {
        JsonReader one(item, data.source(), data.pointer() + "/observations/" + std::to_string(index++));
        if (one.ok())
            if (auto attempt = read_attempt(one, context, started, out.step_runs))
                out.step_runs.push_back(std::move(*attempt));
        if (auto done = one.finish(); !done) data.refuse(done.error());
    }
    if (auto done = data.finish(); !done) return base::fail(done.error());
    return out;
}

}  // namespace velocert::sequence
