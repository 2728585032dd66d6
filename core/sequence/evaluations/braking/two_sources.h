// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/result.h"
#include "core/sequence/evaluations/braking/stopping_distance.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// By how much two independent ways to the same value may differ, as a share of the larger: the step's parameter
/// "two_source_tolerance"; nothing when the method makes no such check.
[[nodiscard]] base::Result<std::optional<double>> two_source_tolerance(const standards::Step& step);

/// Whether two paths agree within the tolerance.
[[nodiscard]] bool sources_agree(double path_m, double other_path_m, double tolerance);

/// Two light gates that a ride broke one after the other, by the recorder's clock.
struct GateTimes {
    std::optional<std::int64_t> first_us;
    std::optional<std::int64_t> second_us;
};

/// Whether the path counted between two light gates is the distance at which they stand (parameter "gate_base"). The
/// speed a pulse counter shows is made of the very pulses that count its path, so integrating it would prove nothing:
/// the gates are the second source, where they are set up. True when there is nothing to compare.
[[nodiscard]] base::Result<bool> gates_agree(const standards::Step& step, const PulseSeries& pulses,
                                             const GateTimes& gates);

}  // namespace velocert::sequence
