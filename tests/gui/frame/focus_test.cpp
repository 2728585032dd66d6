// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard is, on every screen: always in sight, in reading order, and never led to a stop.
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>
#include <set>

#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

void reach_fields(WindowFixture& fixture) {
    fixture.start();
    fixture.go_on([&] { return !fixture.run().task().fields.empty(); });
    fixture.wait_for([&] { return !fixture.run().task().fields.empty(); });
    QApplication::processEvents();
}

QString focused() {
    const auto* focus = QApplication::focusWidget();
    return focus != nullptr ? focus->objectName() : QString();
}

}  // namespace

TEST_CASE("A click on the name of a field goes to the field, and what is typed then is in it", "[focus]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    reach_fields(fixture);
    const auto name_of = [&](const char* id) -> QLabel* {
        for (auto* label : fixture.window().findChildren<QLabel*>())
            if (label->isVisible() && label->buddy() == fixture.field(id)) return label;
        FAIL("no label of " << id);
        return nullptr;
    };
    for (const auto* id : {"surface", "friction", "test_mass", "slope"}) {
        QTest::mouseClick(name_of(id), Qt::LeftButton);
        CHECK(focused() == QString("field_") + id);
    }
    fixture.type("0.2");
    CHECK(qobject_cast<QLineEdit*>(fixture.field("slope"))->text() == "0.2");
    // A click on what is no field leaves the keyboard where it was.
    for (const auto* place : {"task_text", "task_note", "task_panel"}) {
        QTest::mouseClick(fixture.find<QWidget>(place), Qt::LeftButton, {}, QPoint(3, 3));
        CHECK(focused() == "field_slope");
    }
    fixture.type("5");
    CHECK(qobject_cast<QLineEdit*>(fixture.field("slope"))->text() == "0.25");
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("Tab goes through the fields to the action and on to what is read, never to a stop", "[focus]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    reach_fields(fixture);
    QStringList met;
    for (int i = 0; i < 60; ++i) {
        met << focused();
        REQUIRE_FALSE(met.back().startsWith("stop_"));
        fixture.key(Qt::Key_Tab);
    }
    QStringList wanted;
    for (const auto& field : fixture.run().task().fields) wanted << "field_" + QString::fromStdString(field.id);
    wanted << "primary";
    CHECK(met.mid(0, wanted.size()) == wanted);
    CHECK(met.contains("steps"));
    CHECK(met.contains("attempts"));
    // Whatever Tab and Enter come by, the run goes on.
    for (int i = 0; i < 40; ++i) {
        fixture.key(Qt::Key_Tab);
        if (focused() == "steps" || focused() == "attempts") fixture.key(Qt::Key_Return);
    }
    CHECK(fixture.run().running());
    // The stops have keys of their own, and the mouse.
    for (const auto* stop : {"stop_safely", "stop_abandon", "stop_emergency"})
        CHECK(fixture.find<QPushButton>(stop)->isEnabled());
    QTest::mouseClick(fixture.find<QPushButton>("stop_safely"), Qt::LeftButton);
    fixture.wait_for(Task::Kind::ended);
    CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::stopped);
}

TEST_CASE("Space and Enter after the end leave the verdict where it is, and its own key goes on to the next item",
          "[focus]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    CHECK(focused() == "task_panel");
    for (const auto key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Space, Qt::Key_Escape}) {
        fixture.key(key);
        QApplication::processEvents();
        CHECK(fixture.run().shown());
        CHECK(fixture.label("banner_headline") == "PASS");
    }
    CHECK(fixture.find<QPushButton>("primary")->text() == "Ctrl+N  Next item");
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    CHECK_FALSE(fixture.run().shown());
}

TEST_CASE("A name with blanks is typed as it is, and is a person once it is whole", "[focus]") {
    WindowFixture fixture;
    fixture.tab_to("technician");
    auto* name = fixture.find<QLineEdit>("technician");
    name->selectAll();
    std::vector<std::string> people;
    QObject::connect(&fixture.seat(), &Seat::changed, [&] {
        if (const auto person = fixture.seat().person()) people.push_back(person->name);
    });
    for (const QChar letter : QString("Li Wei")) {
        fixture.type(letter);
        QApplication::processEvents();
    }
    CHECK(name->text() == "Li Wei");
    CHECK(people.empty());
    fixture.key(Qt::Key_Tab);
    CHECK(people == std::vector<std::string>{"Li Wei"});
    CHECK(fixture.prepare().station().operator_name == "Li Wei");
    // A start by its key takes the name that is still being typed.
    fixture.enter_item();
    name->setFocus();
    name->setText({});
    fixture.type("Wang  ");
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    CHECK(people.back() == "Wang");
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    CHECK(fixture.run().run().operator_name == "Wang");
}

TEST_CASE("A folder with blanks in its name is typed as it is", "[focus]") {
    WindowFixture fixture;
    fixture.tab_to("archive_folder");
    auto* folder = fixture.find<QLineEdit>("archive_folder");
    folder->selectAll();
    fixture.type("of two words");
    CHECK(folder->text() == "of two words");
    CHECK(fixture.prepare().station().archive_folder == "of two words");
}

