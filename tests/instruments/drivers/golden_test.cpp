// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <set>

#include "core/base/digest.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/drivers/golden.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

std::filesystem::path frames() { return std::filesystem::path(VELOCERT_GOLDEN) / "frames"; }

}  // namespace

TEST_CASE("every driver gives for its golden frames what stands beside them") {
    for (const auto& entry : std::filesystem::directory_iterator(frames())) {
        CAPTURE(entry.path().filename().string());
        const auto golden = read_golden(entry.path());
        const auto driver = find_driver(golden.driver);
        REQUIRE(driver);
        const auto decoder = decoder_of(**driver, golden.options);
        for (const auto& stretch : golden.stretches) {
            CAPTURE(stretch.bytes);
            velocert::metrology::Decoded decoded;
            decoder->feed(stretch.direction, velocert::base::as_bytes(stretch.bytes),
                          velocert::metrology::Indication::no_time, decoded);
            CHECK(lines(decoded) == stretch.gives);
        }
    }
}

TEST_CASE("every driver has golden frames") {
    std::set<std::string> tried;
    for (const auto& golden : golden_frames(frames())) tried.insert(golden.driver);
    for (const auto* driver : drivers()) {
        CAPTURE(driver->id);
        CHECK(tried.contains(std::string(driver->id)));
    }
}
