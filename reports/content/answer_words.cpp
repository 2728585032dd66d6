// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/answer_words.h"

#include <algorithm>

#include "core/standards/answer_needs.h"

namespace velocert::reports {
namespace {

struct Answered {
    const standards::Step* step = nullptr;
    const standards::Field* field = nullptr;
};

Answered answered(const standards::Procedure& procedure, const conformity::Assessment& assessment) {
    for (const auto& step : procedure.steps)
        for (const auto& [use, id] : step.limits) {
            if (id != assessment.limit.id) continue;
            if (const auto* field = standards::find_field(step, standards::figure_of(use))) return {&step, field};
        }
    return {};
}

}  // namespace

std::optional<Bilingual> answered_title(const standards::Procedure& procedure,
                                        const conformity::Assessment& assessment) {
    const auto found = answered(procedure, assessment);
    if (found.field == nullptr) return std::nullopt;
    Bilingual out{found.step->title.zh + "：" + found.field->title.zh,
                  found.step->title.en + ": " + found.field->title.en};
    const auto subject = std::ranges::find(found.step->subjects, assessment.subject, &standards::Subject::id);
    if (subject == found.step->subjects.end()) return out;
    out.zh += "，" + subject->title.zh;
    out.en += ", " + subject->title.en;
    return out;
}

Bilingual answer_text(const standards::Procedure& procedure, const conformity::Assessment& assessment) {
    if (assessment.word.empty()) return {"–", {}};
    const auto found = answered(procedure, assessment);
    if (found.field != nullptr) {
        const auto choice = std::ranges::find(found.field->choices, assessment.word, &standards::Field::Choice::id);
        if (choice != found.field->choices.end()) return {choice->title.zh, choice->title.en};
        if (found.field->kind == standards::Field::Kind::flag && assessment.word == "yes") return {"是", "Yes"};
        if (found.field->kind == standards::Field::Kind::flag && assessment.word == "no") return {"否", "No"};
    }
    return {assessment.word, {}};
}

Bilingual detail_text(const conformity::Assessment& assessment) {
    if (assessment.detail.empty()) return {};
    return {"：" + assessment.detail, ": " + assessment.detail};
}

}  // namespace velocert::reports
