// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSpinBox>
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
            // Qt draws the action of a line edit as its icon alone, in a button whose hint counts a frame besides.
            const bool icon = qobject_cast<const QLineEdit*>(button->parentWidget()) != nullptr;
            const QSize wanted = icon ? button->iconSize() : button->sizeHint();
            CHECK(wanted.width() <= button->width());
            CHECK(wanted.height() <= button->height());
        }
    }
}

/// Every control that can be seen says its name to those who cannot see it; the parts of a larger one are spoken with
/// it.
inline void check_named(QWidget& window) {
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool control =
            qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QLineEdit*>(widget) != nullptr ||
            qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QAbstractItemView*>(widget) != nullptr ||
            qobject_cast<QAbstractSlider*>(widget) != nullptr || qobject_cast<QSpinBox*>(widget) != nullptr ||
            qobject_cast<QProgressBar*>(widget) != nullptr;
        const bool part = widget->objectName().startsWith("qt_") || widget->objectName().isEmpty();
        if (!control || part || !widget->isVisible()) continue;
        INFO(widget->objectName().toStdString());
        auto* spoken = QAccessible::queryAccessibleInterface(widget);
        REQUIRE(spoken != nullptr);
        CHECK_FALSE(spoken->text(QAccessible::Name).trimmed().isEmpty());
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
