// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/page_painter.h"

#include <qcustomplot.h>

#include <QPainterPath>

#include "reports/charts/chart_painter.h"

namespace velocert::reports {
namespace {

// A chart is drawn in its own pixels and scaled to its place.
constexpr double units_per_chart_pixel = 24.0;

}  // namespace

void PagePainter::draw(const Page& page, const QString& mark) {
    draw_mark(mark);
    for (const PlacedBox& box : page.boxes) draw(box);
    for (const PlacedText& text : page.texts) draw(text);
    for (const PlacedChart& chart : page.charts) draw(chart);
    for (const PlacedPicture& placed : page.pictures) painter_.drawImage(placed.area, placed.picture);
}

// As an outline and not as text: it must not stand between the lines when the text is taken out again. The same
// words stand as text at the head of the page.
void PagePainter::draw_mark(const QString& mark) {
    QPainterPath path;
    path.addText(0, 0, typography_.font(64, true), mark);
    const QRectF extent = path.boundingRect();
    painter_.save();
    painter_.translate(page_width / 2.0, page_height / 2.0);
    painter_.rotate(-52);
    painter_.translate(-extent.center());
    painter_.fillPath(path, palette_.mark);
    painter_.restore();
}

void PagePainter::draw(const PlacedBox& box) {
    if (box.fill.isValid()) painter_.fillRect(box.area, box.fill);
    if (!box.stroke.isValid()) return;
    painter_.setPen(QPen(box.stroke, box.stroke_width));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(box.area);
}

void PagePainter::draw(const PlacedText& text) {
    painter_.setFont(typography_.font(text.style.points, text.style.bold));
    painter_.setPen(QPen(text.style.colour));
    painter_.drawText(QPointF(text.x, text.y), text.text);
}

void PagePainter::draw(const PlacedChart& placed) {
    const QSize size(static_cast<int>(placed.area.width() / units_per_chart_pixel),
                     static_cast<int>(placed.area.height() / units_per_chart_pixel));
    QCustomPlot plot;
    plot.resize(size);
    ChartStyle style;
    style.palette = palette_;
    style.font_family = typography_.family();
    style.show_title = false;
    style.columns = size.width() * 4;
    apply_chart(plot, placed.chart, style);
    painter_.save();
    painter_.translate(placed.area.topLeft());
    painter_.scale(units_per_chart_pixel, units_per_chart_pixel);
    plot.toPainter(&painter_, size.width(), size.height());
    painter_.restore();
}

}  // namespace velocert::reports
