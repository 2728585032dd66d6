// SPDX-License-Identifier: GPL-3.0-or-later
// The item's form: what the archive knows of it is filled in, and what decides which clauses are asked can be said.
#include <QLineEdit>
#include <QMenu>
#include <cmath>

#include "app/acts/virtual_round.h"
#include "app/desktop/view/bench/item_form.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// An archive that holds one run of the item S-0042, a lithium-ion bicycle with leather and without textile.
class KnownFixture : public WindowFixture {
  public:
    explicit KnownFixture(Language language = Language::english) : WindowFixture(language) {
        {
            const auto made = records::Archive::create(archive(), records::ArchiveKind::training, clock());
            REQUIRE(made);
            auto item = sample_item("S-0042");
            item.traits.battery = standards::Battery::lithium_ion;
            item.traits.drive = standards::Drive::both;
            item.traits.use = standards::Use::commercial;
            item.traits.features = {{"leather", true}, {"textile", false}};
            item.vehicle_code = "1234567890";
            item.client = "A client";
            const auto run = run_virtual({"default", {"vehicle-mass"}, item, "T-03", {}}, **made, clock());
            if (!run) FAIL(run.error().text());
        }
        archive_in_use().say_written();
        QApplication::processEvents();
    }
};

}  // namespace

TEST_CASE("A text that cannot be shown or turns the writing is told at its field, and no item comes of it", "[item]") {
    KnownFixture fixture;
    CHECK(fixture.bench().scanned("S-0042"));
    QApplication::processEvents();
    REQUIRE(fixture.prepare().checked().item);
    auto* model = fixture.find<QLineEdit>("item_model");
    for (const auto& bad : {QString("X1") + QChar(0x202E) + "2X", QString(201, 'x'), QString("X") + QChar(0x1B)}) {
        auto entry = fixture.prepare().item();
        entry.model = bad;
        fixture.prepare().set_item(entry);
        QApplication::processEvents();
        CHECK_FALSE(fixture.prepare().checked().item);
        CHECK(fixture.prepare().checked().edition);
        CHECK(model->property("invalid").toString() == "true");
        CHECK(model->accessibleDescription().contains("200"));
    }
    auto entry = fixture.prepare().item();
    entry.model = QString(200, 'x');
    fixture.prepare().set_item(entry);
    CHECK(fixture.prepare().checked().item);
}

TEST_CASE("A code that the archive knows fills the form, and says where it comes from", "[item]") {
    KnownFixture fixture;
    CHECK_FALSE(fixture.find<QLabel>("item_known")->isVisible());
    SECTION("scanned") { CHECK(fixture.bench().scanned("S-0042")); }
    SECTION("typed, with Tab behind it") {
        fixture.tab_to("item_id");
        fixture.type("S-0042");
        CHECK(fixture.prepare().item().made_on.isEmpty());
        fixture.key(Qt::Key_Tab);
    }
    QApplication::processEvents();
    CHECK(fixture.find<QLineEdit>("item_model")->text() == "X1");
    CHECK(fixture.find<QLineEdit>("item_maker")->text() == "Sample maker");
    CHECK(fixture.find<QLineEdit>("item_vehicle_code")->text() == "1234567890");
    CHECK(fixture.find<QLineEdit>("item_made_on")->text() == "2025-10-01");
    CHECK(fixture.find<QComboBox>("item_battery")->currentText() == "lithium-ion");
    CHECK(fixture.find<QComboBox>("item_use")->currentText() == "deliveries or other trade");
    CHECK(fixture.find<QPushButton>("item_features")->text().contains("leather"));
    CHECK(fixture.label("item_known").startsWith("Filled in from the run of "));
    // All of it goes on record with the next run, what the form does not show among it.
    REQUIRE(fixture.prepare().checked().item);
    CHECK(fixture.prepare().checked().item->client == "A client");
    CHECK(fixture.prepare().checked().item->traits.features.at("textile") == false);
    // A field that is changed by hand is the person's word.
    fixture.tab_to("item_model");
    fixture.type("X2");
    CHECK_FALSE(fixture.find<QLabel>("item_known")->isVisible());
    CHECK(fixture.find<QLineEdit>("item_made_on")->text() == "2025-10-01");
    // Whose another vehicle is that is typed over it, nobody knows.
    fixture.find<QLineEdit>("item_id")->selectAll();
    fixture.find<QLineEdit>("item_id")->setFocus();
    fixture.type("S-0099");
    CHECK(fixture.prepare().item().client.isEmpty());
    // The next item begins empty.
    fixture.bench().scanned("S-0043");
    QApplication::processEvents();
    CHECK(fixture.find<QLineEdit>("item_made_on")->text().isEmpty());
    CHECK_FALSE(fixture.find<QLabel>("item_known")->isVisible());
}

