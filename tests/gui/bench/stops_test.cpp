// SPDX-License-Identifier: GPL-3.0-or-later
// A stop wherever it is pressed: what it leaves on record, and where it is seen afterwards.
#include <catch2/catch.hpp>

#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/review_page.h"
#include "core/records/archive.h"
#include "tests/gui/looks/faint_texts.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
using conformity::Outcome;
using conformity::Verdict;
using sequence::Lifecycle;

namespace {

class StopFixture : public WindowFixture {
  public:
    explicit StopFixture(Language language = Language::english)
        : WindowFixture(language, Theme::light, "default", {1280, 720}, {"vehicle-mass"}) {
        start();
    }
    /// Weighs, and stands before the question whether the attempt is kept.
    void come_to_the_question() {
        go_on([&] { return run().task().kind == Task::Kind::void_or_keep; });
        wait_for(Task::Kind::void_or_keep);
        QApplication::processEvents();
    }
    void press(const QString& button) {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
        QApplication::processEvents();
    }
    [[nodiscard]] sequence::Run on_record() const {
        const auto archive = records::Archive::open_read_only(this->archive());
        REQUIRE(archive);
        const auto runs = (*archive)->runs(10, 0);
        REQUIRE(runs);
        REQUIRE(runs->size() == 1);
        return (*archive)->run(runs->front().id).value();
    }
    [[nodiscard]] QString notes() { return label("centre_notes"); }
};

}  // namespace

TEST_CASE("An attempt that nobody confirmed does not count, whichever stop was pressed at its question", "[run]") {
    struct Row {
        const char* button;
        Lifecycle lifecycle;
        const char* words;
    };
    for (const auto& row : {Row{"stop_safely", Lifecycle::stopped, "This run was stopped by the operator."},
                            Row{"stop_emergency", Lifecycle::aborted, "This run was stopped in an emergency."}}) {
        INFO(row.button);
        StopFixture fixture;
        fixture.come_to_the_question();
        fixture.press(row.button);
        fixture.wait_for(Task::Kind::ended);
        QApplication::processEvents();
        const auto run = fixture.on_record();
        CHECK(run.lifecycle == row.lifecycle);
        CHECK(run.verdict == Verdict::not_evaluated);
        REQUIRE(run.step_runs.size() == 1);
        CHECK(run.step_runs[0].outcome == Outcome::aborted);
        CHECK_FALSE(run.step_runs[0].result.valid);
        REQUIRE(fixture.run().banner());
        CHECK(fixture.run().banner()->verdict == Verdict::not_evaluated);
        CHECK(fixture.run().task().text == row.words);
        CHECK_FALSE(fixture.run().task().note.contains("complete"));
        CHECK(fixture.notes().contains(row.words));
        CHECK(fixture.notes().contains("Safe state read back after"));
        CHECK(fixture.notes().contains("1 attempt did not count"));
        CHECK_FALSE(fixture.notes().contains("Every attempt counted"));
        CHECK_FALSE(fixture.notes().contains("No deviation"));
        CHECK(fixture.run().attempts().index(1, 0).data().toString() == "nobody said that it went as the method asks");
    }
}

TEST_CASE("An attempt that is abandoned at its question is done again, and the one that is kept gives the verdict",
          "[run]") {
    StopFixture fixture;
    fixture.come_to_the_question();
    fixture.press("stop_abandon");
    fixture.wait_for(Task::Kind::retry);
    CHECK(fixture.run().running());
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    const auto run = fixture.on_record();
    CHECK(run.lifecycle == Lifecycle::completed);
    CHECK(run.verdict == Verdict::pass);
    REQUIRE(run.step_runs.size() == 2);
    CHECK(run.step_runs[0].outcome == Outcome::aborted);
    CHECK_FALSE(run.step_runs[0].result.valid);
    CHECK(run.step_runs[1].result.valid);
    CHECK(fixture.notes().contains("1 attempt did not count"));
    CHECK(fixture.notes().contains("Safe state read back after"));
    CHECK_FALSE(fixture.notes().contains("Every attempt counted"));
}

