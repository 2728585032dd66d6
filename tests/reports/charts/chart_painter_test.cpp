// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_painter.h"

#include <qcustomplot.h>

#include <catch2/catch.hpp>

#include "reports/render/gui_environment.h"

using namespace velocert::reports;

namespace {

Chart example() {
    Chart chart;
    chart.title = {"制动", "Braking"};
    chart.x = {{"距离", "Distance"}, "m", -5, 10};
    chart.y = {{"速度", "Speed"}, "km/h", 0, 30};
    chart.series.push_back({{"速度", "Speed"}, ChartRole::measured, {{-5, 25}, {0, 25}, {6.5, 0}}});
    chart.lines.push_back({Direction::vertical, 7, ChartRole::limit, {"限值 7 m", "Limit 7 m"}});
    chart.bands.push_back({Direction::horizontal, 23.5, 26.5, ChartRole::gate, {"25 ± 1.5", ""}});
    return chart;
}

template <typename T>
std::vector<T*> items(const QCustomPlot& plot) {
    std::vector<T*> result;
    for (int i = 0; i < plot.itemCount(); ++i) {
        if (auto* item = qobject_cast<T*>(plot.item(i))) result.push_back(item);
    }
    return result;
}

QStringList texts(const QCustomPlot& plot) {
    QStringList result;
    for (const QCPItemText* text : items<QCPItemText>(plot)) result.append(text->text());
    return result;
}

}  // namespace

TEST_CASE("the limit line stands where the limit is, over the whole height", "[charts]") {
    REQUIRE(ensure_gui_environment());
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, example(), light_palette());
    plot.replot();
    const auto lines = items<QCPItemLine>(plot);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]->start->key() == Approx(7));
    CHECK(lines[0]->end->key() == Approx(7));
    CHECK(lines[0]->start->pixelPosition().y() == Approx(plot.axisRect()->top()));
    CHECK(lines[0]->end->pixelPosition().y() == Approx(plot.axisRect()->top() + plot.axisRect()->height()));
    CHECK(lines[0]->pen().color() == light_palette().fail);
    CHECK(texts(plot).contains("限值 7 m Limit 7 m"));
}

TEST_CASE("a band lies between its values in the units of the axis", "[charts]") {
    REQUIRE(ensure_gui_environment());
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, example(), light_palette());
    plot.replot();
    const auto bands = items<QCPItemRect>(plot);
    REQUIRE(bands.size() == 1);
    CHECK(bands[0]->topLeft->value() == Approx(23.5));
    CHECK(bands[0]->bottomRight->value() == Approx(26.5));
}

TEST_CASE("a chart applied again replaces what was shown and adds nothing", "[charts]") {
    REQUIRE(ensure_gui_environment());
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, example(), light_palette());
    const int itemsBefore = plot.itemCount();
    const int plottables = plot.plottableCount();
    const int rows = plot.plotLayout()->rowCount();
    for (int i = 0; i < 3; ++i) apply_chart(plot, example(), dark_palette());
    CHECK(plot.itemCount() == itemsBefore);
    CHECK(plot.plottableCount() == plottables);
    CHECK(plot.plotLayout()->rowCount() == rows);
}

TEST_CASE("an empty chart says why it is empty", "[charts]") {
    REQUIRE(ensure_gui_environment());
    Chart chart = example();
    chart.series.clear();
    chart.empty_reason = {"没有数据", "No data"};
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, chart, light_palette());
    CHECK(texts(plot).contains("没有数据 No data"));
    CHECK(plot.xAxis->range().size() > 0);
}

