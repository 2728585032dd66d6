// SPDX-License-Identifier: GPL-3.0-or-later
// The Archive through the real window: find, open as it was, move the moment, recompute, verify, draw, read the trail.
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>

#include "app/desktop/view/archive/archive_page.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// A window whose archive holds one stopped run with a few attempts, in front of its Archive.
class ArchiveFixture : public WindowFixture {
  public:
    explicit ArchiveFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme) {
        start();
        go_on([&] { return run().run().step_runs.size() >= 2; });
        key(Qt::Key_F7);
        wait_for(Task::Kind::ended);
        window().go_to("archive");
        QApplication::processEvents();
    }
    [[nodiscard]] ArchivePage& page() { return *window().page<ArchivePage>(); }
    [[nodiscard]] std::string folder_digest() {
        QStringList out;
        QDir dir(QString::fromStdString(archive()));
        QFile index(dir.filePath("index.sqlite"));
        REQUIRE(index.open(QIODevice::ReadOnly));
        return base::Digest::of(index.readAll().toStdString()).text();
    }
    void open_first() {
        auto* search = find<QLineEdit>("archive_search");
        search->setFocus();
        key(Qt::Key_Return);
        REQUIRE(QTest::qWaitFor([&] { return page().past_run().timeline() || page().past_run().error(); }, 20'000));
        if (page().past_run().error()) FAIL(page().past_run().error()->text());
    }
};

}  // namespace

TEST_CASE("A run is found as one types, by code, verdict and day, and Enter opens it", "[archive]") {
    ArchiveFixture fixture;
    auto* runs = fixture.find<QTableView>("archive_runs");
    CHECK(runs->model()->rowCount() == 1);
    auto* search = fixture.find<QLineEdit>("archive_search");
    search->setFocus();
    fixture.type("s-2025");
    CHECK(runs->model()->rowCount() == 1);
    CHECK(fixture.page().search().last_ms() < 100);
    fixture.type(" pass");
    CHECK(runs->model()->rowCount() == 0);
    CHECK(fixture.label("archive_empty") == "No run is like that");
    search->clear();
    fixture.type("@T-03");
    CHECK(runs->model()->rowCount() == 1);
    CHECK(fixture.label("archive_note").contains("by: T-03"));
    fixture.open_first();
    CHECK(fixture.label("run_title").contains("S-2025-0117"));
    CHECK(fixture.page().band() == BandCause::past_run);
}

TEST_CASE("The band says of a past run of a training archive that it is a specimen, wherever one looks", "[archive]") {
    for (const Language language : {Language::english, Language::chinese}) {
        ArchiveFixture fixture(language);
        const auto* band = fixture.window().findChild<SimulatedBand*>();
        REQUIRE(band != nullptr);
        const QString training = language == Language::english ? "TRAINING" : QString::fromUtf8("培训");
        const QString past = language == Language::english ? "PAST RUN" : QString::fromUtf8("历史记录");
        const auto check = [&](bool of_past) {
            CHECK(band->isVisible());
            CHECK(band->text().contains(training));
            CHECK(band->text().contains(past) == of_past);
            CHECK(band->accessibleName() == band->text());
        };
        check(false);
        fixture.open_first();
        check(true);
        fixture.find<QPushButton>("run_compare")->click();
        fixture.open_first();
        fixture.wait_for([&] { return fixture.find<QTableView>("compare_lines")->isVisible(); });
        check(true);
        fixture.find<QPushButton>("archive_trail")->click();
        check(false);
        for (const char* room : {"review", "setup"}) {
            fixture.window().go_to(room);
            QApplication::processEvents();
            check(false);
        }
        // What is simulated says so, and by that that it is none.
        fixture.window().go_to("bench");
        QApplication::processEvents();
        CHECK(band->isVisible());
        CHECK(band->text().contains(language == Language::english ? "SIMULATED INPUT" : QString::fromUtf8("模拟")));
    }
}

TEST_CASE("The moment moves plot, prompt and bytes together", "[archive]") {
    ArchiveFixture fixture;
    fixture.open_first();
    auto& run = fixture.page().past_run();
    REQUIRE(run.shown_capture() != nullptr);
    const auto& chunks = run.shown_capture()->chunks;
    REQUIRE(chunks.size() > 3);
    auto* bytes = fixture.find<QTableView>("run_bytes");
    CHECK(bytes->model()->rowCount() == static_cast<int>(chunks.size()));
    auto* slider = fixture.find<QSlider>("run_moment");
    slider->setFocus();
    fixture.key(Qt::Key_End);
    CHECK(bytes->currentIndex().row() == static_cast<int>(chunks.size()) - 1);
    CHECK(run.moment() == Approx(run.timeline()->length_s));
    CHECK_FALSE(fixture.label("run_prompt").isEmpty());
    CHECK(fixture.label("run_values").contains("Mass"));
    fixture.key(Qt::Key_Home);
    CHECK(bytes->currentIndex().row() <= 1);
    // The other way round: a row of the bytes moves the rest.
    const auto index = bytes->model()->index(2, 0);
    QTest::mouseClick(bytes->viewport(), Qt::LeftButton, {}, bytes->visualRect(index).center());
    CHECK(run.moment() == Approx(chunks[2].at_s));
    CHECK(slider->value() == Approx(chunks[2].at_s / run.timeline()->length_s * slider->maximum()).margin(1));
}

