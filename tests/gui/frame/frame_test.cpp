// SPDX-License-Identifier: GPL-3.0-or-later
// What the frame around the workspaces promises: nobody gets in where nobody can be known, what is hidden stays quiet,
// and whoever comes back finds the window as they left it.
#include <QAction>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDir>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <fstream>

#include "app/desktop/model/frame/clause_help.h"
#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/frame/help_window.h"
#include "app/desktop/view/frame/person_memory.h"
#include "app/desktop/view/frame/sign_in_page.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "core/standards/pack.h"
#include "instruments/watch/open_order.h"
#include "instruments/watch/watch_record.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

void overwrite(const std::string& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    REQUIRE(out.good());
}

/// A clock source that says what the test wants.
struct GivenClock final : records::ClockSource {
    records::ClockState given;
    [[nodiscard]] records::ClockState state() const override { return given; }
    [[nodiscard]] std::chrono::minutes offset(std::chrono::system_clock::time_point) const override {
        return std::chrono::minutes(0);
    }
};

}  // namespace

TEST_CASE("An archive that cannot be read opens to nobody, says why, and another one can be chosen", "[frame]") {
    for (const char* damaged : {"archive.json", "index.sqlite"}) {
        INFO(damaged);
        WindowFixture fixture;
        REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::real, fixture.clock()));
        overwrite(fixture.archive() + "/" + damaged, "{ this is no longer what it was");
        emit fixture.archive_in_use().changed();
        QApplication::processEvents();
        CHECK_FALSE(fixture.archive_in_use().kind());
        CHECK(fixture.seat().state() == Seat::State::signed_out);
        CHECK(fixture.seat().unreadable());
        CHECK(fixture.find<SignInPage>("sign_in_page")->isVisible());
        CHECK(fixture.label("sign_in_problem").startsWith("The people of this archive cannot be read"));
        for (const char* rail : {"rail_bench", "rail_review", "rail_archive", "rail_setup"})
            CHECK_FALSE(fixture.find<QToolButton>(rail)->isVisible());
        // Another folder, empty so far, is as good a beginning as any.
        fixture.questions.chosen = QString::fromStdString(fixture.archive() + "-other");
        auto* other = fixture.find<QAction>("command_archive_folder");
        REQUIRE(other->isEnabled());
        other->trigger();
        QApplication::processEvents();
        CHECK(fixture.seat().state() == Seat::State::open);
        CHECK(fixture.prepare().station().archive_folder == fixture.archive() + "-other");
        CHECK(fixture.find<QToolButton>("rail_bench")->isVisible());
        CHECK_FALSE(other->isEnabled());
    }
}

TEST_CASE("Help assumes no limit for training where the archive is a real one or cannot be read", "[frame][help]") {
    WindowFixture fixture;
    const auto braking = [&] {
        HelpWindow help(fixture.workplace(), fixture.archive_in_use(), &fixture.window());
        help.open_topic(clause_topic("GB17761-2024", "6.1/braking"));
        const QString text = help.findChild<QTextBrowser*>("help_page")->toPlainText();
        CHECK(text.startsWith("6.1 Braking"));
        return text;
    };
    CHECK(braking().contains("assumed for training"));  // no archive yet
    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::real, fixture.clock()));
    CHECK_FALSE(braking().contains("assumed for training"));
    overwrite(fixture.archive() + "/archive.json", "{ this is no longer what it was");
    REQUIRE_FALSE(fixture.archive_in_use().kind());
    CHECK_FALSE(braking().contains("assumed for training"));
}

TEST_CASE("Setup offers nothing while the people of the archive cannot be read", "[frame]") {
    WindowFixture fixture;
    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock()));
    emit fixture.archive_in_use().changed();
    fixture.window().go_to("setup");
    auto* setup = fixture.window().page<SetupWorkspace>();
    REQUIRE(setup != nullptr);
    setup->go_to("people");
    CHECK_FALSE(setup->page().acts().empty());
    overwrite(fixture.archive() + "/index.sqlite", "no database");
    setup->page().refresh();
    CHECK(setup->page().error());
    for (const char* page : {"equipment", "limits", "people", "signing"}) {
        INFO(page);
        setup->go_to(page);
        setup->page().refresh();
        CHECK(setup->page().acts().empty());
    }
}

