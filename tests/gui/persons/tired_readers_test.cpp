// SPDX-License-Identifier: GPL-3.0-or-later
// What a tired reviewer and a tired auditor do at the real window: press twice, scan the wrong thing, close the lid,
// fill the disk, pull the medium, and go back and forth. Nothing is lost, nothing is done twice, and what went wrong is
// said. A wrong password of theirs stands in review_test.cpp and sign_in_test.cpp, a double press on the signature in
// review_test.cpp, a look that cannot be recorded in auditor_test.cpp, a token that is pulled out in token_test.cpp.
#include <QFile>
#include <QSpinBox>
#include <chrono>

#include "app/acts/virtual_round.h"
#include "app/desktop/view/archive/archive_page.h"
#include "tests/gui/review/review_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
using namespace std::chrono_literals;

namespace {

/// The same window with an auditor before the archive.
class AuditorFixture : public ReviewFixture {
  public:
    AuditorFixture() {
        sign_in("sun.qi");
        window().go_to("archive");
        wait_for([this] { return !archive_page().search().runs().runs().empty(); });
    }
    [[nodiscard]] ArchivePage& archive_page() { return *window().page<ArchivePage>(); }
    void done() {
        wait_for([this] { return !archive_page().work().work().running(); });
        QApplication::processEvents();
    }
};

void press_twice(QPushButton* button) {
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseDClick(button, Qt::LeftButton);
}

}  // namespace

TEST_CASE("A reviewer who presses twice prepares one report and sends it back once", "[tired][reader]") {
    ReviewFixture fixture;
    fixture.open(0);
    press_twice(fixture.find<QPushButton>("prepare_go"));
    fixture.idle();
    CHECK(fixture.entries("report-prepare/1").size() == 1);
    CHECK(fixture.reports().reports.size() == 1);
    fixture.sign("li.ming");
    fixture.sign_in("wang.fang");
    fixture.open(0);
    fixture.find<QAction>("command_return")->trigger();
    fixture.find<QPlainTextEdit>("return_comment")->setPlainText("the photo is blurred");
    press_twice(fixture.find<QPushButton>("return_go"));
    fixture.idle();
    CHECK(fixture.entries("report-return/1").size() == 1);
    CHECK(records::verify_archive(fixture.archive())->ok());
}

TEST_CASE(
    "A code that is scanned into a reviewer's password signs nothing, and the signature goes on with the right one",
    "[tired][reader]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    // What is typed into a password is held back by nobody, not even for a moment; the end of the code signs nothing.
    fixture.find<QLineEdit>("sign_password")->setFocus();
    fixture.scan("S-2025-0999");
    QTest::qWait(50);
    CHECK(fixture.entries("report-signature/1").empty());
    CHECK(fixture.entries("report-attempt/1").empty());
    REQUIRE(fixture.review().opened() != nullptr);
    // Pressed all the same it is a wrong password, which is told and on record, and nothing of it is left.
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.entries("report-signature/1").empty());
    CHECK(fixture.find<QLineEdit>("sign_password")->text().isEmpty());
    fixture.sign("li.ming");
    CHECK(fixture.entries("report-signature/1").size() == 1);
}

TEST_CASE("A reviewer whose disk is away is told, nothing is half signed, and the same signature goes on later",
          "[tired][reader]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    const QString marker = QString::fromStdString(fixture.archive() + "/archive.json");
    const QString aside = marker + ".away";
    fixture.archive_in_use().say_written();
    REQUIRE(QFile::rename(marker, aside));
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    const bool refused = !fixture.review().went_well();
    const QString told = fixture.review().told();
    REQUIRE(QFile::rename(aside, marker));
    CHECK(refused);
    CHECK_FALSE(told.isEmpty());
    CHECK(fixture.entries("report-signature/1").empty());
    fixture.archive_in_use().say_written();
    QApplication::processEvents();
    fixture.open(0);
    fixture.sign("li.ming");
    CHECK(fixture.entries("report-signature/1").size() == 1);
    CHECK(records::verify_archive(fixture.archive())->ok());
}

