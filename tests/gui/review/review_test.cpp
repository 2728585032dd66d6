// SPDX-License-Identifier: GPL-3.0-or-later
// A reviewer's and a signatory's work in the real window: from the queue to the issued report.
#include <QComboBox>
#include <QDialog>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <set>

#include "app/reporting/prepare_document.h"
#include "core/records/ledger/clock_state.h"
#include "instruments/registry/registry.h"

#include "app/desktop/view/review/pages_view.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("A report goes from the queue to its issue by three persons at one window", "[review]") {
    ReviewFixture fixture;
    // The technician makes the report of the run and signs that it was tested.
    REQUIRE(fixture.review().queue().size() == 1);
    CHECK(fixture.review().queue().front().step == ReviewStep::prepare);
    fixture.prepare_report();
    const std::string report = fixture.review().opened()->entry.report;
    CHECK(report.starts_with("SPECIMEN-"));
    CHECK(fixture.review().my_step() == ReviewStep::tested);
    fixture.sign("li.ming");
    // Its authority has published no list of what it revoked: a training archive says so, a real one would refuse.
    CHECK(fixture.review().cautions().contains("revoked"));
    CHECK(fixture.reports().report(report)->state == records::ReportState::tested);
    CHECK_FALSE(fixture.review().my_step());

    // The reviewer opens on Review, sees it wait, unfolds the result to its bytes and recomputes.
    fixture.sign_in("wang.fang");
    CHECK(fixture.window().current() == "review");
    CHECK_FALSE(fixture.find<QToolButton>("rail_bench")->isVisible());
    fixture.open(0);
    CHECK(fixture.review().opened()->entry.step == ReviewStep::reviewed);
    auto* details = fixture.find<QTabWidget>("details");
    CHECK(fixture.find<QTextBrowser>("details_decision")->toPlainText().contains("63 kg"));
    CHECK(fixture.find<QTextBrowser>("details_attempts")->toPlainText().size() > 40);
    details->setCurrentIndex(5);
    CHECK(fixture.find<QPlainTextEdit>("details_bytes")->toPlainText().contains("←"));
    fixture.key(Qt::Key_R, Qt::ControlModifier);
    fixture.wait_for([&] { return fixture.review().recomputed().has_value(); });
    CHECK(fixture.review().recomputed()->differences.empty());
    CHECK(fixture.review().recomputed()->values > 0);
    CHECK(fixture.label("recomputed").contains("every digit the same"));
    fixture.sign("wang.fang");

    // The signatory approves, which issues it.
    fixture.sign_in("zhao.lei");
    fixture.open(0);
    fixture.ready_to_sign("zhao.lei");
    CHECK(fixture.label("sign_same").startsWith("These pages make the frozen document to the byte"));
    CHECK(fixture.label("sign_changes") == "Since the last signature: nothing has changed.");
    fixture.find<QLineEdit>("sign_place")->setText(QString::fromStdString(fixture.place()));
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    INFO(fixture.review().told().toStdString());
    CHECK(fixture.review().went_well());
    const auto life = *fixture.reports().report(report);
    CHECK(life.state == records::ReportState::issued);
    CHECK(life.undelivered().empty());
    CHECK(fixture.review().queue().empty());

    // What went out holds, and so does the archive.
    fixture.check_issued_file(report);
    const auto verified = records::verify_archive(fixture.archive());
    REQUIRE(verified);
    CHECK(verified->ok());
}

