// SPDX-License-Identifier: GPL-3.0-or-later
// The program as main() puts it together, for a person who has no folder of its own yet.
#include <QLineEdit>
#include <filesystem>
#include <fstream>

#include "app/desktop/view/setup/guide.h"
#include "app/desktop/workstation.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
namespace fs = std::filesystem;

namespace {

/// A home of which nothing is there, not even the folder itself.
class NewAccount {
  public:
    NewAccount() {
        WorkstationOptions options;
        options.language = "en";
        options.person = "li";
        options.guard_ms = 0;
        options.data_folder = data();
        auto made = Workstation::make(options, clock_);
        if (!made) FAIL(made.error().text());
        workstation_ = std::move(*made);
    }
    [[nodiscard]] std::string home() const { return disk_.filePath("home/li").toStdString(); }
    [[nodiscard]] std::string data() const { return home() + "/.local/share/velocert"; }
    void show() { workstation_->show(); }
    [[nodiscard]] MainWindow& window() { return workstation_->window(); }
    [[nodiscard]] Guide& guide() {
        auto* found = window().findChild<Guide*>("guide");
        REQUIRE(found != nullptr);
        return *found;
    }
    template <typename Widget = QPushButton>
    [[nodiscard]] Widget* find(const char* name) {
        auto* found = window().findChild<Widget*>(name);
        REQUIRE(found != nullptr);
        return found;
    }
    void press(const char* name) { find(name)->click(); }

  private:
    QTemporaryDir disk_;
    base::SystemClock clock_;
    std::unique_ptr<Workstation> workstation_;
};

}  // namespace

TEST_CASE("A new account looks around: its folders are made, with sample data in them", "[first-start]") {
    NewAccount account;
    account.show();
    REQUIRE(account.guide().isVisible());
    CHECK_FALSE(fs::exists(account.home()));
    account.press("guide_primary");
    // How far it is: which of the runs, after the people.
    auto* note = account.find<QLabel>("guide_note");
    bool told = false;
    REQUIRE(QTest::qWaitFor(
        [&] {
            told = told || QRegularExpression("^People and runs, [2-8] of 8: ").match(note->text()).hasMatch();
            return account.find<QLabel>("guide_title")->text() == "The virtual bench is ready";
        },
        240'000));
    CHECK(told);
    CHECK_FALSE(account.find<QLabel>("guide_error")->isVisible());
    CHECK(fs::exists(account.data() + "/training/archive.json"));
    CHECK((fs::status(account.data()).permissions() & fs::perms::mask) == fs::perms::owner_all);
    // What the guide made is not to be made any more.
    account.press("guide_third");
    for (const auto& blocker : account.window().page<BenchPage>()->prepare().blockers())
        CHECK(blocker.what != "A new archive will be made");
}

TEST_CASE("A new account begins on the virtual bench without sample data: the first run makes its folders",
          "[first-start]") {
    NewAccount account;
    account.show();
    account.find<QCheckBox>("guide_sample")->setChecked(false);
    account.press("guide_primary");
    account.press("guide_primary");
    auto& prepare = account.window().page<BenchPage>()->prepare();
    auto station = prepare.station();
    station.procedures = {"vehicle-mass"};
    prepare.set_station(station);
    ItemEntry item;
    item.id = "S-1";
    item.made_on = "2025-10-01";
    prepare.set_item(item);
    account.press("start");
    auto& run = account.window().page<BenchPage>()->run();
    REQUIRE(QTest::qWaitFor([&] { return !run.run_id().empty(); }, 60'000));
    CHECK(fs::exists(account.data() + "/training/archive.json"));
    run.stop(sequence::RunControl::Stop::safely);
    REQUIRE(QTest::qWaitFor([&] { return !run.running(); }, 60'000));
}

TEST_CASE("A new account sets up its station in the folder that is proposed", "[first-start]") {
    NewAccount account;
    account.show();
    account.press("guide_second");
    CHECK(account.find<QLineEdit>("guide_folder")->text().toStdString() == account.data() + "/records");
    account.press("guide_primary");
    CHECK(account.find<QLabel>("guide_title")->text() == "The archive is made");
    CHECK(fs::exists(account.data() + "/records/archive.json"));
    // Left for the first account; with it the list of what is still to do comes by itself.
    account.press("guide_third");
    REQUIRE_FALSE(account.guide().isVisible());
    account.find<QLineEdit>("sign_in_login")->setText("zhao.lei");
    account.find<QLineEdit>("sign_in_name_en")->setText("Zhao Lei");
    for (const auto* field : {"sign_in_password", "sign_in_again"})
        account.find<QLineEdit>(field)->setText("four lamps and a hat of mine");
    account.press("sign_in_go");
    REQUIRE(QTest::qWaitFor([&] { return account.guide().isVisible(); }, 60'000));
    CHECK(account.find<QLabel>("guide_title")->text() == "What this station still wants");
    CHECK(account.find<QPushButton>("guide_primary")->text().startsWith("Next: "));
}

TEST_CASE("What cannot be made at the first start is told as an error, and the way stays open", "[first-start]") {
    NewAccount account;
    fs::create_directories(fs::path(account.home()).parent_path());
    std::ofstream(account.home()) << "a file where the home should be";
    account.show();
    auto* error = account.find<QLabel>("guide_error");
    CHECK_FALSE(error->isVisible());
    account.press("guide_primary");
    REQUIRE(QTest::qWaitFor([&] { return error->isVisible(); }, 60'000));
    CHECK(error->property("kind") == "problem");
    CHECK(error->text().startsWith("It did not work."));
    CHECK(error->text().contains(QString::fromStdString(account.home())));
    CHECK(account.find<QLabel>("guide_title")->text() == "Welcome. What would you like to do?");
    check_nothing_cut(account.guide());
    // The same for the station; a folder somebody names is not made with its parents: a disk may be missing there.
    account.press("guide_second");
    account.press("guide_primary");
    CHECK(error->isVisible());
    account.find<QLineEdit>("guide_folder")
        ->setText(QString::fromStdString(fs::path(account.home()).parent_path().string() + "/not/mounted"));
    account.press("guide_primary");
    CHECK(error->isVisible());
    CHECK_FALSE(fs::exists(fs::path(account.home()).parent_path() / "not"));
    account.find<QLineEdit>("guide_folder")
        ->setText(QString::fromStdString(fs::path(account.home()).parent_path().string() + "/records"));
    account.press("guide_primary");
    CHECK_FALSE(error->isVisible());
    CHECK(account.find<QLabel>("guide_title")->text() == "The archive is made");
}
