// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen must not say more of than is known: a verdict of a part, a colour, a button that is missed, an empty
// field that cannot be read.
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>

#include "app/desktop/model/bench/preparing/item_entry.h"
#include "app/desktop/model/bench/preparing/other_scans.h"
#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/model/bench/running/print_record.h"
#include "app/desktop/view/bench/focus_page.h"
#include "app/desktop/view/bench/task_panel.h"
#include "app/desktop/view/frame/command_list.h"
#include "app/desktop/view/frame/foot_switch_window.h"
#include "core/records/archive.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("A verdict of one procedure says everywhere that it is not the complete type test", "[scope]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.enter_item();
    const auto& blockers = fixture.prepare().blockers();
    const auto told = std::ranges::find(blockers, QString("This is not the complete type test"), &Blocker::what);
    REQUIRE(told != blockers.end());
    CHECK(told->weight == Blocker::Weight::note);
    CHECK(told->cause.startsWith("1 of "));
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    CHECK_FALSE(fixture.find<QLabel>("banner_scope")->isVisible());
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    CHECK(fixture.label("banner_headline") == "PASS");
    auto* scope = fixture.find<QLabel>("banner_scope");
    CHECK(scope->isVisible());
    CHECK(scope->text().startsWith("Not the complete type test: 1 of "));
    CHECK(fixture.label("centre_lead").contains(scope->text()));
    fixture.key(Qt::Key_F11);
    QTest::qWait(20);
    auto* value = fixture.find<LargeText>("focus_value");
    CHECK(value->text() == "PASS");
    CHECK(value->has_shape());
    CHECK(fixture.find<LargeText>("focus_state")->text() == scope->text());
    auto* margin = fixture.find<LargeText>("focus_limit");
    INFO(margin->text().toStdString());
    CHECK(margin->fits());
    CHECK(margin->pixels() >= FocusPage::letter_pixels(96));
    for (const auto* part : fixture.window().findChildren<LargeText*>())
        if (part->isVisible()) CHECK(part->fits());
}

TEST_CASE("Only where every clause that asks something is decided does nothing have to be said", "[scope]") {
    using C = CoveredClause;
    const auto clause = [](Covered state) {
        return C{"5.1", {"一", "one"}, state, {}, state == Covered::tested || state == Covered::inspected};
    };
    REQUIRE(use_language(Language::english));
    const C all[] = {clause(Covered::tested), clause(Covered::inspected), clause(Covered::not_applicable)};
    CHECK(incomplete_words(all).isEmpty());
    CHECK(incomplete_words({}).isEmpty());
    for (const auto state : {Covered::open, Covered::not_evaluated}) {
        const C some[] = {clause(Covered::tested), clause(state), clause(Covered::not_applicable)};
        CHECK(incomplete_words(some) == "Not the complete type test: 1 of 2 clauses decided, 1 open.");
    }
    // Tested, and nothing decided: inconclusive.
    const C vague[] = {clause(Covered::inspected), C{"5.2", {"二", "two"}, Covered::tested, {}, false}};
    CHECK(incomplete_words(vague) == "Not the complete type test: 1 of 2 clauses decided, 1 open.");
}

TEST_CASE("What could not be put on record is told above whatever is asked, until it is put right", "[scope]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    auto* task = fixture.find<TaskPanel>("task_panel");
    auto* warning = fixture.find<QLabel>("task_warning");
    CHECK_FALSE(warning->isVisible());
    task->tell("That another item was scanned is not on record.");
    CHECK(warning->isVisible());
    CHECK(warning->text() == "That another item was scanned is not on record.");
    // It stays with the next question.
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().task().serial > 1; });
    CHECK(warning->isVisible());
    task->tell({});
    CHECK_FALSE(warning->isVisible());
    CHECK(fixture.bench().other_scans().note().isEmpty());
}

TEST_CASE("What could not be put on record of one run is not told above the next", "[scope]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    // Another program's view of the archive, which the run holds.
    SharedArchives elsewhere(fixture.clock());
    ArchiveInUse held(elsewhere, fixture.clock());
    OtherScans scans(fixture.run(), held, fixture.seat());
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    emit fixture.run().otherScanned("S-OTHER");
    fixture.wait_for([&] { return !scans.busy() && !fixture.bench().other_scans().busy(); });
    CHECK(scans.recorded() == 0);
    REQUIRE(scans.trouble());
    CHECK_FALSE(scans.note().isEmpty());
    bool told = false;
    QObject::connect(&scans, &OtherScans::changed, &fixture.window(), [&told] { told = true; });
    emit fixture.run().begun();
    CHECK(scans.note().isEmpty());
    CHECK(told);
}

