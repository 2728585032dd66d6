// SPDX-License-Identifier: GPL-3.0-or-later
// Charts by hand and by keyboard: cursor and difference, zoom, freeze, and what is saved of them.
#include <qcustomplot.h>
#include <sys/resource.h>

#include <QAction>
#include <QDir>
#include <QSvgRenderer>
#include <csignal>

#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/bench/live_plot.h"
#include "app/desktop/view/parts/time_plot.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

reports::Chart ramp() {
    reports::Chart chart;
    chart.title = {"称量", "Weighing"};
    chart.summary = {"摘要", "summary"};
    chart.x = {{"时间", "Time"}, "s", 0, 10};
    chart.y = {{"质量", "Mass"}, "kg", 0, 100};
    reports::ChartSeries series;
    series.name = {"质量", "Mass"};
    for (int i = 0; i <= 10; ++i) {
        series.points.push_back({double(i), i * 10.0});
        series.digits.push_back(std::to_string(i * 10) + ".00");
    }
    chart.series.push_back(std::move(series));
    return chart;
}

/// A chart alone, 700 by 420.
class PlotFixture {
  public:
    PlotFixture() : look_(Theme::light), plot_(std::make_unique<TimePlot>(look_, questions, nullptr)) {
        REQUIRE(use_language(Language::english));
        look_.apply();
        plot_->resize(700, 420);
        QObject::connect(plot_.get(), &TimePlot::momentWanted, plot_.get(),
                         [this](double at) { plot_->set_moment(at); });
        plot_->show_chart(ramp());
        plot_->show();
        plot_->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(plot_.get()));
        QTest::qWait(20);
    }
    [[nodiscard]] TimePlot& plot() { return *plot_; }
    [[nodiscard]] ChartView& view() { return plot_->view(); }
    [[nodiscard]] QCustomPlot& canvas() { return view().plot(); }
    [[nodiscard]] QPoint at(double x, double y) {
        return {int(canvas().xAxis->coordToPixel(x) + 0.5), int(canvas().yAxis->coordToPixel(y) + 0.5)};
    }
    void click(double x, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::mouseClick(&canvas(), Qt::LeftButton, modifiers, at(x, 50));
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas(), (from + to) / 2);
        QTest::mouseMove(&canvas(), to);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
        QTest::qWait(5);
    }
    void wheel(double x, int steps, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        const QPointF place = at(x, 50);
        QWheelEvent event(place, canvas().mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(&view(), key, modifiers);
    }
    [[nodiscard]] QString readout() { return plot_->findChild<QLabel*>("chart_readout")->text(); }
    /// By the menu of the button.
    void save(const char* kind, const QString& file) {
        questions.chosen = file;
        QTest::mouseClick(plot_->findChild<QPushButton*>("chart_save"), Qt::LeftButton);
        auto* action = plot_->findChild<QAction*>(QString("chart_save_") + kind);
        REQUIRE(action != nullptr);
        action->trigger();
        for (auto* menu : plot_->findChildren<QMenu*>()) menu->close();
    }
    [[nodiscard]] static QByteArray content(const QString& file) {
        QFile in(file);
        REQUIRE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    }

    PreparedQuestions questions;

  private:
    Look look_;
    std::unique_ptr<TimePlot> plot_;
};

}  // namespace

TEST_CASE("A click sets the cursor, with Shift the second one, and the difference is told", "[charts]") {
    PlotFixture fixture;
    CHECK(fixture.readout().isEmpty());
    fixture.click(3);
    REQUIRE(fixture.view().cursor());
    CHECK(*fixture.view().cursor() == Approx(3).margin(0.05));
    // The value in the digits that were sent.
    CHECK(fixture.readout().contains("kg"));
    fixture.view().set_cursor(3.2);
    CHECK(fixture.readout() == "3.200 s: 30.00 kg");
    fixture.click(7.5, Qt::ShiftModifier);
    REQUIRE(fixture.view().second());
    fixture.view().set_second(7.5);
    CHECK(fixture.readout() == QString("3.200 s: 30.00 kg · Δ 4.300 s, 40 kg"));
    fixture.key(Qt::Key_Delete);
    CHECK_FALSE(fixture.view().second());
    CHECK(fixture.readout() == "3.200 s: 30.00 kg");
    // Before the first point there is no value.
    fixture.view().set_cursor(-1.0);
    CHECK_FALSE(fixture.readout().contains("kg"));
}

