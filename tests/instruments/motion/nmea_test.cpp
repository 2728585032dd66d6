// SPDX-License-Identifier: GPL-3.0-or-later
// What single sentences of NMEA 0183 tell, and what they do not.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/sequence/judging/evaluate.h"
#include "core/sequence/wire_log.h"
#include "instruments/drivers/motion/nmea.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/motion/sentences.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

const std::string vtg = sealed("GNVTG,0.00,T,,M,13.499,N,25.000,K,R");

}  // namespace

TEST_CASE("A satellite that is listed for several bands counts once", "[motion]") {
    // As a Teseo LIV4F sends it: the lists of the first band, then those of the second.
    const std::string time = sealed("GNRMC,135806.000,A,4723.00484,N,00045.88150,E,0.5,120.9,210325,,,A,C");
    const std::string first = sealed("GNGSA,A,3,27,08,07,,,,,,,,,,2.5,1.7,1.8,1") +
                              sealed("GNGSA,A,3,24,16,25,,,,,,,,,,2.5,1.7,1.8,3") +
                              sealed("GNGSA,A,3,44,34,25,11,19,23,38,,,,,,2.5,1.7,1.8,4");
    const std::string second = sealed("GNGSA,A,3,27,08,,,,,,,,,,,2.5,1.7,1.8,1") +
                               sealed("GNGSA,A,3,24,16,25,,,,,,,,,,2.5,1.7,1.8,3") +
                               sealed("GNGSA,A,3,34,25,38,,,,,,,,,,2.5,1.7,1.8,4");
    const auto both = shown(nmea_0183, time + first + second);
    CHECK(has(both, "other_satellites 6 count"));
    CHECK_FALSE(has(both, "other_satellites 11 count"));
    CHECK(std::count(both.begin(), both.end(), "beidou_satellites 7 count") == 1);
    // One that only the second band has is told with the others.
    const auto more = shown(nmea_0183, time + first + sealed("GNGSA,A,3,34,40,,,,,,,,,,,2.5,1.7,1.8,4"));
    CHECK(has(more, "beidou_satellites 8 count"));
    // As a Quectel LC79D sends it: the lists in front of the sentence that tells the time.
    const std::string lists = sealed("GNGSA,A,3,01,03,04,09,,,,,,,,,1.6,0.9,1.3,1") +
                              sealed("GNGSA,A,3,68,70,,,,,,,,,,,1.6,0.9,1.3,2") +
                              sealed("GNGSA,A,3,11,12,13,,,,,,,,,,1.6,0.9,1.3,4");
    const std::string next = sealed("GNRMC,135807.000,A,4723.00484,N,00045.88150,E,0.5,120.9,210325,,,A,C");
    const auto ahead = shown(nmea_0183, lists + time + lists + next + lists);
    CHECK(std::count(ahead.begin(), ahead.end(), "other_satellites 12 count") == 0);
    CHECK(has(ahead, "other_satellites 6 count"));
    CHECK(has(ahead, "beidou_satellites 3 count"));
    // Numbers of talkers that have none of their own system may mean several satellites.
    CHECK(has(shown(nmea_0183, time + sealed("GNGSA,A,3,03,04,,,,,,,,,,,1.6,0.9,1.3") +
                                   sealed("GNGSA,A,3,03,,,,,,,,,,,,1.6,0.9,1.3")),
              "other_satellites 3 count"));
    // The same number of two systems is two satellites.
    CHECK(has(shown(nmea_0183, time + sealed("GPGSA,A,3,03,,,,,,,,,,,,1.6,0.9,1.3") +
                                   sealed("GAGSA,A,3,03,,,,,,,,,,,,1.6,0.9,1.3")),
              "other_satellites 2 count"));
}

