// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/conformity/exactness.h"
#include "core/metrology/measurement.h"
#include "core/sequence/run.h"
#include "core/standards/procedure.h"

namespace velocert::sequence {

/// A result, and what of it is known beyond its rounded figures.
struct Combined {
    std::optional<metrology::Measurement> measurement;
    conformity::Exactness exactness;
};

/// The result over the valid attempts. The uncertainties of the attempts come from the same instruments and are taken
/// as fully correlated: that of the mean is their mean, never divided by the root of n. The scatter of recorded
/// attempts is added. The value is rounded to the base unit; on which side of it the mean itself lies is told beside
/// it. Nothing when an attempt has no such value, or there is no attempt.
[[nodiscard]] Combined combined(const standards::Step& step, std::span<const StepRun* const> valid,
                                std::string_view name, metrology::Provenance provenance);

/// The name under which a result holds U, only where it was given with k.
[[nodiscard]] std::string expanded_uncertainty_name(std::string_view value);

}  // namespace velocert::sequence
