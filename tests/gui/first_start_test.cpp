// SPDX-License-Identifier: GPL-3.0-or-later
// The first start: every way ends with something that works, and a technician goes from it to a finished run.
#include <QLineEdit>

#include "app/desktop/model/setup/station_todo.h"
#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/setup/guide.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

using Step = FirstStart::Step;

/// The window as main() puts it together: a guide over it, and no archive anywhere.
class GuidedFixture : public WindowFixture {
  public:
    explicit GuidedFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme),
          start_(
              archive_in_use(),
              [this](const std::string& folder, bool virtual_bench) {
                  auto station = prepare().station();
                  station.archive_folder = folder;
                  station.is_virtual = virtual_bench;
                  prepare().set_station(std::move(station));
              },
              [] { return Actor{}; }),
          guide(start_, questions, &window()) {
        for (auto* command : guide.commands()) window().add_command(command);
        QObject::connect(&guide, &Guide::goWanted, &window(), &MainWindow::go_to);
        guide.set_folders(archive(), disk.filePath("records").toStdString());
    }
    void press(const char* name) { guide.findChild<QPushButton*>(name)->click(); }

    QTemporaryDir disk;
    FirstStart start_;
    Guide guide;
};

}  // namespace

TEST_CASE("A technician goes from the first start to a finished run by the virtual bench", "[first-start]") {
    GuidedFixture fixture;
    fixture.guide.begin();
    CHECK(fixture.start_.step() == Step::welcome);
    fixture.guide.findChild<QCheckBox*>("guide_sample")->setChecked(false);
    fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::ready);
    fixture.press("guide_primary");
    CHECK_FALSE(fixture.guide.isVisible());
    CHECK(fixture.window().current() == "bench");
    fixture.window().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&fixture.window()));
    fixture.WindowFixture::start();
    fixture.go_on([&] { return fixture.run().run().step_runs.size() >= 1; });
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    CHECK_FALSE(fixture.run().run_id().empty());
}

TEST_CASE("Sample data is there to look around in, marked as specimens", "[first-start]") {
    GuidedFixture fixture;
    fixture.guide.begin();
    fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::working);
    fixture.wait_for([&] { return fixture.start_.step() == Step::ready; });
    CHECK_FALSE(fixture.start_.error());
    fixture.press("guide_third");
    fixture.window().go_to("archive");
    auto& search = fixture.window().page<ArchivePage>()->search();
    CHECK(search.runs().rowCount() == 6);
    search.type("fail");
    CHECK(search.runs().rowCount() >= 1);
    // Words out of titles, in either language; a clause with those below it; the beginning of an item's code.
    for (const auto& [typed, runs] : {std::pair("braking", 3),
                                      {"制动", 3},
                                      {"mass", 4},
                                      {"platform", 4},
                                      {"6.1", 6},
                                      {"S-0001", 2},
                                      {"braking S-0001", 1},
                                      {"raking", 0}}) {
        INFO(typed);
        search.type(QString::fromUtf8(typed));
        fixture.wait_for([&] { return search.state() != SearchPresenter::State::searching; });
        CHECK(search.runs().rowCount() == runs);
    }
    search.type("pulse-daq");
    fixture.wait_for([&] { return search.state() != SearchPresenter::State::searching; });
    CHECK(search.runs().rowCount() >= 3);
    const auto archive = fixture.archive_in_use().read();
    REQUIRE(archive);
    CHECK((*archive)->training());
}

TEST_CASE("A real station begins with an archive of its own, and a folder for training is refused", "[first-start]") {
    GuidedFixture fixture;
    fixture.guide.begin();
    fixture.press("guide_second");
    CHECK(fixture.start_.step() == Step::folder);
    auto* folder = fixture.guide.findChild<QLineEdit*>("guide_folder");
    const auto training = fixture.disk.filePath("training");
    REQUIRE(records::Archive::create(training.toStdString(), records::ArchiveKind::training, fixture.clock()));
    folder->setText(training);
    fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::folder);
    CHECK(fixture.start_.error());
    folder->setText(fixture.disk.filePath("records"));
    fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::ready);
    CHECK(fixture.archive_in_use().kind().value() == records::ArchiveKind::real);
    CHECK(fixture.seat().state() == Seat::State::first_account);
}

