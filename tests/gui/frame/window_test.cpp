// SPDX-License-Identifier: GPL-3.0-or-later
// The window itself: what it says, in which language, to whom, and how it looks.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QRegularExpression>
#include <QTextBrowser>

#include "app/desktop/view/frame/help_window.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// Every text that can be seen now, with the name of what shows it.
QStringList visible_texts(QWidget& window) {
    QStringList out;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) out << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) out << button->text();
        if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) out << edit->placeholderText();
        if (const auto* band = qobject_cast<const SimulatedBand*>(widget)) out << band->text();
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget);
            view != nullptr && view->model() != nullptr)
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                const QModelIndex top = view->model()->index(row, 0);
                out << top.data().toString();
                for (int below = 0; below < view->model()->rowCount(top); ++below)
                    out << view->model()->index(below, 0, top).data().toString();
            }
    }
    out.removeAll(QString());
    return out;
}

/// Texts that are the same in both languages: names, keys, numbers, paths and what was typed.
bool belongs_to_no_language(const QString& text) {
    static const QRegularExpression words("[A-Za-z]{3,}");
    static const QStringList names{"English", "Ctrl",    "PDF", "UTC",      "YYYY",
                                   "default", "archive", "tmp", "velocert", "gui"};
    for (auto found = words.globalMatch(text); found.hasNext();)
        if (!names.contains(found.next().captured())) return false;
    return true;
}

}  // namespace

TEST_CASE("Dates that cannot be are marked at their field") {
    WindowFixture fixture;
    fixture.tab_to("item_made_on");
    fixture.type("2025-02-30");
    auto* problem = fixture.find<QLabel>("item_made_on_problem");
    CHECK(problem->isVisible());
    CHECK(problem->text().contains("YYYY-MM-DD"));
    CHECK(fixture.find<QLineEdit>("item_made_on")->property("invalid").toString() == "true");
    fixture.find<QLineEdit>("item_made_on")->selectAll();
    fixture.type("2025-10-01");
    CHECK_FALSE(problem->isVisible());
    fixture.tab_to("item_sold_on");
    fixture.type("2025-09-30");
    CHECK(fixture.find<QLabel>("item_sold_on_problem")->isVisible());
    CHECK_FALSE(fixture.prepare().ready());
    CHECK_FALSE(fixture.find<QPushButton>("start")->isEnabled());
}

TEST_CASE("The edition appears with its reason as soon as the date made is known") {
    WindowFixture fixture;
    CHECK(fixture.label("item_edition") == "Which edition applies?");
    fixture.tab_to("item_made_on");
    fixture.type("2025-10-01");
    const auto& editions = fixture.prepare().workplace().editions;
    CHECK(fixture.label("item_edition") == QString::fromStdString(editions.back().plain.printed) + " applies");
    CHECK(fixture.label("item_edition_reason").contains("2025-09-01"));
    fixture.find<QLineEdit>("item_made_on")->selectAll();
    fixture.type("2024-05-01");
    CHECK(fixture.label("item_edition") == QString::fromStdString(editions.front().plain.printed) + " applies");
    CHECK(fixture.label("item_edition_reason").contains("2025-11-30"));
}

TEST_CASE("Space starts nothing while something blocks the start") {
    WindowFixture fixture;
    fixture.tab_to("blockers");
    fixture.key(Qt::Key_Space);
    CHECK_FALSE(fixture.run().shown());
}

TEST_CASE("The whole standard fits the window: what starts, stops and judges is in sight, the lists scroll") {
    for (const bool is_virtual : {true, false}) {
        WindowFixture fixture(Language::chinese, Theme::light, "default", {1280, 720}, WindowFixture::whole_standard());
        StationEntry station = fixture.prepare().station();
        station.is_virtual = is_virtual;
        fixture.prepare().set_station(station);
        fixture.enter_item();
        QApplication::processEvents();
        for (const auto* name : {"start", "technician", "archive_folder", "procedures", "item_sold_on"}) {
            INFO(name);
            const auto* widget = fixture.find<QWidget>(name);
            CHECK(widget->visibleRegion().boundingRect() == widget->rect());
        }
        CHECK(fixture.find<QListView>("procedures")->model()->rowCount() > 50);
    }
}

TEST_CASE("Procedures are chosen by keyboard, one by one or all") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
    const auto chosen = [&] { return fixture.prepare().station().procedures; };
    REQUIRE(chosen().size() == 2);
    fixture.tab_to("procedures");
    fixture.key(Qt::Key_Home);
    fixture.key(Qt::Key_Space);
    CHECK(chosen().size() == 1);
    CHECK(fixture.find<QCheckBox>("procedures_all")->checkState() == Qt::PartiallyChecked);
    fixture.key(Qt::Key_Backtab);
    while (QApplication::focusWidget()->objectName() != "procedures_all") fixture.key(Qt::Key_Tab);
    fixture.key(Qt::Key_Space);
    CHECK(chosen().size() == 2);
    fixture.key(Qt::Key_Space);
    CHECK(chosen().empty());
    CHECK_FALSE(fixture.prepare().ready());
}

