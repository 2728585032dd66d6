// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of an order, by clicking and typing: its steps over days, its samples, and what must be tested again.
#include <QTableView>

#include "app/desktop/view/parts/fact_table.h"
#include "tests/gui/bench/plan_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("The plan opens by key and by button, and leads back to the item", "[plan]") {
    PlanFixture fixture;
    auto* page = fixture.find<PlanPage>("plan_page");
    CHECK_FALSE(page->isVisible());
    fixture.open_plan();
    CHECK(page->isVisible());
    CHECK(QApplication::focusWidget() == fixture.steps());
    CHECK(fixture.label("plan_title").startsWith("Plan of tests: S-2025-0117, GB 17761-2024"));
    CHECK(fixture.plan().steps().rowCount() == static_cast<int>(fixture.plan().plan()->plan.steps.size()));
    CHECK(fixture.plan().steps().rowCount() > 50);
    CHECK(fixture.label("plan_summary").contains("0 of "));
    fixture.find<QPushButton>("plan_back")->click();
    CHECK_FALSE(page->isVisible());
    fixture.find<QPushButton>("plan_open")->click();
    fixture.planned();
    CHECK(page->isVisible());
    // Space starts nothing here.
    fixture.key(Qt::Key_Space);
    CHECK_FALSE(fixture.run().shown());
}

TEST_CASE("Without an item the plan says what is missing, and comes as soon as there is one", "[plan]") {
    WindowFixture fixture;
    fixture.find<QAction>("command_plan")->trigger();
    CHECK(fixture.label("plan_summary").startsWith("No item yet."));
    CHECK(fixture.bench().plan().steps().rowCount() == 0);
    CHECK_FALSE(fixture.find<QPushButton>("plan_choose")->isEnabled());
    CHECK_FALSE(fixture.find<QPushButton>("plan_choose_ready")->isEnabled());
    CHECK_FALSE(fixture.find<QLabel>("plan_problem")->isVisible());
    ItemEntry entry;
    entry.id = "S-2";
    entry.made_on = "2024-05-01";
    fixture.prepare().set_item(entry);
    fixture.wait_for([&] { return fixture.bench().plan().plan().has_value(); });
    QApplication::processEvents();
    CHECK(fixture.label("plan_title").contains("GB 17761-2018"));
}

TEST_CASE("Each step tells its day, its rest, what goes on meanwhile, and on which sample", "[plan]") {
    PlanFixture fixture;
    fixture.open_plan();
    // What a long rest waits for stands first, and the line above the list says so.
    CHECK(fixture.plan().steps().row_of("flame-circuit/conditioning") <= 1);
    CHECK(fixture.label("plan_now").startsWith("Begin with "));
    CHECK(fixture.label("plan_now").contains("a rest of 48 h follows it"));
    CHECK(fixture.cell("flame-circuit/conditioning", PlanModel::day) == "today");
    CHECK(fixture.cell("flame-circuit/conditioning", PlanModel::state) == "can be done now");
    CHECK(fixture.cell("flame-circuit/box-bars", PlanModel::rest) == "48 h");
    CHECK(fixture.cell("flame-circuit/box-bars", PlanModel::day).startsWith("from 20"));
    CHECK(fixture.cell("flame-circuit/box-bars", PlanModel::state) == "after another step");
    CHECK(fixture.cell("vehicle-mass/weigh", PlanModel::sample) == "A: S-2025-0117");
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: no code");
    fixture.choose("flame-circuit/box-bars");
    CHECK(fixture.fact("First").contains("Conditioning of the bars"));
    CHECK(fixture.fact("Meanwhile").contains("more"));
    CHECK(fixture.fact("Not before").endsWith("(UTC)"));
    CHECK(fixture.fact("Sample").contains("No order in use says which one it is"));
    CHECK(fixture.fact("Afterwards").contains("serves nothing else"));
    fixture.choose("nameplate/look");
    CHECK(fixture.fact("First").isEmpty());
    CHECK(fixture.fact("Meanwhile").isEmpty());
}

