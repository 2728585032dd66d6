// SPDX-License-Identifier: GPL-3.0-or-later
// The client's order at the Bench: chosen, filled in, and meant by the codes on its samples.
#include <QSignalSpy>

#include "app/desktop/model/bench/preparing/orders_in_hand.h"
#include "tests/gui/bench/plan_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("An order is chosen on the Bench, fills the form, and the labels of its samples and its number mean its item",
          "[plan][order]") {
    PlanFixture fixture;
    fixture.key(Qt::Key_F3);
    fixture.planned();
    fixture.find<QPushButton>("plan_back")->click();
    fixture.prepare().set_item({});
    auto* button = fixture.find<QPushButton>("item_order");
    CHECK(button->text().startsWith("choose its file"));
    // A code that no order knows is a new item, as ever.
    fixture.scan("26-0117-B1");
    CHECK(fixture.prepare().item().id == "26-0117-B1");
    fixture.prepare().set_item({});
    const auto file = fixture.file("order.json", R"({"format": "velocert-order/1", "number": "O-2026-117",
        "client": {"name": "Flying Bikes", "address": "1 Road"}, "sample": {"id": "S-2026-0009", "model": "TDT-9"},
        "samples": [{"plan": "B", "code": "26-0117-B1"}, {"plan": "C", "code": "26-0117-C1"}]})");
    fixture.questions.chosen = QString::fromStdString(file);
    button->click();
    CHECK(fixture.prepare().item().id == "S-2026-0009");
    CHECK(fixture.prepare().item().model == "TDT-9");
    CHECK(button->text() == "O-2026-117 · Flying Bikes");
    CHECK_FALSE(fixture.find<QLabel>("item_order_problem")->isVisible());
    for (const auto* code : {"26-0117-C1", "O-2026-117", "S-2026-0009"}) {
        INFO(code);
        fixture.scan("S-2025-0117");
        CHECK(fixture.prepare().item().id == "S-2025-0117");
        // The order stays with its item.
        CHECK(button->text().startsWith("choose its file"));
        fixture.scan(code);
        CHECK(fixture.prepare().item().id == "S-2026-0009");
        CHECK(button->text() == "O-2026-117 · Flying Bikes");
    }
    // Typed, with Tab behind it, it means the same.
    fixture.prepare().set_item({});
    fixture.tab_to("item_id");
    fixture.type("26-0117-B1");
    fixture.key(Qt::Key_Tab);
    CHECK(fixture.prepare().item().id == "S-2026-0009");
    CHECK(fixture.workplace().orders->file_of("S-2026-0009") == file);
    CHECK(fixture.workplace().orders->file_of("S-2025-0117").empty());
    // What is no order is told, and what was chosen stays.
    fixture.questions.chosen = QString::fromStdString(fixture.file("none.json", "{}"));
    button->click();
    CHECK(fixture.find<QLabel>("item_order_problem")->isVisible());
    CHECK(button->text() == "O-2026-117 · Flying Bikes");
    // Which field of which file.
    fixture.questions.chosen =
        QString::fromStdString(fixture.file("wrong.json", R"({"format": "velocert-order/1", "numbre": "O-1"})"));
    button->click();
    CHECK(fixture.label("item_order_problem").contains("\"numbre\""));
    CHECK(fixture.label("item_order_problem").contains("wrong.json"));
    QTest::qWait(60);
    CHECK(cut_texts(fixture.window()).filter("item_order").isEmpty());
}

TEST_CASE("An order that names no item is of the code in the form, however little else stands there", "[plan][order]") {
    PlanFixture fixture;
    const auto file = fixture.file("order.json", order_text);
    fixture.questions.chosen = QString::fromStdString(file);
    auto* button = fixture.find<QPushButton>("item_order");
    auto* problem = fixture.find<QLabel>("item_order_problem");
    // Without any code nobody knows whose it is: that is said, and nothing is kept.
    fixture.prepare().set_item({});
    button->click();
    CHECK(problem->isVisible());
    CHECK(problem->text().contains("names no item"));
    CHECK(button->text().startsWith("choose its file"));
    // The day it was made is not typed yet.
    ItemEntry entry;
    entry.id = "S-2025-0300";
    fixture.prepare().set_item(entry);
    CHECK_FALSE(problem->isVisible());
    REQUIRE_FALSE(fixture.prepare().checked().item);
    button->click();
    CHECK_FALSE(problem->isVisible());
    CHECK(button->text() == "without a number");
    CHECK(fixture.workplace().orders->file_of("S-2025-0300") == file);
    CHECK(fixture.workplace().orders->item_of("26-0117-B1") == "S-2025-0300");
    // And the plan has it once the item is whole.
    entry.made_on = "2025-10-01";
    fixture.prepare().set_item(entry);
    fixture.open_plan();
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: 26-0117-B1");
}

