// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/draw.h"

#include <catch2/catch.hpp>
#include <set>

using namespace velocert;

TEST_CASE("A draw is the one that sha256sum gives", "[draw]") {
    // printf 'velocert-draw/1\n2026-11-26\n100000\n1' | sha256sum, first 16 digits, mod 100000 plus 1; and so on.
    const auto drawn = records::draw("2026-11-26", 100'000, 5);
    REQUIRE(drawn);
    CHECK(*drawn == std::vector<std::uint64_t>{84973, 56762, 24272, 37892, 23117});
    const auto small = records::draw("a throw of dice: 4 2 6", 3, 3);
    REQUIRE(small);
    CHECK(*small == std::vector<std::uint64_t>{2, 1, 3});
}

TEST_CASE("A draw takes each number at most once and stays within the population", "[draw]") {
    for (const std::uint64_t population : {1U, 2U, 7U, 50U}) {
        const auto drawn = records::draw("seed", population, population);
        REQUIRE(drawn);
        const std::set<std::uint64_t> all(drawn->begin(), drawn->end());
        CHECK(all.size() == population);
        CHECK(*all.begin() == 1);
        CHECK(*all.rbegin() == population);
    }
    const auto some = records::draw("seed", 50, 10);
    const auto more = records::draw("seed", 50, 20);
    REQUIRE((some && more));
    CHECK(std::equal(some->begin(), some->end(), more->begin()));
    CHECK(*records::draw("seed", 50, 10) != *records::draw("Seed", 50, 10));
}

TEST_CASE("Every number is drawn about as often as any other", "[draw]") {
    std::vector<int> often(10);
    for (int i = 0; i < 2000; ++i) {
        const auto drawn = records::draw("visit " + std::to_string(i), 10, 1);
        REQUIRE(drawn);
        ++often[static_cast<std::size_t>(drawn->front() - 1)];
    }
    // 200 expected, standard deviation 13.4: five of them.
    for (const int count : often) CHECK(std::abs(count - 200) < 68);
}

TEST_CASE("A draw that cannot be is refused", "[draw]") {
    for (const auto& [seed, population, count] :
         {std::tuple{"", 10U, 1U}, {"a\nb", 10U, 1U}, {"a", 10U, 0U}, {"a", 10U, 11U}, {"a", 0U, 1U}}) {
        const auto drawn = records::draw(seed, population, count);
        REQUIRE_FALSE(drawn);
        CHECK(drawn.error().code == base::ErrorCode::bad_value);
    }
}