TEST_CASE("Shift and click without a first cursor sets the first one", "[charts]") {
    PlotFixture fixture;
    fixture.click(4, Qt::ShiftModifier);
    CHECK(fixture.view().cursor());
    CHECK_FALSE(fixture.view().second());
}

TEST_CASE("A dragged rectangle is zoomed to, a double click and Home show all again", "[charts]") {
    PlotFixture fixture;
    fixture.drag(fixture.at(2, 80), fixture.at(6, 20));
    REQUIRE(fixture.view().window().x);
    REQUIRE(fixture.view().window().y);
    CHECK(fixture.view().window().x->from == Approx(2).margin(0.1));
    CHECK(fixture.view().window().x->to == Approx(6).margin(0.1));
    CHECK(fixture.view().window().y->from == Approx(20).margin(1));
    CHECK(fixture.view().window().y->to == Approx(80).margin(1));
    CHECK(fixture.canvas().xAxis->range().lower == Approx(2).margin(0.1));
    // A cursor was not set by it.
    CHECK_FALSE(fixture.view().cursor());
    auto* all = fixture.plot().findChild<QPushButton*>("chart_all");
    CHECK(all->isVisible());
    QTest::mouseDClick(&fixture.canvas(), Qt::LeftButton, {}, fixture.at(4, 50));
    CHECK_FALSE(fixture.view().zoomed());
    CHECK_FALSE(all->isVisible());
    // A flat one zooms along x alone.
    fixture.drag(fixture.at(1, 50), fixture.at(4, 50));
    CHECK(fixture.view().window().x);
    CHECK_FALSE(fixture.view().window().y);
    fixture.key(Qt::Key_Home);
    CHECK_FALSE(fixture.view().zoomed());
    fixture.drag(fixture.at(1, 50), fixture.at(4, 50));
    QTest::mouseClick(all, Qt::LeftButton);
    CHECK_FALSE(fixture.view().zoomed());
}

TEST_CASE("The wheel zooms around where it is turned, out to all there is and no further", "[charts]") {
    PlotFixture fixture;
    fixture.wheel(2, 3);
    REQUIRE(fixture.view().window().x);
    const auto seen = *fixture.view().window().x;
    CHECK(seen.to - seen.from == Approx(10 * 0.512).margin(0.05));
    CHECK((2 - seen.from) / (seen.to - seen.from) == Approx(0.2).margin(0.02));
    fixture.wheel(2, -9);
    CHECK_FALSE(fixture.view().zoomed());
    fixture.wheel(2, -3);
    CHECK_FALSE(fixture.view().zoomed());
    fixture.wheel(2, 2, Qt::ControlModifier);
    CHECK_FALSE(fixture.view().window().x);
    CHECK(fixture.view().window().y);
    // However often: a range that is wide enough to have digits.
    for (int i = 0; i < 300; ++i) fixture.wheel(2, 1);
    const auto deep = fixture.view().seen();
    CHECK(deep.to > deep.from);
}

TEST_CASE("Everything in a chart is done by keyboard, and letters of a scanner do nothing", "[charts]") {
    PlotFixture fixture;
    fixture.view().setFocus();
    fixture.key(Qt::Key_Right);
    CHECK(*fixture.view().cursor() == Approx(5));
    fixture.key(Qt::Key_Right);
    fixture.key(Qt::Key_Left);
    fixture.key(Qt::Key_Left);
    CHECK(*fixture.view().cursor() == Approx(4.9));
    fixture.key(Qt::Key_Right, Qt::ShiftModifier);
    CHECK(*fixture.view().second() == Approx(5.0));
    fixture.key(Qt::Key_PageUp);
    REQUIRE(fixture.view().window().x);
    const auto seen = fixture.view().seen();
    CHECK(seen.to - seen.from == Approx(5));
    fixture.key(Qt::Key_Right, Qt::ControlModifier);
    CHECK(fixture.view().seen().from == Approx(seen.from + 0.5));
    for (int i = 0; i < 20; ++i) fixture.key(Qt::Key_Right, Qt::ControlModifier);
    CHECK(fixture.view().seen().to == Approx(10));
    fixture.key(Qt::Key_PageDown);
    CHECK_FALSE(fixture.view().zoomed());
    const auto before = fixture.readout();
    QTest::keyClicks(&fixture.view(), "S-2025-0117+F");
    CHECK(fixture.readout() == before);
    CHECK_FALSE(fixture.view().zoomed());
}

