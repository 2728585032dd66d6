// SPDX-License-Identifier: GPL-3.0-or-later
// Which instrument serves which role on which port: chosen in Setup, kept by the station, found again at the next
// start.
#include <QFile>
#include <QFileInfo>
#include <QTableView>
#include <set>

#include "app/desktop/model/bench/preparing/station_assignments.h"
#include "app/desktop/model/frame/driver_words.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "app/desktop/workstation.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

QString touch(const QTemporaryDir& folder, const char* name) {
    const QString path = folder.filePath(name);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    return path;
}

/// The window's Setup with the page of the station in front.
class StationFixture : public WindowFixture {
  public:
    explicit StationFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme) {
        window().go_to("setup");
        setup = window().page<SetupWorkspace>();
        setup->go_to("station");
        QApplication::processEvents();
    }
    void open(const QString& act) {
        QTest::qWait(1);
        find<QPushButton>("do_" + act)->click();
        QApplication::processEvents();
    }
    void choose(const QString& field, const char* id) {
        auto* box = find<QComboBox>("act_" + field);
        REQUIRE(box->findData(QString::fromLatin1(id)) >= 0);
        box->setCurrentIndex(box->findData(QString::fromLatin1(id)));
    }
    void assign(const char* role, const char* driver, const QString& port) {
        open("assign_port");
        choose("role", role);
        choose("driver", driver);
        find<QLineEdit>("act_port")->setText(port);
        find<QPushButton>("act_do")->click();
        QApplication::processEvents();
    }
    [[nodiscard]] const laboratory::Station& station() { return workplace().assignments->station(); }

    SetupWorkspace* setup = nullptr;
};

/// A role of the procedures, with a driver of its kind and one of another kind.
struct Fitting {
    std::string role;
    std::string driver;
    std::string other;
};
Fitting fitting(const Workplace& workplace) {
    for (const auto& procedure : workplace.editions.back().plain.procedures)
        for (const auto& role : procedure.roles)
            if (role.id == "scale") {
                Fitting out{role.id, {}, {}};
                for (const auto& driver : workplace.drivers) {
                    if (driver.kind == role.kind && out.driver.empty()) out.driver = driver.id;
                    if (driver.kind != role.kind && out.other.empty()) out.other = driver.id;
                }
                return out;
            }
    FAIL("no procedure weighs");
    return {};
}

}  // namespace

TEST_CASE("What serves what is kept in the file of the station and read again", "[setup][assignment]") {
    QTemporaryDir folder;
    const std::string file = folder.filePath("below/station.json").toStdString();
    {
        StationAssignments kept;
        REQUIRE(kept.keep_in(file));
        CHECK(kept.empty());
        REQUIRE(kept.assign({"scale", "mt-sics", "/dev/ttyUSB0", {{"command", "SI"}}, "B-0002", "E-017"}));
        REQUIRE(kept.assign({"recorder", "pulse-daq", "/dev/ttyUSB1", {}, {}, {}}));
        REQUIRE(kept.rename("Bench 2"));
    }
    StationAssignments again;
    int told = 0;
    QObject::connect(&again, &StationAssignments::changed, [&told] { ++told; });
    REQUIRE(again.keep_in(file));
    CHECK(told == 1);
    CHECK(again.station().name == "Bench 2");
    REQUIRE(again.station().instrument("scale") != nullptr);
    CHECK(again.station().instrument("scale")->options.at("command") == "SI");
    CHECK(again.station().instrument("scale")->equipment == "E-017");
    // Another port for the same role takes its place; what serves another role is refused and changes nothing.
    REQUIRE(again.assign({"scale", "mt-sics", "/dev/ttyUSB2", {}, {}, {}}));
    CHECK(again.station().instruments.size() == 2);
    const auto taken = again.assign({"scale", "mt-sics", "/dev/ttyUSB1", {}, {}, {}});
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == base::ErrorCode::already_exists);
    CHECK(again.station().instrument("scale")->port == "/dev/ttyUSB2");
    CHECK_FALSE(again.assign({"", "mt-sics", "/dev/ttyUSB3", {}, {}, {}}));
    CHECK_FALSE(again.assign({"scale", "", "/dev/ttyUSB3", {}, {}, {}}));
    CHECK_FALSE(again.assign({"scale", "mt-sics", "", {}, {}, {}}));
    CHECK_FALSE(again.rename("  "));
    REQUIRE(again.take_away("scale"));
    CHECK_FALSE(again.take_away("scale"));
}

