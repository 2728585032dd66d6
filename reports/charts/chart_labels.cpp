// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_labels.h"

#include <qcustomplot.h>

#include <QFontMetricsF>
#include <vector>

namespace velocert::reports {

ChartLabels::ChartLabels(QCustomPlot& plot, QSizeF room, const QFont& font, const QColor& ground)
    : plot_(plot), room_(room), font_(font), ground_(ground), places_(room) {}

QCPItemText* ChartLabels::make(const QString& text, const QColor& colour) const {
    auto* item = new QCPItemText(&plot_);
    item->setLayer("overlay");  // no line runs through a word
    item->setText(text);
    item->setFont(font_);
    item->setColor(colour);
    item->setPadding(QMargins(3, 1, 3, 1));
    item->setBrush(QBrush(ground_));
    return item;
}

QSizeF ChartLabels::size(const QString& text) const { return QFontMetricsF(font_).size(0, text) + QSizeF(6, 2); }

QRectF ChartLabels::at(const QString& text, const Place& place) const {
    const QSizeF wanted = size(text);
    const double left = place.corner.testFlag(Qt::AlignRight) ? place.at.x() - wanted.width() : place.at.x();
    const double top = place.corner.testFlag(Qt::AlignBottom) ? place.at.y() - wanted.height() : place.at.y();
    return {QPointF(left, top), wanted};
}

ChartLabels::Place ChartLabels::moved_in(const QString& text, Place place) const {
    const QRectF label = at(text, place);
    const auto by = [](double from, double to, double room) {
        return to - from > room ? 0.0 : from < 0 ? -from : to > room ? room - to : 0.0;
    };
    place.at +=
        QPointF(by(label.left(), label.right(), room_.width()), by(label.top(), label.bottom(), room_.height()));
    return place;
}

std::vector<QRectF> ChartLabels::candidates(const QString& text, std::span<const Place> places) const {
    std::vector<QRectF> out;
    for (const auto& one : places) out.push_back(at(text, moved_in(text, one)));
    return out;
}

void ChartLabels::put(QCPItemText& text, std::span<const Place> places) {
    if (!places.empty()) stand(text, places[places_.take(candidates(text.text(), places))]);
}

void ChartLabels::put_if_free(QCPItemText* text, std::span<const Place> places, bool only_off_curves) {
    const auto chosen = places_.take_if_free(candidates(text->text(), places), only_off_curves);
    if (chosen)
        stand(*text, places[*chosen]);
    else
        plot_.removeItem(text);
}

void ChartLabels::stand(QCPItemText& text, const Place& wished) const {
    const Place place = moved_in(text.text(), wished);
    text.position->setType(QCPItemPosition::ptAxisRectRatio);
    text.position->setCoords(place.at.x() / room_.width(), place.at.y() / room_.height());
    text.setPositionAlignment(place.corner);
}

}  // namespace velocert::reports
