// SPDX-License-Identifier: GPL-3.0-or-later
// What surrounds a ride, typed into the real window.
#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>
#include <set>

#include "app/desktop/view/bench/stopwatch.h"
#include "core/records/archive.h"
#include "core/sequence/answers/typed_value.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// Until the bench asks for the state of the track.
void reach_fields(WindowFixture& fixture) {
    fixture.start();
    fixture.go_on([&] { return !fixture.run().task().fields.empty(); });
    fixture.wait_for([&] { return !fixture.run().task().fields.empty(); });
    QApplication::processEvents();
}

QLabel* problem(WindowFixture& fixture, const char* id) {
    return fixture.find<QLabel>("field_" + QString(id) + "_problem");
}

void picture(WindowFixture& fixture, const QString& name) {
    const QString scale = fixture.window().devicePixelRatioF() > 1.5 ? "-twofold" : "";
    take_picture(fixture, name + scale);
}

}  // namespace

TEST_CASE("What holds for a step is typed by keyboard alone, and Return in the last field confirms it") {
    WindowFixture fixture;
    reach_fields(fixture);
    const int serial = fixture.run().task().serial;
    REQUIRE(QApplication::focusWidget() == fixture.field("slope"));
    fixture.type("0.2");
    fixture.key(Qt::Key_Return);
    REQUIRE(QApplication::focusWidget() == fixture.field("surface"));
    fixture.key(Qt::Key_Down);
    fixture.key(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == fixture.field("friction"));
    fixture.type("0.80 1");  // another unit than the one beside it
    fixture.key(Qt::Key_Tab);
    fixture.type("100");
    fixture.key(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == fixture.field("conditioning_stops"));
    fixture.type("12");
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return fixture.run().task().serial != serial; });
    QApplication::processEvents();
    // The next prompt is that of the attempt: the ambient values.
    CHECK(QApplication::focusWidget() == fixture.field("temperature"));
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto run = (*archive)->run((*archive)->runs(1, 0)->front().id);
    REQUIRE(run);
    const auto& typed = run->step_runs.back().typed;
    CHECK(sequence::typed_text(typed, "slope") == "0.2 %");
    CHECK(sequence::typed_text(typed, "surface") == "asphalt");
    CHECK(sequence::typed_text(typed, "friction") == "0.80 1");
    CHECK(sequence::typed_text(typed, "test_mass") == "100 kg");
    CHECK(sequence::typed_text(typed, "conditioning_stops") == "12");
}

TEST_CASE("What cannot be true is told beside its field, and nothing goes on until it is corrected") {
    WindowFixture fixture;
    reach_fields(fixture);
    const int serial = fixture.run().task().serial;
    fixture.find<QPushButton>("primary")->setFocus();
    fixture.key(Qt::Key_Space);
    QApplication::processEvents();
    CHECK(fixture.run().task().serial == serial);
    CHECK(QApplication::focusWidget() == fixture.field("slope"));
    for (const auto* id : {"slope", "surface", "friction", "test_mass", "conditioning_stops"}) {
        INFO(id);
        CHECK(problem(fixture, id)->isVisible());
        CHECK_FALSE(problem(fixture, id)->text().isEmpty());
    }
    struct Row {
        const char* text;
        const char* words;
    };
    auto* slope = qobject_cast<QLineEdit*>(fixture.field("slope"));
    REQUIRE(slope != nullptr);
    for (const auto& row : {Row{"flat", "A number is needed"}, Row{"11", "between 0 % and 10 %"}, Row{"-1", "between"},
                            Row{"1 m", "A number is needed"}, Row{"0.1", ""}}) {
        INFO(row.text);
        slope->setFocus();
        slope->clear();
        fixture.type(row.text);
        fixture.key(Qt::Key_Tab);
        CHECK(problem(fixture, "slope")->text().contains(row.words));
        CHECK(problem(fixture, "slope")->text().isEmpty() == QString(row.words).isEmpty());
    }
    CHECK(fixture.run().task().serial == serial);
    // A presenter that is asked directly does not go on either.
    fixture.run().confirm({{"slope", "0.1 %"}});
    CHECK(fixture.run().task().serial == serial);
}

