// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/standards/editions/edition_selection.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/pack.h"

using namespace velocert;

TEST_CASE("both shipped editions load, oldest first, with their procedures") {
    const auto editions = standards::embedded_editions();
    if (!editions) FAIL(editions.error().text());
    REQUIRE(editions->size() == 2);
    CHECK(editions->front().id == "GB17761-2018");
    CHECK(editions->back().id == "GB17761-2024");
    for (const auto& edition : *editions) {
        CAPTURE(edition.id);
        // The motor checks are new in the later edition; speed and cut-off are in both.
        for (const char* id : {"maximum-speed", "cut-off"}) CHECK(edition.procedure(id) != nullptr);
        const bool later = edition.id == editions->back().id;
        for (const char* id : {"low-speed-torque", "back-emf", "inductance-difference"})
            CHECK((edition.procedure(id) != nullptr) == later);
        CHECK(edition.procedure("vehicle-mass") != nullptr);
        REQUIRE(edition.procedure("braking") != nullptr);
        CHECK(edition.procedure("braking")->steps.size() == 4);
        CHECK(edition.pack != base::Digest());
    }
    // A share of plastics is new in 2024.
    CHECK(editions->front().procedure("plastics-share") == nullptr);
    CHECK(editions->back().procedure("plastics-share") != nullptr);
}

TEST_CASE("shipped editions are read once, and asked for by their id") {
    const auto all = standards::shipped_editions();
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    // The very same object each time: nothing is read anew.
    CHECK(standards::shipped_editions()->data() == all->data());
    for (const auto& one : *all) {
        const auto found = standards::shipped_edition(one.edition.id);
        REQUIRE(found);
        CHECK(*found == &one);
        CHECK(one.edition.pack == one.pack.digest());
    }
    for (const char* id : {"", "GB17761", "GB17761-2023", "gb17761-2024", "GB17761-2024 "}) {
        const auto refused = standards::shipped_edition(id);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::not_found);
        CHECK(refused.error().expected == "GB17761-2018, GB17761-2024");
    }
}

TEST_CASE("the shipped selection rule loads and names the shipped editions") {
    const auto rule = standards::embedded_selection_rule();
    if (!rule) FAIL(rule.error().text());
    CHECK(rule->old_edition == "GB17761-2018");
    CHECK(rule->new_edition == "GB17761-2024");
}

TEST_CASE("the demonstration laboratory's releases apply to the shipped editions") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    const auto texts = standards::demonstration_releases();
    REQUIRE(texts.size() == editions->size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto release = standards::load_release(texts[i].text, texts[i].name);
        if (!release) FAIL(release.error().text());
        CHECK(release->demonstration);
        const auto edition = standards::apply_release((*editions)[i], *release);
        if (!edition) FAIL(edition.error().text());
        CHECK(edition->demonstration);
        CHECK(edition->released_by == release->laboratory_name);
    }
}
