// SPDX-License-Identifier: GPL-3.0-or-later
// The rest between two attempts: how long it still takes, why, and a primary action that waits for it.
#include <future>

#include "app/desktop/view/bench/focus_page.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// What a run tells while it rests between two attempts: what is left of the rest is handed in by the test. Ends when
/// it is stopped, or with a question once the rest is over.
class RestingJob final : public RunJob {
  public:
    RestingJob(standards::Step step, std::atomic<int>& left) : step_(std::move(step)), left_(left) {}
    base::Result<sequence::Run> run(sequence::Operator& person, sequence::RunObserver& observer,
                                    sequence::RunControl& control) override {
        sequence::StepRun attempt;
        attempt.procedure = "vehicle-mass";
        attempt.step = step_.id;
        attempt.number = 1;
        observer.attempt_started(attempt, step_);
        observer.attempt_saved(attempt, {});
        for (int told = -1; left_ > 0 && !control.token().stop_requested(); QThread::msleep(1))
            if (const int now = left_; now != told) observer.resting(step_, std::chrono::seconds(told = now));
        if (!control.token().stop_requested()) {
            sequence::Prompt prompt;
            prompt.key = "vehicle-mass/weigh/next";
            prompt.text = step_.title;
            prompt.procedure = "vehicle-mass";
            prompt.step = step_.id;
            prompt.attempt = 2;
            static_cast<void>(person.ask(prompt, control.token()));
        }
        return base::fail(base::ErrorCode::interrupted, "rest", "ended by the test");
    }

  private:
    standards::Step step_;
    std::atomic<int>& left_;
};

class RestFixture : public WindowFixture {
  public:
    explicit RestFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme, "default", {1280, 720}, {"vehicle-mass"}) {
        workplace().prepare = [this](const RunOrder& order) -> base::Result<std::unique_ptr<RunJob>> {
            auto step = order.edition.procedure("vehicle-mass")->steps.front();
            step.repeat.least_pause = metrology::WrittenQuantity::parse("3 min").value();
            return std::make_unique<RestingJob>(std::move(step), left);
        };
        start();
        wait_for([&] { return run().task().primary.contains("2:05"); });
        QApplication::processEvents();
    }
    ~RestFixture() { left = 0; }
    std::atomic<int> left = 125;
};

}  // namespace

TEST_CASE("A rest between attempts is counted down with its reason, and the primary action says when", "[rest]") {
    RestFixture fixture;
    auto* primary = fixture.find<QPushButton>("primary");
    CHECK(fixture.label("task_text").contains("Rest"));
    CHECK(fixture.label("task_note").contains("3"));
    CHECK(fixture.label("task_note").contains("between two attempts"));
    CHECK(fixture.label("live_value") == "2:05");
    CHECK(primary->isVisible());
    CHECK_FALSE(primary->isEnabled());
    CHECK(primary->text() == "Next attempt in 2:05");
    // Neither Space nor Enter begins it before its time.
    const int serial = fixture.run().task().serial;
    fixture.key(Qt::Key_Space);
    fixture.key(Qt::Key_Return);
    CHECK(fixture.run().task().serial == serial);
    CHECK(fixture.run().task().kind == Task::Kind::working);
    fixture.left = 9;
    fixture.wait_for([&] { return primary->text() == "Next attempt in 0:09"; });
    // From three metres it is read as well, and no key is named that does nothing.
    fixture.key(Qt::Key_F11);
    QApplication::processEvents();
    CHECK(fixture.find<LargeText>("focus_value")->accessibleName().startsWith("0:09"));
    CHECK_FALSE(fixture.find<LargeText>("focus_next")->accessibleName().contains("Space"));
    fixture.key(Qt::Key_F11);
    fixture.left = 0;
    fixture.wait_for(Task::Kind::confirm);
    QApplication::processEvents();
    CHECK(primary->isEnabled());
    CHECK(primary->hasFocus());
    CHECK_FALSE(fixture.find<QWidget>("live_value")->isVisible());
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("A rest can be left by a stop", "[rest]") {
    RestFixture fixture;
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    CHECK_FALSE(fixture.label("task_text").contains("Rest"));
}

TEST_CASE("Pictures of a rest hold all their text", "[pictures][rest]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese}) {
        RestFixture fixture(language);
        take_picture(fixture, "rest-" + picture_name(language, Theme::light, scale));
        check_nothing_cut(fixture.window());
        fixture.key(Qt::Key_F11);
        take_picture(fixture, "rest-focus-" + picture_name(language, Theme::light, scale));
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}