TEST_CASE("The fields speak both languages and keep what was typed when the language changes", "[pictures]") {
    for (const auto language : {Language::english, Language::chinese}) {
        const bool chinese = language == Language::chinese;
        WindowFixture fixture(language);
        reach_fields(fixture);
        fixture.type("0.2");
        fixture.find<QPushButton>("primary")->setFocus();
        fixture.key(Qt::Key_Space);
        QApplication::processEvents();
        CHECK(problem(fixture, "surface")->text() == (chinese ? "请选择一项。" : "Choose one."));
        picture(fixture, chinese ? "fields-zh" : "fields-en");
        REQUIRE(use_language(chinese ? Language::english : Language::chinese));
        QApplication::processEvents();
        CHECK(qobject_cast<QLineEdit*>(fixture.field("slope"))->text() == "0.2");
        CHECK(problem(fixture, "surface")->text() == (chinese ? "Choose one." : "请选择一项。"));
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("A time is taken with the stopwatch beside its field, and counts once it is stopped", "[pictured]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"flame-textile"});
    reach_fields(fixture);
    // First the strips are put to rest.
    for (const auto& [id, text] : {std::pair("sample_code", "26-C"), std::pair("room", "C-1"),
                                   std::pair("temperature", "23"), std::pair("humidity", "65")})
        qobject_cast<QLineEdit*>(fixture.field(id))->setText(text);
    fixture.find<QPushButton>("primary")->click();
    const auto burning = [&] {
        return std::ranges::any_of(fixture.run().task().fields, [](const auto& one) { return one.id == "afterflame"; });
    };
    fixture.go_on(burning);
    fixture.wait_for(burning);
    QApplication::processEvents();
    auto* time = qobject_cast<QLineEdit*>(fixture.field("afterflame"));
    REQUIRE(time != nullptr);
    auto* watch = fixture.find<Stopwatch>("stopwatch_afterflame");
    REQUIRE(watch != nullptr);
    // Only a time has one.
    CHECK(fixture.window().findChild<Stopwatch*>("stopwatch_damage") == nullptr);
    // Reached from the field by the keyboard.
    time->setFocus();
    fixture.key(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == watch);
    fixture.key(Qt::Key_Space);
    CHECK(watch->running());
    CHECK(time->isReadOnly());
    const int serial = fixture.run().task().serial;
    fixture.find<QPushButton>("primary")->click();
    QApplication::processEvents();
    CHECK(fixture.run().task().serial == serial);
    CHECK(problem(fixture, "afterflame")->text().contains("Stop the watch"));
    fixture.wait_for([&] { return time->text().toDouble() >= 0.3; });
    watch->setFocus();
    fixture.key(Qt::Key_Space);
    CHECK_FALSE(watch->running());
    CHECK_FALSE(time->isReadOnly());
    CHECK(problem(fixture, "afterflame")->text().isEmpty());
    const QString taken = time->text();
    CHECK(taken.toDouble() >= 0.3);
    picture(fixture, "stopwatch-en");
    QApplication::processEvents();
    CHECK(time->text() == taken);
}

TEST_CASE("A field for a file has the line icon of the house, in the colour of its theme") {
    for (const auto theme : {Theme::light, Theme::dark}) {
        WindowFixture fixture(Language::english, theme, "default", {1280, 720}, {"nameplate"});
        reach_fields(fixture);
        int files = 0;
        for (auto* edit : fixture.window().findChildren<QLineEdit*>())
            for (const auto* action : edit->actions()) {
                if (!edit->objectName().startsWith("field_") || action->shortcut() != QKeySequence(Qt::Key_F2))
                    continue;
                ++files;
                const QImage icon = action->icon().pixmap(16, 16).toImage();
                REQUIRE_FALSE(icon.isNull());
                const auto quiet = fixture.look().palette().shared.quiet;
                int drawn = 0;
                for (int y = 0; y < icon.height(); ++y)
                    for (int x = 0; x < icon.width(); ++x) {
                        const auto at = icon.pixelColor(x, y);
                        if (at.alpha() < 250) continue;
                        ++drawn;
                        CHECK(std::abs(at.red() - quiet.red()) + std::abs(at.green() - quiet.green()) +
                                  std::abs(at.blue() - quiet.blue()) <
                              12);
                    }
                CHECK(drawn > 10);
            }
        CHECK(files > 0);
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("A file that is dropped onto its field becomes the answer") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"nameplate"});
    reach_fields(fixture);
    QLineEdit* photo = nullptr;
    for (auto* edit : fixture.window().findChildren<QLineEdit*>())
        if (edit->objectName() == "field_photo" || edit->objectName() == "field_plate_photo") photo = edit;
    REQUIRE(photo != nullptr);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile("/somewhere/plate of S-001.jpg")});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(photo, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(photo, &drop);
    CHECK(photo->text() == "/somewhere/plate of S-001.jpg");
    // Several at once are no answer.
    data.setUrls({QUrl::fromLocalFile("/a.jpg"), QUrl::fromLocalFile("/b.jpg")});
    QDropEvent several(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(photo, &several);
    CHECK(photo->text().startsWith("/somewhere"));
}

TEST_CASE("A file is chosen by F2 in its field") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"nameplate"});
    reach_fields(fixture);
    auto* photo = qobject_cast<QLineEdit*>(fixture.field("photo"));
    REQUIRE(photo != nullptr);
    fixture.tab_to("field_photo");
    // Whoever thinks better of it keeps what is there.
    fixture.key(Qt::Key_F2);
    CHECK(photo->text().isEmpty());
    fixture.questions.chosen = "/somewhere/plate.jpg";
    fixture.key(Qt::Key_F2);
    CHECK(photo->text() == "/somewhere/plate.jpg");
}

TEST_CASE("What is asked has its picture, and a plot only where something is read") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"nameplate", "vehicle-mass"});
    reach_fields(fixture);
    auto* picture = fixture.find<QWidget>("prompt_picture");
    auto* plot = fixture.find<QWidget>("live_plot");
    CHECK(picture->isVisible());
    CHECK(picture->accessibleName() == fixture.run().task().text);
    CHECK_FALSE(plot->isVisible());
    // Something is drawn: the middle of the picture is not of one colour.
    const QImage drawn = picture->grab().toImage();
    std::set<QRgb> colours;
    for (int x = 0; x < drawn.width(); ++x) colours.insert(drawn.pixel(x, drawn.height() / 2));
    CHECK(colours.size() > 3);
    fixture.go_on([&] { return fixture.run().current_step().first == "vehicle-mass"; });
    fixture.wait_for([&] { return fixture.run().task().kind == Task::Kind::confirm; });
    QApplication::processEvents();
    CHECK(picture->isVisible());
    CHECK_FALSE(plot->isVisible());
    // When the attempt is decided on, what was read is looked at.
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
    fixture.wait_for(Task::Kind::void_or_keep);
    QApplication::processEvents();
    CHECK_FALSE(picture->isVisible());
    CHECK(plot->isVisible());
}
