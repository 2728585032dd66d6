// SPDX-License-Identifier: GPL-3.0-or-later
// The first start: every way ends with something that works, and a technician goes from it to a finished run.
#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <map>

#include "app/acts/sample_people.h"
#include "app/desktop/model/setup/station_todo.h"
#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/review/review_page.h"
#include "app/desktop/view/setup/guide.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
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
              [] { return Actor{}; }, hasher()),
          guide(start_, questions, &window()) {
        for (auto* command : guide.commands()) window().add_command(command);
        QObject::connect(&guide, &Guide::goWanted, &window(), &MainWindow::go_to);
        guide.set_folders(archive(), disk.filePath("records").toStdString());
    }
    void press(const char* name) { guide.findChild<QPushButton*>(name)->click(); }
    /// The window as the guide leaves it after sample data was made.
    void make_samples() {
        if (start_.step() != Step::working) {
            guide.begin();
            press("guide_primary");
        }
        // A dozen runs and signatures with what verifies them: minutes on a machine that does other work as well.
        REQUIRE(QTest::qWaitFor([&] { return start_.step() == Step::ready; }, 300'000));
        if (start_.error()) FAIL(start_.error()->text());
    }
    /// By the button that stands under the sign-in; whoever is there is signed out first.
    void look_around_as(const QString& who) {
        if (seat().account()) seat().sign_out();
        QApplication::processEvents();
        // The guide was in front until now.
        window().activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window()));
        auto* button = find<QPushButton>("sample_sample." + who);
        REQUIRE(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        wait_for([&] { return seat().state() == Seat::State::present; });
        QApplication::processEvents();
    }

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

TEST_CASE("Return on \"Enough\" is seen at once, and ends what is being made", "[first-start]") {
    GuidedFixture fixture;
    fixture.guide.begin();
    REQUIRE(QTest::qWaitForWindowActive(&fixture.guide));
    fixture.press("guide_primary");
    REQUIRE(fixture.start_.step() == Step::working);
    auto* enough = fixture.guide.findChild<QPushButton*>("guide_third");
    enough->setFocus();
    REQUIRE(enough->text() == "Enough");
    QTest::keyClick(enough, Qt::Key_Return);
    CHECK(enough->text() == "Ending …");
    CHECK_FALSE(enough->isEnabled());
    REQUIRE(QTest::qWaitFor([&] { return fixture.start_.step() != Step::working; }, 120'000));
    CHECK(enough->isEnabled());
    CHECK_FALSE(fixture.start_.error());
}

TEST_CASE("Sample data is there to look around in, with people for every duty", "[first-start]") {
    GuidedFixture fixture;
    fixture.guide.begin();
    fixture.press("guide_primary");
    CHECK(fixture.start_.step() == Step::working);
    fixture.make_samples();
    fixture.press("guide_third");
    fixture.look_around_as("sun.qi");
    fixture.window().go_to("archive");
    auto& search = fixture.window().page<ArchivePage>()->search();
    CHECK(search.runs().rowCount() == 8);
    search.type("fail");
    CHECK(search.runs().rowCount() >= 1);
    // Words out of titles, in either language; a clause with those below it; the beginning of an item's code.
    for (const auto& [typed, runs] : {std::pair("braking", 4),
                                      {"制动", 4},
                                      {"mass", 6},
                                      {"platform", 6},
                                      {"6.1", 8},
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
    fixture.seat().sign_out();
    QApplication::processEvents();
    CHECK(fixture.seat().state() == Seat::State::signed_out);
    CHECK(fixture.label("samples_note").contains("seven lamps over a quiet river"));
    const auto reports = records::report_register(**archive);
    REQUIRE(reports);
    std::map<records::ReportState, int> states;
    for (const auto& one : reports->reports) ++states[one.state];
    CHECK(states[records::ReportState::issued] == 1);
    CHECK(reports->reports.size() == 3);
    const auto people = records::people_register(**archive);
    REQUIRE(people);
    const auto id_of = [&](const char* login) { return people->by_login(std::string("sample.") + login)->id; };
    // Who they are, what waits for them, and where they may go.
    fixture.look_around_as("li.ming");
    CHECK(fixture.prepare().station().operator_account == id_of("li.ming"));
    CHECK(fixture.find<QToolButton>("rail_bench")->isVisible());
    const auto queue_of = [&](ReviewStep step) {
        fixture.window().go_to("review");
        QApplication::processEvents();
        QStringList out;
        for (const auto& entry : fixture.window().page<ReviewPage>()->review().queue())
            if (entry.step == step) out << QString::fromStdString(entry.item);
        return out;
    };
    fixture.look_around_as("wang.fang");
    CHECK(queue_of(ReviewStep::reviewed) == QStringList{"S-0005"});
    fixture.look_around_as("zhao.lei");
    CHECK(queue_of(ReviewStep::approved) == QStringList{"S-0002"});
    fixture.look_around_as("sun.qi");
    CHECK_FALSE(fixture.find<QToolButton>("rail_bench")->isVisible());
    CHECK(fixture.find<QToolButton>("rail_archive")->isVisible());
    fixture.look_around_as("he.yun");
    CHECK(fixture.find<QToolButton>("rail_setup")->isVisible());
    // Behind the lock it is the same person and nobody else.
    fixture.seat().lock();
    QApplication::processEvents();
    CHECK(fixture.seat().sample_people().size() == 1);
    QTest::mouseClick(fixture.find<QPushButton>("sample_sample.he.yun"), Qt::LeftButton);
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    // The signatory approves and issues what waits, with what the window offers.
    fixture.look_around_as("zhao.lei");
    fixture.window().go_to("review");
    QApplication::processEvents();
    auto& review = fixture.window().page<ReviewPage>()->review();
    const auto& queue = review.queue();
    const auto at = std::ranges::find(queue, ReviewStep::approved, &QueueEntry::step);
    REQUIRE(at != queue.end());
    fixture.find<QListWidget>("queue")->setFocus();
    fixture.find<QListWidget>("queue")->setCurrentRow(static_cast<int>(at - queue.begin()));
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return !review.busy() && review.opened() != nullptr; });
    QApplication::processEvents();
    // The key is there already, and the passphrase is told where it is asked for.
    CHECK(QFile::exists(fixture.find<QLineEdit>("sign_key")->text()));
    CHECK(fixture.find<QLineEdit>("sign_password")->placeholderText().contains("seven lamps"));
    fixture.find<QAction>("command_pages")->trigger();
    auto* on = fixture.find<QToolButton>("pages_on");
    while (on->isEnabled()) on->click();
    for (const char* field : {"sign_password", "sign_passphrase"}) {
        fixture.find<QLineEdit>(field)->setFocus();
        fixture.type(QString::fromStdString(sample_passphrase()));
    }
    // An approval asks for a verification that is not old; the window says so, and does it.
    auto* go = fixture.find<QPushButton>("sign_go");
    if (!go->isEnabled()) fixture.find<QAction>("command_verify_now")->trigger();
    if (!QTest::qWaitFor([&] { return go->isEnabled(); }, 60'000))
        FAIL(fixture.label("sign_stopped").toStdString()
             << " | " << go->toolTip().toStdString() << " | " << fixture.label("sign_same").toStdString());
    QTest::mouseClick(go, Qt::LeftButton);
    fixture.wait_for([&] { return !review.busy(); });
    INFO(review.told().toStdString());
    CHECK(review.went_well());
    const auto after = records::report_register(**fixture.archive_in_use().read());
    REQUIRE(after);
    CHECK(std::ranges::count(after->reports, records::ReportState::issued, &records::ReportLife::state) == 2);
}

TEST_CASE("Nobody is offered to be looked around as but the sample people of a training archive", "[first-start]") {
    using records::ArchiveKind;
    const laboratory::PrintedName li{"李明", "Li Ming"};
    struct Case {
        const char* name;
        ArchiveKind kind;
        std::string login;
        laboratory::PrintedName printed;
        bool offered;
    };
    const std::vector<Case> cases{{"a sample person", ArchiveKind::training, "sample.li.ming", li, true},
                                  {"the same in a real archive", ArchiveKind::real, "sample.li.ming", li, false},
                                  {"another name", ArchiveKind::training, "sample.li.ming", {"李明", "Li Min"}, false},
                                  {"another login", ArchiveKind::training, "li.ming", li, false}};
    for (const auto& one : cases) {
        INFO(one.name);
        WindowFixture fixture;
        {
            const auto made = records::Archive::create(fixture.archive(), one.kind, fixture.clock());
            REQUIRE(made);
            const auto first =
                records::create_first_account(**made, {fixture.clock(), fixture.hasher()}, one.login, one.printed,
                                              base::Secret(std::string(sample_passphrase())), "first account");
            if (!first) FAIL(first.error().text());
        }
        fixture.archive_in_use().say_written();
        QApplication::processEvents();
        REQUIRE(fixture.seat().state() == Seat::State::signed_out);
        CHECK(fixture.seat().sample_people().empty() != one.offered);
        CHECK((fixture.window().findChild<QPushButton*>("sample_sample.li.ming") != nullptr) == one.offered);
        // Not by calling it either.
        fixture.seat().sign_in_sample(one.login);
        fixture.wait_for([&] { return !fixture.seat().busy(); });
        CHECK((fixture.seat().state() == Seat::State::present) == one.offered);
    }
}

TEST_CASE("Sample people are made in no real archive and in none that has people", "[first-start]") {
    QTemporaryDir place;
    const base::SystemClock clock;
    const tests::CheapHasher hasher;
    const auto real = records::Archive::create(place.filePath("real").toStdString(), records::ArchiveKind::real, clock);
    REQUIRE(real);
    const auto refused = make_sample_people(**real, {clock, hasher});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::not_permitted);
    CHECK(records::people_register(**real)->empty());
    const auto own =
        records::Archive::create(place.filePath("own").toStdString(), records::ArchiveKind::training, clock);
    REQUIRE(own);
    REQUIRE(records::create_first_account(**own, {clock, hasher}, "li.ming", {"李明", "Li Ming"},
                                          tests::secret("four lamps and a hat of li"), "first account"));
    CHECK_FALSE(make_sample_people(**own, {clock, hasher}));
    CHECK(records::people_register(**own)->accounts().size() == 1);
    CHECK_FALSE(QFile::exists(QString::fromStdString(sample_key_file((*own)->folder(), "sample.li.ming"))));
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
                picture_dialog(fixture.guide, "guide",
                               QString("guide-%1-%2").arg(name, picture_name(language, theme, scale)));
            };
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

TEST_CASE("Pictures of looking around hold all their text", "[pictures][first-start]") {
    const qreal scale = qApp->devicePixelRatio();
    GuidedFixture fixture;
    fixture.make_samples();
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        if (fixture.seat().account()) fixture.seat().sign_out();
        QApplication::processEvents();
        const auto shoot = [&](const QString& name) {
            QApplication::processEvents();
            QTest::qWait(40);
            check_nothing_cut(fixture.window());
            take_picture(fixture, "samples-" + name + '-' + picture_name(language, Theme::light, scale));
        };
        const QString name = "guide-samples-" + picture_name(language, Theme::light, scale);
        save_picture(fixture.guide, name);
        if (fixture.guide.isVisible()) save_variants(fixture.guide, fixture.look(), name);
        if (fixture.guide.isVisible() && language == Language::chinese) fixture.press("guide_primary");
        shoot("sign-in");
        check_named(fixture.window());
        fixture.look_around_as("li.ming");
        fixture.window().go_to("bench");
        fixture.bench().scanned("S-0001");
        QTest::qWait(300);
        shoot("technician");
        fixture.look_around_as("zhao.lei");
        fixture.window().go_to("review");
        auto& review = fixture.window().page<ReviewPage>()->review();
        review.open(0);
        fixture.wait_for([&] { return !review.busy(); });
        shoot("signatory");
        fixture.look_around_as("sun.qi");
        fixture.window().go_to("archive");
        QTest::qWait(100);
        shoot("auditor");
        fixture.seat().lock();
        shoot("locked");
    }
}
