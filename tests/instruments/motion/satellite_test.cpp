// SPDX-License-Identifier: GPL-3.0-or-later
// The drivers of satellite receivers and loggers: damage of every kind is never a value, strangers are understood.
#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <tuple>

#include "instruments/drivers/motion/nmea.h"
#include "instruments/drivers/motion/nmea_sentence.h"
#include "instruments/drivers/motion/ubx.h"
#include "instruments/drivers/motion/vbox.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/motion/sentences.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

const std::string rmc = "$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,R,V*25\r\n";
const std::string vtg = "$GNVTG,0.00,T,,M,13.499,N,25.000,K,R*31\r\n";
const std::string gga = "$GNGGA,080000.00,3113.80000,N,12128.20000,E,4,18,0.6,4.2,M,8.0,M,1.0,0000*63\r\n";
const std::string gsa = "$GNGSA,A,3,01,02,03,04,05,06,,,,,,,1.1,0.6,0.9,4*3C\r\n";
const std::string gsv = "$GBGSV,1,1,03,01,45,120,40,02,50,200,42,03,30,080,38,1*42\r\n";

/// Acknowledgement of CFG-MSG, from the protocol reference.
const std::string ack("\xB5\x62\x05\x01\x02\x00\x06\x01\x0F\x38", 10);

std::string from_hex(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        out += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    return out;
}
/// 25 km/h at 2026-01-05 08:00:00, packed by another program and read alike by gpsdecode.
const std::string solution = from_hex(
    "b56201075c0000d0dd06ea07010508000037140000000000000003810012e0d96648e0519d12a82f0000681000000e00000014000000201b00"
    "00"
    "0000000000000000201b0000000000001e000000a08601006e000000000000000000000000000000d8a6");
/// The example of the protocol reference.
const std::string frame_3i = from_hex(
    "2456424F5833692C00000FFF000000002C122BF6D20B2B3120D48F16E005"
    "4623280001A4FFFE0001FFDD0001002600181CCCAD9F");

std::uint64_t values(const velocert::metrology::Decoded& decoded) {
    std::uint64_t count = 0;
    for (const auto& indication : decoded.indications) count += indication.has_value() ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("A sentence, solution or frame with any bit changed under its checksum is no value", "[motion]") {
    struct Row {
        const Driver* driver;
        std::string bytes;
        std::size_t end;  ///< of what the checksum covers or is
    };
    const Row rows[] = {{&nmea_0183, rmc, rmc.size() - 2},
                        {&nmea_0183, gga, gga.size() - 2},
                        {&nmea_0183, gsa, gsa.size() - 2},
                        {&ubx, solution, solution.size()},
                        {&vbox, frame_3i, frame_3i.size()}};
    for (const auto& row : rows) {
        REQUIRE(values(decode(*row.driver, row.bytes)) > 0);
        for (std::size_t at = 0; at < row.end; ++at)
            for (int bit = 0; bit < 8; ++bit) {
                std::string changed = row.bytes;
                changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
                CAPTURE(row.driver->id, at, bit);
                // Only the case of a checksum's letter may change.
                const bool letter = row.driver == &nmea_0183 && at + 2 >= row.end && row.bytes[at] >= 'A' && bit == 5;
                if (!letter) CHECK(values(decode(*row.driver, changed)) == 0);
            }
    }
}

TEST_CASE("A cut frame is no value, and the next whole one is found", "[motion]") {
    const std::pair<const Driver*, std::string> rows[] = {
        {&nmea_0183, rmc}, {&nmea_0183, gga}, {&ubx, solution}, {&vbox, frame_3i}};
    for (const auto& [driver, bytes] : rows) {
        const auto whole = values(decode(*driver, bytes));
        const std::size_t text = driver == &nmea_0183 ? bytes.size() - 2 : bytes.size();
        for (std::size_t at = 1; at < text; ++at) {
            CAPTURE(driver->id, at);
            const auto cut = decode(*driver, bytes.substr(0, at));
            CHECK(values(cut) == 0);
            CHECK_FALSE(cut.rejected.empty());
            CHECK(values(decode(*driver, bytes.substr(0, at) + bytes)) == whole);
        }
    }
}

TEST_CASE("However the bytes are cut, and whatever stands between frames, the result is the same", "[motion]") {
    const bool holds = rc::check([] {
        const auto parts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10));
        const auto noise = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        std::string bytes;
        for (const int part : parts) {
            const std::string texts[] = {rmc, vtg, gga, gsa, gsv, solution, frame_3i, ack, noise, rmc.substr(0, 20)};
            bytes += texts[part];
        }
        const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 40));
        for (const Driver* driver : {&nmea_0183, &ubx, &vbox}) {
            const auto whole = decode(*driver, bytes);
            RC_ASSERT(lines(whole) == lines(decode(*driver, bytes, {}, piece)));
            for (const auto& frame : whole.rejected) RC_ASSERT(frame.offset + frame.length <= bytes.size());
            for (const auto& one : whole.indications) RC_ASSERT(one.offset + one.length <= bytes.size());
        }
    });
    CHECK(holds);
}

