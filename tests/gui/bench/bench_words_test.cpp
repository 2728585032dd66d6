// SPDX-License-Identifier: GPL-3.0-or-later
// What the Bench says before, during and after a run.
#include <QLineEdit>
#include <QListView>
#include <set>

#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("While a run goes on the banner tells in small what is done, and the verdict waits for the whole",
          "[bench]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
    fixture.start();
    fixture.go_on([&] { return fixture.run().run().results.size() == 1; });
    REQUIRE(fixture.run().running());
    QApplication::processEvents();
    const auto banner = fixture.run().banner();
    REQUIRE(banner);
    CHECK(banner->interim);
    CHECK(banner->headline.isEmpty());
    CHECK_FALSE(fixture.find<QLabel>("banner_headline")->isVisible());
    CHECK(fixture.label("banner_sentence").startsWith("1 of 2 done: Mass of the complete vehicle PASS"));
    CHECK(fixture.label("banner_sentence").contains("63 kg limit"));
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    QApplication::processEvents();
    CHECK_FALSE(fixture.run().banner()->interim);
    CHECK(fixture.find<QLabel>("banner_headline")->isVisible());
    CHECK(fixture.label("banner_headline") == "not evaluated");
}

TEST_CASE("What the item lacks is named, at its field and before the start, in both languages", "[bench]") {
    for (const Language language : {Language::english, Language::chinese}) {
        const bool english = language == Language::english;
        WindowFixture fixture(language);
        const auto blocker = [&]() -> QString {
            for (const auto& one : fixture.prepare().blockers())
                if (one.what == (english ? "The test item is incomplete" : "样品信息不完整")) return one.cause;
            return {};
        };
        const auto hint_of = [&](const char* field) {
            const auto* edit = fixture.find<QLineEdit>(field);
            CHECK((edit->property("needed") == "true") ==
                  edit->placeholderText().startsWith(english ? "needed" : "必填"));
            return edit->placeholderText();
        };
        const QString needed = english ? "needed" : "必填";
        CHECK(blocker().contains(needed));
        CHECK(hint_of("item_id").contains(needed));
        CHECK(hint_of("item_made_on").contains(needed));
        CHECK_FALSE(hint_of("item_sold_on").contains(needed));
        fixture.tab_to("item_id");
        fixture.type("S-1");
        CHECK_FALSE(hint_of("item_id").contains(needed));
        CHECK_FALSE(blocker().isEmpty());
        fixture.tab_to("item_made_on");
        fixture.type("2025-10-01");
        CHECK_FALSE(hint_of("item_made_on").contains(needed));
        CHECK(blocker().isEmpty());
        fixture.tab_to("item_sold_on");
        fixture.type("2025-13");
        CHECK(blocker().contains(english ? "Sold on: no such day" : "销售日期"));
    }
}

TEST_CASE("One thing blocks the start, two block it", "[bench]") {
    WindowFixture fixture;
    const auto summary = [&](const QString& wanted) {
        for (const auto* label : fixture.window().findChildren<QLabel*>())
            if (label->isVisible() && label->text() == wanted) return true;
        return false;
    };
    CHECK(summary("1 thing blocks the start."));
    StationEntry station = fixture.prepare().station();
    station.operator_name.clear();
    fixture.prepare().set_station(station);
    CHECK(summary("2 things block the start."));
    fixture.enter_item();
    CHECK(summary("1 thing blocks the start."));
}

TEST_CASE("A run of this item with these instruments stands once among the earlier ones", "[bench]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    fixture.key(Qt::Key_N, Qt::ControlModifier);
    fixture.enter_item();
    auto* earlier = fixture.find<QListView>("earlier_runs");
    fixture.wait_for([&] { return earlier->model()->rowCount() > 0; });
    QTest::qWait(400);
    CHECK(earlier->model()->rowCount() == 1);
    CHECK(earlier->model()->index(0, 0).data().toString().contains("this item"));
}

TEST_CASE("What is plausible stands beside the field before anything is typed", "[bench]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"braking"});
        fixture.start();
        fixture.go_on([&] { return !fixture.run().task().fields.empty(); });
        fixture.wait_for([&] { return !fixture.run().task().fields.empty(); });
        QApplication::processEvents();
        const auto label_of = [&](const char* field) {
            for (const auto* label : fixture.window().findChildren<QLabel*>())
                if (label->buddy() == fixture.field(field)) return label->text().replace(QChar(QChar::Nbsp), ' ');
            return QString();
        };
        CHECK(label_of("slope").endsWith(language == Language::english ? "/ %  (0 to 10)" : "/ %  (0 至 10)"));
        CHECK_FALSE(label_of("surface").contains("("));
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("Every prompt of a braking test is there to its last word, with room for its fields and the action",
          "[pictures][bench]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
        fixture.start();
        std::set<QString> texts;
        fixture.go_on([&] {
            const auto task = fixture.run().task();
            if (task.kind == Task::Kind::working || task.kind == Task::Kind::none || !texts.insert(task.text).second)
                return false;
            take_picture(fixture,
                         QString("prompt-%1-%2").arg(texts.size()).arg(picture_name(language, Theme::light, scale)));
            INFO(task.text.toStdString());
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            for (const auto* name : {"task_text", "primary", "stop_emergency", "banner_sentence"}) {
                const auto* widget = fixture.find<QWidget>(name);
                if (!widget->isVisible()) continue;
                INFO(name);
                CHECK(widget->visibleRegion().boundingRect() == widget->rect());
            }
            return false;
        });
        fixture.wait_for(Task::Kind::ended);
        CHECK(texts.size() >= 6);
    }
}

TEST_CASE("Steps that begin alike are told apart in the narrow tree, and all their words stand in the tip", "[bench]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720},
                          {"inductance-difference", "braking"});
    fixture.start();
    auto& steps = fixture.run().steps();
    std::set<QString> shown;
    int rows = 0;
    for (int i = 0; i < steps.rowCount(); ++i) {
        const auto procedure = steps.index(i, 0);
        for (int j = 0; j < steps.rowCount(procedure); ++j) {
            const auto step = steps.index(j, 0, procedure);
            ++rows;
            // So much of it fits beside the longest state.
            shown.insert(step.data().toString().left(16));
            const auto tip = step.data(Qt::ToolTipRole).toString();
            CHECK(tip == step.data(Qt::AccessibleTextRole).toString());
            CHECK(tip.endsWith(step.data().toString().remove(QStringLiteral("… "))));
        }
    }
    CHECK(rows > 6);
    CHECK(static_cast<int>(shown.size()) == rows);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}