TEST_CASE("Every run that waits is reached, the oldest first, however many there are", "[review]") {
    ReviewFixture fixture;
    const auto pattern = fixture.run_on_record();
    {
        const auto writer =
            fixture.workplace().archives->writer_or_new(fixture.archive(), records::ArchiveKind::training);
        REQUIRE(writer);
        for (int i = 0; i < 250; ++i) {
            auto run = pattern;
            run.id = "older-" + std::to_string(i);
            run.started_utc = base::utc_text(*base::parse_utc("2025-01-01T08:00:00.000Z") + std::chrono::hours(i));
            run.ended_utc = run.started_utc;
            REQUIRE((*writer)->append("run-start/1", sequence::run_start_record(run)));
            REQUIRE((*writer)->append("run-end/1", sequence::run_end_record(run)));
        }
    }
    auto& review = fixture.review();
    review.refresh();
    QApplication::processEvents();
    auto* list = fixture.find<QListWidget>("queue");
    CHECK(review.waiting() == 251);
    CHECK(review.queue().size() == 100);
    CHECK(list->count() == 101);
    // By keyboard alone: the last row brings more, until none is left out.
    for (const int shown : {200, 251}) {
        list->setFocus();
        list->setCurrentRow(list->count() - 1);
        CHECK(list->currentItem()->text().contains(QString::number(251 - static_cast<int>(review.queue().size()))));
        fixture.key(Qt::Key_Return);
        fixture.wait_for([&] { return review.queue().size() == static_cast<std::size_t>(shown); });
        QApplication::processEvents();
        CHECK(list->count() == (shown == 251 ? 251 : shown + 1));
    }
    std::set<std::string> found;
    for (const auto& entry : review.queue()) found.insert(entry.run);
    CHECK(found.size() == 251);
    CHECK(found.contains(pattern.id));
    for (std::size_t i = 1; i < review.queue().size(); ++i)
        CHECK(review.queue()[i - 1].since <= review.queue()[i].since);
    CHECK(review.queue().front().run == "older-0");
    CHECK(review.queue().front().verdict == "pass");
}

TEST_CASE("Nothing is signed before its pages have been seen to the last one", "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    auto* go = fixture.find<QPushButton>("sign_go");
    fixture.find<QLineEdit>("sign_password")->setText("anything at all");
    fixture.find<QLineEdit>("sign_passphrase")->setText("anything at all");
    fixture.find<QLineEdit>("sign_key")->setText(QString::fromStdString(fixture.key_of("li.ming")));
    CHECK_FALSE(go->isEnabled());
    fixture.find<QAction>("command_pages")->trigger();
    auto* on = fixture.find<QToolButton>("pages_on");
    REQUIRE(on->isEnabled());
    CHECK_FALSE(go->isEnabled());
    while (on->isEnabled()) on->click();
    CHECK(go->isEnabled());
}

TEST_CASE("A report with a mark of accreditation is shown with it, to the byte", "[review]") {
    ReviewFixture fixture;
    std::string report;
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        const auto people = records::people_register(**archive);
        REQUIRE(people);
        const auto person = [&](const char* login) { return people->by_login(login)->person(); };
        PrepareRequest request;
        request.offset = records::MachineClock().offset(fixture.clock().now());
        request.run = (*archive)->runs(1, 0)->front().id;
        const auto run = (*archive)->run(request.run);
        REQUIRE(run);
        request.signers = {person("li.ming"), person("wang.fang"), person("zhao.lei")};
        request.prepared_by = person("li.ming");
        request.issue_on = base::day_of(fixture.clock().now() + request.offset);
        request.scope = laboratory::Scope{
            {{"CNAS", "L0001", request.issue_on, request.issue_on, {{run->edition, {"vehicle-mass"}}}}}};
        const instruments::RegistryDecoders decoders;
        const auto done = prepare_document(**archive, fixture.clock(), request, decoders);
        if (!done) FAIL(done.error().text());
        REQUIRE(done->marks.size() == 1);
        REQUIRE(done->marks.front().placed);
        report = done->preparation.report;
    }
    fixture.archive_in_use().say_written();
    fixture.open(0);
    REQUIRE(fixture.review().opened()->entry.report == report);
    const auto pages = fixture.review().pages();
    REQUIRE(pages);
    CHECK(pages->report.section("marks") != nullptr);
    CHECK(pages->same_bytes);
    fixture.find<QAction>("command_pages")->trigger();
    CHECK(fixture.label("sign_same").startsWith("These pages make the frozen document to the byte"));
}

TEST_CASE("A wrong password signs nothing, is on record, and leaves no secret in the window", "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    fixture.find<QLineEdit>("sign_password")->setText("four lamps and a cap of li.ming");
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.label("review_told").contains("Not signed: SPECIMEN-"));
    CHECK(fixture.label("review_told").contains("The password is wrong; 4 tries are left"));
    CHECK(fixture.find<QLineEdit>("sign_password")->text().isEmpty());
    CHECK(fixture.find<QLineEdit>("sign_passphrase")->text().isEmpty());
    const auto reports = fixture.reports();
    CHECK(reports.reports.front().state == records::ReportState::prepared);
    CHECK(reports.reports.front().attempts.size() == 1);
    // The right one afterwards is taken.
    fixture.sign("li.ming");
    CHECK(fixture.reports().reports.front().state == records::ReportState::tested);
}