TEST_CASE("What one epoch tells twice is shown once, the first one counts", "[motion]") {
    const auto all = shown(nmea_0183, rmc + vtg + gga + gsa + gsv);
    CHECK(all == std::vector<std::string>{"time_utc 1767600000.00 s", "latitude 31.230000000 deg",
                                          "longitude 121.470000000 deg", "speed 13.499 kn", "course 0.00 deg",
                                          "fix_quality 4 count", "satellites 18 count", "height 4.2 m",
                                          "fix_mode 3 count", "other_satellites 0 count", "beidou_satellites 6 count"});
    const auto turned = shown(nmea_0183, gga + gsa + rmc);
    CHECK(std::count(turned.begin(), turned.end(), "latitude 31.230000000 deg") == 1);
    CHECK(has(turned, "speed 13.499 kn"));
    // A peer whose clock stands still is heard all the same.
    CHECK(shown(nmea_0183, rmc + rmc + rmc).size() == 15);
}

TEST_CASE("A list of satellites that is full goes on in the next sentence", "[motion]") {
    const std::string full = sealed("BDGSA,A,3,01,02,03,04,05,06,07,08,09,10,11,12,1.1,0.6,0.9");
    const std::string rest = sealed("GNGSA,A,3,13,14,16,,,,,,,,,,1.1,0.6,0.9,4");
    CHECK(has(shown(nmea_0183, rmc + full + rest + gga), "beidou_satellites 15 count"));
    CHECK(has(shown(nmea_0183, rmc + full), "beidou_satellites 12 count"));
    const auto alone = decode(nmea_0183, rmc + full + sealed("GPGSA,A,3,01,02,03,,,,,,,,,,1.1,0.6,0.9") + gga);
    for (const auto& one : alone.indications)
        if (one.measurand == velocert::metrology::Measurand::beidou_satellites) {
            CHECK(one.value == velocert::base::Decimal(12, 0));
            CHECK(one.offset == rmc.size());
            CHECK(one.length == full.size() - 1);
        }
}

TEST_CASE("Satellites of other systems add up over the lists of one epoch", "[motion]") {
    const std::string gps = sealed("GNGSA,A,3,01,02,03,,,,,,,,,,1.1,0.6,0.9,1");
    const std::string glonass = sealed("GNGSA,A,3,65,66,,,,,,,,,,,1.1,0.6,0.9,2");
    const std::string none = sealed("GNGSA,A,3,,,,,,,,,,,,,1.1,0.6,0.9,3");
    const auto all = shown(nmea_0183, rmc + gps + glonass + none + gsa);
    CHECK(has(all, "other_satellites 3 count"));
    CHECK(std::count(all.begin(), all.end(), "other_satellites 5 count") == 3);
    CHECK(has(all, "beidou_satellites 6 count"));
    // The next epoch begins at none.
    const auto next = shown(nmea_0183, rmc + gps + rmc + gsa);
    CHECK(next.back() == "beidou_satellites 6 count");
    CHECK(has(next, "other_satellites 0 count"));
}

