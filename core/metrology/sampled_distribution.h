// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace velocert::metrology {

/// The values a Monte Carlo calculation gave for a measurand, in base units of its kind and sorted: each stands for the
/// same share of the probability (JCGM 101:2008, 7.5). Held by value, so it is thinned to at most `most_values`.
/// Records keep only trials and seed, from which the calculation gives the same values again; a distribution read from
/// a record therefore has no values and nothing can be computed from it.
class SampledDistribution {
  public:
    static constexpr std::size_t most_values = 10'001;

    /// Sorts; of more than `most_values` keeps those in the middle of equal shares. No values at all are an error.
    [[nodiscard]] static base::Result<SampledDistribution> of(std::vector<std::int64_t> values, std::uint64_t trials,
                                                              std::uint64_t seed);
    /// What a record holds: the description without the values.
    [[nodiscard]] static SampledDistribution described(std::uint64_t trials, std::uint64_t seed);

    [[nodiscard]] const std::vector<std::int64_t>& values() const { return values_; }
    [[nodiscard]] std::uint64_t trials() const { return trials_; }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }

    friend bool operator==(const SampledDistribution&, const SampledDistribution&) = default;

  private:
    SampledDistribution(std::vector<std::int64_t> values, std::uint64_t trials, std::uint64_t seed)
        : values_(std::move(values)), trials_(trials), seed_(seed) {}

    std::vector<std::int64_t> values_;
    std::uint64_t trials_ = 0;
    std::uint64_t seed_ = 0;
};

}  // namespace velocert::metrology
