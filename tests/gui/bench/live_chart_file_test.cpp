// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen of the live plot as values in a file, while the run goes on.
#include <QAction>
#include <QFile>
#include <QTemporaryDir>

#include "app/desktop/view/bench/live_plot.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// Of the bar below the live plot; Archive and Review have bars of their own.
QAction* save_values(WindowFixture& fixture) {
    auto* action = fixture.find<QPushButton>("bench_mark")->parentWidget()->findChild<QAction*>("chart_save_csv");
    REQUIRE(action != nullptr);
    return action;
}

}  // namespace

TEST_CASE("The live plot's values are saved as they are seen, with the run they are of", "[charts]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    fixture.wait_for(Task::Kind::void_or_keep);
    auto* plot = fixture.window().findChild<LivePlot*>();
    REQUIRE(plot != nullptr);
    fixture.wait_for([&] { return plot->can_freeze(); });
    fixture.key(Qt::Key_F9);
    REQUIRE(plot->frozen());
    QTest::keyClick(&plot->view(), Qt::Key_PageUp);
    REQUIRE(plot->view().zoomed());
    const auto seen = plot->view().seen();
    const QTemporaryDir folder;
    fixture.questions.chosen = folder.filePath("live.csv");
    save_values(fixture)->trigger();
    CHECK(fixture.questions.told.isEmpty());
    QFile file(folder.filePath("live.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split("\r\n", Qt::SkipEmptyParts);
    REQUIRE(lines.size() > 10);
    CHECK(lines.front() == "record,series,Distance from brake trigger / m,Speed / km/h");
    // Every value that is seen and no other: those of the recorder come ten times a second or faster.
    constexpr double rounding = 1e-9;
    int of_this_attempt = 0;
    for (const auto& line : lines.mid(1)) {
        // A comma stands in the first cell, too, and in none of the others.
        const auto record = line.section(',', 0, -4);
        CHECK(record.contains("S-2025-0117"));
        CHECK(record.contains(QString::fromStdString(fixture.run().run_id())));
        CHECK(record.contains("SPECIMEN"));
        const double x = line.section(',', -2, -2).toDouble();
        CHECK(x >= seen.from - rounding);
        CHECK(x <= seen.to + rounding);
        if (line.section(',', -3, -3) == QString::fromStdString(plot->values().series.back().name.en))
            ++of_this_attempt;
    }
    const auto& points = plot->values().series.back().points;
    CHECK(of_this_attempt == std::ranges::count_if(points, [&](const reports::ChartPoint& point) {
              return point.x >= seen.from && point.x <= seen.to;
          }));
    CHECK(of_this_attempt > plot->view().columns() / 100);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("Values of the live plot are offered to whoever may take records out", "[charts]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    CHECK(save_values(fixture)->isVisible());
    {
        auto made = records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock());
        REQUIRE(made);
        make_people(**made, fixture.clock(), fixture.hasher(), {"vehicle-mass"});
    }
    emit fixture.archive_in_use().changed();
    // Nobody has signed in yet.
    fixture.wait_for([&] { return !fixture.seat().person().has_value(); });
    CHECK_FALSE(save_values(fixture)->isVisible());
    for (const auto& [login, may] : {std::pair("li.ming", false), std::pair("zhao.lei", true)}) {
        INFO(login);
        fixture.seat().sign_in(login, tests::secret(password_of(login)));
        fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
        CHECK(save_values(fixture)->isVisible() == may);
        fixture.seat().sign_out();
    }
}
