// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/person_memory.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QMainWindow>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QTableView>
#include <algorithm>
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
    if (const auto kept_place = kept.value("window").toByteArray(); !kept_place.isEmpty()) place(window_, kept_place);
    places_.clear();
    kept.beginGroup("windows");
    for (const auto& name : kept.childKeys()) places_[name] = kept.value(name).toByteArray();
    kept.endGroup();
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
    kept.beginGroup("windows");
    for (auto one = places_.cbegin(); one != places_.cend(); ++one) kept.setValue(one.key(), one.value());
    kept.endGroup();
    kept.beginGroup("columns");
    for (auto one = columns_.cbegin(); one != columns_.cend(); ++one) kept.setValue(one.key(), one.value());
}

bool PersonMemory::keeps_place_of(const QWidget& window) const {
    // A question stands before whoever is asked, and the list of commands under the strip.
    if (!window.isWindow() || &window == &window_ || window.objectName().isEmpty() ||
        window.objectName() == "command_list")
        return false;
    const auto type = window.windowType();
    if ((type != Qt::Dialog && type != Qt::Window) || qobject_cast<const QMessageBox*>(&window) != nullptr)
        return false;
    return window.parentWidget() != nullptr && window.parentWidget()->window() == &window_;
}

void PersonMemory::place(QWidget& window, const QByteArray& kept) const {
    // A window that stands there already is left alone: without a window manager each way back would move it.
    if (kept != window.saveGeometry()) window.restoreGeometry(kept);
    const QRect frame = window.frameGeometry();
    const auto screens = QGuiApplication::screens();
    const bool seen = std::ranges::any_of(screens, [&](const QScreen* screen) {
        const QRect part = screen->availableGeometry() & frame;
        // As much as a hand needs to draw it back.
        return part.width() >= std::min(frame.width(), 64) && part.height() >= std::min(frame.height(), 32) &&
               screen->availableGeometry().contains(QPoint(part.center().x(), frame.top()));
    });
    if (seen || screens.isEmpty()) return;
    const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
    window.resize(window.size().boundedTo(room.size()));
    window.move(room.topLeft());
}

bool PersonMemory::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        if (auto* window = qobject_cast<QWidget*>(object); window != nullptr && keeps_place_of(*window)) {
            if (event->type() == QEvent::Hide)
                places_[window->objectName()] = window->saveGeometry();
            else if (places_.contains(window->objectName()))
                place(*window, places_[window->objectName()]);
        }
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
