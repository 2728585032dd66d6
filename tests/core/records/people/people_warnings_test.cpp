// SPDX-License-Identifier: GPL-3.0-or-later
// What a signatory is told of the accounts: locks that nobody answered for, and a review that is overdue.
#include "core/records/people/people_warnings.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/records/integrity/integrity_state.h"
#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using Catch::Contains;

void guess(PeopleLaboratory& lab, int times) {
    for (int i = 0; i < times; ++i) CHECK_FALSE(lab.sign_in("li.ming", "Wrong lamps, 3 hats and a spoon"));
}
PeopleWarnings warnings(const PeopleLaboratory& lab) { return people_warnings(lab.people(), lab.clock.now()); }

}  // namespace

TEST_CASE("a lock stays an alarm until the person signs in or a signatory unlocks the account", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    CHECK(warnings(lab).locked.empty());
    guess(lab, 4);
    CHECK(warnings(lab).locked.empty());
    guess(lab, 1);
    REQUIRE(warnings(lab).locked.size() == 1);
    CHECK_THAT(warnings(lab).locked.front(), Contains("account li.ming is locked until 2026-03-02T08:15:00.000Z") &&
                                                 Contains("5 failed sign-ins") && Contains("'user unlock'"));
    const auto state = integrity_state(*lab.archive, lab.clock);
    REQUIRE(state);
    CHECK(state->locked_out);
    CHECK(std::ranges::find(state->warnings, warnings(lab).locked.front()) != state->warnings.end());
    // That it ended by itself answers for nothing.
    lab.clock.time += std::chrono::minutes(16);
    REQUIRE(warnings(lab).locked.size() == 1);
    CHECK_THAT(warnings(lab).locked.front(), Contains("was locked until 2026-03-02T08:15:00.000Z"));
    SECTION("the person") { REQUIRE(lab.sign_in("li.ming", PeopleLaboratory::password_of("li.ming"))); }
    SECTION("a signatory") {
        REQUIRE(unlock_account(*lab.archive, lab.setting(), lab.as("wang.fang"), lab.account("li.ming").id,
                               "a new keyboard"));
    }
    SECTION("an account that is disabled") {
        REQUIRE(disable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), lab.account("li.ming").id,
                                "left the laboratory"));
    }
    CHECK(warnings(lab).locked.empty());
    CHECK_FALSE(integrity_state(*lab.archive, lab.clock)->locked_out);
}

TEST_CASE("accounts and rights are reviewed each year, and an overdue review is told", "[people]") {
    PeopleLaboratory lab;
    CHECK(warnings(lab).review.empty());
    lab.staff();
    CHECK(warnings(lab).review.empty());
    lab.clock.time += std::chrono::days(366);
    CHECK(warnings(lab).review.empty());
    lab.clock.time += std::chrono::days(1);
    REQUIRE(warnings(lab).review.size() == 1);
    CHECK_THAT(warnings(lab).review.front(), Contains("never reviewed since 2026-03-02") && Contains("'user review'"));
    const auto state = integrity_state(*lab.archive, lab.clock);
    REQUIRE(state);
    CHECK(std::ranges::find(state->warnings, warnings(lab).review.front()) != state->warnings.end());
    REQUIRE(review_access(*lab.archive, lab.setting(), lab.as("wang.fang"), "all as it should be"));
    CHECK(warnings(lab).review.empty());
    lab.clock.time += std::chrono::days(367);
    REQUIRE(warnings(lab).review.size() == 1);
    CHECK_THAT(warnings(lab).review.front(), Contains("last reviewed on 2027-03-04"));
    // A clock that was set back makes no review younger.
    lab.clock.time -= std::chrono::days(400);
    CHECK(warnings(lab).review.size() == 1);
}

}  // namespace velocert::records
