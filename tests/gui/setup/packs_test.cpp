// SPDX-License-Identifier: GPL-3.0-or-later
// A laboratory's own pack brought in by the window, chosen for the next run, and refused as the command line refuses
// it.
#include <QTableView>
#include <algorithm>

#include "app/desktop/view/bench/prompt_picture.h"
#include "tests/gui/setup/packs_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("A pack of the laboratory is brought in, chosen, and judges the next run under its name", "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    auto& setup = fixture.packs();
    const int shipped = setup.page().rows().rowCount();
    CHECK(shipped == static_cast<int>(standards::embedded_packs().size()));
    CHECK(setup.page().rows().rows().front().cells.contains("judges the next run"));
    fixture.bring_in(setup, copy.folder());
    INFO(fixture.said().toStdString());
    REQUIRE(setup.page().rows().rowCount() == shipped + 1);
    // It judges nothing until somebody chooses it.
    fixture.weigh_alone();
    CHECK(fixture.blocker("Bike Lab") == nullptr);
    setup.page().select("own|" + copy.folder().toStdString());
    const auto detail = setup.page().detail();
    REQUIRE(detail.size() == 2);
    QStringList lines;
    for (const auto& row : detail[1].rows) lines << row.join(" ");
    INFO(lines.join("\n").toStdString());
    REQUIRE(detail[1].rows.size() == 2);
    CHECK(detail[1].rows[0].join(" ").contains("changed: whose pack it is"));
    CHECK(detail[1].rows[1].join(" ").contains("Weighing as we do it"));
    CHECK(detail[1].rows[1].join(" ").contains("changed: title"));

    fixture.choose(setup, copy.folder());
    CHECK(setup.page().state().value.contains("Bike Lab"));
    fixture.window().go_to("bench");
    fixture.weigh_alone();
    const auto* note = fixture.blocker("Judged by the pack of Bike Lab");
    REQUIRE(note != nullptr);
    CHECK(note->weight == Blocker::Weight::note);
    const auto* edition = fixture.prepare().edition();
    REQUIRE(edition != nullptr);
    CHECK(edition->laboratory == "Bike Lab");
    REQUIRE(fixture.prepare().ready());
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    fixture.go_on();
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto runs = (*archive)->runs_of_item("S-2025-0117", 10);
    REQUIRE(runs);
    REQUIRE(runs->size() == 1);
    const auto run = (*archive)->run(runs->front().id);
    REQUIRE(run);
    CHECK(run->pack_of == "Bike Lab");
    CHECK(run->pack == fixture.workplace().own_packs->in_use("GB17761-2024")->digest);

    // And back: the shipped one judges the next.
    fixture.packs();
    setup.page().select("own|" + copy.folder().toStdString());
    fixture.press("do_use_shipped_pack");
    fixture.do_it(setup);
    fixture.weigh_alone();
    CHECK(fixture.blocker("Bike Lab") == nullptr);
    CHECK(fixture.prepare().edition()->laboratory.empty());
    CHECK_FALSE(fixture.prepare().order()->own_pack);
}