TEST_CASE("Zoom and cursors stay while the same chart is shown again, and go with another one", "[charts]") {
    PlotFixture fixture;
    fixture.click(3);
    fixture.drag(fixture.at(1, 50), fixture.at(4, 50));
    auto marked = ramp();
    marked.markers.push_back({{2, 20}, reports::ChartRole::event, {"1", "1"}});
    fixture.plot().show_chart(marked);
    CHECK(fixture.view().zoomed());
    auto other = ramp();
    other.title = {"别的", "Other"};
    other.x.to = 20;
    fixture.plot().show_chart(other);
    CHECK_FALSE(fixture.view().zoomed());
    fixture.plot().show_chart({});
    CHECK(fixture.readout().isEmpty());
    CHECK_FALSE(fixture.plot().findChild<QPushButton*>("chart_save")->isEnabled());
}

TEST_CASE("What is seen is saved as picture, drawing and values", "[charts]") {
    PlotFixture fixture;
    QTemporaryDir folder;
    fixture.plot().bar().set_record([] { return QString("S-1 · SPECIMEN"); });
    fixture.drag(fixture.at(1.5, 50), fixture.at(4.5, 50));
    fixture.save("csv", folder.filePath("c.csv"));
    CHECK(fixture.content(folder.filePath("c.csv")) ==
          "record,series,Time / s,Mass / kg\r\n"
          "S-1 · SPECIMEN,Mass,2,20.00\r\nS-1 · SPECIMEN,Mass,3,30.00\r\nS-1 · SPECIMEN,Mass,4,40.00\r\n");
    CHECK(fixture.readout() == "Saved: c.csv");
    // An ending that was left out is added.
    fixture.save("png", folder.filePath("p"));
    const QImage picture(folder.filePath("p.png"));
    REQUIRE_FALSE(picture.isNull());
    CHECK(picture.width() >= 1280);
    std::set<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y) colours.insert(picture.pixel(picture.width() / 2, y));
    CHECK(colours.size() > 3);
    fixture.save("svg", folder.filePath("d.svg"));
    QSvgRenderer drawing(folder.filePath("d.svg"));
    CHECK(drawing.isValid());
    const auto text = fixture.content(folder.filePath("d.svg"));
    CHECK(text.contains("SPECIMEN"));
    // Lines, no picture of lines.
    CHECK_FALSE(text.contains("<image"));
    CHECK(fixture.questions.told.isEmpty());
    // Nothing is left beside them.
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 3);
    // Who may not take records out is offered what can be seen, and no values.
    const auto offered = [&](const char* kind) {
        return fixture.plot().findChild<QAction*>(QString("chart_save_") + kind)->isVisible();
    };
    CHECK(offered("csv"));
    fixture.plot().bar().set_may_save_values(false);
    CHECK_FALSE(offered("csv"));
    CHECK(offered("png"));
    CHECK(offered("svg"));
    fixture.plot().bar().set_may_save_values(true);
    CHECK(offered("csv"));
}

TEST_CASE("A chart that cannot be written is told, and what was there stays", "[charts]") {
    PlotFixture fixture;
    QTemporaryDir folder;
    const QString file = folder.filePath("c.csv");
    fixture.save("csv", file);
    const auto before = fixture.content(file);
    SECTION("a folder that is not there") {
        fixture.save("csv", folder.filePath("gone/c.csv"));
        CHECK(fixture.questions.told.size() == 1);
    }
    SECTION("a folder in the place of the file") {
        REQUIRE(QDir(folder.path()).mkdir("d.csv"));
        fixture.save("csv", folder.filePath("d.csv"));
        CHECK(fixture.questions.told.size() == 1);
    }
    SECTION("no room on the disk") {
        rlimit old{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &old) == 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = old;
        tight.rlim_cur = 16;
        REQUIRE(setrlimit(RLIMIT_FSIZE, &tight) == 0);
        fixture.save("csv", file);
        REQUIRE(setrlimit(RLIMIT_FSIZE, &old) == 0);
        std::signal(SIGXFSZ, handler);
        CHECK(fixture.questions.told.size() == 1);
    }
    SECTION("whoever thinks better of it") {
        fixture.questions.chosen = std::nullopt;
        fixture.plot().findChild<QAction*>("chart_save_csv")->trigger();
        CHECK(fixture.questions.told.isEmpty());
    }
    CHECK(fixture.content(file) == before);
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 1);
}

