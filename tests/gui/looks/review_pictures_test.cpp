// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of signing in and of Review, from the queue to the signature.
#include <QDialog>

#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

void look_at(WindowFixture& fixture, const QString& name) {
    take_picture(fixture, name);
    INFO(name.toStdString());
    check_nothing_cut(fixture.window());
    check_named(fixture.window());
}

}  // namespace

TEST_CASE("Pictures of signing in and of Review hold all their text", "[pictures][review]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)})
        for (const Language language : {Language::english, Language::chinese})
            for (const Theme theme : {Theme::light, Theme::dark}) {
                const QString name = QString("%1-%2").arg(size.width()).arg(picture_name(language, theme, scale));
                ReviewFixture fixture(language, theme, 1, size);
                static_cast<void>(fixture.page());
                look_at(fixture, "review-queue-" + name);
                fixture.open(0);
                look_at(fixture, "review-opened-" + name);
                fixture.prepare_report();
                fixture.ready_to_sign("li.ming");
                look_at(fixture, "review-sign-" + name);
                fixture.find<QPushButton>("pages_large")->click();
                auto* pages = fixture.find<QDialog>("pages_window");
                picture_dialog(*pages, "pages_window", "review-pages-" + name);
                pages->close();
                fixture.window().activateWindow();
                REQUIRE(QTest::qWaitForWindowActive(&fixture.window()));
                fixture.seat().lock();
                look_at(fixture, "sign-in-locked-" + name);
                fixture.seat().sign_out();
                fixture.sign_in("li.ming", "not the password at all");
                look_at(fixture, "sign-in-wrong-" + name);
            }
}
