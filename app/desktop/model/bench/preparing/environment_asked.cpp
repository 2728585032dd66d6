// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/environment_asked.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <string_view>

#include "app/desktop/model/frame/condition_words.h"
#include "app/words/language.h"

namespace velocert::app {
namespace {

using standards::Field;

bool is_one_of(const Field& field, std::initializer_list<std::string_view> ids) {
    return field.required && field.kind == Field::Kind::quantity && std::ranges::find(ids, field.id) != ids.end();
}

QStringList asked_in(const standards::StandardEdition& edition, const standards::Step& step) {
    QStringList out;
    bool surroundings = false;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            surroundings = surroundings || is_one_of(field, {"wind", "wind_speed", "humidity", "air_temperature"});
    if (!surroundings) return out;
    for (const auto& action : step.actions)
        for (const auto& field : action.fields)
            if (is_one_of(field, {"temperature", "air_temperature", "humidity", "wind", "wind_speed"}))
                out << (in_words(field.title) + ' ' + asked_condition_words(edition, step, field)).trimmed();
    return out;
}

}  // namespace

std::vector<QString> environment_asked(const standards::StandardEdition& edition,
                                       const std::vector<std::string>& procedures, const standards::ItemTraits& item) {
    std::vector<QString> out;
    for (const auto& id : procedures) {
        const auto* procedure = edition.procedure(id);
        if (procedure == nullptr) continue;
        QStringList asked;
        for (const auto& step : procedure->steps)
            if (step.applies.covers(item)) asked << asked_in(edition, step);
        asked.removeDuplicates();
        if (!asked.isEmpty())
            out.push_back(
                QCoreApplication::translate("Before", "%1: %2").arg(in_words(procedure->title), asked.join("; ")));
    }
    return out;
}

}  // namespace velocert::app
