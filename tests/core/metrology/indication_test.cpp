// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/indication.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace velocert::metrology;

TEST_CASE("every measurand has a name that is read back") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Measurand::sound_level); ++i) {
        const auto measurand = static_cast<Measurand>(i);
        CHECK(names.insert(name(measurand)).second);
        REQUIRE(parse_measurand(name(measurand)));
        CHECK(*parse_measurand(name(measurand)) == measurand);
    }
    for (const char* text : {"", "Mass", "weight", "front force"}) CHECK_FALSE(parse_measurand(text));
    CHECK(kind_of(Measurand::distance) == Kind::length);
    CHECK(kind_of(Measurand::front_force) == Kind::force);
    CHECK(kind_of(Measurand::rear_brake) == Kind::count);
    CHECK(kind_of(Measurand::humidity) == Kind::ratio);
}

TEST_CASE("flags are a set and name themselves") {
    Flags flags;
    CHECK(flags.empty());
    flags.add(Flag::stable).add(Flag::gap).add(Flag::stable);
    CHECK(flags.has(Flag::stable));
    CHECK(flags.has(Flag::gap));
    CHECK_FALSE(flags.has(Flag::saturated));
    CHECK(flags.names() == std::vector<std::string_view>{"stable", "gap"});
    CHECK(Flags(Flag::over_range).names() == std::vector<std::string_view>{"over-range"});
}

TEST_CASE("an indication without a unit, out of range or refused has no value") {
    const Unit kg = *find_unit("kg");
    Indication indication;
    CHECK_FALSE(indication.has_value());
    indication.unit = &kg;
    CHECK(indication.has_value());
    for (const auto flag : {Flag::over_range, Flag::under_range, Flag::no_value}) {
        indication.flags = flag;
        CHECK_FALSE(indication.has_value());
    }
    for (const auto flag : {Flag::stable, Flag::derived, Flag::gap, Flag::saturated, Flag::zeroing}) {
        indication.flags = flag;
        CHECK(indication.has_value());
    }
}

TEST_CASE("every rejection has a name of its own") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Rejection::late); ++i)
        CHECK(names.insert(name(static_cast<Rejection>(i))).second);
    CHECK(names.count("unknown") == 0);
}