TEST_CASE("A print is on record by who sits there, and by the tester where nobody does", "[scope]") {
    WindowFixture fixture;
    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock()));
    const auto file = fixture.archive() + "-print.pdf";
    QFile printed(QString::fromStdString(file));
    REQUIRE(printed.open(QIODevice::WriteOnly));
    REQUIRE(printed.write("pages") == 5);
    printed.close();
    RunOrder order;
    order.archive_folder = fixture.archive();
    order.operator_name = "T-03";
    REQUIRE(print_on_record(fixture.archive_in_use(), order, "R-1", file, base::Person{{}, "Wang Fang"}));
    REQUIRE(print_on_record(fixture.archive_in_use(), order, "R-1", file, std::nullopt));
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    constexpr std::string_view types[] = {"export/1"};
    const auto entries = (*archive)->ledger_entries(types);
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    CHECK(*(*entries)[0].record.find("by")->find("name")->string() == "Wang Fang");
    CHECK(*(*entries)[1].record.find("by")->find("name")->string() == "T-03");
}

TEST_CASE("A clause that is not asked of the item says which trait of it that is", "[scope]") {
    const base::SystemClock clock;
    const auto place = laboratory_workplace(clock, 0).value();
    const auto& edition = place.editions.back().plain;
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    item.drive = standards::Drive::electric;
    item.features["textile"] = false;
    int by_battery = 0;
    int by_feature = 0;
    for (const auto& one : coverage(edition, item, {}, {})) {
        const auto* clause = edition.clause(one.clause);
        REQUIRE(clause != nullptr);
        INFO(one.clause << ": " << one.why.toStdString());
        by_battery += one.why.contains("battery: " + battery_word(item.battery)) ? 1 : 0;
        by_feature += one.why.contains("the item has none: " + feature_words("textile")) ? 1 : 0;
        // Always a reason, and never an empty bracket.
        if (one.state == Covered::not_applicable) CHECK_FALSE(one.why.isEmpty());
        CHECK_FALSE(one.why.contains("()"));
    }
    CHECK(by_battery > 0);
    CHECK(by_feature > 0);
    // The same item with another battery is asked for what the first was not.
    item.battery = standards::Battery::lithium_ion;
    for (const auto& one : coverage(edition, item, {}, {}))
        CHECK_FALSE(one.why.contains("battery: " + battery_word(standards::Battery::lead_acid)));
}

TEST_CASE("When an attempt is decided on, the large letters show what it came to and what it is held against",
          "[scope]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    REQUIRE(fixture.run().task().kind == Task::Kind::void_or_keep);
    const auto asked = fixture.run().last_attempt();
    REQUIRE(asked);
    CHECK(asked->title == "attempt 1, as indicated");
    CHECK(asked->values.startsWith("S "));
    CHECK(asked->limit.contains("limit "));
    CHECK(asked->limit.contains("U ≥ "));
    // Limit less what is shown, by hand.
    static const QRegularExpression number("[0-9]+[.][0-9]+");
    const double shown = number.match(asked->values).captured().toDouble();
    const double inside = number.match(asked->limit).captured().toDouble();
    CHECK(asked->limit.contains("limit ≤ 7 m"));
    CHECK(shown + inside == Approx(7.0));
    CHECK(asked->limit.contains("m inside"));
    // The same in the middle of the Bench, where it is decided on.
    CHECK(fixture.find<QLabel>("task_measured")->isVisible());
    CHECK(fixture.label("task_measured") == asked->words());
    fixture.key(Qt::Key_F11);
    QTest::qWait(20);
    CHECK(fixture.find<LargeText>("focus_value")->text() == asked->values);
    CHECK(fixture.find<LargeText>("focus_limit")->text() == asked->limit);
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().run().step_runs.size() == 1; });
    fixture.wait_for([&] { return fixture.run().last_attempt().has_value(); });
    const auto kept = *fixture.run().last_attempt();
    CHECK(kept.title.startsWith("attempt 1: "));
    CHECK(kept.values.contains("Sc "));
    // From the second attempt on the scatter is in U, and U has grown.
    CHECK(fixture.run().plot().scatter_of == 0);
    const auto least = fixture.run().plot().expected->at_limit.expanded_uncertainty().value().base();
    fixture.key(Qt::Key_F11);
    fixture.go_on([&] { return fixture.run().plot().scatter_of >= 2; });
    REQUIRE(fixture.run().plot().scatter_of >= 2);
    CHECK(fixture.run().plot().expected->at_limit.expanded_uncertainty().value().base() > least);
    CHECK(fixture.run().expectation().contains("attempts"));
    CHECK_FALSE(fixture.run().expectation().contains("at least"));
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("What stands in an empty field is drawn dark enough to be read", "[scope]") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        WindowFixture fixture(Language::english, theme);
        auto* field = fixture.find<QLineEdit>("item_made_on");
        field->clear();
        fixture.find<QWidget>("item_id")->setFocus();
        REQUIRE_FALSE(field->placeholderText().isEmpty());
        const QImage picture = field->grab().toImage();
        const QColor ground = palette_of(theme).shared.surface;
        double best = 1;
        for (int y = 4; y < picture.height() - 4; ++y)
            for (int x = 6; x < picture.width() - 6; ++x)
                best = std::max(best, contrast(picture.pixelColor(x, y), ground));
        // The strokes are thin: their darkest pixels are nearly the colour itself.
        INFO(best);
        CHECK(best >= 4.5);
    }
}

