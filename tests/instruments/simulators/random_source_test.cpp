// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/models/random_source.h"

#include <catch2/catch.hpp>

using velocert::instruments::RandomSource;

TEST_CASE("The random source gives the numbers of xoshiro256** seeded through splitmix64", "[simulators]") {
    // computed from the two published algorithms in another language; splitmix64 of seed 0 begins e220a8397b1dcdaf
    RandomSource random(0);
    CHECK(random.bits() == 0x99EC5F36CB75F2B4U);
    CHECK(random.bits() == 0xBF6E1F784956452AU);
    CHECK(random.bits() == 0x1A5F849D4933E6E0U);
}

TEST_CASE("Uniform numbers stay in their interval and fill it evenly", "[simulators]") {
    RandomSource random(7);
    int low = 0;
    constexpr int count = 20000;
    for (int i = 0; i < count; ++i) {
        const double x = random.uniform();
        REQUIRE((x >= 0.0 && x < 1.0));
        if (x < 0.25) ++low;
    }
    CHECK(low == Approx(count / 4).margin(300));  // five standard deviations of a binomial count
    for (int i = 0; i < 1000; ++i) REQUIRE(random.below(3) < 3);
}

TEST_CASE("Normal numbers have mean 0 and standard deviation 1", "[simulators]") {
    RandomSource random(8);
    double sum = 0.0;
    double squares = 0.0;
    constexpr int count = 20000;
    for (int i = 0; i < count; ++i) {
        const double x = random.normal();
        sum += x;
        squares += x * x;
    }
    CHECK(sum / count == Approx(0.0).margin(0.035));
    CHECK(squares / count == Approx(1.0).margin(0.05));
}

TEST_CASE("A forked source does not follow its parent", "[simulators]") {
    RandomSource parent(9);
    RandomSource child = parent.fork();
    int same = 0;
    for (int i = 0; i < 64; ++i)
        if (parent.bits() == child.bits()) ++same;
    CHECK(same == 0);
}
