// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in at the window: who gets in, what they see, what stays possible while nobody may act.
#include <QAction>
#include <QLineEdit>
#include <QToolButton>

#include "app/desktop/view/frame/sign_in_page.h"
#include "core/records/people/people.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// The window on an archive with accounts.
class SignInFixture : public WindowFixture {
  public:
    explicit SignInFixture(records::ArchiveKind kind = records::ArchiveKind::training) {
        {
            const auto archive = records::Archive::create(this->archive(), kind, clock());
            REQUIRE(archive);
            make_people(**archive, clock(), hasher(), {"vehicle-mass"});
        }
        archive_in_use().say_written();
        QApplication::processEvents();
    }
    void sign_in(const std::string& login, const std::string& password) {
        auto* field = find<QLineEdit>("sign_in_login");
        if (field->isVisible()) {
            field->setFocus();
            field->clear();
            type(QString::fromStdString(login));
        }
        find<QLineEdit>("sign_in_password")->setFocus();
        type(QString::fromStdString(password));
        key(Qt::Key_Return);
        wait_for([&] { return !seat().busy(); });
        QApplication::processEvents();
    }
    void sign_in(const std::string& login) { sign_in(login, password_of(login)); }
    [[nodiscard]] std::size_t recorded(std::string_view type) const {
        const auto archive = records::Archive::open_read_only(this->archive());
        REQUIRE(archive);
        const std::array types{type};
        return (*archive)->ledger_entries(types)->size();
    }
};

}  // namespace

TEST_CASE("An archive with accounts opens to nobody who has not signed in", "[sign-in]") {
    SignInFixture fixture;
    CHECK(fixture.seat().state() == Seat::State::signed_out);
    CHECK(fixture.find<SignInPage>("sign_in_page")->isVisible());
    CHECK_FALSE(fixture.find<QToolButton>("rail_bench")->isVisible());
    CHECK_FALSE(fixture.find<QWidget>("item_id")->isVisible());
    // Neither by key nor by scanner.
    fixture.key(Qt::Key_1, Qt::ControlModifier);
    CHECK_FALSE(fixture.find<QWidget>("item_id")->isVisible());
    fixture.sign_in("li.ming");
    CHECK(fixture.seat().state() == Seat::State::present);
    CHECK(fixture.find<QWidget>("item_id")->isVisible());
    CHECK(fixture.find<QToolButton>("person")->text() == "Li Ming, technician");
    CHECK(fixture.prepare().station().operator_name == "李明");
    CHECK_FALSE(fixture.find<QLineEdit>("technician")->isEnabled());
}

TEST_CASE("A wrong password and an unknown account get the same words, and both are on record", "[sign-in]") {
    SignInFixture fixture;
    const auto before = fixture.recorded("sign-in/1");
    fixture.sign_in("li.ming", "not the password at all");
    const QString wrong_password = fixture.label("sign_in_problem");
    CHECK(wrong_password.startsWith("Not signed in."));
    CHECK(fixture.find<QLineEdit>("sign_in_password")->text().isEmpty());
    fixture.sign_in("nobody.here", password_of("li.ming"));
    CHECK(fixture.label("sign_in_problem") == wrong_password);
    CHECK(fixture.seat().state() == Seat::State::signed_out);
    CHECK(fixture.recorded("sign-in/1") == before + 2);
}

TEST_CASE("Five wrong passwords lock the account, and the right one does not help then", "[sign-in]") {
    SignInFixture fixture;
    for (int i = 0; i < 5; ++i) fixture.sign_in("li.ming", "not the password at all");
    fixture.sign_in("li.ming");
    CHECK(fixture.seat().state() == Seat::State::signed_out);
    CHECK(fixture.label("sign_in_problem").startsWith("Not signed in."));
}

TEST_CASE("Account, Tab and password that a program types are a sign-in, at any pace, and none is shown in clear",
          "[sign-in]") {
    for (const int gap_ms : {2, 20, 45, 70}) {
        INFO(gap_ms);
        SignInFixture fixture;
        fixture.find<QLineEdit>("sign_in_login")->setFocus();
        fixture.keyboard("li.ming", gap_ms, {Qt::Key_Tab});
        // What waits to be told from a scanner would arrive by now.
        QTest::qWait(100);
        CHECK(fixture.find<QLineEdit>("sign_in_login")->text() == "li.ming");
        REQUIRE(fixture.find<QLineEdit>("sign_in_password")->hasFocus());
        fixture.keyboard(QString::fromStdString(password_of("li.ming")), gap_ms, {Qt::Key_Return});
        fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
        CHECK_FALSE(fixture.find<QLineEdit>("sign_in_login")->text().contains("lamps"));
    }
}