TEST_CASE("What somebody typed already is never overwritten by what the archive knows", "[item]") {
    KnownFixture fixture;
    fixture.tab_to("item_made_on");
    fixture.type("2025-11-20");
    fixture.find<QLineEdit>("item_id")->setFocus();
    fixture.type("S-0042");
    fixture.key(Qt::Key_Tab);
    QApplication::processEvents();
    CHECK(fixture.prepare().item().made_on == "2025-11-20");
    CHECK(fixture.prepare().item().model.isEmpty());
    CHECK_FALSE(fixture.find<QLabel>("item_known")->isVisible());
}

TEST_CASE("Use and features are said in the form, and what is not said is asked", "[item]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, WindowFixture::whole_standard());
    fixture.enter_item();
    const auto applies = [&](const char* procedure) {
        const auto& item = fixture.prepare().checked().item;
        REQUIRE(item);
        return fixture.prepare().edition()->procedure(procedure)->applies.covers(item->traits);
    };
    CHECK(applies("flame-leather"));
    auto* features = fixture.find<QPushButton>("item_features");
    CHECK(features->text() == "not said: all is asked");
    const auto say = [&](const QString& feature, const QString& answer) {
        emit features->menu()->aboutToShow();
        for (auto* one : features->menu()->actions())
            if (one->text() == feature)
                for (auto* choice : one->menu()->actions())
                    if (choice->text() == answer) return choice->trigger();
        FAIL("no " << feature.toStdString() << ": " << answer.toStdString());
    };
    say("leather parts", "no");
    CHECK_FALSE(applies("flame-leather"));
    CHECK(applies("flame-textile"));
    CHECK(features->text() == "no leather parts");
    say("leather parts", "not said");
    CHECK(applies("flame-leather"));
    CHECK(fixture.prepare().item().features.empty());
    auto* use = fixture.find<QComboBox>("item_use");
    use->setFocus();
    fixture.key(Qt::Key_Down);
    fixture.key(Qt::Key_Down);
    CHECK(fixture.prepare().checked().item->traits.use == standards::Use::commercial);
    // Every feature that a pack asks about has a name in both languages.
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        const auto asked = features_asked(*fixture.prepare().edition());
        CHECK(asked.size() >= 5);
        for (const auto& id : asked) CHECK(feature_words(id).toStdString() != id);
    }
}

TEST_CASE("The text of a button among the fields begins where theirs does, and touches no border", "[item]") {
    for (const auto language : {Language::english, Language::chinese})
        for (const auto theme : {Theme::light, Theme::dark}) {
            WindowFixture fixture(language, theme);
            ItemEntry entry;
            entry.id = "HHH";
            fixture.prepare().set_item(entry);
            fixture.find<QLineEdit>("item_model")->setFocus();
            QApplication::processEvents();
            // The first column within the border in which something of another colour than the ground stands.
            const auto first_letter = [](QWidget& field) {
                const QImage picture = field.grab().toImage();
                const double ratio = picture.devicePixelRatio();
                const auto ground = picture.pixel(static_cast<int>(4 * ratio), picture.height() / 2);
                for (int x = static_cast<int>(4 * ratio); x < picture.width(); ++x)
                    for (int y = picture.height() / 4; y < picture.height() * 3 / 4; ++y)
                        if (std::abs(qGray(picture.pixel(x, y)) - qGray(ground)) > 60) return x / ratio;
                return 0.0;
            };
            const double field = first_letter(*fixture.find<QLineEdit>("item_id"));
            CHECK(field > 8);
            for (const auto* button : {"item_features", "item_order"}) {
                INFO(button);
                const double letter = first_letter(*fixture.find<QPushButton>(button));
                CHECK(letter >= 8);
                CHECK(std::abs(letter - field) <= 3);
            }
        }
}

TEST_CASE("Pictures of a form that the archive filled hold all their text", "[pictures][item]") {
    for (const Language language : {Language::english, Language::chinese}) {
        KnownFixture fixture(language);
        fixture.bench().scanned("S-0042");
        QTest::qWait(400);
        check_nothing_cut(fixture.window());
        check_named(fixture.window());
        check_reading_order(fixture.window());
        take_picture(fixture, "item-known-" + picture_name(language, Theme::light, qApp->devicePixelRatio()));
    }
}
