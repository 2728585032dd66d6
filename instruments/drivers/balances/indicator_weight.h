// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/metrology/indication.h"
#include "instruments/drivers/balances/weight.h"

namespace velocert::instruments {

/// What is known of an indicator whose frames carry nothing but digits.
struct IndicatorSettings {
    std::string_view unit = "kg";
    std::optional<metrology::WrittenQuantity> step;
    std::optional<metrology::WrittenQuantity> capacity;
    std::size_t rest_values = 10;  ///< that must agree before a weight counts as stable; 0: never
};

/// Makes weights of bare digits: unit and range from the settings, rest from the values themselves. A weight at rest is
/// flagged stable and derived.
class IndicatorWeight {
  public:
    explicit IndicatorWeight(const IndicatorSettings& settings);
    IndicatorWeight(const IndicatorWeight&) = delete;
    IndicatorWeight& operator=(const IndicatorWeight&) = delete;
    void fill(const base::Decimal& value, metrology::Indication& into);
    /// A frame without a value: what came before it tells nothing about what comes after.
    void interrupt() { rest_.clear(); }

  private:
    WeightUnits units_;
    const WeightUnits::Row& row_;
    std::optional<std::int64_t> capacity_;  ///< in base units
    RestWindow rest_;
};

}  // namespace velocert::instruments