TEST_CASE("A badge names the account, and Return without a password says that one is wanted", "[sign-in]") {
    SignInFixture fixture;
    fixture.find<QLineEdit>("sign_in_login")->setFocus();
    fixture.scan("li.ming");
    CHECK(fixture.find<QLineEdit>("sign_in_login")->text() == "li.ming");
    REQUIRE(fixture.find<QLineEdit>("sign_in_password")->hasFocus());
    CHECK(fixture.find<QLabel>("sign_in_problem")->isHidden());
    fixture.key(Qt::Key_Return);
    CHECK(fixture.find<QLabel>("sign_in_problem")->isVisible());
    CHECK(fixture.label("sign_in_problem") == "Type the password.");
    CHECK(fixture.recorded("sign-in/1") == 0);
}

TEST_CASE("A screen that was locked by hand does not say that nobody touched it", "[sign-in]") {
    SignInFixture fixture;
    fixture.sign_in("li.ming");
    fixture.find<QAction>("command_lock")->trigger();
    QStringList said;
    for (const auto* label : fixture.find<SignInPage>("sign_in_page")->findChildren<QLabel*>())
        if (label->isVisible()) said << label->text();
    CHECK_FALSE(said.filter("It was locked by hand. Only Li Ming can open it").isEmpty());
    CHECK(said.filter("Nobody touched it").isEmpty());
}

TEST_CASE("What a person may not do is not shown", "[sign-in]") {
    SignInFixture fixture;
    fixture.sign_in("he.yun");
    CHECK(fixture.seat().state() == Seat::State::present);
    CHECK_FALSE(fixture.find<QToolButton>("rail_bench")->isVisible());
    CHECK_FALSE(fixture.find<QAction>("command_go_bench")->isEnabled());
}

TEST_CASE("The screen locks when nobody touches it, and only its person opens it", "[sign-in]") {
    SignInFixture fixture;
    fixture.sign_in("li.ming");
    fixture.find<QAction>("command_lock")->trigger();
    CHECK(fixture.seat().state() == Seat::State::locked);
    CHECK_FALSE(fixture.find<QWidget>("item_id")->isVisible());
    fixture.sign_in("li.ming", password_of("wang.fang"));
    CHECK(fixture.seat().state() == Seat::State::locked);
    CHECK(fixture.label("sign_in_problem").startsWith("Still locked."));
    fixture.sign_in("li.ming");
    CHECK(fixture.seat().state() == Seat::State::present);
    CHECK(fixture.find<QWidget>("item_id")->isVisible());
}

TEST_CASE("While the screen is locked the run goes on, and can be stopped but not answered", "[sign-in]") {
    SignInFixture fixture;
    fixture.sign_in("li.ming");
    StationEntry station = fixture.prepare().station();
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.find<QAction>("command_lock")->trigger();
    CHECK(fixture.run().running());
    CHECK_FALSE(fixture.find<QWidget>("sign_in_other")->isVisible());
    const int serial = fixture.run().task().serial;
    fixture.window().setFocus();
    fixture.key(Qt::Key_Space);
    QTest::qWait(50);
    CHECK(fixture.run().task().serial == serial);
    auto* stop = fixture.find<QPushButton>("always_command_stop");
    REQUIRE(stop->isVisible());
    stop->click();
    fixture.wait_for([&] { return !fixture.run().running(); });
    CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::stopped);
    CHECK(fixture.run().run().operator_account == fixture.seat().account()->id);
    CHECK(fixture.seat().state() == Seat::State::locked);
}

TEST_CASE("Signing in beside a run writes to the archive that the run holds open", "[sign-in]") {
    SignInFixture fixture;
    fixture.sign_in("li.ming");
    StationEntry station = fixture.prepare().station();
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.find<QAction>("command_lock")->trigger();
    fixture.sign_in("li.ming");
    CHECK(fixture.seat().state() == Seat::State::present);
    fixture.go_on();
    fixture.wait_for(Task::Kind::ended);
    CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::completed);
    fixture.close();
    const auto verified = records::verify_archive(fixture.archive());
    REQUIRE(verified);
    CHECK(verified->ok());
}

