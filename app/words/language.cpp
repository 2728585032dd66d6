// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// Outside the namespace: the resource lies in a static library and is linked in by this name.
static void load_resource() { Q_INIT_RESOURCE(velocert_translations); }

namespace velocert::app {
namespace {

Language in_use = Language::english;

QString file_of(Language language) {
    switch (language) {
        case Language::english: return QStringLiteral(":/velocert/translations/velocert_en.qm");
        case Language::chinese: return QStringLiteral(":/velocert/translations/velocert_zh_CN.qm");
    }
    return {};
}

QLocale locale_of(Language language) {
    switch (language) {
        case Language::english: return QLocale(QLocale::English, QLocale::UnitedKingdom);
        case Language::chinese: return QLocale(QLocale::Chinese, QLocale::China);
    }
    return QLocale::c();
}

}  // namespace

std::optional<Language> parse_language(std::string_view text) {
    if (text.starts_with("en")) return Language::english;
    if (text.starts_with("zh")) return Language::chinese;
    return std::nullopt;
}

Language system_language() {
    return QLocale::system().language() == QLocale::Chinese ? Language::chinese : Language::english;
}

bool use_language(Language language) {
    load_resource();
    auto* application = QCoreApplication::instance();
    if (application == nullptr) return false;
    // The translator belongs to the application and is found again by its name, so that there is only ever
    // one.
    auto* translator = application->findChild<QTranslator*>(QStringLiteral("velocert_translator"));
    if (translator == nullptr) {
        translator = new QTranslator(application);
        translator->setObjectName(QStringLiteral("velocert_translator"));
    } else {
        QCoreApplication::removeTranslator(translator);
    }
    in_use = language;
    QLocale locale = locale_of(language);
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    QLocale::setDefault(locale);
    return translator->load(file_of(language)) && QCoreApplication::installTranslator(translator);
}

Language language_in_use() { return in_use; }

QString in_words(const standards::Title& title) {
    switch (in_use) {
        case Language::english: return QString::fromStdString(title.en.empty() ? title.zh : title.en);
        case Language::chinese: return QString::fromStdString(title.zh.empty() ? title.en : title.zh);
    }
    return {};
}

}  // namespace velocert::app
