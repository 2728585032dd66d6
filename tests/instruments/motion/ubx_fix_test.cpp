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
std::string solution(std::uint32_t tenth, std::uint8_t fix_type, std::uint8_t flags, std::uint8_t used = 12,
                     std::size_t length = 92) {
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
    put(23, used, 1);
    put(24, 1'214'700'000, 4);
    put(28, 312'300'000, 4);
    put(60, 6944, 4);
    put(68, 50 + tenth, 4);
    payload.resize(length);
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

TEST_CASE("A solution whose count of satellites contradicts its fix has no values", "[motion]") {
    const struct {
        std::uint8_t type;
        std::uint8_t used;
        bool fix;
    } rows[] = {{3, 0, false}, {3, 1, false}, {3, 2, false}, {3, 3, true}, {3, 4, true}, {2, 0, false},
                {2, 2, false}, {2, 3, true},  {4, 0, false}, {4, 1, true}, {4, 4, true}};
    for (const auto& row : rows) {
        CAPTURE(static_cast<int>(row.type), static_cast<int>(row.used));
        const auto decoded = decode(ubx, solution(0, row.type, 1, row.used));
        REQUIRE(decoded.indications.size() > 5);
        for (const auto& one : decoded.indications) {
            if (one.measurand == Measurand::fix_quality) {
                CHECK(one.value.text() == (row.fix ? "1" : "0"));
                CHECK(one.flags.has(velocert::metrology::Flag::derived) != row.fix);
            } else if (one.measurand == Measurand::speed || one.measurand == Measurand::latitude ||
                       one.measurand == Measurand::longitude || one.measurand == Measurand::course) {
                CHECK(one.has_value() == row.fix);
            }
        }
        for (const auto& one : decode(ubx, solution(0, row.type, 1, row.used), {{"reading-rule", "4"}}).indications)
            if (one.measurand == Measurand::speed) CHECK(one.has_value());
    }
}

TEST_CASE("A solution has the length that some series gives it, or is rejected", "[motion]") {
    for (const std::size_t length : {84U, 92U}) CHECK(decode(ubx, solution(0, 3, 1, 12, length)).rejected.empty());
    for (const std::size_t length : {0U, 83U, 85U, 91U, 93U, 100U}) {
        CAPTURE(length);
        const auto decoded = decode(ubx, solution(0, 3, 1, 12, length));
        CHECK(decoded.indications.empty());
        REQUIRE(decoded.rejected.size() == 1);
        CHECK(decoded.rejected[0].reason == velocert::metrology::Rejection::length);
        CHECK(decode(ubx, solution(0, 3, 1, 12, length), {{"reading-rule", "4"}}).rejected.empty() == (length >= 84));
    }
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
