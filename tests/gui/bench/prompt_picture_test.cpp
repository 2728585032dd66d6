// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is to do stands there as a picture too: which procedures have one, and how it stands in the window.
#include <QDir>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <set>

#include "app/desktop/view/bench/prompt_picture.h"
#include "core/standards/drawing.h"
#include "core/standards/pictures.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// What is done at a desk, with papers, records and certificates, and what is burnt by a method that the pack leaves to
/// another standard: there is nothing to be shown.
const std::set<std::string> without_picture{"battery-system",
                                            "dates",
                                            "lithium-pack",
                                            "manual",
                                            "messages",
                                            "product-certificate",
                                            "flame-cushion",
                                            "flame-leather",
                                            "product-consistency",
                                            "quality-control",
                                            "fire",
                                            "production-capability",
                                            "quality-general",
                                            "testing-capability",
                                            "parameter-settings"};

const standards::Action* prompt_of(const standards::Action& action) {
    return action.kind == standards::Action::Kind::prompt ? &action : nullptr;
}

bool has_picture(const standards::Procedure& procedure) {
    for (const auto& step : procedure.steps)
        for (const auto& action : step.actions)
            if (const auto* prompt = prompt_of(action); prompt != nullptr && !prompt->picture.empty()) return true;
    return false;
}

std::vector<EditionPair> editions() {
    const base::SystemClock clock;
    return laboratory_workplace(clock, 0).value().editions;
}

/// The words of a drawing.
QStringList written_in(const std::string& picture) {
    QFile file(":/velocert/pictures/" + QString::fromStdString(picture));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QStringList out;
    static const QRegularExpression text("<text[^>]*>([^<]*)</text>");
    for (auto found = text.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();)
        out << found.next().captured(1);
    return out;
}

}  // namespace

TEST_CASE("Every procedure in which hands are laid on the vehicle or on an instrument has a picture", "[picture]") {
    for (const auto& pair : editions())
        for (const auto& procedure : pair.plain.procedures) {
            INFO(pair.plain.id << " " << procedure.id);
            CHECK((has_picture(procedure) || without_picture.contains(procedure.id)));
            // Whoever measures is shown how.
            if (!procedure.roles.empty()) CHECK(has_picture(procedure));
        }
}