TEST_CASE("On the Bench the keyboard goes in reading order", "[focus]") {
    WindowFixture fixture;
    check_reading_order(fixture.window());
    StationEntry station = fixture.prepare().station();
    station.is_virtual = false;
    fixture.prepare().set_station(station);
    QApplication::processEvents();
    check_reading_order(fixture.window());
    station.is_virtual = true;
    fixture.prepare().set_station(station);
    fixture.key(Qt::Key_F3);
    QApplication::processEvents();
    check_reading_order(fixture.window());
    fixture.find<QPushButton>("plan_back")->click();
    fixture.enter_item();
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    // At every kind of question.
    std::set<Task::Kind> seen;
    fixture.go_on([&] {
        const auto kind = fixture.run().task().kind;
        if (kind == Task::Kind::working || kind == Task::Kind::none || !seen.insert(kind).second) return false;
        QApplication::processEvents();
        check_reading_order(fixture.window());
        return false;
    });
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    check_reading_order(fixture.window());
    CHECK(seen.contains(Task::Kind::confirm));
    CHECK(seen.contains(Task::Kind::void_or_keep));
}

TEST_CASE("In Review, Archive and Setup the keyboard goes in reading order", "[focus]") {
    ReviewFixture fixture;
    fixture.open(0);
    auto* details = fixture.find<QTabWidget>("details");
    for (int tab = 0; tab < details->count(); ++tab) {
        INFO("tab " << tab);
        details->setCurrentIndex(tab);
        QApplication::processEvents();
        check_reading_order(fixture.window());
    }
    fixture.prepare_report();
    check_reading_order(fixture.window());
    fixture.find<QAction>("command_pages")->trigger();
    QApplication::processEvents();
    check_reading_order(fixture.window());
    fixture.window().go_to("archive");
    for (const auto* part : {"command_archive_find", "command_archive_trail", "command_archive_check"}) {
        INFO(part);
        fixture.find<QAction>(part)->trigger();
        QApplication::processEvents();
        check_reading_order(fixture.window());
    }
    fixture.find<QAction>("command_archive_find")->trigger();
    fixture.find<QLineEdit>("archive_search")->setFocus();
    fixture.key(Qt::Key_Return);
    auto& past = fixture.window().page<ArchivePage>()->past_run();
    fixture.wait_for([&] { return past.timeline() || past.error(); });
    QApplication::processEvents();
    check_reading_order(fixture.window());
    fixture.sign_in("zhao.lei");
    fixture.window().go_to("setup");
    auto* pages = fixture.find<QListWidget>("setup_pages");
    for (int page = 0; page < pages->count(); ++page) {
        INFO(pages->item(page)->text().toStdString());
        pages->setCurrentRow(page);
        QApplication::processEvents();
        check_reading_order(fixture.window());
    }
}

TEST_CASE("The checks of a window find what they are to find", "[focus]") {
    REQUIRE(use_language(Language::english));
    QWidget window;
    window.setProperty("kind", "page");
    auto* column = new QVBoxLayout(&window);
    auto* first = new QLineEdit;
    auto* second = new QLineEdit;
    auto* button = new QPushButton("a button");
    auto* text = new QLabel("some words that take more than one line where there is so little room");
    text->setWordWrap(true);
    first->setAccessibleName("first");
    second->setAccessibleName("second");
    for (QWidget* widget : {static_cast<QWidget*>(first), static_cast<QWidget*>(second), static_cast<QWidget*>(button),
                            static_cast<QWidget*>(text)})
        column->addWidget(widget);
    window.resize(200, 300);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    CHECK(cut_texts(window).isEmpty());
    CHECK(overlapping(window).isEmpty());
    CHECK(nameless(window).isEmpty());
    CHECK(backward_steps(window).isEmpty());

    QWidget::setTabOrder(second, first);
    CHECK(backward_steps(window).size() >= 1);
    QWidget::setTabOrder(first, second);
    CHECK(backward_steps(window).isEmpty());
    second->setAccessibleName({});  // without a name of any kind, and without an object name
    CHECK(nameless(window).size() == 1);
    // Pushed over its neighbour by a few points.
    const auto right = button->geometry();
    button->move(right.x(), right.y() - 8 - column->spacing());
    CHECK(overlapping(window).size() == 1);
    button->setGeometry(right);
    // Less height than the lines need, and the same within a form that scrolls.
    text->setFixedHeight(text->fontMetrics().height());
    CHECK(cut_texts(window).size() == 1);
    auto* area = new QScrollArea;
    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    column->removeWidget(text);
    rows->addWidget(text);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    column->addWidget(area);
    QApplication::processEvents();
    CHECK(cut_texts(window).size() == 1);
    text->setMinimumHeight(0);
    text->setMaximumHeight(1000);
    // All of it is there once it is scrolled to, however little of it is in sight.
    inside->setMinimumHeight(600);
    QTest::qWait(20);
    CHECK(cut_texts(window).isEmpty());
    // Cut off by what it stands in, which does not scroll.
    auto* box = new QWidget;
    box->setFixedHeight(20);
    auto* tall = new QLabel("tall", box);
    tall->setGeometry(0, 8, 60, 40);
    column->addWidget(box);
    QApplication::processEvents();
    CHECK(cut_texts(window).size() == 1);
}
