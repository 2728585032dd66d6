// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/motion/daq_frames.h"

#include <catch2/catch.hpp>
#include <string>

using namespace velocert::instruments;
using namespace std::string_literals;

namespace {

std::string from_hex(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(static_cast<unsigned char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    return bytes;
}

/// Cuts the zeros back in: the rule read from its decoding side.
std::string cobs_decoded(const std::string& coded) {
    std::string out;
    for (std::size_t at = 0; at < coded.size();) {
        const auto code = static_cast<unsigned char>(coded[at]);
        REQUIRE(code != 0);
        REQUIRE(at + code <= coded.size());
        out += coded.substr(at + 1, code - 1U);
        at += code;
        if (code != 0xFF && at < coded.size()) out += '\0';
    }
    return out;
}

}  // namespace

TEST_CASE("COBS gives the published examples", "[simulators]") {
    const struct {
        std::string data, coded;
    } cases[] = {
        {from_hex("11000022330044"), from_hex("0211010322330244")},
        {"", from_hex("01")},
        {from_hex("00"), from_hex("0101")},
        {from_hex("0000"), from_hex("010101")},
        {from_hex("11223344"), from_hex("0511223344")},
        {from_hex("11000000"), from_hex("0211010101")},
    };
    for (const auto& c : cases) CHECK(cobs_stuffed(c.data) == c.coded);
}

TEST_CASE("COBS at the length where a block is full loses and adds nothing", "[simulators]") {
    for (const std::size_t length : {253U, 254U, 255U, 508U, 509U}) {
        std::string data(length, 'x');
        CHECK(cobs_decoded(cobs_stuffed(data)) == data);
        CHECK(cobs_stuffed(data).size() == length + 1 + (length - 1) / 254);
        data += '\0';
        CHECK(cobs_decoded(cobs_stuffed(data)) == data);
    }
}

TEST_CASE("The checks are those of the published check values", "[simulators]") {
    CHECK(xmodem_crc("123456789") == 0x31C3);
    CHECK(xmodem_crc("") == 0);
    // exclusive or of the characters, worked out by another program
    CHECK(daq_checked_line("D,7,1234567,400,1234000,3,-12") == "#D,7,1234567,400,1234000,3,-12*5E\n");
}

TEST_CASE("Text lines carry the fields in the order of the protocol", "[simulators]") {
    const DaqFields frame{7, 1234567, 400, 1234000, 3, -12};
    CHECK(daq_data_line(frame) == "#D,7,1234567,400,1234000,3,-12*5E\n");
    CHECK(daq_event_line(8, 1234999, 0, true) == "#E,8,1234999,0,1*41\n");
    CHECK(daq_data_line({65535, 4294967295U, 4294967295U, 4294967295U, 15, -2147483647}).substr(0, 55) ==
          "#D,65535,4294967295,4294967295,4294967295,15,-2147483647"s.substr(0, 55));
}

TEST_CASE("A binary frame is 23 bytes and its check, little-endian, without a zero before its end", "[simulators]") {
    const std::string coded = daq_binary_frame(DaqFrameType::data, {7, 1234567, 400, 1234000, 3, -12});
    REQUIRE(coded.size() == 25);
    CHECK(coded.find('\0') == 24);
    CHECK(cobs_decoded(coded.substr(0, 24)) == from_hex("01070087d612009001000050d412000300f4ffffff393b"));
}