TEST_CASE("Every drawing of the program is one that a laboratory's pack could bring", "[picture]") {
    int drawings = 0;
    for (const auto& name : QDir(":/velocert/pictures").entryList({"*.svg"}, QDir::Files)) {
        QFile file(":/velocert/pictures/" + name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto fine = standards::check_drawing(name.toStdString(), file.readAll().toStdString());
        INFO((fine ? name.toStdString() : fine.error().text()));
        CHECK(fine);
        CHECK(standards::check_picture_name(name.toStdString(), {}));
        ++drawings;
    }
    CHECK(drawings > 50);
}

TEST_CASE("A figure in a picture is one of those that the prompt asks for", "[picture]") {
    static const QRegularExpression figure("^[0-9.]+ [^0-9]+$");
    int figures = 0;
    for (const auto& pair : editions())
        for (const auto& procedure : pair.plain.procedures)
            for (const auto& step : procedure.steps)
                for (const auto& action : step.actions) {
                    const auto* prompt = prompt_of(action);
                    if (prompt == nullptr || prompt->picture.empty()) continue;
                    for (const auto& written : written_in(prompt->picture)) {
                        if (!figure.match(written).hasMatch()) continue;
                        ++figures;
                        INFO(prompt->picture << ": " << written.toStdString());
                        CHECK(QString::fromStdString(prompt->text.en).contains(written));
                    }
                }
    CHECK(figures >= 8);
}

TEST_CASE("A picture stands beside the fields of its prompt, and can be read at 1280 by 720", "[picture]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"nameplate"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QTest::qWait(30);
    auto* picture = fixture.find<PromptPicture>("prompt_picture");
    auto* fields = fixture.find<QWidget>("prompt_fields");
    REQUIRE(picture->isVisible());
    const QRect shown(picture->mapTo(&fixture.window(), QPoint()), picture->size());
    const QRect asked(fields->mapTo(&fixture.window(), QPoint()), fields->size());
    CHECK(shown.width() >= 220);
    CHECK(shown.height() >= 130);
    CHECK(asked.right() < shown.left());
    CHECK(asked.width() >= 220);
    check_nothing_cut(fixture.window());
}

TEST_CASE("Fields that would scroll beside their picture have the middle, and the picture stands with the attempts",
          "[picture][pictured]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"braking"});
        fixture.start();
        fixture.go_on([&] {
            const auto task = fixture.run().task();
            return fixture.run().current_step().second == "wet.both" && !task.picture.isEmpty() &&
                   task.fields.size() > 5;
        });
        QTest::qWait(150);
        const auto* picture = fixture.find<PromptPicture>("prompt_picture");
        const auto* fields = fixture.find<QScrollArea>("prompt_fields");
        REQUIRE(picture->isVisible());
        CHECK(fields->verticalScrollBar()->maximum() == 0);
        CHECK(picture->width() >= 220);
        const auto left = [&](const QWidget* part) { return part->mapTo(&fixture.window(), QPoint()).x(); };
        CHECK(left(picture) >= left(fixture.find<QWidget>("attempts")));
        // The fields follow what they are asked for; what is left stands below them.
        const auto* asked = fixture.find<QLabel>("task_note");
        REQUIRE(asked->isVisible());
        const int end = asked->mapTo(&fixture.window(), QPoint(0, asked->height())).y();
        CHECK(fields->mapTo(&fixture.window(), QPoint()).y() - end <= 6 * grid);
        take_picture(fixture, QString("wet-%1").arg(language == Language::english ? "en" : "zh"));
        // With more room it stands beside them again.
        fixture.window().resize(1920, 1080);
        QTest::qWait(150);
        CHECK(left(picture) < left(fixture.find<QWidget>("attempts")));
        CHECK(fields->verticalScrollBar()->maximum() == 0);
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("A picture without fields takes the middle of the Bench", "[picture]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QTest::qWait(30);
    auto* picture = fixture.find<PromptPicture>("prompt_picture");
    CHECK(picture->name() == "platform-empty.svg");
    CHECK(picture->width() > 500);
    CHECK(picture->height() > 220);
}

TEST_CASE("Pictures of a drawing in large hold all their text", "[picture][pictures]") {
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            WindowFixture fixture(language, theme, "default", {1280, 720}, {"vehicle-mass"});
            fixture.start();
            fixture.wait_for(Task::Kind::confirm);
            QTest::qWait(30);
            fixture.key(Qt::Key_F6);
            auto* large = fixture.find<QWidget>("large_picture");
            REQUIRE(large->isVisible());
            save_picture(*large, "picture-large-" + picture_name(language, theme, qApp->devicePixelRatio()));
            fixture.key(Qt::Key_F7);
            fixture.wait_for(Task::Kind::ended);
        }
}

TEST_CASE("F6 and a click show the picture in large, the keyboard still answers, and the next question is small",
          "[picture]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QTest::qWait(30);
    auto* large = fixture.find<QWidget>("large_picture");
    auto* picture = fixture.find<PromptPicture>("prompt_picture");
    CHECK_FALSE(large->isVisible());
    fixture.key(Qt::Key_F6);
    REQUIRE(large->isVisible());
    CHECK(fixture.find<QWidget>("large_picture_drawing")->height() > 1.3 * picture->height());
    CHECK(fixture.label("large_picture_asked") == fixture.run().task().text);
    check_nothing_cut(fixture.window());
    // The stops stay in sight.
    const QRect over(large->mapTo(&fixture.window(), QPoint()), large->size());
    for (const char* stop : {"stop_safely", "stop_abandon", "stop_emergency"}) {
        auto* button = fixture.find<QWidget>(stop);
        CHECK_FALSE(over.intersects(QRect(button->mapTo(&fixture.window(), QPoint()), button->size())));
    }
    fixture.key(Qt::Key_F6);
    CHECK_FALSE(large->isVisible());
    QTest::mouseClick(picture, Qt::LeftButton);
    CHECK(large->isVisible());
    QTest::mouseClick(fixture.find<QWidget>("large_picture_drawing"), Qt::LeftButton);
    CHECK_FALSE(large->isVisible());
    fixture.key(Qt::Key_F6);
    const int serial = fixture.run().task().serial;
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().task().serial != serial; });
    CHECK_FALSE(large->isVisible());
    // Where there is no picture the key does nothing.
    fixture.wait_for([&] { return fixture.run().task().kind == Task::Kind::confirm; });
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    fixture.key(Qt::Key_F6);
    CHECK_FALSE(large->isVisible());
}