TEST_CASE("What is pressed with gloves on is high enough, and never close to its neighbour", "[scope]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    CHECK(fixture.find<QPushButton>("start")->height() >= 56);
    fixture.start();
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    QApplication::processEvents();
    std::vector<QPushButton*> seen;
    for (const auto* name :
         {"primary", "declare_void", "stop_safely", "stop_abandon", "stop_emergency", "bench_mark", "bench_freeze"}) {
        INFO(name);
        for (auto* button : fixture.window().findChildren<QPushButton*>(name)) {
            if (!button->isVisible()) continue;
            CHECK(button->height() >= 56);
            seen.push_back(button);
        }
    }
    REQUIRE(seen.size() >= 7);
    const auto place = [&](const QPushButton* one) {
        return QRect(one->mapTo(&fixture.window(), QPoint()), one->size());
    };
    for (const auto* a : seen)
        for (const auto* b : seen)
            if (a != b) CHECK_FALSE(place(a).adjusted(-7, -7, 7, 7).intersects(place(b)));
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("The list of commands holds those of every room from the start, and the acts of Setup", "[scope]") {
    WindowFixture fixture;
    // The first window waits for none of them.
    CHECK(fixture.window().findChild<QWidget*>("archive_runs") == nullptr);
    REQUIRE(fixture.archive_in_use().make(records::ArchiveKind::training));
    fixture.archive_in_use().say_written();
    fixture.key(Qt::Key_K, Qt::ControlModifier);
    auto* filter = fixture.find<QLineEdit>("command_filter");
    REQUIRE(QTest::qWaitForWindowActive(filter->window()));
    auto* list = fixture.find<QListView>("commands");
    for (const auto* words : {"backup", "instrument", "recompute", "verify", "find a run", "foot switch", "account"}) {
        INFO(words);
        filter->clear();
        QTest::keyClicks(filter, words);
        CHECK(list->model()->rowCount() > 0);
    }
    filter->clear();
    QTest::keyClicks(filter, "new instrument");
    REQUIRE(list->model()->rowCount() == 1);
    QTest::keyClick(filter, Qt::Key_Return);
    CHECK(fixture.window().current() == "setup");
    CHECK(fixture.find<QWidget>("act_form")->isVisible());
}

TEST_CASE("A foot switch is learnt once and is the primary action from then on, and no other key can be one",
          "[scope]") {
    QTemporaryDir folder;
    const QString file = folder.filePath("station.ini");
    for (const int key : {int(Qt::Key_A), int(Qt::Key_1), int(Qt::Key_Space), int(Qt::Key_Return), int(Qt::Key_Escape),
                          int(Qt::Key_F12), int(Qt::Key_Shift), int(Qt::Key_Down), int(Qt::Key_Tab)}) {
        INFO(key);
        FootSwitch foot;
        CHECK_FALSE(foot.learn(key));
        CHECK(foot.key() == 0);
        CHECK_FALSE(FootSwitch::why_not(key).isEmpty());
    }
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QApplication::processEvents();
    auto& foot = fixture.window().foot_switch();
    foot.keep_in(file);
    fixture.find<QAction>("command_foot_switch")->trigger();
    auto* window = fixture.find<FootSwitchWindow>("foot_switch_window");
    REQUIRE(QTest::qWaitForWindowActive(window));
    CHECK(cut_texts(*window).isEmpty());
    QTest::keyClick(window, Qt::Key_B);
    CHECK(fixture.label("foot_switch_problem").contains("typed in texts"));
    QTest::keyClick(window, Qt::Key_F13);
    CHECK(fixture.label("foot_switch_state").contains("F13"));
    REQUIRE(foot.key() == Qt::Key_F13);
    QTest::mouseClick(fixture.find<QPushButton>("foot_switch_close"), Qt::LeftButton);
    CHECK_FALSE(window->isVisible());
    auto* primary = fixture.find<QPushButton>("primary");
    REQUIRE(primary->isVisible());
    const int serial = fixture.run().task().serial;
    QTest::keyClick(primary, Qt::Key_F14);
    CHECK(fixture.run().task().serial == serial);
    QTest::keyClick(fixture.window().focusWidget(), Qt::Key_F13);
    CHECK(QTest::qWaitFor([&] { return fixture.run().task().serial != serial; }, 10'000));
    fixture.run().stop(sequence::RunControl::Stop::safely);
    fixture.wait_for(Task::Kind::ended);
    FootSwitch again;
    again.keep_in(file);
    CHECK(again.key() == Qt::Key_F13);
    again.forget();
    FootSwitch forgotten;
    forgotten.keep_in(file);
    CHECK(forgotten.key() == 0);
}

TEST_CASE("The list of a combo box is as high as its choices", "[scope]") {
    WindowFixture fixture;
    auto* battery = fixture.find<QComboBox>("item_battery");
    battery->showPopup();
    fixture.wait_for([&] { return battery->view()->isVisible(); });
    QApplication::processEvents();
    const auto* view = battery->view();
    const QRect last = view->visualRect(battery->model()->index(battery->count() - 1, 0));
    CHECK(view->viewport()->rect().contains(last));
    battery->hidePopup();
}