TEST_CASE("A frozen plot says so and stays as it is while the measurement goes on", "[charts]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    fixture.start();
    auto* plot = fixture.window().findChild<LivePlot*>();
    REQUIRE(plot != nullptr);
    auto* notice = fixture.find<QLabel>("plot_frozen");
    // Nothing to freeze yet.
    fixture.key(Qt::Key_F9);
    CHECK_FALSE(plot->frozen());
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    fixture.wait_for(Task::Kind::void_or_keep);
    fixture.wait_for([&] { return plot->can_freeze(); });
    fixture.key(Qt::Key_F9);
    REQUIRE(plot->frozen());
    CHECK(notice->isVisible());
    CHECK(notice->text().contains("Frozen"));
    // Where the axis has it, not where the counter has it.
    const double end = plot->view().chart().series.back().points.back().x;
    REQUIRE(end < reports::x_range(plot->view().chart()).to);
    INFO(notice->text().toStdString());
    CHECK(notice->text().contains("Frozen at " + QString::number(end, 'f', 2) + " m"));
    const auto held = plot->view().chart().series;
    const auto attempts = fixture.run().run().step_runs.size();
    fixture.go_on([&] { return fixture.run().run().step_runs.size() >= attempts + 2; });
    CHECK(fixture.run().run().step_runs.size() >= attempts + 2);
    if (plot->frozen()) {
        REQUIRE(plot->view().chart().series.size() == held.size());
        CHECK(plot->view().chart().series.back().points == held.back().points);
        QTest::mouseClick(fixture.find<QPushButton>("bench_freeze"), Qt::LeftButton);
    }
    CHECK_FALSE(plot->frozen());
    CHECK_FALSE(notice->isVisible());
}