TEST_CASE("A drawing of the laboratory stands in the prompt in place of the program's, small and in large",
          "[setup][packs]") {
    const OwnCopy copy;
    // As wide as high, with one colour that nothing else in the window has.
    copy.write("pictures/platform-empty.svg",
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">"
               "<rect x=\"10\" y=\"10\" width=\"80\" height=\"80\" fill=\"#ff00ff\"/>"
               "<text x=\"50\" y=\"55\" font-size=\"14\" text-anchor=\"middle\" fill=\"#000000\">本台</text></svg>");
    for (const Theme theme : {Theme::light, Theme::dark}) {
        PacksFixture fixture(Language::english, theme);
        auto& setup = fixture.packs();
        fixture.bring_in(setup, copy.folder());
        INFO(fixture.said().toStdString());
        setup.page().select("own|" + copy.folder().toStdString());
        const auto detail = setup.page().detail();
        REQUIRE(detail.size() == 2);
        QStringList lines;
        for (const auto& row : detail[1].rows) lines << row.join(" ");
        CHECK(lines.join("\n").contains("pictures/platform-empty.svg picture, in place of the program's added"));
        fixture.choose(setup, copy.folder());
        fixture.window().go_to("bench");
        fixture.weigh_alone();
        REQUIRE(fixture.prepare().ready());
        fixture.key(Qt::Key_Return, Qt::ControlModifier);
        fixture.wait_for(Task::Kind::confirm);
        QTest::qWait(30);
        auto* picture = fixture.find<PromptPicture>("prompt_picture");
        REQUIRE(picture->isVisible());
        CHECK(picture->name() == "platform-empty.svg");
        const auto in_the_middle = [](QWidget* of, int from_middle) {
            const auto image = of->grab().toImage();
            const int side = std::min(image.width(), image.height());
            return image.pixelColor(image.width() / 2 - side * from_middle / 100, image.height() / 2);
        };
        CHECK(in_the_middle(picture, 30) == QColor("#ff00ff"));
        // Beside the shape is paper, in a dark window too; the drawing keeps its proportions.
        CHECK(in_the_middle(picture, 43) == QColor("#ffffff"));
        take_picture(fixture, QString("own-picture-%1").arg(theme == Theme::light ? "light" : "dark"));
        fixture.key(Qt::Key_F6);
        auto* large = fixture.find<QWidget>("large_picture_drawing");
        REQUIRE(large->isVisible());
        CHECK(in_the_middle(large, 30) == QColor("#ff00ff"));
        check_nothing_cut(fixture.window());
        // By itself: the page goes on under it, and is no part of what is looked at.
        save_picture(*fixture.find<QWidget>("large_picture"),
                     QString("own-picture-large-%1").arg(theme == Theme::light ? "light" : "dark"));
        fixture.key(Qt::Key_F6);
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("A pack with a mistake is refused at its line and nothing is taken up", "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    auto& setup = fixture.packs();
    const int shipped = setup.page().rows().rowCount();
    const auto refused = [&](const QString& folder, const QString& told) {
        fixture.bring_in(setup, folder);
        INFO(fixture.said().toStdString());
        CHECK(fixture.said().contains(told));
        CHECK(setup.page().rows().rowCount() == shipped);
        fixture.press("act_leave");
    };
    refused(copy.beside("nowhere"), "nowhere");
    const auto edition = copy.read("edition.json");
    copy.change("edition.json", "\"Bike Lab\"", "\"-\"");
    refused(copy.folder(), "names no laboratory");
    copy.write("edition.json", edition);
    copy.change("edition.json", "\"laboratory\"", "\"labouratory\"");
    refused(copy.folder(), "edition.json:");
    copy.write("edition.json", edition);
    copy.change("limits.json", "\"55 kg\"", "\"57 kg\"");
    refused(copy.folder(), "limits.json:");
    copy.remove();
    const OwnCopy drawn;
    drawn.write("pictures/platform-empty.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"\n viewBox=\"0 0 9 9\"><use/></svg>");
    refused(drawn.folder(), "platform-empty.svg:2:");
    CHECK(fixture.workplace().own_packs->all().empty());
}

TEST_CASE("A chosen pack that was changed or taken away lets no run start until somebody decides", "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    auto& setup = fixture.packs();
    fixture.bring_in(setup, copy.folder());
    fixture.choose(setup, copy.folder());
    fixture.weigh_alone();
    REQUIRE(fixture.prepare().ready());
    const auto order = fixture.prepare().order();
    REQUIRE(order);
    REQUIRE(order->own_pack);
    copy.change("procedures/vehicle-mass.json", "Weighing as we do it", "Weighing as we did not do it");
    // What was put together before is refused by the run itself.
    const auto late = chosen_pack(order->own_pack->folder, order->own_pack->digest);
    REQUIRE_FALSE(late);
    CHECK(late.error().code == base::ErrorCode::bad_value);
    fixture.prepare().refresh();
    const auto* stop = fixture.blocker("is not the one that was chosen");
    REQUIRE(stop != nullptr);
    CHECK(stop->weight == Blocker::Weight::start);
    CHECK_FALSE(fixture.prepare().ready());
    CHECK(setup.page().state().sign == Sign::broken);
    // Brought in again it is looked at anew, and goes on judging.
    setup.page().refresh();
    setup.page().select("own|" + copy.folder().toStdString());
    fixture.bring_in(setup, copy.folder());
    INFO(fixture.said().toStdString());
    CHECK(fixture.prepare().ready());
    copy.remove();
    CHECK(setup.page().outdated());
    CHECK_FALSE(fixture.prepare().ready());
    CHECK(fixture.workplace().own_packs->all().front().state == BroughtPack::State::gone);
    setup.page().refresh();
    fixture.press("do_use_shipped_pack");
    fixture.do_it(setup);
    CHECK(fixture.prepare().ready());
    fixture.press("do_forget_pack");
    fixture.do_it(setup);
    CHECK(fixture.workplace().own_packs->all().empty());
}

TEST_CASE("The packs of a station are remembered with the choice and a torn list is never overwritten",
          "[setup][packs]") {
    const OwnCopy copy;
    const std::string folder = copy.folder().toStdString();
    const std::string file = copy.beside("station/packs.json").toStdString();
    {
        OwnPacks packs;
        REQUIRE(packs.keep_in(file));
        REQUIRE(packs.bring_in(folder));
        CHECK(packs.in_use("GB17761-2024") == nullptr);
        REQUIRE(packs.use(folder));
        CHECK_FALSE(packs.use(folder + "-other"));
        CHECK_FALSE(packs.forget(folder + "-other"));
    }
    {
        OwnPacks again;
        REQUIRE(again.keep_in(file));
        REQUIRE(again.in_use("GB17761-2024") != nullptr);
        CHECK(again.in_use("GB17761-2024")->state == BroughtPack::State::ready);
        CHECK(again.edition("GB17761-2024", false)->laboratory == "Bike Lab");
        CHECK(again.edition("GB17761-2018", false) == nullptr);
    }
    copy.change("edition.json", "\"Bike Lab\"", "\"Bike Laboratory\"");
    OwnPacks changed;
    REQUIRE(changed.keep_in(file));
    CHECK(changed.in_use("GB17761-2024")->state == BroughtPack::State::changed);
    CHECK(changed.edition("GB17761-2024", true) == nullptr);
    CHECK_FALSE(changed.use(folder));
    for (const std::string torn :
         {"{", R"({"format":"velocert-own-packs/2","packs":[]})", R"({"format":"velocert-own-packs/1"})",
          R"({"format":"velocert-own-packs/1","packs":[{"folder":"/a","edition":"e","laboratory":"l","revision":1,
              "pack":"no digest","in_use":true}]})"}) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << torn;
        OwnPacks none;
        CHECK_FALSE(none.keep_in(file));
        CHECK(none.unread());
        CHECK_FALSE(none.bring_in(folder));
        std::ifstream in(file, std::ios::binary);
        CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == torn);
    }
}

