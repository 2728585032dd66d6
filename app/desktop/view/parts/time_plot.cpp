// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/time_plot.h"

#include <qcustomplot.h>

#include <QVBoxLayout>

#include "app/words/language.h"
#include "reports/charts/chart_painter.h"

namespace velocert::app {

TimePlot::TimePlot(const Look& look, QWidget* parent) : QWidget(parent), look_(look), plot_(new QCustomPlot(this)) {
    setObjectName("time_plot");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(plot_);
    plot_->setInteractions(QCP::iRangeZoom);
    plot_->setFocusPolicy(Qt::NoFocus);
    const auto move = [this](QMouseEvent* event) {
        if ((event->buttons() & Qt::LeftButton) != 0)
            emit momentWanted(plot_->xAxis->pixelToCoord(event->position().x()));
    };
    connect(plot_, &QCustomPlot::mousePress, this, move);
    connect(plot_, &QCustomPlot::mouseMove, this, move);
    connect(plot_, &QCustomPlot::mouseDoubleClick, this, [this] { draw(); });
    connect(&look_, &Look::changed, this, &TimePlot::draw);
}

void TimePlot::show_chart(reports::Chart chart) {
    chart_ = std::move(chart);
    draw();
}

void TimePlot::set_moment(double at) {
    moment_ = at;
    if (line_ == nullptr) return;
    line_->point1->setCoords(moment_, 0);
    line_->point2->setCoords(moment_, 1);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void TimePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) draw();
    QWidget::changeEvent(event);
}

void TimePlot::draw() {
    const bool chinese = language_in_use() == Language::chinese;
    reports::ChartStyle style;
    style.palette = look_.palette().shared;
    style.language = chinese ? reports::Language::zh : reports::Language::en;
    style.show_title = false;
    reports::apply_chart(*plot_, chart_, style);
    const auto title = QString::fromStdString(reports::print(chart_.title, style.language));
    setAccessibleName(title);
    setAccessibleDescription(QString::fromStdString(reports::print(chart_.summary, style.language)));
    // Items went with what was shown before.
    line_ = nullptr;
    if (!chart_.empty()) {
        line_ = new QCPItemStraightLine(plot_);
        line_->setPen(QPen(look_.palette().shared.accent, 2));
        set_moment(moment_);
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace velocert::app