TEST_CASE("The list of commands names what a chart can do with its key, and does it", "[charts]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    auto* list = fixture.find<QListView>("commands");
    auto* filter = fixture.find<QLineEdit>("command_filter");
    const auto open = [&] {
        fixture.find<QAction>("command_list")->trigger();
        REQUIRE(QTest::qWaitForWindowActive(filter->window()));
    };
    // The offscreen platform has nobody who gives the window back its focus when a dialog goes.
    const auto come_back = [&] {
        fixture.window().activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&fixture.window()));
    };
    const auto offered = [&] {
        open();
        QStringList out;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (const auto words = list->model()->index(row, 0).data().toString(); words.startsWith("Chart: "))
                out << words;
        QTest::keyClick(filter, Qt::Key_Escape);
        come_back();
        return out;
    };
    const auto choose = [&](const QString& words) {
        INFO(words.toStdString());
        open();
        QTest::keyClicks(filter, words);
        REQUIRE(list->model()->rowCount() == 1);
        QTest::keyClick(filter, Qt::Key_Return);
        QApplication::processEvents();
        come_back();
    };
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    fixture.wait_for(Task::Kind::void_or_keep);
    auto* plot = fixture.window().findChild<LivePlot*>();
    REQUIRE(plot != nullptr);
    fixture.wait_for([&] { return plot->can_freeze(); });
    auto& view = plot->view();
    CHECK(offered() == QStringList{"Chart: zoom in   PgUp", "Chart: second cursor, for differences   Shift+Right",
                                   "Chart: save what is seen …   Ctrl+S", "Chart: save what is seen as a picture (PNG)",
                                   "Chart: save what is seen as a drawing (SVG)",
                                   "Chart: save the values of what is seen (CSV)"});
    choose("Chart: zoom in");
    CHECK(view.zoomed());
    CHECK(offered().contains("Chart: zoom out   PgDown"));
    choose("Chart: second cursor");
    CHECK(view.cursor());
    choose("Chart: second cursor");
    CHECK(view.second());
    choose("Chart: without the second cursor");
    CHECK_FALSE(view.second());
    choose("Chart: show all of it");
    CHECK_FALSE(view.zoomed());
    choose("Freeze");
    CHECK(plot->frozen());
    const QTemporaryDir folder;
    for (const char* ending : {"png", "svg", "csv"}) {
        fixture.questions.chosen = folder.filePath(QString("chart.") + ending);
        choose(QString("(%1)").arg(QString(ending).toUpper()));
        CHECK(QFileInfo(*fixture.questions.chosen).size() > 100);
    }
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("On the braking prompt the plot has room for what it shows", "[charts]") {
    for (const auto language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"braking"});
        fixture.start();
        fixture.wait_for(Task::Kind::confirm);
        QTest::qWait(50);
        auto* plot = fixture.window().findChild<LivePlot*>();
        CHECK(plot->view().height() >= 60);
        // Whatever labels there are, none covers another.
        auto& canvas = plot->view().plot();
        std::vector<QRectF> places;
        for (int i = 0; i < canvas.itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(canvas.item(i)))
                places.emplace_back(text->topLeft->pixelPosition(), text->bottomRight->pixelPosition());
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = i + 1; j < places.size(); ++j)
                CHECK_FALSE(places[i].adjusted(1, 1, -1, -1).intersects(places[j]));
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("In the Archive a ride opens on its speed over time and shows its limit over the distance",
          "[charts][pictured]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
    fixture.start();
    fixture.go_on([&] { return fixture.run().run().step_runs.size() >= 2; });
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    fixture.window().go_to("archive");
    QApplication::processEvents();
    fixture.find<QLineEdit>("archive_search")->setFocus();
    fixture.key(Qt::Key_Return);
    auto& past = fixture.window().page<ArchivePage>()->past_run();
    REQUIRE(QTest::qWaitFor([&] { return past.timeline().has_value(); }, 20'000));
    const auto has_line = [](const reports::Chart& chart, reports::ChartRole role) {
        return std::ranges::any_of(chart.lines, [&](const auto& one) { return one.role == role; });
    };
    // The weighing: in steps, in the balance's digits, with limit and guard band.
    auto chart = past.chart();
    CHECK(chart.y.quantity.en == "Mass");
    REQUIRE(chart.series.size() == 1);
    CHECK(chart.series[0].stepped);
    CHECK(chart.series[0].digits.size() == chart.series[0].points.size());
    CHECK(has_line(chart, reports::ChartRole::limit));
    CHECK_FALSE(past.has_distance());
    auto* attempts = fixture.find<QListWidget>("run_attempts");
    attempts->setCurrentRow(1);
    REQUIRE(QTest::qWaitFor([&] { return past.timeline().has_value() && past.attempt() == 1 && past.has_distance(); },
                            20'000));
    chart = past.chart();
    CHECK(chart.y.quantity.en == "Speed");
    CHECK(chart.x.unit == "s");
    CHECK(has_line(chart, reports::ChartRole::event));
    auto* list = fixture.find<QComboBox>("run_measurand");
    REQUIRE(list->count() > 1);
    const double moment = past.timeline()->length_s * 0.9;
    past.move_to(moment);
    list->setCurrentIndex(list->count() - 1);
    emit list->activated(list->count() - 1);
    CHECK(past.over_distance());
    chart = past.chart();
    CHECK(chart.x.unit == "m");
    CHECK(has_line(chart, reports::ChartRole::limit));
    // The moment is the same in both.
    CHECK(past.moment() == Approx(moment));
    const double place = past.place_of(past.moment());
    CHECK(past.place_of(past.moment_at(place)) == Approx(place).margin(0.2));
    // What the counter shows is another figure than the distance from the trigger, and says so.
    static const QRegularExpression counted("Distance [0-9.]+ m by the instrument's counter");
    INFO(fixture.label("run_values").toStdString());
    CHECK(counted.match(fixture.label("run_values")).hasMatch());
    take_picture(fixture, "charts-archive-distance-en-light-x" + QString::number(fixture.window().devicePixelRatioF()));
}
