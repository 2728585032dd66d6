// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard stays with the work when the control that had it goes away.
#include "app/desktop/view/frame/focus_keeper.h"

#include <QAbstractButton>
#include <QAction>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/desktop/view/frame/top_strip.h"
#include "tests/gui/review/review_fixture.h"

using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// A frame with a button, and a page with a button between two others and a list.
struct SmallWindow {
    SmallWindow() {
        auto* column = new QVBoxLayout(&window);
        frame = new QWidget(&window);
        page = new QWidget(&window);
        column->addWidget(page);
        column->addWidget(frame);
        auto* inside = new QVBoxLayout(page);
        for (auto** button : {&first, &done, &last}) inside->addWidget(*button = new QPushButton(page));
        inside->addWidget(list = new QListWidget(page));
        (new QVBoxLayout(frame))->addWidget(chip = new QPushButton(frame));
        // As in the real window, the frame comes behind what goes away.
        QWidget::setTabOrder(done, chip);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    QWidget window;
    QWidget* frame = nullptr;
    QWidget* page = nullptr;
    QPushButton* first = nullptr;
    QPushButton* done = nullptr;
    QPushButton* last = nullptr;
    QPushButton* chip = nullptr;
    QListWidget* list = nullptr;
};

}  // namespace

TEST_CASE("When a control goes away the keyboard rests on a list of the page and presses nothing", "[focus]") {
    for (const bool hidden : {true, false}) {
        INFO(hidden);
        SmallWindow small;
        new FocusKeeper(
            {small.frame}, [&] { return small.page; }, &small.window);
        small.done->setFocus();
        if (hidden)
            small.done->hide();
        else
            small.done->setEnabled(false);
        QApplication::processEvents();
        CHECK(QApplication::focusWidget() == small.list);
    }
    // Without a list it is the page, where a key presses nothing either.
    SmallWindow bare;
    new FocusKeeper(
        {bare.frame}, [&] { return bare.page; }, &bare.window);
    bare.list->hide();
    bare.done->setFocus();
    bare.done->hide();
    QApplication::processEvents();
    CHECK(QApplication::focusWidget() == bare.page);
}

TEST_CASE("Whoever goes to the frame by Tab or by hand stays there, and what a form does with the keyboard stands",
          "[focus]") {
    SmallWindow small;
    new FocusKeeper(
        {small.frame}, [&] { return small.page; }, &small.window);
    small.done->setFocus();
    QTest::keyClick(small.done, Qt::Key_Tab);
    QApplication::processEvents();
    CHECK(QApplication::focusWidget() == small.chip);
    // A form that has a better place says so after it has gone.
    small.done->setFocus();
    small.done->hide();
    small.last->setFocus();
    QApplication::processEvents();
    CHECK(QApplication::focusWidget() == small.last);
}

TEST_CASE("After a form of Review is done the keyboard is in Review, and Enter opens nothing of the frame",
          "[focus][review]") {
    ReviewFixture fixture;
    fixture.sign_in("wang.fang");
    fixture.open(0);
    fixture.find<QAction>("command_return")->trigger();
    fixture.find<QPlainTextEdit>("return_comment")->setPlainText("weigh it again without the lock");
    auto* go = fixture.find<QPushButton>("return_go");
    go->setFocus();
    REQUIRE(go->hasFocus());
    // Not through the fixture from here on: asked for the page, it takes the keyboard to the queue by itself.
    auto* page = fixture.window().page<ReviewPage>();
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return !go->isVisible() && !page->review().busy(); });
    QApplication::processEvents();
    REQUIRE(fixture.entries(review_return_type).size() == 1);
    const auto* focus = QApplication::focusWidget();
    REQUIRE(focus != nullptr);
    CHECK_FALSE(fixture.window().findChild<TopStrip*>()->isAncestorOf(focus));
    CHECK((page->isAncestorOf(focus) || focus == page));
    CHECK(qobject_cast<const QAbstractButton*>(focus) == nullptr);
}