TEST_CASE("Verify, recompute and draw change nothing and say what they found", "[archive]") {
    ArchiveFixture fixture;
    const auto before = fixture.folder_digest();
    fixture.page().work().verify();
    fixture.wait_for([&] { return !fixture.page().work().work().running(); });
    CHECK(fixture.page().work().result()->sign == Sign::pass);
    CHECK(fixture.label("work_sentence").startsWith("The archive holds"));
    fixture.open_first();
    fixture.key(Qt::Key_R, Qt::ControlModifier);
    fixture.wait_for([&] { return !fixture.page().work().work().running(); });
    CHECK(fixture.label("work_sentence").contains("every digit is the same"));
    fixture.find<QPushButton>("archive_check")->click();
    auto* seed = fixture.find<QLineEdit>("draw_seed");
    seed->setFocus();
    fixture.type("2026-11-26");
    fixture.find<QSpinBox>("draw_count")->setValue(1);
    fixture.find<QPushButton>("draw_now")->click();
    fixture.wait_for([&] { return fixture.page().work().drawn().has_value(); });
    CHECK(fixture.find<QListWidget>("drawn_runs")->count() == 1);
    CHECK(fixture.label("drawn_text").contains("2026-11-26"));
    CHECK(fixture.folder_digest() == before);
    // More than there are: said, and nothing drawn.
    fixture.find<QSpinBox>("draw_count")->setValue(2);
    fixture.find<QPushButton>("draw_now")->click();
    fixture.wait_for([&] { return !fixture.page().work().work().running(); });
    CHECK(fixture.page().work().result()->sign == Sign::broken);
    CHECK_FALSE(fixture.page().work().drawn());
}

TEST_CASE("Verify in the Archive goes on record, and what stands at the top of the window follows", "[archive]") {
    ArchiveFixture fixture;
    constexpr std::string_view types[] = {"verification/1"};
    const auto recorded = [&] { return fixture.archive_in_use().read().value()->ledger_entries(types).value(); };
    const auto before = recorded().size();
    fixture.find<QPushButton>("archive_check")->click();
    QTest::mouseClick(fixture.find<QPushButton>("archive_verify"), Qt::LeftButton);
    fixture.wait_for([&] { return fixture.page().work().result().has_value(); });
    CHECK(fixture.page().work().result()->sign == Sign::pass);
    CHECK(fixture.page().work().result()->sentence.startsWith("The archive holds"));
    const auto after = recorded();
    REQUIRE(after.size() == before + 1);
    CHECK(*after.back().record.find("by")->find("name")->string() == "T-03");
    CHECK(after.back().time.size() >= 19);
    const auto pill_says = [&] {
        for (const auto* part : fixture.window().findChildren<QWidget*>())
            if (part->accessibleName().startsWith("Archive: ")) return part->accessibleName();
        return QString();
    };
    fixture.wait_for([&] { return pill_says().startsWith("Archive: verified"); });
    // The trail tells it with its second: what happened within a minute keeps its order in sight.
    fixture.find<QPushButton>("archive_trail")->click();
    auto* entries = fixture.find<QTableView>("trail_entries");
    fixture.wait_for([&] { return !fixture.page().trail().searching() && entries->model()->rowCount() > 3; });
    bool told = false;
    for (int row = 0; row < entries->model()->rowCount(); ++row) {
        const auto cell = [&](int column) { return entries->model()->index(row, column).data().toString(); };
        CHECK(cell(TrailModel::time).count(':') == 2);
        told = told || cell(TrailModel::sentence).startsWith("The archive was verified");
    }
    CHECK(told);
}

TEST_CASE("The trail reads as sentences and is narrowed by object and day", "[archive]") {
    ArchiveFixture fixture;
    fixture.find<QPushButton>("archive_trail")->click();
    auto* entries = fixture.find<QTableView>("trail_entries");
    fixture.wait_for([&] { return !fixture.page().trail().searching() && entries->model()->rowCount() > 3; });
    const int all = entries->model()->rowCount();
    fixture.find<QLineEdit>("trail_object")->setText("S-2025-0117");
    fixture.wait_for([&] { return !fixture.page().trail().searching() && entries->model()->rowCount() < all; });
    REQUIRE(entries->model()->rowCount() == 1);
    CHECK(entries->model()->index(0, TrailModel::sentence).data().toString().contains("S-2025-0117"));
    fixture.find<QLineEdit>("trail_from")->setText("2026-99");
    fixture.wait_for([&] { return fixture.find<QLabel>("trail_problem")->isVisible(); });
}