TEST_CASE("An order of another item is told and waits for that item, and says nothing of the one in the form",
          "[plan][order]") {
    PlanFixture fixture;
    const auto file = fixture.file("order.json", R"({"format": "velocert-order/1", "number": "O-9",
        "sample": {"id": "S-2026-0009", "model": "TDT-9"}, "samples": [{"plan": "B", "code": "26-0117-B1"}]})");
    fixture.questions.chosen = QString::fromStdString(file);
    auto* button = fixture.find<QPushButton>("item_order");
    auto* problem = fixture.find<QLabel>("item_order_problem");
    button->click();
    CHECK(problem->isVisible());
    CHECK(problem->text() ==
          "The order is of the item S-2026-0009, not of S-2025-0117. It is kept for that item: scan or "
          "type its code.");
    CHECK(button->accessibleDescription() == problem->text());
    CHECK(button->text().startsWith("choose its file"));
    CHECK(fixture.prepare().item().id == "S-2025-0117");
    CHECK(fixture.prepare().item().model != "TDT-9");
    check_nothing_cut(*fixture.find<QWidget>("item_order")->parentWidget());
    // So it is where the item in the form has an order of its own.
    fixture.questions.chosen = QString::fromStdString(fixture.file(
        "own.json", R"({"format": "velocert-order/1", "number": "O-1", "sample": {"id": "S-2025-0117"}})"));
    button->click();
    CHECK_FALSE(problem->isVisible());
    fixture.questions.chosen = QString::fromStdString(file);
    button->click();
    CHECK(problem->isVisible());
    CHECK(button->text() == "O-1");
    fixture.scan("26-0117-B1");
    // Chosen before its item came, it fills the form all the same.
    CHECK(fixture.prepare().item().model == "TDT-9");
    CHECK(fixture.prepare().item().id == "S-2026-0009");
    CHECK_FALSE(problem->isVisible());
    CHECK(button->text() == "O-9");
    // Back at the other item nothing of it is left.
    fixture.prepare().set_item({});
    fixture.enter_item();
    fixture.open_plan();
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: no code");
    CHECK(fixture.plan().warnings().isEmpty());
}

TEST_CASE("An order fills in the code where the form has none and leaves what was typed", "[plan][order]") {
    PlanFixture fixture;
    fixture.questions.chosen = QString::fromStdString(fixture.file(
        "order.json", R"({"format": "velocert-order/1", "sample": {"id": "S-2026-0009", "model": "TDT-9"}})"));
    ItemEntry entry;
    entry.maker = "Flying Bikes";
    entry.model = "as on the plate";
    fixture.prepare().set_item(entry);
    fixture.find<QPushButton>("item_order")->click();
    CHECK(fixture.prepare().item().id == "S-2026-0009");
    CHECK(fixture.prepare().item().maker == "Flying Bikes");
    CHECK(fixture.prepare().item().model == "as on the plate");
    CHECK_FALSE(fixture.find<QLabel>("item_order_problem")->isVisible());
}

TEST_CASE("During a run the label of the item's own sample is no other vehicle, and any other code is",
          "[plan][order]") {
    PlanFixture fixture;
    fixture.questions.chosen = QString::fromStdString(fixture.file("order.json", order_text));
    // An order that names no item is about the one in the form.
    fixture.find<QPushButton>("item_order")->click();
    CHECK(fixture.prepare().item().id == "S-2025-0117");
    StationEntry station = fixture.prepare().station();
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for(Task::Kind::confirm);
    const QSignalSpy others(&fixture.run(), &RunPresenter::otherScanned);
    CHECK(fixture.bench().scanned("26-0117-B1"));
    CHECK(others.isEmpty());
    CHECK(fixture.bench().scanned("26-0117-X9"));
    REQUIRE(others.size() == 1);
    CHECK(others.front().front().toString() == "26-0117-X9");
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("A code means an item only where one order alone knows it, and an item's own code means itself",
          "[plan][order]") {
    const auto order = [](const std::string& item, const std::string& number, const std::string& code) {
        laboratory::Order out;
        out.item = item;
        out.number = number;
        out.samples = {{"B", code, {}, false}};
        return out;
    };
    OrdersInHand orders;
    CHECK_FALSE(orders.item_of("B1"));
    orders.keep(order("S-1", "O-1", "B1"), "one.json", "S-9");
    orders.keep(order("S-2", "O-2", "B1"), "two.json", {});
    orders.keep(order("", "O-3", "C1"), "three.json", "S-3");
    orders.keep(order("", "O-4", "D1"), "four.json", {});
    CHECK_FALSE(orders.item_of("B1"));  // of two items
    CHECK(orders.item_of("O-1") == "S-1");
    CHECK(orders.item_of("C1") == "S-3");
    CHECK_FALSE(orders.item_of("D1"));  // about nobody knows what
    CHECK_FALSE(orders.item_of(""));
    CHECK_FALSE(orders.item_of("S-1"));
    CHECK(orders.file_of("S-9").empty());
    orders.leave("S-2");
    CHECK(orders.item_of("B1") == "S-1");
    // Another order of the same item takes the place of the one before.
    orders.keep(order("S-1", "O-7", "B7"), "seven.json", {});
    CHECK_FALSE(orders.item_of("B1"));
    CHECK(orders.item_of("B7") == "S-1");
    CHECK(orders.file_of("S-1") == "seven.json");
    CHECK(orders.order_of("S-2") == nullptr);
}
