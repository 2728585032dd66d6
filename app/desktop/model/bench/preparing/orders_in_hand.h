// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/laboratory/order.h"

namespace velocert::app {

/// The orders that were chosen at this window, each by the item that it is about: the Bench, the plan and Review mean
/// the same one without being told again. Lives as long as the program; the files stay where they are, and who prepares
/// a report reads them anew. GUI thread.
class OrdersInHand {
  public:
    /// In place of the one before of the same item. One that names no item is about `shown`, the item it was chosen
    /// for.
    void keep(const laboratory::Order& order, const std::string& file, const std::string& shown);
    void leave(const std::string& item) { known_.erase(item); }
    /// Null: none was chosen.
    [[nodiscard]] const laboratory::Order* order_of(const std::string& item) const;
    /// Empty: none was chosen.
    [[nodiscard]] std::string file_of(const std::string& item) const;
    /// The item that a scanned code stands for: the number of an order, or the label of one of its samples. Nothing
    /// where no order knows it, or the orders of two items do.
    [[nodiscard]] std::optional<std::string> item_of(const std::string& code) const;

  private:
    struct Known {
        laboratory::Order order;
        std::string file;
    };
    std::map<std::string, Known> known_;
};

}  // namespace velocert::app
