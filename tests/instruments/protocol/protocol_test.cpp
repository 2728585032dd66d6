// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/cobs.h"
#include "instruments/protocol/framer.h"
#include "instruments/protocol/line_framer.h"
#include "instruments/protocol/open_requests.h"

using namespace velocert::instruments;
using velocert::base::as_bytes;
using Bytes = std::vector<std::uint8_t>;

TEST_CASE("check sums give the published vectors") {
    // The check value of the CRC catalogue; an NMEA 0183 sentence printed in many receivers' manuals; an empty text.
    CHECK(crc16_xmodem(as_bytes("123456789")) == 0x31C3);
    CHECK(crc16_xmodem(as_bytes("")) == 0);
    CHECK(xor_checksum(as_bytes("GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,")) == 0x47);
    CHECK(xor_checksum(as_bytes("")) == 0);
    // The catalogue again, of the two that differ only in their beginning.
    CHECK(crc16_arc(as_bytes("123456789")) == 0xBB3D);
    CHECK(crc16_modbus(as_bytes("123456789")) == 0x4B37);
    // The order to set an electronic load under control of the line, as its manual prints it: AA 00 20 01 ... CB.
    CHECK(byte_sum(Bytes{0xAA, 0x00, 0x20, 0x01}) == 0xCB);
    CHECK(byte_sum(Bytes{0xFF, 0x02}) == 0x01);
    CHECK(byte_sum(Bytes{}) == 0);
    // The question for a u-blox receiver's version, B5 62 0A 04 00 00 0E 34.
    CHECK(fletcher_sums(Bytes{0x0A, 0x04, 0x00, 0x00}) == std::array<std::uint8_t, 2>{0x0E, 0x34});
    CHECK(fletcher_sums(Bytes{}) == std::array<std::uint8_t, 2>{0, 0});
}

TEST_CASE("COBS frames are stuffed as the paper and the format description show") {
    struct Row {
        Bytes data;
        Bytes frame;
    };
    Bytes long_run(254, 0x55);
    Bytes long_frame(255, 0x55);
    long_frame[0] = 0xFF;
    Bytes longer_run(255, 0x55);
    Bytes longer_frame = long_frame;
    longer_frame.insert(longer_frame.end(), {0x02, 0x55});
    for (const auto& row : {
             Row{{0x11, 0x00, 0x00, 0x22, 0x33, 0x00, 0x44}, {0x02, 0x11, 0x01, 0x03, 0x22, 0x33, 0x02, 0x44}},
             Row{{0x00}, {0x01, 0x01}},
             Row{{0x00, 0x00}, {0x01, 0x01, 0x01}},
             Row{{0x11, 0x22, 0x00, 0x33}, {0x03, 0x11, 0x22, 0x02, 0x33}},
             Row{{0x11, 0x22, 0x33, 0x44}, {0x05, 0x11, 0x22, 0x33, 0x44}},
             Row{{0x11, 0x00, 0x00, 0x00}, {0x02, 0x11, 0x01, 0x01, 0x01}},
             Row{long_run, long_frame},
             Row{longer_run, longer_frame},
         }) {
        CHECK(cobs_encode(row.data) == row.frame);
        Bytes back(300);
        const auto size = cobs_decode(row.frame, back);
        REQUIRE(size);
        back.resize(*size);
        CHECK(back == row.data);
    }
}

TEST_CASE("what is stuffed comes back, and has no zero in it") {
    CHECK(rc::check("decode after encode is the identity", [](const Bytes& data) {
        const auto frame = cobs_encode(data);
        RC_ASSERT(std::find(frame.begin(), frame.end(), 0) == frame.end());
        Bytes back(data.size());
        RC_ASSERT(cobs_decode(frame, back) == data.size());
        RC_ASSERT(back == data);
    }));
}

TEST_CASE("a frame that breaks the stuffing rule or is too long for its place is none") {
    Bytes into(4);
    for (const auto& frame : {Bytes{0x00}, Bytes{0x03, 0x11}, Bytes{0x02, 0x11, 0x00}, Bytes{0x03, 0x11, 0x00},
                              Bytes{0x06, 1, 2, 3, 4, 5}, Bytes{0x05, 1, 2, 3, 4, 0x01}, Bytes{0xFF, 1, 2}})
        CHECK_FALSE(cobs_decode(frame, into));
    CHECK(cobs_decode(Bytes{}, into) == 0U);
}

