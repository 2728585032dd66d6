// SPDX-License-Identifier: GPL-3.0-or-later
// One job over one archive, by everybody who has a part in it, through the real window: first start, runs that go
// wrong, a program that is killed, the run that counts, review, three signatures, issue, verification, and the auditor.
#include <QTableView>

#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/setup/guide.h"
#include "tests/gui/persons/ended_by_force.h"
#include "tests/gui/review/review_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

constexpr auto folder_variable = "VELOCERT_TEST_JOB";
const std::vector<std::string> methods{"vehicle-mass", "braking"};

void choose(ReviewFixture& fixture, const std::vector<std::string>& procedures) {
    StationEntry station = fixture.prepare().station();
    station.procedures = procedures;
    fixture.prepare().set_station(std::move(station));
}

std::string run_now(ReviewFixture& fixture) { return fixture.run().run_id(); }

/// The window on a machine where nothing is yet: the guide leads to the virtual bench.
void first_start(const QString& disk) {
    ReviewFixture fixture({disk}, "default", methods);
    FirstStart start(
        fixture.archive_in_use(),
        [&](const std::string& folder, bool virtual_bench) {
            StationEntry station = fixture.prepare().station();
            station.archive_folder = folder;
            station.is_virtual = virtual_bench;
            fixture.prepare().set_station(std::move(station));
        },
        [] { return Actor{}; }, fixture.hasher());
    Guide guide(start, fixture.questions, &fixture.window());
    guide.set_folders(fixture.archive(), (disk + "/records").toStdString());
    guide.begin();
    REQUIRE(start.step() == FirstStart::Step::welcome);
    guide.findChild<QCheckBox*>("guide_sample")->setChecked(false);
    guide.findChild<QPushButton*>("guide_primary")->click();
    REQUIRE(start.step() == FirstStart::Step::ready);
    guide.findChild<QPushButton*>("guide_primary")->click();
    CHECK(fixture.window().current() == "bench");
    CHECK(fixture.prepare().station().is_virtual);
    CHECK(fixture.prepare().station().archive_folder == fixture.archive());
    fixture.make_laboratory(methods);
}

/// The cable is pulled, the attempt is repeated with a reason, and the run is stopped in the end.
std::string unplugged_and_stopped(const QString& disk) {
    ReviewFixture fixture({disk}, "unplug", methods);
    fixture.sign_in("li.ming");
    choose(fixture, {"braking"});
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
    fixture.wait_for(Task::Kind::retry);
    CHECK(fixture.run().task().note.contains("unplugged"));
    const auto attempts = fixture.run().run().step_runs.size();
    fixture.type("the plug was put back");
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return fixture.run().task().kind != Task::Kind::retry; });
    fixture.go_on([&] { return fixture.run().run().step_runs.size() > attempts; });
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    CHECK(fixture.run().run().verdict != conformity::Verdict::fail);
    CHECK(fixture.run().run().verdict != conformity::Verdict::pass);
    return run_now(fixture);
}

/// After the restart: the run that counts, its report, and the signature that it was tested. The report's number.
std::string tested(const QString& disk, std::string& run) {
    ReviewFixture fixture({disk}, "default", methods);
    fixture.sign_in("li.ming");
    choose(fixture, {"vehicle-mass"});
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    REQUIRE(fixture.run().run().lifecycle == sequence::Lifecycle::completed);
    CHECK(fixture.label("banner_headline") == "PASS");
    run = run_now(fixture);
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    auto& review = fixture.review();
    review.refresh();
    QApplication::processEvents();
    const auto at = std::ranges::find(review.queue(), run, &QueueEntry::run);
    REQUIRE(at != review.queue().end());
    CHECK(at->step == ReviewStep::prepare);
    fixture.open(static_cast<int>(at - review.queue().begin()));
    // Keyboard and scanner are all that a technician with gloves on has.
    fixture.tab_to("prepare_go");
    fixture.key(Qt::Key_Return);
    fixture.idle();
    INFO(review.told().toStdString());
    REQUIRE(review.went_well());
    const std::string report = review.opened()->entry.report;
    fixture.sign_by_keyboard("li.ming");
    return report;
}

void open_report(ReviewFixture& fixture, const std::string& report) {
    auto& review = fixture.review();
    review.refresh();
    QApplication::processEvents();
    const auto at = std::ranges::find(review.queue(), report, &QueueEntry::report);
    REQUIRE(at != review.queue().end());
    fixture.open(static_cast<int>(at - review.queue().begin()));
}

