// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in as an order or an item can be shown as it is, or is refused at its place.
#include "core/laboratory/free_texts.h"

#include <catch2/catch.hpp>

#include <string>
#include <tuple>
#include <vector>

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Json;
using Catch::Contains;

std::string repeated(const std::string& one, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += one;
    return out;
}

/// An order with that text as the client's name, escaped as in a file.
std::string order_of(const std::string& client) {
    return "{\"format\": \"velocert-order/1\",\n \"client\": {\"name\": \"" + client +
           "\", \"address\": \"Road 1\\nTown\"}}";
}

std::string item_of(const std::string& model) {
    return R"({"id": "S-001", "battery": "lead-acid", "drive": "electric", "made_on": "2025-10-01", "model": ")" +
           model + "\"}";
}

}  // namespace

TEST_CASE("texts that cannot be shown, turn the writing or have no end are refused at their place", "[free-texts]") {
    const std::tuple<std::string, const char*> cases[] = {
        {"A\\u0007 Ltd", "U+0007, which cannot be shown, as character 2"},
        {"A\\u001b[2J Ltd", "U+001B"},
        {"A Ltd\\u007f", "U+007F"},
        {"A\\u0085Ltd", "U+0085"},
        {"A\\nLtd", "U+000A"},
        {"A\\tLtd", "U+0009"},
        {"A\\u202eLtd", "U+202E, which turns the direction of writing, as character 2"},
        {"\\u2066A Ltd", "U+2066"},
        {"A Ltd\\u200f", "U+200F"},
        {"A Ltd\\u061c", "U+061C"},
        {"A\\u2028Ltd", "U+2028"},
        {"A\\ue000Ltd", "U+E000"},
        {"\xE7\x94\xB2\xE2\x80\xAE", "U+202E"},
        {repeated("x", 201), "a text of 201 characters"},
        {repeated("\xE7\x94\xB2", 201), "a text of 201 characters"},
        {repeated("x", 5000), "a text of 5000 characters"},
    };
    for (const auto& [text, found] : cases) {
        INFO(found);
        const auto order = new_order(order_of(text), "order.json");
        REQUIRE_FALSE(order);
        CHECK(order.error().code == ErrorCode::bad_value);
        CHECK_THAT(order.error().where, Contains("order.json:2:") && Contains("/client/name"));
        CHECK_THAT(order.error().found, Contains(found));
        CHECK_FALSE(order.error().expected.empty());
        const auto item = new_item(Json::parse(item_of(text), "item.json").value(), "item.json");
        REQUIRE_FALSE(item);
        CHECK_THAT(item.error().where, Contains("item.json:1:") && Contains("/model"));
        // What stands on record already is read as it is.
        CHECK(load_order(order_of(text), "order.json"));
        CHECK(item_from_json(Json::parse(item_of(text), "item.json").value(), "item.json"));
    }
}

TEST_CASE("names of two hundred characters in any script, and lines of an address and of sentences, are taken",
          "[free-texts]") {
    for (const auto& text : {std::string("A Ltd"), repeated("x", 200), repeated("\xE7\x94\xB2", 200),
                             std::string("Caf\xC3\xA9 \xC2\xB7 (1)")}) {
        INFO(text);
        CHECK(new_order(order_of(text), "order.json"));
        CHECK(new_item(Json::parse(item_of(text), "item.json").value(), "item.json"));
    }
    const auto deviation = [](const std::string& reason) {
        return R"({"format": "velocert-order/1", "deviations": [{"what": "rain", "reason": ")" + reason +
               R"(", "accepted_by": "Chen"}]})";
    };
    CHECK(new_order(deviation("first\\nsecond " + repeated("x", 1000)), "order.json"));
    const auto bad = new_order(deviation(repeated("x", 2001)), "order.json");
    REQUIRE_FALSE(bad);
    CHECK_THAT(bad.error().where, Contains("/deviations/0/reason"));
    CHECK_FALSE(new_order(deviation("first\\u202esecond"), "order.json"));
    // In lists, too, and where the names of members are the bearer's own.
    const auto photos =
        new_order(R"({"format": "velocert-order/1", "photos_asked": ["front", "side\u202e"]})", "order.json");
    REQUIRE_FALSE(photos);
    CHECK_THAT(photos.error().where, Contains("/photos_asked/1"));
}

TEST_CASE("a form's single text is held to the same", "[free-texts]") {
    CHECK(need_showable_texts(Json(std::string("TDT-1")), {}));
    CHECK_FALSE(need_showable_texts(Json(std::string("TDT\x1b")), {}));
}

}  // namespace velocert::laboratory
