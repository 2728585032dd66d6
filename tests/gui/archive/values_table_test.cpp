// SPDX-License-Identifier: GPL-3.0-or-later
// The values behind a chart as a table: read, walked and copied by keyboard, in step with the picture.
#include <QClipboard>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>

#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/parts/time_plot.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

reports::Chart weighed(int values) {
    reports::Chart chart;
    chart.title = {"称量", "Weighing"};
    chart.summary = {"称量曲线。", "Mass over time."};
    chart.x = {{"时间", "Time"}, "s", 0, double(values - 1)};
    chart.y = {{"质量", "Mass"}, "kg"};
    chart.lines.push_back(
        {reports::Direction::horizontal, 55, reports::ChartRole::limit, {"限值", "limit"}, "≤ 55 kg"});
    reports::ChartSeries series;
    series.name = {"质量", "Mass"};
    for (int i = 0; i < values; ++i) {
        series.points.push_back({double(i), (i % 1000) * 0.1});
        series.digits.push_back(QString::number((i % 1000) * 0.1, 'f', 2).toStdString());
    }
    chart.series.push_back(std::move(series));
    return chart;
}

/// Counts how often the size of a cell is asked for: that is what a row costs that is measured.
class CountingDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        ++asked;
        return QStyledItemDelegate::sizeHint(option, index);
    }
    mutable int asked = 0;
};

/// A chart with its table, alone.
class TableFixture {
  public:
    explicit TableFixture(int values = 6)
        : look_(Theme::light), plot_(std::make_unique<TimePlot>(look_, asked_, nullptr)) {
        REQUIRE(use_language(Language::english));
        look_.apply();
        plot_->resize(700, 320);
        QObject::connect(plot_.get(), &TimePlot::momentWanted, plot_.get(), [this](double at) {
            wanted.push_back(at);
            plot_->set_moment(at);
        });
        plot_->show_chart(weighed(values));
        plot_->show();
        plot_->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(plot_.get()));
        plot_->view().setFocus();
        QApplication::clipboard()->setText("before");
    }
    [[nodiscard]] TimePlot& plot() { return *plot_; }
    [[nodiscard]] QTableView& rows() { return plot_->table().rows(); }
    void open() {
        QTest::keyClick(&plot_->view(), Qt::Key_G, Qt::ControlModifier);
        REQUIRE(rows().isVisible());
    }
    [[nodiscard]] QString cell(int row, int column) { return rows().model()->index(row, column).data().toString(); }
    [[nodiscard]] QPushButton& button(const char* name) { return *plot_->findChild<QPushButton*>(name); }
    [[nodiscard]] QString said() { return plot_->findChild<QLabel*>("chart_readout")->text(); }
    [[nodiscard]] static QString copied() { return QApplication::clipboard()->text(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(&rows(), key, modifiers);
    }

    std::vector<double> wanted;

  private:
    Look look_;
    PreparedQuestions asked_;
    std::unique_ptr<TimePlot> plot_;
};

}  // namespace

TEST_CASE("The values of a chart stand in a table with units in its header and a sentence above", "[charts][table]") {
    TableFixture fixture;
    CHECK_FALSE(fixture.rows().isVisible());
    CHECK_FALSE(fixture.button("chart_next").isVisible());
    fixture.open();
    CHECK(fixture.rows().hasFocus());
    CHECK_FALSE(fixture.plot().view().isVisible());
    auto& model = *fixture.rows().model();
    CHECK(model.rowCount() == 1 + 6);
    CHECK(model.columnCount() == 3);
    CHECK(model.headerData(0, Qt::Horizontal).toString() == "Time / s");
    CHECK(model.headerData(1, Qt::Horizontal).toString() == "Mass / kg");
    CHECK(fixture.cell(0, 1) == "55");
    CHECK(fixture.cell(0, 2) == QString::fromUtf8("limit ≤ 55 kg"));
    CHECK(fixture.cell(1, 2) == "lowest value");
    CHECK(fixture.cell(6, 1) == "0.50");
    CHECK(fixture.cell(6, 2) == "highest value");
    CHECK(model.index(6, 1).data(Qt::AccessibleTextRole).toString() == "0.50 kg");
    CHECK(fixture.plot().findChild<QLabel*>("chart_summary")->text() == "Mass over time.");
    CHECK_FALSE(fixture.rows().accessibleName().isEmpty());
    CHECK(fixture.rows().accessibleDescription().contains("Mass over time."));
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    CHECK(model.headerData(1, Qt::Horizontal).toString() == QString::fromUtf8("质量 / kg"));
    CHECK(fixture.cell(1, 2) == QString::fromUtf8("最低值"));
    REQUIRE(use_language(Language::english));
    // And back to the picture.
    fixture.key(Qt::Key_G, Qt::ControlModifier);
    CHECK(fixture.plot().view().isVisible());
    CHECK(fixture.plot().view().hasFocus());
}

