// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/label_places.h"

#include <algorithm>

namespace velocert::reports {

bool LabelPlaces::free(const QRectF& place) const {
    return std::ranges::none_of(taken_, [&](const QRectF& other) { return other.intersects(place); });
}

bool LabelPlaces::clear(const QRectF& place) const {
    const QLineF diagonals[] = {{place.topLeft(), place.bottomRight()}, {place.topRight(), place.bottomLeft()}};
    return std::ranges::none_of(curves_, [&](const QLineF& piece) {
        if (std::max(piece.x1(), piece.x2()) < place.left() || std::min(piece.x1(), piece.x2()) > place.right() ||
            std::max(piece.y1(), piece.y2()) < place.top() || std::min(piece.y1(), piece.y2()) > place.bottom())
            return false;
        if (place.contains(piece.p1()) || place.contains(piece.p2())) return true;
        // A line that goes through a rectangle crosses one of its diagonals.
        return std::ranges::any_of(diagonals, [&](const QLineF& diagonal) {
            return piece.intersects(diagonal) == QLineF::BoundedIntersection;
        });
    });
}

std::size_t LabelPlaces::take(std::span<const QRectF> candidates) {
    if (candidates.empty()) return 0;
    std::size_t chosen = candidates.size();
    struct Wish {
        bool inside;
        bool off_curves;
    };
    for (const auto wish : {Wish{true, true}, Wish{true, false}, Wish{false, false}})
        for (std::size_t i = 0; i < candidates.size() && chosen == candidates.size(); ++i)
            if (free(candidates[i]) && (!wish.inside || room_.contains(candidates[i])) &&
                (!wish.off_curves || clear(candidates[i])))
                chosen = i;
    if (chosen == candidates.size()) chosen = 0;
    taken_.push_back(candidates[chosen]);
    return chosen;
}

}  // namespace velocert::reports
