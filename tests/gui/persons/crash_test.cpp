// SPDX-License-Identifier: GPL-3.0-or-later
// The program dies in the middle of a run, as by a cut of the power; the window opens again on what it left.
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include "app/desktop/view/archive/archive_page.h"
#include "tests/gui/persons/ended_by_force.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

constexpr auto folder_variable = "VELOCERT_TEST_ARCHIVE";

void use_archive(WindowFixture& fixture, const QString& folder) {
    auto station = fixture.prepare().station();
    station.archive_folder = folder.toStdString();
    station.procedures = {"vehicle-mass", "braking"};
    fixture.prepare().set_station(station);
}

}  // namespace

// Not a test: the program that the test below ends by force. Run alone it leaves at once.
TEST_CASE("A window that is ended by force in its run", "[.ended-by-force]") {
    const QString folder = qEnvironmentVariable(folder_variable);
    if (folder.isEmpty()) return;
    WindowFixture fixture;
    use_archive(fixture, folder);
    fixture.start();
    fixture.go_on([&] { return !fixture.run().run().step_runs.empty(); });
    REQUIRE(fixture.run().running());
    wait_to_be_ended();
}

TEST_CASE("A run whose program was killed is found again, closed as errored, and never passes", "[crash]") {
    QTemporaryDir disk;
    const QString folder = disk.filePath("archive");
    end_by_force("[.ended-by-force]", folder_variable, folder);

    WindowFixture fixture;
    use_archive(fixture, folder);
    // The item is scanned again: its run that did not end stands beside the start, and nothing is in the way.
    fixture.enter_item();
    auto* earlier = fixture.find<QListView>("earlier_runs");
    fixture.wait_for([&] { return earlier->model()->rowCount() == 1; });
    CHECK(earlier->isVisible());
    CHECK_FALSE(earlier->model()->index(0, 0).data().toString().contains("Pass"));
    REQUIRE(fixture.prepare().ready());
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    fixture.go_on([&] { return !fixture.run().run().step_runs.empty(); });
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);

    const auto archive = records::Archive::open_read_only(folder.toStdString());
    REQUIRE(archive);
    const auto runs = (*archive)->runs(10, 0);
    REQUIRE(runs);
    REQUIRE(runs->size() == 2);
    const auto killed = (*archive)->run(runs->back().id);
    REQUIRE(killed);
    // What was recorded before it died is there; how it ended is said, and it is no Pass.
    CHECK_FALSE(killed->step_runs.empty());
    CHECK((killed->lifecycle == sequence::Lifecycle::errored || killed->lifecycle == sequence::Lifecycle::suspended));
    CHECK(runs->back().verdict != "pass");
    static constexpr std::string_view told[]{"recovered/1"};
    const auto recovered = (*archive)->ledger_entries(told);
    REQUIRE(recovered);
    CHECK(recovered->size() == 1);
    const auto checked = records::verify_archive(folder.toStdString());
    REQUIRE(checked);
    INFO(
        (checked->findings.empty() ? std::string() : checked->findings.front().where + checked->findings.front().what));
    CHECK(checked->ok());
    // And the Archive shows both.
    fixture.window().go_to("archive");
    auto& search = fixture.window().page<ArchivePage>()->search();
    fixture.wait_for([&] { return search.runs().rowCount() == 2; });
}

TEST_CASE("After the program was killed the window asks why, can wait, and puts the answer on record",
          "[crash][pictured]") {
    QTemporaryDir disk;
    const QString folder = disk.filePath("archive");
    end_by_force("[.ended-by-force]", folder_variable, folder);

    WindowFixture fixture;
    use_archive(fixture, folder);
    auto* panel = fixture.find<QWidget>("failure_panel");
    auto& failures = fixture.window().failures();
    fixture.wait_for([&] { return panel->isVisible(); });
    CHECK(fixture.find<QLabel>("failure_told")->text().contains("ended without closing"));
    take_picture(fixture, "frame-unclean-end");
    check_nothing_cut(fixture.window());
    check_named(fixture.window());
    // It is in nobody's way: put off, and called back by whoever looks after the archive.
    fixture.find<QPushButton>("failure_later")->click();
    CHECK_FALSE(panel->isVisible());
    CHECK(failures.open().size() == 1);
    fixture.find<QAction>("command_integrity")->trigger();
    CHECK(panel->isVisible());
    auto* record = fixture.find<QPushButton>("failure_record");
    CHECK_FALSE(record->isEnabled());
    fixture.find<QLineEdit>("failure_cause")->setText("somebody pulled the plug");
    fixture.find<QLineEdit>("failure_immediate")->setText(".");
    CHECK_FALSE(record->isEnabled());
    fixture.find<QLineEdit>("failure_corrective")->setText("the plug is fixed to the wall");
    CHECK(record->isEnabled());
    record->click();
    fixture.wait_for([&] { return !failures.busy(); });
    CHECK(fixture.find<QLabel>("failure_problem")->isVisible());
    CHECK(panel->isVisible());
    fixture.find<QLineEdit>("failure_immediate")->setText("all instruments were looked at");
    record->click();
    fixture.wait_for([&] { return !panel->isVisible(); });

    const auto archive = records::Archive::open_read_only(folder.toStdString());
    REQUIRE(archive);
    const auto told = records::system_failures(**archive);
    REQUIRE(told);
    REQUIRE(told->size() == 1);
    REQUIRE(told->front().accounts.size() == 1);
    CHECK(told->front().accounts[0].cause == "somebody pulled the plug");
    CHECK(told->front().accounts[0].immediate_action == "all instruments were looked at");
    CHECK_FALSE(told->front().accounts[0].by.name.empty());
}
