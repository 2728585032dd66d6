// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/metrology/quantity.h"
#include "core/metrology/sampled_distribution.h"

namespace velocert::metrology {

/// Where a value came from. Order matters: of several inputs the worst (largest) one marks the result.
enum class Provenance : std::uint8_t { instrument, calculated, imported, typed, simulated };
[[nodiscard]] std::string_view name(Provenance provenance);
[[nodiscard]] base::Result<Provenance> parse_provenance(std::string_view text);

/// What is known of how the values attributed to a measurand lie around the result.
enum class DistributionKind : std::uint8_t {
    normal,     ///< standard deviation u
    student_t,  ///< scaled and shifted: (Y - y) / u has a t distribution with the effective degrees of freedom
    sampled,    ///< the values of a Monte Carlo calculation
};
[[nodiscard]] std::string_view name(DistributionKind kind);
[[nodiscard]] base::Result<DistributionKind> parse_distribution_kind(std::string_view text);

/// A measurement result (VIM 2.9): a value with what is known about its uncertainty. Immutable by convention.
/// The value is exact; the uncertainties were rounded once when they left the computation.
struct Measurement {
    std::string measurand;  ///< "corrected stopping distance", "mass"; a stable id, not a sentence
    AnyQuantity value;
    std::optional<AnyQuantity> standard_uncertainty;  ///< same kind as the value; absent when no budget was given
    std::optional<base::Decimal> coverage_factor;     ///< k for the expanded uncertainty U = k u
    Provenance provenance = Provenance::instrument;
    /// Effective degrees of freedom of u (JCGM 100:2008, G.4); absent: infinitely many.
    std::optional<base::Decimal> effective_dof = std::nullopt;
    /// Stands before u and the degrees of freedom wherever a probability is asked for.
    std::optional<SampledDistribution> sample = std::nullopt;

    [[nodiscard]] DistributionKind distribution_kind() const;
    /// U = k u, rounded half to even to base units. Absent when u or k is, when u is negative or of another kind, when
    /// k is not above zero, and when U would leave the range.
    [[nodiscard]] std::optional<AnyQuantity> expanded_uncertainty() const;
};

}  // namespace velocert::metrology
