// SPDX-License-Identifier: GPL-3.0-or-later
// Hand-held meters and sensors of the air: their frames, good and bad, and the simulated ones at work.
#include <rapidcheck.h>

#include "instruments/drivers/ambient/center_30x.h"
#include "instruments/drivers/ambient/lutron_16.h"
#include "instruments/drivers/ambient/mic_98581.h"
#include "instruments/drivers/ambient/nmea_wind.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/sound/meter_bench.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::sequence::Command;

namespace {

using Lines = std::vector<std::string>;

Lines shown(const velocert::metrology::Decoded& decoded) {
    Lines out;
    for (const auto& indication : decoded.indications) {
        const auto text = line(indication);
        out.push_back(text.substr(0, text.find(indication.has_value() ? " step" : " @")));
    }
    return out;
}

// From the manuals: 25.3 degC on the upper display.
const std::string lutron_frame("\x02\x34\x31\x30\x31\x30\x31\x30\x30\x30\x30\x30\x32\x35\x33\x0D", 16);
std::string lutron(const std::string& code, const std::string& digits, char decimals = '1', char sign = '0') {
    return std::string("\x02") + "41" + code + sign + decimals + digits + "\r";
}

std::string center(unsigned char state, unsigned high, unsigned low) {
    std::string frame(45, '\0');
    frame[0] = '\x02';
    frame[1] = static_cast<char>(state);
    frame[7] = static_cast<char>(high);
    frame[8] = static_cast<char>(low);
    frame[9] = '\x01';
    frame[44] = '\x03';
    return frame;
}

}  // namespace

TEST_CASE("A frame of a Lutron meter that is cut or has anything but its characters is no value", "[ambient]") {
    REQUIRE(shown(decode(lutron_16, lutron_frame)) == Lines{"temperature 25.3 degC"});
    for (std::size_t at = 0; at < lutron_frame.size(); ++at) {
        CHECK(decode(lutron_16, lutron_frame.substr(0, at)).indications.empty());
        CHECK(shown(decode(lutron_16, lutron_frame.substr(0, at) + lutron_frame)) == Lines{"temperature 25.3 degC"});
        std::string lost = lutron_frame;
        lost.erase(at, 1);
        CHECK(decode(lutron_16, lost).indications.empty());
        for (const char wrong : {'x', '\0', '\xFF', ' '}) {
            std::string changed = lutron_frame;
            changed[at] = wrong;
            CHECK(decode(lutron_16, changed).indications.empty());
        }
    }
}

TEST_CASE("The unit code tells what a Lutron meter shows, and one that is not known shows nothing", "[ambient]") {
    const Options unverified{{"codes", "unverified"}};
    const Options own{{"codes", "2A=r/min, 31=N,08=kn"}};
    const struct {
        std::string frame;
        Options options;
        const char* gives;
    } rows[] = {
        {lutron("01", "00000253"), {}, "temperature 25.3 degC"},
        {lutron("01", "00000055", '1', '1'), {}, "temperature -5.5 degC"},
        {lutron("04", "00000480"), {}, "humidity 48.0 %"},
        {lutron("17", "00001043"), {}, "sound_level 104.3 dB(A)"},
        {lutron("01", "00000253", '0'), {}, "temperature 253 degC"},
        {lutron("01", "00012345", '3'), {}, "temperature 12.345 degC"},
        {lutron("08", "00000012"), unverified, "wind_speed 1.2 m/s"},
        {lutron("09", "00000012"), unverified, "wind_speed 1.2 kn"},
        {lutron("10", "00000012"), {{"profile", "anemometer"}}, "wind_speed 1.2 km/h"},
        {lutron("2A", "00001450", '0'), own, "rotation 1450 r/min"},
        {lutron("31", "00002537", '2'), own, "force 25.37 N"},
        {lutron("08", "00000012"), own, "wind_speed 1.2 kn"},
        {lutron("02", "00000775"), {}, ""},
        {lutron("08", "00000012"), {}, ""},
        {lutron("03", "00000012"), unverified, ""},
        {lutron("11", "00000012"), unverified, ""},
        {lutron("01", "00000253", '4'), {}, ""},
        {lutron("01", "00000253", '1', '2'), {}, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.frame, row.gives);
        CHECK(shown(decode(lutron_16, row.frame, row.options)) == (*row.gives == 0 ? Lines{} : Lines{row.gives}));
    }
    for (const char* bad : {"2A", "2A=", "2A=rpm", "2=N", "2A:N", "guess", "2A=N,,"})
        CHECK_FALSE(lutron_16.make_decoder({{"codes", bad}}));
    CHECK_FALSE(lutron_16.make_decoder({{"display", "12"}}));
}