TEST_CASE("Earlier runs of the item and of the archive stand beside the start") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    auto* earlier = fixture.find<QListView>("earlier_runs");
    CHECK_FALSE(earlier->isVisible());
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    // Of the archive alone while no item is named, then of both: a run that is both stands once.
    const auto first = [&] { return earlier->model()->index(0, 0).data().toString(); };
    fixture.wait_for([&] { return earlier->isVisible() && first().endsWith("S-2025-0117, PASS"); });
    CHECK(earlier->model()->rowCount() == 1);
    fixture.enter_item();
    fixture.wait_for([&] { return first().contains("this item"); });
    CHECK(earlier->model()->rowCount() == 1);
}

TEST_CASE("A scanner's code becomes the item number wherever the focus is") {
    WindowFixture fixture;
    for (const auto* place : {"blockers", "item_model", "technician", "item_id"}) {
        INFO(place);
        auto* control = fixture.find<QWidget>(place);
        control->setFocus();
        const auto* edit = qobject_cast<QLineEdit*>(control);
        const QString before = edit != nullptr ? edit->text() : QString();
        const QString code = QString("69012345678%1").arg(qHash(QString(place)) % 90 + 10);
        fixture.scan(code);
        CHECK(fixture.find<QLineEdit>("item_id")->text() == code);
        if (edit != nullptr && QString(place) != "item_id") CHECK(edit->text() == before);
    }
}

TEST_CASE("Everything speaks the language that was chosen, before and after a run") {
    WindowFixture fixture(Language::english);
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.key(Qt::Key_L, Qt::ControlModifier);
    QApplication::processEvents();
    CHECK(language_in_use() == Language::chinese);
    for (const auto& text : visible_texts(fixture.window())) {
        INFO(text.toStdString());
        CHECK(belongs_to_no_language(text));
    }
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    QApplication::processEvents();
    for (const auto& text : visible_texts(fixture.window())) {
        INFO(text.toStdString());
        CHECK((belongs_to_no_language(text) || text.contains("/")));
    }
    fixture.key(Qt::Key_L, Qt::ControlModifier);
    QApplication::processEvents();
    static const QRegularExpression han("[\\x{4e00}-\\x{9fff}]");
    for (const auto& text : visible_texts(fixture.window())) {
        INFO(text.toStdString());
        CHECK((!text.contains(han) || text == QString("中文")));
    }
}

TEST_CASE("The rail is drawn on the ground that its text is measured against") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        WindowFixture fixture(Language::english, theme);
        const QImage picture = fixture.window().grab().toImage();
        // Between the last workspace and the first command nothing stands on it.
        const auto* last = fixture.find<QToolButton>("rail_setup");
        const QPoint below = last->mapTo(&fixture.window(), QPoint(last->width() / 2, last->height() + 20));
        const qreal ratio = picture.devicePixelRatio();
        CHECK(picture.pixelColor((QPointF(below) * ratio).toPoint()) == palette_of(theme).rail);
    }
}

TEST_CASE("Both themes keep a contrast of 4.5 for text and 3 for shapes") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const auto& palette = palette_of(theme);
        const auto& shared = palette.shared;
        const auto states = {shared.pass,          shared.fail,   shared.caution,
                             shared.not_evaluated, shared.accent, shared.simulated};
        for (const auto& behind : {shared.surface, shared.background, palette.selection}) {
            INFO(behind.name().toStdString());
            for (const auto& text : {shared.text, shared.quiet}) CHECK(contrast(text, behind) >= 4.5);
            // Elsewhere than on panels, states are shown by their shapes.
            for (const auto& state : states) CHECK(contrast(state, behind) >= (behind == shared.surface ? 4.5 : 3.0));
        }
        for (const auto& behind : {shared.accent, shared.fail, shared.simulated})
            CHECK(contrast(palette.on_colour, behind) >= 4.5);
        for (const auto& behind : {palette.rail, palette.rail_active})
            CHECK(contrast(palette.rail_text, behind) >= 4.5);
        CHECK(contrast(shared.not_applicable, shared.surface) >= 3.0);
    }
}

TEST_CASE("Contrast is that of the published formula") {
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrast(Qt::white, Qt::white) == Approx(1.0));
    CHECK(contrast(QColor("#777777"), Qt::white) == Approx(4.48).margin(0.005));  // the well-known grey just below 4.5
}