TEST_CASE("a long series is drawn by its extremes", "[charts]") {
    REQUIRE(ensure_gui_environment());
    Chart chart = example();
    chart.x.from = chart.x.to = 0;
    auto& points = chart.series[0].points;
    points.clear();
    for (int i = 0; i < 100'000; ++i) points.push_back({i * 1e-3, 10});
    points[54'321].y = 29;
    ChartStyle style;
    style.columns = 400;
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, chart, style);
    const auto data = plot.graph(0)->data();
    CHECK(data->size() <= 400 * 4 + 2);
    bool found = false;
    for (const QCPGraphData& point : *data) found = found || point.value == 29;
    CHECK(found);
}

TEST_CASE("the chart is labelled in the language asked for", "[charts]") {
    REQUIRE(ensure_gui_environment());
    struct Case {
        Language language;
        QString label;
    };
    for (const auto& [language, label] : {Case{Language::zh, "距离 / m"}, Case{Language::en, "Distance / m"},
                                          Case{Language::both, "距离 Distance / m"}}) {
        ChartStyle style;
        style.language = language;
        QCustomPlot plot;
        apply_chart(plot, example(), style);
        CHECK(plot.xAxis->label() == label);
    }
}

namespace {

QRectF place_of(const QCPItemText& text) { return {text.topLeft->pixelPosition(), text.bottomRight->pixelPosition()}; }

}  // namespace

TEST_CASE("no label covers another, wherever limit, band and marker meet", "[charts]") {
    REQUIRE(ensure_gui_environment());
    for (const double at : {0.5, 5.0, 9.5}) {
        Chart chart = example();
        chart.x = {{"距离", "Distance"}, "m", 0, 10};
        chart.lines.clear();
        chart.bands.clear();
        chart.lines.push_back({Direction::horizontal, 20, ChartRole::limit, {"限值", "limit"}, "20 km/h"});
        chart.lines.push_back({Direction::vertical, at, ChartRole::limit, {"限值", "limit"}, "7 m"});
        chart.bands.push_back({Direction::horizontal, 19, 20, ChartRole::guard, {"保护带", "guard band"}});
        chart.markers.push_back({{at, 20}, ChartRole::event, {"注 1", "note 1"}});
        QCustomPlot plot;
        plot.resize(800, 400);
        ChartStyle style;
        style.language = Language::en;
        style.show_title = false;
        // As on the screen: the layout is known from the picture before.
        apply_chart(plot, chart, style);
        plot.replot();
        const auto labels = items<QCPItemText>(plot);
        REQUIRE(labels.size() == 4);
        for (std::size_t i = 0; i < labels.size(); ++i)
            for (std::size_t j = i + 1; j < labels.size(); ++j) {
                INFO(at << ": " << labels[i]->text().toStdString() << " | " << labels[j]->text().toStdString());
                CHECK_FALSE(place_of(*labels[i]).adjusted(1, 1, -1, -1).intersects(place_of(*labels[j])));
            }
    }
}

TEST_CASE("a plot that is too low shows what fits, and an empty one its sentence alone", "[charts]") {
    REQUIRE(ensure_gui_environment());
    Chart empty = example();
    empty.series.clear();
    empty.empty_reason = {"没有数据", "No data"};
    ChartStyle style;
    style.language = Language::en;
    for (const int height : {30, 70, 96, 120}) {
        QCustomPlot plot;
        plot.resize(560, height);
        apply_chart(plot, empty, style);
        INFO(height);
        CHECK(texts(plot) == QStringList{"No data"});
        CHECK_FALSE(plot.xAxis->tickLabels());
        CHECK(plot.xAxis->label().isEmpty());
        // The limit keeps its line.
        CHECK(items<QCPItemLine>(plot).size() == 1);
        Chart full = example();
        apply_chart(plot, full, style);
        CHECK(plot.graphCount() == 1);
        CHECK(plot.xAxis->label().isEmpty());
    }
    QCustomPlot plot;
    plot.resize(560, 300);
    apply_chart(plot, empty, style);
    CHECK(texts(plot).size() == 3);
    CHECK(plot.xAxis->label() == "Distance / m");
}

TEST_CASE("what holds until the next value is drawn in steps with a dot at each", "[charts]") {
    REQUIRE(ensure_gui_environment());
    Chart chart = example();
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, chart, light_palette());
    CHECK(plot.graph(0)->lineStyle() == QCPGraph::lsLine);
    chart.series[0].stepped = true;
    apply_chart(plot, chart, light_palette());
    CHECK(plot.graph(0)->lineStyle() == QCPGraph::lsStepLeft);
    CHECK(plot.graph(0)->scatterStyle().shape() == QCPScatterStyle::ssDisc);
}

TEST_CASE("of a chart the part is drawn that is looked at", "[charts]") {
    REQUIRE(ensure_gui_environment());
    ChartStyle style;
    style.x_window = ChartRange{0, 2};
    style.y_window = ChartRange{10, 26};
    QCustomPlot plot;
    plot.resize(800, 500);
    apply_chart(plot, example(), style);
    CHECK(plot.xAxis->range().lower == 0);
    CHECK(plot.xAxis->range().upper == 2);
    CHECK(plot.yAxis->range().upper == 26);
    // The limit at 7 m is not in it, and nor is its label.
    CHECK_FALSE(texts(plot).join(' ').contains("Limit"));
}
