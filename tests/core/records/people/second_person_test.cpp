// SPDX-License-Identifier: GPL-3.0-or-later
// A second person is asked for by all names of the first, wherever two persons decide.
#include "core/records/second_person.h"

#include <array>

#include "core/laboratory/people/may_be_one.h"
#include "core/records/people/limit_release.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/annotation_acts.h"
#include "core/records/trail/trail_review.h"
#include "core/standards/pack.h"
#include "tests/core/records/people/people_fixture.h"
#include "tests/core/records/reports/signed_report.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using Catch::Contains;

/// Wang Fang has an account, and stands in records of before as 王芳.
struct Aliased : PeopleLaboratory {
    Aliased() {
        staff();
        wang = account("wang.fang").person();
        wang.name = "Wang Fang";
        zhao = account("zhao.lei").person();
    }
    base::Person wang;
    base::Person zhao;
    const base::Person before{"", "王芳"};
};

}  // namespace

TEST_CASE("a second person is nobody who is known by a name of the first", "[second-person]") {
    const Aliased lab;
    const auto asked = [&](const base::Person& first, const base::Person& second) {
        const auto done = need_second_person(*lab.archive, first, second, "proposal P1", "proposed it");
        if (!done) CHECK(done.error().code == ErrorCode::not_permitted);
        return done ? std::string() : done.error().found;
    };
    struct {
        base::Person first;
        base::Person second;
        const char* found;
    } const rows[] = {
        {lab.before, lab.wang, "Wang Fang proposed it, as 王芳"},
        {lab.wang, lab.before, "王芳 proposed it, as Wang Fang"},
        {{"", "wang.fang"}, lab.wang, "Wang Fang proposed it, as wang.fang"},
        {{"", " WANG  fang "}, lab.wang, "Wang Fang proposed it, as  WANG  fang "},
        {lab.wang, lab.wang, "Wang Fang proposed it"},
        {{lab.wang.id, "Fang Wang"}, lab.wang, "Wang Fang proposed it, as Fang Wang"},
        {lab.wang, lab.zhao, ""},
        {lab.before, lab.zhao, ""},
        {{"", "Sun Yi"}, lab.zhao, ""},
        {{"", "王方"}, lab.wang, ""},
    };
    for (const auto& row : rows) {
        INFO(row.first.id << " " << row.first.name << " and " << row.second.name);
        CHECK(asked(row.first, row.second) == row.found);
    }
    // Without accounts the names decide.
    CHECK(laboratory::may_be_one({"", "Li Ming"}, {"", "li ming"}, nullptr));
    CHECK_FALSE(laboratory::may_be_one(lab.before, lab.wang, nullptr));
    CHECK_FALSE(laboratory::may_be_one({"", " "}, {"", ""}, nullptr));
}

TEST_CASE("who proposed a limit under another name of theirs cannot confirm it", "[second-person]") {
    const Aliased lab;
    const auto pack = standards::embedded_packs().back();
    const ReleaseSetting limits{pack, std::nullopt, lab.clock};
    const auto entry = base::Json::object()
                           .set("id", "motor.low_speed_torque")
                           .set("relation", ">=")
                           .set("value", "12 N.m")
                           .set("source", "printed copy no. 3")
                           .set("page", "p. 17");
    REQUIRE(propose_limit(*lab.archive, limits, entry, lab.before, {}));
    const auto rows = lab.rows();
    const auto refused = confirm_proposal(*lab.archive, limits, "P1", lab.wang);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK_THAT(refused.error().text(), Contains("Wang Fang proposed the change, as 王芳"));
    CHECK(lab.rows() == rows);
    CHECK(confirm_proposal(*lab.archive, limits, "P1", lab.zhao));
}

