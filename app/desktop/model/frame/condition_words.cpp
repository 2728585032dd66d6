// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/condition_words.h"

#include <QCoreApplication>

#include "app/words/language.h"
#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/test_conditions.h"

namespace velocert::app {
namespace {

class Conditions {
    Q_DECLARE_TR_FUNCTIONS(Conditions)
};

QString choice_words(const standards::Field& field, const std::string& said) {
    for (const auto& choice : field.choices)
        if (choice.id == said) return in_words(choice.title);
    if (field.kind == standards::Field::Kind::flag) return said == "yes" ? Conditions::tr("yes") : Conditions::tr("no");
    return QString::fromStdString(said);
}

/// What is asked, with how closely it must be met.
QString asked_words(const standards::StandardEdition& edition, const standards::Step& step,
                    const standards::Field& field) {
    QString out = asked_condition_words(edition, step, field);
    if (out.isEmpty() && !field.must.empty()) return choice_words(field, field.must);
    if (out.isEmpty() && field.kind == standards::Field::Kind::flag) return Conditions::tr("yes");
    const auto tolerance = step.parameters.find(field.id + "_tolerance");
    if (!out.isEmpty() && tolerance != step.parameters.end() && tolerance->second.value)
        out += Conditions::tr(" ± %1").arg(QString::fromStdString(tolerance->second.value->text()));
    return out;
}

}  // namespace

QString asked_condition_words(const standards::StandardEdition& edition, const standards::Step& step,
                              const standards::Field& field) {
    for (const auto& condition : standards::stated_conditions(edition, step))
        if (condition.field == field.id) return in_words(condition.asked);
    return {};
}

QStringList unkept_condition_words(const standards::StandardEdition& edition, const standards::Step& step,
                                   const sequence::StepRun& attempt) {
    using conformity::Reason;
    QStringList out;
    for (const auto& word : attempt.result.words) {
        if (word.reason != Reason::condition_not_met && word.reason != Reason::ambient_outside &&
            word.reason != Reason::ambient_missing)
            continue;
        const auto* field = standards::find_field(step, word.name);
        if (field == nullptr) continue;
        const QString title = in_words(field->title);
        const auto said = sequence::typed_text(attempt.typed, field->id);
        const QString asked = asked_words(edition, step, *field);
        QString words = said ? Conditions::tr("%1: %2").arg(title, choice_words(*field, std::string(*said)))
                             : Conditions::tr("%1: not stated").arg(title);
        if (!asked.isEmpty()) words = Conditions::tr("%1, where %2 is asked for").arg(words, asked);
        out << words;
    }
    return out;
}

}  // namespace velocert::app
