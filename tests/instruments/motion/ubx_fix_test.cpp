// SPDX-License-Identifier: GPL-3.0-or-later
// What a u-blox solution tells of its fix, and what receivers of before tell in its place.
#include <catch2/catch.hpp>

#include "instruments/drivers/motion/ubx.h"
#include "instruments/drivers/motion/ubx_message.h"
#include "instruments/import/import_receiver.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::DeviceEvent;
using velocert::metrology::Measurand;

namespace {

/// NAV-PVT of 2026-01-05 08:00:00 and as many tenths, 6.944 m/s.
std::string solution(std::uint32_t tenth, std::uint8_t fix_type, std::uint8_t flags) {
    std::string payload(92, '\0');
    const auto put = [&](std::size_t at, std::uint32_t value, std::size_t bytes) {
        payload.replace(at, bytes, ubx_little(value, bytes));
    };
    put(0, 115'200'000 + tenth * 100, 4);
    put(4, 2026, 2);
    put(6, 1, 1);
    put(7, 5, 1);
    put(8, 8, 1);
    put(11, 0x0F, 1);
    put(16, tenth * 100'000'000, 4);
    put(20, fix_type, 1);
    put(21, flags, 1);
    put(23, 12, 1);
    put(24, 1'214'700'000, 4);
    put(28, 312'300'000, 4);
    put(60, 6944, 4);
    put(68, 50 + tenth, 4);
    return ubx_message(UbxId::nav_pvt, payload);
}

bool has_speed(std::uint8_t fix_type, std::uint8_t flags, const Options& options = {}) {
    for (const auto& one : decode(ubx, solution(0, fix_type, flags), options).indications)
        if (one.measurand == Measurand::speed) return one.has_value();
    return false;
}

}  // namespace

TEST_CASE("Only a solution by satellites that the receiver calls good has a speed", "[motion]") {
    constexpr std::uint8_t good = 1;
    // None, by dead reckoning, 2D, 3D, 3D with dead reckoning, time only, and what no manual tells.
    const bool measured[] = {false, false, true, true, true, false, false, false};
    for (std::uint8_t type = 0; type < std::size(measured); ++type) {
        CAPTURE(static_cast<int>(type));
        CHECK(has_speed(type, good) == measured[type]);
        CHECK_FALSE(has_speed(type, 0));
        CHECK(has_speed(type, good, {{"speed_fix", "3d"}}) == (type == 3 || type == 4));
    }
    // A record from before has its speed by dead reckoning.
    CHECK(has_speed(1, good, {{"reading-rule", "4"}}));
    CHECK_FALSE(has_speed(1, good, {{"reading-rule", "5"}}));
    CHECK_FALSE(has_speed(0, good, {{"reading-rule", "4"}}));
}

TEST_CASE("Rows of a log without a fix are counted", "[import]") {
    const auto series = import_receiver(
        solution(0, 3, 1) + solution(1, 0, 0) + solution(2, 1, 1) + solution(3, 3, 0) + solution(4, 3, 1), "ride.ubx",
        ubx, {});
    REQUIRE(series);
    CHECK(series->rows() == 5);
    CHECK(series->without_fix == 3);
    CHECK(series_csv(*series, Columns::evaluated) ==
          "t_s,speed_mm/s\n0.000000,6944\n0.100000,\n0.200000,\n0.300000,\n0.400000,6944\n");
}

TEST_CASE("A receiver that knows no NAV-PVT is told as such, and is not silence", "[motion]") {
    const std::string old = ubx_message(UbxId::nav_posllh, std::string(28, '\0')) +
                            ubx_message(UbxId::nav_sol, std::string(52, '\0')) +
                            ubx_message(UbxId::nav_velned, std::string(36, '\0'));
    const auto told = decode(ubx, old + old);
    CHECK(told.indications.empty());
    REQUIRE(told.events.size() == 1);
    CHECK(told.events[0].kind == DeviceEvent::Kind::fault);
    CHECK(told.events[0].text.starts_with("it tells its solutions by NAV-POSLLH, which is not read"));
    // A record from before had no fault for that, and is judged as it was.
    CHECK(decode(ubx, old + old, {{"reading-rule", "4"}}).events.empty());
    // Beside solutions that are read the others are no trouble.
    CHECK(decode(ubx, old + solution(0, 3, 1) + old).events.empty());
    const auto refused = import_receiver(old, "ride.ubx", ubx, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().found.find("NAV-POSLLH, which is not read") != std::string::npos);
}
