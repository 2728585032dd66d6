// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/answer_words.h"

#include <algorithm>
#include <array>

#include "core/standards/needs/answer_needs.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

struct Answered {
    const standards::Step* step = nullptr;
    const standards::Field* field = nullptr;
};

Answered answered(const standards::Procedure& procedure, std::string_view limit) {
    for (const auto& step : procedure.steps)
        for (const auto& [use, id] : step.limits) {
            if (id != limit) continue;
            if (const auto* field = standards::find_field(step, standards::figure_of(use))) return {&step, field};
        }
    return {};
}

/// What an evaluation computes and holds against a limit of that use.
struct Figure {
    std::string_view evaluation;
    std::string_view use;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array figures{
    Figure{"message-log", "started", "启动状态的上报间隔", "Interval when started"},
    Figure{"message-log", "stopped", "停止状态的上报间隔", "Interval when stopped"},
    Figure{"message-log", "abnormal", "异常状态的上报间隔", "Interval in an abnormal state"},
    Figure{"message-log", "alarm", "报警延迟", "Latency of an alarm"},
    Figure{"message-log", "alarms", "报警种类", "Kinds of alarm"},
    Figure{"message-log", "complete", "完整报文占比", "Share of complete messages"},
    Figure{"message-log", "fields", "报文内容", "Content of the messages"},
    Figure{"position-accuracy", "horizontal", "水平定位误差（均方根）", "Horizontal error (RMS)"},
    Figure{"position-accuracy", "vertical", "垂直定位误差（均方根）", "Vertical error (RMS)"},
    Figure{"position-accuracy", "speed", "测速误差（均方根）", "Error of speed (RMS)"},
    Figure{"stated-protection", "current", "动作电流的偏差", "Deviation of the current at which it acts"},
    Figure{"stated-protection", "voltage", "动作电压的偏差", "Deviation of the voltage at which it acts"},
};

std::optional<Bilingual> figure_title(const standards::Step& step, std::string_view use) {
    for (const Figure& figure : figures)
        if (figure.evaluation == step.evaluation && figure.use == use)
            return Bilingual{std::string(figure.zh), std::string(figure.en)};
    Bilingual name = value_words(use);
    if (name.en.empty()) return std::nullopt;
    return name;
}

std::optional<Bilingual> word_title(const standards::Field& field, std::string_view word) {
    if (const auto* choice = standards::choice_of(field, word)) return Bilingual{choice->title.zh, choice->title.en};
    if (field.kind == standards::Field::Kind::flag && word == "yes") return Bilingual{"是", "Yes"};
    if (field.kind == standards::Field::Kind::flag && word == "no") return Bilingual{"否", "No"};
    return std::nullopt;
}

}  // namespace

std::optional<Bilingual> answered_title(const standards::Procedure& procedure,
                                        const conformity::Assessment& assessment) {
    const auto found = answered(procedure, assessment.limit.id);
    if (found.field == nullptr) return std::nullopt;
    return with_subject(
        {found.step->title.zh + "：" + found.field->title.zh, found.step->title.en + ": " + found.field->title.en},
        *found.step, assessment.subject);
}

std::optional<Bilingual> asked_title(const standards::Procedure& procedure, std::string_view limit) {
    if (const auto found = answered(procedure, limit); found.field != nullptr) {
        // Two questions of a step may be answered for the same limit.
        Bilingual title;
        const auto add = [&](const standards::Field& field) {
            if (std::ranges::none_of(found.step->limits, [&](const auto& one) {
                    return one.second == limit && standards::figure_of(one.first) == field.id;
                }))
                return;
            title.zh += (title.zh.empty() ? "" : "、") + field.title.zh;
            title.en += title.en.empty() ? field.title.en : "; " + in_sentence(field.title.en);
        };
        for (const auto& action : found.step->actions)
            for (const auto& field : action.fields) {
                add(field);
                std::ranges::for_each(field.parts, add);  // what is judged of a code
            }
        return title;
    }
    for (const auto& step : procedure.steps)
        for (const auto& [use, id] : step.limits) {
            if (id != limit || standards::figure_of(use) == "result") continue;
            if (auto name = figure_title(step, standards::figure_of(use))) return name;
        }
    return std::nullopt;
}

Bilingual required_text(const standards::Procedure& procedure, const conformity::Limit& limit) {
    const auto found = answered(procedure, limit.id);
    if (found.field != nullptr && !limit.value && !limit.text_value.empty())
        if (auto title = word_title(*found.field, limit.text_value)) return *title;
    return limit_text(limit);
}

Bilingual subject_words(const standards::Step& step, const std::string& subject) {
    const auto found = std::ranges::find(step.subjects, subject, &standards::Subject::id);
    return found == step.subjects.end() ? plain(subject) : Bilingual{found->title.zh, found->title.en};
}

Bilingual with_subject(Bilingual title, const standards::Step& step, const std::string& subject) {
    if (subject.empty()) return title;
    const Bilingual words = subject_words(step, subject);
    return {title.zh + "，" + words.zh, print(title, Language::en) + ", " + print(words, Language::en)};
}

Bilingual answer_text(const standards::Procedure& procedure, const conformity::Assessment& assessment) {
    if (assessment.word.empty()) return {"–", {}};
    const auto found = answered(procedure, assessment.limit.id);
    if (found.field != nullptr)
        if (auto title = word_title(*found.field, assessment.word)) return *title;
    return {assessment.word, {}};
}

Bilingual detail_text(const conformity::Assessment& assessment) {
    if (assessment.detail.empty()) return {};
    // The reason of the last attempt, behind that of them all.
    const auto cause = conformity::parse_reason(assessment.detail);
    if (cause && assessment.reason == conformity::Reason::too_few_valid_runs) {
        const Bilingual said = words(*cause);
        return {"：" + said.zh, ": " + in_sentence(said.en)};
    }
    return {"：" + assessment.detail, ": " + assessment.detail};
}

}  // namespace velocert::reports
