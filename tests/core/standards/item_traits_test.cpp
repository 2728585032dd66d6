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

TEST_CASE("what an item does not say of its use and its features applies") {
    struct Row {
        Applicability applies;
        std::optional<Use> use;
        std::map<std::string, bool> features;
        bool covered;
    };
    const std::vector<Use> trade{Use::commercial};
    for (const auto& row : {
             Row{{{}, {}, trade, {}}, std::nullopt, {}, true},
             Row{{{}, {}, trade, {}}, Use::commercial, {}, true},
             Row{{{}, {}, trade, {}}, Use::personal, {}, false},
             Row{{{}, {}, {}, {"textile"}}, std::nullopt, {}, true},
             Row{{{}, {}, {}, {"textile"}}, std::nullopt, {{"leather", false}}, true},
             Row{{{}, {}, {}, {"textile"}}, std::nullopt, {{"textile", true}}, true},
             Row{{{}, {}, {}, {"textile"}}, std::nullopt, {{"textile", false}}, false},
             // One of several is enough, and one that is not spoken of may be there.
             Row{{{}, {}, {}, {"textile", "leather"}}, std::nullopt, {{"textile", false}}, true},
             Row{{{}, {}, {}, {"textile", "leather"}}, std::nullopt, {{"textile", false}, {"leather", true}}, true},
             Row{{{}, {}, {}, {"textile", "leather"}}, std::nullopt, {{"textile", false}, {"leather", false}}, false},
             Row{{{}, {}, trade, {"textile"}}, Use::personal, {{"textile", true}}, false},
             Row{{{Battery::lead_acid}, {}, trade, {}}, Use::commercial, {}, false},
         }) {
        ItemTraits item{Battery::other, Drive::assist, {}, {}, {}, {}};
        item.use = row.use;
        item.features = row.features;
        CHECK(row.applies.covers(item) == row.covered);
    }
}

TEST_CASE("a use is read back from its own word, and from no other") {
    for (const auto use : {Use::personal, Use::commercial}) CHECK(parse_use(name(use)) == use);
    for (const char* text : {"", "Private", "personal", "trade", " commercial"}) CHECK_FALSE(parse_use(text));
}