TEST_CASE("A lid that closes over an opened report leaves it opened and asks for the person before anything is signed",
          "[tired][reader]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    fixture.lid.close(2h);
    fixture.seat().lock();
    QApplication::processEvents();
    // Neither key nor button signs behind the lock.
    CHECK_FALSE(fixture.find<QPushButton>("sign_go")->isEnabled());
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(fixture.find<QLineEdit>("sign_password")->text().isEmpty());
    CHECK(fixture.entries("report-signature/1").empty());
    fixture.seat().sign_in("li.ming", tests::secret(password_of("li.ming")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    static_cast<void>(fixture.page());
    REQUIRE(fixture.review().opened() != nullptr);
    fixture.sign("li.ming");
    CHECK(fixture.entries("report-signature/1").size() == 1);
}

TEST_CASE("An auditor who presses twice has one entry of a verification, and a recomputation and a draw that hold", "[tired][reader]") {
    AuditorFixture fixture;
    fixture.find<QPushButton>("archive_check")->click();
    const auto before = fixture.entries("verification/1").size();
    press_twice(fixture.find<QPushButton>("archive_verify"));
    fixture.done();
    CHECK(fixture.archive_page().work().result()->sign == Sign::pass);
    CHECK(fixture.entries("verification/1").size() == before + 1);
    press_twice(fixture.find<QPushButton>("archive_recompute"));
    fixture.done();
    CHECK(fixture.archive_page().work().result()->sign == Sign::pass);
    fixture.find<QLineEdit>("draw_seed")->setText("4 2 6");
    fixture.find<QSpinBox>("draw_count")->setValue(1);
    press_twice(fixture.find<QPushButton>("draw_now"));
    fixture.done();
    REQUIRE(fixture.archive_page().work().drawn());
    CHECK(fixture.archive_page().work().drawn()->runs.size() == 1);
}

TEST_CASE("An auditor goes back and forth while the archive is verified, and it is verified to its end",
          "[tired][reader]") {
    AuditorFixture fixture;
    fixture.find<QPushButton>("archive_check")->click();
    const auto before = fixture.entries("verification/1").size();
    fixture.find<QPushButton>("archive_verify")->click();
    for (int i = 0; i < 20; ++i) {
        fixture.window().go_to(i % 2 == 0 ? "setup" : "archive");
        QApplication::processEvents();
    }
    fixture.window().go_to("archive");
    fixture.done();
    CHECK(fixture.archive_page().work().result()->sign == Sign::pass);
    CHECK(fixture.entries("verification/1").size() == before + 1);
}

TEST_CASE("An auditor who scans an item finds no Bench and leaves the archive as it is", "[tired][reader]") {
    AuditorFixture fixture;
    const auto count = [&] {
        const auto opened = records::Archive::open_read_only(fixture.archive());
        REQUIRE(opened);
        return records::audit_trail(**opened, {}).value().size();
    };
    const auto before = count();
    auto* search = fixture.find<QLineEdit>("archive_search");
    search->setFocus();
    fixture.scan("S-2025-0117");
    QTest::qWait(50);
    CHECK(fixture.window().current() == "archive");
    CHECK_FALSE(fixture.run().shown());
    // A run that was opened by it is a look, and that alone is on record.
    fixture.wait_for([&] { return fixture.archive_page().looks().waiting() == 0; });
    CHECK(count() <= before + 1);
    CHECK(records::verify_archive(fixture.archive())->ok());
}

TEST_CASE("An auditor whose disk is away is told, and the next verification finds all of it", "[tired][reader]") {
    AuditorFixture fixture;
    fixture.find<QPushButton>("archive_check")->click();
    const QString marker = QString::fromStdString(fixture.archive() + "/archive.json");
    REQUIRE(QFile::rename(marker, marker + ".away"));
    fixture.find<QPushButton>("archive_verify")->click();
    fixture.done();
    const auto result = fixture.archive_page().work().result();
    REQUIRE(QFile::rename(marker + ".away", marker));
    REQUIRE(result);
    CHECK(result->sign != Sign::pass);
    CHECK_FALSE(result->sentence.isEmpty());
    fixture.find<QPushButton>("archive_verify")->click();
    fixture.done();
    CHECK(fixture.archive_page().work().result()->sign == Sign::pass);
}
