// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/item_traits.h"

#include <catch2/catch.hpp>

using namespace velocert::standards;

TEST_CASE("kinds of battery and drive are read back from their names") {
    for (const auto battery : {Battery::lead_acid, Battery::lithium_ion, Battery::other})
        CHECK(parse_battery(name(battery)) == battery);
    for (const auto drive : {Drive::electric, Drive::assist, Drive::both}) CHECK(parse_drive(name(drive)) == drive);
    CHECK(name(Battery::lead_acid) == "lead-acid");
    CHECK(name(Battery::lithium_ion) == "lithium-ion");
}

TEST_CASE("other words are no kind of battery or drive") {
    for (const char* text : {"", "lead_acid", "Lead-acid", "lithium", " other"}) {
        CHECK_FALSE(parse_battery(text));
        CHECK_FALSE(parse_drive(text));
    }
}

TEST_CASE("an applicability covers what it lists, and everything where it lists nothing") {
    struct Row {
        Applicability applies;
        ItemTraits item;
        bool covered;
    };
    const auto item = [](Battery battery, Drive drive) { return ItemTraits{battery, drive, {}, {}, {}, {}}; };
    for (const auto& row : {
             Row{{}, item(Battery::other, Drive::both), true},
             Row{{{Battery::lead_acid}, {}}, item(Battery::lead_acid, Drive::assist), true},
             Row{{{Battery::lead_acid}, {}}, item(Battery::lithium_ion, Drive::assist), false},
             Row{{{}, {Drive::assist, Drive::both}}, item(Battery::other, Drive::both), true},
             Row{{{}, {Drive::assist, Drive::both}}, item(Battery::other, Drive::electric), false},
             Row{{{Battery::other}, {Drive::assist}}, item(Battery::other, Drive::electric), false},
             Row{{{Battery::other}, {Drive::assist}}, item(Battery::lead_acid, Drive::assist), false},
         })
        CHECK(row.applies.covers(row.item) == row.covered);
}