TEST_CASE("Somebody without the authorisation is refused by name, and the refusal is on record", "[sign-in]") {
    SignInFixture fixture;
    fixture.sign_in("li.ming");
    fixture.start();  // all procedures; authorised for one
    fixture.wait_for([&] { return !fixture.run().running(); });
    CHECK(fixture.run().run_id().empty());
    CHECK(fixture.run().banner()->trouble);
    CHECK(fixture.recorded("refused-act/1") == 1);
}

TEST_CASE("A password that somebody else set is changed before anything else", "[sign-in]") {
    SignInFixture fixture;
    {
        const auto archive = records::Archive::open(fixture.archive(), fixture.clock());
        REQUIRE(archive);
        const auto people = records::people_register(**archive);
        const records::PeopleSetting setting{fixture.clock(), fixture.hasher()};
        REQUIRE(records::reset_password(**archive, setting, {*people->by_login("zhao.lei")},
                                        people->by_login("li.ming")->id, tests::secret("an interim one for li ming"),
                                        "forgotten"));
    }
    fixture.sign_in("li.ming", "an interim one for li ming");
    CHECK(fixture.seat().state() == Seat::State::password_due);
    CHECK_FALSE(fixture.find<QWidget>("item_id")->isVisible());
    const auto set = [&](const QString& first, const QString& second) {
        for (const char* name : {"sign_in_password", "sign_in_again"}) fixture.find<QLineEdit>(name)->clear();
        fixture.find<QLineEdit>("sign_in_password")->setFocus();
        fixture.type(first);
        fixture.find<QLineEdit>("sign_in_again")->setFocus();
        fixture.type(second);
        fixture.key(Qt::Key_Return);
        fixture.wait_for([&] { return !fixture.seat().busy(); });
    };
    set("seven kettles by the pond", "seven kettles by the pnod");
    CHECK(fixture.label("sign_in_problem").startsWith("The two passwords are not the same."));
    set("too short", "too short");
    CHECK(fixture.seat().state() == Seat::State::password_due);
    set("seven kettles by the pond", "seven kettles by the pond");
    INFO(fixture.label("sign_in_problem").toStdString());
    CHECK(fixture.seat().state() == Seat::State::present);
    CHECK(fixture.find<QWidget>("item_id")->isVisible());
}

TEST_CASE("A real archive asks for its first account before anything else", "[sign-in]") {
    WindowFixture fixture;
    StationEntry station = fixture.prepare().station();
    station.new_archive = records::ArchiveKind::real;
    fixture.prepare().set_station(station);
    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::real, fixture.clock()));
    fixture.archive_in_use().say_written();
    CHECK(fixture.seat().state() == Seat::State::first_account);
    CHECK_FALSE(fixture.find<QWidget>("item_id")->isVisible());
    fixture.find<QLineEdit>("sign_in_login")->setFocus();
    fixture.type("zhao.lei");
    fixture.find<QLineEdit>("sign_in_name_en")->setFocus();
    fixture.type("Zhao Lei");
    for (const char* name : {"sign_in_password", "sign_in_again"}) {
        fixture.find<QLineEdit>(name)->setFocus();
        fixture.type("seven kettles by the pond");
    }
    fixture.find<QPushButton>("sign_in_go")->click();
    fixture.wait_for([&] { return !fixture.seat().busy(); });
    CHECK(fixture.seat().state() == Seat::State::present);
    CHECK(fixture.find<QToolButton>("person")->text() == "Zhao Lei, signatory");
}

TEST_CASE("A double press of the button signs in once", "[sign-in]") {
    SignInFixture fixture;
    const auto before = fixture.recorded("sign-in/1");
    fixture.find<QLineEdit>("sign_in_login")->setFocus();
    fixture.type("li.ming");
    fixture.find<QLineEdit>("sign_in_password")->setFocus();
    fixture.type(QString::fromStdString(password_of("li.ming")));
    for (int i = 0; i < 2; ++i) QTest::mouseClick(fixture.find<QPushButton>("sign_in_go"), Qt::LeftButton);
    fixture.wait_for([&] { return !fixture.seat().busy(); });
    CHECK(fixture.recorded("sign-in/1") == before + 1);
    CHECK(fixture.seat().state() == Seat::State::present);
}
