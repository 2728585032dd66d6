// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/driver_words.h"

#include <QCoreApplication>

#include "app/words/language.h"
#include "instruments/simulators/bench/scenario.h"

namespace velocert::app {

QString driver_name_words(std::string_view name) {
    return QCoreApplication::translate("Drivers", std::string(name).c_str());
}

QString scenario_name(const std::string& id) {
    const auto scenario = instruments::load_scenario(id);
    const QString name = scenario ? in_words({scenario->name_zh, scenario->name_en}) : QString();
    return name.isEmpty() ? QString::fromStdString(id) : name;
}

QString scenario_words(const std::string& id) {
    const QString own = QString::fromStdString(id);
    const auto scenario = instruments::load_scenario(id);
    if (!scenario) return own;
    const QString title = in_words({scenario->title_zh, scenario->title_en});
    return title.isEmpty() ? own : QString("%1 (%2)").arg(title, own);
}

}  // namespace velocert::app
