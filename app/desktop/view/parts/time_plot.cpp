// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/time_plot.h"

#include <QEvent>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/words/language.h"

namespace velocert::app {
namespace {

bool same_axis(const reports::ChartAxis& a, const reports::ChartAxis& b, const reports::ChartRange& all_a,
               const reports::ChartRange& all_b) {
    return a.unit == b.unit && a.quantity.en == b.quantity.en && all_a.from == all_b.from && all_a.to == all_b.to;
}

}  // namespace

TimePlot::TimePlot(const Look& look, Questions& questions, QWidget* parent)
    : QWidget(parent), view_(new ChartView(look, this)), bar_(new ChartBar(*view_, questions, this)) {
    setObjectName("time_plot");
    view_->setObjectName("chart_view");
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, grid);
    column->addWidget(view_, 1);
    column->addWidget(bar_);
    setFocusProxy(view_);
    connect(view_, &ChartView::cursorWanted, this, &TimePlot::momentWanted);
}

void TimePlot::show_chart(reports::Chart chart) {
    const auto& before = view_->chart();
    const bool same = before.title.en == chart.title.en &&
                      same_axis(before.x, chart.x, reports::x_range(before), reports::x_range(chart)) &&
                      before.y.unit == chart.y.unit && before.y.quantity.en == chart.y.quantity.en;
    if (!same) {
        view_->show_all();
        view_->set_second(std::nullopt);
    }
    if (chart.empty()) view_->set_cursor(std::nullopt);
    view_->show_chart(std::move(chart));
    name_it();
}

void TimePlot::set_moment(double at) {
    if (!view_->chart().empty()) view_->set_cursor(at);
}

void TimePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) name_it();
    QWidget::changeEvent(event);
}

void TimePlot::name_it() {
    const auto language = language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
    const auto title = QString::fromStdString(reports::print(view_->chart().title, language));
    const auto summary = QString::fromStdString(reports::print(view_->chart().summary, language));
    for (QWidget* widget : {static_cast<QWidget*>(this), static_cast<QWidget*>(view_)}) {
        widget->setAccessibleName(title);
        widget->setAccessibleDescription(summary);
    }
}

}  // namespace velocert::app
