// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated Modbus devices against the bytes of the protocol's description.
#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "instruments/simulators/catalogue.h"
#include "tests/instruments/modbus/hex.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

std::string ask(Simulator& slave, const std::vector<std::string>& pieces) {
    std::int64_t now = 0;
    for (const auto& piece : pieces) slave.receive(base::as_bytes(piece), now += 1'000);
    std::vector<SentFrame> out;
    slave.advance(now + 1'000'000, out);
    std::string bytes;
    for (const auto& frame : out) bytes += frame.bytes;
    return bytes;
}

std::unique_ptr<Simulator> slave(const char* driver, const Options& options = {}) {
    auto made = make_simulator(driver, options, EbikeModel{}, 1);
    REQUIRE(made);
    return std::move(*made);
}

}  // namespace

TEST_CASE("a simulated device answers the examples of the protocol", "[modbus]") {
    struct Row {
        const char* driver;
        Options options;
        const char* request;
        const char* answer;  ///< empty: silence
    };
    const Row rows[] = {
        {"modbus", {{"type", "f32"}}, "01 03 00 00 00 02 C4 0B", "01 03 04 41 45 70 A4 DB A1"},
        {"modbus", {{"type", "f32"}, {"order", "CDAB"}}, "01 03 00 00 00 02 C4 0B", "01 03 04 70 A4 41 45 50 B3"},
        {"modbus", {}, "01 03 00 00 00 01 84 0A", "01 03 02 04 D2 3A D9"},
        {"modbus", {{"register", "9"}}, "01 03 00 00 00 02 C4 0B", "01 83 02 C0 F1"},
        {"modbus", {{"type", "f32"}}, "01 03 00 00 00 02 C4 0C", ""},
        {"modbus", {{"address", "9"}}, "01 03 00 00 00 02 C4 0B", ""},
        {"modbus-torque", {{"torque", "0 N.m"}}, "01 03 00 00 00 02 C4 0B", "01 03 04 00 00 00 00 FA 33"},
        {"modbus-torque",
         {{"model", "star-j12"}, {"torque", "-31.6 N.m"}},
         "01 03 00 00 00 01 84 0A",
         "01 03 02 02 AC B9 59"},
        {"modbus-climate", {{"temperature", "-9.7 degC"}}, "01 03 00 00 00 02 C4 0B", "01 03 04 01 E6 FF 9F 1B A0"},
        {"modbus-wind", {{"model", "xm8589"}, {"wind", "12.1 m/s"}}, "01 03 00 00 00 01 84 0A", "01 03 02 00 79 79 A6"},
        {"modbus-weighing-indicator", {}, "01 06 00 06 00 01 A8 0B", "01 06 00 06 00 01 A8 0B"},
        {"modbus-force",
         {{"force", "12345 N"}, {"range", "20000 N"}},
         "01 03 00 00 00 03 05 CB",
         "01 03 06 00 00 30 39 00 02 7F B9"},
        {"modbus-force", {{"force", "12345 N"}}, "01 03 00 00 00 03 05 CB", "01 03 06 00 00 30 39 40 00 CF B8"},
        {"modbus-force",
         {{"model", "adt42"}, {"force", "123.4 N"}},
         "01 03 00 08 00 02 45 C9",
         "01 03 04 CC CD 42 F6 E4 7A"},
        {"modbus-force", {{"model", "adt42"}}, "01 05 0F A1 FF 00 DE CC", "01 05 0F A1 FF 00 DE CC"},
        {"modbus-load", {}, "01 05 05 03 FF 00 7C F6", "01 05 05 03 FF 00 7C F6"},
        {"modbus-load", {}, "01 10 0A 01 00 02 04 40 A0 00 00 59 21", "01 10 0A 01 00 02 13 D0"},
        {"modbus", {}, "01 11 C0 2C", "01 91 01 8C 50"},     // a function it has not
        {"modbus-load", {}, "00 05 05 03 FF 00 7D 27", ""},  // to everybody
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.request);
        const auto device = slave(row.driver, row.options);
        CHECK(ask(*device, {hex(row.request)}) == hex(row.answer));
    }
}

TEST_CASE("a request in pieces, and one behind garbage, is understood", "[modbus]") {
    const auto answer = hex("01 03 04 41 45 70 A4 DB A1");
    auto device = slave("modbus", {{"type", "f32"}});
    CHECK(ask(*device, {hex("01"), hex("03 00 00 00 02"), hex("C4 0B")}) == answer);
    device = slave("modbus", {{"type", "f32"}});
    CHECK(ask(*device, {hex("FF 00 55"), hex("01 03 00 00 00 02 C4 0B")}) == answer);
}