namespace {

/// What a framer cuts out of a stream, as text.
std::vector<std::string> cut(Framer framer, const std::string& stream, std::size_t piece) {
    std::vector<std::string> out;
    const auto take = [&](const RawFrame& frame) {
        out.push_back(std::to_string(frame.offset) + "+" + std::to_string(frame.length) +
                      (frame.too_long ? " too long" : " ") + (frame.cut ? "cut " : "") +
                      std::string(frame.bytes.begin(), frame.bytes.end()));
    };
    for (std::size_t at = 0; at < stream.size(); at += piece)
        framer.feed(as_bytes(std::string_view(stream).substr(at, piece)), take);
    framer.finish(take);
    return out;
}
using Frames = std::vector<std::string>;

}  // namespace

TEST_CASE("a framer cuts at its delimiter and counts every byte") {
    const Framer framer('\n', 6);
    for (std::size_t piece = 1; piece < 30; ++piece) {
        CAPTURE(piece);
        CHECK(cut(framer, "abc\n\nsixsix\nseven77\nx\ny", piece) ==
              Frames{"0+4 abc", "4+1 ", "5+7 sixsix", "12+8 too long", "20+2 x", "22+1 cut y"});
    }
    CHECK(cut(framer, "", 1).empty());
}

TEST_CASE("a second kind of frame has its own delimiter") {
    const Framer framer('|', 8, Framer::Second{'#', '\n'});
    for (std::size_t piece = 1; piece < 30; ++piece) {
        CAPTURE(piece);
        CHECK(cut(framer, "ab|#c|d\ne|#\n", piece) == Frames{"0+3 ab", "3+5 #c|d", "8+2 e", "10+2 #"});
    }
}

TEST_CASE("frames cover the stream without a hole, whatever it is") {
    CHECK(rc::check("offsets and lengths add up", [](const std::string& noise) {
        std::uint64_t end = 0;
        Framer framer('\n', 5, Framer::Second{'#', 'x'});
        const auto take = [&](const RawFrame& frame) {
            RC_ASSERT(frame.offset == end);
            RC_ASSERT(frame.bytes.size() <= 5U);
            end += frame.length;
        };
        framer.feed(as_bytes(noise), take);
        framer.finish(take);
        RC_ASSERT(end == noise.size());
    }));
}

TEST_CASE("lines end at any run of carriage returns and line feeds, however the bytes are cut") {
    for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
        CAPTURE(piece);
        LineFramer framer(4);
        std::vector<std::string> lines;
        const auto take = [&](const RawFrame& frame) {
            lines.push_back(std::to_string(frame.offset) + "+" + std::to_string(frame.length) +
                            (frame.too_long ? " long"
                             : frame.cut    ? " cut "
                                            : " ") +
                            std::string(frame.bytes.begin(), frame.bytes.end()));
        };
        const std::string text = "\r\nab\r\n\n\rcd\ref\nabcdef\nx";
        for (std::size_t at = 0; at < text.size(); at += piece)
            framer.feed(as_bytes(text).subspan(at, std::min(piece, text.size() - at)), take);
        framer.finish(take);
        CHECK(lines == std::vector<std::string>{"2+3 ab", "8+3 cd", "11+3 ef", "14+7 long", "21+1 cut x"});
    }
}

TEST_CASE("answers belong to requests in order, until one stays away and a synchronising one is answered") {
    OpenRequests<int> open;
    CHECK_FALSE(open.next());
    open.push(1);
    open.push(2);
    CHECK(open.next() == 1);
    open.answered();
    CHECK(open.next() == 2);
    CHECK_FALSE(open.out_of_step());
    open.synchronise(3);
    CHECK(open.next() == 3);
    CHECK(open.out_of_step());
    open.answered();
    CHECK_FALSE(open.out_of_step());
    open.synchronise(4);  // nothing was open: nothing was given up
    CHECK_FALSE(open.out_of_step());
    open.answered();
    for (int i = 0; i < 17; ++i) open.push(i);
    CHECK(open.out_of_step());
    CHECK(open.next() == 1);
}