TEST_CASE("A speed over ground is told with its letters, in the old form without, or as missing", "[motion]") {
    struct Row {
        const char* body;
        const char* speed;  ///< null: the sentence is rejected
    };
    for (const auto& row : {
             Row{"GNVTG,0.00,T,,M,13.499,N,25.000,K,A", "speed 25.000 km/h"},
             Row{"GNVTG,0.00,T,,M,13.499,N,,K,A", "speed 13.499 kn"},
             Row{"GPVTG,0.00,T,,M,13.499,N,25.000,K", "speed 25.000 km/h"},
             Row{"GPVTG,360.0,348.7,13.5,25.0", "speed 25.0 km/h"},
             Row{"GPVTG,,,13.5,", "speed 13.5 kn"},
             Row{"GNVTG,,,,,,,,,N", "speed -"},
             Row{"GNVTG,,T,,M,,N,,K,N", "speed -"},
             Row{"GPVTG,,,,,,,,", "speed -"},
             Row{"GPVTG,,,,", "speed -"},
             Row{"GNVTG,0.00,T,,M,13.499,N,25.000,K,N", "speed -"},
             Row{"GNVTG,0.00,T,,M,13.5,K,25.0,N,A", nullptr},
             Row{"GNVTG,0.00,T,,M,13.5,N,25.0,M,A", nullptr},
             Row{"GNVTG,0.00,T,,M,13.5,N,25.0,,A", nullptr},
             Row{"GNVTG,0.00,M,,T,13.5,N,25.0,K,A", nullptr},
             Row{"GNVTG,0.00,T,,M,13.x,N,25.0,K,A", nullptr},
             // Two speeds of which one is wrong; rounded and cut ones are not.
             Row{"GNVTG,0.00,T,,M,13.499,N,52.000,K,A", nullptr},
             Row{"GNVTG,0.00,T,,M,25.000,N,13.499,K,A", nullptr},
             Row{"GNVTG,0.00,T,,M,0.000,N,25.000,K,A", nullptr},
             Row{"GPVTG,360.0,348.7,13.5,13.5", nullptr},
             Row{"GNVTG,0.00,T,,M,13.4,N,24.9,K,A", "speed 24.9 km/h"},
             Row{"GNVTG,0.00,T,,M,13,N,25,K,A", "speed 25 km/h"},
             Row{"GNVTG,0.00,T,,M,0,N,0.9,K,A", "speed 0.9 km/h"},
             Row{"GPVTG,360.0,348.7,13.5", nullptr},
             Row{"GPVTG,360.0,348.7,13.5,25.0,A", nullptr},
             Row{"GPVTG,360.0,348.7,x,25.0", nullptr},
         }) {
        CAPTURE(row.body);
        const auto decoded = decode(nmea_0183, sealed(row.body));
        CHECK(decoded.rejected.size() == (row.speed == nullptr ? 1U : 0U));
        REQUIRE(decoded.indications.size() == (row.speed == nullptr ? 0U : 2U));
        if (row.speed == nullptr) continue;
        const auto& speed = decoded.indications.front();
        CHECK(speed.measurand == velocert::metrology::Measurand::speed);
        CHECK(speed.has_value() == (std::string(row.speed) != "speed -"));
        if (speed.has_value()) CHECK(has(shown(nmea_0183, sealed(row.body)), row.speed));
    }
}

TEST_CASE("A fix that is not safe, or a quality that the standard does not know, is not taken for more", "[motion]") {
    const auto gns = [](const char* status) {
        return sealed(std::string("GNGNS,080000.00,3113.80000,N,12128.20000,E,AAAN,18,0.6,4.2,8.0,,,") + status);
    };
    CHECK(has(shown(nmea_0183, gns("S")), "latitude 31.230000000 deg"));
    CHECK(has(shown(nmea_0183, gns("V")), "latitude 31.230000000 deg"));
    CHECK_FALSE(has(shown(nmea_0183, gns("U")), "latitude 31.230000000 deg"));
    CHECK(has(shown(nmea_0183, gns("U")), "fix_quality 0 count"));
    CHECK_FALSE(has(shown(nmea_0183, gns("U") + vtg), "speed 25.000 km/h"));
    const auto nine =
        decode(nmea_0183, sealed("GPGGA,080000.00,3113.80000,N,12128.20000,E,9,18,0.6,4.2,M,8.0,M,,") + vtg);
    int seen = 0;
    for (const auto& one : nine.indications)
        if (one.measurand == velocert::metrology::Measurand::fix_quality) {
            ++seen;
            CHECK(one.value == velocert::base::Decimal(2, 0));
            CHECK(one.flags == velocert::metrology::Flags(velocert::metrology::Flag::derived));
        } else {
            CHECK_FALSE(one.flags.has(velocert::metrology::Flag::derived));
        }
    CHECK(seen == 1);
}

