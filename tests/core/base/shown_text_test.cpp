// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

#include <catch2/catch.hpp>

#include "core/base/json.h"

namespace velocert::base {

TEST_CASE("text from input is shown without what a terminal would obey") {
    CHECK(shown_text("a\x1b[2J\x1b[Hpackage: all hold") == "a\\x1b[2J\\x1b[Hpackage: all hold");
    CHECK(shown_text("a\nb\tc\rd") == "a\\x0ab\\x09c\\x0dd");
    CHECK(shown_text(std::string_view("\0\x7f", 2)) == "\\x00\\x7f");
    CHECK(shown_text("\u009b2J") == "\\u009b2J");            // the other way to begin a sequence
    CHECK(shown_text("gpj.\u202Eexe") == "gpj.\\u202eexe");  // reads backwards
    CHECK(shown_text("\u2066\u200f\u061c\u2028") == "\\u2066\\u200f\\u061c\\u2028");
}

TEST_CASE("bytes that are no UTF-8 are shown one by one, by the table of the Unicode standard") {
    CHECK(shown_text("\xd2records") == "\\xd2records");
    CHECK(shown_text("\xc0\xaf") == "\\xc0\\xaf");                    // longer than need be
    CHECK(shown_text("\xed\xa0\x80") == "\\xed\\xa0\\x80");           // half of a surrogate pair
    CHECK(shown_text("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");  // beyond the last code point
    CHECK(shown_text("\xe2\x82") == "\\xe2\\x82");                    // cut
    CHECK(shown_text("\xe0\x80\xaf\x80") == "\\xe0\\x80\\xaf\\x80");
}

TEST_CASE("what people write stays as it is") {
    for (const auto* text : {"李明 Müller ±0.5 µm", "\xf4\x8f\xbf\xbf", "a \\ b", "记录/000000017.json"})
        for (const auto& shown : {shown_text(text), shown_lines(text), shown_json(text)}) CHECK(shown == text);
    CHECK(shown_lines("a\n\tb") == "a\n\tb");
    CHECK(shown_lines("a\rb\x1b") == "a\\x0db\\x1b");
}

TEST_CASE("a JSON document with a strange name in it is read again, and only bytes that are no text are lost") {
    const auto document = Json::object().set("where", "\xd2\x1b\n\u202e\u2028名");
    for (const bool indented : {false, true}) {
        const auto read = Json::parse(shown_json(document.text(indented)), "document");
        REQUIRE(read);
        CHECK(*read->find("where")->string() == "\ufffd\x1b\n\u202e\u2028名");
    }
    const auto text = shown_json(Json::object().set("where", "\u202e\x7f").text());
    CHECK(text == "{\"where\":\"\\u202e\\u007f\"}");
}

}  // namespace velocert::base
