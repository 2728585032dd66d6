// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/people_words.h"

#include <QCoreApplication>
#include <QDateTime>

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

QString person_words(const laboratory::PeopleRegister& people, const base::Person& person) {
    const auto* account = person.id.empty() ? nullptr : people.by_id(person.id);
    return account == nullptr ? QString::fromStdString(person.name) : name_words(account->name);
}

QString person_words(const laboratory::PeopleRegister& people, const std::string& name) {
    for (const auto& account : people.accounts())
        if (account.name.main() == name) return name_words(account.name);
    return QString::fromStdString(name);
}

QString refused_sign_in_words(const laboratory::SignIns& attempts, std::chrono::system_clock::time_point now) {
    const laboratory::LockRule rule;
    if (!attempts.locked(now))
        return People::tr("The password is wrong; %n try or tries left before the account is locked.", nullptr,
                          rule.failures - attempts.failures() % rule.failures);
    using std::chrono::milliseconds;
    const auto until = std::chrono::ceil<std::chrono::minutes>(attempts.locked_until()).time_since_epoch();
    const auto time = QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<milliseconds>(until).count());
    return People::tr("The account is locked until %1 after too many wrong passwords. A signatory can unlock it.")
        .arg(time.toString("yyyy-MM-dd HH:mm"));
}

}  // namespace velocert::app