TEST_CASE("A run that was stopped is told as such in Review, among the earlier runs and at its end", "[run]") {
    StopFixture fixture;
    fixture.come_to_the_question();
    fixture.press("stop_emergency");
    fixture.wait_for(Task::Kind::ended);
    save_picture(fixture.window(), "stopped-end");
    fixture.window().go_to("review");
    auto* queue = fixture.find<QListWidget>("queue");
    fixture.wait_for([&] { return queue->count() > 0; });
    CHECK(queue->item(0)->text().contains("stopped in an emergency"));
    CHECK(queue->item(0)->data(Qt::AccessibleTextRole).toString().contains("stopped in an emergency"));
    QTest::mouseClick(queue->viewport(), Qt::LeftButton, {}, queue->visualItemRect(queue->item(0)).center());
    auto* ending = fixture.find<QLabel>("run_ending");
    fixture.wait_for([&] { return ending->isVisible(); });
    CHECK(ending->text().contains("This run was stopped in an emergency."));
    CHECK(ending->text().contains("Safe state read back after"));
    save_picture(fixture.window(), "stopped-review");
    fixture.window().go_to("bench");
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    fixture.enter_item();
    auto* earlier = fixture.find<QListView>("earlier_runs");
    fixture.wait_for([&] { return earlier->model()->rowCount() > 0; });
    CHECK(earlier->model()->index(0, 0).data().toString().contains("not evaluated (stopped in an emergency)"));
}

TEST_CASE("A run that ended as planned says nothing of a stop anywhere", "[run]") {
    StopFixture fixture;
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    CHECK(fixture.notes().contains("Every attempt counted."));
    CHECK(fixture.notes().contains("No deviation from the method."));
    CHECK_FALSE(fixture.notes().contains("Safe state"));
    fixture.window().go_to("review");
    auto* queue = fixture.find<QListWidget>("queue");
    fixture.wait_for([&] { return queue->count() > 0; });
    CHECK_FALSE(queue->item(0)->text().contains("stopped"));
    QTest::mouseClick(queue->viewport(), Qt::LeftButton, {}, queue->visualItemRect(queue->item(0)).center());
    fixture.wait_for([&] { return fixture.window().page<ReviewPage>()->review().opened() != nullptr; });
    CHECK_FALSE(fixture.find<QLabel>("run_ending")->isVisible());
}

TEST_CASE("A run is told in every other workspace while it goes on, stops and has ended, until somebody looks",
          "[run]") {
    StopFixture fixture;
    auto* told = fixture.find<Pill>("going_on");
    auto* bench = fixture.find<QToolButton>("rail_bench");
    CHECK_FALSE(told->isVisible());
    CHECK(bench->accessibleName().contains("Run on: S-2025-0117"));
    for (const auto* elsewhere : {"review", "archive"}) {
        fixture.window().go_to(elsewhere);
        QApplication::processEvents();
        CHECK(told->isVisible());
        CHECK(told->text() == "Run on: S-2025-0117");
    }
    save_picture(fixture.window(), "run-on-elsewhere");
    fixture.key(Qt::Key_F12);
    fixture.wait_for([&] { return !fixture.run().running(); });
    QApplication::processEvents();
    CHECK(fixture.window().current() == "archive");
    CHECK(told->isVisible());
    CHECK(told->text() == "Run ended: S-2025-0117, stopped in an emergency");
    CHECK_FALSE(bench->accessibleName().contains("Run on"));
    QTest::mouseClick(told, Qt::LeftButton);
    CHECK(fixture.window().current() == "bench");
    CHECK_FALSE(told->isVisible());
    fixture.window().go_to("review");
    CHECK_FALSE(told->isVisible());
}
