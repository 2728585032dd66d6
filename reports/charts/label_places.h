// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <optional>
#include <span>
#include <vector>

namespace velocert::reports {

/// Which places of a plot are taken by words, so that no label covers another one. In pixels of the plot's inner
/// rectangle, its upper left corner at 0, 0.
class LabelPlaces {
  public:
    explicit LabelPlaces(QSizeF room) : room_(QPointF(0, 0), room) {}

    /// A piece of a curve: words keep off it where there is another place for them.
    void avoid(QPointF from, QPointF to) { curves_.emplace_back(from, to); }
    /// The first candidate that lies in the room and covers neither what is taken nor a curve; it is taken then. Where
    /// none is like that, the first one in the room that covers nothing that is taken, then the first one that does not
    /// in the room or not, else the first of all.
    std::size_t take(std::span<const QRectF> candidates);
    /// The same for a word that may be left out: nothing where no candidate in the room is free, or with
    /// `only_off_curves` where each of those covers a curve.
    [[nodiscard]] std::optional<std::size_t> take_if_free(std::span<const QRectF> candidates, bool only_off_curves);
    [[nodiscard]] bool free(const QRectF& place) const;
    /// No piece of a curve runs through it, nor close by.
    [[nodiscard]] bool clear(const QRectF& label) const;

  private:
    struct Wish {
        bool inside;
        bool off_curves;
    };
    [[nodiscard]] std::optional<std::size_t> first(std::span<const QRectF> candidates, Wish wish) const;

    QRectF room_;
    std::vector<QRectF> taken_;
    std::vector<QLineF> curves_;
};

}  // namespace velocert::reports
