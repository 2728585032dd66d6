// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/decimal.h"
#include "core/conformity/exactness.h"
#include "core/sequence/run.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// A mass before it was rounded to whole mg: what its readings, less a container of each, come to, and how many they
/// are. A mass that is not made of the result's readings is itself, once.
struct ExactMass {
    base::Wide total = 0;  ///< mg
    std::int64_t count = 1;
};
[[nodiscard]] ExactMass exact_mass(const StepResult& result, const metrology::AnyQuantity& mass);

/// A maximum speed before it was rounded to whole mm/h: the mean of both directions, each the mean of its rides. A
/// direction of several rides has each of them in the result ("outbound_speed_1" ...); of one ride it is the speed.
struct ExactSpeed {
    base::Wide total = 0;  ///< mm/h; the speed is total / count
    base::Wide count = 1;
};
/// Nothing where a direction is missing or is no speed, or where there are too many rides to count exactly.
[[nodiscard]] std::optional<ExactSpeed> exact_speed(const StepResult& result);

/// What rounding to whole base units took from that value of a result, in base units (positive: the value itself is
/// larger), found again from the figures the value was made of: the mean of readings or of two directions, a stopping
/// distance corrected for its speed. Zero where nothing was rounded, and for any other value. The sign is exact.
[[nodiscard]] double rounded_away(const standards::Step& step, const StepResult& result, std::string_view name);

/// On which side of `rounded`, a mean over results, the mean of the unrounded values lies: -1, 0 or 1. It decides where
/// the rounded one is a limit. Results without the value are passed over.
[[nodiscard]] int beside(const standards::Step& step, std::span<const StepResult* const> results, std::string_view name,
                         const metrology::AnyQuantity& rounded);
/// The same for one result.
[[nodiscard]] int beside(const standards::Step& step, const StepResult& result, std::string_view name);

}  // namespace velocert::sequence
