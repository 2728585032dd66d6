// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>

#include "app/desktop/look/look.h"
#include "app/desktop/view/bench/bench_page.h"
#include "app/desktop/view/frame/main_window.h"
#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/planning/specimen_log.h"
#include "app/planning/specimen_picture.h"
#include "app/words/language.h"
#include "core/base/clock.h"
#include "tests/support/cheap_hasher.h"

namespace Catch {
template <>
struct StringMaker<QString> {
    static std::string convert(const QString& text) { return '"' + text.toStdString() + '"'; }
};
}  // namespace Catch

namespace velocert::app::test {

/// Answers given beforehand, and what was asked.
class PreparedQuestions final : public Questions {
  public:
    bool stop_and_close() override {
        ++asked_to_close;
        return close;
    }
    std::optional<QString> folder(const QString&, const QString&) override { return chosen; }
    std::optional<QString> file_to_write(const QString&, const QString&) override { return chosen; }
    std::optional<QString> file_to_read(const QString&, const QString&) override { return chosen; }
    void tell(const QString& title, const QString&) override { told << title; }
    void open(const QString& path) override { opened << path; }

    bool close = true;
    int asked_to_close = 0;
    std::optional<QString> chosen;
    QStringList told;
    QStringList opened;
};

/// A computer whose lid the test closes. Any thread.
class Lid final : public base::SleepClock {
  public:
    [[nodiscard]] std::chrono::nanoseconds slept() const override { return std::chrono::nanoseconds(ns_.load()); }
    void close(std::chrono::nanoseconds time) { ns_ += time.count(); }

  private:
    std::atomic<std::int64_t> ns_{0};
};

/// The real window on the virtual bench as fast as it goes, with an archive of its own.
class WindowFixture {
  public:
    explicit WindowFixture(Language language = Language::english, Theme theme = Theme::light,
                           const std::string& scenario = "default", QSize size = {1280, 720},
                           const std::vector<std::string>& procedures = measured_alone(), int guard_ms = 0)
        : workplace_(laboratory_workplace(clock_, 0, lid).value()), look_(theme) {
        REQUIRE(use_language(language));
        look_.apply();
        offer(procedures);
        archive_ = std::make_unique<ArchiveInUse>(*workplace_.archives, clock_);
        seat_ = std::make_unique<Seat>(*archive_, hasher_);
        window_ =
            std::make_unique<MainWindow>(Desk{workplace_, *archive_, *seat_, look_, questions}, workspaces(guard_ms));
        StationEntry station = prepare().station();
        station.scenario = scenario;
        station.archive_folder = archive();
        station.operator_name = "T-03";
        prepare().set_station(std::move(station));
        window().resize(size);
        window().show();
        window().activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(window_.get()));
        QApplication::processEvents();
    }

    /// The eight procedures that rest on instruments alone. The inspections ask for hundreds of answers and photos,
    /// which would make a job of each test; they have tests of their own.
    [[nodiscard]] static std::vector<std::string> measured_alone() {
        return {"vehicle-mass", "braking",          "plastics-share", "maximum-speed",
                "cut-off",      "low-speed-torque", "back-emf",       "inductance-difference"};
    }

    /// All procedures of the newest edition, as the program offers them.
    [[nodiscard]] static std::vector<std::string> whole_standard() {
        const base::SystemClock clock;
        const auto place = laboratory_workplace(clock, 0).value();
        std::vector<std::string> out;
        for (const auto& procedure : place.editions.back().plain.procedures) out.push_back(procedure.id);
        return out;
    }

    [[nodiscard]] MainWindow& window() { return *window_; }
    [[nodiscard]] BenchPage& bench() { return *window_->page<BenchPage>(); }
    [[nodiscard]] PreparePresenter& prepare() { return bench().prepare(); }
    [[nodiscard]] RunPresenter& run() { return bench().run(); }
    [[nodiscard]] Workplace& workplace() { return workplace_; }
    [[nodiscard]] const base::Clock& clock() const { return clock_; }
    [[nodiscard]] const laboratory::PasswordHasher& hasher() const { return hasher_; }
    [[nodiscard]] Seat& seat() { return *seat_; }
    [[nodiscard]] ArchiveInUse& archive_in_use() { return *archive_; }
    [[nodiscard]] Look& look() { return look_; }
    [[nodiscard]] std::string archive() const {
        return elsewhere_.empty() ? folder_.filePath("archive").toStdString() : elsewhere_;
    }
    /// An archive that outlives the window: another one comes back to it.
    void use_archive(const QString& folder) {
        elsewhere_ = folder.toStdString();
        StationEntry station = prepare().station();
        station.archive_folder = elsewhere_;
        prepare().set_station(std::move(station));
    }
    void close() { window_.reset(); }

