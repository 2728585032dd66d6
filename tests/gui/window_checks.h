// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <catch2/catch.hpp>

#include "tests/gui/window_fixture.h"

// What every screen is held to, whatever is on it.
namespace velocert::app::test {

/// No text of a visible label or button needs more room than it has.
inline void check_nothing_cut(QWidget& window) {
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        INFO(widget->objectName().toStdString());
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            if (label->pixmap(Qt::ReturnByValue).isNull()) {
                INFO(label->text().toStdString());
                if (label->wordWrap())
                    CHECK(label->heightForWidth(label->width()) <= label->height());
                else
                    CHECK(label->sizeHint().width() <= label->width());
            }
        }
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            INFO(button->text().toStdString());
            CHECK(button->sizeHint().width() <= button->width());
            CHECK(button->sizeHint().height() <= button->height());
        }
    }
}

/// Leaves a picture of the window in the build's folder "pictures".
inline void take_picture(WindowFixture& fixture, const QString& name) {
    QApplication::processEvents();
    QTest::qWait(60);
    const QString folder = QStringLiteral(VELOCERT_BUILD "/pictures");
    REQUIRE(QDir().mkpath(folder));
    REQUIRE(fixture.window().grab().save(QString("%1/%2.png").arg(folder, name)));
}

inline QString picture_name(Language language, Theme theme, qreal scale) {
    return QString("%1-%2-x%3")
        .arg(language == Language::english ? "en" : "zh", theme == Theme::light ? "light" : "dark")
        .arg(scale);
}

}  // namespace velocert::app::test
