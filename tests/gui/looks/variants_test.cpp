// SPDX-License-Identifier: GPL-3.0-or-later
// What the picture of every variant of a screen is called, and that the window is the same one afterwards.
#include "tests/gui/looks/variants.h"

#include <QDir>
#include <QLineEdit>

#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

TEST_CASE("A picture is known by its screen, whatever variant its name ends with", "[variants]") {
    for (const auto& [picture, screen] : {std::pair("empty-en-light-x1", "empty"),
                                          {"review-sign-1280-zh-dark-x2", "review-sign"},
                                          {"review-sign-1920-zh-dark-x1", "review-sign"},
                                          {"large-setup-people-en-dark-x1", "setup-people"},
                                          {"review-amend", "review-amend"},
                                          {"upkeep-failed-en", "upkeep-failed"},
                                          {"wet-zh", "wet"},
                                          {"fields-en-twofold", "fields"},
                                          {"prompt-7-zh-light-x1", "prompt-7"},
                                          {"prompt-7-640-en-dark-x2", "prompt-7"},
                                          {"keep-en-light-x1.5", "keep"},
                                          {"archive-trail", "archive-trail"}})
        CHECK(screen_name(picture) == QString(screen));
    CHECK(variant_name({Language::english, Theme::light, {1280, 720}}, 1) == QString("en-light-x1"));
    CHECK(variant_name({Language::chinese, Theme::dark, {1920, 1080}}, 1) == QString("1920-zh-dark-x1"));
    CHECK(variant_name({Language::chinese, Theme::dark, {640, 360}}, 2) == QString("640-zh-dark-x2"));
}

TEST_CASE("At 200 % each picture of a day has one of the small window beside it", "[variants][pictures]") {
    if (qApp->devicePixelRatio() <= 1 || every_variant_wanted()) return;
    QDir pictures(QStringLiteral(VELOCERT_BUILD "/pictures"));
    WindowFixture fixture(Language::chinese, Theme::dark);
    take_picture(fixture, "variants-small-zh-dark-x2");
    const QImage small(pictures.filePath("variants-small-640-zh-dark-x2.png"));
    CHECK(small.size() == QSize(1280, 720));
    CHECK(fixture.window().size() == QSize(1280, 720));
    for (const auto& one : pictures.entryList({"variants-small-*"})) pictures.remove(one);
}

TEST_CASE("Where every variant is wanted a screen is pictured in each of them once, and is as before in the end",
          "[variants]") {
    if (qApp->devicePixelRatio() > 1) return;
    QDir pictures(QStringLiteral(VELOCERT_BUILD "/pictures"));
    const auto ours = [&] {
        pictures.refresh();
        return pictures.entryList({"variants-test-*"});
    };
    for (const auto& one : ours()) pictures.remove(one);
    const QByteArray before = qgetenv("VELOCERT_PICTURES");
    WindowFixture fixture;
    qunsetenv("VELOCERT_PICTURES");
    take_picture(fixture, "variants-test-day-en-light-x1");
    CHECK(ours().size() == 1);
    qputenv("VELOCERT_PICTURES", "all");
    fixture.enter_item();
    take_picture(fixture, "variants-test-all-en-light-x1");
    if (before.isEmpty())
        qunsetenv("VELOCERT_PICTURES");
    else
        qputenv("VELOCERT_PICTURES", before);
    // Two languages, two themes, two sizes.
    CHECK(ours().filter("variants-test-all").size() == 8);
    CHECK(ours().contains("variants-test-all-1920-zh-dark-x1.png"));
    QImage wide(pictures.filePath("variants-test-all-1920-zh-dark-x1.png"));
    CHECK(wide.size() == QSize(1920, 1080));
    CHECK(language_in_use() == Language::english);
    CHECK(fixture.look().theme() == Theme::light);
    CHECK(fixture.window().size() == QSize(1280, 720));
    CHECK(fixture.find<QLineEdit>("item_id")->text() == "S-2025-0117");
    CHECK(fixture.find<QLineEdit>("item_made_on")->text() == "2025-10-01");
    for (const auto& one : ours()) pictures.remove(one);
}
