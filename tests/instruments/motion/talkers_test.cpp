// SPDX-License-Identifier: GPL-3.0-or-later
// Receivers that tell each epoch once for each system, by sentences of several talkers. gpsdecode of gpsd gives each of
// these epochs its speed.
#include <catch2/catch.hpp>

#include "instruments/drivers/motion/nmea.h"
#include "instruments/import/import_receiver.h"
#include "tests/instruments/motion/sentences.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

const std::string its_place = "3113.80000,N,12128.20000,E";

/// With a speed of 20 kn and as many as the second; an empty knots is one without a fix.
std::string rmc_by(const std::string& talker, int second, bool fix, const std::string& knots = {}) {
    const auto time = talker + "RMC,08000" + std::to_string(second) + ".00,";
    if (!fix) return sealed(time + "V,,,,,,,050126,,,N");
    return sealed(time + "A," + its_place + ',' + (knots.empty() ? std::to_string(20 + second) + ".0" : knots) +
                  ",0.00,050126,,,A");
}
std::string gga_by(const std::string& talker, int second, int quality, const std::string& used = "08") {
    const auto time = talker + "GGA,08000" + std::to_string(second) + ".00,";
    return sealed(quality == 0 ? time + ",,,,0,00,99.9,,,,,,"
                               : time + its_place + ',' + std::to_string(quality) + ',' + used + ",0.6,4.2,M,8.0,M,,");
}
std::string gns_by(const std::string& talker, int second, const std::string& modes, const std::string& used) {
    const auto time = talker + "GNS,08000" + std::to_string(second) + ".00,";
    return sealed(time + (modes.empty() ? std::string(",,,") : its_place) + ',' + modes + ',' + used +
                  ",0.6,4.2,8.0,,");
}

/// What was told of one measurand, in its order.
std::string told_of(const std::string& measurand, const std::string& bytes, const Options& options = {}) {
    std::string out;
    for (const auto& one : shown(nmea_0183, bytes, options)) {
        if (!one.starts_with(measurand + ' ')) continue;
        const auto value = one.substr(measurand.size() + 1);
        out += (out.empty() ? "" : " ") + value.substr(0, value.find(' '));
    }
    return out;
}

/// Three epochs of it.
template <typename One>
std::string three(One&& one) {
    return one(0) + one(1) + one(2);
}

}  // namespace

TEST_CASE("An epoch that several talkers tell has the speed of the first with a fix, once", "[motion]") {
    const auto both = [](int second) { return rmc_by("GP", second, true) + rmc_by("BD", second, true, "30.0"); };
    CHECK(told_of("speed", three(both)) == "20.0 21.0 22.0");
    CHECK(told_of("latitude", three(both)) == "31.230000000 31.230000000 31.230000000");
    CHECK(told_of("speed", three([](int second) {
                      return rmc_by("GP", second, true) + rmc_by("BD", second, false);
                  })) == "20.0 21.0 22.0");
    // That others follow is known from the first epoch on.
    const auto second_has = [](int second) { return rmc_by("GP", second, false) + rmc_by("BD", second, true); };
    CHECK(told_of("speed", three(second_has)) == "- 20.0 21.0 22.0");
    CHECK(told_of("time_utc", three(second_has)) == "- 1767600000.00 1767600001.00 1767600002.00");
    const auto third_has = [&](int second) {
        return rmc_by("GL", second, false) + rmc_by("GP", second, false) + rmc_by("BD", second, true);
    };
    CHECK(told_of("speed", three(third_has)) == "- 20.0 21.0 22.0");
}