void reviewed_and_issued(const QString& disk, const std::string& report) {
    ReviewFixture fixture({disk}, "default", methods);
    fixture.sign_in("wang.fang");
    open_report(fixture, report);
    fixture.key(Qt::Key_R, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.review().recomputed().has_value(); });
    CHECK(fixture.review().recomputed()->differences.empty());
    fixture.sign("wang.fang");
    fixture.sign_in("zhao.lei");
    open_report(fixture, report);
    fixture.ready_to_sign("zhao.lei");
    fixture.find<QLineEdit>("sign_place")->setText(QString::fromStdString(fixture.place()));
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    INFO(fixture.review().told().toStdString());
    REQUIRE(fixture.review().went_well());
    const auto life = *fixture.reports().report(report);
    CHECK(life.state == records::ReportState::issued);

    fixture.check_issued_file(report);
}

/// Sees everything that happened, and that it holds.
void audited(const QString& disk, const std::string& stopped, const std::string& counted) {
    ReviewFixture fixture({disk}, "default", methods);
    fixture.sign_in("sun.qi");
    fixture.wait_for([&] { return fixture.window().current() == "archive"; });
    CHECK_FALSE(fixture.find<QWidget>("rail_bench")->isVisible());
    auto& page = *fixture.window().page<ArchivePage>();
    auto* runs = fixture.find<QTableView>("archive_runs");
    fixture.wait_for([&] { return runs->model()->rowCount() == 3; });
    int passed = 0;
    for (int row = 0; row < 3; ++row) {
        const auto id = runs->model()->index(row, 0).data(RunsModel::run_role).toString().toStdString();
        const auto archive = records::Archive::open_read_only(fixture.archive());
        REQUIRE(archive);
        const auto run = (*archive)->run(id);
        REQUIRE(run);
        CHECK_FALSE(run->operator_account.empty());
        if (run->verdict == conformity::Verdict::pass) {
            ++passed;
            CHECK(id == counted);
        }
        if (id == stopped) CHECK(run->lifecycle == sequence::Lifecycle::stopped);
        if (id != stopped && id != counted) CHECK_FALSE(run->step_runs.empty());
    }
    CHECK(passed == 1);
    fixture.find<QPushButton>("archive_check")->click();
    fixture.find<QPushButton>("archive_verify")->click();
    fixture.wait_for([&] { return !page.work().work().running(); });
    CHECK(page.work().result()->sign == Sign::pass);
    fixture.find<QPushButton>("archive_recompute")->click();
    fixture.wait_for([&] { return !page.work().work().running(); });
    CHECK(page.work().result()->sign == Sign::pass);
    fixture.find<QPushButton>("archive_trail")->click();
    fixture.wait_for([&] { return page.looks().waiting() == 0 && !page.trail().searching(); });
    CHECK(fixture.find<QTableView>("trail_entries")->model()->rowCount() > 20);
    for (const auto* type : {"recovered/1", "report-issue/1"}) {
        INFO(type);
        CHECK(fixture.entries(type).size() == 1);
    }
}

}  // namespace

// Not a test: the program that the test below ends by force. Run alone it leaves at once.
TEST_CASE("A technician's window that is ended by force in its run", "[.job-ended-by-force]") {
    const QString disk = qEnvironmentVariable(folder_variable);
    if (disk.isEmpty()) return;
    ReviewFixture fixture({disk}, "default", methods);
    fixture.sign_in("li.ming");
    choose(fixture, {"vehicle-mass", "braking"});
    fixture.start();
    fixture.go_on([&] { return !fixture.run().run().step_runs.empty(); });
    REQUIRE(fixture.run().running());
    wait_to_be_ended();
}

TEST_CASE("One job goes from the first start to an issued report that an auditor verifies, whatever happens on the way",
          "[job]") {
    const QTemporaryDir disk;
    REQUIRE(disk.isValid());
    first_start(disk.path());
    const auto stopped = unplugged_and_stopped(disk.path());
    end_by_force("[.job-ended-by-force]", folder_variable, disk.path());
    std::string counted;
    const auto report = tested(disk.path(), counted);
    CHECK(report.starts_with("SPECIMEN-"));
    reviewed_and_issued(disk.path(), report);
    audited(disk.path(), stopped, counted);
}
