// SPDX-License-Identifier: GPL-3.0-or-later
// A desk with two monitors, and the same desk after one of them was taken away. How many there are is told to a program
// when it starts: this one starts itself again for each.
#include <QProcess>
#include <QScreen>

#include "app/desktop/view/frame/person_memory.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

constexpr const char* kept_variable = "VELOCERT_TEST_MONITORS";
constexpr const char* two_monitors = R"({"screens": [
  {"name": "bench", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
  {"name": "beside", "x": 1920, "y": 0, "width": 1600, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
]})";

/// Runs the hidden case of that tag in a program of its own, on the monitors that are described in the file.
void run_alone(const QString& platform, const QString& tag, const QString& kept) {
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(kept_variable, kept);
    environment.remove("QT_QPA_PLATFORM");
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationFilePath(), {"-platform", platform, "-w", "NoTests", tag});
    REQUIRE(program.waitForStarted());
    REQUIRE(program.waitForFinished(120'000));
    INFO(program.readAll().toStdString());
    CHECK(program.exitStatus() == QProcess::NormalExit);
    CHECK(program.exitCode() == 0);
}

QWidget* opened_help(WindowFixture& fixture) {
    fixture.window().activateWindow();
    fixture.find<QAction>("command_help")->trigger();
    auto* help = fixture.find<QWidget>("help_window");
    REQUIRE(QTest::qWaitForWindowExposed(help));
    return help;
}

}  // namespace

TEST_CASE("Windows left on the second of two monitors", "[.two-monitors]") {
    const QString kept = qEnvironmentVariable(kept_variable);
    REQUIRE_FALSE(kept.isEmpty());
    const auto screens = QGuiApplication::screens();
    REQUIRE(screens.size() == 2);
    const QRect second = screens[1]->geometry();
    REQUIRE(second.left() > screens[0]->geometry().right());
    const QPoint place = second.topLeft() + QPoint(160, 80);
    const QRect beside(second.topLeft() + QPoint(300, 200), QSize(700, 500));
    {
        WindowFixture fixture;
        PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), kept, {});
        fixture.window().move(place);
        auto* help = opened_help(fixture);
        help->setGeometry(beside);
        QApplication::processEvents();
        REQUIRE(fixture.window().screen() == screens[1]);
        help->close();
        memory.save();
    }
    WindowFixture fixture;
    REQUIRE(fixture.window().screen() == screens[0]);
    PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), kept, {});
    QApplication::processEvents();
    CHECK(fixture.window().screen() == screens[1]);
    CHECK(fixture.window().pos() == place);
    auto* help = opened_help(fixture);
    CHECK(help->screen() == screens[1]);
    CHECK(help->geometry() == beside);
    help->close();
    // What opens from the window does so on its monitor.
    auto* choice = fixture.find<QComboBox>("station_scenario");
    choice->showPopup();
    fixture.wait_for([&] { return choice->view()->isVisible(); });
    CHECK(second.contains(choice->view()->window()->geometry().center()));
    choice->hidePopup();
}

TEST_CASE("Windows left on a monitor that was taken away", "[.one-monitor]") {
    const QString kept = qEnvironmentVariable(kept_variable);
    REQUIRE(QFile::exists(kept));
    REQUIRE(QGuiApplication::screens().size() == 1);
    const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
    const auto reachable = [&](const QWidget& window) {
        return room.contains(window.frameGeometry().topLeft()) && room.contains(window.frameGeometry().center());
    };
    WindowFixture fixture;
    PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), kept, {});
    QApplication::processEvents();
    CHECK(reachable(fixture.window()));
    auto* help = opened_help(fixture);
    CHECK(reachable(*help));
    help->close();
}

TEST_CASE("Windows come back to the monitor where they were left, and to the first one when that is gone", "[frame]") {
    QTemporaryDir folder;
    const QString monitors = folder.filePath("monitors.json");
    QFile file(monitors);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(two_monitors);
    file.close();
    const QString kept = folder.filePath("people.ini");
    run_alone("offscreen:configfile=" + monitors, "[.two-monitors]", kept);
    REQUIRE(QFile::exists(kept));
    run_alone("offscreen", "[.one-monitor]", kept);
}
