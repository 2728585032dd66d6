// SPDX-License-Identifier: GPL-3.0-or-later
// Words in a chart hide neither each other nor the part of a curve that decides, at the sizes that screens give it.
#include "reports/charts/chart_labels.h"

#include <qcustomplot.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "reports/charts/chart_painter.h"
#include "reports/render/gui_environment.h"

using namespace velocert::reports;

namespace {

/// A stop from 25 km/h within `stop_m` of the trigger, as the live plot and the review show it.
Chart stop_of(double stop_m, double limit_m, double half_m, bool judged) {
    Chart chart;
    chart.x = {{"距制动触发点的距离", "Distance from brake trigger"}, "m", -0.6 * limit_m, 1.19 * limit_m};
    chart.y = {{"速度", "Speed"}, "km/h", 0, 29.6};
    ChartSeries speed{{"速度", "Speed"}, ChartRole::measured, {}};
    constexpr int points = 1500;
    for (int i = 0; i <= points; ++i) {
        const double x = -0.6 * limit_m + (stop_m + 0.6 * limit_m) * i / points;
        speed.points.push_back({x, x < 0 ? 25 : 25 * std::sqrt(std::max(0.0, 1 - x / stop_m))});
    }
    chart.series.push_back(std::move(speed));
    chart.bands.push_back(
        {Direction::horizontal, 23.5, 26.5, ChartRole::gate, {"制动初速度", "Speed at onset"}, "25 km/h ± 1.5 km/h"});
    chart.lines.push_back({Direction::vertical, 0, ChartRole::event, {"制动触发", "Brake trigger"}, {}});
    if (judged)
        chart.lines.push_back(
            {Direction::vertical, stop_m * 1.02, ChartRole::result, {"校正制动距离", "Corrected distance"}, "5.908 m"});
    chart.lines.push_back({Direction::vertical,
                           limit_m,
                           ChartRole::limit,
                           {"演示实验室假定限值", "Limit assumed by demonstration laboratory"},
                           "7 m"});
    chart.bands.push_back({Direction::vertical,
                           limit_m - half_m,
                           limit_m + half_m,
                           ChartRole::guard,
                           {"限值 ± U", "limit ± U"},
                           "(U = 0.41 m)"});
    return chart;
}

/// A platform that is loaded, unloaded and loaded again; the last weighing stands at the right border.
Chart two_weighings() {
    Chart chart;
    chart.x = {{"时间", "Time"}, "s", 0, 0.21};
    chart.y = {{"质量", "Mass"}, "kg", 0, 70};
    chart.series.push_back({{"质量", "Mass"},
                            ChartRole::measured,
                            {{0, 0}, {0.104, 62.95}, {0.115, 62.95}, {0.116, 0}, {0.2, 62.95}, {0.2001, 0}},
                            true});
    chart.lines.push_back({Direction::horizontal, 63, ChartRole::limit, {"限值", "limit"}, "63 kg"});
    chart.bands.push_back(
        {Direction::horizontal, 62.9, 63.1, ChartRole::guard, {"限值 ± U", "limit ± U"}, "(U = 0.098 kg)"});
    return chart;
}

std::vector<const QCPItemText*> labels_of(const QCustomPlot& plot) {
    std::vector<const QCPItemText*> out;
    for (int i = 0; i < plot.itemCount(); ++i)
        if (const auto* text = qobject_cast<const QCPItemText*>(plot.item(i))) out.push_back(text);
    return out;
}

QRectF seat_of(const QCPItemText& text) { return {text.topLeft->pixelPosition(), text.bottomRight->pixelPosition()}; }

void draw(QCustomPlot& plot, const Chart& chart, QSize size, Language language, bool quick,
          std::optional<ChartRange> y_window = std::nullopt) {
    plot.resize(size);
    plot.setViewport(QRect(QPoint(), size));
    ChartStyle style;
    style.language = language;
    style.font_pixels = 13;
    style.show_title = false;
    style.quick = quick;
    style.y_window = y_window;
    apply_chart(plot, chart, style);
    plot.replot();
}

void check_apart(const QCustomPlot& plot) {
    const auto labels = labels_of(plot);
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            INFO(labels[i]->text().toStdString() << " | " << labels[j]->text().toStdString());
            CHECK_FALSE(seat_of(*labels[i]).adjusted(1, 1, -1, -1).intersects(seat_of(*labels[j])));
        }
}

/// None of those points of the first curve lies under a label.
void check_seen(const QCustomPlot& plot, double from_x, double from_y) {
    const auto* curve = plot.graph(0);
    for (const auto* label : labels_of(plot)) {
        INFO("under " << label->text().toStdString());
        int hidden = 0;
        for (const auto& point : *curve->data())
            if (point.key >= from_x && point.value >= from_y)
                hidden += seat_of(*label).contains(
                    QPointF(plot.xAxis->coordToPixel(point.key), plot.yAxis->coordToPixel(point.value)));
        CHECK(hidden == 0);
    }
}

}  // namespace