TEST_CASE("The row and the cursor of the chart are at the same place, whichever moves", "[charts][table]") {
    TableFixture fixture;
    fixture.plot().set_moment(3.4);
    fixture.open();
    CHECK(fixture.rows().currentIndex().row() == 1 + 3);
    fixture.key(Qt::Key_Down);
    CHECK(fixture.rows().currentIndex().row() == 1 + 4);
    REQUIRE_FALSE(fixture.wanted.empty());
    CHECK(fixture.wanted.back() == 4.0);
    CHECK(fixture.plot().view().cursor() == 4.0);
    const auto asked = fixture.wanted.size();
    fixture.plot().set_moment(1);
    CHECK(fixture.rows().currentIndex().row() == 1 + 1);
    // A row that was chosen by the moment asks for no other moment.
    CHECK(fixture.wanted.size() == asked);
    // A line across the whole chart is nowhere.
    fixture.key(Qt::Key_Up);
    fixture.key(Qt::Key_Up);
    CHECK(fixture.rows().currentIndex().row() == 0);
    CHECK(fixture.plot().view().cursor() == 0.0);
}

TEST_CASE("A moment that comes back a digit off leaves the chosen row alone", "[charts][table]") {
    TableFixture fixture;
    // As a moment does that is kept in seconds and shown in metres.
    QObject::connect(&fixture.plot(), &TimePlot::momentWanted, &fixture.plot(), [&](double at) {
        QTimer::singleShot(0, [&fixture, at] { fixture.plot().set_moment(at - 1e-12); });
    });
    fixture.open();
    fixture.plot().set_moment(2);
    for (int row = 3; row < 6; ++row) {
        fixture.key(Qt::Key_Down);
        QTest::qWait(5);
        CHECK(fixture.rows().currentIndex().row() == 1 + row);
    }
}

TEST_CASE("The table shows the part of the chart that is looked at and all of it again", "[charts][table]") {
    TableFixture fixture;
    fixture.plot().set_moment(3);
    QTest::keyClick(&fixture.plot().view(), Qt::Key_PageUp);
    const auto seen = fixture.plot().view().seen();
    REQUIRE(seen.from > 0);
    fixture.open();
    CHECK(fixture.rows().model()->rowCount() < 1 + 6);
    CHECK(fixture.plot().findChild<QLabel*>("chart_summary")->text().contains("Of the part that is looked at: "));
    fixture.button("chart_all").click();
    CHECK(fixture.rows().model()->rowCount() == 1 + 6);
    // Another chart comes: its values, and never those of the one before.
    fixture.plot().show_chart(weighed(3));
    CHECK(fixture.rows().model()->rowCount() == 1 + 3);
    auto nothing = reports::Chart();
    nothing.empty_reason = {"没有数值", "no value came"};
    fixture.plot().show_chart(nothing);
    CHECK(fixture.rows().model()->rowCount() == 0);
    CHECK(fixture.plot().findChild<QLabel*>("chart_summary")->text() == "no value came");
    fixture.key(Qt::Key_Down);
    fixture.button("chart_next").click();
}

TEST_CASE("Chosen rows are copied with header and units where the values may be taken out", "[charts][table]") {
    TableFixture fixture;
    fixture.open();
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(fixture.copied() == "before");
    CHECK(fixture.said().contains("Nothing was copied"));
    fixture.plot().set_moment(1);
    fixture.key(Qt::Key_Down, Qt::ShiftModifier);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(fixture.copied() == "Time / s\tMass / kg\tWhat stands out\n1\t0.10\t\n2\t0.20\t\n");
    CHECK(fixture.said() == "Copied.");
    fixture.key(Qt::Key_A, Qt::ControlModifier);
    fixture.button("chart_copy").click();
    CHECK(fixture.copied().count('\n') == 1 + 1 + 6);
    QApplication::clipboard()->setText("before");
    fixture.plot().bar().set_may_save_values(false);
    CHECK_FALSE(fixture.button("chart_copy").isVisible());
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(fixture.copied() == "before");
    // Letters that a scanner types look for nothing.
    const int row = fixture.rows().currentIndex().row();
    QTest::keyClicks(&fixture.rows(), "5S-2025-0117");
    CHECK(fixture.rows().currentIndex().row() == row);
}

TEST_CASE("What a spreadsheet would run goes out as text", "[charts][table]") {
    auto chart = weighed(2);
    chart.lines[0].label = {"=1+1", "=1+1"};
    chart.lines[0].value.clear();
    ChartValues values;
    values.show(&chart, {0, 1});
    CHECK(values.copied({values.index(0, 0)}).endsWith("\t55\t'=1+1\n"));
    chart.lines[0].label = {"a\tb\nc", "a\tb\nc"};
    values.show(&chart, {0, 1});
    CHECK(values.copied({values.index(0, 0)}).endsWith("\t55\ta b c\n"));
    CHECK(values.copied({}) == "Time / s\tMass / kg\tWhat stands out\n");
    values.show(nullptr, {});
    CHECK(values.rowCount() == 0);
    CHECK(values.columnCount() == 0);
    CHECK_FALSE(values.index(0, 0).data().isValid());
}