TEST_CASE("What lies behind another workspace reads nothing and takes no focus", "[frame]") {
    WindowFixture fixture;
    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock()));
    emit fixture.archive_in_use().changed();
    for (const char* one : {"archive", "setup", "bench"}) fixture.window().go_to(one);
    fixture.tab_to("item_made_on");
    int read = 0;
    auto& setup = *fixture.window().page<SetupWorkspace>();
    QObject::connect(&setup.page(), &SetupPage::changed, [&read] { ++read; });
    fixture.archive_in_use().say_written();
    emit fixture.archive_in_use().changed();
    fixture.key(Qt::Key_L, Qt::ControlModifier);
    fixture.key(Qt::Key_L, Qt::ControlModifier);
    QApplication::processEvents();
    CHECK(read == 0);
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->objectName() == "item_made_on");
    fixture.window().go_to("setup");
    CHECK(read == 1);
}

TEST_CASE("A window beside the main one is found again where it was left, by whoever left it there", "[frame]") {
    QTemporaryDir folder;
    const QString file = folder.filePath("people.ini");
    WindowFixture fixture;
    {
        PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {});
        fixture.find<QAction>("command_help")->trigger();
        auto* help = fixture.find<QWidget>("help_window");
        REQUIRE(QTest::qWaitForWindowExposed(help));
        help->setGeometry(40, 60, 700, 500);
        QApplication::processEvents();
        help->close();
        memory.save();
        help->setGeometry(0, 0, 640, 480);
    }
    PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {});
    fixture.window().activateWindow();
    fixture.find<QAction>("command_help")->trigger();
    auto* help = fixture.find<QWidget>("help_window");
    REQUIRE(QTest::qWaitForWindowExposed(help));
    CHECK(help->size() == QSize(700, 500));
    CHECK(help->geometry().x() == 40);
    CHECK(help->geometry().y() == 60);
    help->close();
}

TEST_CASE("A window that was left on a screen that is gone stands on one that is there", "[frame]") {
    QTemporaryDir folder;
    const QString file = folder.filePath("people.ini");
    WindowFixture fixture;
    const auto on_a_screen = [](const QWidget& window) {
        // By its upper edge it is drawn to wherever it is wanted.
        return std::ranges::any_of(QGuiApplication::screens(), [&](const QScreen* screen) {
            const QRect room = screen->availableGeometry();
            const QRect seen = room & window.frameGeometry();
            return seen.width() >= 64 && seen.height() >= 32 && window.frameGeometry().top() >= room.top();
        });
    };
    {
        PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {});
        fixture.find<QAction>("command_help")->trigger();
        auto* help = fixture.find<QWidget>("help_window");
        REQUIRE(QTest::qWaitForWindowExposed(help));
        // To the right of every screen there is, where another one stood.
        help->move(9000, 300);
        fixture.window().move(9000, 200);
        QApplication::processEvents();
        REQUIRE_FALSE(on_a_screen(*help));
        help->close();
        memory.save();
    }
    PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {});
    CHECK(on_a_screen(fixture.window()));
    fixture.window().activateWindow();
    fixture.find<QAction>("command_help")->trigger();
    auto* help = fixture.find<QWidget>("help_window");
    REQUIRE(QTest::qWaitForWindowExposed(help));
    CHECK(on_a_screen(*help));
    help->close();
}

TEST_CASE("Each person finds language, theme, size and columns as they left them", "[frame]") {
    QTemporaryDir folder;
    const QString file = folder.filePath("people.ini");
    const auto set_name = [](WindowFixture& fixture, const char* name) {
        StationEntry station = fixture.prepare().station();
        station.operator_name = name;
        fixture.prepare().set_station(std::move(station));
    };
    WindowFixture fixture;
    {
        PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {});
        fixture.key(Qt::Key_T, Qt::ControlModifier);
        fixture.key(Qt::Key_L, Qt::ControlModifier);
        fixture.window().resize(1400, 800);
        fixture.window().go_to("archive");
        fixture.find<QTableView>("archive_runs")->setColumnWidth(1, 333);
        // Another person's window is as they have it; there is nothing of theirs yet, and so it stays as it is.
        set_name(fixture, "Another");
        fixture.key(Qt::Key_T, Qt::ControlModifier);
        fixture.key(Qt::Key_L, Qt::ControlModifier);
        fixture.window().resize(1300, 740);
        fixture.find<QTableView>("archive_runs")->setColumnWidth(1, 111);
        set_name(fixture, "T-03");
        CHECK(fixture.look().theme() == Theme::dark);
        CHECK(language_in_use() == Language::chinese);
        CHECK(fixture.window().size() == QSize(1400, 800));
        CHECK(fixture.find<QTableView>("archive_runs")->columnWidth(1) == 333);
        set_name(fixture, "Another");
        CHECK(fixture.look().theme() == Theme::light);
        CHECK(language_in_use() == Language::english);
        CHECK(fixture.window().size() == QSize(1300, 740));
        CHECK(fixture.find<QTableView>("archive_runs")->columnWidth(1) == 111);
    }
    // What was asked for at the start stands above what is remembered; a file that is no good is as none.
    set_name(fixture, "T-03");
    {
        const PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {true, true});
        CHECK(fixture.look().theme() == Theme::light);
        CHECK(language_in_use() == Language::english);
        CHECK(fixture.window().size() == QSize(1400, 800));
    }
    overwrite(file.toStdString(), "\x01[[[ no settings =");
    const PersonMemory memory(fixture.window(), fixture.seat(), fixture.look(), file, {});
    CHECK(fixture.look().theme() == Theme::light);
}

