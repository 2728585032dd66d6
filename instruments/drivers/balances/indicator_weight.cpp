// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/indicator_weight.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using metrology::Flag;

// A weighing instrument shows a little more than its capacity, and a little less than nothing.
constexpr std::int64_t steps_over = 9;
constexpr std::int64_t steps_under = 20;

std::int64_t in_base(const Decimal& value, const metrology::Unit& unit) {
    return metrology::WrittenQuantity(value, unit).value().base();
}

}  // namespace

IndicatorWeight::IndicatorWeight(const IndicatorSettings& settings)
    : units_(settings.step), row_(*units_.find(settings.unit)), rest_(settings.rest_values) {
    if (settings.capacity) capacity_ = settings.capacity->value().base();
}

void IndicatorWeight::fill(const Decimal& value, metrology::Indication& into) {
    const Decimal resolution = WeightUnits::resolution(value, row_);
    const bool rests = rest_.add(value, resolution);
    if (capacity_) {
        const std::int64_t shown = in_base(value, *row_.unit);
        const std::int64_t step = in_base(resolution, *row_.unit);
        if (shown > *capacity_ + steps_over * step) into.flags = Flag::over_range;
        if (shown < -steps_under * step) into.flags = Flag::under_range;
        if (!into.flags.empty()) return interrupt();
    }
    into.value = value;
    into.unit = row_.unit;
    into.resolution = resolution;
    if (rests) into.flags.add(Flag::stable).add(Flag::derived);
}

}  // namespace velocert::instruments
