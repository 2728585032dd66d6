// SPDX-License-Identifier: GPL-3.0-or-later
// The first epoch with a fix behind a gap, of receivers that send RMC in front of GGA and of those that send it behind.
// gpsdecode of gpsd gives each of these fixes its speed.
#include <catch2/catch.hpp>

#include "instruments/drivers/motion/nmea.h"
#include "tests/instruments/motion/sentences.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

/// The letter of the mode; '-' is a receiver that tells none, 'V' one without a fix.
std::string minimum(int second, char mode) {
    const auto time = "GNRMC,08000" + std::to_string(second) + ".00,";
    if (mode == 'V') return sealed(time + "V,,,,,,,050126,,,N,V");
    return sealed(time + "A,3113.80000,N,12128.20000,E,13.499,0.00,050126,," +
                  (mode == '-' ? std::string() : "," + std::string(1, mode) + ",V"));
}
std::string fix(int second, int quality) {
    const auto time = "GNGGA,08000" + std::to_string(second) + ".00,";
    return sealed(quality == 0 ? time + ",,,,0,00,99.9,,,,,,"
                               : time + "3113.80000,N,12128.20000,E," + std::to_string(quality) +
                                     ",18,0.6,4.2,M,8.0,M,1.0,0000");
}

/// The speeds, one letter for each: v has a value.
std::string speeds(const std::string& bytes, const Options& options = {}) {
    std::string out;
    for (const auto& one : shown(nmea_0183, bytes, options))
        if (one.starts_with("speed ")) out += one == "speed -" ? '-' : 'v';
    return out;
}

struct Epoch {
    char mode;
    int quality;
};
std::string stream(const std::vector<Epoch>& epochs, bool minimum_first) {
    std::string out;
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        const int second = static_cast<int>(i);
        const auto rmc = minimum(second, epochs[i].mode);
        const auto gga = fix(second, epochs[i].quality);
        out += minimum_first ? rmc + gga : gga + rmc;
    }
    return out;
}

}  // namespace

TEST_CASE("A fix that comes back counts from its first epoch on, whichever sentence leads", "[motion]") {
    const struct {
        std::vector<Epoch> epochs;
        const char* leading;  ///< where RMC is the first of its epoch
        const char* following;
    } rows[] = {
        {{{'R', 4}, {'V', 0}, {'R', 4}, {'R', 4}}, "v-vv", "v-vv"},
        {{{'A', 1}, {'V', 0}, {'V', 0}, {'D', 2}}, "v--v", "v--v"},
        // An estimated position is no fix either.
        {{{'A', 1}, {'E', 6}, {'A', 1}}, "v-v", "v-v"},
        // Its own epoch tells how the fix was had, with a mode or without one.
        {{{'-', 1}, {'V', 0}, {'-', 1}, {'-', 1}}, "v-vv", "v-vv"},
        // One that is estimated, simulated or typed in is none.
        {{{'A', 1}, {'V', 0}, {'E', 6}, {'M', 7}, {'S', 8}}, "v----", "v----"},
        // A receiver whose sentences contradict each other: not in that epoch, and in the others by their own words.
        {{{'A', 1}, {'A', 0}, {'A', 0}, {'A', 0}}, "v---", "v---"},
        {{{'A', 1}, {'A', 0}, {'A', 1}, {'A', 1}}, "v-vv", "v-vv"},
        {{{'A', 0}, {'A', 1}, {'A', 0}, {'A', 1}}, "-v-v", "-v-v"},
        {{{'A', 1}, {'A', 0}, {'V', 0}, {'A', 0}, {'A', 0}}, "v----", "v----"},
        {{{'V', 0}, {'V', 0}}, "--", "--"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.epochs.size(), row.leading);
        CHECK(speeds(stream(row.epochs, true)) == row.leading);
        CHECK(speeds(stream(row.epochs, false)) == row.following);
    }
    const auto told = shown(nmea_0183, stream({{'R', 4}, {'V', 0}, {'R', 4}}, true));
    CHECK(std::count(told.begin(), told.end(), "speed 13.499 kn") == 2);
    CHECK(std::count_if(told.begin(), told.end(),
                        [](const auto& one) { return one.starts_with("latitude ") && one != "latitude -"; }) == 2);
    // A quality that stands in front of any RMC is believed, until another one is told.
    CHECK(speeds(fix(0, 0) + minimum(1, 'A')) == "-");
    CHECK(speeds(fix(0, 0) + minimum(1, 'A') + fix(1, 1)) == "v");
}

TEST_CASE("A record from before keeps the first epoch behind a gap without a speed", "[motion]") {
    const auto bytes = stream({{'R', 4}, {'V', 0}, {'R', 4}, {'R', 4}}, true);
    for (const char* rule : {"1", "2", "3"}) {
        CAPTURE(rule);
        CHECK(speeds(bytes, {{"reading-rule", rule}}) == "v--v");
    }
    CHECK(speeds(bytes, {{"reading-rule", "4"}}) == "v-vv");
    // Nor did it lose the speed whose quality stands behind, and lost that of the epoch that came next.
    const auto contradicting = stream({{'A', 1}, {'A', 0}, {'A', 1}, {'A', 1}}, true);
    CHECK(speeds(contradicting, {{"reading-rule", "4"}}) == "vv-v");
}
