// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/series/marked_capture.h"

namespace velocert::sequence {

/// The stable masses that one acquisition of a balance gave.
struct BalanceReadings {
    std::vector<metrology::AnyQuantity> values;
    std::optional<metrology::AnyQuantity> resolution;  ///< the coarsest step they were shown in; absent when unknown
    conformity::Reason trouble = conformity::Reason::none;  ///< why there are fewer than wanted, or what else was seen
};
/// At most `count` stable masses within a mark. With calibrations each is corrected for its balance; without (null)
/// they are taken as indicated, as a zero check asks.
[[nodiscard]] BalanceReadings balance_readings(const std::optional<MarkedCapture>& marked, std::size_t count,
                                               const CalibrationSet* calibrations);

/// Whether the step has an acquisition of that name.
[[nodiscard]] bool has_acquisition(const standards::Step& step, std::string_view action);
/// How many stable values that acquisition asks for, 1 to 1000. An error means that the plan is wrong.
[[nodiscard]] base::Result<std::size_t> wanted_count(const standards::Step& step, std::string_view action);

/// Largest minus smallest; `values` must not be empty.
[[nodiscard]] std::int64_t spread(const std::vector<metrology::AnyQuantity>& values);

}  // namespace velocert::sequence
