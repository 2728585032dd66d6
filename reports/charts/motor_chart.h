// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/conformity/limit.h"
#include "core/sequence/run.h"
#include "reports/charts/chart.h"

namespace velocert::reports {

/// Torque over speed from the values of one sweep (speed_1, torque_1 ...), with the limit where it holds. `limit` may be
/// null; one that has no value is not drawn.
[[nodiscard]] Chart torque_chart(const Bilingual& title, const sequence::StepResult& result,
                                 const conformity::Limit* limit);

/// The inductances of one pair of terminals over the position of the rotor.
struct InductanceCourse {
    Bilingual name;  ///< "U-V"
    const sequence::StepResult* result = nullptr;
};
[[nodiscard]] Chart inductance_chart(const Bilingual& title, std::span<const InductanceCourse> courses);

}  // namespace velocert::reports
