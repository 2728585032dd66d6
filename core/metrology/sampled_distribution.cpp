// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/sampled_distribution.h"

#include <algorithm>

#include "core/base/decimal.h"

namespace velocert::metrology {

base::Result<SampledDistribution> SampledDistribution::of(std::vector<std::int64_t> values, std::uint64_t trials,
                                                          std::uint64_t seed) {
    if (values.empty())
        return base::fail(base::ErrorCode::bad_value, {}, "a distribution without values", "at least one value");
    std::sort(values.begin(), values.end());
    if (values.size() <= most_values) return SampledDistribution(std::move(values), trials, seed);
    std::vector<std::int64_t> kept;
    kept.reserve(most_values);
    for (std::size_t i = 0; i < most_values; ++i) {
        const auto at = static_cast<base::Wide>(2 * i + 1) * values.size() / (2 * most_values);
        kept.push_back(values[static_cast<std::size_t>(at)]);
    }
    return SampledDistribution(std::move(kept), trials, seed);
}

SampledDistribution SampledDistribution::described(std::uint64_t trials, std::uint64_t seed) {
    return {{}, trials, seed};
}

}  // namespace velocert::metrology
