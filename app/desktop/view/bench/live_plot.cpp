// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/live_plot.h"

#include <qcustomplot.h>

#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "reports/charts/chart_painter.h"
#include "reports/charts/stop_chart.h"
#include "reports/content/words.h"

namespace velocert::app {
namespace {

double in_preferred_unit(const metrology::AnyQuantity& value) {
    return value.in(metrology::preferred_unit(value.kind())).to_double();
}

std::string attempt_name(const char* word, int number) { return std::string(word) + std::to_string(number); }

/// Those of their points that lie between `from` and `to`.
void add_earlier(const PlotScene& scene, double from, double to, int columns, reports::Chart& chart) {
    for (const auto& curve : scene.earlier) {
        if (curve.number == scene.number) continue;
        reports::ChartSeries series;
        series.role = reports::ChartRole::quiet;
        series.name = {attempt_name("第 ", curve.number) + " 次", attempt_name("attempt ", curve.number)};
        series.points = curve.points->view(from, to, columns).points;
        chart.series.insert(chart.series.begin(), std::move(series));
    }
}

/// The words of what the uncertainty makes of values beside the limit.
reports::Bilingual guard_words(conformity::Undecidable kind) {
    switch (kind) {
        case conformity::Undecidable::near_limit: return {"限值 ± U", "limit ± U"};
        case conformity::Undecidable::rejected_inside: return {"保护带", "guard band"};
        case conformity::Undecidable::no_verdict: return {"不作判定", "no verdict"};
    }
    return {};
}

/// Beside the limit, as wide as the uncertainty that is expected there. Nothing where none can be told.
void add_guard(const PlotScene& scene, metrology::Kind kind, reports::Direction direction, reports::Chart& chart) {
    if (!scene.expected || scene.expected->limit.kind != kind) return;
    for (const auto& interval : scene.expected->sufficiency.undecidable) {
        reports::ChartBand band;
        band.direction = direction;
        band.from = in_preferred_unit(interval.from);
        band.to = in_preferred_unit(interval.to);
        band.role = reports::ChartRole::guard;
        band.label = guard_words(interval.kind);
        // Where the band is thinner than a line its width is told all the same.
        if (const auto expanded = scene.expected->at_limit.expanded_uncertainty())
            band.value = "(U = " + uncertainty_words(*expanded).toStdString() + ")";
        chart.bands.push_back(std::move(band));
    }
}

/// Around the value that is shown, where U is wide enough to be seen.
void add_shown(const PlotScene& scene, reports::Chart& chart) {
    constexpr double seen = 0.004;
    if (!scene.shown) return;
    const auto [value, expanded] = *scene.shown;
    const auto range = reports::y_range(chart);
    if (expanded <= 0 || 2 * expanded < seen * (range.to - range.from)) return;
    reports::ChartBand band;
    band.from = value - expanded;
    band.to = value + expanded;
    band.role = reports::ChartRole::measured;
    band.label = {"当前值 ± U", "value ± U"};
    chart.bands.push_back(std::move(band));
}

reports::Chart ride_chart(const PlotScene& scene, const standards::StandardEdition& edition, int columns) {
    reports::RideTrace trace;
    trace.trigger_m = scene.brake_at;
    // What lies far behind the rider no longer matters for stopping.
    constexpr double shown_behind_m = 15;
    constexpr double shown_ahead_m = 60;
    if (scene.points != nullptr && !scene.points->empty()) {
        const double origin = scene.brake_at.value_or(scene.points->last_x());
        const auto seen = scene.points->pyramid().view(origin - shown_behind_m, origin + shown_ahead_m, columns);
        for (const auto& point : seen.points)
            if (point.x >= origin - shown_behind_m) trace.points.push_back({0, point.x, point.y});
    }
    const standards::Title title = scene.step->title;
    auto chart = reports::stop_chart(title, reports::stop_limits(edition, *scene.step), trace, nullptr);
    add_earlier(scene, -shown_behind_m, shown_ahead_m, columns, chart);
    add_guard(scene, metrology::Kind::length, reports::Direction::vertical, chart);
    add_shown(scene, chart);
    return chart;
}

void add_limits(const conformity::Limit& limit, metrology::Kind kind, reports::Chart& chart) {
    const auto bounds = conformity::tolerance_limits(limit);
    if (!bounds || limit.kind != kind) return;
    for (const auto& bound : {bounds->lower, bounds->upper}) {
        if (!bound) continue;
        chart.lines.push_back({reports::Direction::horizontal,
                               in_preferred_unit(bound->value()),
                               reports::ChartRole::limit,
                               {"限值", "limit"},
                               bound->text()});
    }
}

reports::Chart series_chart(const PlotScene& scene, int columns) {
    const auto kind = metrology::kind_of(scene.measurand);
    reports::Chart chart;
    chart.title = scene.step->title;
    chart.x = {{"时间", "Time"}, "s", 0, 0};
    chart.y = {reports::words(scene.measurand), std::string(metrology::preferred_unit(kind).print), 0, 0};
    chart.empty_reason = {"尚无读数", "no readings yet"};
    reports::ChartSeries now;
    now.role = reports::ChartRole::measured;
    now.name = chart.y.quantity;
    double highest = 0;
    double last = 1;
    if (scene.points != nullptr && !scene.points->empty()) {
        highest = std::max(highest, scene.points->highest());
        last = std::max(last, scene.points->last_x());
        now.points = scene.points->pyramid().view(0, last, columns).points;
    }
    if (scene.limit != nullptr) add_limits(*scene.limit, kind, chart);
    add_guard(scene, kind, reports::Direction::horizontal, chart);
    for (const auto& line : chart.lines) highest = std::max(highest, line.at);
    // What weighs nothing is zero; of other quantities the part that is there.
    if (kind == metrology::Kind::mass) chart.y.to = highest > 0 ? highest * 1.15 : 1;
    chart.x.to = last * 1.02;
    chart.series.push_back(std::move(now));
    add_shown(scene, chart);
    chart.summary = {chart.y.quantity.zh + "随时间的变化", chart.y.quantity.en + " over time"};
    return chart;
}

/// At the foot of the plot, so that they hide nothing of the curve.
void add_marks(const PlotScene& scene, const std::vector<double>& places, reports::Chart& chart) {
    if (places.empty() || scene.points == nullptr || scene.points->empty()) return;
    const double origin = scene.kind == PlotScene::Kind::ride ? scene.brake_at.value_or(scene.points->last_x()) : 0.0;
    const auto range = reports::x_range(chart);
    const double foot = reports::y_range(chart).from;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double x = places[i] - origin;
        if (x >= range.from && x <= range.to)
            chart.markers.push_back({{x, foot}, reports::ChartRole::event, reports::plain(std::to_string(i + 1))});
    }
}

}  // namespace

