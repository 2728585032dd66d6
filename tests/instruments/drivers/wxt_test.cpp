// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/wxt.h"

#include <catch2/catch.hpp>

#include "instruments/drivers/ambient/wxt_decoder.h"
#include "instruments/protocol/checksums.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

std::string sealed(const std::string& text) {
    const auto sum = sdi12_characters(crc16_arc(velocert::base::as_bytes(text)));
    return text + std::string(sum.begin(), sum.end());
}

}  // namespace

TEST_CASE("A check sum that holds a DEL is one like any other") {
    // Found by trying: the sum of these is "Kp" and DEL.
    const std::string text = "0r0,Dm=236D,Sm=1.7M,Sx=2.3M,Ta=23.4C,Ua=47.8P,Pa=1013.2H";
    REQUIRE(sealed(text) == text + "Kp\x7f");
    const auto told = decode(wxt, {sends("0r0Kld\r\n"), answers(sealed(text) + "\r\n")});
    CHECK(told.rejected.empty());
    CHECK(told.indications.size() == 3);
    // Nowhere else.
    CHECK(decode(wxt, sealed("0r0,Sm=1.\x7fM") + "\r\n").indications.empty());
    CHECK(decode(wxt, "0R1,Sm=1.0\x7fM\r\n").indications.empty());
}

TEST_CASE("The checksum is that of the maker's list of questions") {
    // Vaisala M211840EN, M210906EN: "Polling with CRC".
    for (const char* text : {"0r0Kld", "0r1Goe", "0r2Gje", "0r3Kid", "0r5Kcd", "0tX,Use chksum GoeIU~"})
        CHECK(sealed(std::string(text).substr(0, std::string(text).size() - 3)) == text);
    const std::string digits = "123456789";
    CHECK(crc16_arc(velocert::base::as_bytes(digits)) == 0xBB3D);  // the catalogue's check value of CRC-16/ARC
    CHECK(wxt_question('0') == "0r0Kld");
}

TEST_CASE("An answer with any one character changed, lost or added is no value") {
    const std::string good = sealed("0r0,Sm=1.0M,Ta=23.6C,Ua=14.2P");
    CHECK(decode(wxt, {sends("0r0Kld\r\n"), answers(good + "\r\n")}).indications.size() == 3);
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = good;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            CHECK(decode(wxt, {sends("0r0Kld\r\n"), answers(changed + "\r\n")}).indications.empty());
        }
        CHECK(decode(wxt, {sends("0r0Kld\r\n"), answers(good.substr(0, at) + "\r\n")}).indications.empty());
        std::string more = good;
        more.insert(at, 1, '0');
        CHECK(decode(wxt, {sends("0r0Kld\r\n"), answers(more + "\r\n")}).indications.empty());
    }
}

TEST_CASE("Units are told by their letter, what is invalid has no value, what is not asked for is passed over") {
    const auto shown = [](const char* body, const Options& options = {}) {
        std::vector<std::string> out;
        for (const auto& indication : decode(wxt, sealed(body) + "\r\n", options).indications)
            out.push_back(line(indication).substr(0, line(indication).find(" @")));
        return out;
    };
    using Lines = std::vector<std::string>;
    CHECK(shown("0r0,Sm=3.6K,Sx=7.2K") == Lines{"wind_speed 3.6 km/h step 0.1"});
    CHECK(shown("0r0,Sm=3.6K,Sx=7.2K", {{"wind", "highest"}}) == Lines{"wind_speed 7.2 km/h step 0.1"});
    CHECK(shown("0r0,Sm=0.0#,Ta=-3.5C") == Lines{"wind_speed - no-value", "temperature -3.5 degC step 0.1"});
    CHECK(shown("0r0,Dm=236D,Pa=1013.2H").empty());
    for (const char* bad : {"0r0,Sm=1.0S", "0r0,Ta=70.1F", "0r0,Sm=M", "0r0,Sm", "0r0,Sm=1.0.0M", "0r1,Sm=1.0M",
                            "1r0,Sm=1.0M", "0r0,Ta=23.6C,,Ua=14.2P"})
        CHECK(shown(bad).empty());
    CHECK_FALSE(wxt.make_decoder({{"address", "00"}}));
    CHECK_FALSE(wxt.make_decoder({{"wind", "gust"}}));
    CHECK(wxt.exchange(velocert::sequence::Command::read_now, {{"address", "0"}})->request == "0r0Kld\r\n0R1\r\n");
    CHECK(wxt.exchange(velocert::sequence::Command::read_now, {{"profile", "wxt-checked"}})->request == "0r0Kld\r\n");
}

