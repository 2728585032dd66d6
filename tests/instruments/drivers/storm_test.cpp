// SPDX-License-Identifier: GPL-3.0-or-later
// A short storm over every decoder, in every run of the tests; `./dev fuzz` searches longer, with sanitizers.
#include <catch2/catch.hpp>

#include "instruments/registry/registry.h"
#include "instruments/simulators/models/random_source.h"
#include "tests/fuzz/decoder_fuzz.h"
#include "tests/instruments/drivers/golden.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

TEST_CASE("damaged conversations give every decoder the same result however they are cut, inside their bytes") {
    constexpr int inputs = 400;
    RandomSource random(20241);
    for (const auto& golden : golden_frames(std::filesystem::path(VELOCERT_GOLDEN) / "frames")) {
        const auto driver = find_driver(golden.driver);
        REQUIRE(driver);
        const auto good = input_of(golden);
        CAPTURE(golden.driver);
        CHECK(velocert::fuzz::broken_in_storm(**driver, golden.options, good, inputs, random) == "");
    }
}