    /// A key to whatever has the focus, as a person presses it.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : window_.get(), key, modifiers);
    }
    void type(const QString& text) {
        QWidget* focus = QApplication::focusWidget();
        REQUIRE(focus != nullptr);
        QTest::keyClicks(focus, text);
    }
    /// Keys as a keyboard sends them, that long apart: to the window, and with the time of their arrival.
    void keyboard(const QString& text, int gap_ms, const std::vector<Qt::Key>& then = {}) {
        QWindow* to = QGuiApplication::focusWindow();
        REQUIRE(to != nullptr);
        // Some while after whatever came before.
        arrival_ms() += 5000;
        const auto press = [&](int key, const QString& written) {
            for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::NoModifier, written);
                event.setTimestamp(arrival_ms() + (type == QEvent::KeyRelease ? 1 : 0));
                QCoreApplication::sendEvent(to, &event);
            }
            arrival_ms() += static_cast<std::uint64_t>(gap_ms);
        };
        for (const QChar letter : text) press(letter.toUpper().unicode(), letter);
        for (const auto key : then) press(key, key == Qt::Key_Tab ? QString("\t") : QString("\r"));
    }
    /// A bar code, wherever the focus is.
    void scan(const QString& code, int gap_ms = 3) { keyboard(code, gap_ms, {Qt::Key_Return}); }
    /// Tab until that control has the focus.
    void tab_to(const QString& name) {
        for (int i = 0; i < 60; ++i) {
            if (const auto* focus = QApplication::focusWidget(); focus != nullptr && focus->objectName() == name)
                return;
            key(Qt::Key_Tab);
        }
        FAIL("Tab never reaches " << name.toStdString());
    }
    /// A widget or a command of that name.
    template <typename Widget>
    [[nodiscard]] Widget* find(const QString& name) {
        auto* found = window_->findChild<Widget*>(name);
        REQUIRE(found != nullptr);
        return found;
    }
    [[nodiscard]] QString label(const QString& name) { return find<QLabel>(name)->text(); }

    /// Lets the window live until that holds; a minute is the end of patience, not a measure.
    void wait_for(const std::function<bool()>& holds) { REQUIRE(QTest::qWaitFor(holds, 60'000)); }
    void wait_for(Task::Kind kind) {
        wait_for([&] { return run().task().kind == kind; });
    }

    void enter_item() {
        tab_to("item_id");
        type("S-2025-0117");
        tab_to("item_made_on");
        type("2025-10-01");
    }
    void start() {
        enter_item();
        key(Qt::Key_Return, Qt::ControlModifier);
        wait_for([&] { return run().running(); });
    }
    /// The control of a field that is asked for.
    [[nodiscard]] QWidget* field(const std::string& id) { return find<QWidget>("field_" + QString::fromStdString(id)); }
    /// Types what is usual into every field of the task, by keyboard, and leaves the focus on the primary action.
    void type_usual_values(const Task& task) {
        QApplication::processEvents();
        for (const auto& wanted : task.fields) {
            if (wanted.example.empty() && !wanted.required) continue;
            auto* control = field(wanted.id);
            control->setFocus();
            if (wanted.is_file()) {
                type(specimen(wanted));
                continue;
            }
            if (auto* choice = qobject_cast<QComboBox*>(control)) {
                for (int i = 0; i < choice->count() && choice->currentData() != QString::fromStdString(wanted.example);
                     ++i)
                    key(Qt::Key_Down);
            } else if (qobject_cast<QCheckBox*>(control) != nullptr) {
                key(Qt::Key_Space);
            } else {
                // The number alone: its unit stands beside it.
                type(QString::fromStdString(wanted.example).section(' ', 0, 0));
            }
        }
        if (!task.fields.empty()) find<QPushButton>("primary")->setFocus();
    }
    /// Does what is asked, by keyboard, until the run has ended or `until` holds.
    void go_on(const std::function<bool()>& until = [] { return false; }) {
        int serial = -1;
        QElapsedTimer same;
        while (run().running() && !until()) {
            const Task task = run().task();
            if (task.kind == Task::Kind::working || task.kind == Task::Kind::none || task.serial == serial) {
                if (same.isValid() && same.elapsed() > 10'000) {
                    std::string fields;
                    for (const auto& one : task.fields)
                        fields += one.id + ": " +
                                  label("field_" + QString::fromStdString(one.id) + "_problem").toStdString() + "; ";
                    FAIL("nothing goes on after: " + task.text.toStdString() + " | " + fields);
                }
                QTest::qWait(1);
                continue;
            }
            serial = task.serial;
            same.restart();
            if (task.kind == Task::Kind::retry) {
                type("asked to");
                key(Qt::Key_Return);
            } else {
                type_usual_values(task);
                key(Qt::Key_Space);
            }
        }
    }

    /// The path of a file that stands in for what is asked for; each time another one, as no photo serves twice.
    [[nodiscard]] QString specimen(const standards::Field& wanted) {
        const std::string count = std::to_string(++specimens_);
        const auto file = wanted.id == "log" ? specimen_log() : specimen_file("window " + count, {}, wanted.id);
        const QString path = folder_.filePath(QString::fromStdString(count + '-' + file.name));
        QFile out(path);
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(reinterpret_cast<const char*>(file.bytes.data()), static_cast<qint64>(file.bytes.size()));
        return path;
    }

    PreparedQuestions questions;
    Lid lid;

  private:
    static std::uint64_t& arrival_ms() {
        static std::uint64_t now = 1;
        return now;
    }
    void offer(const std::vector<std::string>& procedures) {
        const auto left_out = [&](const standards::Procedure& one) {
            return std::ranges::find(procedures, one.id) == procedures.end();
        };
        for (auto& pair : workplace_.editions) {
            std::erase_if(pair.plain.procedures, left_out);
            if (pair.demonstration) std::erase_if(pair.demonstration->procedures, left_out);
        }
    }

    QTemporaryDir folder_;
    int specimens_ = 0;
    std::string elsewhere_;
    base::SystemClock clock_;
    Workplace workplace_;
    Look look_;
    tests::CheapHasher hasher_;
    std::unique_ptr<ArchiveInUse> archive_;
    std::unique_ptr<Seat> seat_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace velocert::app::test