TEST_CASE("What one person typed to sign is gone when the screen is locked or another one comes", "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    const auto typed = [&] {
        return fixture.find<QLineEdit>("sign_password")->text() + fixture.find<QLineEdit>("sign_passphrase")->text();
    };
    fixture.ready_to_sign("li.ming");
    REQUIRE_FALSE(typed().isEmpty());
    fixture.seat().lock();
    QApplication::processEvents();
    CHECK(typed().isEmpty());
    CHECK_FALSE(fixture.find<QPushButton>("sign_go")->isEnabled());
    fixture.sign_in("li.ming");
    fixture.find<QLineEdit>("sign_password")->setText("something");
    fixture.sign_in("wang.fang");
    CHECK(typed().isEmpty());
    CHECK_FALSE(fixture.find<QPushButton>("sign_go")->isEnabled());
}

TEST_CASE("A double press on the signature signs once", "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    for (int i = 0; i < 2; ++i) QTest::mouseClick(fixture.find<QPushButton>("sign_go"), Qt::LeftButton);
    fixture.idle();
    CHECK(fixture.entries("report-signature/1").size() == 1);
    CHECK(fixture.entries("report-attempt/1").empty());
}

TEST_CASE("Whoever turns away from a signature leaves a trace and no signature", "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    fixture.find<QPushButton>("sign_leave")->click();
    CHECK(fixture.find<QLineEdit>("sign_password")->text().isEmpty());
    const auto attempts = fixture.reports().reports.front().attempts;
    REQUIRE(attempts.size() == 1);
    CHECK(attempts.front().cancelled);
}

TEST_CASE("A run goes back to a named step with a comment, and a prepared report loses its signatures", "[review]") {
    ReviewFixture fixture;
    fixture.sign_in("wang.fang");
    fixture.open(0);
    fixture.key(Qt::Key_B, Qt::ControlModifier);
    auto* go = fixture.find<QPushButton>("return_go");
    CHECK_FALSE(go->isEnabled());
    auto* step = fixture.find<QComboBox>("return_step");
    step->setCurrentIndex(step->count() - 1);
    const std::string concerns = step->currentData().toString().toStdString();
    CHECK(concerns.starts_with("vehicle-mass/"));
    fixture.find<QPlainTextEdit>("return_comment")->setPlainText("weigh it again without the lock");
    go->click();
    fixture.idle();
    const auto returned = fixture.entries(review_return_type);
    REQUIRE(returned.size() == 1);
    CHECK(*returned.front().record.find("concerns")->string() == concerns);
    CHECK(fixture.review().queue().front().step == ReviewStep::bench);
    CHECK(fixture.review().queue().front().comment == "weigh it again without the lock");

    fixture.sign_in("li.ming");
    fixture.prepare_report();
    fixture.sign("li.ming");
    fixture.sign_in("wang.fang");
    fixture.open(0);
    fixture.find<QAction>("command_return")->trigger();
    fixture.find<QPlainTextEdit>("return_comment")->setPlainText("the order names another model");
    fixture.find<QPushButton>("return_go")->click();
    fixture.idle();
    const auto life = fixture.reports().reports.front();
    CHECK(life.state == records::ReportState::returned);
    CHECK_FALSE(life.signatures.front().holds());
    CHECK(records::verify_archive(fixture.archive())->ok());
}

TEST_CASE("A report that a hold sent back says which hold it was, in the queue and when it is opened", "[review]") {
    ReviewFixture fixture;
    fixture.sign_in("li.ming");
    fixture.prepare_report();
    fixture.sign("li.ming");
    const auto number = fixture.reports().reports.front().number();
    {
        const auto writer = fixture.workplace().archives->writer(fixture.archive());
        REQUIRE(writer);
        REQUIRE(records::open_hold(**writer, fixture.clock(), {records::HoldSubject::Kind::report, number},
                                   "the scale drifted", fixture.seat().account()->person()));
    }
    fixture.archive_in_use().say_written();
    fixture.idle();
    static_cast<void>(fixture.page());
    auto* queue = fixture.find<QListWidget>("queue");
    REQUIRE(queue->count() == 1);
    CHECK(queue->item(0)->text().contains("returned, to be prepared again (hold H1)"));
    CHECK(queue->item(0)->toolTip() == "Hold H1: the scale drifted");
    fixture.open(0);
    CHECK(fixture.label("review_state").contains("On hold H1 since "));
    CHECK(fixture.label("review_state").contains("the scale drifted"));
}

