// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/pulse_daq.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>

#include "instruments/drivers/motion/pulse_daq_frame.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::Indication;
using velocert::metrology::Measurand;
using Lines = std::vector<std::string>;

namespace {

// Check sums of the literal frames were computed with Python: functools.reduce(xor) and binascii.crc_hqx.
const std::string still = "#D,0,1000,0,900,0,0*7C\n";
const std::string rolling = "#D,1,11000,27,10900,0,6553700*7A\n";
const std::string braking = "#D,2,21000,54,20800,1,6553700*7D\n";

std::string bytes_of(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

std::string as_text(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

/// Only the indications of one measurand, without offsets.
Lines only(const velocert::metrology::Decoded& decoded, Measurand measurand) {
    Lines out;
    for (const auto& indication : decoded.indications) {
        if (indication.measurand != measurand) continue;
        const auto text = line(indication);
        out.push_back(text.substr(0, text.find(" @")));
    }
    return out;
}

/// Device time as printed: the first sample stands one wrap of 2^32 us up.
std::string at(std::int64_t raw_us) { return " t " + std::to_string((std::int64_t{1} << 32) + raw_us); }

Lines faults(const velocert::metrology::Decoded& decoded) {
    Lines out;
    for (const auto& text : lines(decoded))
        if (text.starts_with("fault")) out.push_back(text);
    return out;
}

}  // namespace

TEST_CASE("a text sample gives distance, forces and the state of all inputs") {
    CHECK(lines(decode(pulse_daq, still)) ==
          Lines{"distance 0.000000 m step 0.002500" + at(900) + " @0+23",
                "front_force 0.0 N step 0.1" + at(1000) + " @0+23", "rear_force 0.0 N step 0.1" + at(1000) + " @0+23",
                "front_brake 0 step 1" + at(1000) + " @0+23", "rear_brake 0 step 1" + at(1000) + " @0+23",
                "light_gate_1 0 step 1" + at(1000) + " @0+23", "light_gate_2 0 step 1" + at(1000) + " @0+23"});
}

TEST_CASE("speed comes from pulses and the times of the last of them, switches from their changes") {
    // 27 pulses at 400 per metre in 10.000 ms: 67.5 mm, 6.75 m/s, 24.3 km/h; then 27 in 9.900 ms.
    const auto decoded = decode(pulse_daq, still + rolling + braking);
    CHECK(only(decoded, Measurand::distance) == Lines{"distance 0.000000 m step 0.002500" + at(900),
                                                      "distance 0.067500 m step 0.002500" + at(10900),
                                                      "distance 0.135000 m step 0.002500" + at(20800)});
    CHECK(only(decoded, Measurand::speed) == Lines{"speed 24.300 km/h step 0.001" + at(10900) + " derived",
                                                   "speed 24.545 km/h step 0.001" + at(20800) + " derived"});
    CHECK(only(decoded, Measurand::front_force) == Lines{"front_force 0.0 N step 0.1" + at(1000),
                                                         "front_force 10.0 N step 0.1" + at(11000),
                                                         "front_force 10.0 N step 0.1" + at(21000)});
    CHECK(only(decoded, Measurand::front_brake) ==
          Lines{"front_brake 0 step 1" + at(1000), "front_brake 1 step 1" + at(21000)});
    CHECK(only(decoded, Measurand::rear_brake) == Lines{"rear_brake 0 step 1" + at(1000)});
}

TEST_CASE("an event gives the exact time of an input's change") {
    const auto decoded = decode(pulse_daq, still + rolling + braking + "#E,3,22345,0,1*45\n");
    CHECK(line(decoded.indications.back()) == "front_brake 1 step 1" + at(22345) + " @89+18");
}

TEST_CASE("an event that was sent after a later sample keeps its own time") {
    const auto decoded = decode(pulse_daq, daq_line({0, 50'000, 0, 0, 0, 0}) + daq_edge_line(1, 49'990, 1, true) +
                                               daq_line({2, 60'000, 0, 0, 2, 0}));
    CHECK(only(decoded, Measurand::rear_brake) ==
          Lines{"rear_brake 0 step 1" + at(50'000), "rear_brake 1 step 1" + at(49'990)});
    CHECK(faults(decoded).empty());
}

TEST_CASE("the binary form carries the same fields") {
    const Options binary{{"format", "binary"}};
    CHECK(lines(decode(pulse_daq, bytes_of("03010103F82A01021B010103942A01010102640264035DF100"), binary)) ==
          Lines{"distance 0.067500 m step 0.002500" + at(10900) + " @0+25",
                "front_force 10.0 N step 0.1" + at(11000) + " @0+25",
                "rear_force 10.0 N step 0.1" + at(11000) + " @0+25", "front_brake 0 step 1" + at(11000) + " @0+25",
                "rear_brake 0 step 1" + at(11000) + " @0+25", "light_gate_1 0 step 1" + at(11000) + " @0+25",
                "light_gate_2 0 step 1" + at(11000) + " @0+25"});
    // A change of an input, type 2: only what changed, at its own time.
    const auto event = decode(pulse_daq,
                              as_text(daq_binary(1, {2, 21'000, 54, 20'800, 0, 0})) +
                                  bytes_of("030203034957010236010103405101020102640264035EDF00"),
                              binary);
    CHECK(line(event.indications.back()) == "front_brake 1 step 1" + at(22345) + " @25+25");
}

TEST_CASE("text and binary frames are built as the format says") {
    const DaqSample sample{1, 11'000, 27, 10'900, 0, 6'553'700};
    CHECK(daq_line(sample) == rolling);
    CHECK(as_text(daq_binary(1, sample)) == bytes_of("03010103F82A01021B010103942A01010102640264035DF100"));
    CHECK(as_text(daq_binary(1, {65'535, 4'294'967'000, 4'294'967'290, 4'294'966'000, 3, -65'536})) ==
          bytes_of("1101FFFFD8FEFFFFFAFFFFFFF0FAFFFF03010105FFFFC59000"));
    CHECK(daq_edge_line(3, 22'345, 0, true) == "#E,3,22345,0,1*45\n");
    CHECK(daq_identity_line({"VIRTUAL-DAQ", "1.2", "SN-7", "400", "0.1"}) == "#I,VIRTUAL-DAQ,1.2,SN-7,400,0.1*6C\n");
}

TEST_CASE("clocks, counter and sequence number wrap without a mark in the data") {
    // Text frame with everything at its end; the next is one step behind the wrap.
    const std::string before = "#D,65535,4294967000,4294967290,4294966000,3,-65536*50\n";
    const std::string after = "#D,0,704,10,500,3,-65536*5E\n";
    const auto decoded = decode(pulse_daq, before + after);
    CHECK(decoded.rejected.empty());
    CHECK(decoded.events.empty());
    // 4294967290 pulses are 10 737 418.225 km of a wheel nobody zeroed; 16 pulses later it is 0.04 m more.
    CHECK(only(decoded, Measurand::distance) == Lines{"distance 10737418.225000 m step 0.002500" + at(4'294'966'000),
                                                      "distance 10737418.265000 m step 0.002500" + at(4'294'967'796)});
    CHECK(only(decoded, Measurand::speed) == Lines{"speed 80.178 km/h step 0.001" + at(4'294'967'796) + " derived"});
    CHECK(only(decoded, Measurand::rear_force).back() == "rear_force -0.1 N step 0.1" + at(4'294'968'000));
}

TEST_CASE("a pulse from before the clock's wrap keeps its time behind it") {
    // The clock has just wrapped when listening begins; the last pulse was 1000 us before the wrap.
    const auto decoded = decode(pulse_daq, daq_line({5, 100, 20, 4'294'966'296, 0, 0}));
    CHECK(only(decoded, Measurand::distance) == Lines{"distance 0.050000 m step 0.002500" + at(-1000)});
}

TEST_CASE("a wheel that rests longer than the clock's wrap keeps the time of its last pulse") {
    const auto decoder = decoder_of(pulse_daq);
    velocert::metrology::Decoded out;
    std::uint32_t t_us = 1'000'000;
    std::uint16_t seq = 0;
    for (int i = 0; i < 100; ++i, t_us += 60'000'000) {
        out.clear();
        const auto text = daq_line({seq++, t_us, 8, 999'000, 0, 0});
        decoder->feed(velocert::metrology::Direction::received, velocert::base::as_bytes(text), Indication::no_time,
                      out);
        REQUIRE(out.events.empty());
        CHECK(out.indications.front().device_time_us == (std::int64_t{1} << 32) + 999'000);
    }
}

TEST_CASE("lost frames are flagged on what follows them, once") {
    const auto frame = [](std::uint16_t seq) { return daq_line({seq, 10'000U * seq + 1U, 0, 0, 0, 0}); };
    const auto decoded = decode(pulse_daq, frame(1) + frame(2) + frame(5) + frame(6));
    CHECK(only(decoded, Measurand::front_force) ==
          Lines{"front_force 0.0 N step 0.1" + at(10'001), "front_force 0.0 N step 0.1" + at(20'001),
                "front_force 0.0 N step 0.1" + at(50'001) + " gap", "front_force 0.0 N step 0.1" + at(60'001)});
    // A frame that fails its check sum is a lost frame.
    std::string damaged = frame(3);
    damaged[5] = '9';
    const auto torn = decode(pulse_daq, frame(2) + damaged + frame(4));
    CHECK(lines(torn).back().find("rejected checksum") == 0);
    CHECK(only(torn, Measurand::distance).back().ends_with(" gap"));
    // A sequence number that stands still or goes back is a gap as well.
    CHECK(only(decode(pulse_daq, frame(2) + frame(2)), Measurand::distance).back().ends_with(" gap"));
}

TEST_CASE("a clock that goes back is a fault, and no speed is computed across it") {
    const auto decoded =
        decode(pulse_daq, daq_line({0, 50'000, 0, 49'000, 0, 0}) + daq_line({1, 40'000, 100, 39'000, 0, 0}) +
                              daq_line({2, 50'000, 127, 49'000, 0, 0}));
    CHECK(faults(decoded) == Lines{"fault [the instrument's clock went back by 10000 us] @26"});
    REQUIRE(only(decoded, Measurand::speed).size() == 1);
    CHECK(only(decoded, Measurand::speed).front().starts_with("speed 24.300 km/h"));
}

TEST_CASE("a pulse time that goes back is a fault") {
    const auto decoded =
        decode(pulse_daq, daq_line({0, 50'000, 0, 49'000, 0, 0}) + daq_line({1, 60'000, 100, 48'000, 0, 0}));
    CHECK(faults(decoded) == Lines{"fault [the time of the last pulse went back] @26"});
    CHECK(only(decoded, Measurand::speed).empty());
}

TEST_CASE("a pulse time that changes while the counter rests never gives a speed from no time") {
    // Found by fuzzing: told back with no pulse, then again the time of the last point with 127 more pulses.
    const std::string point = daq_line({0, 60'000, 0, 49'000, 0, 0});
    const auto back = decode(pulse_daq, point + daq_line({1, 61'000, 0, 48'000, 0, 0}) +
                                            daq_line({2, 62'000, 127, 49'000, 0, 0}));
    CHECK(faults(back).size() == 1);
    CHECK(only(back, Measurand::speed).empty());
    // A time that comes one sample before its count is no fault: the device latched between the two.
    const auto early = decode(pulse_daq, point + daq_line({1, 61'000, 0, 60'500, 0, 0}) +
                                             daq_line({2, 62'000, 100, 60'500, 0, 0}));
    CHECK(faults(early).empty());
    CHECK(only(early, Measurand::speed).size() == 1);
}

TEST_CASE("a counter that goes back without having been zeroed is a fault") {
    const std::string first = daq_line({0, 10'000, 500, 9'000, 0, 0});
    const std::string second = daq_line({1, 20'000, 3, 19'000, 0, 0});
    CHECK(faults(decode(pulse_daq, {sends("S\n"), answers(first + second)})).size() == 1);
    const auto zeroed = decode(pulse_daq, {sends("S\n"), answers(first), sends("Z\n"), answers(second)});
    CHECK(faults(zeroed).empty());
    CHECK(only(zeroed, Measurand::distance).back().starts_with("distance 0.007500 m"));
    CHECK(only(zeroed, Measurand::speed).empty());
}

TEST_CASE("speed needs eight pulses and a mean over not more than a second") {
    const auto frame = [](std::uint16_t seq, std::uint32_t t, std::uint32_t count) {
        return daq_line({seq, t, count, t, 0, 0});
    };
    CHECK(only(decode(pulse_daq, frame(0, 10'000, 0) + frame(1, 20'000, 7)), Measurand::speed).empty());
    // 8 pulses are 20 mm; in 20 ms that is 1 m/s.
    CHECK(only(decode(pulse_daq, frame(0, 10'000, 0) + frame(1, 20'000, 7) + frame(2, 30'000, 8)), Measurand::speed) ==
          Lines{"speed 3.600 km/h step 0.001" + at(30'000) + " derived"});
    // No new pulse, no new speed.
    CHECK(only(decode(pulse_daq, frame(0, 10'000, 0) + frame(1, 30'000, 8) + daq_line({2, 40'000, 8, 30'000, 0, 0})),
               Measurand::speed)
              .size() == 1);
    CHECK(only(decode(pulse_daq, frame(0, 10'000, 0) + frame(1, 1'010'001, 8)), Measurand::speed).empty());
}

TEST_CASE("a converter at its end is flagged as saturated, in either direction") {
    const auto force = [](std::int32_t raw, const Options& options) {
        return only(decode(pulse_daq, daq_line({0, 0, 0, 0, 0, raw}), options), Measurand::front_force).front();
    };
    CHECK(force(0x0000'7FFF, {}) == "front_force 3276.7 N step 0.1" + at(0) + " saturated");
    CHECK(force(0x0000'7FFE, {}) == "front_force 3276.6 N step 0.1" + at(0));
    CHECK(force(0x0000'8000, {}) == "front_force -3276.8 N step 0.1" + at(0) + " saturated");
    const Options fine{{"force", "front"}, {"force_scale", "0.0005"}, {"saturation", "8388607"}};
    CHECK(force(8'388'606, fine) == "front_force 4194.3030 N step 0.0005" + at(0));
    CHECK(force(8'388'607, fine) == "front_force 4194.3035 N step 0.0005" + at(0) + " saturated");
    CHECK(force(-8'388'607, fine) == "front_force -4194.3035 N step 0.0005" + at(0) + " saturated");
}

TEST_CASE("the force field is read as the station is wired") {
    const auto forces = [](const char* wiring) {
        Lines out;
        for (const auto& indication :
             decode(pulse_daq, rolling, {{"force", wiring}, {"saturation", "8388607"}}).indications) {
            const auto text = line(indication);
            if (text.find("force") != std::string::npos) out.push_back(text.substr(0, text.find(" N")));
        }
        return out;
    };
    CHECK(forces("dual") == Lines{"front_force 10.0", "rear_force 10.0"});
    CHECK(forces("front") == Lines{"front_force 655370.0"});
    CHECK(forces("rear") == Lines{"rear_force 655370.0"});
    CHECK(forces("single") == Lines{"force 655370.0"});
}

TEST_CASE("distance is exact to a micrometre, rounded half to even, for any pulses per metre") {
    const auto distance = [](std::uint32_t count, const char* ppm) {
        const auto text =
            only(decode(pulse_daq, daq_line({0, 0, count, 0, 0, 0}), {{"ppm", ppm}}), Measurand::distance).front();
        return text.substr(9, text.find(" m") - 9);
    };
    CHECK(distance(1, "400") == "0.002500");
    CHECK(distance(1, "3") == "0.333333");
    CHECK(distance(2, "3") == "0.666667");
    CHECK(distance(1, "64000") == "0.000016");    // 15.625 um
    CHECK(distance(5, "2000000") == "0.000002");  // 2.5 um goes to the even one
    CHECK(distance(7, "2000000") == "0.000004");  // 3.5 um as well
    CHECK(distance(39'987, "399.87") == "100.000000");
    CHECK(distance(4'294'967'295, "1") == "4294967295.000000");
    CHECK(only(decode(pulse_daq, daq_line({0, 0, 4, 0, 0, 0}), {{"profile", "fifth-wheel-1000"}}), Measurand::distance)
              .front()
              .starts_with("distance 0.004000 m step 0.001000"));
}

TEST_CASE("the identity is told, and other pulses per metre than set up are a fault") {
    const std::string right = "#I,VIRTUAL-DAQ,1.2,SN-7,400,0.1*6C\n";
    CHECK(lines(decode(pulse_daq, {sends("I\n"), answers(right)})) == Lines{"identity [|VIRTUAL-DAQ|SN-7|1.2] @0"});
    CHECK(lines(decode(pulse_daq, {sends("I\n"), answers(right)}, {{"format", "binary"}})) ==
          Lines{"identity [|VIRTUAL-DAQ|SN-7|1.2] @0"});
    CHECK(lines(decode(pulse_daq, {sends("I\n"), answers("#I,VIRTUAL-DAQ,1.2,SN-7,100,0.1*69\n")})) ==
          Lines{"identity [|VIRTUAL-DAQ|SN-7|1.2] @0",
                "fault [the instrument counts 100 pulses per metre, but is set up here with 400] @0"});
    // Nobody asked: it has restarted, and its counter with it.
    CHECK(lines(decode(pulse_daq, {sends("S\n"), answers(right)})) == Lines{"restarted [SN-7] @0"});
}

TEST_CASE("what is no frame is rejected with its reason") {
    struct Row {
        const char* line;
        const char* reason;
    };
    for (const auto& row : {
             Row{"0,6553700*7A\n", "garbage"},                       // the rest of a line, after opening
             Row{"\n", "garbage"},                                   //
             Row{"#\n", "garbage"},                                  //
             Row{"#D1,2\n", "garbage"},                              //
             Row{"#D,1,11000,27,10900,0,6553700*7B\n", "checksum"},  //
             Row{"#D,1,11000,27,10901,0,6553700*7A\n", "checksum"},  //
             Row{"#D,1,11000,27,10900,0,6553700\n", "syntax"},       // no check sum
             Row{"#D,1,11000,27,10900,0,6553700*7\n", "syntax"},     // half of one
             Row{"#D,1,11000,27,10900,0,6553700*7G\n", "syntax"},    //
             Row{"#D,1,2,3,4,5*6B\n", "checksum"},                   //
             Row{"#X,1*45\n", "syntax"},                             //
             Row{"#D,1,11000,27,10900,0,6553700*7A", "truncated"},   // the stream ends
         }) {
        CAPTURE(row.line);
        const auto decoded = decode(pulse_daq, row.line);
        CHECK(decoded.indications.empty());
        REQUIRE(lines(decoded).size() == 1);
        CHECK(lines(decoded).front().starts_with("rejected " + std::string(row.reason)));
    }
}

TEST_CASE("fields out of their range are rejected even with a right check sum") {
    const auto sealed = [](const std::string& body) {
        unsigned sum = 0;
        for (const char c : body) sum ^= static_cast<unsigned char>(c);
        constexpr std::string_view digits = "0123456789ABCDEF";
        return "#" + body + "*" + digits[sum / 16] + digits[sum % 16] + "\n";
    };
    CHECK(sealed("D,1,11000,27,10900,0,6553700") == rolling);
    for (const char* body : {"D,65536,1,1,1,0,0",
                             "D,1,4294967296,1,1,0,0",
                             "D,1,1,4294967296,1,0,0",
                             "D,1,1,1,4294967296,0,0",
                             "D,1,1,1,1,65536,0",
                             "D,1,1,1,1,0,2147483648",
                             "D,1,1,1,1,0,-2147483649",
                             "D,1,1,1,1,0,99999999999",
                             "D,-1,1,1,1,0,0",
                             "D,+1,1,1,1,0,0",
                             "D,1,1,1,1,0",
                             "D,1,1,1,1,0,0,0",
                             "D,1,,1,1,0,0",
                             "D,1,1,1,1,0,",
                             "D,1,1,1,1,0,-",
                             "D,1,1,1,1,0,1.5",
                             "D,1, 1,1,1,0,0",
                             "D,1,1,1,1,0,0x1",
                             "D",
                             "D,",
                             "E,1,1,16,1",
                             "E,1,1,0,2",
                             "E,1,1,0",
                             "I,a,b,c,400",
                             "X,1"}) {
        CAPTURE(body);
        const auto decoded = decode(pulse_daq, sealed(body));
        CHECK(decoded.indications.empty());
        CHECK(decoded.events.empty());
        CHECK(decoded.rejected.size() == 1);
    }
    CHECK(decode(pulse_daq, sealed("D,1,1,1,1,0,-2147483648"), {{"force", "single"}}).indications.size() > 1);
}

TEST_CASE("binary frames of a wrong length, type or check sum are rejected") {
    const Options binary{{"format", "binary"}};
    const auto reason = [&](std::string bytes) {
        const auto decoded = decode(pulse_daq, bytes, binary);
        CHECK(decoded.indications.empty());
        return decoded.rejected.empty() ? std::string("none")
                                        : std::string(velocert::metrology::name(decoded.rejected.front().reason));
    };
    const std::string good = bytes_of("1101FFFFD8FEFFFFFAFFFFFFF0FAFFFF03010105FFFFC59000");
    std::string bad_sum = good;
    bad_sum[3] = '\x7f';
    CHECK(reason(bad_sum) == "checksum");
    CHECK(reason(std::string("\x02\x01\x00", 3)) == "length");
    CHECK(reason(std::string("\x09\x01\x00", 3)) == "garbage");
    CHECK(reason(as_text(daq_binary(3, {}))) == "syntax");
    CHECK(reason(as_text(daq_binary(0, {}))) == "syntax");
    CHECK(reason(good.substr(0, 20)) == "truncated");
    CHECK(reason(std::string(3, '\0')) == "none");
    CHECK(reason("#D,1,2\n") == "syntax");
}

TEST_CASE("a good frame behind noise on the same line is still read") {
    const auto decoded = decode(pulse_daq, "10900,0,6553" + still);
    CHECK(decoded.indications.front().offset == 12);
    CHECK(decoded.indications.front().length == 23);
    CHECK(lines(decoded).back() == "rejected garbage @0+12");
}

TEST_CASE("no changed byte in a frame ever gives another value") {
    const std::string text = still + rolling + braking;
    std::string binary;
    for (const auto& sample : {DaqSample{0, 1000, 0, 900, 0, 0}, DaqSample{1, 11'000, 27, 10'900, 0, 6'553'700},
                               DaqSample{2, 21'000, 54, 20'800, 1, 6'553'700}})
        binary += as_text(daq_binary(1, sample));
    struct Row {
        Options options;
        std::string bytes;
    };
    for (const auto& row : {Row{{{"format", "text"}}, text}, Row{{{"format", "binary"}}, binary}}) {
        Lines right;
        // Speed and changes depend on which frames came before; distance and force stand in one frame alone.
        const auto values = [&](const std::string& bytes) {
            Lines out;
            const auto decoded = decode(pulse_daq, bytes, row.options);
            for (auto& text_line : only(decoded, Measurand::distance)) out.push_back(text_line);
            for (auto& text_line : only(decoded, Measurand::front_force)) out.push_back(text_line);
            return out;
        };
        right = values(row.bytes);
        for (std::size_t i = 0; i < row.bytes.size(); ++i)
            for (int flip = 1; flip < 256; ++flip) {
                std::string damaged = row.bytes;
                damaged[i] = static_cast<char>(damaged[i] ^ static_cast<char>(flip));
                for (auto value : values(damaged)) {
                    if (value.ends_with(" gap")) value.resize(value.size() - 4);
                    const bool known = std::find(right.begin(), right.end(), value) != right.end();
                    if (known) continue;
                    CAPTURE(i, flip, value);
                    CHECK(known);
                }
            }
    }
}

TEST_CASE("a stream gives the same however it is cut, in both forms") {
    CHECK(rc::check("cuts do not matter", [] {
        const bool binary = *rc::gen::arbitrary<bool>();
        std::string stream;
        std::uint16_t seq = 0;
        for (const auto kind : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6))) {
            const DaqSample sample{seq++,
                                   seq * 10'000U,
                                   seq * 20U,
                                   seq * 10'000U - 100U,
                                   static_cast<std::uint16_t>(*rc::gen::inRange(0, 4)),
                                   *rc::gen::arbitrary<std::int32_t>()};
            if (kind == 0)
                stream += *rc::gen::string<std::string>();
            else if (kind == 1)
                stream += daq_identity_line({"DAQ", "1", "2", "400", "0.1"});
            else
                stream += binary ? as_text(daq_binary(kind == 2 ? 2 : 1, sample)) : daq_line(sample);
        }
        const Options options{{"format", binary ? "binary" : "text"}};
        const auto whole = lines(decode(pulse_daq, stream, options));
        RC_ASSERT(lines(decode(pulse_daq, stream, options, static_cast<std::size_t>(*rc::gen::inRange(1, 50)))) ==
                  whole);
        RC_ASSERT(lines(decode(pulse_daq, stream, options, 1)) == whole);
    }));
}

TEST_CASE("options of a pulse counter are checked") {
    CHECK(pulse_daq.make_decoder({}));
    CHECK(pulse_daq.make_decoder({{"format", "binary"},
                                  {"ppm", "399.87"},
                                  {"force", "rear"},
                                  {"force_scale", "0.05"},
                                  {"saturation", "8388607"},
                                  {"rate", "200"},
                                  {"profile", "generic-100"}}));
    for (const auto& options :
         {Options{{"format", "json"}}, Options{{"ppm", "0"}}, Options{{"ppm", "0.9999"}}, Options{{"ppm", "-400"}},
          Options{{"ppm", "4e2"}}, Options{{"ppm", "400.00001"}}, Options{{"ppm", "2000000000"}},
          Options{{"force", "both"}}, Options{{"force_scale", "0"}}, Options{{"force_scale", "nan"}},
          Options{{"saturation", "0"}}, Options{{"saturation", "1.5"}}, Options{{"rate", "0"}},
          Options{{"rate", "fast"}}, Options{{"profile", "generic"}}, Options{{"pulses", "400"}}}) {
        CAPTURE(options.begin()->first, options.begin()->second);
        const auto decoder = pulse_daq.make_decoder(options);
        REQUIRE_FALSE(decoder);
        CHECK_FALSE(decoder.error().expected.empty());
    }
}

TEST_CASE("a pulse counter knows start, stop and zeroing, and nothing of weighing") {
    using velocert::sequence::Command;
    CHECK(pulse_daq.exchange(Command::start, {})->request == "S\n");
    CHECK(pulse_daq.exchange(Command::start, {{"rate", "200"}})->request == "R200\nS\n");
    CHECK(pulse_daq.exchange(Command::stop, {})->request == "X\n");
    CHECK(pulse_daq.exchange(Command::reset, {})->request == "Z\n");
    for (const auto command : {Command::tare, Command::read_stable, Command::read_now})
        CHECK_FALSE(pulse_daq.exchange(command, {}));
}
