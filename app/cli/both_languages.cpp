// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/both_languages.h"

#include <QCoreApplication>
#include <memory>

#include "app/words/language.h"

namespace velocert::app {
namespace {

base::Json lines_json(const QStringList& lines) {
    auto out = base::Json::array();
    for (const auto& line : lines) out.push(line.toStdString());
    return out;
}

}  // namespace

base::Json BothLanguages::json() const {
    return base::Json::object().set("zh", lines_json(zh)).set("en", lines_json(en));
}

BothLanguages in_both_languages(const std::function<QStringList()>& words) {
    // Translations belong to an application object; this program needs none otherwise.
    static char name[] = "velocert-cli";
    static char* arguments[] = {name, nullptr};
    static int count = 1;
    std::unique_ptr<QCoreApplication> application;
    if (QCoreApplication::instance() == nullptr) application = std::make_unique<QCoreApplication>(count, arguments);
    BothLanguages out;
    use_language(Language::chinese);
    out.zh = words();
    use_language(Language::english);
    out.en = words();
    return out;
}

}  // namespace velocert::app
