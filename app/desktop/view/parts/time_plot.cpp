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
    : QWidget(parent),
      view_(new ChartView(look, this)),
      table_(new ValuesTable(*view_, look, this)),
      bar_(new ChartBar(*view_, questions, this)),
      both_(new QStackedLayout) {
    setObjectName("time_plot");
    view_->setObjectName("chart_view");
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, grid);
    both_->addWidget(view_);
    both_->addWidget(table_);
    column->addLayout(both_, 1);
    column->addWidget(bar_);
    setFocusProxy(view_);
    connect(view_, &ChartView::cursorWanted, this, &TimePlot::momentWanted);
    bar_->offer_table();
    connect(table_, &ValuesTable::placeWanted, this, &TimePlot::momentWanted);
    connect(table_, &ValuesTable::copyWanted, this, &TimePlot::copy);
    connect(bar_, &ChartBar::copyWanted, this, &TimePlot::copy);
    connect(bar_, &ChartBar::nextWanted, table_, &ValuesTable::go_to_next);
    connect(bar_, &ChartBar::tableToggled, this, &TimePlot::show_part);
    connect(view_, &ChartView::tableWanted, this, [this] { bar_->want_table(true); });
    connect(table_, &ValuesTable::chartWanted, this, [this] { bar_->want_table(false); });
    connect(view_, &ChartView::windowChanged, this, [this] {
        if (shows_table()) table_->show_values();
    });
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
    // Its rows point into the chart that goes.
    table_->let_go();
    view_->show_chart(std::move(chart));
    name_it();
    if (shows_table()) table_->show_values();
}

void TimePlot::show_part() {
    const bool rows = shows_table();
    const bool focused = view_->hasFocus() || table_->rows().hasFocus();
    if (rows)
        table_->show_values();
    else
        table_->let_go();
    // Its columns are as wide as its rows want once it stands there.
    both_->setCurrentIndex(rows ? 1 : 0);
    setFocusProxy(rows ? static_cast<QWidget*>(table_) : view_);
    if (focused) setFocus();
}

void TimePlot::copy() {
    if (!bar_->may_save_values()) return;
    if (table_->copy()) {
        bar_->tell(tr("Copied."));
        return;
    }
    bar_->tell(tr("Nothing was copied: choose rows, at most %L1. More go out as a file: Save, Values (CSV).")
                   .arg(ValuesTable::most_copied));
}

void TimePlot::set_moment(double at) {
    if (view_->chart().empty()) return;
    view_->set_cursor(at);
    if (shows_table()) table_->set_moment(at);
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