TEST_CASE("Time goes on over a leap second", "[motion]") {
    const auto at = [](const char* time, const char* date) {
        return sealed(std::string("GNRMC,") + time + ",A,3113.80000,N,12128.20000,E,13.499,0.00," + date + ",,,R,V");
    };
    const auto decoded =
        decode(nmea_0183, at("235959.50", "311216") + at("235960.00", "311216") + at("235960.50", "311216") +
                              at("000000.00", "010117") + at("000000.50", "010117"));
    std::vector<std::int64_t> times;
    for (const auto& one : decoded.indications)
        if (one.measurand == velocert::metrology::Measurand::speed) times.push_back(one.device_time_us);
    REQUIRE(times.size() == 5);
    for (std::size_t i = 1; i < times.size(); ++i) CHECK(times[i] - times[i - 1] == 500'000);
    CHECK(decoded.events.empty());
    // Without one the clock does go back.
    const auto back = decode(nmea_0183, at("235959.50", "311216") + at("235958.50", "311216"));
    CHECK(back.events.size() == 1);
}

TEST_CASE("A fix of fewer than three satellites, or without a place, is none, whatever its quality", "[motion]") {
    const auto gga = [](const std::string& place, const std::string& used) {
        return sealed("GPGGA,080000.00," + place + ",1," + used + ",1.1,4.2,M,8.0,M,,");
    };
    const std::string here = "3113.80000,N,12128.20000,E";
    const struct {
        std::string bytes;
        bool fix;
    } rows[] = {{gga(here, "03"), true},
                {gga(here, "12"), true},
                {gga(here, ""), true},
                {gga(here, "02"), false},
                {gga(here, "00"), false},
                {gga(",,,", "08"), false},
                {gga(",N,,E", "08"), false},
                {sealed("GNGNS,080000.00," + here + ",AA,03,1.1,4.2,8.0,,"), true},
                {sealed("GNGNS,080000.00," + here + ",AA,02,1.1,4.2,8.0,,"), false}};
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        const auto all = shown(nmea_0183, row.bytes + vtg);
        CHECK(has(all, row.fix ? "fix_quality 1 count" : "fix_quality 0 count"));
        CHECK(has(all, row.fix ? "speed 25.000 km/h" : "speed -"));
        CHECK(has(all, row.fix ? "latitude 31.230000000 deg" : "latitude -"));
        for (const auto& one : decode(nmea_0183, row.bytes).indications)
            if (one.measurand == velocert::metrology::Measurand::fix_quality)
                CHECK(one.flags.has(velocert::metrology::Flag::derived) != row.fix);
    }
}

