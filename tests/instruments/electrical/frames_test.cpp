// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of fixed length and blocks in lines: nothing cut or changed is a value, and cuts do not matter.
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <string>

#include "instruments/drivers/electrical/es51919.h"
#include "instruments/drivers/electrical/itech_frame_load.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/electrical/th2810b.h"
#include "instruments/protocol/line_framer.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

std::string bytes_of(std::initializer_list<int> bytes) {
    std::string out;
    for (const int byte : bytes) out += static_cast<char>(byte);
    return out;
}
// The printed examples: 48.120 V, 5.2500 A, 252.630 W; 123.45 uH, Q 8.76.
const std::string load_question =
    bytes_of({0xAA, 0, 0x5F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9});
const std::string load_state = bytes_of({0xAA, 0x00, 0x5F, 0xF8, 0xBB, 0x00, 0x00, 0x14, 0xCD, 0x00, 0x00, 0xD6, 0xDA,
                                         0x03, 0x00, 0x08, 0x40, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x98});
const std::string meter_frame =
    bytes_of({0x00, 0x0D, 0x60, 0x50, 0x00, 0x01, 0x30, 0x39, 0x2A, 0x00, 0x02, 0x03, 0x6C, 0x02, 0x00, 0x0D, 0x0A});

}  // namespace

TEST_CASE("A frame of the load with any one byte changed, or cut anywhere, is no value", "[electrical]") {
    CHECK(decode(itech_frame_load, {sends(load_question), answers(load_state)}).indications.size() == 3);
    for (std::size_t at = 0; at < load_state.size(); ++at)
        for (int value = 0; value < 256; ++value) {
            std::string changed = load_state;
            changed[at] = static_cast<char>(value);
            if (changed == load_state) continue;
            const auto decoded = decode(itech_frame_load, {sends(load_question), answers(changed)});
            if (!decoded.indications.empty() || decoded.rejected.empty()) {
                CAPTURE(at, value);
                CHECK(decoded.indications.empty());
                CHECK_FALSE(decoded.rejected.empty());
            }
        }
    for (std::size_t length = 1; length < load_state.size(); ++length) {
        CAPTURE(length);
        const auto cut = decode(itech_frame_load, {sends(load_question), answers(load_state.substr(0, length)),
                                                   sends(load_question), answers(load_state)});
        CHECK(cut.indications.size() == 3);
        CHECK(cut.rejected.size() == 1);
    }
}

TEST_CASE("A frame of the hand-held meter that is cut or has no head or tail is no value", "[electrical]") {
    CHECK(decode(es51919, meter_frame + meter_frame).indications.size() == 4);
    for (std::size_t length = 1; length < meter_frame.size(); ++length) {
        CAPTURE(length);
        CHECK(decode(es51919, meter_frame.substr(0, length)).indications.empty());
        // The frame behind a torn one may be lost with it, but no other value comes of the two.
        for (const auto& shown : decode(es51919, meter_frame.substr(0, length) + meter_frame + meter_frame).indications)
            CHECK((shown.value.text() == "123.45" || shown.value.text() == "8.76"));
    }
    for (const std::size_t at : {0U, 1U, 15U, 16U}) {
        std::string changed = meter_frame;
        changed[at] = '\x55';
        CHECK(decode(es51919, changed).indications.empty());
    }
    // A quantity with a unit of another kind, and states of the display that do not exist.
    for (const auto& [at, value] : {std::pair(5, 2), std::pair(5, 7), std::pair(8, 9 << 3), std::pair(9, 5),
                                    std::pair(9, 12), std::pair(10, 9), std::pair(13, 5 << 3)}) {
        CAPTURE(at, value);
        std::string changed = meter_frame;
        changed[static_cast<std::size_t>(at)] = static_cast<char>(value);
        CHECK(decode(es51919, changed).indications.empty());
    }
}

TEST_CASE("Cuts and noise do not matter to frames of fixed length", "[electrical]") {
    rc::prop("the same bytes give the same result however they are cut", [] {
        const auto noise = *rc::gen::container<std::string>(rc::gen::element('\x00', '\x0D', '\xAA', '{', '}', '5'));
        const std::string print = "{0210000000000123.45 8.760000}";
        const std::string stream = noise + meter_frame + load_state + print + noise + load_state + meter_frame + print;
        const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 40));
        for (const auto* driver : {&es51919, &itech_frame_load, &th2810b}) {
            const auto whole = lines(decode(*driver, stream));
            RC_ASSERT(lines(decode(*driver, stream, {}, piece)) == whole);
            RC_ASSERT(!whole.empty());
        }
    });
}

TEST_CASE("What is inside a block of known length ends no line, and a damaged length does not swallow the rest",
          "[electrical]") {
    const auto count = [](const std::string& stream) {
        LineFramer framer(250, true);
        std::vector<std::uint32_t> lengths;
        for (const char byte : stream) {
            const auto one = static_cast<std::uint8_t>(byte);
            framer.feed({&one, 1}, [&](const RawFrame& raw) { lengths.push_back(raw.length); });
        }
        return lengths;
    };
    using Lengths = std::vector<std::uint32_t>;
    CHECK(count("#14a\nb\r\nX\n") == Lengths{8, 2});
    CHECK(count("1,#14a\nb\r,2\nX\n") == Lengths{12, 2});
    CHECK(count("#212\n\n\n\n\n\n\n\n\n\n\n\n\nX\n") == Lengths{17, 2});
    CHECK(count("A#14a\nb\n") == Lengths{6, 2});            // no value begins there
    CHECK(count("#0ab\ncd\n") == Lengths{5, 3});            // no length: a line like any other
    CHECK(count("#1xab\ncd\n") == Lengths{6, 3});           // no digit
    CHECK(count("#9999999999ab\ncd\n") == Lengths{14, 3});  // longer than any answer
    CHECK(count("#10\nX\n") == Lengths{4, 2});
    const std::string question = ":NUM:NORM:VAL?\n";
    const auto decoded = decode(
        scpi_power_meter, {sends(question), answers("#18\n\n\n\n\n\n\n\n\r\n"), sends(question), answers("1,2,3,4\n")});
    CHECK(decoded.rejected.size() == 1);
    // The answer that could not be read leaves its question open; the next one is not shifted to another measurand.
    CHECK(decoded.indications.size() == 4);
}
