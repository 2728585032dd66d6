// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in to an archive: the same answer and the same work for everybody who may not, and a lock that grows.
#include <catch2/catch.hpp>

#include <set>

#include "tests/core/records/people/people_fixture.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using laboratory::Role;
using tests::secret;

std::string why_of_last(const PeopleLaboratory& lab) {
    const auto entry = parse_entry(lab.archive->ledger_row(lab.rows())->canonical, "last");
    REQUIRE(entry);
    REQUIRE(entry->type == "sign-in/1");
    return *entry->record.find("why")->string();
}

void fail_times(PeopleLaboratory& lab, const std::string& login, int times) {
    for (int i = 0; i < times; ++i) CHECK_FALSE(lab.sign_in(login, "Wrong lamps, 3 hats and a spoon"));
}

}  // namespace

TEST_CASE("unknown, disabled, locked and wrong get one answer after one check and one record", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    REQUIRE(disable_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0003", "left us"));
    fail_times(lab, "sun.qi", 5);
    struct Case {
        const char* login;
        std::string password;
        const char* check;
        const char* why;
    };
    std::set<std::string> answers;
    for (const auto& one : {Case{"nobody.here", "Wrong lamps, 3 hats and a spoon", "verify stand-in", "unknown-login"},
                            Case{"", "Wrong lamps, 3 hats and a spoon", "verify stand-in", "unknown-login"},
                            Case{"zhao.lei", PeopleLaboratory::password_of("zhao.lei"), "verify stored", "disabled"},
                            Case{"zhao.lei", "Wrong lamps, 3 hats and a spoon", "verify stored", "disabled"},
                            Case{"sun.qi", PeopleLaboratory::password_of("sun.qi"), "verify stored", "locked"},
                            Case{"sun.qi", "Wrong lamps, 3 hats and a spoon", "verify stored", "locked"},
                            Case{"li.ming", "Wrong lamps, 3 hats and a spoon", "verify stored", "wrong-password"},
                            Case{"li.ming", "", "verify stored", "wrong-password"}}) {
        CAPTURE(one.login, one.why);
        const auto rows = lab.rows();
        lab.hasher.asked.clear();
        const auto result = lab.sign_in(one.login, one.password);
        REQUIRE_FALSE(result);
        answers.insert(std::string(base::name(result.error().code)) + result.error().text());
        CHECK(lab.hasher.asked == std::vector<std::string>{one.check});
        CHECK(lab.rows() == rows + 1);
        CHECK(why_of_last(lab) == one.why);
    }
    CHECK(answers.size() == 1);
    CHECK(answers.begin()->starts_with("not-permitted"));
}

TEST_CASE("a sign-in that succeeds is one check and one record, and says what it was for", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const auto rows = lab.rows();
    lab.hasher.asked.clear();
    const auto account = lab.sign_in("li.ming", PeopleLaboratory::password_of("li.ming"));
    REQUIRE(account);
    CHECK(account->id == "u-0002");
    CHECK(lab.hasher.asked == std::vector<std::string>{"verify stored"});
    CHECK(lab.rows() == rows + 1);
    const auto entry = parse_entry(lab.archive->ledger_row(lab.rows())->canonical, "last");
    CHECK(*entry->record.find("purpose")->string() == "test");
    CHECK(*entry->record.find("outcome")->string() == "success");
    CHECK(lab.people().sign_ins("u-0002").last_success() == lab.clock.time);
}

TEST_CASE("the lock grows, outlives the program, and time or a signatory ends it", "[people]") {
    using std::chrono::minutes;
    PeopleLaboratory lab;
    lab.staff();
    const auto right = PeopleLaboratory::password_of("li.ming");
    fail_times(lab, "li.ming", 5);
    CHECK_FALSE(lab.sign_in("li.ming", right));
    CHECK(why_of_last(lab) == "locked");
    // Starting again forgets nothing.
    lab.archive.reset();
    auto again = Archive::open(lab.folder, lab.clock);
    REQUIRE(again);
    lab.archive = std::move(*again);
    lab.clock.time += minutes(15) - std::chrono::milliseconds(1);
    CHECK_FALSE(lab.sign_in("li.ming", right));
    lab.clock.time += std::chrono::milliseconds(1);
    fail_times(lab, "li.ming", 5);
    lab.clock.time += minutes(29);
    CHECK_FALSE(lab.sign_in("li.ming", right));
    CHECK(why_of_last(lab) == "locked");
    // Nor does setting the clock back.
    lab.clock.time -= minutes(600);
    CHECK_FALSE(lab.sign_in("li.ming", right));
    CHECK(why_of_last(lab) == "locked");
    lab.clock.time += minutes(601);
    REQUIRE(lab.sign_in("li.ming", right));
    fail_times(lab, "li.ming", 5);
    const auto rows = lab.rows();
    for (const auto* login : {"sun.qi", "zhao.lei", "chen.hao"}) {
        const auto done = unlock_account(*lab.archive, lab.setting(), lab.as(login), "u-0002", "typed it wrong");
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::not_permitted);
    }
    CHECK_FALSE(unlock_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", "."));
    CHECK_FALSE(unlock_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0003", "nothing to unlock"));
    CHECK(lab.rows() == rows + 3);  // the three refusals;
    REQUIRE(unlock_account(*lab.archive, lab.setting(), lab.as("wang.fang"), "u-0002", "typed it wrong"));
    CHECK(lab.sign_in("li.ming", right));
    CHECK(lab.findings() == "");
}

TEST_CASE("turning away instead of signing in is on record and counts as no failure", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    for (int i = 0; i < 6; ++i) REQUIRE(cancel_sign_in(*lab.archive, lab.clock, "li.ming", "sign R-1"));
    REQUIRE(cancel_sign_in(*lab.archive, lab.clock, "nobody.here", "sign R-1"));
    CHECK(lab.people().sign_ins("u-0002").failures() == 0);
    CHECK(lab.sign_in("li.ming", PeopleLaboratory::password_of("li.ming")));
}

TEST_CASE("a password of another cost is taken up anew at the next sign-in, and stays the same password", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    const tests::CheapHasher costlier(2);
    const auto rows = lab.rows();
    const auto right = PeopleLaboratory::password_of("li.ming");
    const auto before = lab.people().password("u-0002");
    REQUIRE(authenticate(*lab.archive, lab.clock, "li.ming", secret(right), "test", costlier));
    CHECK(lab.rows() == rows + 2);
    const auto people = lab.people();
    CHECK(people.password("u-0002") != before);
    CHECK_FALSE(costlier.needs_rehash(people.password("u-0002")));
    CHECK(people.earlier_passwords("u-0002").size() == 1);
    CHECK_FALSE(people.by_id("u-0002")->password_is_due);
    REQUIRE(authenticate(*lab.archive, lab.clock, "li.ming", secret(right), "test", costlier));
    CHECK(lab.rows() == rows + 3);
}

TEST_CASE("nobody signs in to an archive that is open for reading only", "[people]") {
    PeopleLaboratory lab;
    lab.staff();
    lab.archive.reset();
    auto reading = Archive::open_read_only(lab.folder);
    REQUIRE(reading);
    const auto result = authenticate(**reading, lab.clock, "li.ming", secret(PeopleLaboratory::password_of("li.ming")),
                                     "test", lab.hasher);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::read_only);
}

}  // namespace velocert::records