TEST_CASE("the end of a stop lies under no label, live and in review, and no label under another", "[charts]") {
    REQUIRE(ensure_gui_environment());
    const QSize sizes[] = {{564, 168}, {548, 126}, {536, 150}, {800, 190}, {620, 260}, {1100, 420}};
    for (const auto& size : sizes)
        for (const auto language : {Language::zh, Language::en})
            for (const bool quick : {true, false})
                for (const bool judged : {false, true})
                    for (const auto& [stop, limit, half] :
                         {std::array{5.9, 7.0, 0.41}, std::array{5.4, 7.0, 0.017}, std::array{6.3, 5.0, 0.18},
                          std::array{9.7, 15.0, 0.06}, std::array{2.0, 7.0, 0.41}}) {
                        INFO(size.width() << " x " << size.height() << ", stop " << stop << ", limit " << limit
                                          << (quick ? ", live" : "") << (judged ? ", judged" : "")
                                          << (language == Language::zh ? ", zh" : ", en"));
                        QCustomPlot plot;
                        draw(plot, stop_of(stop, limit, half, judged), size, language, quick);
                        check_apart(plot);
                        check_seen(plot, stop - 0.1 * (stop + 0.6 * limit), 0);
                        // What decides keeps its name.
                        const auto labels = labels_of(plot);
                        CHECK(std::ranges::any_of(labels, [](const auto* one) { return one->text().contains("7 m"); }));
                    }
}

TEST_CASE("the peaks of a weighing lie under no label", "[charts]") {
    REQUIRE(ensure_gui_environment());
    for (const QSize size : {QSize(814, 200), QSize(564, 168), QSize(1100, 420)})
        for (const auto language : {Language::zh, Language::en})
            for (const bool quick : {true, false}) {
                INFO(size.width() << " x " << size.height() << (quick ? ", live" : ""));
                QCustomPlot plot;
                draw(plot, two_weighings(), size, language, quick);
                check_apart(plot);
                check_seen(plot, 0, 60);
            }
}

TEST_CASE("the name of a band that has no free place is left out, and the band stays", "[charts]") {
    REQUIRE(ensure_gui_environment());
    // The curve fills the plot from the top to the foot.
    Chart chart = stop_of(5.9, 7, 0.41, false);
    auto& points = chart.series.front().points;
    points.clear();
    for (int i = 0; i < 2000; ++i) points.push_back({-4.2 + i * 0.00625, i % 2 == 0 ? 0.0 : 200.0});
    chart.y.to = 200;
    for (const bool quick : {true, false}) {
        QCustomPlot plot;
        draw(plot, chart, {564, 168}, Language::en, quick, ChartRange{0, 200});
        for (const auto* label : labels_of(plot)) CHECK_FALSE(label->text().contains("± U"));
        int bands = 0;
        for (int i = 0; i < plot.itemCount(); ++i) bands += qobject_cast<QCPItemRect*>(plot.item(i)) != nullptr;
        CHECK(bands == 3);  // the gate, and the guard band with its hatching
    }
}

TEST_CASE("a plot that follows what is measured keeps no corner free for a legend it does not show", "[charts]") {
    REQUIRE(ensure_gui_environment());
    Chart chart = stop_of(5.9, 7, 0.41, false);
    ChartSeries earlier = chart.series.front();
    earlier.role = ChartRole::quiet;
    earlier.name = {"第 1 次", "attempt 1"};
    chart.series.push_back(earlier);
    QCustomPlot plot;
    draw(plot, chart, {564, 168}, Language::en, true);
    CHECK_FALSE(plot.legend->visible());
    const auto several = labels_of(plot);
    chart.series.pop_back();
    QCustomPlot single;
    draw(single, chart, {564, 168}, Language::en, true);
    const auto alone = labels_of(single);
    REQUIRE(several.size() == alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) CHECK(seat_of(*several[i]) == seat_of(*alone[i]));
    draw(plot, stop_of(5.9, 7, 0.41, false), {564, 168}, Language::en, false);
    CHECK_FALSE(plot.legend->visible());
}

TEST_CASE("a word that may be left out takes a place that is free, and none otherwise", "[charts]") {
    LabelPlaces places({100, 50});
    const QRectF on(0, 10, 40, 10);
    const QRectF off(0, 34, 40, 10);
    const QRectF outside(95, 30, 20, 10);
    places.avoid({0, 15}, {45, 15});
    CHECK_FALSE(places.take_if_free(std::vector{on}, true));
    CHECK_FALSE(places.take_if_free(std::vector{outside}, false));
    CHECK_FALSE(places.take_if_free({}, false));
    // Nothing was taken by that.
    CHECK(places.free(on));
    CHECK(places.take_if_free(std::vector{on, off}, true) == 1u);
    CHECK(places.take_if_free(std::vector{off, on}, false) == 1u);
    CHECK_FALSE(places.take_if_free(std::vector{off, on}, false));
    // Close by a curve is on it: the letters would touch it.
    LabelPlaces close({100, 50});
    close.avoid({0, 21}, {100, 21});
    CHECK_FALSE(close.take_if_free(std::vector{on}, true));
}
