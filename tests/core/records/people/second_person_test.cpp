// SPDX-License-Identifier: GPL-3.0-or-later
// A second person is asked for by all names of the first, wherever two persons decide.
#include "core/records/people/second_person.h"

#include "core/laboratory/people/may_be_one.h"
#include "core/records/people/limit_release.h"
#include "core/records/trail/annotation_acts.h"
#include "core/records/trail/trail_review.h"
#include "core/standards/pack.h"
#include "tests/core/records/people/people_fixture.h"

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