TEST_CASE("A million values open as a table at once and are walked from mark to mark", "[charts][table]") {
    TableFixture fixture(1'000'000);
    fixture.open();
    QApplication::processEvents();
    CHECK(fixture.rows().model()->rowCount() == 1'000'001);
    // The keyboard is on the first row: the limit.
    CHECK(fixture.rows().currentIndex().row() == 0);
    fixture.button("chart_next").click();
    CHECK(fixture.rows().currentIndex().row() == 1);
    fixture.button("chart_next").click();
    CHECK(fixture.rows().currentIndex().row() == 1 + 999);
    CHECK(fixture.cell(1 + 999, 2) == "highest value");
    fixture.key(Qt::Key_End, Qt::ControlModifier);
    CHECK(fixture.rows().currentIndex().row() == 1'000'000);
    CHECK(fixture.plot().view().cursor() == 999'999.0);
    // So many go out as a file.
    fixture.key(Qt::Key_A, Qt::ControlModifier);
    fixture.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(fixture.copied() == "before");
    CHECK(fixture.said().contains(QLocale().toString(ValuesTable::most_copied)));
}

TEST_CASE("Opening a table measures the rows in sight and no others however many there are", "[charts][table]") {
    TableFixture fixture(100'000);
    CountingDelegate counting;
    auto* before = fixture.rows().itemDelegate();
    fixture.rows().setItemDelegate(&counting);
    fixture.open();
    QApplication::processEvents();
    CHECK(counting.asked > 0);
    CHECK(counting.asked < 1000);
    // Nor where another chart comes while the table stands behind something else.
    fixture.plot().hide();
    counting.asked = 0;
    fixture.plot().show_chart(weighed(100'000));
    CHECK(counting.asked < 1000);
    fixture.plot().show();
    QApplication::processEvents();
    CHECK(counting.asked < 1000);
    CHECK(fixture.rows().model()->rowCount() == 100'001);
    fixture.rows().setItemDelegate(before);
}

TEST_CASE("Pictures of the table of values in Review and Archive hold all their text", "[pictures][charts][table]") {
    const qreal scale = qApp->devicePixelRatio();
    std::vector<QSize> sizes{{1280, 720}};
    if (scale <= 1) sizes.emplace_back(1920, 1080);
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            ReviewFixture fixture(language, theme, 0, {1280, 720}, {"vehicle-mass", "braking"});
            StationEntry station = fixture.prepare().station();
            station.procedures = {"braking"};
            fixture.prepare().set_station(station);
            fixture.start();
            fixture.go_on([&] { return fixture.run().run().step_runs.size() >= 2; });
            fixture.key(Qt::Key_F7);
            fixture.wait_for(Task::Kind::ended);
            fixture.key(Qt::Key_N, Qt::ControlModifier);
            fixture.open(0);
            auto* review = fixture.page().findChild<TimePlot*>();
            REQUIRE(review != nullptr);
            auto* tabs = fixture.find<QTabWidget>("details");
            tabs->setCurrentIndex(1);
            REQUIRE_FALSE(review->view().chart().empty());
            review->bar().want_table(true);
            // The row at the cursor, and the brake trigger in its words.
            review->table().go_to_next();
            const auto look_at = [&](const char* room, TimePlot& plot) {
                for (const auto size : sizes) {
                    fixture.window().resize(size);
                    QTest::qWait(60);
                    const auto name =
                        QString("%1-%2-%3").arg(room).arg(size.width()).arg(picture_name(language, theme, scale));
                    INFO(name.toStdString());
                    CHECK(plot.table().isVisible());
                    take_picture(fixture, name);
                    check_nothing_cut(fixture.window());
                    check_named(fixture.window());
                }
                fixture.window().resize(1280, 720);
                QApplication::processEvents();
            };
            look_at("values-review", *review);
            fixture.window().go_to("archive");
            QApplication::processEvents();
            fixture.find<QLineEdit>("archive_search")->setFocus();
            fixture.key(Qt::Key_Return);
            auto& past = fixture.window().page<ArchivePage>()->past_run();
            REQUIRE(QTest::qWaitFor([&] { return past.timeline().has_value(); }, 20'000));
            QApplication::processEvents();
            auto* archive = fixture.window().page<ArchivePage>()->findChild<TimePlot*>("time_plot");
            REQUIRE(archive != nullptr);
            archive->bar().want_table(true);
            past.move_to(past.timeline()->length_s * 0.6);
            look_at("values-archive", *archive);
        }
    REQUIRE(use_language(Language::english));
}
