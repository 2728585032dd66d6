// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "core/base/json.h"

using velocert::base::Json;

namespace {

rc::Gen<std::string> some_text() {
    const std::vector<std::string> characters{
        "a",    "Z",    "0", " ", "\"", "\\",           "\n", "\t",          std::string(1, '\0'),
        "\x1f", "\x7f", "/", "é", "刹", "\xEF\xBF\xBD", "😀",  "\xEE\x80\x80"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(characters)),
                        [](const auto& parts) {
                            std::string out;
                            for (const auto& part : parts) out += part;
                            return out;
                        });
}

rc::Gen<Json> leaf() {
    return rc::gen::oneOf(
        rc::gen::just(Json()), rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Json(b); }),
        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return Json::integer(n); }),
        rc::gen::map(some_text(), [](const std::string& text) { return Json(text); }));
}

rc::Gen<Json> value_of_depth(int depth) {
    if (depth == 0) return leaf();
    const auto inner = rc::gen::lazy([depth] { return value_of_depth(depth - 1); });
    const auto array = rc::gen::map(rc::gen::container<std::vector<Json>>(inner),
                                    [](const std::vector<Json>& items) { return Json(Json::Array(items)); });
    const auto object =
        rc::gen::map(rc::gen::container<std::vector<std::pair<std::string, Json>>>(rc::gen::pair(some_text(), inner)),
                     [](const auto& members) {
                         Json out = Json::object();
                         for (const auto& [key, item] : members) out.set(key, item);
                         return out;
                     });
    return rc::gen::weightedOneOf<Json>({{2, leaf()}, {1, array}, {1, object}});
}

/// Small documents: it is the many shapes that find something.
rc::Gen<Json> value(int depth) { return rc::gen::resize(12, value_of_depth(depth)); }

}  // namespace

TEST_CASE("what a document prints is read back as the same document") {
    CHECK(rc::check([] {
        const Json document = *value(2);
        for (const bool pretty : {false, true}) {
            const auto again = Json::parse(document.text(pretty));
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == document);
        }
    }));
}

TEST_CASE("the canonical form does not depend on the order of members, and is its own") {
    CHECK(rc::check([] {
        const auto members = *rc::gen::resize(
            12, rc::gen::container<std::vector<std::pair<std::string, Json>>>(rc::gen::pair(some_text(), value(1))));
        Json forward = Json::object();
        for (const auto& [key, item] : members) forward.set(key, item);
        Json::Object turned = *forward.members();
        std::reverse(turned.begin(), turned.end());
        const std::string canonical = forward.canonical();
        RC_ASSERT(Json(turned).canonical() == canonical);
        const auto again = Json::parse(canonical);
        RC_ASSERT(again.has_value());
        RC_ASSERT(again->canonical() == canonical);
        RC_ASSERT(again->text() == canonical);
    }));
}

TEST_CASE("a document that was cut short is an error, never a value") {
    CHECK(rc::check([] {
        const Json document = Json(Json::Array{*value(1), *value(1)});
        const std::string text = document.text();
        const auto length = *rc::gen::inRange<std::size_t>(0, text.size());
        RC_ASSERT_FALSE(Json::parse(text.substr(0, length)).has_value());
    }));
}
