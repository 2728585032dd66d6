// SPDX-License-Identifier: GPL-3.0-or-later
// A report that went out is amended in the real window.
#include <catch2/catch.hpp>

#include <QComboBox>
#include <QMenu>
#include <algorithm>

#include "core/laboratory/order.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

namespace velocert::app::test {
namespace {

using base::Json;

/// The order that a training report has by itself, with another address of the client.
std::string moved_order(const sequence::Run& run) {
    const auto started = base::parse_utc(run.started_utc).value();
    const auto offset = records::MachineClock().offset(started);
    auto order = Json::parse(
        laboratory::demonstration_order(run.item.id, run.item.model, run.item.client, base::day_of(started + offset)),
        "order");
    REQUIRE(order);
    Json client = *order->find("client");
    client.set("address", "7 Lane");
    return order->set("client", client).text();
}

}  // namespace

TEST_CASE("A reviewer amends an issued report, and what changed is found and printed", "[review][pictured]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    const std::string first = fixture.review().opened()->entry.report;
    const auto run = fixture.review().opened()->run;
    fixture.sign("li.ming");
    static_cast<void>(fixture.page());
    CHECK_FALSE(fixture.find<QPushButton>("amend")->isVisible());  // a technician amends nothing
    for (const std::string login : {"wang.fang", "zhao.lei"}) {
        fixture.sign_in(login);
        fixture.open(0);
        fixture.sign(login);
    }
    REQUIRE(fixture.reports().report(first)->state == records::ReportState::issued);

    fixture.sign_in("wang.fang");
    static_cast<void>(fixture.page());
    CHECK(fixture.find<QPushButton>("amend")->isVisible());
    auto* issued = fixture.find<QMenu>("amend_issued");
    emit issued->aboutToShow();
    REQUIRE(issued->actions().size() == 1);
    CHECK(issued->actions().front()->text().startsWith(QString::fromStdString(first)));
    issued->actions().front()->trigger();
    fixture.idle();
    REQUIRE(fixture.review().opened() != nullptr);
    CHECK(fixture.review().opened()->entry.amends == first);
    CHECK(fixture.find<QComboBox>("prepare_amends")->currentText() == QString::fromStdString(first));
    auto* reason = fixture.find<QLineEdit>("prepare_reason");
    CHECK(reason->isVisible());
    take_picture(fixture, "review-amend");

    const auto prepare = [&] {
        fixture.find<QPushButton>("prepare_go")->click();
        fixture.idle();
        INFO(fixture.review().told().toStdString());
        return fixture.review().went_well();
    };
    // Without a reason, and without anything that differs, there is no amendment.
    CHECK_FALSE(prepare());
    reason->setText("the client moved");
    CHECK_FALSE(prepare());
    CHECK(fixture.reports().reports.size() == 1);

    const std::string file = fixture.place() + "/moved.json";
    std::ofstream(file) << moved_order(run);
    fixture.find<QLineEdit>("prepare_order")->setText(QString::fromStdString(file));
    CHECK(prepare());
    const auto reports = fixture.reports();
    REQUIRE(reports.reports.size() == 2);
    const auto& second = reports.reports.back();
    REQUIRE(second.preparation.amends);
    CHECK(second.preparation.amends->report == first);
    CHECK(second.preparation.amends->kind == records::AmendmentKind::replacement);
    CHECK(second.preparation.amends->reason == "the client moved");
    const auto& changes = second.preparation.amends->changes;
    CHECK(std::ranges::any_of(changes, [](const records::ReportChange& one) {
        return one.before.find("no such place") != std::string::npos && one.after.find("7 Lane") != std::string::npos;
    }));
    CHECK(fixture.review().opened()->entry.report == second.number());
}

}  // namespace velocert::app::test
