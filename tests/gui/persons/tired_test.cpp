// SPDX-License-Identifier: GPL-3.0-or-later
// The mistakes of somebody who is tired, through the real window: nothing is lost, and nobody is left wondering.
// Others of them stand beside what they are about: the wrong item, a full disk, a pulled cable in run_test.cpp, wrong
// passwords in sign_in_test.cpp and review_test.cpp, the way between workspaces in review_test.cpp.
#include <QLineEdit>
#include <QListView>
#include <QTableView>

#include "core/records/archive.h"
#include "core/sequence/running/sleep_gap.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
using namespace std::chrono_literals;

namespace {

/// Passes everything on, and closes the lid once at an indication: while something is being measured.
class AtIndication final : public sequence::RunObserver {
  public:
    AtIndication(sequence::RunObserver& to, Lid& lid, std::chrono::milliseconds time, int which)
        : to_(to), lid_(lid), time_(time), which_(which) {}
    void run_started(const sequence::Run& run) override { to_.run_started(run); }
    void expected(const std::vector<sequence::ExpectedDecision>& all) override { to_.expected(all); }
    void attempt_started(const sequence::StepRun& attempt, const standards::Step& step) override {
        to_.attempt_started(attempt, step);
    }
    void action_started(const standards::Action& action) override { to_.action_started(action); }
    void indication(std::string_view role, const metrology::Indication& indication) override {
        if (--which_ == 0) lid_.close(time_);
        to_.indication(role, indication);
    }
    void gate(const sequence::Gate& gate) override { to_.gate(gate); }
    void instrument_state(std::string_view role, sequence::InstrumentState state) override {
        to_.instrument_state(role, state);
    }
    void safe_state(const sequence::SafeState& state) override { to_.safe_state(state); }
    void attempt_saved(const sequence::StepRun& attempt, const sequence::RepeatState& state) override {
        to_.attempt_saved(attempt, state);
    }
    void procedure_judged(const sequence::ProcedureResult& result) override { to_.procedure_judged(result); }
    void run_ended(const sequence::Run& run) override { to_.run_ended(run); }

  private:
    sequence::RunObserver& to_;
    Lid& lid_;
    std::chrono::milliseconds time_;
    int which_;
};

class LidJob final : public RunJob {
  public:
    LidJob(std::unique_ptr<RunJob> job, Lid& lid, std::chrono::milliseconds time, int which)
        : job_(std::move(job)), lid_(lid), time_(time), which_(which) {}
    base::Result<sequence::Run> run(sequence::Operator& person, sequence::RunObserver& observer,
                                    sequence::RunControl& control) override {
        AtIndication watched(observer, lid_, time_, which_);
        return job_->run(person, watched, control);
    }

  private:
    std::unique_ptr<RunJob> job_;
    Lid& lid_;
    std::chrono::milliseconds time_;
    int which_;
};

/// Runs are made so that the lid closes at that indication.
void close_at_indication(WindowFixture& fixture, int which, std::chrono::milliseconds time) {
    fixture.workplace().prepare = [real = fixture.workplace().prepare, &fixture, which,
                                   time](RunOrder order) -> base::Result<std::unique_ptr<RunJob>> {
        auto job = real(std::move(order));
        if (!job) return job;
        return std::make_unique<LidJob>(std::move(*job), fixture.lid, time, which);
    };
}

sequence::Run only_run(const WindowFixture& fixture) {
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto runs = (*archive)->runs(10, 0);
    REQUIRE(runs);
    REQUIRE(runs->size() == 1);
    return (*archive)->run(runs->front().id).value();
}

}  // namespace