TEST_CASE("A file that is no station is told, left as it is, and nothing is kept over it", "[setup][assignment]") {
    QTemporaryDir folder;
    for (const char* text : {"", "{}", "{\"format\":\"velocert-station/2\"}", "nonsense"}) {
        const QString path = folder.filePath("station.json");
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        StationAssignments kept;
        INFO(text);
        CHECK_FALSE(kept.keep_in(path.toStdString()));
        CHECK(kept.empty());
        REQUIRE(kept.assign({"scale", "mt-sics", "/dev/ttyUSB0", {}, {}, {}}));
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(file.readAll() == text);
    }
}

TEST_CASE("A port that cannot be kept is not assigned", "[setup][assignment]") {
    QTemporaryDir folder;
    const QString in_the_way = touch(folder, "below");
    StationAssignments kept;
    REQUIRE(kept.keep_in((in_the_way + "/station.json").toStdString()));
    const auto done = kept.assign({"scale", "mt-sics", "/dev/ttyUSB0", {}, {}, {}});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == base::ErrorCode::io);
    CHECK(kept.empty());
}

TEST_CASE("A port is assigned to a role in Setup, the Bench starts from it, and a pulled cable is told",
          "[setup][assignment]") {
    StationFixture fixture;
    const auto fits = fitting(fixture.workplace());
    QTemporaryDir folder;
    const QString port = touch(folder, "port-a");
    // The wrong kind of driver is said at its field, and nothing is assigned.
    fixture.assign(fits.role.c_str(), fits.other.c_str(), port);
    CHECK(fixture.find<QLabel>("act_driver_problem")->isVisible());
    CHECK(fixture.station().instruments.empty());
    fixture.choose("driver", fits.driver.c_str());
    CHECK_FALSE(fixture.find<QLabel>("act_driver_problem")->isVisible());
    fixture.find<QPushButton>("act_do")->click();
    QApplication::processEvents();
    REQUIRE(fixture.station().instrument(fits.role) != nullptr);
    CHECK(fixture.station().instrument(fits.role)->port == port.toStdString());

    // On the Bench it stands where the port of the role is.
    auto wanted = fixture.prepare().station();
    wanted.is_virtual = false;
    fixture.prepare().set_station(wanted);
    const auto on_bench = [&]() -> StationEntry::Port {
        for (const auto& one : fixture.prepare().station().ports)
            if (one.role == fits.role) return one;
        return {};
    };
    CHECK(on_bench().path == port.toStdString());
    CHECK(on_bench().driver == fits.driver);
    auto* path = fixture.find<QComboBox>("port_path_" + QString::fromStdString(fits.role));
    CHECK(path->currentText() == port);
    // Another choice on the Bench leaves it as it is.
    fixture.find<QComboBox>("archive_kind")->setCurrentIndex(1);
    CHECK(on_bench().path == port.toStdString());
    fixture.find<QComboBox>("archive_kind")->setCurrentIndex(0);

    // The same port for another role is refused at its field.
    fixture.setup->page().select(port.toStdString());
    fixture.open("assign_port");
    for (int i = 0; i < fixture.find<QComboBox>("act_role")->count(); ++i)
        if (fixture.find<QComboBox>("act_role")->itemData(i).toString().toStdString() != fits.role)
            fixture.find<QComboBox>("act_role")->setCurrentIndex(i);
    CHECK(fixture.find<QComboBox>("act_role")->currentData().toString().toStdString() != fits.role);
    fixture.find<QPushButton>("act_do")->click();
    CHECK(fixture.find<QLabel>("act_port_problem")->isVisible());
    fixture.find<QPushButton>("act_leave")->click();

    // Pulled: nobody asks, the page says it; and the list before the start as well.
    REQUIRE(QFile::remove(port));
    fixture.wait_for([&] { return fixture.setup->page().state().sign == Sign::broken; });
    bool told = false;
    for (const auto& row : fixture.setup->page().rows().rows())
        if (row.id == port.toStdString()) told = row.sign == Sign::broken;
    CHECK(told);
    fixture.prepare().refresh();
    CHECK(std::ranges::any_of(fixture.prepare().blockers(), [&](const Blocker& one) {
        return one.weight == Blocker::Weight::start && one.cause == port;
    }));
    // Plugged in again it is as before, and taken away the Bench asks for a port again.
    touch(folder, "port-a");
    fixture.wait_for([&] { return fixture.setup->page().state().sign != Sign::broken; });
    fixture.open("take_away_port");
    fixture.find<QPushButton>("act_do")->click();
    QApplication::processEvents();
    CHECK(fixture.station().instruments.empty());
}