TEST_CASE("The order goes on over runs: what is done has its day, what rests its end and its work beside", "[plan]") {
    PlanFixture fixture;
    fixture.run_procedure("nameplate");
    // The bars are put to rest; the run is stopped there.
    StationEntry station = fixture.prepare().station();
    station.procedures = {"flame-circuit"};
    fixture.prepare().set_station(station);
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    fixture.go_on([&] { return fixture.run().run().step_runs.size() >= 1; });
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    fixture.enter_item();
    fixture.open_plan();
    const auto today = QString::fromStdString(base::utc_text(fixture.clock().now()).substr(0, 10));
    CHECK(fixture.cell("nameplate/look", PlanModel::day) == today);
    CHECK(fixture.cell("nameplate/look", PlanModel::state) == "done");
    CHECK(fixture.cell("flame-circuit/conditioning", PlanModel::state) == "done");
    CHECK(fixture.cell("flame-circuit/box-bars", PlanModel::state) == "the sample rests");
    CHECK(fixture.label("plan_now").startsWith("A sample rests until 20"));
    CHECK(fixture.label("plan_now").contains("Meanwhile: "));
    CHECK(fixture.label("plan_summary").contains("3 of "));
    fixture.choose("flame-circuit/box-bars");
    CHECK(fixture.fact("State").startsWith("the sample rests until 20"));
    // What is done can be left out.
    const int all = fixture.plan().steps().rowCount();
    fixture.find<QCheckBox>("plan_open_only")->click();
    CHECK(fixture.plan().steps().rowCount() == all - 3);
    CHECK(fixture.plan().steps().row_of("nameplate/look") == -1);
    CHECK(fixture.fact("Step").contains("Bars of the battery box"));
}

TEST_CASE("What is chosen in the plan is what the next run does", "[plan]") {
    PlanFixture fixture;
    fixture.open_plan();
    fixture.choose("nameplate/look");
    fixture.steps()->setFocus();
    fixture.key(Qt::Key_Return);
    CHECK_FALSE(fixture.find<PlanPage>("plan_page")->isVisible());
    CHECK(fixture.prepare().station().procedures == std::vector<std::string>{"nameplate"});
    fixture.open_plan();
    fixture.find<QPushButton>("plan_choose_ready")->click();
    const auto chosen = fixture.prepare().station().procedures;
    for (const auto* procedure : {"vehicle-mass", "nameplate", "flame-circuit"})
        CHECK(std::ranges::find(chosen, procedure) != chosen.end());
    CHECK(std::ranges::find(chosen, "insulation-after-water") == chosen.end());
}

TEST_CASE("An order gives the samples their codes, and a bad one is refused with what stays", "[plan]") {
    PlanFixture fixture;
    fixture.open_plan();
    auto* leave = fixture.find<QPushButton>("plan_leave_order");
    CHECK_FALSE(leave->isVisible());
    fixture.questions.chosen = QString::fromStdString(fixture.file("order.json", order_text));
    fixture.find<QPushButton>("plan_order")->click();
    fixture.planned();
    CHECK(leave->isVisible());
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: 26-0117-B1");
    CHECK(fixture.cell("static-loads/load", PlanModel::sample) == "B: 26-0117-B2");
    CHECK(fixture.cell("flame-circuit/box-bars", PlanModel::sample) == "C: which of 2?");
    fixture.choose("flame-circuit/box-bars");
    CHECK(fixture.fact("Sample").contains("26-0117-C1, 26-0117-C2"));
    fixture.find<QPushButton>("plan_samples_button")->click();
    const auto& samples = fixture.find<FactTable>("plan_samples")->facts();
    REQUIRE(samples.rowCount() == 4);
    CHECK(samples.index(1, 1).data().toString().contains("Came in: 26-0117-B1, 26-0117-B2."));
    CHECK(samples.index(3, 1).data().toString().contains("26-0117-D1 (spare)"));
    CHECK(samples.index(3, 1).data().toString().contains("Not stated on which code: 1 of 1 steps."));

    auto* problem = fixture.find<QLabel>("plan_problem");
    CHECK_FALSE(problem->isVisible());
    fixture.questions.chosen = QString::fromStdString(fixture.file("bad.json", R"({"format": "velocert-order/9"})"));
    fixture.find<QPushButton>("plan_order")->click();
    CHECK(problem->isVisible());
    CHECK(problem->text().contains("velocert-order"));
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: 26-0117-B1");
    fixture.questions.chosen = QString::fromStdString(fixture.file("none.json", "") + ".missing");
    fixture.find<QPushButton>("plan_order")->click();
    CHECK(problem->text().contains("missing"));

    fixture.questions.chosen =
        QString::fromStdString(fixture.file("odd.json", R"({"format": "velocert-order/1", "samples": [
            {"plan": "Z", "code": "26-Z"}, {"plan": "A", "code": "26-A"},
            {"plan": "B", "code": "26-B", "procedures": ["no-such"]}]})"));
    fixture.find<QPushButton>("plan_order")->click();
    fixture.planned();
    CHECK_FALSE(problem->isVisible());
    CHECK(fixture.plan().warnings() == QStringList{"Sample 26-Z: the plan has no sample “Z”.",
                                                   "Sample 26-A stands for the test item, whose code is S-2025-0117.",
                                                   "Sample 26-B: there is no procedure “no-such”."});
    CHECK(fixture.label("plan_now").contains("26-Z"));
    leave->click();
    fixture.planned();
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: no code");
    CHECK_FALSE(leave->isVisible());
}

