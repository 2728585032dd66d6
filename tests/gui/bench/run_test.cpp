// SPDX-License-Identifier: GPL-3.0-or-later
// Whole runs through the real window, by keyboard.
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <algorithm>
#include <set>

#include "core/records/archive.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

sequence::Run on_record(const WindowFixture& fixture) {
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto runs = (*archive)->runs(10, 0);
    REQUIRE(runs);
    REQUIRE(runs->size() == 1);
    const auto run = (*archive)->run(runs->front().id);
    REQUIRE(run);
    return *run;
}

/// A run whose record finds no room on the disk.
class FullDiskJob final : public RunJob {
  public:
    base::Result<sequence::Run> run(sequence::Operator&, sequence::RunObserver&, sequence::RunControl&) override {
        return base::fail(base::ErrorCode::disk_full, "archive", "no space left", "a few megabytes");
    }
};

}  // namespace

TEST_CASE("An inspection is answered by the keyboard alone, and its photos become evidence", "[run]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"general", "nameplate"});
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    const auto run = on_record(fixture);
    CHECK(run.lifecycle == sequence::Lifecycle::completed);
    REQUIRE(run.results.size() == 2);
    for (const auto& result : run.results) CHECK(result.verdict == conformity::Verdict::pass);
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    int photos = 0;
    for (const auto& attempt : run.step_runs)
        for (const auto& typed : attempt.typed)
            if (typed.attachment) {
                ++photos;
                CHECK((*archive)->load(*typed.attachment));
            }
    CHECK(photos >= 2);
}

TEST_CASE("A run is left by a command and gone on with by its button, and nothing is done twice", "[run]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"general", "vehicle-mass"});
    fixture.start();
    // Left at a question of the second procedure: the first one is done.
    fixture.go_on(
        [&] { return !fixture.run().run().results.empty() && fixture.run().task().kind != Task::Kind::working; });
    REQUIRE(fixture.run().running());
    const auto done = fixture.run().run().step_runs.size();
    REQUIRE(done > 0);
    fixture.find<QAction>("command_suspend")->trigger();
    fixture.wait_for(Task::Kind::ended);
    const auto left = on_record(fixture);
    CHECK(left.lifecycle == sequence::Lifecycle::suspended);
    CHECK(fixture.run().task().text == "suspended, to be gone on with");
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    fixture.enter_item();
    auto* button = fixture.find<QPushButton>("go_on_with_run");
    fixture.wait_for([&] { return button->isVisible() && button->isEnabled(); });
    CHECK(button->text().contains("Go on with the run of"));
    button->click();
    fixture.wait_for([&] { return fixture.run().running(); });
    // What was done before stands in the tree at once.
    fixture.wait_for([&] { return !fixture.run().run().step_runs.empty(); });
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    const auto whole = on_record(fixture);
    CHECK(whole.id == left.id);
    CHECK(whole.lifecycle == sequence::Lifecycle::completed);
    CHECK(whole.verdict == conformity::Verdict::pass);
    REQUIRE(whole.resumptions.size() == 1);
    CHECK(std::ranges::count(whole.step_runs, std::string("general"), &sequence::StepRun::procedure) ==
          std::ranges::count(left.step_runs, std::string("general"), &sequence::StepRun::procedure));
}

TEST_CASE("All procedures run by the keyboard alone, through to the banner", "[run]") {
    WindowFixture fixture;
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);

    const auto run = on_record(fixture);
    CHECK(run.lifecycle == sequence::Lifecycle::completed);
    CHECK(run.specimen);
    CHECK(run.item.id == "S-2025-0117");
    CHECK(run.operator_name == "T-03");
    REQUIRE(run.results.size() == 8);
    CHECK(run.verdict == conformity::Verdict::pass);

    const auto banner = fixture.run().banner();
    REQUIRE(banner);
    CHECK(banner->verdict == run.verdict);
    CHECK(fixture.find<QLabel>("banner_headline")->isVisible());
    CHECK(fixture.label("banner_headline") == "PASS");
    // Their number, and the one that came closest to its limit with its margin in words: here the mass, as weighed.
    REQUIRE(banner->lines.size() == 2);
    CHECK(banner->lines[0] == "8 procedures: 8 PASS");
    CHECK(banner->lines[1].startsWith("closest: Mass of the complete vehicle: "));
    CHECK(banner->lines[1].contains("inside the 63 kg limit"));
    // The attempts on the screen are those on record.
    const auto& last = run.step_runs.back();
    int of_last_step = 0;
    for (const auto& step_run : run.step_runs)
        of_last_step += step_run.procedure == last.procedure && step_run.step == last.step ? 1 : 0;
    CHECK(fixture.run().attempts().attempts() == of_last_step);

    // The banner stays until the next item.
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    CHECK_FALSE(fixture.run().banner());
    CHECK(fixture.find<QLineEdit>("item_id")->text().isEmpty());
    CHECK(QApplication::focusWidget() == fixture.find<QLineEdit>("item_id"));
}