TEST_CASE("An epoch of too few satellites or without a place has no speed and no position, whatever its RMC says",
          "[motion]") {
    const std::string few = sealed("GPGGA,080000.00,3113.80000,N,12128.20000,E,2,00,1.1,4.2,M,8.0,M,,");
    const auto rmc = [](const char* status, const char* mode) {
        return sealed(std::string("GPRMC,080000.00,") + status + ",3113.80000,N,12128.20000,E,13.499,0.00,050126,," +
                      mode);
    };
    const std::string two = sealed("GPGGA,080000.00,3113.80000,N,12128.20000,E,1,02,1.1,4.2,M,8.0,M,,");
    const std::string nowhere = sealed("GPGGA,080000.00,,,,,1,08,1.1,4.2,M,8.0,M,,");
    const std::string none = sealed("GPGNS,080000.00,3113.80000,N,12128.20000,E,AN,02,1.1,4.2,8.0,,");
    const std::string next = sealed("GPGGA,080001.00,3113.80000,N,12128.20000,E,1,08,1.1,4.2,M,8.0,M,,") +
                             sealed("GPRMC,080001.00,A,3113.80000,N,12128.20000,E,14.000,0.00,050126,,,A");
    for (const auto& quality : {few, two, nowhere, none})
        for (const auto& ride : {rmc("A", ",D"), rmc("A", ""), rmc("V", ",N"), rmc("A", ",E")}) {
            CAPTURE(quality, ride);
            for (const auto& epoch : {quality + ride, ride + quality}) {
                const auto all = shown(nmea_0183, epoch);
                CHECK(has(all, "fix_quality 0 count"));
                CHECK(has(all, "speed -"));
                CHECK(has(all, "latitude -"));
                CHECK_FALSE(has(all, "speed 13.499 kn"));
                CHECK_FALSE(has(all, "latitude 31.230000000 deg"));
                // The next one has a fix, and its speed.
                const auto both = shown(nmea_0183, epoch + next);
                CHECK(has(both, "speed 14.000 kn"));
                CHECK_FALSE(has(both, "speed 13.499 kn"));
            }
        }
    // The quality of the next epoch was lost: RMC alone, behind one that was none, is not enough.
    CHECK(has(shown(nmea_0183, rmc("A", ",A") + two + next.substr(next.find("$GPRMC"))), "speed -"));
    CHECK_FALSE(has(shown(nmea_0183, rmc("A", ",A") + two + next.substr(next.find("$GPRMC"))), "speed 14.000 kn"));
    // A record from before had the speed by RMC alone.
    CHECK(has(shown(nmea_0183, few + rmc("A", ",D"), {{"reading-rule", "4"}}), "speed 13.499 kn"));
    // Each system with a count of its own, as SiRFstarV sends them: the second is no loss of the fix.
    const std::string gps = sealed("GPGGA,080000.00,3113.80000,N,12128.20000,E,1,06,1.1,4.2,M,8.0,M,,");
    const std::string glonass = sealed("GLGGA,080000.00,3113.80000,N,12128.20000,E,1,02,1.1,4.2,M,8.0,M,,");
    for (const auto& bytes : {gps + glonass + vtg, gps + glonass + rmc("A", ",A"), glonass + gps + vtg})
        CHECK((has(shown(nmea_0183, bytes), "speed 25.000 km/h") || has(shown(nmea_0183, bytes), "speed 13.499 kn")));
}

TEST_CASE("A sentence that says itself that there is no fix is read, whatever stands in the place of a position",
          "[motion]") {
    // As receivers of SiRF and MTK chips fill it while they search.
    for (const char* body : {"GPRMC,000416.984,V,36000.0000,N,72000.0000,E,0.000000,,260120,,",
                             "GPRMC,235946.005,V,8960.000000,N,00000.000000,E,0.000,0.00,050180,,,N",
                             "GPGGA,235946.005,8960.000000,N,00000.000000,E,0,0,,137.000,M,13.000,M,,",
                             "GNGNS,235946.005,8960.000000,N,00000.000000,E,NN,00,,,,,",
                             "GPGLL,8960.0000,N,00000.0000,E,235946.005,V,N"}) {
        CAPTURE(body);
        const auto decoded = decode(nmea_0183, sealed(body));
        CHECK(decoded.rejected.empty());
        CHECK_FALSE(decoded.indications.empty());
        for (const auto& one : decoded.indications)
            if (one.measurand != velocert::metrology::Measurand::fix_quality &&
                one.measurand != velocert::metrology::Measurand::satellites)
                CHECK_FALSE(one.has_value());
    }
    // With a fix such a position is none.
    CHECK(decode(nmea_0183, sealed("GPRMC,235946.005,A,8960.000000,N,00000.000000,E,0.000,0.00,050180,,,A"))
              .rejected.size() == 1);
}

TEST_CASE("What a maker says of its own is passed over when its check sum holds, and rejected when not", "[motion]") {
    const std::string told = sealed("PSRFTXTVersion GSW3.2.2_3.1.00.12-SDK003P1.01a ");
    CHECK(decode(nmea_0183, told).rejected.empty());
    std::string damaged = told;
    damaged[9] = 'x';
    CHECK(decode(nmea_0183, damaged).rejected.size() == 1);
}

