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
