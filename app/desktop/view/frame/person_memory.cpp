// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/person_memory.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QMainWindow>
#include <QSettings>
#include <QTableView>
#include <utility>

#include "app/words/language.h"

namespace velocert::app {
namespace {

/// Only what the person can draw is theirs; other columns follow what stands in them.
bool drawn_by_hand(const QTableView& table) {
    return !table.objectName().isEmpty() && table.horizontalHeader()->count() > 0 &&
           table.horizontalHeader()->sectionResizeMode(0) == QHeaderView::Interactive;
}

}  // namespace

PersonMemory::PersonMemory(QMainWindow& window, Seat& seat, Look& look, QString file, Fixed fixed)
    : window_(window), seat_(seat), look_(look), file_(std::move(file)), fixed_(fixed) {
    connect(&seat_, &Seat::changed, this, &PersonMemory::follow);
    connect(&look_, &Look::changed, this, &PersonMemory::save);
    qApp->installEventFilter(this);
    follow();
}

PersonMemory::~PersonMemory() { qApp->removeEventFilter(this); }

void PersonMemory::follow() {
    // A lock is no leaving: the same person comes back to the window as it was.
    const QString now = seat_.memory_key();
    if (now.isEmpty() || now == person_) return;
    save();
    person_ = now;
    recall();
}

void PersonMemory::recall() {
    QSettings kept(file_, QSettings::IniFormat);
    kept.beginGroup(QString::fromLatin1(person_.toUtf8().toHex()));
    recalling_ = true;
    if (const auto language = parse_language(kept.value("language").toString().toStdString());
        language && !fixed_.language && *language != language_in_use())
        use_language(*language);
    if (const auto theme = kept.value("theme").toString(); !fixed_.theme && !theme.isEmpty())
        look_.set_theme(theme == "dark" ? Theme::dark : Theme::light);
    // A place on a monitor that is gone is brought back to one that is there.
    if (const auto place = kept.value("window").toByteArray(); !place.isEmpty()) window_.restoreGeometry(place);
    columns_.clear();
    kept.beginGroup("columns");
    for (const auto& name : kept.childKeys()) columns_[name] = kept.value(name).toByteArray();
    for (auto* table : window_.findChildren<QTableView*>())
        if (drawn_by_hand(*table) && columns_.contains(table->objectName()))
            table->horizontalHeader()->restoreState(columns_[table->objectName()]);
    recalling_ = false;
}

void PersonMemory::take_columns() {
    for (const auto* table : window_.findChildren<QTableView*>())
        if (drawn_by_hand(*table)) columns_[table->objectName()] = table->horizontalHeader()->saveState();
}

void PersonMemory::save() {
    if (person_.isEmpty() || recalling_) return;
    take_columns();
    QSettings kept(file_, QSettings::IniFormat);
    kept.beginGroup(QString::fromLatin1(person_.toUtf8().toHex()));
    kept.setValue("language", language_in_use() == Language::chinese ? "zh" : "en");
    kept.setValue("theme", look_.theme() == Theme::dark ? "dark" : "light");
    kept.setValue("window", window_.saveGeometry());
    kept.beginGroup("columns");
    for (auto one = columns_.cbegin(); one != columns_.cend(); ++one) kept.setValue(one.key(), one.value());
}

bool PersonMemory::eventFilter(QObject* object, QEvent* event) {
    if (object == &window_ && (event->type() == QEvent::Close || event->type() == QEvent::LanguageChange)) save();
    // A page is made when it is first shown; its tables get their columns then.
    if (event->type() == QEvent::Show)
        if (auto* table = qobject_cast<QTableView*>(object);
            table != nullptr && table->window() == &window_ && !table->property("recalled").toBool()) {
            table->setProperty("recalled", true);
            if (drawn_by_hand(*table) && columns_.contains(table->objectName()))
                table->horizontalHeader()->restoreState(columns_[table->objectName()]);
        }
    return QObject::eventFilter(object, event);
}

}  // namespace velocert::app
