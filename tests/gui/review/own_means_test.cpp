// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever approves reads what they did alone to the means by which others signed, before the signature and after it;
// and what does not hold by their trust list keeps the report back.
#include <fstream>

#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("An approver reads what they did alone to the means of others, before the signature and after it",
          "[review][means]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.sign("li.ming");
    fixture.sign_in("wang.fang");
    fixture.open(0);
    // Who reviews bound nobody's key; Zhao Lei bound all of them.
    CHECK_FALSE(fixture.find<QLabel>("sign_means")->isVisible());
    fixture.sign("wang.fang");
    CHECK_FALSE(fixture.review().cautions().contains("You bound"));

    fixture.sign_in("zhao.lei");
    fixture.open(0);
    fixture.ready_to_sign("zhao.lei");
    const auto* means = fixture.find<QLabel>("sign_means");
    CHECK(means->isVisible());
    CHECK(means->text().contains("You bound the key of 李明 to the account on 20"));
    CHECK(means->text().contains("You bound the key of 王芳 to the account on 20"));
    // One's own key is nothing to be told of.
    CHECK_FALSE(means->text().contains("赵雷"));
    CHECK(means->text().contains("no second person stood beside it"));
    take_picture(fixture, "review-own-means-en");
    check_nothing_cut(fixture.window());
    fixture.sign("zhao.lei");
    CHECK(fixture.review().cautions().contains("You bound the key of 王芳"));
}

TEST_CASE("A review by a key that the approver's trust list does not know keeps the report back", "[review][means]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    const std::string report = fixture.review().opened()->entry.report;
    fixture.sign("li.ming");
    fixture.sign_in("wang.fang");
    fixture.open(0);
    fixture.sign("wang.fang");
    fixture.sign_in("zhao.lei");
    fixture.open(0);
    fixture.ready_to_sign("zhao.lei");
    // A list of another laboratory's authority: neither of the two is known by it.
    const auto now = fixture.clock().now();
    const auto other = signing::InternalAuthority::make("Elsewhere", signing::KeyKind::p256, 5, now);
    REQUIRE(other);
    signing::TrustList list;
    REQUIRE(list.add_root(other->certificate(), signing::TrustKind::internal));
    const auto file = fixture.place() + "/other.json";
    std::ofstream(file, std::ios::binary) << list.text();
    fixture.find<QLineEdit>("sign_trust")->setText(QString::fromStdString(file));
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.review().told().contains("the signature of 李明 as tested"));
    const auto life = *fixture.reports().report(report);
    CHECK(life.state == records::ReportState::reviewed);
    CHECK(life.attempts.size() == 1);
}