TEST_CASE("A solution at a place that is none on the earth is rejected", "[motion]") {
    const auto at = [](std::int32_t longitude, std::int32_t latitude) {
        std::string frame = solution;
        const auto put = [&](std::size_t place, std::int32_t value) {
            for (std::size_t i = 0; i < 4; ++i)
                frame[6 + place + i] = static_cast<char>(static_cast<std::uint32_t>(value) >> (8 * i) & 0xFFU);
        };
        put(24, longitude);
        put(28, latitude);
        unsigned a = 0;
        unsigned b = 0;
        for (std::size_t i = 2; i + 2 < frame.size(); ++i) b += a += static_cast<unsigned char>(frame[i]);
        frame[frame.size() - 2] = static_cast<char>(a % 256);
        frame[frame.size() - 1] = static_cast<char>(b % 256);
        return frame;
    };
    for (const auto& [longitude, latitude, good] :
         {std::tuple(1'800'000'000, 900'000'000, true), std::tuple(-1'800'000'000, -900'000'000, true),
          std::tuple(1'810'000'000, 0, false), std::tuple(-1'800'000'001, 0, false), std::tuple(0, 900'000'001, false),
          std::tuple(0, -910'000'000, false)}) {
        CAPTURE(longitude, latitude);
        const auto decoded = decode(ubx, at(longitude, latitude));
        CHECK(decoded.rejected.empty() == good);
        CHECK(decoded.indications.empty() != good);
    }
}

TEST_CASE("Recordings of real receivers, damaged and cut anyhow, give the same result, and nothing outside of them",
          "[motion]") {
    for (const char* name : {"beidou-bd", "gp-320fw-2019-04-07-coldboot", "nmea-rtk"}) {
        CAPTURE(name);
        std::ifstream file(std::string(VELOCERT_GOLDEN) + "/../data/gnss/" + name + ".log", std::ios::binary);
        std::ostringstream read;
        read << file.rdbuf();
        const std::string text = read.str();
        REQUIRE(text.size() > 1000);
        // A small generator of its own, so that it is the same every time.
        std::uint32_t state = 1;
        const auto random = [&state](std::size_t below) {
            state = state * 1664525U + 1013904223U;
            return (state >> 8U) % below;
        };
        for (int round = 0; round < 4; ++round) {
            std::string damaged = text;
            for (int i = 0; i < round * 60; ++i) damaged[random(damaged.size())] = static_cast<char>(random(256));
            for (int i = 0; i < round * 3; ++i) damaged.insert(random(damaged.size()), solution.substr(0, random(100)));
            for (const Driver* driver : {&nmea_0183, &ubx, &vbox}) {
                const auto whole = decode(*driver, damaged);
                CHECK(lines(whole) == lines(decode(*driver, damaged, {}, 1)));
                CHECK(lines(whole) == lines(decode(*driver, damaged, {}, 61)));
                std::uint64_t end = 0;
                for (const auto& frame : whole.rejected) {
                    CHECK(frame.offset >= end);
                    end = frame.offset + frame.length;
                }
                CHECK(end <= damaged.size());
            }
        }
    }
}

