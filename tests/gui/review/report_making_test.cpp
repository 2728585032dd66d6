// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks for when a report is made and signed beside names and passwords: opinions, and whose time.
#include <catch2/catch.hpp>

#include <QPlainTextEdit>
#include <QTest>
#include <fstream>
#include <utility>

#include "app/reporting/prepare_document.h"
#include "core/records/keeping/upkeep.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/signed_data/cms.h"
#include "core/signing/signed_data/timestamp.h"
#include "tests/gui/review/review_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// Names a new time-stamp key in the upkeep of the archive; its file.
std::string with_time_source(ReviewFixture& fixture) {
    const auto now = fixture.clock().now() - std::chrono::hours(1);
    const auto authority = signing::InternalAuthority::make("Training time", signing::KeyKind::p256, 10, now);
    REQUIRE(authority);
    const auto made =
        authority->issue_time_stamp("Training time", 5, base::Secret(std::string("what the time is")), now);
    REQUIRE(made);
    const std::string file = fixture.place() + "/time.p12";
    std::ofstream(file, std::ios::binary) << made->key_file;
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        records::UpkeepPlan plan;
        plan.time_stamp_key = file;
        const auto done = records::set_upkeep_plan(**archive, plan, {"he.yun", "He Yun"}, "signatures tell their time",
                                                   fixture.clock());
        if (!done) FAIL(done.error().text());
        CHECK(*records::upkeep_plan_of(**archive).value() == plan);
    }
    fixture.archive_in_use().say_written();
    return file;
}

}  // namespace

TEST_CASE("The window signs with the time source that the upkeep names, and with none where it names none",
          "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    CHECK(fixture.find<QLineEdit>("sign_time_passphrase")->isHidden());
    const auto file = with_time_source(fixture);
    fixture.open(0);
    auto* field = fixture.find<QLineEdit>("sign_time_passphrase");
    CHECK_FALSE(field->isHidden());
    CHECK(field->echoMode() == QLineEdit::Password);
    CHECK(field->toolTip() == QString::fromStdString(file));
    fixture.ready_to_sign("li.ming");
    auto* go = fixture.find<QPushButton>("sign_go");
    CHECK_FALSE(go->isEnabled());
    field->setText("wrong");
    CHECK(go->isEnabled());
    go->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(field->text().isEmpty());
    CHECK(fixture.reports().reports.front().state == records::ReportState::prepared);
    fixture.ready_to_sign("li.ming");
    field->setText("what the time is");
    go->click();
    fixture.idle();
    INFO(fixture.review().told().toStdString());
    REQUIRE(fixture.review().went_well());
    const auto life = fixture.reports().reports.front();
    REQUIRE(life.signatures.size() == 1);
    const auto& signature = life.signatures.front().signature;
    const auto cms = signing::verify_cms(signature.cms, base::Digest::of(signature.statement.canonical()));
    REQUIRE(cms);
    REQUIRE(cms->timestamp);
    CHECK(signing::verify_timestamp(*cms->timestamp, base::Digest::of(cms->signature)));
}

TEST_CASE("Opinions are typed by a person who may approve, and by nobody else", "[review]") {
    ReviewFixture fixture;
    fixture.open(0);
    // A technician prepares reports, and states no opinions in them.
    CHECK_FALSE(fixture.find<QPlainTextEdit>("opinion_text")->isEnabled());
    CHECK_FALSE(fixture.find<QLineEdit>("opinion_basis")->isEnabled());
    CHECK_FALSE(fixture.find<QPushButton>("opinion_add")->isEnabled());
    CHECK_FALSE(fixture.find<QLabel>("opinion_why_not")->isHidden());
    fixture.sign_in("zhao.lei");
    fixture.open(0);
    auto* text = fixture.find<QPlainTextEdit>("opinion_text");
    auto* basis = fixture.find<QLineEdit>("opinion_basis");
    auto* dialogue = fixture.find<QLineEdit>("opinion_dialogue");
    auto* add = fixture.find<QPushButton>("opinion_add");
    REQUIRE(text->isEnabled());
    CHECK(fixture.find<QLabel>("opinion_why_not")->isHidden());
    // Nothing said, or nothing that it rests on: no opinion.
    text->setPlainText("The mass leaves little room for a larger battery.");
    CHECK_FALSE(add->isEnabled());
    fixture.find<QPushButton>("prepare_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.reports().reports.empty());
    basis->setText("Readings of the run, 6.1.3");
    CHECK(add->isEnabled());
    add->click();
    CHECK(fixture.label("opinion_added") == "1. The mass leaves little room for a larger battery.");
    // What is taken back can be said better.
    fixture.find<QPushButton>("opinion_take_back")->click();
    CHECK(text->toPlainText() == "The mass leaves little room for a larger battery.");
    add->click();
    text->setPlainText("A lithium-ion battery would be lighter.");
    basis->setText("Experience with such models");
    dialogue->setText("Told Mr Sun on 2025-11-22");
    fixture.find<QPushButton>("prepare_go")->click();
    fixture.idle();
    INFO(fixture.review().told().toStdString());
    REQUIRE(fixture.review().went_well());
    const auto preparation = fixture.reports().reports.front().preparation;
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto bytes = (*archive)->load(preparation.record);
    REQUIRE(bytes);
    const auto record = base::Json::parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, "record");
    REQUIRE(record);
    const auto& opinions = *record->find("opinions")->items();
    REQUIRE(opinions.size() == 2);
    CHECK(*opinions[0].find("basis")->string() == "Readings of the run, 6.1.3");
    CHECK(*opinions[1].find("dialogue")->string() == "Told Mr Sun on 2025-11-22");
    CHECK(*opinions[1].find("stated_by")->find("name")->string() == "赵雷");
}

TEST_CASE(
    "The order that was chosen on the Bench is offered where the report of its item is made, and what was typed stays",
    "[review][order]") {
    ReviewFixture fixture;
    auto& orders = *fixture.workplace().orders;
    laboratory::Order order;
    order.number = "O-2026-117";
    orders.keep(order, "/orders/another.json", "S-another");
    fixture.open(0);
    auto* field = fixture.find<QLineEdit>("prepare_order");
    CHECK(field->text().isEmpty());
    fixture.review().close();
    orders.keep(order, "/orders/o-117.json", "S-2025-0117");
    fixture.open(0);
    CHECK(field->text() == "/orders/o-117.json");
    // What a person types in its place is not overwritten.
    field->setText("/orders/mine.json");
    fixture.review().close();
    fixture.open(0);
    CHECK(field->text() == "/orders/mine.json");
}