reports::Chart chart_of(const PlotScene& scene, const standards::StandardEdition* edition, int columns) {
    reports::Chart empty;
    empty.empty_reason = {"开始后，曲线显示在此处", "The curve appears here once the run has begun"};
    if (scene.step == nullptr || edition == nullptr) return empty;
    switch (scene.kind) {
        case PlotScene::Kind::none: return empty;
        case PlotScene::Kind::ride: return ride_chart(scene, *edition, columns);
        case PlotScene::Kind::series: return series_chart(scene, columns);
    }
    return empty;
}

void put_chart(QCustomPlot& plot, const reports::Chart& chart, const Look& look, const QFont& font, int columns) {
    reports::ChartStyle style;
    style.palette = look.palette().shared;
    style.language = language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
    style.font_family = font.family();
    style.font_pixels = 13;
    style.columns = columns;
    style.quick = true;
    reports::apply_chart(plot, chart, style);
    // Grey is earlier, blue is now: a legend would only cover the limit.
    plot.legend->setVisible(false);
}

LivePlot::LivePlot(const RunPresenter& run, const BenchMarks& marks, const Look& look, QWidget* parent)
    : Speaking<QFrame>(parent),
      run_(run),
      marks_(marks),
      look_(look),
      plot_(new QCustomPlot(this)),
      expectation_(make_label("quiet", this, true)) {
    setProperty("kind", "panel");
    plot_->setObjectName("live_plot");
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->setMinimumHeight(24 * grid);
    auto* box = new QVBoxLayout(this);
    set_gaps(box, 2 * grid, 0);
    box->addWidget(plot_, 1);
    box->addWidget(expectation_);
    expectation_->setObjectName("plot_expectation");
    expectation_->setContentsMargins(2 * grid, 0, 2 * grid, grid);
    connect(&run_, &RunPresenter::liveChanged, this, &LivePlot::draw);
    connect(&run_, &RunPresenter::plotReset, this, &LivePlot::draw);
    connect(&marks_, &BenchMarks::changed, this, &LivePlot::draw);
    connect(&look_, &Look::changed, this, &LivePlot::draw);
    retranslate();
}

void LivePlot::retranslate() { draw(); }

QSize LivePlot::sizeHint() const { return {0, minimumSizeHint().height()}; }

void LivePlot::resizeEvent(QResizeEvent* event) {
    Speaking<QFrame>::resizeEvent(event);
    draw();
}

void LivePlot::showEvent(QShowEvent* event) {
    Speaking<QFrame>::showEvent(event);
    // What changed behind a prompt's picture was not drawn.
    draw();
}

void LivePlot::draw() {
    if (!isVisible()) return;
    const auto* edition = run_.order() ? &run_.order()->edition : nullptr;
    const int columns = std::max(200, plot_->width());
    auto chart = chart_of(run_.plot(), edition, columns);
    add_marks(run_.plot(), marks_.places(), chart);
    put_chart(*plot_, chart, look_, font(), columns);
    plot_->replot(QCustomPlot::rpQueuedReplot);
    plot_->setAccessibleName(tr("Plot"));
    const QString expected = run_.expectation();
    expectation_->setText(expected);
    expectation_->setVisible(!expected.isEmpty());
    plot_->setAccessibleDescription((in_words(chart.summary) + ' ' + expected).trimmed());
}

}  // namespace velocert::app