TEST_CASE("A lid that closes while something is measured costs that attempt and nothing else, and is told", "[tired]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
        close_at_indication(fixture, 2, 90s);
        fixture.start();
        fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
        fixture.wait_for(Task::Kind::retry);
        QApplication::processEvents();
        // What happened, how long it took, what to do, and how often one may.
        const QString note = fixture.label("task_note");
        INFO(note.toStdString());
        if (language == Language::english) {
            CHECK(note.contains("The computer slept for 1 min 30 s while this was being measured"));
            CHECK(note.contains("Leave the lid open"));
            CHECK(note.contains("Attempts left: 2"));
        } else {
            CHECK(note.contains(QString::fromUtf8("1 分 30 秒")));
        }
        // The table of attempts says the same beside the attempt, which is struck through.
        const auto& attempts = fixture.run().attempts();
        REQUIRE(attempts.attempts() == 1);
        CHECK(attempts.index(0, 0).data(AttemptsModel::struck_role).toBool());
        CHECK_FALSE(attempts.index(1, 0).data().toString().isEmpty());
        // To its end, and no dots for the rest.
        CHECK(fixture.find<QTableView>("attempts")->textElideMode() == Qt::ElideNone);
        check_nothing_cut(fixture.window());
        fixture.type("the lid was closed");
        fixture.key(Qt::Key_Return);
        fixture.go_on();
        fixture.wait_for(Task::Kind::ended);

        const auto run = only_run(fixture);
        CHECK(run.lifecycle == sequence::Lifecycle::completed);
        CHECK(run.verdict == conformity::Verdict::pass);
        REQUIRE(run.step_runs.size() == 2);
        const auto& lost = run.step_runs.front();
        CHECK(lost.outcome == conformity::Outcome::errored);
        CHECK(lost.error_code == sequence::machine_slept);
        CHECK(sequence::slept_for(lost.error_text) == 90s);
        CHECK(lost.result.verdict == conformity::Verdict::not_evaluated);
        for (const auto& state : lost.safe_states) CHECK(state.ok);
        CHECK_FALSE(lost.captures.empty());
        CHECK(run.step_runs.back().retry_reason == "the lid was closed");
    }
}

TEST_CASE("A lid that closes at the one attempt of a run leaves it undecided, never failed", "[tired]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    close_at_indication(fixture, 2, 8h);
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
    fixture.wait_for(Task::Kind::retry);
    QApplication::processEvents();
    fixture.find<QPushButton>("leave_step")->click();
    fixture.wait_for(Task::Kind::ended);
    CHECK(only_run(fixture).verdict == conformity::Verdict::not_evaluated);
    CHECK(fixture.label("banner_headline") == "not evaluated");
}

TEST_CASE("A lid that closes at an open question is told as harmless, and the run goes on", "[tired]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QApplication::processEvents();
    const QString before = fixture.label("task_note");
    fixture.lid.close(65min);
    fixture.wait_for([&] { return fixture.label("task_note").contains("slept"); });
    CHECK(fixture.label("task_note")
              .startsWith("The computer slept for 1 h 5 min. Nothing was being measured: go on as before."));
    // A second time adds to the first.
    fixture.lid.close(5min);
    fixture.wait_for([&] { return fixture.label("task_note").contains("1 h 10 min"); });
    // The next question knows nothing of it.
    const int serial = fixture.run().task().serial;
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().task().serial != serial; });
    CHECK_FALSE(fixture.run().task().note.contains("slept"));
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    const auto run = only_run(fixture);
    CHECK(run.verdict == conformity::Verdict::pass);
    CHECK(run.step_runs.size() == 1);
}

