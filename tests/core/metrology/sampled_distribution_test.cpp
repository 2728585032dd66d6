// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/sampled_distribution.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "core/metrology/measurement.h"

using namespace velocert::metrology;

TEST_CASE("a sampled distribution is sorted and never empty") {
    const auto sample = SampledDistribution::of({3, -1, 2, 2}, 4, 17);
    REQUIRE(sample);
    CHECK(sample->values() == std::vector<std::int64_t>{-1, 2, 2, 3});
    CHECK(sample->trials() == 4);
    CHECK(sample->seed() == 17);
    CHECK_FALSE(SampledDistribution::of({}, 0, 1));
    CHECK(SampledDistribution::described(4, 17).values().empty());
}

TEST_CASE("a large sample is thinned to the middles of equal shares") {
    // Three times as many values as are kept: of each three neighbours the middle one stays.
    std::vector<std::int64_t> values(3 * SampledDistribution::most_values);
    std::iota(values.begin(), values.end(), 0);
    std::reverse(values.begin(), values.end());
    const auto sample = SampledDistribution::of(values, values.size(), 1);
    REQUIRE(sample);
    REQUIRE(sample->values().size() == SampledDistribution::most_values);
    bool middles = true;
    for (std::size_t i = 0; i < sample->values().size(); ++i)
        middles = middles && sample->values()[i] == static_cast<std::int64_t>(3 * i + 1);
    CHECK(middles);
}

TEST_CASE("a measurement knows which distribution it has") {
    Measurement measurement{"mass", AnyQuantity(Kind::mass, 1), {}, {}};
    CHECK(measurement.distribution_kind() == DistributionKind::normal);
    measurement.effective_dof = velocert::base::Decimal(7, 0);
    CHECK(measurement.distribution_kind() == DistributionKind::student_t);
    measurement.sample = SampledDistribution::described(10, 1);
    CHECK(measurement.distribution_kind() == DistributionKind::sampled);
    for (const auto one : {DistributionKind::normal, DistributionKind::student_t, DistributionKind::sampled})
        CHECK(parse_distribution_kind(name(one)) == one);
    CHECK_FALSE(parse_distribution_kind("gauss"));
}