TEST_CASE("A speed over ground that leads its epoch has the time that follows, and one that lost it has none",
          "[motion]") {
    const auto gga = [](int second) {
        return sealed("GNGGA,08000" + std::to_string(second) + ".00,3113.80000,N,12128.20000,E,1,08,0.6,4.2,M,8.0,M,,");
    };
    const auto vtg_of = [](int speed) { return sealed("GNVTG,0.00,T,,M,,N," + std::to_string(speed) + ".0,K,A"); };
    /// "second:speed", or "-:speed" without a time.
    const auto told = [](const std::string& bytes) {
        std::string out;
        for (const auto& one : decode(nmea_0183, bytes).indications) {
            if (one.measurand != velocert::metrology::Measurand::speed) continue;
            constexpr std::int64_t eight_us = 8LL * 3600 * 1'000'000;
            constexpr std::int64_t day_us = 3 * eight_us;
            out +=
                (out.empty() ? "" : " ") +
                (one.device_time_us < 0 ? "-" : std::to_string((one.device_time_us % day_us - eight_us) / 1'000'000)) +
                ':' + (one.has_value() ? one.value.text() : "none");
        }
        return out;
    };
    CHECK(told(vtg_of(10) + gga(0) + vtg_of(11) + gga(1) + vtg_of(12) + gga(2)) == "-:10.0 1:11.0 2:12.0");
    CHECK(told(gga(0) + vtg_of(10) + gga(1) + vtg_of(11) + gga(2) + vtg_of(12)) == "0:10.0 1:11.0 2:12.0");
    // A sentence that is lost costs its own epoch, and none behind it.
    CHECK(told(vtg_of(10) + gga(0) + vtg_of(11) + vtg_of(12) + gga(2) + vtg_of(13) + gga(3)) ==
          "-:10.0 -:11.0 2:12.0 3:13.0");
    CHECK(told(vtg_of(10) + gga(0) + gga(1) + vtg_of(12) + gga(2)) == "-:10.0 2:12.0");
    CHECK(told(vtg_of(10) + gga(0) + vtg_of(11)) == "-:10.0 -:11.0");
    // The recording began in the middle: the time in front is told again behind it, so it never led. One
    // epoch has two speeds then, and keeps the first.
    const std::string gll0 = sealed("GNZDA,080000.00,05,01,2026,00,00");
    const std::string gll1 = sealed("GNZDA,080001.00,05,01,2026,00,00");
    CHECK(told(vtg_of(9) + gga(0) + vtg_of(10) + gll0 + gga(1) + vtg_of(11) + gll1) == "-:9.0 1:11.0");
    CHECK(told(vtg_of(10) + vtg_of(11)) == "-:10.0 -:11.0");
    // It begins within a sentence, which may have told the time of the first one.
    const std::string rest = gga(9).substr(30);
    CHECK(told(rest + vtg_of(9) + gga(0) + vtg_of(10) + gga(1) + vtg_of(11)) == "-:9.0 0:10.0 1:11.0");
    CHECK(told(rest + vtg_of(9) + vtg_of(10)) == "-:9.0 -:10.0");
    CHECK(told(vtg_of(8).substr(4) + gga(0) + vtg_of(10) + gga(1) + vtg_of(11)) == "0:10.0 1:11.0");
}

