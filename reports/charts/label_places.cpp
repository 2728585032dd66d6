// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/label_places.h"

#include <algorithm>

namespace velocert::reports {

bool LabelPlaces::free(const QRectF& place) const {
    return std::ranges::none_of(taken_, [&](const QRectF& other) { return other.intersects(place); });
}

bool LabelPlaces::clear(const QRectF& label) const {
    // A curve has a width, and a letter that touches it is hard to read.
    constexpr double gap = 2;
    const QRectF place = label.adjusted(-gap, -gap, gap, gap);
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

std::optional<std::size_t> LabelPlaces::first(std::span<const QRectF> candidates, Wish wish) const {
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (free(candidates[i]) && (!wish.inside || room_.contains(candidates[i])) &&
            (!wish.off_curves || clear(candidates[i])))
            return i;
    return std::nullopt;
}

std::size_t LabelPlaces::take(std::span<const QRectF> candidates) {
    if (candidates.empty()) return 0;
    std::optional<std::size_t> chosen;
    for (const auto wish : {Wish{true, true}, Wish{true, false}, Wish{false, false}})
        if (!chosen) chosen = first(candidates, wish);
    taken_.push_back(candidates[chosen.value_or(0)]);
    return chosen.value_or(0);
}

std::optional<std::size_t> LabelPlaces::take_if_free(std::span<const QRectF> candidates, bool only_off_curves) {
    auto chosen = first(candidates, {true, true});
    if (!chosen && !only_off_curves) chosen = first(candidates, {true, false});
    if (chosen) taken_.push_back(candidates[*chosen]);
    return chosen;
}

}  // namespace velocert::reports
