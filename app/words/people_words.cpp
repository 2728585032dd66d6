// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/people_words.h"

#include <QCoreApplication>

#include "app/words/language.h"

namespace velocert::app {
namespace {

class People {
    Q_DECLARE_TR_FUNCTIONS(People)
};

}  // namespace

QString role_word(laboratory::Role role) {
    using laboratory::Role;
    switch (role) {
        case Role::technician: return People::tr("technician");
        case Role::reviewer: return People::tr("reviewer");
        case Role::signatory: return People::tr("signatory");
        case Role::custodian: return People::tr("custodian");
        case Role::administrator: return People::tr("administrator");
        case Role::auditor: return People::tr("auditor");
    }
    return {};
}

QString name_words(const laboratory::PrintedName& name) {
    const bool chinese = language_in_use() == Language::chinese;
    const auto& first = chinese ? name.zh : name.en;
    return QString::fromStdString(first.empty() ? (chinese ? name.en : name.zh) : first);
}

}  // namespace velocert::app
