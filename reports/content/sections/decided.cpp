// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/decided.h"

#include <algorithm>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/answer_needs.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

using conformity::Assessment;

/// Everything of the procedure that is judged by that limit for that subject, in the order in which it is judged.
std::vector<Decided> candidates(const ReportInput& input, const standards::Procedure& procedure,
                                const Assessment& assessment) {
    std::vector<Decided> out;
    for (const auto& step : procedure.steps) {
        if (!step.applies.covers(input.run.item.traits)) continue;
        const bool of_it =
            assessment.subject.empty()
                ? step.subjects.empty()
                : std::ranges::find(step.subjects, assessment.subject, &standards::Subject::id) != step.subjects.end();
        if (!of_it) continue;
        const auto judged = [&](std::string_view figure) {
            return std::ranges::any_of(step.limits, [&](const auto& one) {
                return one.second == assessment.limit.id && standards::figure_of(one.first) == figure;
            });
        };
        bool answered = false;
        for (const auto& action : step.actions)
            for (const auto& field : action.fields)
                if (judged(field.id)) {
                    out.push_back({&step, &field});
                    answered = true;
                }
        const bool measured =
            std::ranges::any_of(step.limits, [&](const auto& one) { return one.second == assessment.limit.id; });
        if (!answered && measured) out.push_back({&step, nullptr});
    }
    return out;
}

/// What was typed for the field in the attempt that gave the value.
std::optional<metrology::WrittenQuantity> written(const ReportInput& input, const Assessment& assessment) {
    for (const auto& attempt : input.run.step_runs) {
        if (attempt.subject != assessment.subject) continue;
        const auto text = sequence::typed_text(attempt.typed, assessment.measurement->measurand);
        if (!text) continue;
        const auto typed = metrology::WrittenQuantity::parse(*text, assessment.limit.kind);
        if (typed && typed->value() == assessment.measurement->value) return *typed;
    }
    return std::nullopt;
}

bool finds_the_same(const Assessment& a, const Assessment& b) {
    if (a.measurement.has_value() != b.measurement.has_value() || a.verdict != b.verdict) return false;
    return a.measurement ? a.measurement->value == b.measurement->value : a.word == b.word;
}

}  // namespace

Decided decided_by(const ReportInput& input, const standards::Procedure& procedure,
                   const sequence::ProcedureResult& result, const Assessment& assessment) {
    const auto known = candidates(input, procedure, assessment);
    if (known.empty()) return {};
    std::size_t earlier = 0;
    for (const auto& one : result.assessments) {
        if (&one == &assessment) break;
        if (one.limit.id == assessment.limit.id && one.subject == assessment.subject) ++earlier;
    }
    return known[std::min(earlier, known.size() - 1)];
}

std::string found_text(const ReportInput& input, const Assessment& assessment) {
    if (!assessment.measurement) return {};
    const auto& value = assessment.measurement->value;
    const auto& limit = assessment.limit;
    if (limit.value && limit.value->kind() == value.kind() && !assessment.measurement->expanded_uncertainty() &&
        assessment.measurement->provenance == metrology::Provenance::typed)
        if (const auto typed = written(input, assessment); typed && typed->unit() == limit.value->unit())
            return printed(*typed);
    return result_text(assessment);
}

Alike alike(const ReportInput& input, const standards::Procedure& procedure, const sequence::ProcedureResult& result,
            const Assessment& assessment) {
    Alike out;
    const Decided asked = decided_by(input, procedure, result, assessment);
    for (const auto& one : result.assessments) {
        if (&one != &assessment && (asked.field == nullptr || decided_by(input, procedure, result, one) != asked))
            continue;
        out.same = out.same && (out.all.empty() || finds_the_same(*out.all.front(), one));
        out.all.push_back(&one);
        if (out.worst == nullptr || is_worse(one, *out.worst)) out.worst = &one;
    }
    return out;
}

Bilingual among_text(const Alike& alike, const standards::Step& step) {
    if (alike.all.size() < 2) return {};
    const std::string count = std::to_string(alike.all.size());
    if (alike.same) return {count + " 项均同", "the same for all " + count};
    const Bilingual subject = subject_words(step, alike.worst->subject);
    return {count + " 项中最不利：" + subject.zh, "worst of " + count + ": " + print(subject, Language::en)};
}

}  // namespace velocert::reports