TEST_CASE("The next start finds the ports, the archive and the name of the station", "[setup][assignment]") {
    QTemporaryDir folder;
    const base::SystemClock clock;
    WorkstationOptions options;
    options.memory_file = folder.filePath("people.ini").toStdString();
    options.data_folder = folder.filePath("data").toStdString();
    options.language = "en";
    options.person = "T-03";
    const std::string records = folder.filePath("records").toStdString();
    REQUIRE(records::Archive::create(records, records::ArchiveKind::real, clock));
    {
        auto first = Workstation::make(options, clock);
        REQUIRE(first);
        auto& bench = (*first)->window().page<BenchPage>()->prepare();
        REQUIRE(bench.workplace().assignments->assign({"scale", "mt-sics", "/dev/ttyUSB0", {}, {}, {}}));
        REQUIRE(bench.workplace().assignments->rename("Bench 2"));
        auto station = bench.station();
        station.archive_folder = records;
        station.is_virtual = false;
        bench.set_station(station);
    }
    auto second = Workstation::make(options, clock);
    REQUIRE(second);
    const auto& bench = (*second)->window().page<BenchPage>()->prepare();
    CHECK(bench.station().archive_folder == records);
    CHECK_FALSE(bench.station().is_virtual);
    CHECK(bench.workplace().assignments->station().name == "Bench 2");
    CHECK(std::ranges::any_of(bench.station().ports, [](const StationEntry::Port& one) {
        return one.role == "scale" && one.path == "/dev/ttyUSB0" && one.driver == "mt-sics";
    }));
    // An archive that is gone is no place to begin in; who names one gets that one.
    second->reset();
    REQUIRE(QDir(QString::fromStdString(records)).removeRecursively());
    auto third = Workstation::make(options, clock);
    REQUIRE(third);
    CHECK((*third)->window().page<BenchPage>()->prepare().station().archive_folder != records);
}

TEST_CASE("Every driver has a name of its own in Chinese, a laboratory's own keeps the one it has",
          "[setup][assignment]") {
    WindowFixture fixture(Language::chinese);
    std::set<QString> names;
    for (const auto& driver : fixture.workplace().drivers) {
        INFO(driver.id);
        const auto name = driver_name_words(driver.name);
        CHECK(name != QString::fromStdString(driver.name));
        CHECK(names.insert(name).second);
    }
    CHECK(driver_name_words("Our own scale") == "Our own scale");
    REQUIRE(use_language(Language::english));
    for (const auto& driver : fixture.workplace().drivers)
        CHECK(driver_name_words(driver.name) == QString::fromStdString(driver.name));
}

TEST_CASE("Pictures of the station with its assignments hold all their text", "[pictures][assignment]") {
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            StationFixture fixture(language, theme);
            const auto fits = fitting(fixture.workplace());
            QTemporaryDir folder;
            fixture.assign(fits.role.c_str(), fits.driver.c_str(), touch(folder, "port-a"));
            fixture.assign("recorder", "pulse-daq", "/dev/ttyUSB9");
            const auto look = [&](const char* name) {
                take_picture(fixture,
                             QString("setup-%1-%2").arg(name, picture_name(language, theme, qApp->devicePixelRatio())));
                INFO(name);
                check_nothing_cut(fixture.window());
                check_named(fixture.window());
            };
            look("assignments");
            fixture.open("assign_port");
            look("assign");
        }
}
