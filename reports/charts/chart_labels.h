// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>
#include <span>
#include <vector>

#include "reports/charts/label_places.h"

class QCPItemText;
class QCustomPlot;

namespace velocert::reports {

/// The words in a plot: each stands whole in the inner rectangle where it has room there, and none on another one.
/// Places are in pixels of the inner rectangle, its upper left corner at 0, 0. GUI thread only.
class ChartLabels {
  public:
    /// A corner of a label, as QCustomPlot names it, stands at that place.
    struct Place {
        QPointF at;
        Qt::Alignment corner;
    };

    /// `room`: the inner rectangle as it will come out, for the layout is only made when the plot is drawn.
    ChartLabels(QCustomPlot& plot, QSizeF room, const QFont& font, const QColor& ground);

    /// A label that stands nowhere yet; the plot owns it.
    [[nodiscard]] QCPItemText* make(const QString& text, const QColor& colour) const;
    [[nodiscard]] QSizeF size(const QString& text) const;
    [[nodiscard]] QRectF at(const QString& text, const Place& place) const;

    /// At the first place that is free; where none is, at the first of all.
    void put(QCPItemText& text, std::span<const Place> places);
    /// At the first place that is free, off the curves if there is one there. Where none is free (with
    /// `only_off_curves`: free and off the curves) the label is taken out of the plot.
    void put_if_free(QCPItemText* text, std::span<const Place> places, bool only_off_curves);

    [[nodiscard]] LabelPlaces& places() { return places_; }

  private:
    /// As near to that place as the whole label stands in the plot; half a word says something else.
    [[nodiscard]] Place moved_in(const QString& text, Place place) const;
    [[nodiscard]] std::vector<QRectF> candidates(const QString& text, std::span<const Place> places) const;
    void stand(QCPItemText& text, const Place& wished) const;

    QCustomPlot& plot_;
    QSizeF room_;
    QFont font_;
    QColor ground_;
    LabelPlaces places_;
};

}  // namespace velocert::reports
