// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <catch2/catch.hpp>
#include <string>

using velocert::base::ErrorCode;
using velocert::base::Json;
using velocert::base::JsonReader;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("a number keeps the digits it was written with") {
    for (const char* digits : {"0", "-1", "62.90", "-0.0500", "1e3", "1.50E-7", "12345678901234567890123456789"}) {
        CAPTURE(digits);
        const auto value = Json::parse(digits);
        REQUIRE(value);
        REQUIRE(value->number() != nullptr);
        CHECK(value->number()->digits == digits);
        CHECK(value->text() == digits);
    }
}

TEST_CASE("members keep their order and values know where they stood") {
    const auto value = Json::parse("{ \"b\": 1,\n  \"a\": [true,\n    \"x\"] }");
    REQUIRE(value);
    CHECK(value->line() == 1);
    CHECK(value->column() == 1);
    REQUIRE(value->members()->size() == 2);
    CHECK((*value->members())[0].first == "b");
    CHECK(value->find("b")->line() == 1);
    CHECK(value->find("b")->column() == 8);
    const Json& list = *value->find("a");
    CHECK(list.line() == 2);
    CHECK(list.column() == 8);
    CHECK((*list.items())[0].column() == 9);
    CHECK((*list.items())[1].line() == 3);
    CHECK((*list.items())[1].column() == 5);
}

TEST_CASE("what is no JSON document in UTF-8 is refused, with the place") {
    struct Row {
        std::string text;
        const char* where;  // begins the error's place; empty: not looked at
    };
    const std::vector<Row> rows{
        {"", "t.json:1:1"},
        {"   ", "t.json:1:4"},
        {"{\"a\": 1,}", "t.json:1:9"},
        {"[1 2]", "t.json:1:4"},
        {"[1,]", "t.json:1:4"},
        {"{\"a\" 1}", "t.json:1:6"},
        {"{a: 1}", "t.json:1:2"},
        {"01", "t.json:1:2"},
        {"1.", ""},
        {".5", ""},
        {"+1", ""},
        {"nan", ""},
        {"NaN", ""},
        {"Infinity", ""},
        {"'a'", ""},
        {"tru", ""},
        {"\"a", ""},
        {"\"\x01\"", ""},
        {"\"\\x41\"", ""},
        {"// comment\n1", ""},
        {"1 // comment", ""},
        {"1 1", "t.json:1:3"},
        {"\n\n{\"a\":\n?}", "t.json:4:1"},
        {"\xEF\xBB\xBF"
         "1",
         ""},
        {"\"\xFF\"", ""},
        {"\"\xC3(\"", ""},
        {"\"\xC0\xAF\"", ""},
        {"\"\xED\xA0\x80\"", ""},
        {"\"\\uDEAA\"", ""},
        {"\"\\uD800\"", ""},
        {"\"\\uD800\\u0041\"", ""},
        {"{\"\\uDC00\": 1}", ""},
        {std::string("1\0", 2), ""},
        {std::string("\"a\0b\"", 5), ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto value = Json::parse(row.text, "t.json");
        REQUIRE_FALSE(value);
        CHECK(value.error().code == ErrorCode::bad_input);
        CHECK(value.error().where.rfind(row.where, 0) == 0);
        CHECK_FALSE(value.error().found.empty());
    }
}

TEST_CASE("escapes become the characters they stand for") {
    const auto value = Json::parse(R"("\u00e9\ud83d\ude00\/\n\u0000")");
    REQUIRE(value);
    CHECK(*value->string() == std::string("\xC3\xA9\xF0\x9F\x98\x80/\n\0", 9));
}

TEST_CASE("a key that stands twice is refused, in small objects and in large ones") {
    for (const int members : {1, 2, 15, 16, 17, 100}) {
        CAPTURE(members);
        std::string text = "{";
        for (int i = 0; i < members; ++i) text += "\"k" + std::to_string(i) + "\": " + std::to_string(i) + ", ";
        CHECK(Json::parse(text + "\"last\": 0}"));
        for (const int twice : {0, members - 1}) {
            const auto value = Json::parse(text + "\"k" + std::to_string(twice) + "\": 0}");
            REQUIRE_FALSE(value);
            CHECK(value.error().found == "the key \"k" + std::to_string(twice) + "\" stands twice");
        }
    }
    CHECK_FALSE(Json::parse(R"({"a": 1, "\u0061": 2})"));
    CHECK(Json::parse(R"({"a": {"a": 1}, "b": {"a": 1}})"));
}

TEST_CASE("a document nested too deeply is refused, whatever it is made of") {
    CHECK(Json::parse(repeated("[", 100) + repeated("]", 100)));
    CHECK_FALSE(Json::parse(repeated("[", 101) + repeated("]", 101)));
    CHECK_FALSE(Json::parse(repeated("{\"a\":", 101) + "1" + repeated("}", 101)));
    CHECK_FALSE(Json::parse(repeated("[", 1'000'000)));
}

TEST_CASE("the canonical form has sorted members, no blanks and the shortest escapes") {
    // Members sorted by UTF-16 code units as in RFC 8785, 3.2.3.
    const auto value = Json::parse(
        "{ \"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\", "
        "\"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\", "
        "\"\\u00f6\": \"Latin Small Letter O With Diaeresis\" }");
    REQUIRE(value);
    CHECK(value->canonical() ==
          "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
          "\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\",\"\xE2\x82\xAC\":\"Euro Sign\","
          "\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
    CHECK(Json::parse(R"([ "\u001f\u0008\u000C\"\\\/", null, true, false, -12, {} , [] ])")->canonical() ==
          R"(["\u001f\b\f\"\\/",null,true,false,-12,{},[]])");
}