TEST_CASE("A stream that begins within a sentence tells by its pauses whose a speed over ground is", "[motion]") {
    const auto gga = [](int second) {
        return sealed("GNGGA,08000" + std::to_string(second) + ".00,3113.80000,N,12128.20000,E,1,08,0.6,4.2,M,8.0,M,,");
    };
    const auto vtg_of = [](int speed) { return sealed("GNVTG,0.00,T,,M,,N," + std::to_string(speed) + ".0,K,A"); };
    constexpr std::int64_t second_ns = 1'000'000'000;
    constexpr std::int64_t burst_ns = 20'000'000;
    struct Row {
        bool leads;
        const char* told;
    };
    for (const auto& row : {Row{true, "0:10 1:11 2:12 "}, Row{false, "-:10 0:11 1:12 "}}) {
        CAPTURE(row.leads);
        auto decoder = nmea_0183.make_decoder({}).value();
        velocert::metrology::Decoded out;
        const auto hear = [&](const std::string& text, std::int64_t at_ns) {
            decoder->feed(velocert::metrology::Direction::received, velocert::base::as_bytes(text), at_ns, out);
        };
        hear(gga(9).substr(30), second_ns);
        for (int i = 0; i < 3; ++i) {
            const auto begin = second_ns * (i + (row.leads ? 2 : 1));
            hear(vtg_of(10 + i), begin + burst_ns);
            hear(gga(i), row.leads ? begin + 2 * burst_ns : begin + second_ns);
        }
        std::string told;
        for (const auto& one : out.indications) {
            if (one.measurand != velocert::metrology::Measurand::speed) continue;
            constexpr std::int64_t eight_us = 8LL * 3600 * 1'000'000;
            told += (one.device_time_us < 0 ? "-" : std::to_string((one.device_time_us - eight_us) / 1'000'000)) + ':' +
                    one.value.text().substr(0, 2) + ' ';
        }
        CHECK(told == row.told);
    }
}

TEST_CASE("A record from before is read by the rules of then, a later one by today's", "[motion]") {
    using namespace velocert;
    const auto told = [](const char* driver, const std::string& bytes, std::string_view rule) {
        sequence::WireLogHeader header;
        header.driver = driver;
        if (!rule.empty()) header.options.emplace_back(sequence::reading_rule_option, rule);
        const auto text = sequence::encode_header(header);
        std::vector<std::uint8_t> log(text.begin(), text.end());
        sequence::append_record(log, metrology::Direction::received, 1, base::as_bytes(bytes));
        sequence::append_end(log, 2, 1);
        sequence::CaptureRecord capture;
        capture.role = "recorder";
        capture.driver = driver;
        auto data = sequence::decode_capture(capture, log, instruments::RegistryDecoders());
        REQUIRE(data);
        return std::move(*data);
    };
    const std::string both = sealed("GNVTG,0.00,T,,M,13.499,N,52.000,K,A");
    const std::string weather = "0r0,Dm=236D,Sm=1.7M,Sx=2.3M,Ta=23.4C,Ua=47.8P,Pa=1013.2HKp\x7f\r\n";
    const auto gga = [](int second) {
        return sealed("GNGGA,08000" + std::to_string(second) + ".00,3113.80000,N,12128.20000,E,1,08,0.6,4.2,M,8.0,M,,");
    };
    const auto vtg_of = [](int speed) { return sealed("GNVTG,0.00,T,,M,,N," + std::to_string(speed) + ".0,K,A"); };
    const std::string torn = gga(9).substr(30) + vtg_of(9) + gga(0) + vtg_of(10) + gga(1) + vtg_of(11);
    // In seconds behind eight o'clock.
    const auto time_of_ten = [](const sequence::CaptureData& data) {
        std::int64_t found = -1;
        for (const auto& one : data.indications)
            if (one.measurand == metrology::Measurand::speed && one.value.text() == "10.0")
                found = one.device_time_us / 1'000'000 - 8LL * 3600;
        return found;
    };
    for (const auto rule : {std::string_view(), sequence::reading_rule_first, sequence::reading_rule_second,
                            sequence::reading_rule_now}) {
        const bool now = rule == sequence::reading_rule_second || rule == sequence::reading_rule_now;
        CAPTURE(now);
        CHECK(told("nmea-0183", both, rule).rejected.size() == (now ? 1U : 0U));
        CHECK(told("nmea-0183", both, rule).indications.empty() == now);
        CHECK(time_of_ten(told("nmea-0183", torn, rule)) == (now ? 0 : 1));
        CHECK(told("wxt", weather, rule).indications.size() == (now ? 3U : 0U));
    }
    // Bytes without a header are read as they would be today.
    auto bare = instruments::RegistryDecoders().make_decoder("nmea-0183", {}).value();
    metrology::Decoded out;
    bare->feed(metrology::Direction::received, base::as_bytes(both), metrology::Indication::no_time, out);
    CHECK(out.rejected.size() == 1);
    // It is no option of a set-up.
    CHECK_FALSE(nmea_0183.exchange(sequence::Command::stop, {{"reading-rule", "1"}}));
}
