// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/conformity/limit.h"
#include "core/conformity/sufficiency.h"
#include "reports/charts/chart.h"

namespace velocert::reports {

// What stands in every chart of a judged quantity, on the screen and on paper: its limit, and beside it what the
// uncertainty makes of values. Positions in the preferred unit of the kind.

[[nodiscard]] double in_preferred_unit(const metrology::AnyQuantity& value);

/// Lines at the tolerance limits, where the quantity of that kind stands on the y axis; nothing where the limit is of
/// another kind or has no value.
void add_limit_lines(const conformity::Limit& limit, metrology::Kind kind, Chart& chart);

/// The bands of values that cannot be decided, or not without risk. `expanded`: U in words, beside the label, since a
/// thin band is hard to see; empty where it is not known.
void add_guard_bands(const conformity::Sufficiency& sufficiency, const std::string& expanded, Direction direction,
                     Chart& chart);

}  // namespace velocert::reports