TEST_CASE("A double press on the primary action answers one question, not the next one too", "[tired]") {
    constexpr int guard_ms = 3'000;
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"}, guard_ms);
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    auto* primary = fixture.find<QPushButton>("primary");
    const int first = fixture.run().task().serial;
    // Deaf as long as the question is new, whether pressed by hand or by key.
    QTest::mouseClick(primary, Qt::LeftButton);
    fixture.key(Qt::Key_Space);
    QTest::qWait(50);
    CHECK(fixture.run().task().serial == first);
    QTest::qWait(guard_ms);
    QTest::mouseClick(primary, Qt::LeftButton);
    fixture.wait_for(
        [&] { return fixture.run().task().serial == first + 1 && fixture.run().task().kind == Task::Kind::confirm; });
    QTest::mouseClick(primary, Qt::LeftButton);
    QTest::mouseDClick(primary, Qt::LeftButton);
    fixture.key(Qt::Key_Space);
    QTest::qWait(100);
    CHECK(fixture.run().task().serial == first + 1);
    CHECK(fixture.run().task().kind == Task::Kind::confirm);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("A double press on the start begins one run", "[tired]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.enter_item();
    auto* start = fixture.find<QPushButton>("start");
    QTest::mouseClick(start, Qt::LeftButton);
    QTest::mouseDClick(start, Qt::LeftButton);
    fixture.wait_for(Task::Kind::confirm);
    QApplication::processEvents();
    CHECK(fixture.run().task().serial == 1);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    CHECK(only_run(fixture).lifecycle == sequence::Lifecycle::stopped);
}

TEST_CASE("Where there is neither picture nor plot stands the clause with its attempts, at the end the summary",
          "[tired]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720},
                          {"vehicle-mass", "dimensions", "dates"});
    auto* picture = fixture.find<QWidget>("prompt_picture");
    auto* plot = fixture.find<QWidget>("live_plot");
    auto* card = fixture.find<QWidget>("centre_card");
    fixture.start();
    int seen = 0;
    int serial = -1;
    fixture.go_on([&] {
        const Task task = fixture.run().task();
        if (task.kind != Task::Kind::confirm || task.serial == serial) return false;
        serial = task.serial;
        QApplication::processEvents();
        INFO(task.text.toStdString());
        // Never an empty middle, and never two things in it.
        CHECK(int(picture->isVisible()) + int(plot->isVisible()) + int(card->isVisible()) == 1);
        if (card->isVisible()) {
            ++seen;
            const auto at = fixture.run().current_step();
            const auto& edition = fixture.run().order()->edition;
            for (const auto& step : edition.procedure(at.first)->steps)
                if (step.id == at.second)
                    CHECK(fixture.label("centre_title")
                              .startsWith(QString::fromStdString(step.clause).section('/', 0, 0)));
            CHECK_FALSE(fixture.label("centre_lead").isEmpty());
        }
        return false;
    });
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    CHECK(seen > 0);
    CHECK(card->isVisible());
    CHECK_FALSE(plot->isVisible());
    CHECK(fixture.label("centre_title") == "What this run came to");
    auto* rows = fixture.find<QListView>("centre_rows");
    REQUIRE(rows->model()->rowCount() == 3);
    CHECK(fixture.label("centre_notes").contains("Ctrl+2"));
    CHECK(fixture.label("centre_notes").contains("No deviation"));
    // The mass is the one that has a margin, so it is the closest.
    CHECK(rows->model()->index(0, 0).data().toString().contains("Mass of the complete vehicle"));
    CHECK(rows->model()->index(0, 0).data().toString().contains("inside the 63 kg limit"));
}

TEST_CASE("Pictures of a run under way, a closed lid and the middle without a picture hold all their text",
          "[pictures][tired]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const QString name =
                QString("%1-%2-x%3")
                    .arg(language == Language::english ? "en" : "zh", theme == Theme::light ? "light" : "dark")
                    .arg(scale);
            const auto take = [&](WindowFixture& fixture, const QString& what) {
                take_picture(fixture, what + '-' + name);
            };
            {
                WindowFixture fixture(language, theme, "default", {1280, 720}, {"vehicle-mass"});
                close_at_indication(fixture, 3, 90s);
                fixture.start();
                fixture.wait_for(Task::Kind::confirm);
                QApplication::processEvents();
                fixture.lid.close(65min);
                fixture.wait_for([&] { return fixture.label("task_note").contains("5"); });
                take(fixture, "slept-at-question");
                fixture.go_on([&] { return !fixture.run().live().value.isEmpty(); });
                take(fixture, "weighing");
                fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
                take(fixture, "slept");
                fixture.key(Qt::Key_F7);
                fixture.wait_for(Task::Kind::ended);
                take(fixture, "slept-ended");
            }
            WindowFixture fixture(language, theme, "default", {1280, 720}, {"dates"});
            auto* card = fixture.find<QWidget>("centre_card");
            fixture.start();
            fixture.go_on([&] {
                QApplication::processEvents();
                return fixture.run().task().kind == Task::Kind::confirm && card->isVisible();
            });
            CHECK(fixture.run().running());
            take(fixture, "clause");
            fixture.key(Qt::Key_F7);
            fixture.wait_for(Task::Kind::ended);
        }
}
