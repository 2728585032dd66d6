// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <span>
#include <vector>

namespace velocert::reports {

/// Which places of a plot are taken by words, so that no label covers another one. In pixels of the plot's inner
/// rectangle, its upper left corner at 0, 0.
class LabelPlaces {
  public:
    explicit LabelPlaces(QSizeF room) : room_(QPointF(0, 0), room) {}

    /// The first candidate that lies in the room and covers nothing that is taken; it is taken then. Where none is
    /// free, the first one that covers nothing, in the room or not, else the first of all.
    std::size_t take(std::span<const QRectF> candidates);
    [[nodiscard]] bool free(const QRectF& place) const;

  private:
    QRectF room_;
    std::vector<QRectF> taken_;
};

}  // namespace velocert::reports