TEST_CASE("Each stop ends as a record that says so", "[run]") {
    struct Case {
        Qt::Key key;
        sequence::Lifecycle lifecycle;
    };
    for (const auto& stop :
         {Case{Qt::Key_F7, sequence::Lifecycle::stopped}, Case{Qt::Key_F12, sequence::Lifecycle::aborted}}) {
        WindowFixture fixture;
        fixture.start();
        fixture.wait_for(Task::Kind::confirm);
        fixture.key(stop.key);
        fixture.wait_for(Task::Kind::ended);
        const auto run = on_record(fixture);
        CHECK(run.lifecycle == stop.lifecycle);
        REQUIRE(run.step_runs.size() == 1);
        CHECK(run.step_runs.front().outcome == conformity::Outcome::aborted);
        CHECK(run.verdict == conformity::Verdict::not_evaluated);
        CHECK(fixture.label("banner_headline") == "not evaluated");
        CHECK_FALSE(fixture.label("banner_note").isEmpty());
    }
}

TEST_CASE("After each of the three stops every instrument was told to be safe, and what it answered is on record",
          "[run]") {
    for (const auto stop : {Qt::Key_F7, Qt::Key_F8, Qt::Key_F12}) {
        // A motor that is driven: outputs that can be left on.
        WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"low-speed-torque"});
        fixture.start();
        fixture.go_on([&] { return !fixture.run().live().value.isEmpty(); });
        REQUIRE(fixture.run().running());
        fixture.key(stop);
        INFO("F" << stop - Qt::Key_F1 + 1);
        fixture.wait_for([&] {
            const auto kind = fixture.run().task().kind;
            return kind == Task::Kind::ended || kind == Task::Kind::retry;
        });
        if (fixture.run().running()) fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
        const auto run = on_record(fixture);
        const auto struck = std::ranges::find(run.step_runs, conformity::Outcome::aborted, &sequence::StepRun::outcome);
        REQUIRE(struck != run.step_runs.end());
        std::set<std::string> captured;
        for (const auto& capture : struck->captures) captured.insert(capture.role);
        std::set<std::string> safe;
        for (const auto& state : struck->safe_states) {
            INFO(state.role << ": " << state.text);
            CHECK(state.ok);
            CHECK_FALSE(state.text.empty());
            safe.insert(state.role);
        }
        CHECK_FALSE(captured.empty());
        CHECK(safe == captured);
        // What has an output is among them.
        CHECK((safe.contains("source") || safe.contains("dynamometer")));
        CHECK(run.verdict != conformity::Verdict::pass);
        CHECK(run.verdict != conformity::Verdict::fail);
    }
}

TEST_CASE("An abandoned attempt stays on record, and the step is repeated with a reason", "[run]") {
    WindowFixture fixture;
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.key(Qt::Key_F8);
    fixture.wait_for(Task::Kind::retry);
    QApplication::processEvents();
    CHECK(fixture.run().task().attempts_left == 2);
    CHECK(fixture.label("task_note").contains("2"));
    // Without a reason there is no second try.
    CHECK_FALSE(fixture.find<QPushButton>("primary")->isEnabled());
    CHECK(QApplication::focusWidget() == fixture.find<QLineEdit>("reason_words"));
    fixture.type("door opened");
    fixture.key(Qt::Key_Return);
    fixture.wait_for(Task::Kind::confirm);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    const auto run = on_record(fixture);
    REQUIRE(run.step_runs.size() == 2);
    CHECK(run.step_runs[0].outcome == conformity::Outcome::aborted);
    CHECK(run.step_runs[1].retry_reason == "door opened");
}