TEST_CASE("The plan tells an order of another item, keeps it for that one and plans with what it had",
          "[plan][order]") {
    PlanFixture fixture;
    auto* problem = fixture.find<QLabel>("plan_problem");
    const auto choose_order = [&](const QString& file) {
        fixture.questions.chosen = file;
        fixture.find<QPushButton>("plan_order")->click();
        fixture.planned();
    };
    const auto other = QString::fromStdString(fixture.file("other.json", R"({"format": "velocert-order/1",
        "number": "O-9", "sample": {"id": "S-9"}, "samples": [{"plan": "B", "code": "26-0009-B1"}]})"));
    fixture.open_plan();
    choose_order(QString::fromStdString(fixture.file("order.json", order_text)));
    choose_order(other);
    CHECK(problem->isVisible());
    CHECK(problem->text() ==
          "The order is of the item S-9, not of S-2025-0117. It is kept for that item: scan or type its code.");
    CHECK(fixture.cell("vibration/shake", PlanModel::sample) == "B: 26-0117-B1");
    CHECK(fixture.plan().warnings().isEmpty());
    CHECK(fixture.workplace().orders->item_of("26-0009-B1") == "S-9");
    save_picture(fixture.window(),
                 "plan-order-of-another-" + variant_name({Language::english, Theme::light, {1280, 720}},
                                                         fixture.window().devicePixelRatioF()));
    // Without an order of its own the item has none after it either.
    fixture.find<QPushButton>("plan_leave_order")->click();
    fixture.planned();
    CHECK_FALSE(problem->isVisible());
    choose_order(other);
    CHECK(problem->isVisible());
    CHECK_FALSE(fixture.plan().order());
    CHECK_FALSE(fixture.find<QPushButton>("plan_leave_order")->isVisible());
    // The item that it is of has it, and nothing is told of it there.
    fixture.scan("26-0009-B1");
    CHECK(fixture.prepare().item().id == "S-9");
    CHECK_FALSE(problem->isVisible());
    CHECK(fixture.plan().order_told().isEmpty());
}

TEST_CASE("Without an item the plan tells whose order was read, and refuses one that names no item", "[plan][order]") {
    PlanFixture fixture;
    fixture.prepare().set_item({});
    fixture.find<QAction>("command_plan")->trigger();
    auto* problem = fixture.find<QLabel>("plan_problem");
    fixture.questions.chosen = QString::fromStdString(fixture.file("order.json", order_text));
    fixture.find<QPushButton>("plan_order")->click();
    CHECK(problem->text() == "The order names no item. Scan or type the item's code, then choose the file again.");
    CHECK_FALSE(fixture.plan().order());
    fixture.questions.chosen = QString::fromStdString(
        fixture.file("other.json", R"({"format": "velocert-order/1", "sample": {"id": "S-9"}})"));
    fixture.find<QPushButton>("plan_order")->click();
    CHECK(problem->text() == "The order is of the item S-9: scan or type its code.");
    CHECK(fixture.workplace().orders->order_of("S-9") != nullptr);
}

TEST_CASE("What must be tested again follows from the certificate, from earlier runs, or from a choice", "[plan]") {
    PlanFixture fixture;
    fixture.open_plan();
    fixture.find<QPushButton>("plan_again_button")->click();
    CHECK(fixture.label("plan_summary").startsWith("No other edition is known"));
    auto* older = fixture.find<QComboBox>("plan_older");
    CHECK(older->count() == 2);
    older->setFocus();
    fixture.key(Qt::Key_Down);
    fixture.wait_for([&] { return !fixture.plan().looking() && fixture.plan().retest().has_value(); });
    QApplication::processEvents();
    CHECK(fixture.label("plan_summary").startsWith("Tested to GB 17761-2018, to hold to GB 17761-2024: "));
    CHECK(fixture.label("plan_summary").contains("Nothing like it found: 6.4, A."));
    const auto row = [&](const std::string& clause) {
        auto& model = fixture.plan().clauses();
        for (int i = 0; i < model.rowCount(); ++i)
            if (model.at(i).clause == clause) return i;
        FAIL("no clause " << clause);
        return -1;
    };
    const auto cell = [&](const std::string& clause, int column) {
        return fixture.plan().clauses().index(row(clause), column).data().toString();
    };
    // A lead-acid vehicle may be heavier now; the method of its maximum speed is another one.
    CHECK(cell("6.1/mass", RetestModel::again) == "test again");
    CHECK(cell("6.1/mass", RetestModel::why) ==
          "the limit is another one: vehicle mass, lead-acid ≤ 55 kg, now ≤ 63 kg");
    CHECK(cell("6.1/speed", RetestModel::again) == "test again");
    CHECK(cell("6.1/speed", RetestModel::why) ==
          "the method is another one: load at the maximum speed not verified in GB 17761-2024");
    CHECK(cell("6.5", RetestModel::why).startsWith("new in this edition"));
    CHECK(cell("C", RetestModel::again) == "not asked");
    auto* table = fixture.find<QTableView>("plan_again");
    table->setCurrentIndex(fixture.plan().clauses().index(row("6.1/mass"), 0));
    CHECK(fixture.fact("Before") == "6.1.3");

    // By its certificate.
    ItemEntry entry = fixture.prepare().item();
    entry.id = "S-3";
    entry.made_on = "2025-10-01";
    entry.certified_to = "GB17761-2018";
    fixture.prepare().set_item(entry);
    fixture.wait_for(
        [&] { return !fixture.plan().looking() && fixture.plan().item() && fixture.plan().item()->id == "S-3"; });
    QApplication::processEvents();
    CHECK(fixture.plan().older() == "GB17761-2018");
    CHECK(fixture.plan().retest().has_value());
}

