// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace velocert::base;

TEST_CASE("every error code has a name of its own") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::not_permitted); ++i) {
        const auto text = name(static_cast<ErrorCode>(i));
        CHECK(text != "unknown");
        CHECK(names.insert(text).second);
    }
}

TEST_CASE("an error says where, what was found and what was expected, as far as known") {
    CHECK(Error{ErrorCode::bad_value, "a.json:1:2 /x", "'y'", "a number"}.text() ==
          "a.json:1:2 /x: 'y' (expected a number)");
    CHECK(Error{ErrorCode::io, "", "disk failed", ""}.text() == "disk failed");
}