TEST_CASE("who asked for a void or opened a hold under another name does not decide on it, whoever writes the act",
          "[second-person]") {
    const Aliased lab;
    record_sample_run(*lab.archive, "run-1", 1);
    record_sample_run(*lab.archive, "run-2", 1);
    const auto report = prepare_sample_report(*lab.archive, lab.clock, "run-2");
    REQUIRE(request_run_void(*lab.archive, lab.clock, "run-1", "the wrong sample", lab.before));
    REQUIRE(request_void(*lab.archive, lab.clock, report, "the wrong sample", {"", "wang.fang"}));
    REQUIRE(open_hold(*lab.archive, lab.clock, {HoldSubject::Kind::run, "run-2"}, "the scale drifted", lab.before));
    const auto acts = [&](const base::Person& person) {
        const auto closed = close_hold(*lab.archive, lab.clock, "H1", "within its limits", "results stand", person);
        return std::array{confirm_run_void(*lab.archive, lab.clock, "run-1", person),
                          confirm_void(*lab.archive, lab.clock, report, person),
                          closed ? base::Result<void>() : base::fail(closed.error())};
    };
    const auto rows = lab.rows();
    for (const auto& done : acts(lab.wang)) {
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::not_permitted);
        CHECK_THAT(done.error().found,
                   Contains("Wang Fang asked for it, as ") || Contains("Wang Fang opened it, as 王芳"));
        CHECK(done.error().expected == "a second person");
    }
    CHECK(lab.rows() == rows);
    for (const auto& done : acts(lab.zhao)) CHECK(done);
}

TEST_CASE("whose login is another person's printed name confirms no signatory together with that person",
          "[second-person]") {
    using laboratory::Role;
    Aliased lab;
    lab.hire("adm.two", "wang.fang", {Role::administrator});
    const auto refused = lab.add(lab.as("adm.two", "wang.fang"), "new.one", "New One", {Role::signatory});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_permitted);
    CHECK_THAT(refused.error().text(), Contains("wang.fang confirms for themselves"));
    CHECK(lab.people().by_login("new.one") == nullptr);
    CHECK(lab.archive->ledger_row(lab.rows())->type == "refused-act/1");
    CHECK(lab.add(lab.as("sun.qi", "wang.fang"), "new.one", "New One", {Role::signatory}));
    CHECK(lab.findings() == "");
}

TEST_CASE("whoever was at the bench under another name witnesses nothing there", "[second-person]") {
    const Aliased lab;
    record_sample_run(*lab.archive, "run-1", 1);
    REQUIRE(lab.archive->run("run-1")->operator_name == "Li Ming");
    REQUIRE(lab.archive->run("run-1")->operator_account.empty());
    const auto noted = noted_attempt(*lab.archive, "run-1", sample_step_run(1, {}));
    if (!noted) FAIL(noted.error().text());
    Annotation seen{*noted,
                    metrology::WrittenQuantity::parse("0.050 s", metrology::Kind::duration).value(),
                    std::nullopt,
                    NotedReading{"scale", metrology::Measurand::mass,
                                 metrology::WrittenQuantity::parse("62.95 kg", metrology::Kind::mass).value()},
                    0,
                    "The display read 62.95 kg",
                    {lab.account("li.ming").id, "李明"},
                    "2026-03-02T16:00:00.000+08:00"};
    seen.witnessed = true;
    const auto refused = record_annotation(*lab.archive, seen, std::nullopt);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().text(), Contains("李明, who made the test"));
}

TEST_CASE("a review of the trail by who tested under another name does not answer for it", "[second-person]") {
    const Aliased lab;
    const auto people = lab.people();
    SignedTrailReview review;
    review.review.from = 1;
    review.review.to = 20;
    review.review.reviewer = lab.wang;
    const auto why = [&](const base::Person& tester) {
        return why_unanswered({&review, 1}, 10, 20, {&tester, 1}, &people);
    };
    CHECK_THAT(why(lab.before), Contains("by Wang Fang, who made the test"));
    CHECK_THAT(why({"", "wang.fang"}), Contains("by Wang Fang, who made the test"));
    CHECK(why(lab.zhao).empty());
    CHECK(why({"", "Li Ming"}).empty());
}

}  // namespace velocert::records