TEST_CASE("A batch says what it signs, and each report gets a signature of its own", "[review][pictured]") {
    ReviewFixture fixture(Language::english, Theme::light, 2);
    fixture.prepare_report();
    const std::string first = fixture.review().opened()->entry.report;
    for (int row = 0; row < 2; ++row)
        if (fixture.review().queue()[static_cast<std::size_t>(row)].step == ReviewStep::prepare) fixture.open(row);
    fixture.find<QPushButton>("prepare_go")->click();
    fixture.idle();
    const std::string second = fixture.review().opened()->entry.report;
    REQUIRE(first != second);
    auto* other = fixture.find<QCheckBox>("batch_" + QString::fromStdString(first));
    CHECK(other->text().contains("S-2025-0117"));
    CHECK_FALSE(other->isChecked());
    // Tab meets it where it stands: before the password.
    const auto order = keyboard_order(fixture.window());
    const auto place = [&](const QWidget* control) { return std::ranges::find(order, control) - order.begin(); };
    CHECK(place(other) < place(fixture.find<QLineEdit>("sign_password")));
    CHECK(place(other) > place(fixture.find<QPushButton>("sign_show")));
    other->setChecked(true);
    take_picture(fixture, "review-batch-en");
    fixture.find<QPushButton>("batch_pages_" + QString::fromStdString(first))->click();
    while (fixture.find<QToolButton>("pages_on")->isEnabled()) fixture.find<QToolButton>("pages_on")->click();
    fixture.sign("li.ming");
    CHECK(fixture.label("review_told").contains(QString::fromStdString(first)));
    CHECK(fixture.label("review_told").contains(QString::fromStdString(second)));
    for (const auto& life : fixture.reports().reports) CHECK(life.state == records::ReportState::tested);
}

TEST_CASE("Going back and forth between the workspaces loses neither the run nor what is opened", "[review]") {
    ReviewFixture fixture;
    fixture.open(0);
    const std::string opened = fixture.review().opened()->run.id;
    fixture.window().go_to("bench");
    StationEntry station = fixture.prepare().station();
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    for (int i = 0; i < 20; ++i) fixture.key(i % 2 == 0 ? Qt::Key_2 : Qt::Key_1, Qt::ControlModifier);
    CHECK(fixture.run().running());
    fixture.window().go_to("review");
    CHECK(fixture.review().opened()->run.id == opened);
    // Space is not the task's while something else is in front.
    const int serial = fixture.run().task().serial;
    fixture.find<QListWidget>("queue")->setFocus();
    fixture.key(Qt::Key_Space);
    QTest::qWait(30);
    CHECK(fixture.run().task().serial == serial);
    // A report is prepared and signed beside the run, into the archive that the run holds open.
    fixture.prepare_report();
    fixture.sign("li.ming");
    fixture.window().go_to("bench");
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::completed);
    CHECK(records::verify_archive(fixture.archive())->ok());
}

TEST_CASE("An administrator sees no Review, and an auditor signs and returns nothing", "[review]") {
    ReviewFixture fixture;
    fixture.sign_in("he.yun");
    CHECK_FALSE(fixture.find<QToolButton>("rail_review")->isVisible());
    fixture.sign_in("sun.qi");
    CHECK_FALSE(fixture.find<QToolButton>("rail_review")->isVisible());
}

TEST_CASE("Pages that were opened in large are looked through once the last one was in sight", "[review]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    static_cast<void>(fixture.page());
    fixture.find<QAction>("command_pages")->trigger();
    auto* pages = fixture.find<PagesView>("pages");
    REQUIRE_FALSE(pages->seen_to_the_end());
    fixture.find<QPushButton>("pages_large")->click();
    auto* large = fixture.find<QDialog>("pages_window");
    REQUIRE(QTest::qWaitForWindowExposed(large));
    auto* scroll = fixture.find<QScrollArea>("pages_scroll");
    REQUIRE(scroll->verticalScrollBar()->maximum() > 0);
    CHECK_FALSE(pages->seen_to_the_end());
    // By the keyboard alone.
    CHECK(scroll->hasFocus());
    QTest::keyClick(scroll, Qt::Key_PageDown);
    CHECK_FALSE(pages->seen_to_the_end());
    for (int i = 0; i < 200 && !pages->seen_to_the_end(); ++i) QTest::keyClick(scroll, Qt::Key_PageDown);
    CHECK(pages->seen_to_the_end());
    QTest::keyClick(large, Qt::Key_Escape);
    CHECK_FALSE(large->isVisible());
}
