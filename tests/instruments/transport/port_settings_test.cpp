// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/port_settings.h"

#include <catch2/catch.hpp>

using namespace velocert::instruments;
using velocert::base::ErrorCode;

TEST_CASE("port settings are read from the usual short form and print it again") {
    struct Row {
        const char* text;
        PortSettings settings;
    };
    for (const auto& row : {
             Row{"9600 8N1", {9600, 8, Parity::none, 1, FlowControl::none}},
             Row{"2400 7E1", {2400, 7, Parity::even, 1, FlowControl::none}},
             Row{"4800 7O2", {4800, 7, Parity::odd, 2, FlowControl::none}},
             Row{"115200 8N1 rts/cts", {115200, 8, Parity::none, 1, FlowControl::rts_cts}},
             Row{"9600 8N1 xon/xoff", {9600, 8, Parity::none, 1, FlowControl::xon_xoff}},
             Row{"921600 8N1", {921600, 8, Parity::none, 1, FlowControl::none}},
         }) {
        CAPTURE(row.text);
        const auto parsed = PortSettings::parse(row.text);
        REQUIRE(parsed);
        CHECK(*parsed == row.settings);
        CHECK(parsed->text() == row.text);
    }
}

TEST_CASE("what is no port setting is refused, and the error shows the right form") {
    for (const char* text : {"",
                             "9600",
                             "9600 ",
                             "8N1",
                             " 9600 8N1",
                             "9600  8N1",
                             "9600 8N1 ",
                             "9600 8N1 dtr/dsr",
                             "9600 8N",
                             "9600 9N1",
                             "9600 6N1",
                             "9600 8X1",
                             "9600 8n1",
                             "9600 8N3",
                             "9600 8N0",
                             "0 8N1",
                             "-9600 8N1",
                             "+9600 8N1",
                             "9600.0 8N1",
                             "12000001 8N1",
                             "99999999999 8N1",
                             "9600,8N1",
                             "9600 8N1 rts/cts xon/xoff"}) {
        CAPTURE(text);
        const auto parsed = PortSettings::parse(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::port_settings);
        CHECK(parsed.error().expected.find("9600 8N1") != std::string::npos);
    }
}
