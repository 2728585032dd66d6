// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/label_places.h"

#include <algorithm>

namespace velocert::reports {

bool LabelPlaces::free(const QRectF& place) const {
    return std::ranges::none_of(taken_, [&](const QRectF& other) { return other.intersects(place); });
}

std::size_t LabelPlaces::take(std::span<const QRectF> candidates) {
    if (candidates.empty()) return 0;
    std::size_t chosen = candidates.size();
    for (const bool inside : {true, false})
        for (std::size_t i = 0; i < candidates.size() && chosen == candidates.size(); ++i)
            if (free(candidates[i]) && (!inside || room_.contains(candidates[i]))) chosen = i;
    if (chosen == candidates.size()) chosen = 0;
    taken_.push_back(candidates[chosen]);
    return chosen;
}

}  // namespace velocert::reports
