// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is signed that was not looked through in the very act: neither what is opened, nor what is signed beside it.
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include "app/desktop/model/review/shown_pages.h"
#include "app/reporting/prepare_document.h"
#include "core/records/ledger/clock_state.h"
#include "instruments/registry/registry.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
using Wants = ShownPages::Wants;

namespace {

/// Two prepared reports that wait for the same signature: the one that is not opened, and the opened one.
struct TwoReports : ReviewFixture {
    TwoReports() : ReviewFixture(Language::english, Theme::light, 2) {
        prepare_report();
        other = review().opened()->entry.report;
        for (int row = 0; row < 2; ++row)
            if (review().queue()[static_cast<std::size_t>(row)].step == ReviewStep::prepare) open(row);
        find<QPushButton>("prepare_go")->click();
        idle();
        opened = review().opened()->entry.report;
        REQUIRE(other != opened);
    }
    void look_through_other() {
        find<QPushButton>("batch_pages_" + QString::fromStdString(other))->click();
        auto* on = find<QToolButton>("pages_on");
        REQUIRE(on->isEnabled());
        while (on->isEnabled()) on->click();
    }
    [[nodiscard]] records::ReportState state_of(const std::string& report) const {
        return reports().report(report)->state;
    }
    [[nodiscard]] SigningSecrets secrets() const {
        return {tests::secret(password_of("li.ming")), tests::secret("the key of li.ming"), key_of("li.ming"), {}, {}};
    }
    std::string other, opened;
};

bool in_sight(const QScrollArea& area, const QWidget& part) {
    const QRect seen(QPoint(0, area.verticalScrollBar()->value()), area.viewport()->size());
    return seen.contains(QRect(part.mapTo(area.widget(), QPoint(0, 0)), part.size()));
}

}  // namespace

TEST_CASE("Pages count as seen only to their end, of that document and in that act", "[shown]") {
    const auto frozen = base::Digest::of("the frozen document");
    const auto anew = base::Digest::of("prepared again");
    ShownPages shown;
    shown.for_act("li/R1/1/tested");
    CHECK(shown.wants("R1") == Wants::pages);
    CHECK_FALSE(shown.seen("R1", frozen));
    // Said of pages that nobody laid out.
    shown.seen_to_the_end("R1");
    shown.exact_file_opened("R1");
    CHECK(shown.wants("R1") == Wants::pages);
    shown.laid_out("R1", frozen, true);
    CHECK_FALSE(shown.seen("R1", frozen));
    shown.seen_to_the_end("R1");
    CHECK(shown.wants("R1") == Wants::nothing);
    CHECK(shown.seen("R1", frozen));
    CHECK_FALSE(shown.seen("R1", anew));
    CHECK_FALSE(shown.seen("R2", frozen));
    // Laid out again is not looked through again.
    shown.laid_out("R1", anew, true);
    CHECK_FALSE(shown.seen("R1", anew));
    // Pages that are not the document to the byte need the document itself.
    shown.laid_out("R2", frozen, false);
    shown.seen_to_the_end("R2");
    CHECK(shown.wants("R2") == Wants::exact_file);
    CHECK_FALSE(shown.seen("R2", frozen));
    shown.exact_file_opened("R2");
    CHECK(shown.seen("R2", frozen));
    shown.for_act("li/R1/1/tested");
    CHECK(shown.seen("R2", frozen));
    for (const auto* act : {"wang/R1/1/tested", "li/R1/2/tested", "li/R1/1/reviewed", ""}) {
        auto again = shown;
        again.for_act(act);
        CHECK_FALSE(again.seen("R2", frozen));
    }
}

TEST_CASE("A report of the same act is signed only once its own pages were looked through", "[review][shown]") {
    TwoReports fixture;
    fixture.ready_to_sign("li.ming");
    auto* go = fixture.find<QPushButton>("sign_go");
    CHECK(go->isEnabled());
    CHECK(fixture.find<QLabel>("sign_wanted")->isHidden());
    auto* box = fixture.find<QCheckBox>("batch_" + QString::fromStdString(fixture.other));
    box->click();
    CHECK_FALSE(go->isEnabled());
    // The reason stands there to be read, not only under the pointer.
    CHECK(fixture.find<QLabel>("sign_wanted")->isVisible());
    CHECK(fixture.label("sign_wanted") == "Before the signature: look through the pages of " +
                                              QString::fromStdString(fixture.other) + " to the last one.");
    take_picture(fixture, "review-batch-wanted-en");
    fixture.find<QPushButton>("batch_pages_" + QString::fromStdString(fixture.other))->click();
    CHECK(fixture.label("sign_same").startsWith(QString::fromStdString(fixture.other)));
    CHECK_FALSE(go->isEnabled());
    fixture.look_through_other();
    CHECK(box->text().endsWith("looked through"));
    REQUIRE(go->isEnabled());
    go->click();
    fixture.idle();
    CHECK(fixture.review().went_well());
    CHECK(fixture.state_of(fixture.other) == records::ReportState::tested);
    CHECK(fixture.state_of(fixture.opened) == records::ReportState::tested);
}

TEST_CASE("The act itself leaves out by name what nobody looked through, whatever asks for it", "[review][shown]") {
    TwoReports fixture;
    // Neither was looked through: nothing is signed, and no password is tried.
    fixture.review().sign_all({fixture.opened, fixture.other}, fixture.secrets());
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.review().told().contains(QString::fromStdString(fixture.opened + ", " + fixture.other)));
    CHECK(fixture.entries("report-signature/1").empty());
    // One was.
    fixture.ready_to_sign("li.ming");
    fixture.review().sign_all({fixture.opened, fixture.other}, fixture.secrets());
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.review().told().contains("not shown to the last one: " + QString::fromStdString(fixture.other)));
    CHECK(fixture.state_of(fixture.opened) == records::ReportState::tested);
    CHECK(fixture.state_of(fixture.other) == records::ReportState::prepared);
}

