// SPDX-License-Identifier: GPL-3.0-or-later
// Every workspace on a large screen, with what stands over it: commands, help, about, and a verdict that is a Fail.
#include <QAction>
#include <QDialog>
#include <QListWidget>
#include <QTableView>

#include "app/desktop/view/setup/setup_workspace.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

constexpr QSize large{1920, 1080};

/// Takes a picture of the window or of a dialog over it, and holds it to what every screen is held to.
class Photographer {
  public:
    Photographer(WindowFixture& fixture, Language language, Theme theme)
        : fixture_(fixture), name_(picture_name(language, theme, qApp->devicePixelRatio())) {}
    void window(const char* what) { take_picture(fixture_, QString("large-%1-%2").arg(what, name_)); }
    void dialog(const char* what, QWidget& dialog) {
        save_picture(dialog, QString("large-%1-%2").arg(what, name_));
        dialog.close();
        fixture_.window().activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&fixture_.window()));
    }

  private:
    WindowFixture& fixture_;
    QString name_;
};

}  // namespace

TEST_CASE("Pictures of every workspace at 1920 by 1080 hold all their text", "[pictures][large]") {
    // At 200 % the screens of that size are the small ones, which have pictures of their own.
    if (qApp->devicePixelRatio() > 1 && !every_variant_wanted()) return;
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            WindowFixture fixture(language, theme, "overweight", large, {"vehicle-mass"});
            Photographer photographer(fixture, language, theme);
            photographer.window("bench-item");
            fixture.find<QAction>("command_help")->trigger();
            photographer.dialog("help", *fixture.find<QWidget>("help_window"));
            fixture.find<QAction>("command_about")->trigger();
            photographer.dialog("about", *fixture.find<QWidget>("about_window"));
            fixture.key(Qt::Key_K, Qt::ControlModifier);
            photographer.dialog("commands", *fixture.find<QLineEdit>("command_filter")->window());
            fixture.start();
            fixture.go_on();
            fixture.wait_for(Task::Kind::ended);
            CHECK(fixture.run().run().verdict == conformity::Verdict::fail);
            photographer.window("fail");
            fixture.window().go_to("archive");
            auto* runs = fixture.find<QTableView>("archive_runs");
            fixture.wait_for([&] { return runs->model()->rowCount() == 1; });
            photographer.window("archive");
            runs->setFocus();
            runs->setCurrentIndex(runs->model()->index(0, 0));
            fixture.key(Qt::Key_Return);
            QTest::qWait(200);
            photographer.window("archive-run");
            fixture.window().go_to("setup");
            for (const char* page : {"equipment", "station", "packs", "limits", "people", "signing", "decisions",
                                     "backup", "qualification"}) {
                fixture.window().page<SetupWorkspace>()->go_to(page);
                photographer.window((std::string("setup-") + page).c_str());
            }
        }
}