TEST_CASE("what is built in the program prints as it would have been read") {
    Json object;
    object.set("b", Json::integer(-7)).set("a", "text").set("b", true);
    Json list;
    list.push(Json()).push(Json::array()).push(Json::object());
    object.set("list", list);
    CHECK(object.text() == R"({"b":true,"a":"text","list":[null,[],{}]})");
    CHECK(object.text(true) ==
          "{\n  \"b\": true,\n  \"a\": \"text\",\n  \"list\": [\n    null,\n    [],\n    {}\n  ]\n}");
    const auto again = Json::parse(object.text(true));
    REQUIRE(again);
    CHECK(*again == object);
    CHECK(object.line() == 0);
}

TEST_CASE("a reader takes what it asks for and refuses the rest, saying where") {
    const auto value = Json::parse(
        "{ \"id\": \"S-001\",\n  \"count\": 5, \"flag\": true, \"nothing\": null,\n  \"inner\": { \"odd\": 1 } }");
    REQUIRE(value);

    SECTION("all asked for: nothing to say") {
        JsonReader reader(*value, "item.json");
        CHECK(reader.text("id") == "S-001");
        CHECK(reader.integer("count") == 5);
        CHECK(reader.flag_or("flag", false));
        CHECK(reader.text_or("nothing", "fallback") == "fallback");
        CHECK(reader.integer_or("absent", 3) == 3);
        CHECK(reader.optional("nothing") == nullptr);
        JsonReader inner = reader.child("inner");
        CHECK(inner.integer("odd") == 1);
        CHECK(inner.finish());
        CHECK(reader.finish());
    }
    SECTION("a member nobody asked for is an error with its place") {
        JsonReader reader(*value, "item.json");
        JsonReader inner = reader.child("inner");
        const auto end = inner.finish();
        REQUIRE_FALSE(end);
        CHECK(end.error().code == ErrorCode::unknown_field);
        CHECK(end.error().where == "item.json:3:21 /inner/odd");
    }
    SECTION("the first error sticks") {
        JsonReader reader(*value, "item.json");
        CHECK(reader.integer("id") == 0);
        CHECK(reader.text("missing").empty());
        const auto end = reader.finish();
        REQUIRE_FALSE(end);
        CHECK(end.error().code == ErrorCode::bad_value);
        CHECK(end.error().where == "item.json:1:9 /id");
        CHECK(end.error().expected == "a whole number");
    }
    SECTION("what is missing by a slip of the pen is shown where it slipped") {
        struct Row {
            const char* text;
            const char* where;
            const char* found;
        };
        for (const auto& row :
             {Row{R"({"id": 1, "kinds": 2})", "t:1:11 /kinds", R"("kind" is missing, and "kinds" is no field)"},
              Row{R"({"kimd": 2})", "t:1:2 /kimd", R"("kind" is missing, and "kimd" is no field)"},
              Row{R"({"Kind": 2})", "t:1:2 /Kind", R"("kind" is missing, and "Kind" is no field)"},
              Row{R"({"knd": 2})", "t:1:2 /knd", R"("kind" is missing, and "knd" is no field)"},
              Row{R"({"sort": 2})", "t:1:1 /", R"("kind" is missing)"},
              Row{R"({"k": 2})", "t:1:1 /", R"("kind" is missing)"}, Row{R"({})", "t:1:1 /", R"("kind" is missing)"}}) {
            CAPTURE(row.text);
            const auto slipped = Json::parse(row.text);
            REQUIRE(slipped);
            JsonReader reader(*slipped, "t");
            (void)reader.text("kind");
            const auto end = reader.finish();
            REQUIRE_FALSE(end);
            CHECK(end.error().code == ErrorCode::missing_field);
            CHECK(end.error().found == row.found);
            // The place of a member is that of its value or of its name, as everywhere.
            CHECK(end.error().where.ends_with(std::string(row.where).substr(std::string(row.where).find(' '))));
        }
        // What was read already is no slip.
        const auto read = Json::parse(R"({"kinds": "a"})");
        JsonReader reader(*read, "t");
        CHECK(reader.text("kinds") == "a");
        (void)reader.text("kind");
        CHECK(reader.finish().error().found == "\"kind\" is missing");
    }
    SECTION("what is missing is named") {
        JsonReader reader(*value, "item.json");
        CHECK(reader.array("parts").empty());
        const auto end = reader.finish();
        REQUIRE_FALSE(end);
        CHECK(end.error().code == ErrorCode::missing_field);
        CHECK(end.error().where == "item.json:1:1 /");
        CHECK(end.error().found == "\"parts\" is missing");
    }
}

