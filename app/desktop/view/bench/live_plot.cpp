// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/live_plot.h"

#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "reports/charts/limit_marks.h"
#include "reports/charts/stop_chart.h"
#include "reports/content/words/words.h"

namespace velocert::app {
namespace {

constexpr int room_for_words = 52 * grid;

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

/// Beside the limit, as wide as the uncertainty that is expected there. Nothing where none can be told.
void add_guard(const PlotScene& scene, metrology::Kind kind, reports::Direction direction, reports::Chart& chart) {
    if (!scene.expected || scene.expected->limit.kind != kind) return;
    const auto expanded = scene.expected->at_limit.expanded_uncertainty();
    const std::string words = expanded ? uncertainty_words(*expanded).toStdString() : std::string();
    const auto before = chart.bands.size();
    reports::add_guard_bands(scene.expected->sufficiency, words, direction, chart);
    // Before there is a scatter, the band is only as wide as it is at least.
    if (expanded && scene.scatter_of == 0)
        for (auto i = before; i < chart.bands.size(); ++i) chart.bands[i].value = "(U ≥ " + words + ")";
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

reports::Chart ride_chart(const PlotScene& scene, const standards::StandardEdition& edition, int columns,
                          const std::optional<reports::ChartRange>& window) {
    reports::RideTrace trace;
    trace.trigger_m = scene.brake_at;
    // What lies far behind the rider no longer matters for stopping.
    constexpr double shown_behind_m = 15;
    constexpr double shown_ahead_m = 60;
    if (scene.points != nullptr && !scene.points->empty()) {
        const double origin = scene.brake_at.value_or(scene.points->last_x());
        const double from = window ? origin + window->from : origin - shown_behind_m;
        const double to = window ? origin + window->to : origin + shown_ahead_m;
        const auto seen = scene.points->pyramid().view(from, to, columns);
        for (const auto& point : seen.points)
            if (window || point.x >= origin - shown_behind_m) trace.points.push_back({0, point.x, point.y});
    }
    const standards::Title title = scene.step->title;
    auto chart = reports::stop_chart(title, reports::stop_limits(edition, *scene.step), trace, nullptr);
    add_earlier(scene, window ? window->from : -shown_behind_m, window ? window->to : shown_ahead_m, columns, chart);
    add_guard(scene, metrology::Kind::length, reports::Direction::vertical, chart);
    add_shown(scene, chart);
    return chart;
}

reports::Chart series_chart(const PlotScene& scene, int columns, const std::optional<reports::ChartRange>& window) {
    const auto kind = metrology::kind_of(scene.measurand);
    reports::Chart chart;
    chart.title = scene.step->title;
    chart.x = {{"时间", "Time"}, "s", 0, 0};
    chart.y = {reports::words(scene.measurand), std::string(metrology::preferred_unit(kind).print), 0, 0};
    chart.empty_reason = {"尚无读数", "no readings yet"};
    reports::ChartSeries now;
    now.role = reports::ChartRole::measured;
    now.name = chart.y.quantity;
    // A weighing holds until the next one.
    now.stepped = kind == metrology::Kind::mass;
    double highest = 0;
    double last = 1;
    if (scene.points != nullptr && !scene.points->empty()) {
        highest = std::max(highest, scene.points->highest());
        last = std::max(last, scene.points->last_x());
        now.points =
            scene.points->pyramid().view(window ? window->from : 0, window ? window->to : last, columns).points;
    }
    if (scene.limit != nullptr) reports::add_limit_lines(*scene.limit, kind, chart);
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

reports::Chart chart_of(const PlotScene& scene, const standards::StandardEdition* edition, int columns,
                        std::optional<reports::ChartRange> window) {
    reports::Chart out;
    out.empty_reason = {"开始后，曲线显示在此处", "The curve appears here once the run has begun"};
    if (scene.step == nullptr || edition == nullptr) return out;
    switch (scene.kind) {
        case PlotScene::Kind::none: return out;
        case PlotScene::Kind::ride: out = ride_chart(scene, *edition, columns, window); break;
        case PlotScene::Kind::series: out = series_chart(scene, columns, window); break;
    }
    if (!window) return out;
    // The axes are those of the whole, whatever part is looked at.
    constexpr int enough = 200;
    const auto whole = chart_of(scene, edition, enough);
    out.x.from = reports::x_range(whole).from;
    out.x.to = reports::x_range(whole).to;
    out.y.from = reports::y_range(whole).from;
    out.y.to = reports::y_range(whole).to;
    return out;
}

LivePlot::LivePlot(const RunPresenter& run, const BenchMarks& marks, const Look& look, QWidget* parent)
    : Speaking<QFrame>(parent),
      run_(run),
      marks_(marks),
      look_(look),
      notice_(make_label("frozen", this, true)),
      view_(new ChartView(look, this)),
      expectation_(make_label("quiet", this, true)) {
    setProperty("kind", "panel");
    view_->setObjectName("live_plot");
    view_->set_quick(true);
    setMinimumHeight(26 * grid);
    notice_->setObjectName("plot_frozen");
    notice_->hide();
    auto* box = new QVBoxLayout(this);
    set_gaps(box, 2 * grid, 0);
    box->addWidget(notice_);
    box->addWidget(view_, 1);
    box->addWidget(expectation_);
    expectation_->setObjectName("plot_expectation");
    expectation_->setContentsMargins(2 * grid, 0, 2 * grid, grid);
    connect(&run_, &RunPresenter::liveChanged, this, [this] { frozen() ? show_expectation() : draw(); });
    connect(&run_, &RunPresenter::plotReset, this, &LivePlot::begin_anew);
    connect(&marks_, &BenchMarks::changed, this, &LivePlot::draw);
    connect(&look_, &Look::changed, this, &LivePlot::draw);
    connect(view_, &ChartView::windowChanged, this, &LivePlot::draw);
    connect(view_, &ChartView::cursorWanted, view_, [this](double at) { view_->set_cursor(at); });
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

bool LivePlot::can_freeze() const { return scene().points != nullptr && !scene().points->empty(); }

void LivePlot::set_frozen(bool frozen) {
    if (frozen == this->frozen() || (frozen && !can_freeze())) return;
    if (frozen) {
        frozen_ = run_.plot();
        // The run goes on adding to its own.
        frozen_->points = std::make_shared<const LiveTrace>(*frozen_->points);
    } else {
        frozen_.reset();
    }
    draw();
    emit frozenChanged();
}

void LivePlot::begin_anew() {
    const bool was = frozen();
    frozen_.reset();
    view_->show_all();
    view_->set_cursor(std::nullopt);
    draw();
    if (was) emit frozenChanged();
}

reports::Chart LivePlot::chart(int columns) const {
    const auto* edition = run_.order() ? &run_.order()->edition : nullptr;
    auto out = chart_of(scene(), edition, columns, view_->window().x);
    add_marks(scene(), marks_.places(), out);
    return out;
}

reports::Chart LivePlot::values() const { return chart(static_cast<int>(LiveTrace::most)); }

void LivePlot::draw() {
    if (!isVisible()) return;
    notice_->setVisible(frozen());
    if (frozen()) notice_->setText(frozen_words());
    view_->show_chart(chart(view_->columns()));
    view_->setAccessibleName(tr("Plot"));
    show_expectation();
}

QString LivePlot::frozen_words() const {
    const auto& shown = scene();
    const bool ride = shown.kind == PlotScene::Kind::ride;
    // As the axis counts; before the brakes are pulled its zero moves along.
    if (ride && !shown.brake_at) return tr("‖ Frozen: the measurement goes on, what comes is not drawn. F9 goes on.");
    return tr("‖ Frozen at %1 %2: the measurement goes on, what comes is not drawn. F9 goes on.")
        .arg(shown.points->last_x() - (ride ? *shown.brake_at : 0), 0, 'f', 2)
        .arg(ride ? "m" : "s");
}

void LivePlot::show_expectation() {
    if (!isVisible()) return;
    const QString expected = run_.expectation();
    expectation_->setText(expected);
    // Where there is little room the curve has it; the words stay in the hint and for those who listen.
    expectation_->setVisible(!expected.isEmpty() && height() >= room_for_words);
    view_->setToolTip(expectation_->isVisibleTo(this) ? QString() : expected);
    view_->setAccessibleDescription((in_words(view_->chart().summary) + ' ' + expected).trimmed());
}

}  // namespace velocert::app