TEST_CASE("An attempt is declared void by keyboard and stays in the table, struck through", "[run]") {
    WindowFixture fixture;
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    QApplication::processEvents();
    fixture.key(Qt::Key_F4);
    auto* reasons = fixture.find<QComboBox>("void_reason");
    CHECK(QApplication::focusWidget() == reasons);
    CHECK(reasons->count() > 1);
    fixture.key(Qt::Key_Down);
    const std::string chosen = reasons->currentData().toString().toStdString();
    fixture.tab_to("declare_void");
    fixture.key(Qt::Key_Return);
    fixture.wait_for(Task::Kind::retry);
    const auto& model = fixture.run().attempts();
    REQUIRE(model.attempts() == 1);
    CHECK(model.index(0, 0).data(AttemptsModel::struck_role).toBool());
    CHECK(model.index(1, 0).data(AttemptsModel::note_role).toBool());
    CHECK_FALSE(model.index(1, 0).data().toString().isEmpty());
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    CHECK(on_record(fixture).step_runs.front().void_reason == chosen);
}

TEST_CASE("Closing the window during a run asks, and stops it safely", "[run]") {
    WindowFixture fixture;
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.questions.close = false;
    fixture.window().close();
    CHECK(fixture.window().isVisible());
    CHECK(fixture.run().running());
    fixture.questions.close = true;
    fixture.window().close();
    CHECK_FALSE(fixture.window().isVisible());
    CHECK(fixture.questions.asked_to_close == 2);
    fixture.close();
    CHECK(on_record(fixture).lifecycle == sequence::Lifecycle::stopped);
}

TEST_CASE("Another item scanned during a run is told at once, changes nothing, and is forgotten with the task",
          "[run]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QApplication::processEvents();
    const auto scan = [&](const char* code) { fixture.scan(code); };
    scan("S-2025-0999");
    auto* warning = fixture.find<QLabel>("task_warning");
    CHECK(warning->isVisible());
    CHECK(warning->text().startsWith("S-2025-0999 was scanned, but S-2025-0117 is under test."));
    CHECK(fixture.run().running());
    CHECK(fixture.prepare().item().id == "S-2025-0117");
    // The right one answers the question.
    scan("S-2025-0117");
    CHECK_FALSE(warning->isVisible());
    scan("S-2025-0999");
    CHECK(warning->isVisible());
    const int serial = fixture.run().task().serial;
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().task().serial != serial; });
    QApplication::processEvents();
    CHECK_FALSE(warning->isVisible());
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    CHECK(on_record(fixture).item.id == "S-2025-0117");
}

TEST_CASE("A full disk is told as such, gives no verdict, and the window goes on", "[run]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    const auto real = fixture.workplace().prepare;
    fixture.workplace().prepare = [](RunOrder) -> base::Result<std::unique_ptr<RunJob>> {
        return std::make_unique<FullDiskJob>();
    };
    fixture.enter_item();
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for(Task::Kind::ended);
    const auto banner = fixture.run().banner();
    REQUIRE(banner);
    CHECK(banner->trouble);
    CHECK(banner->headline != "PASS");
    CHECK(banner->headline != "FAIL");
    CHECK(banner->lines.join(' ').contains("disk"));
    CHECK_FALSE(fixture.label("task_note").isEmpty());
    CHECK_FALSE(fixture.find<QPushButton>("report_button")->isVisible());
    // With room again the next run is as any other.
    fixture.workplace().prepare = real;
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    CHECK(on_record(fixture).lifecycle == sequence::Lifecycle::completed);
}

TEST_CASE("Esc never ends anything", "[run]") {
    WindowFixture fixture;
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    for (int i = 0; i < 3; ++i) fixture.key(Qt::Key_Escape);
    QApplication::processEvents();
    CHECK(fixture.run().task().kind == Task::Kind::confirm);
    CHECK(fixture.window().isVisible());
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("Bench trouble is told with its cause and remedy, and is never a FAIL", "[run]") {
    WindowFixture fixture(Language::english, Theme::light, "unplug");
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
    fixture.wait_for(Task::Kind::retry);
    CHECK(fixture.run().task().note.contains("unplugged"));
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    const auto run = on_record(fixture);
    CHECK(run.step_runs.back().outcome == conformity::Outcome::errored);
    CHECK(run.verdict != conformity::Verdict::fail);
}

TEST_CASE("A run on record can be had as a report", "[run]") {
    WindowFixture fixture;
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    fixture.questions.chosen = QString::fromStdString(fixture.archive()) + ".pdf";
    fixture.key(Qt::Key_P, Qt::ControlModifier);
    CHECK(fixture.questions.told.isEmpty());
    REQUIRE(fixture.questions.opened == QStringList{*fixture.questions.chosen});
    QFile file(*fixture.questions.chosen);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    fixture.key(Qt::Key_O, Qt::ControlModifier);
    CHECK(fixture.questions.opened.back().toStdString() == fixture.archive());
}