TEST_CASE("what an editor puts in front of a text unseen is named") {
    CHECK(Json::parse("\xEF\xBB\xBF{}", "t").error().found == "a byte order mark (BOM) in front of the text");
    CHECK(Json::parse(std::string_view("\xFF\xFE{\0}\0", 6), "t").error().found == "a text in UTF-16");
    CHECK(Json::parse(std::string_view("\xFE\xFF\0{\0}", 6), "t").error().found == "a text in UTF-16");
    CHECK(Json::parse("\xEF\xBB\xBF{}", "t").error().where == "t:1:1");
}

TEST_CASE("a reader refuses a member of the wrong kind") {
    const auto value = Json::parse(
        R"({"empty": "", "text": "a", "number": 1.5, "list": [], "null": null, "big": 9223372036854775808})");
    REQUIRE(value);
    const auto refused = [&](auto&& ask) {
        JsonReader reader(*value, "t");
        ask(reader);
        return !reader.ok();
    };
    CHECK(refused([](JsonReader& r) { (void)r.text("empty"); }));
    CHECK(refused([](JsonReader& r) { (void)r.text("number"); }));
    CHECK(refused([](JsonReader& r) { (void)r.text("null"); }));
    CHECK(refused([](JsonReader& r) { (void)r.text_or("list", ""); }));
    CHECK(refused([](JsonReader& r) { (void)r.integer("number"); }));
    CHECK(refused([](JsonReader& r) { (void)r.integer("big"); }));
    CHECK(refused([](JsonReader& r) { (void)r.integer_or("text", 1); }));
    CHECK(refused([](JsonReader& r) { (void)r.flag_or("text", true); }));
    CHECK(refused([](JsonReader& r) { (void)r.array("text"); }));
    CHECK_FALSE(JsonReader(*value, "t").child("list").ok());
    CHECK_FALSE(JsonReader(Json("no object"), "t").finish());
}
