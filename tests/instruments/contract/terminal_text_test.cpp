// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/terminal_text.h"

#include <catch2/catch.hpp>

#include "core/base/digest.h"

using namespace velocert;
using namespace velocert::instruments;
using metrology::Direction;

TEST_CASE("a typed line becomes the bytes it stands for") {
    struct Row {
        const char* line;
        LineEnd end;
        std::string bytes;
    };
    for (const auto& row :
         {Row{"SI", LineEnd::crlf, "SI\r\n"}, Row{"SI", LineEnd::cr, "SI\r"}, Row{"SI", LineEnd::lf, "SI\n"},
          Row{"SI", LineEnd::none, "SI"}, Row{"\\x1bP", LineEnd::none, "\x1bP"}, Row{"\\x41\\x42", LineEnd::none, "AB"},
          Row{"a\\\\b\\t", LineEnd::none, "a\\b\t"}, Row{"", LineEnd::crlf, "\r\n"},
          Row{"\\x00", LineEnd::none, std::string(1, '\0')}})
        CHECK(typed_bytes(row.line, row.end).value() == row.bytes);
    for (const char* bad : {"\\", "\\q", "\\x", "\\x4", "\\xg1", "a\\"}) CHECK_FALSE(typed_bytes(bad, LineEnd::crlf));
    CHECK(typed_hex("49 34 0d0A").value() == "I4\r\n");
    for (const char* bad : {"4", "4 9 1", "zz", "0x49"}) CHECK_FALSE(typed_hex(bad));
    CHECK_FALSE(parse_line_end("CRLF"));
    CHECK(parse_line_end("none").value() == LineEnd::none);
}

TEST_CASE("any bytes are shown as text that types them again") {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    const auto shown = shown_text(base::as_bytes(all));
    CHECK(typed_bytes(shown, LineEnd::none).value() == all);
    CHECK(shown_text(base::as_bytes("I4\r\n")) == "I4\\r\\n");
}

TEST_CASE("a chunk is shown with its time, its direction, its bytes and its text") {
    CHECK(chunk_lines(Direction::sent, 1'234'567'890, base::as_bytes("I4\r\n")) ==
          "    1.234567 > 49 34 0D 0A                                      I4\\r\\n");
    const auto two = chunk_lines(Direction::received, 0, base::as_bytes("0123456789abcdefX"));
    CHECK(two ==
          "    0.000000 < 30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n"
          "    0.000000 < 58                                               X");
    CHECK(chunk_json(Direction::received, 12'345'678'000, base::as_bytes("0\r")).text() ==
          R"({"t":12.345678,"direction":"received","hex":"300d","text":"0\\r"})");
}