TEST_CASE("Sentences of strangers are read: talkers, line ends, prefixes, other protocols between them", "[motion]") {
    struct Row {
        std::string bytes;
        std::size_t speeds;
        std::size_t rejected;
    };
    std::string talkers;
    for (const char* talker : {"GP0", "GL1", "GA2", "GB3", "BD4", "GQ5", "GI6", "GN7"})
        talkers += sealed(std::string(talker, 2) + "RMC,08000" + talker[2] +
                          ".00,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,R,V");
    const std::string bare = rmc.substr(0, rmc.size() - 2);
    const std::string lower = sealed("GNRMC,080004.00,A,3113.80000,N,12128.20000,E,1.5,,050126,,,A");
    std::string small = lower;
    for (auto& c : small)
        if (&c > &small[small.find('*')] && c >= 'A' && c <= 'F') c = static_cast<char>(c + 32);
    const Row rows[] = {
        {talkers, 8, 0},
        {bare + "\r" + bare + "\n" + bare + "\n\r" + bare + "\r\r\n\n", 4, 0},
        {bare + bare + bare + "\r\n", 3, 0},
        {"2026-01-05 08:00:00.123 " + rmc, 1, 1},
        {"junk$$$" + rmc + "more junk\r\n" + rmc, 2, 2},
        {small, 1, 0},
        {rmc + solution + rmc + ack + rmc, 3, 0},
        {std::string("\xD3\x00\x13", 3) + rmc + rmc, 2, 1},
        {sealed("PUBX,00,080000.00,3113.8,N,12128.2,E,4.2,G3,2.1,2.0,0.007,77.5,0.007,,0.9,1.2,0.7,9,0,0") + rmc, 1, 0},
        {sealed("PLONG," + std::string(600, 'x')) + rmc, 1, 0},
        {sealed("PLONG," + std::string(2000, 'x')) + rmc, 1, 2},
        {"!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\r\n" + rmc, 1, 0},
        {"$GNRMC,,V,,,,,,,,,,N*4D\r\n", 0, 0},
        {sealed("GNRMC"), 0, 1},
        {sealed("GNRMC,,,,"), 0, 1},
        {sealed("GN" + std::string("RMC,250000.00,A,3113.8,N,12128.2,E,1.0,0.00,050126,,,R,V")), 0, 1},
        {sealed("GN" + std::string("RMC,080000.00,A,3163.8,N,12128.2,E,1.0,0.00,050126,,,R,V")), 0, 1},
        {sealed("GN" + std::string("RMC,080000.00,A,3113.8,X,12128.2,E,1.0,0.00,050126,,,R,V")), 0, 1},
        {sealed("GN" + std::string("RMC,080000.00,A,3113.8,N,12128.2,E,nan,0.00,050126,,,R,V")), 0, 1},
        {sealed("GN" + std::string("RMC,080000.00,A,3113.8,N,12128.2,E,1.0,0.00,310226,,,R,V")), 0, 1},
        {sealed("GN" + std::string("RMC,080000.00,B,3113.8,N,12128.2,E,1.0,0.00,050126,,,R,V")), 0, 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        const auto decoded = decode(nmea_0183, row.bytes);
        std::size_t speeds = 0;
        for (const auto& one : decoded.indications)
            if (one.measurand == velocert::metrology::Measurand::speed && (one.has_value() || speeds > 0)) ++speeds;
        // The sentence once more is read, though it is no new speed.
        CHECK(speeds == row.speeds);
        CHECK(decoded.rejected.size() == row.rejected);
    }
}

TEST_CASE("A sentence without a checksum is rejected unless the user says that there is none", "[motion]") {
    const std::string bare = "$GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,R,V\r\n";
    CHECK(shown(nmea_0183, bare).empty());
    CHECK(has(shown(nmea_0183, bare, {{"checksum", "optional"}}), "speed 13.499 kn"));
    std::string wrong = rmc;
    wrong[10] = '7';
    CHECK(shown(nmea_0183, wrong, {{"checksum", "optional"}}).empty());
    CHECK_FALSE(nmea_0183.make_decoder({{"checksum", "never"}}));
    CHECK_FALSE(nmea_0183.make_decoder({{"ksxt_speed", "kn"}}));
    CHECK_FALSE(nmea_0183.make_decoder({{"rate", "3"}}));
}

TEST_CASE("Degrees and minutes become degrees exactly, rounded half to even to 1e-9", "[motion]") {
    struct Row {
        const char* digits;
        const char* hemisphere;
        const char* degrees;
    };
    const Row rows[] = {{"3113.80000", "N", "31.230000000"},   {"4404.13387", "S", "-44.068897833"},
                        {"0000.0000", "N", "0.000000000"},     {"9000.0000", "N", "90.000000000"},
                        {"3113.8000000", "N", "31.230000000"}, {"4134.49795459", "N", "41.574965910"},
                        {"0000.00000003", "N", "0.000000000"}, {"0000.00000009", "N", "0.000000002"}};
    for (const auto& row : rows) {
        const auto angle = nmea_angle(row.digits, row.hemisphere, 'N', 'S', 90);
        REQUIRE(angle);
        CHECK(angle->degrees.text() == row.degrees);
    }
    for (const char* bad : {"9000.0001", "3160.0", "-3113.8", "", "31x3.8", "99999999999999999999.0"})
        CHECK_FALSE(nmea_angle(bad, "N", 'N', 'S', 90));
    CHECK_FALSE(nmea_angle("3113.8", "", 'N', 'S', 90));
    CHECK_FALSE(nmea_angle("3113.8", "E", 'N', 'S', 90));
}

TEST_CASE("A KSXT sentence gives a speed only when the user has said its unit", "[motion]") {
    const std::string body =
        "KSXT,20260105080000.00,121.47000000,31.23000000,4.2000,,,0.00,25.000,,3,0,0,18,,,,0.000,6.944,0.000,,";
    CHECK_FALSE(has(shown(nmea_0183, sealed(body)), "speed 25.000 km/h"));
    CHECK(has(shown(nmea_0183, sealed(body)), "fix_quality 4 count"));
    CHECK(has(shown(nmea_0183, sealed(body)), "latitude 31.23000000 deg"));
    CHECK(has(shown(nmea_0183, sealed(body)), "time_utc 1767600000.00 s"));
    CHECK(has(shown(nmea_0183, sealed(body), {{"ksxt_speed", "km/h"}}), "speed 25.000 km/h"));
    CHECK(has(shown(nmea_0183, sealed(body), {{"ksxt_speed", "m/s"}}), "speed 25.000 m/s"));
}

TEST_CASE("A speed without a fix has no value, and one in two dimensions none when three are asked for", "[motion]") {
    const std::string flat = "$GNGSA,A,2,01,02,03,,,,,,,,,,1.1,0.6,0.9,1";
    const std::string two = sealed(flat.substr(1));
    CHECK(has(shown(nmea_0183, two + rmc), "speed 13.499 kn"));
    CHECK(has(shown(nmea_0183, two + rmc, {{"speed_fix", "3d"}}), "speed -"));
    CHECK(has(shown(nmea_0183, rmc + gsa, {{"speed_fix", "3d"}}), "speed 13.499 kn"));
    CHECK(has(shown(nmea_0183, gga + gsa + rmc, {{"speed_fix", "3d"}}), "speed 13.499 kn"));
    // In front of the first time of all it may be what is left of an epoch before.
    CHECK(has(shown(nmea_0183, gsa + rmc, {{"speed_fix", "3d"}}), "speed -"));
    CHECK(has(shown(nmea_0183, sealed("GNGGA,080000.00,,,,,0,00,99.9,,,,,,") + rmc), "speed -"));
}

TEST_CASE("A fix that was not measured has no speed and no place, whatever status stands beside it", "[motion]") {
    const auto fix = [](const char* tail) {
        return sealed(std::string("GNRMC,080000.00,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,") + tail);
    };
    const struct {
        std::string bytes;
        bool good;
    } rows[] = {
        {fix(","), true},   {fix(",A"), true},   {fix(",D"), true},   {fix(",F"), true},    {fix(",P"), true},
        {fix(",R"), true},  {fix(",A,V"), true}, {fix(",A,S"), true}, {fix(",A,C"), true},  {fix(",S"), false},
        {fix(",E"), false}, {fix(",M"), false},  {fix(",N"), false},  {fix(",A,U"), false}, {fix(",X"), false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        CHECK(has(shown(nmea_0183, row.bytes), row.good ? "speed 13.499 kn" : "speed -"));
        CHECK(has(shown(nmea_0183, row.bytes), "latitude -") != row.good);
    }
    for (const char quality : {'0', '6', '7', '8'}) {
        CAPTURE(quality);
        const std::string told = sealed(std::string("GNGGA,080000.00,3113.80000,N,12128.20000,E,") + quality +
                                        ",18,0.6,4.2,M,8.0,M,1.0,0000");
        CHECK(has(shown(nmea_0183, told), "latitude -"));
        CHECK(has(shown(nmea_0183, told + rmc), "speed -"));
        // Also in the next epoch, as long as no GGA tells anything else.
        const std::string next = sealed("GNRMC,080000.10,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,A,V");
        CHECK_FALSE(has(shown(nmea_0183, told + next), "speed 13.499 kn"));
        CHECK(has(shown(nmea_0183, told + gga + next), "speed 13.499 kn"));
    }
    for (const char mode : {'S', 'E', 'M', 'N'}) {
        CAPTURE(mode);
        const std::string over_ground = sealed(std::string("GNVTG,0.00,T,,M,13.499,N,25.000,K,") + mode);
        CHECK(has(shown(nmea_0183, over_ground), "speed -"));
    }
}

TEST_CASE("A receiver that repeats an epoch stands still, and gives no speed again", "[motion]") {
    const auto speeds = [](const Driver& driver, const std::string& bytes) {
        const auto all = shown(driver, bytes);
        return std::count_if(all.begin(), all.end(),
                             [](const std::string& one) { return one.starts_with("speed ") && one != "speed -"; });
    };
    CHECK(speeds(nmea_0183, rmc + rmc + rmc) == 1);
    CHECK(speeds(nmea_0183, rmc + gga + rmc + gga) == 1);
    CHECK(speeds(nmea_0183, rmc + sealed("GNRMC,080000.10,A,3113.80000,N,12128.20000,E,13.499,0.00,050126,,,A,V")) ==
          2);
    CHECK(speeds(ubx, solution + solution + solution) == 1);
}

TEST_CASE("The requests to a u-blox receiver are those that ubxtool sends", "[motion]") {
    using velocert::sequence::Command;
    const auto request = [](Command command, const Options& options) {
        const auto exchange = ubx.exchange(command, options);
        REQUIRE(exchange);
        CHECK(exchange->acknowledged);
        return exchange->request;
    };
    const auto enable = from_hex("b562060103000107011351");
    CHECK(request(Command::start, {}) == enable);
    CHECK(request(Command::start, {{"rate", "25"}}) == from_hex("b562060806002800010001003eaa") + enable);
    CHECK(request(Command::start, {{"rate", "25"}, {"profile", "9-series"}}) ==
          from_hex("b562068a0a00000100000100213028001541") + enable);
    CHECK_FALSE(ubx.make_decoder({{"rate", "30"}}));
    CHECK_FALSE(ubx.make_decoder({{"largest_accuracy", "0"}}));
    CHECK(has(shown(ubx, solution, {{"largest_accuracy", "29"}}), "speed -"));
    CHECK(has(shown(ubx, solution, {{"largest_accuracy", "30"}}), "speed 6944 mm/s"));
}

TEST_CASE("A logger with frames of a fixed length is refused until its length is known, and another's by its name",
          "[motion]") {
    const auto fault = [](const std::string& bytes, const Options& options) {
        const auto decoded = decode(vbox, bytes, options);
        CHECK(decoded.indications.empty());
        return decoded.events.empty() ? std::string() : decoded.events.front().text;
    };
    const std::string other = "$VB3is$" + std::string(40, '\0');
    CHECK(fault(other, {{"profile", "vb3is"}}).find("length") != std::string::npos);
    CHECK(fault(other + frame_3i.substr(0, 8), {}).find("profile") != std::string::npos);
    CHECK_FALSE(vbox.make_decoder({{"trigger", "before"}}));
    CHECK_FALSE(vbox.make_decoder({{"date", "2026-02-30"}}));
    CHECK_FALSE(vbox.make_decoder({{"length", "9"}}));
}
