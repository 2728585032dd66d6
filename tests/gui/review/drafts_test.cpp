// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer has typed and not sent: it stays with its writer and its run, whatever is looked at meanwhile.
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include "tests/gui/review/review_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("A typed opinion outlives another language and another run, and is nobody else's", "[review][drafts]") {
    ReviewFixture fixture(Language::english, Theme::light, 2);
    fixture.sign_in("zhao.lei");
    fixture.open(0);
    const auto first = fixture.review().opened()->run.id;
    auto* text = fixture.find<QPlainTextEdit>("opinion_text");
    auto* basis = fixture.find<QLineEdit>("opinion_basis");
    REQUIRE(text->isEnabled());
    text->setPlainText("The margin is small.");
    basis->setText("the mass");
    fixture.find<QPlainTextEdit>("return_comment")->setPlainText("weigh it again");
    auto* reviewed = fixture.find<QComboBox>("prepare_reviewed");
    const auto chosen = reviewed->currentData();
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    CHECK(text->toPlainText() == "The margin is small.");
    CHECK(basis->text() == "the mass");
    CHECK(fixture.find<QPlainTextEdit>("return_comment")->toPlainText() == "weigh it again");
    CHECK(reviewed->currentData() == chosen);
    CHECK(reviewed->currentText() == "王芳");
    CHECK(fixture.find<QComboBox>("return_step")->itemText(0) != "the run as a whole");
    REQUIRE(use_language(Language::english));

    fixture.open(1);
    REQUIRE(fixture.review().opened()->run.id != first);
    CHECK(text->toPlainText().isEmpty());
    CHECK(fixture.find<QPlainTextEdit>("return_comment")->toPlainText().isEmpty());
    text->setPlainText("Of the second one.");
    fixture.open(0);
    CHECK(text->toPlainText() == "The margin is small.");
    CHECK(basis->text() == "the mass");
    CHECK(fixture.find<QPlainTextEdit>("return_comment")->toPlainText() == "weigh it again");
    fixture.sign_in("wang.fang");
    fixture.open(0);
    CHECK(text->toPlainText().isEmpty());
    CHECK(fixture.find<QPlainTextEdit>("return_comment")->toPlainText().isEmpty());
}

TEST_CASE("The next person finds nothing opened, and the pane at its head", "[review][drafts]") {
    ReviewFixture fixture(Language::english, Theme::light, 2);
    fixture.prepare_report();
    auto* bar = fixture.find<QScrollArea>("review_acts")->verticalScrollBar();
    QApplication::processEvents();
    REQUIRE(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    // A lock is no other person.
    fixture.seat().lock();
    fixture.seat().sign_in("li.ming", tests::secret(password_of("li.ming")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    CHECK(fixture.review().opened() != nullptr);
    fixture.sign_in("wang.fang");
    CHECK(fixture.review().opened() == nullptr);
    CHECK(bar->value() == 0);
    fixture.open(0);
    bar->setValue(bar->maximum());
    fixture.open(1);
    QApplication::processEvents();
    CHECK(bar->value() == 0);
}

TEST_CASE("A form that unfolds at the foot of the pane comes in sight, and a refusal stands at its button",
          "[review][drafts]") {
    ReviewFixture fixture;
    fixture.open(0);
    auto* area = fixture.find<QScrollArea>("review_acts");
    const auto in_sight = [&](const QWidget& part) {
        QApplication::processEvents();
        const QRect seen(QPoint(0, area->verticalScrollBar()->value()), area->viewport()->size());
        return seen.contains(QRect(part.mapTo(area->widget(), QPoint(0, 0)), part.size()));
    };
    area->verticalScrollBar()->setValue(0);
    fixture.find<QAction>("command_return")->trigger();
    QApplication::processEvents();
    CHECK(fixture.find<QComboBox>("return_step")->hasFocus());
    CHECK(in_sight(*fixture.find<QComboBox>("return_step")));
    CHECK(in_sight(*fixture.find<QPushButton>("return_go")));
    // An order that is not there.
    fixture.find<QLineEdit>("prepare_order")->setText("/nowhere/order.json");
    fixture.find<QPushButton>("prepare_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.label("prepare_refused").contains("/nowhere/order.json"));
    CHECK_FALSE(fixture.find<QLabel>("prepare_refused")->isHidden());
    const auto* go = fixture.find<QPushButton>("prepare_go");
    const auto* refused = fixture.find<QLabel>("prepare_refused");
    CHECK(go->y() - (refused->y() + refused->height()) < 20);
}
