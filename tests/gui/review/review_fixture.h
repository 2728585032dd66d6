// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QToolButton>
#include <fstream>
#include <iterator>

#include "app/desktop/view/review/review_page.h"
#include "core/records/reports/report_acts.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "reports/seal/verify_seal.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

namespace velocert::app::test {

/// A training archive with people, a key for each who signs, and runs of the vehicle's mass on the virtual bench.
class ReviewFixture : public WindowFixture {
  public:
    explicit ReviewFixture(Language language = Language::english, Theme theme = Theme::light, int runs = 1,
                           QSize size = {1280, 720}, const std::vector<std::string>& methods = {"vehicle-mass"})
        : WindowFixture(language, theme, "default", size) {
        {
            const auto archive = records::Archive::create(this->archive(), records::ArchiveKind::training, clock());
            REQUIRE(archive);
            make_people(**archive, clock(), hasher(), methods);
            make_keys(**archive);
        }
        archive_in_use().say_written();
        sign_in("li.ming");
        for (int i = 0; i < runs; ++i) make_run();
    }
    /// A window over the archive and the keys below that folder, which may be there already.
    struct Below {
        QString folder;
    };
    explicit ReviewFixture(const Below& below, const std::string& scenario = "default",
                           const std::vector<std::string>& methods = measured_alone())
        : WindowFixture(Language::english, Theme::light, scenario, {1280, 720}, methods),
          keys_below_(below.folder + "/keys") {
        REQUIRE(QDir().mkpath(keys_below_));
        use_archive(below.folder + "/archive");
        archive_in_use().say_written();
        QApplication::processEvents();
    }
    /// The people of the laboratory, with a key for each who signs.
    void make_laboratory(const std::vector<std::string>& methods) {
        {
            const auto there = workplace().archives->writer_or_new(archive(), records::ArchiveKind::training);
            REQUIRE(there);
            make_people(**there, clock(), hasher(), methods);
            make_keys(**there);
        }
        archive_in_use().say_written();
    }
    void sign_in(const std::string& login, const std::string& password) {
        if (seat().account()) seat().sign_out();
        QApplication::processEvents();
        find<QLineEdit>("sign_in_login")->setFocus();
        type(QString::fromStdString(login));
        find<QLineEdit>("sign_in_password")->setFocus();
        type(QString::fromStdString(password));
        key(Qt::Key_Return);
        wait_for([&] { return !seat().busy(); });
        QApplication::processEvents();
    }
    void sign_in(const std::string& login) {
        sign_in(login, password_of(login));
        REQUIRE(seat().state() == Seat::State::present);
    }
    void make_run() {
        StationEntry station = prepare().station();
        station.procedures = {"vehicle-mass"};
        prepare().set_station(station);
        start();
        go_on();
        wait_for(Task::Kind::ended);
        REQUIRE(run().run().lifecycle == sequence::Lifecycle::completed);
        key(Qt::Key_N, Qt::ControlModifier);
    }
    [[nodiscard]] ReviewPage& page() {
        window().go_to("review");
        QApplication::processEvents();
        auto* page = window().page<ReviewPage>();
        REQUIRE(page != nullptr);
        return *page;
    }
    [[nodiscard]] ReviewPresenter& review() { return page().review(); }
    void idle() {
        wait_for([&] { return !review().busy(); });
        QApplication::processEvents();
    }
    /// Opens what stands there in the queue, by keyboard.
    void open(int row) {
        static_cast<void>(page());
        auto* queue = find<QListWidget>("queue");
        queue->setFocus();
        queue->setCurrentRow(row);
        key(Qt::Key_Return);
        idle();
        REQUIRE(review().opened() != nullptr);
    }
    void prepare_report() {
        open(0);
        find<QPushButton>("prepare_go")->click();
        idle();
        INFO(review().told().toStdString());
        REQUIRE(review().went_well());
    }
    /// Looks through the pages, and types what the signature asks for.
    void ready_to_sign(const std::string& login) {
        static_cast<void>(page());
        find<QAction>("command_pages")->trigger();
        auto* on = find<QToolButton>("pages_on");
        while (on->isEnabled()) on->click();
        const auto fill = [&](const char* name, const std::string& text) {
            find<QLineEdit>(name)->setText(QString::fromStdString(text));
        };
        fill("sign_password", password_of(login));
        fill("sign_passphrase", "the key of " + login);
        fill("sign_key", key_of(login));
    }
    void sign(const std::string& login) {
        ready_to_sign(login);
        find<QPushButton>("sign_go")->click();
        idle();
        INFO(review().told().toStdString());
        REQUIRE(review().went_well());
    }
    /// The same by keyboard alone: the pages to the last one, what the signature asks for, and the signature.
    void sign_by_keyboard(const std::string& login) {
        static_cast<void>(page());
        key(Qt::Key_D, Qt::ControlModifier);
        const auto* on = find<QToolButton>("pages_on");
        // Each key turns one page; there are never so many.
        for (int pages = 0; on->isEnabled() && pages < 200; ++pages) key(Qt::Key_PageDown);
        CHECK_FALSE(on->isEnabled());
        const auto fill = [&](const char* name, const std::string& text) {
            tab_to(name);
            key(Qt::Key_A, Qt::ControlModifier);
            type(QString::fromStdString(text));
        };
        fill("sign_password", password_of(login));
        fill("sign_passphrase", "the key of " + login);
        fill("sign_key", key_of(login));
        tab_to("sign_go");
        key(Qt::Key_Return);
        idle();
        INFO(review().told().toStdString());
        REQUIRE(review().went_well());
    }
    [[nodiscard]] std::string key_of(const std::string& login) const {
        return in_keys(QString::fromStdString(login) + ".p12");
    }
    [[nodiscard]] std::string place() const { return in_keys({}); }
    [[nodiscard]] std::string trust() const { return in_keys("trust.json"); }
    /// That the report's file at its place is the one that was issued, and holds against the trust list as whoever got
    /// it holds it.
    void check_issued_file(const std::string& report) const {
        const auto bytes = content_of(place() + "/" + report + ".pdf");
        REQUIRE(bytes.size() > 10'000);
        CHECK(base::Digest::of(bytes) == reports().report(report)->issue->document);
        const auto trust_list = signing::TrustList::parse(content_of(trust()), "trust");
        REQUIRE(trust_list);
        reports::SealExpectation expectation;
        expectation.trust = &*trust_list;
        expectation.now = clock().now();
        const auto seal = reports::verify_seal(base::as_bytes(bytes), expectation);
        for (const auto& finding : seal.findings) UNSCOPED_INFO(finding.what);
        CHECK(seal.ok());
        CHECK(seal.signatures.size() == 3);
    }
    /// The run that was made last.
    [[nodiscard]] sequence::Run run_on_record() const {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        return (*opened)->run((*opened)->runs(1, 0).value().front().id).value();
    }
    [[nodiscard]] records::ReportRegister reports() const {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        return records::report_register(**opened).value();
    }
    [[nodiscard]] std::vector<records::LedgerEntry> entries(std::string_view type) const {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        const std::array types{type};
        return (*opened)->ledger_entries(types).value();
    }

  private:
    [[nodiscard]] static std::string content_of(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void make_keys(records::Archive& archive) {
        const auto now = clock().now();
        const auto authority = signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, now);
        REQUIRE(authority);
        signing::TrustList list;
        REQUIRE(list.add_root(authority->certificate(), signing::TrustKind::internal));
        std::ofstream(trust()) << list.text();
        const auto people = records::people_register(archive);
        REQUIRE(people);
        const records::Acting by{*people->by_login("zhao.lei")};
        for (const std::string login : {"li.ming", "wang.fang", "zhao.lei"}) {
            const auto* account = people->by_login(login);
            const auto issued = authority->issue({account->name.en, account->id, signing::KeyKind::p256, 2, 10'000},
                                                 tests::secret("the key of " + login), now);
            if (!issued) FAIL(issued.error().text());
            std::ofstream(key_of(login), std::ios::binary) << issued->key_file;
            REQUIRE(records::register_certificate(archive, {clock(), hasher()}, by, account->id,
                                                  base::as_bytes(issued->certificate.der), "key handed over"));
        }
    }

    [[nodiscard]] std::string in_keys(const QString& name) const {
        const QString folder = keys_below_.isEmpty() ? keys_.path() : keys_below_;
        return (name.isEmpty() ? folder : folder + '/' + name).toStdString();
    }

    QTemporaryDir keys_;
    QString keys_below_;
};

}  // namespace velocert::app::test
