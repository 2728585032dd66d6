// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/orders_in_hand.h"

#include <algorithm>

namespace velocert::app {

void OrdersInHand::keep(const laboratory::Order& order, const std::string& file, const std::string& shown) {
    const auto& item = order.item.empty() ? shown : order.item;
    if (!item.empty()) known_.insert_or_assign(item, Known{order, file});
}

const laboratory::Order* OrdersInHand::order_of(const std::string& item) const {
    const auto found = known_.find(item);
    return found == known_.end() ? nullptr : &found->second.order;
}

std::string OrdersInHand::file_of(const std::string& item) const {
    const auto found = known_.find(item);
    return found == known_.end() ? std::string() : found->second.file;
}

std::optional<std::string> OrdersInHand::item_of(const std::string& code) const {
    // A code that is an item's own means that item, whatever else is called so.
    if (code.empty() || known_.contains(code)) return std::nullopt;
    std::optional<std::string> out;
    for (const auto& [item, known] : known_) {
        const auto& order = known.order;
        const bool means =
            order.number == code ||
            std::ranges::find(order.samples, code, &laboratory::OrderSample::code) != order.samples.end();
        if (!means) continue;
        if (out) return std::nullopt;
        out = item;
    }
    return out;
}

}  // namespace velocert::app