TEST_CASE("The entries asked for are saved as PDF, and that is on record", "[archive]") {
    ArchiveFixture fixture;
    fixture.find<QPushButton>("archive_trail")->click();
    auto* entries = fixture.find<QTableView>("trail_entries");
    fixture.wait_for([&] { return !fixture.page().trail().searching() && entries->model()->rowCount() > 3; });
    const int all = entries->model()->rowCount();
    fixture.find<QLineEdit>("trail_object")->setText("S-2025-0117");
    fixture.wait_for([&] { return !fixture.page().trail().searching() && entries->model()->rowCount() < all; });
    QTemporaryDir disk;
    const QString file = disk.filePath("trail.pdf");
    auto* paper = fixture.find<QPushButton>("trail_paper");
    // Whoever leaves the question gets no file, and nothing is on record.
    fixture.questions.chosen.reset();
    paper->click();
    CHECK_FALSE(QFile::exists(file));
    fixture.questions.chosen = file;
    // The ledger is gone through on another thread.
    paper->click();
    CHECK(fixture.page().work().work().running());
    fixture.wait_for([&] { return !fixture.page().work().work().running(); });
    REQUIRE(QFile::exists(file));
    REQUIRE(fixture.page().work().result());
    CHECK(fixture.page().work().result()->sign == Sign::pass);
    const auto archive = records::Archive::open_read_only(fixture.archive());
    REQUIRE(archive);
    const auto exported = (*archive)->ledger_entries(std::array{std::string_view("export/1")});
    REQUIRE(exported);
    REQUIRE(exported->size() == 1);
    CHECK(*exported->front().record.find("to")->string() == file.toStdString());
    // A file that is there stays, and that is told.
    const auto before = QFileInfo(file).lastModified();
    paper->click();
    fixture.wait_for([&] { return !fixture.page().work().work().running(); });
    CHECK(fixture.page().work().result()->sign == Sign::broken);
    CHECK(QFileInfo(file).lastModified() == before);
    CHECK((*archive)->ledger_entries(std::array{std::string_view("export/1")})->size() == 1);
}

TEST_CASE("Two runs stand side by side, and a run is the same as itself", "[archive]") {
    ArchiveFixture fixture;
    fixture.open_first();
    fixture.find<QPushButton>("run_compare")->click();
    fixture.open_first();
    auto* lines = fixture.find<QTableView>("compare_lines");
    fixture.wait_for([&] { return lines->isVisible(); });
    CHECK(lines->model()->rowCount() == 0);
    fixture.find<QCheckBox>("compare_only_differences")->click();
    CHECK(lines->model()->rowCount() > 10);
    // Steps, limits and values by their names, as everywhere.
    QStringList what;
    for (int row = 0; row < lines->model()->rowCount(); ++row) {
        what << lines->model()->index(row, 0).data().toString();
        for (int column = 0; column < lines->model()->columnCount(); ++column) {
            INFO(what.back().toStdString());
            CHECK_FALSE(lines->model()->index(row, column).data().toString().isEmpty());
        }
    }
    for (const auto& one : what) {
        INFO(one.toStdString());
        CHECK_FALSE(one.contains('_'));
        CHECK_FALSE(one.contains('#'));
    }
    CHECK(what.contains("Mass of the complete vehicle · Weigh the complete vehicle · attempt 1"));
}

TEST_CASE("Work can be ended, and the window lives on meanwhile", "[archive]") {
    LongWork work;
    bool ended = false;
    int beats = 0;
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, [&] { ++beats; });
    heart.start(5);
    work.start<int>(
        "counting",
        [](const base::Progress& progress) -> base::Result<int> {
            for (std::uint64_t i = 0; base::go_on(progress, "steps", i, 0); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return base::fail(base::ErrorCode::interrupted, "counting", "ended");
        },
        [&](const base::Result<int>& result) {
            CHECK(result.error().code == base::ErrorCode::interrupted);
            ended = true;
        });
    REQUIRE(QTest::qWaitFor([&] { return beats > 20 && work.done() > 0; }, 10'000));
    CHECK(work.part() == "steps");
    work.cancel();
    REQUIRE(QTest::qWaitFor([&] { return ended; }, 10'000));
    CHECK_FALSE(work.running());
}

TEST_CASE("Pictures of the Archive hold all their text", "[pictures][archive]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const QString name = picture_name(language, theme, scale);
            ArchiveFixture fixture(language, theme);
            take_picture(fixture, "archive-list-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.open_first();
            fixture.page().past_run().move_to(fixture.page().past_run().timeline()->length_s * 0.6);
            take_picture(fixture, "archive-run-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.find<QPushButton>("run_compare")->click();
            fixture.open_first();
            fixture.wait_for([&] { return fixture.find<QTableView>("compare_lines")->isVisible(); });
            fixture.find<QCheckBox>("compare_only_differences")->click();
            take_picture(fixture, "archive-compare-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.find<QPushButton>("archive_trail")->click();
            fixture.wait_for([&] { return !fixture.page().trail().searching(); });
            take_picture(fixture, "archive-trail-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.find<QPushButton>("archive_check")->click();
            fixture.page().work().verify();
            fixture.wait_for([&] { return !fixture.page().work().work().running(); });
            take_picture(fixture, "archive-check-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
        }
}
