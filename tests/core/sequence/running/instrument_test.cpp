// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/instrument.h"

#include <array>
#include <catch2/catch.hpp>

namespace velocert::sequence {
namespace {

using metrology::AnyQuantity;
using metrology::Kind;

TEST_CASE("every command has a word of its own, and the word gives the command") {
    for (const auto command : commands()) {
        CAPTURE(name(command));
        REQUIRE(parse_command(name(command)));
        CHECK(*parse_command(name(command)) == command);
    }
    for (const char* word : {"", "Zero", "set voltage", "output", "on"}) {
        const auto none = parse_command(word);
        REQUIRE_FALSE(none);
        CHECK(none.error().expected.find("set-voltage") != std::string::npos);
    }
}

TEST_CASE("an order has the value its command needs, of the right kind, and no other") {
    for (const auto command : commands()) {
        CAPTURE(name(command));
        const auto kind = value_kind(command);
        if (!kind) {
            CHECK(check(command));
            CHECK(check(Order(command, AnyQuantity(Kind::voltage, 1))).error().code == base::ErrorCode::bad_value);
            continue;
        }
        CHECK(check(Order(command, AnyQuantity(*kind, 1))));
        CHECK(check(command).error().code == base::ErrorCode::missing_field);
        CHECK(check(Order(command, AnyQuantity(Kind::mass, 1))).error().code == base::ErrorCode::wrong_unit);
    }
}

}  // namespace
}  // namespace velocert::sequence
