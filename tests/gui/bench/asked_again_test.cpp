// SPDX-License-Identifier: GPL-3.0-or-later
// What was answered wrongly is named and can be corrected, and costs no more attempts than it has to.
#include <catch2/catch.hpp>

#include <QLineEdit>

#include "tests/gui/looks/faint_texts.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

void write(const QString& path, const QByteArray& bytes) {
    QFile out(path);
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

bool asks_for_a_photo(const Task& task) {
    return std::ranges::any_of(task.fields,
                               [](const auto& field) { return field.kind == standards::Field::Kind::photo; });
}

}  // namespace

TEST_CASE("A common value outside its condition is named with its bound, and asked again before the next attempt",
          "[run]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"braking"});
    fixture.start();
    const auto asks = [&] {
        return std::ranges::any_of(fixture.run().task().fields,
                                   [](const auto& field) { return field.id == "test_mass"; });
    };
    fixture.go_on(asks);
    fixture.wait_for([&] { return asks(); });
    fixture.type_usual_values(fixture.run().task());
    auto* mass = qobject_cast<QLineEdit*>(fixture.field("test_mass"));
    REQUIRE(mass != nullptr);
    mass->setText("130");
    fixture.key(Qt::Key_Space);
    fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
    fixture.wait_for(Task::Kind::retry);
    const QString cause = fixture.run().task().note;
    CHECK(cause.contains("Mass of vehicle, rider and gear: 130 kg"));
    CHECK(cause.contains("100 kg"));
    CHECK(cause.contains(" ± 1 %"));
    CHECK_FALSE(cause.contains("was not confirmed"));
    save_picture(fixture.window(), "condition-named");
    fixture.type("the mass was mistyped");
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return fixture.run().task().kind == Task::Kind::confirm && asks(); });
    QApplication::processEvents();
    CHECK(fixture.run().task().note.contains("Asked again"));
    CHECK(fixture.run().task().note.contains("130 kg"));
    mass = qobject_cast<QLineEdit*>(fixture.field("test_mass"));
    CHECK(mass->text().isEmpty());
    // What was right does not have to be typed again.
    CHECK(qobject_cast<QLineEdit*>(fixture.field("friction"))->text() == "80");
    save_picture(fixture.window(), "asked-again");
    mass->setFocus();
    fixture.type("100");
    fixture.key(Qt::Key_Return);
    fixture.go_on([&] { return fixture.run().run().step_runs.size() == 2; });
    fixture.wait_for([&] { return fixture.run().run().step_runs.size() == 2; });
    const auto& attempts = fixture.run().run().step_runs;
    CHECK_FALSE(attempts[0].result.valid);
    CHECK(attempts[1].result.valid);
    CHECK(sequence::typed_text(attempts[1].typed, "test_mass") == "100 kg");
    CHECK(sequence::typed_text(attempts[1].typed, "friction") == sequence::typed_text(attempts[0].typed, "friction"));
}

TEST_CASE("A path that names no photo is told at its field, and spends neither the attempt nor the other answers",
          "[run]") {
    const QTemporaryDir folder;
    write(folder.filePath("notes.txt"), "not a picture\n");
    write(folder.filePath("empty.jpg"), {});
    write(folder.filePath("torn.jpg"), QByteArray("\xFF\xD8\xFF\xE0 half", 9));
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"nameplate"});
    fixture.start();
    const auto asks = [&] { return asks_for_a_photo(fixture.run().task()); };
    fixture.go_on(asks);
    fixture.wait_for([&] { return asks(); });
    const Task task = fixture.run().task();
    fixture.type_usual_values(task);
    const auto photo = std::ranges::find(task.fields, standards::Field::Kind::photo, &standards::Field::kind);
    auto* edit = qobject_cast<QLineEdit*>(fixture.field(photo->id));
    REQUIRE(edit != nullptr);
    const QString good = edit->text();
    const QString problem = edit->objectName() + "_problem";
    const auto done = fixture.run().run().step_runs.size();
    struct Row {
        QString path;
        const char* words;
    };
    for (const auto& row : {Row{folder.filePath("no such.jpg"), "There is no file "},
                            Row{folder.path(), "is a folder, is empty or has more than 64 MiB."},
                            Row{folder.filePath("empty.jpg"), "is a folder, is empty or has more than 64 MiB."},
                            Row{folder.filePath("notes.txt"), "is no whole photo"},
                            Row{folder.filePath("torn.jpg"), "is no whole photo"}}) {
        INFO(row.words);
        edit->setFocus();
        edit->setText(row.path);
        fixture.key(Qt::Key_Return);
        QTest::qWait(50);
        CHECK(fixture.run().task().serial == task.serial);
        CHECK(fixture.run().run().step_runs.size() == done);
        CHECK(fixture.label(problem).contains(row.words));
        CHECK(fixture.label(problem).contains(row.path));
        CHECK(QApplication::focusWidget() == edit);
    }
    save_picture(fixture.window(), "no-such-photo");
    edit->setText(good);
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return fixture.run().task().serial != task.serial; });
    fixture.go_on([&] { return fixture.run().run().step_runs.size() > done; });
    fixture.wait_for([&] { return fixture.run().run().step_runs.size() > done; });
    CHECK(fixture.run().run().step_runs.back().number == 1);
    CHECK(fixture.run().run().step_runs.back().outcome == conformity::Outcome::completed);
}