TEST_CASE("A model that was tested to the other edition is found in the archive", "[plan]") {
    PlanFixture fixture;
    const auto entry = [](const char* id, const char* made) {
        ItemEntry out;
        out.id = id;
        out.model = "AX-26";
        out.made_on = made;
        return out;
    };
    fixture.prepare().set_item(entry("S-OLD", "2024-05-01"));
    StationEntry station = fixture.prepare().station();
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    fixture.prepare().set_item(entry("S-NEW", "2025-10-01"));
    fixture.open_plan();
    CHECK(fixture.plan().older() == "GB17761-2018");
    CHECK(fixture.plan().retest().has_value());
    // Another model is another matter.
    auto other = entry("S-OTHER", "2025-10-01");
    other.model = "AX-2";
    fixture.prepare().set_item(other);
    fixture.planned();
    CHECK(fixture.plan().older().empty());
}

TEST_CASE("An archive that cannot be read gives no plan, and says why", "[plan]") {
    PlanFixture fixture;
    fixture.open_plan();
    const auto bad = fixture.file("archive.json", "no archive");
    StationEntry station = fixture.prepare().station();
    station.archive_folder = bad.substr(0, bad.rfind('/'));
    fixture.prepare().set_station(station);
    fixture.wait_for([&] { return !fixture.plan().looking() && fixture.plan().error().has_value(); });
    QApplication::processEvents();
    CHECK_FALSE(fixture.label("plan_problem").isEmpty());
    CHECK(fixture.label("plan_summary") == "There is no plan.");
    CHECK_FALSE(fixture.plan().plan());
    CHECK(fixture.plan().steps().rowCount() == 0);
}

TEST_CASE("The plan is worked by keyboard alone, and speaks the language that is chosen", "[plan]") {
    PlanFixture fixture;
    fixture.open_plan();
    for (const auto* name : {"plan_choose", "plan_back", "plan_order", "plan_again_button", "plan_open_only"})
        fixture.tab_to(name);
    check_named(fixture.window());
    fixture.key(Qt::Key_L, Qt::ControlModifier);
    QApplication::processEvents();
    CHECK(fixture.label("plan_title").startsWith("检测计划"));
    CHECK(fixture.cell("flame-circuit/conditioning", PlanModel::state) == "现在可做");
    CHECK(fixture.fact("步骤").contains("状态调节"));
    fixture.key(Qt::Key_L, Qt::ControlModifier);
    fixture.key(Qt::Key_F1);
    CHECK(fixture.find<QTextBrowser>("help_page")->toPlainText().startsWith("Plan of tests"));
}

TEST_CASE("Pictures of the plan hold all their text", "[pictures][plan]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            PlanFixture fixture(language, theme);
            fixture.questions.chosen = QString::fromStdString(fixture.file("order.json", order_text));
            fixture.open_plan();
            fixture.find<QPushButton>("plan_order")->click();
            fixture.planned();
            fixture.choose("flame-circuit/box-bars");
            const auto name = picture_name(language, theme, scale);
            take_picture(fixture, "plan-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.plan().compare_with("GB17761-2018");
            fixture.planned();
            fixture.find<QPushButton>("plan_again_button")->click();
            fixture.find<QTableView>("plan_again")->setCurrentIndex(fixture.plan().clauses().index(12, 0));
            take_picture(fixture, "plan-again-" + name);
            check_nothing_cut(fixture.window());
            fixture.find<QPushButton>("plan_samples_button")->click();
            take_picture(fixture, "plan-samples-" + name);
            check_nothing_cut(fixture.window());
            if (scale > 1) {
                fixture.window().resize(640, 360);
                QApplication::processEvents();
                CHECK(fixture.window().width() == 640);
                take_picture(fixture, "plan-small-" + name);
                check_nothing_cut(*fixture.find<PlanPage>("plan_page"));
            }
        }
}