TEST_CASE("About tells the version, the digest of the file that runs, and the packs in it", "[frame]") {
    QFile own("/proc/self/exe");
    REQUIRE(own.open(QIODevice::ReadOnly));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    REQUIRE(hash.addData(&own));
    const QString digest = hash.result().toHex();

    WindowFixture fixture;
    fixture.key(Qt::Key_K, Qt::ControlModifier);
    auto* filter = fixture.find<QLineEdit>("command_filter");
    REQUIRE(QTest::qWaitForWindowActive(filter->window()));
    QTest::keyClicks(filter, "About");
    QTest::keyClick(filter, Qt::Key_Return);
    auto* about = fixture.find<QDialog>("about_window");
    REQUIRE(about->isVisible());
    QTest::mouseClick(fixture.find<QPushButton>("about_copy"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    CHECK(text.contains("SHA-256 of the file: " + digest));
    CHECK(text.contains("Program file: gui_tests"));
    for (const auto& pack : standards::embedded_packs())
        CHECK(text.contains(QString::fromStdString(pack.digest().text())));
    about->close();
}

TEST_CASE("The strip says how far the clock and the archive may be trusted", "[frame]") {
    WindowFixture fixture;
    GivenClock source;
    TrustPresenter trust(fixture.archive_in_use(), source);
    CHECK(trust.archive().text.isEmpty());
    CHECK(trust.clock().sign == Sign::not_evaluated);
    source.given.synchronisation = records::Synchronisation::unsynchronised;
    trust.refresh();
    CHECK(trust.clock().text == "Clock: on its own");
    source.given = {records::Synchronisation::synchronised, "kernel", 1500};
    trust.refresh();
    CHECK(trust.clock().sign == Sign::live);
    CHECK(trust.clock().explanation.contains("1.5 ms"));

    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock()));
    emit fixture.archive_in_use().changed();
    fixture.wait_for([&] { return !trust.archive().text.isEmpty(); });
    CHECK(trust.archive().text == "Archive: not verified");
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        REQUIRE(records::verify_and_record(**archive, {}, fixture.clock(), records::VerificationReason::by_hand, {}));
    }
    fixture.archive_in_use().say_written();
    fixture.wait_for([&] { return trust.archive().sign == Sign::live; });
    CHECK(trust.archive().explanation.contains("0 findings"));

    // What energises is told before anything about records.
    instruments::WatchOrder order;
    order.driver = "scpi-source";
    order.port = "/dev/ttyUSB3";
    order.folder = instruments::watch_folder(fixture.archive());
    {
        const auto in_use = instruments::OpenOrder::make(order, "2026-01-02T03:04:05.678Z");
        REQUIRE(in_use);
        trust.refresh();
        fixture.wait_for([&] { return trust.archive().sign == Sign::live; });
    }
    trust.refresh();
    fixture.wait_for([&] { return trust.archive().sign == Sign::fail; });
    CHECK(trust.archive().text == "Look at the instruments");
    CHECK(trust.archive().explanation.contains("scpi-source at /dev/ttyUSB3"));
    CHECK(trust.archive().explanation.contains("was switched off by nobody"));
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        REQUIRE(instruments::enter_records(fixture.archive(), **archive));
    }
    trust.refresh();
    fixture.wait_for([&] { return trust.archive().sign == Sign::live; });

    // An archive that cannot be read hides no instrument that may be live.
    {
        const auto left = instruments::OpenOrder::make(order, "2026-01-02T03:04:06.678Z");
        REQUIRE(left);
    }
    overwrite(fixture.archive() + "/index.sqlite", "no database");
    fixture.archive_in_use().say_written();
    fixture.wait_for([&] { return trust.archive().sign == Sign::fail; });
    CHECK(trust.archive().text == "Look at the instruments");
    CHECK(trust.archive().explanation.contains("scpi-source at /dev/ttyUSB3"));
    CHECK(trust.archive().explanation.contains('\n'));

    REQUIRE(QDir(QString::fromStdString(instruments::watch_folder(fixture.archive()))).removeRecursively());
    fixture.archive_in_use().say_written();
    fixture.wait_for([&] { return trust.archive().sign == Sign::broken; });
    CHECK(trust.archive().text == "Archive: unreadable");
}