TEST_CASE("A station is led from its archive to the Bench, one thing after the other", "[first-start]") {
    GuidedFixture fixture;
    fixture.start_.set_todo([&] { return station_todo(fixture.archive_in_use(), fixture.workplace()); });
    fixture.guide.begin();
    fixture.press("guide_second");
    fixture.guide.findChild<QLineEdit*>("guide_folder")->setText(fixture.disk.filePath("records"));
    fixture.press("guide_primary");
    REQUIRE(fixture.start_.step() == Step::ready);
    fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::list);
    const auto open = [&] {
        QStringList out;
        for (const auto& one : fixture.start_.todo())
            if (!one.done) out << one.part;
        return out;
    };
    CHECK(open() == QStringList{"people", "station", "equipment", "station"});
    QStringList gone;
    QObject::connect(&fixture.guide, &Guide::goWanted,
                     [&](const QString& workspace, const QString& part) { gone << workspace + "/" + part; });
    fixture.press("guide_primary");
    CHECK(gone == QStringList{"setup/people"});
    CHECK_FALSE(fixture.guide.isVisible());

    // People, a name, a calibrated instrument and a port: the list follows what is on record.
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        make_people(**archive, fixture.clock(), fixture.hasher(), {"vehicle-mass"});
    }
    CHECK(open() == QStringList{"station", "equipment", "station"});
    auto& assignments = *fixture.workplace().assignments;
    REQUIRE(assignments.rename("Bench 2"));
    QFile port(fixture.disk.filePath("port-a"));
    REQUIRE(port.open(QIODevice::WriteOnly));
    REQUIRE(assignments.assign({"scale", "mt-sics", port.fileName().toStdString(), {}, {}, {}}));
    CHECK(open() == QStringList{"equipment"});
    // The next "First steps" goes on with the list, and from there back to the first question.
    fixture.guide.begin();
    CHECK(fixture.start_.step() == Step::list);
    CHECK(fixture.guide.findChild<QLabel*>("guide_list")->text().contains("Bench 2"));
    // So it does after a restart, which knows nothing of the way that was chosen.
    FirstStart again(
        fixture.archive_in_use(), [](const std::string&, bool) {}, [] { return Actor(); });
    again.set_todo([&] { return station_todo(fixture.archive_in_use(), fixture.workplace()); });
    again.begin({}, {});
    CHECK(again.step() == Step::list);
    CHECK(again.way() == FirstStart::Way::station);
    fixture.press("guide_second");
    CHECK(fixture.start_.step() == Step::welcome);
    fixture.press("guide_third");
    // A pulled cable opens its line again.
    REQUIRE(port.remove());
    CHECK(open() == QStringList{"equipment", "station"});
    // All done: the Bench.
    fixture.start_.set_todo([] {
        return std::vector<FirstStart::Todo>{{"Ports", "1 of 1", true, "setup", "station"}};
    });
    fixture.guide.begin();
    fixture.press("guide_primary");
    CHECK(gone.last() == "bench/");
}

TEST_CASE("The tour has an end, goes back, and is skipped from any card", "[first-start]") {
    GuidedFixture fixture;
    fixture.guide.begin_tour();
    const auto cards = FirstStart::cards().size();
    CHECK(cards >= 5);
    fixture.press("guide_primary");
    CHECK(fixture.start_.card() == 1);
    fixture.press("guide_second");
    CHECK(fixture.start_.card() == 0);
    for (std::size_t i = 0; i < cards; ++i) fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::left);
    CHECK_FALSE(fixture.guide.isVisible());
    fixture.guide.begin_tour();
    QTest::keyClick(&fixture.guide, Qt::Key_Escape);
    CHECK(fixture.start_.step() == Step::left);
}

TEST_CASE("Pictures of the first steps hold all their text", "[pictures][first-start]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            GuidedFixture fixture(language, theme);
            const auto shoot = [&](const char* name) {
                QApplication::processEvents();
                QTest::qWait(40);
                check_nothing_cut(fixture.guide);
                check_named(fixture.guide);
                REQUIRE(fixture.guide.grab().save(QString(VELOCERT_BUILD "/pictures/guide-%1-%2.png")
                                                      .arg(name, picture_name(language, theme, scale))));
            };
            REQUIRE(QDir().mkpath(VELOCERT_BUILD "/pictures"));
            fixture.guide.begin();
            shoot("welcome");
            fixture.press("guide_second");
            shoot("folder");
            fixture.press("guide_third");
            fixture.start_.set_todo([&] { return station_todo(fixture.archive_in_use(), fixture.workplace()); });
            fixture.start_.show_list();
            shoot("list");
            fixture.press("guide_second");
            fixture.guide.findChild<QCheckBox*>("guide_sample")->setChecked(false);
            fixture.press("guide_primary");
            shoot("ready");
            fixture.press("guide_second");
            for (std::size_t i = 0; i < FirstStart::cards().size(); ++i) {
                shoot(("card" + std::to_string(i)).c_str());
                fixture.press("guide_primary");
            }
        }
}