TEST_CASE("Where no talker has a fix any more the epoch is told without one", "[motion]") {
    const auto lost = rmc_by("GP", 0, false) + rmc_by("BD", 0, true) + rmc_by("GP", 1, false) + rmc_by("BD", 1, false);
    CHECK(told_of("speed", lost) == "- 20.0 -");
    CHECK(told_of("speed", lost + rmc_by("GP", 2, false) + rmc_by("BD", 2, true)) == "- 20.0 - 22.0");
    // The second one fell silent.
    CHECK(told_of("speed", rmc_by("GP", 0, false) + rmc_by("BD", 0, true) + rmc_by("GP", 1, false) +
                               rmc_by("GP", 2, false)) == "- 20.0 - -");
    // What was held back has the time and the place where it stood.
    const auto all = decode(nmea_0183, lost).indications;
    const auto& last = all.back();
    CHECK_FALSE(last.has_value());
    CHECK(last.offset == (rmc_by("GP", 0, false) + rmc_by("BD", 0, true)).size());
    CHECK(last.device_time_us == 1'767'600'001'000'000);
}

TEST_CASE("A clock that stands still gives no values, of one talker or of several", "[motion]") {
    const auto one = rmc_by("GN", 0, true);
    CHECK(told_of("speed", one + one + one) == "20.0 - -");
    const auto both = rmc_by("GP", 0, true) + rmc_by("BD", 0, true);
    CHECK(told_of("speed", both + both + both) == "20.0 - - - -");
    const auto weak = rmc_by("GP", 0, false) + rmc_by("BD", 0, true);
    CHECK(told_of("speed", weak + weak + weak) == "- 20.0 - - - -");
    // Once it stands nobody new is believed, nor those whose names are not known.
    CHECK(told_of("speed", one + one + rmc_by("BD", 0, true)) == "20.0 - -");
    CHECK(told_of("speed", rmc_by("XA", 0, false) + rmc_by("XB", 0, true)) == "- -");
    // Two names of one system are one talker.
    CHECK(told_of("speed", rmc_by("BD", 0, false) + rmc_by("GB", 0, true)) == "- -");
    CHECK(told_of("latitude", gga_by("GN", 0, 1) + gga_by("GN", 0, 1)) == "31.230000000 -");
}

TEST_CASE("The quality of an epoch is that of the talker with a fix", "[motion]") {
    // The receiver's speed stands behind the qualities of its systems.
    const auto falls = [](int second) {
        return gga_by("BD", second, 1) + gga_by("GP", second, 0) + rmc_by("GN", second, true);
    };
    CHECK(told_of("speed", three(falls)) == "20.0 21.0 22.0");
    CHECK(told_of("fix_quality", three(falls)) == "1 1 1");
    const auto rises = [](int second) {
        return gga_by("GP", second, 0) + gga_by("BD", second, 1) + rmc_by("GP", second, false) +
               rmc_by("BD", second, true);
    };
    CHECK(told_of("speed", three(rises)) == "- 20.0 21.0 22.0");
    CHECK(told_of("fix_quality", three(rises)) == "0 1 1 1");
    CHECK(told_of("satellites", three(rises)) == "0 8 8 8");
    CHECK(told_of("height", three(rises)) == "- 4.2 4.2 4.2");
    // A system by itself has no contradiction to answer for: the speed that comes back counts at once.
    const auto leads = [](int second) {
        return rmc_by("GN", second, true) + gga_by("GP", second, 0) + gga_by("BD", second, 1);
    };
    CHECK(told_of("speed", three(leads) + rmc_by("GN", 3, false) + gga_by("GP", 3, 0) + gga_by("BD", 3, 0) +
                               rmc_by("GN", 4, true) + gga_by("GP", 4, 0) + gga_by("BD", 4, 1)) ==
          "20.0 21.0 22.0 - 24.0");
    // None has one: the speed has no value, whatever RMC says.
    CHECK(told_of("speed", three([](int second) {
                      return gga_by("BD", second, 0) + gga_by("GP", second, 0) + rmc_by("GN", second, true);
                  })) == "- - -");
    // Estimated, typed in and simulated are no fix.
    CHECK(told_of("speed", gga_by("GP", 0, 0) + gga_by("BD", 0, 6) + rmc_by("GN", 0, true)) == "-");
    // Each counts its own satellites: two and two are enough, two and none are not.
    CHECK(told_of("fix_quality", gga_by("GP", 0, 1, "02") + gga_by("BD", 0, 1, "02")) == "0 1");
    CHECK(told_of("fix_quality", gga_by("GP", 0, 1, "02") + gga_by("BD", 0, 1, "00")) == "0");
    // As NMEA 0183 has it of GNS: the parts of one solution behind the whole, with neither place nor modes.
    CHECK(told_of("speed", three([](int second) {
                      return gns_by("GN", second, "AA", "13") + gns_by("GP", second, "", "8") +
                             gns_by("GL", second, "", "5") + rmc_by("GN", second, true);
                  })) == "20.0 21.0 22.0");
}

TEST_CASE("A record from before is read as if each talker repeated the other", "[motion]") {
    const auto weak = rmc_by("GP", 0, false) + rmc_by("BD", 0, true);
    const auto falls = gga_by("BD", 0, 1) + gga_by("GP", 0, 0) + rmc_by("GN", 0, true);
    for (const char* rule : {"1", "2", "3"}) {
        CAPTURE(rule);
        CHECK(told_of("speed", weak, {{"reading-rule", rule}}) == "- -");
        CHECK(told_of("speed", falls, {{"reading-rule", rule}}) == "-");
    }
    CHECK(told_of("speed", weak, {{"reading-rule", "4"}}) == "- 20.0");
    CHECK(told_of("speed", falls, {{"reading-rule", "4"}}) == "20.0");
}

TEST_CASE("A row of an imported log has no speed where its own quality tells no fix", "[import]") {
    const auto row = [](int second, int quality) { return rmc_by("GN", second, true) + gga_by("GN", second, quality); };
    const auto series = import_receiver(row(0, 1) + row(1, 0) + row(2, 1) + row(3, 1), "ride.nmea", nmea_0183, {});
    REQUIRE(series);
    // The one behind it has its own.
    CHECK(series_csv(*series, Columns::evaluated) ==
          "t_s,speed_kn\n0.000000,20.0\n1.000000,\n2.000000,22.0\n3.000000,23.0\n");
    CHECK_FALSE(series->find("latitude")->cells[1]);
    CHECK(series->find("latitude")->cells[3]);
    // The counts say it as well.
    const auto few = rmc_by("GN", 0, true) + gga_by("GN", 0, 1, "00");
    const auto kept = import_receiver(few, "ride.nmea", nmea_0183, {});
    REQUIRE(kept);
    CHECK(kept->without_fix == 1);
    CHECK_FALSE(has_values(*kept, Columns::evaluated));
    const auto talkers =
        import_receiver(rmc_by("GN", 0, true) + gga_by("GP", 0, 0) + gga_by("BD", 0, 1), "ride.nmea", nmea_0183, {});
    REQUIRE(talkers);
    CHECK(series_csv(*talkers, Columns::evaluated) == "t_s,speed_kn\n0.000000,20.0\n");
}