TEST_CASE("Every control has a name for those who cannot see it") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language);
        StationEntry station = fixture.prepare().station();
        station.is_virtual = false;
        fixture.prepare().set_station(station);
        int controls = 0;
        for (auto* widget : fixture.window().findChildren<QWidget*>()) {
            const bool control =
                qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QLineEdit*>(widget) != nullptr ||
                qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QAbstractItemView*>(widget) != nullptr ||
                qobject_cast<QProgressBar*>(widget) != nullptr;
            // The parts of a combo box or table are spoken with the whole.
            const bool part = widget->objectName().startsWith("qt_") || widget->objectName().isEmpty();
            if (!control || part) continue;
            ++controls;
            INFO(widget->objectName().toStdString());
            auto* spoken = QAccessible::queryAccessibleInterface(widget);
            REQUIRE(spoken != nullptr);
            CHECK_FALSE(spoken->text(QAccessible::Name).trimmed().isEmpty());
        }
        CHECK(controls > 30);
    }
}

TEST_CASE("Help is complete in both languages, opens where the focus is, and is searched") {
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        for (const auto& topic : help_topics()) {
            INFO(topic.toStdString());
            CHECK(help_page(topic).startsWith("# "));
        }
        // What a laboratory writes into a pack of its own is told there, whatever the language.
        const QString own = help_page("own-pack");
        for (const char* member : {"needs", "waits", "destructive", "sample", "for_each", "picture", "instead", "_note",
                                   "_reason", "not_applicable", "laboratory", "--pack"}) {
            INFO(member);
            CHECK(own.contains(member));
        }
    }
    WindowFixture fixture;
    fixture.tab_to("item_made_on");
    fixture.key(Qt::Key_F1);
    auto* help = fixture.find<HelpWindow>("help_window");
    CHECK(help->isVisible());
    CHECK(fixture.find<QTextBrowser>("help_page")->toPlainText().startsWith("Test item and edition"));
    CHECK(help->focusWidget() == fixture.find<QLineEdit>("help_search"));
    // Words that stand apart on a page find it, too.
    fixture.find<QLineEdit>("help_search")->setText("sample order");
    CHECK(fixture.find<QListWidget>("help_topics")->count() > 0);
    fixture.find<QLineEdit>("help_search")->setText("sample nowhereinanypage");
    CHECK(fixture.find<QListWidget>("help_topics")->count() == 0);
    fixture.find<QLineEdit>("help_search")->setText("F12");
    CHECK(fixture.find<QListWidget>("help_topics")->count() == 2);
    help->close();
}

TEST_CASE("The list of commands finds a command by name and does it") {
    WindowFixture fixture;
    fixture.key(Qt::Key_K, Qt::ControlModifier);
    auto* filter = fixture.find<QLineEdit>("command_filter");
    REQUIRE(QTest::qWaitForWindowActive(filter->window()));
    QTest::keyClicks(filter, "dark");
    QTest::keyClick(filter, Qt::Key_Return);
    CHECK(fixture.look().theme() == Theme::dark);
}

TEST_CASE("Pictures of the window hold all their text, in both languages, themes and scales", "[pictures]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const QString name =
                QString("%1-%2-x%3")
                    .arg(language == Language::english ? "en" : "zh", theme == Theme::light ? "light" : "dark")
                    .arg(scale);
            {
                WindowFixture whole(language, theme, "default", {1280, 720}, WindowFixture::whole_standard());
                whole.enter_item();
                take_picture(whole, "whole-" + name);
                check_nothing_cut(whole.window());
                StationEntry ports = whole.prepare().station();
                ports.is_virtual = false;
                whole.prepare().set_station(ports);
                take_picture(whole, "whole-ports-" + name);
            }
            WindowFixture fixture(language, theme);
            take_picture(fixture, "empty-" + name);
            fixture.start();
            fixture.wait_for(Task::Kind::confirm);
            take_picture(fixture, "weigh-" + name);
            check_nothing_cut(fixture.window());
            int decisions = 0;
            int serial = -1;
            fixture.go_on([&] {
                const Task task = fixture.run().task();
                if (task.kind == Task::Kind::void_or_keep && task.serial != serial) {
                    serial = task.serial;
                    ++decisions;
                }
                return decisions == 4;
            });
            take_picture(fixture, "keep-" + name);
            check_nothing_cut(fixture.window());
            fixture.go_on();
            fixture.wait_for(Task::Kind::ended);
            take_picture(fixture, "verdict-" + name);
            check_nothing_cut(fixture.window());
            fixture.key(Qt::Key_N, Qt::ControlModifier);
            fixture.enter_item();
            fixture.tab_to("item_sold_on");
            fixture.type("2025-13");
            take_picture(fixture, "prepare-" + name);
            check_nothing_cut(fixture.window());
            StationEntry station = fixture.prepare().station();
            station.is_virtual = false;
            fixture.prepare().set_station(station);
            take_picture(fixture, "ports-" + name);
            if (scale > 1) {
                // Half the room: it scrolls, and nothing is squeezed.
                fixture.window().resize(640, 360);
                QApplication::processEvents();
                CHECK(fixture.window().width() == 640);
                CHECK(fixture.window().height() == 360);
                take_picture(fixture, "small-" + name);
                check_nothing_cut(fixture.window());
            }
        }
}