TEST_CASE("What was looked through is forgotten with another report and when its person goes", "[review][shown]") {
    TwoReports fixture;
    const auto at = [&](const std::string& report) {
        const auto& queue = fixture.review().queue();
        return static_cast<int>(std::ranges::find(queue, report, &QueueEntry::report) - queue.begin());
    };
    const auto wants = [&] { return fixture.review().shown().wants(fixture.opened); };
    fixture.ready_to_sign("li.ming");
    REQUIRE(wants() == Wants::nothing);
    // A lock of the same person leaves it.
    fixture.seat().lock();
    fixture.seat().sign_in("li.ming", tests::secret(password_of("li.ming")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    CHECK(wants() == Wants::nothing);
    fixture.open(at(fixture.other));
    fixture.open(at(fixture.opened));
    CHECK(wants() == Wants::pages);
    fixture.ready_to_sign("li.ming");
    REQUIRE(wants() == Wants::nothing);
    fixture.seat().sign_out();
    fixture.sign_in("li.ming");
    fixture.open(at(fixture.opened));
    CHECK(wants() == Wants::pages);
}

TEST_CASE("A report that is prepared again behind the window is not signed as it was looked through",
          "[review][shown]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    const auto report = fixture.review().opened()->entry.report;
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        const auto people = records::people_register(**archive);
        REQUIRE(people);
        const auto person = [&](const char* login) { return people->by_login(login)->person(); };
        PrepareRequest request;
        request.offset = records::MachineClock().offset(fixture.clock().now());
        request.run = (*archive)->runs(1, 0)->front().id;
        request.again = report;
        request.signers = {person("li.ming"), person("wang.fang"), person("zhao.lei")};
        request.prepared_by = person("li.ming");
        request.issue_on = base::day_of(fixture.clock().now() + request.offset);
        const instruments::RegistryDecoders decoders;
        REQUIRE(records::return_report(**archive, fixture.clock(), report, "", "the wrong day", person("wang.fang")));
        const auto done = prepare_document(**archive, fixture.clock(), request, decoders);
        if (!done) FAIL(done.error().text());
        REQUIRE(done->preparation.preparation == 2);
    }
    // Nobody has told the window yet.
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.review().told().contains("not shown to the last one: " + QString::fromStdString(report)));
    CHECK(fixture.entries("report-signature/1").empty());
}

TEST_CASE("A wrong password is told in one sentence at the button, with the tries that are left", "[review][shown]") {
    ReviewFixture fixture(Language::english, Theme::light, 1, {1280, 720});
    fixture.prepare_report();
    fixture.ready_to_sign("li.ming");
    auto& review = fixture.review();
    // Without going to the page again, which would take the keyboard.
    const auto done = [&] {
        fixture.wait_for([&] { return !review.busy(); });
        QApplication::processEvents();
    };
    const auto refused = [&] {
        fixture.find<QLineEdit>("sign_password")->setText("four lamps and a cap of li.ming");
        fixture.find<QLineEdit>("sign_passphrase")->setText("the key of li.ming");
        fixture.find<QPushButton>("sign_go")->click();
        done();
        return fixture.label("sign_refused");
    };
    const QString report = QString::fromStdString(fixture.review().opened()->entry.report);
    CHECK(refused() ==
          "Not signed: " + report + ".\nThe password is wrong; 4 tries are left before the account is locked.");
    QApplication::processEvents();
    CHECK(in_sight(*fixture.find<QScrollArea>("review_acts"), *fixture.find<QLabel>("sign_refused")));
    CHECK(fixture.find<QLineEdit>("sign_password")->hasFocus());
    CHECK(fixture.find<QLabel>("review_told")->isHidden());
    take_picture(fixture, "review-wrong-password-en");
    // In the other language it is said anew, and so is what is said of the pages.
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    CHECK(fixture.label("sign_refused") == "未签署：" + report + "。\n密码不正确；再错 4 次账号将被锁定。");
    CHECK(fixture.label("sign_same").startsWith("这些页面与冻结的文件逐字节一致"));
    REQUIRE(use_language(Language::english));
    for (int left = 3; left > 1; --left) CHECK(refused().contains(QString("%1 tries are left before").arg(left)));
    CHECK(refused().contains("1 try is left before"));
    CHECK(refused().contains("The account is locked until 20"));
    // The right one helps nobody now, and is not told from a wrong one.
    const auto locked = fixture.label("sign_refused");
    fixture.find<QLineEdit>("sign_password")->setText(QString::fromStdString(password_of("li.ming")));
    fixture.find<QLineEdit>("sign_passphrase")->setText("the key of li.ming");
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    CHECK(fixture.label("sign_refused") == locked);
    CHECK(fixture.entries("report-signature/1").empty());
}

TEST_CASE("What is to be known of a signature stands apart from what went well", "[review][shown]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.sign("li.ming");
    const auto told = fixture.label("review_told");
    const auto* cautions = fixture.find<QLabel>("review_cautions");
    CHECK(told.startsWith("Signed as "));
    CHECK_FALSE(told.contains("a real archive refuses"));
    CHECK(cautions->isVisible());
    CHECK(cautions->text().contains("a real archive refuses such a signature"));
    CHECK(cautions->property("verdict").toString() == "inconclusive");
}