TEST_CASE("Nothing starts while nobody knows which pack was chosen", "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    fixture.weigh_alone();
    REQUIRE(fixture.prepare().ready());
    copy.write("packs.json", "{");
    CHECK_FALSE(fixture.workplace().own_packs->keep_in((copy.folder() + "/packs.json").toStdString()));
    CHECK_FALSE(fixture.prepare().ready());
    REQUIRE(fixture.blocker("Nobody knows which pack") != nullptr);
    CHECK(fixture.packs().page().error());
}

TEST_CASE("Pictures of the packs hold all their text", "[pictures][setup][packs]") {
    for (const Language language : {Language::english, Language::chinese}) {
        // A name is nobody's to translate: in Chinese it is a Chinese one.
        const std::string laboratory = language == Language::english ? "Bike Lab" : "前进车辆检测实验室";
        const OwnCopy copy(laboratory);
        PacksFixture fixture(language, language == Language::english ? Theme::light : Theme::dark);
        const QString name = picture_name(language, language == Language::english ? Theme::light : Theme::dark,
                                          qApp->devicePixelRatio());
        auto& setup = fixture.packs();
        fixture.bring_in(setup, copy.folder());
        fixture.choose(setup, copy.folder());
        QTest::qWait(20);
        take_picture(fixture, "packs-own-" + name);
        check_nothing_cut(fixture.window());
        check_named(fixture.window());
        fixture.window().go_to("bench");
        fixture.weigh_alone();
        QTest::qWait(20);
        take_picture(fixture, "packs-bench-" + name);
        check_nothing_cut(fixture.window());
        copy.change("edition.json", laboratory, laboratory + " 2");
        fixture.packs();
        setup.page().select("own|" + copy.folder().toStdString());
        QTest::qWait(20);
        take_picture(fixture, "packs-changed-" + name);
        check_nothing_cut(fixture.window());
    }
    REQUIRE(use_language(Language::english));
}
