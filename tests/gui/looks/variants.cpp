// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/looks/variants.h"

#include <QApplication>
#include <QDialog>
#include <QRegularExpression>
#include <QTest>
#include <QWidget>
#include <catch2/catch.hpp>
#include <set>

#include "tests/gui/looks/faint_texts.h"

namespace velocert::app::test {
namespace {

constexpr QSize usual{1280, 720};
constexpr QSize small{640, 360};

/// A window at 200 % of such a screen has half of it; a dialog is as large as it is.
std::vector<QSize> sizes_of(const QWidget& window, qreal scale) {
    if (qobject_cast<const QDialog*>(&window) != nullptr) return {usual};
    return scale > 1 ? std::vector<QSize>{usual, small} : std::vector<QSize>{usual, {1920, 1080}};
}

std::set<QString>& taken() {
    static std::set<QString> names;
    return names;
}

/// At 200 % a screen of 1280 by 720 has half of that for the window: measured every day, as it is shown at that time.
void save_small(QWidget& window, const Look& look, const QString& name) {
    if (window.devicePixelRatioF() <= 1 || qobject_cast<const QDialog*>(&window) != nullptr || window.size() == small)
        return;
    const QString picture =
        screen_name(name) + '-' + variant_name({language_in_use(), look.theme(), small}, window.devicePixelRatioF());
    if (!taken().insert(picture).second) return;
    const QSize before = window.size();
    window.resize(small);
    QApplication::processEvents();
    QTest::qWait(40);
    save_picture(window, picture);
    window.resize(before);
    QApplication::processEvents();
    QTest::qWait(40);
}

}  // namespace

bool every_variant_wanted() { return qEnvironmentVariable("VELOCERT_PICTURES") == "all"; }

QString variant_name(const Variant& variant, qreal scale) {
    const QString size = variant.size == usual ? QString() : QString("%1-").arg(variant.size.width());
    return size + QString("%1-%2-x%3")
                      .arg(variant.language == Language::english ? "en" : "zh",
                           variant.theme == Theme::light ? "light" : "dark")
                      .arg(scale);
}

QString screen_name(const QString& picture) {
    static const QRegularExpression variant("(-(640|1280|1920))?(-(en|zh)(-(light|dark))?)?(-x[0-9.]+|-twofold)?$");
    QString out = picture;
    out.remove(variant);
    // Those of the large screen are the same screens.
    return out.startsWith("large-") ? out.mid(6) : out;
}

void save_variants(QWidget& window, Look& look, const QString& name) {
    if (!window.isWindow()) return;
    if (!every_variant_wanted()) return save_small(window, look, name);
    const bool dialog = qobject_cast<const QDialog*>(&window) != nullptr;
    const Variant before{language_in_use(), look.theme(), dialog ? usual : window.size()};
    const QString screen = screen_name(name);
    const qreal scale = window.devicePixelRatioF();
    const auto show = [&](const Variant& variant) {
        if (language_in_use() != variant.language) REQUIRE(use_language(variant.language));
        if (look.theme() != variant.theme) look.set_theme(variant.theme);
        if (!dialog && window.size() != variant.size) window.resize(variant.size);
        QApplication::processEvents();
    };
    taken().insert(screen + '-' + variant_name(before, scale));
    for (const QSize size : sizes_of(window, scale))
        for (const auto language : {Language::english, Language::chinese})
            for (const auto theme : {Theme::light, Theme::dark}) {
                const Variant variant{language, theme, size};
                const QString picture = screen + '-' + variant_name(variant, scale);
                if (!taken().insert(picture).second) continue;
                show(variant);
                // Tables and plots lay themselves out once more after they were shown.
                QTest::qWait(40);
                save_picture(window, picture);
            }
    show(before);
    // Whoever goes on to measure finds it laid out, also on a machine that has other work.
    QTest::qWait(200);
}

}  // namespace velocert::app::test