TEST_CASE("The answer without a checksum counts only where nothing else came to the same questions") {
    const std::string ask = "0r0Kld\r\n0R1\r\n";
    const std::string plain = "0R1,Dn=236D,Dm=283D,Dx=031D,Sn=0.0M,Sm=1.0M,Sx=2.2M\r\n";
    using Lines = std::vector<std::string>;
    const auto shown = [](const std::vector<Said>& said) {
        Lines out;
        for (const auto& indication : decode(wxt, said).indications) out.push_back(line(indication));
        return out;
    };
    const Lines wind{"wind_speed 1.0 m/s step 0.1 @0+52"};
    CHECK(shown({sends("0XU\r\n"), sends(ask), answers(plain)}) == wind);
    CHECK(lines(decode(wxt, plain)) == Lines{wind[0], "accepted [reading] @0"});
    // Behind a checked answer, good or damaged, it says nothing new; twice, or unasked, it is late.
    CHECK(shown({sends(ask), answers(sealed("0r0,Sm=1.5M") + "\r\n" + plain)}) ==
          Lines{"wind_speed 1.5 m/s step 0.1 @0+15"});
    CHECK(shown({sends(ask), answers(sealed("0r0,Sm=1.5M") + "x\r\n" + plain)}).empty());
    CHECK(shown({sends(ask), answers(plain + plain)}) == wind);
    CHECK(shown({sends(ask), sends("0XU\r\n"), answers(plain)}).empty());
    CHECK(shown({sends(ask), answers("0R1,Sm=2.0N\r\n")}) == Lines{"wind_speed 2.0 kn step 0.1 @0+12"});
    const auto miles = decode(wxt, {sends(ask), answers("0R1,Sm=2.0S\r\n")});
    CHECK(miles.indications.empty());
    REQUIRE(miles.events.size() == 1);
    CHECK(miles.events[0].kind == velocert::metrology::DeviceEvent::Kind::fault);
    // The air may be below zero; its speed and its moisture are not.
    for (const char* below : {"0R1,Sm=-1.0M\r\n", "0R1,Ua=-0.1P\r\n"})
        CHECK(decode(wxt, {sends(ask), answers(below)}).indications.empty());
    CHECK(shown({sends(ask), answers("0R1,Ta=-5.5C\r\n")}) == Lines{"temperature -5.5 degC step 0.1 @0+13"});
    CHECK(decode(wxt, {sends("?\r\n"), answers("0\r\n")}).events.at(0).text == "address 0");
}

TEST_CASE("A transmitter at another address is told with what to set, and gives no value") {
    using velocert::metrology::DeviceEvent;
    const auto told_of = [](const std::string& bytes, const Options& options = {}) {
        std::string out;
        for (const auto& event : decode(wxt, bytes, options).events)
            if (event.kind == DeviceEvent::Kind::fault) out += event.text + '|';
        return out;
    };
    const std::string told = "the transmitter answers as address 1, and not as 0: read it with address=1|";
    const std::string plain = "1R1,Dn=236D,Sm=1.0M,Sx=2.2M\r\n";
    for (const auto& bytes : {plain, sealed("1r0,Sm=1.0M") + "\r\n", std::string("1XU,A=1,N=WXT530,V=1.0\r\n")}) {
        CAPTURE(bytes);
        const auto three = bytes + bytes + bytes;
        CHECK(told_of(three) == told);
        CHECK(told_of(three + three) == told);
        CHECK(told_of(three, {{"address", "1"}}).empty());
        CHECK(told_of(three, {{"reading-rule", "4"}}).empty());
        CHECK(decode(wxt, bytes).indications.empty());
    }
    CHECK(decode(wxt, plain, {{"address", "1"}}).indications.size() == 1);
    // Others on a line on which the right one has answered are none of ours.
    const std::string ours = "0R1,Sm=1.0M\r\n";
    CHECK(told_of(ours + plain + plain + plain).empty());
    CHECK(told_of(plain + plain + ours + plain + plain + plain).empty());
    CHECK(told_of("1R1;Sm=1.0M\r\n").empty());
}