TEST_CASE("A frame of the CENTER counts between its ends, in Celsius, as it is", "[ambient]") {
    CHECK(shown(decode(center_30x, center(0x80, 0, 236))) == Lines{"temperature 23.6 degC"});
    CHECK(shown(decode(center_30x, center(0x80, 0xFF, 0xC9))) == Lines{"temperature -5.5 degC"});
    CHECK(shown(decode(center_30x, center(0x80, 0, 236), {{"channel", "2"}})) == Lines{"temperature 25.6 degC"});
    CHECK(decode(center_30x, center(0x00, 0, 236)).indications.empty());
    for (const int state : {0x82, 0x84, 0x86, 0x90, 0xA0})
        CHECK(shown(decode(center_30x, center(static_cast<unsigned char>(state), 0, 236))) ==
              Lines{"temperature - no-value"});
    const std::string frame = center(0x80, 0, 236);
    for (std::size_t at = 0; at < frame.size(); ++at) {
        CHECK(decode(center_30x, frame.substr(0, at)).indications.empty());
        CHECK(shown(decode(center_30x, frame.substr(0, at) + frame)) == Lines{"temperature 23.6 degC"});
    }
    for (const char* bad : {"0", "5", "1 ", "all"}) CHECK_FALSE(center_30x.make_decoder({{"channel", bad}}));
}

TEST_CASE("A wind sentence with any character changed, lost or cut is no value", "[ambient]") {
    // The sum of the reference's sentence, worked out with Python.
    const std::string good = "$WIMWV,236,R,1.0,M,A*38";
    REQUIRE(shown(decode(nmea_wind, good + "\r\n")) == Lines{"wind_direction 236 deg", "wind_speed 1.0 m/s"});
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (int bit = 0; bit < 7; ++bit) {
            std::string changed = good;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            CHECK(decode(nmea_wind, changed + "\r\n").indications.empty());
        }
        CHECK(decode(nmea_wind, good.substr(0, at) + "\r\n").indications.empty());
        std::string lost = good;
        lost.erase(at, 1);
        CHECK(decode(nmea_wind, lost + "\r\n").indications.empty());
    }
    CHECK(shown(decode(nmea_wind, "$WIMWV,360,R,1.0,M,A*3A\r\n")) ==
          Lines{"wind_direction 360 deg", "wind_speed 1.0 m/s"});
    for (const char* turned : {"$WIMWV,400,R,1.0,M,A*3B\r\n", "$WIMWV,360.1,R,1.0,M,A*25\r\n"}) {
        const auto decoded = decode(nmea_wind, turned);
        CHECK(decoded.indications.empty());
        CHECK(decoded.rejected.at(0).reason == velocert::metrology::Rejection::syntax);
    }
    CHECK(decode(nmea_wind, good).indications.empty());
}

TEST_CASE("Simulated meters of the air show the air around them", "[ambient]") {
    const struct {
        const char* driver;
        const char* first;
        const char* second;
    } rows[] = {
        {"lutron-16", "temperature 23.", "humidity 4"},
        {"center-30x", "temperature 23.", nullptr},
        {"mic-98581", "temperature 23.", "humidity 4"},
        {"nmea-wind", "wind_direction 236 deg", "wind_speed "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        MeterBench bench(row.driver);
        REQUIRE(bench.tell(Command::read_now));
        // A meter that shows two quantities in turn may be joined between them.
        std::string told = bench.next();
        if (row.second != nullptr && told.starts_with(row.second)) told = bench.next();
        CHECK_THAT(told, Catch::StartsWith(row.first));
        if (row.second != nullptr) CHECK_THAT(bench.next(), Catch::StartsWith(row.second));
        CHECK(bench.instrument().safe_state());
    }
}

TEST_CASE("The wrong unit is a fault that says what to set, over the range is no value", "[ambient]") {
    for (const std::string driver : {"lutron-16", "nmea-wind"}) {
        CAPTURE(driver);
        MeterBench bench(driver);
        bench.arm(Fault::unit_change);
        CHECK(bench.first_without_value() == "protocol");
    }
    for (const std::string driver : {"center-30x", "nmea-wind"}) {
        CAPTURE(driver);
        MeterBench bench(driver);
        bench.arm(Fault::over_range);
        CHECK(bench.first_without_value().find(" - ") != std::string::npos);
    }
}

TEST_CASE("Streams of the meters of the air give the same however they are cut", "[ambient]") {
    const std::vector<std::string> parts{lutron_frame,
                                         lutron("04", "00000480"),
                                         lutron("02", "00000775"),
                                         "\x02",
                                         "\r",
                                         center(0x80, 0, 236),
                                         center(0x00, 0, 236),
                                         "\x03",
                                         "v 236 481\r",
                                         "v 236\r",
                                         "$WIMWV,236,R,1.0,M,A*38\r\n",
                                         "$WIMWV,236,R,1.0",
                                         "*38\r\n",
                                         "\n"};
    for (const auto* driver : {&lutron_16, &center_30x, &mic_98581, &nmea_wind})
        CHECK(rc::check("cuts do not matter", [&] {
            const auto chosen = *rc::gen::container<std::vector<std::string>>(
                rc::gen::oneOf(rc::gen::elementOf(parts), rc::gen::string<std::string>()));
            std::string stream;
            for (const auto& part : chosen) stream += part;
            const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 60));
            RC_ASSERT(lines(decode(*driver, stream, {}, piece)) == lines(decode(*driver, stream)));
        }));
}
