// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/random.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "core/metrology/uncertainty/arithmetic/sorting.h"
#include "core/metrology/uncertainty/distributions/normal_score.h"
#include "core/metrology/uncertainty/propagation/coverage_interval.h"

using namespace velocert::metrology;

TEST_CASE("xoshiro256++ gives the first numbers of its reference code from the state 1, 2, 3, 4") {
    Random random(std::array<std::uint64_t, 4>{1, 2, 3, 4});
    for (const std::uint64_t known : {41943041ULL, 58720359ULL, 3588806011781223ULL, 3591011842654386ULL,
                                      9228616714210784205ULL, 9973669472204895162ULL, 14011001112246962877ULL,
                                      12406186145184390807ULL, 15849039046786891736ULL, 10450023813501588000ULL})
        CHECK(random.next() == known);
}

TEST_CASE("a seed fills the state by SplitMix64") {
    // The first outputs of SplitMix64 for 1234567, as its publication's tests list them, make the first number known.
    Random random(1234567);
    const Random by_hand(std::array<std::uint64_t, 4>{6457827717110365317ULL, 3203168211198807973ULL,
                                                      9817491932198370423ULL, 4593380528125082431ULL});
    Random other = by_hand;
    CHECK(random.next() == other.next());
}

TEST_CASE("streams after a jump differ, and uniform numbers lie strictly between 0 and 1") {
    Random a(1);
    Random b(1);
    b.jump();
    CHECK(a.next() != b.next());
    double sum = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double u = a.uniform();
        REQUIRE((u > 0 && u < 1));
        sum += u;
    }
    CHECK(sum / 100'000 == Approx(0.5).margin(0.004));
}

TEST_CASE("normal scores in one go are those one by one") {
    Random random(5);
    std::vector<double> values(1000);
    random.fill_uniform(values.data(), values.size());
    values[0] = 1e-16;
    values[1] = 1 - 1e-16;
    const auto before = values;
    normal_scores(values.data(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) CHECK(values[i] == normal_score(before[i]));
}

TEST_CASE("sorting by bits is sorting") {
    std::mt19937_64 random(3);
    for (const std::size_t size : {0U, 1U, 100U, 5000U}) {
        std::vector<double> values(size);
        for (auto& value : values)
            value = (static_cast<double>(random() % 2000) - 1000) * 1e-3 * (random() % 3 == 0 ? 1e200 : 1);
        auto expected = values;
        std::sort(expected.begin(), expected.end());
        sort_values(values);
        CHECK(values == expected);
    }
}

TEST_CASE("intervals from the tails alone are those of all values in order (JCGM 101, 7.7)") {
    std::mt19937_64 random(4);
    std::vector<double> values(200'000);
    for (auto& value : values) {
        const double u = static_cast<double>(random() >> 11U) * 0x1p-53;
        value = u * u * u;
    }
    auto ordered = values;
    std::sort(ordered.begin(), ordered.end());
    for (const double p : {0.3, 0.9, 0.95, 0.99}) {
        const auto q = static_cast<std::size_t>(p * 200'000 + 0.5);
        const std::size_t r = (values.size() - q + 1) / 2;
        auto copy = values;
        const auto found = coverage_intervals(copy, p);
        CHECK(found.symmetric.low == ordered[r - 1]);
        CHECK(found.symmetric.high == ordered[r - 1 + q]);
        double width = 1e9;
        for (std::size_t i = 0; i + q < ordered.size(); ++i) width = std::min(width, ordered[i + q] - ordered[i]);
        CHECK(found.shortest.high - found.shortest.low == width);
        copy = values;
        CHECK(symmetric_interval(copy, p).high == ordered[r - 1 + q]);
    }
}
