// SPDX-License-Identifier: GPL-3.0-or-later
// A whole type test, as a technician does it who has a keyboard and a scanner and no hand free for a mouse.
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <set>

#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// Nothing here gives the focus to anything or presses anything but keys.
class Technician {
  public:
    explicit Technician(WindowFixture& fixture) : fixture_(fixture) {}

    void scan_item(const QString& code) {
        // Wherever the focus is: a scanner types fast and ends with Return.
        fixture_.scan(code);
        for (int i = 0; i < 300 && QApplication::focusWidget()->objectName() != "item_made_on"; ++i)
            fixture_.key(Qt::Key_Tab);
        REQUIRE(QApplication::focusWidget()->objectName() == "item_made_on");
        fixture_.type("2025-10-01");
    }
    /// Does what is asked until the run has ended.
    void carry_out() {
        int serial = -1;
        QElapsedTimer same;
        same.start();
        while (fixture_.run().running()) {
            const Task task = fixture_.run().task();
            const bool asked = task.kind != Task::Kind::working && task.kind != Task::Kind::none;
            if (!asked || task.serial == serial) {
                if (same.elapsed() > 30'000) FAIL("nothing goes on after: " << task.text.toStdString());
                QTest::qWait(1);
                continue;
            }
            serial = task.serial;
            same.restart();
            QApplication::processEvents();
            answer(task);
        }
    }

  private:
    static bool takes_text(const QWidget* widget) {
        return qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr;
    }
    void answer(const Task& task) {
        if (task.kind == Task::Kind::retry) {
            fixture_.type("asked to");
            fixture_.key(Qt::Key_Return);
            return;
        }
        // The first field has the focus by itself; Tab goes on from each to the next, and at last to the action.
        for (const auto& wanted : task.fields) {
            const QString name = "field_" + QString::fromStdString(wanted.id);
            INFO(task.text.toStdString());
            INFO(name.toStdString());
            REQUIRE(QApplication::focusWidget() != nullptr);
            REQUIRE(QApplication::focusWidget()->objectName() == name);
            fill_in(wanted, *QApplication::focusWidget());
            fixture_.key(Qt::Key_Tab);
            // A time has its stopwatch behind it.
            if (wanted.kind == standards::Field::Kind::quantity && wanted.quantity == metrology::Kind::duration) {
                REQUIRE(QApplication::focusWidget()->objectName() == "stopwatch_" + name.mid(6));
                fixture_.key(Qt::Key_Tab);
            }
        }
        if (!task.fields.empty()) REQUIRE(QApplication::focusWidget()->objectName() == "primary");
        for (const auto* name : {"primary", "stop_safely", "stop_abandon", "stop_emergency"}) in_sight(name);
        if (!fixture_.run().run().results.empty()) in_sight("banner_sentence");
        fixture_.key(Qt::Key_Space);
    }
    /// Nobody scrolls with gloves on.
    void in_sight(const QString& name) {
        const auto* widget = fixture_.find<QWidget>(name);
        INFO(name.toStdString() << ": " << fixture_.run().task().text.toStdString());
        CHECK(widget->visibleRegion().boundingRect() == widget->rect());
    }
    void fill_in(const standards::Field& wanted, QWidget& control) {
        if (wanted.example.empty() && !wanted.required) return;
        if (wanted.is_file()) return fixture_.type(fixture_.specimen(wanted));
        if (auto* choice = qobject_cast<QComboBox*>(&control)) {
            for (int i = 0; i < choice->count() && choice->currentData() != QString::fromStdString(wanted.example); ++i)
                fixture_.key(Qt::Key_Down);
        } else if (qobject_cast<QCheckBox*>(&control) != nullptr) {
            fixture_.key(Qt::Key_Space);
        } else {
            // The unit of a quantity stands beside its field.
            const auto example = QString::fromStdString(wanted.example);
            fixture_.type(wanted.kind == standards::Field::Kind::quantity ? example.section(' ', 0, 0) : example);
        }
    }

    WindowFixture& fixture_;
};

}  // namespace

TEST_CASE("A whole type test is carried out by keyboard and scanner alone, inspections and all", "[whole]") {
    const auto procedures = WindowFixture::whole_standard();
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, procedures);
    Technician technician(fixture);
    technician.scan_item("S-2025-0117");
    CHECK(fixture.find<QLineEdit>("item_id")->text() == "S-2025-0117");
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.run().running(); });
    technician.carry_out();
    fixture.wait_for(Task::Kind::ended);

    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto runs = (*archive)->runs(10, 0);
    REQUIRE(runs);
    REQUIRE(runs->size() == 1);
    const auto run = (*archive)->run(runs->front().id);
    REQUIRE(run);
    CHECK(run->lifecycle == sequence::Lifecycle::completed);
    CHECK(run->item.id == "S-2025-0117");
    // Every procedure that applies has its result, and inspections are among them.
    std::set<std::string> judged;
    for (const auto& result : run->results) judged.insert(result.procedure);
    CHECK(judged.size() == procedures.size());
    CHECK(judged.contains("nameplate"));
    CHECK(judged.contains("braking"));
    int photos = 0;
    for (const auto& attempt : run->step_runs)
        for (const auto& typed : attempt.typed) photos += typed.attachment ? 1 : 0;
    CHECK(photos > 10);
    // All steps done says the same in words and in figures.
    const auto [done, all] = fixture.run().steps().progress();
    CHECK(done == all);
    INFO(fixture.label("banner_sentence").toStdString());
    CHECK(fixture.label("banner_headline") == "PASS");
    CHECK(fixture.label("banner_sentence").startsWith(QString("%1 procedures: ").arg(run->results.size())));
    CHECK(fixture.label("banner_sentence").count('\n') < 3);
    QApplication::processEvents();
    const auto* headline = fixture.find<QLabel>("banner_headline");
    CHECK(headline->visibleRegion().boundingRect() == headline->rect());
    for (const auto& result : run->results) {
        INFO(result.procedure);
        CHECK(result.verdict != conformity::Verdict::not_evaluated);
    }
}
