// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTabBar>
#include <QTextEdit>
#include <catch2/catch.hpp>
#include <vector>

#include "tests/gui/looks/cut_texts.h"
#include "tests/gui/looks/faint_texts.h"
#include "tests/gui/looks/variants.h"
#include "tests/gui/window_fixture.h"

// What every screen is held to, whatever is on it.
namespace velocert::app::test {

/// What the layout of the widget has put side by side, down through layouts within it.
inline void laid_out(QLayout& layout, std::vector<QWidget*>& out) {
    for (int i = 0; i < layout.count(); ++i) {
        auto* item = layout.itemAt(i);
        if (auto* widget = item->widget(); widget != nullptr && widget->isVisible() && !widget->size().isEmpty())
            out.push_back(widget);
        if (auto* within = item->layout(); within != nullptr) laid_out(*within, out);
    }
}

/// The pairs of widgets that lie over each other although a layout put them side by side.
inline QStringList overlapping(QWidget& window) {
    QStringList out;
    auto all = window.findChildren<QWidget*>();
    all.push_back(&window);
    for (const auto* parent : all) {
        if (parent->layout() == nullptr || !parent->isVisible() || qobject_cast<QStackedLayout*>(parent->layout()))
            continue;
        std::vector<QWidget*> parts;
        laid_out(*parent->layout(), parts);
        for (std::size_t a = 0; a < parts.size(); ++a)
            for (std::size_t b = a + 1; b < parts.size(); ++b)
                if (parts[a]->geometry().intersects(parts[b]->geometry()))
                    out << QString("%1 \"%2\" over %3 \"%4\"")
                               .arg(parts[a]->metaObject()->className(), parts[a]->objectName(),
                                    parts[b]->metaObject()->className(), parts[b]->objectName());
    }
    return out;
}

/// No text in sight needs more room than it has, and nothing lies over its neighbour. What is just being laid out, as a
/// pill whose words have changed, is looked at once more.
inline void check_nothing_cut(QWidget& window) {
    const auto settled = [&](auto find) {
        QStringList out = find(window);
        if (out.isEmpty()) return out;
        QTest::qWait(150);
        return find(window);
    };
    for (const auto& one : settled([](QWidget& all) { return cut_texts(all); })) {
        INFO(one.toStdString());
        CHECK(one.isEmpty());
    }
    for (const auto& one : settled([](QWidget& all) { return overlapping(all); })) {
        INFO(one.toStdString());
        CHECK(one.isEmpty());
    }
}

/// A part of a larger control that is spoken with it: the field in a combo box, the bars and corners of a list.
inline bool is_part(const QWidget& widget) {
    const auto* parent = widget.parentWidget();
    return widget.objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(parent) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(parent) != nullptr ||
           qobject_cast<const QTabBar*>(parent) != nullptr || qobject_cast<const QHeaderView*>(&widget) != nullptr ||
           (parent != nullptr && qobject_cast<const QComboBox*>(parent->parentWidget()) != nullptr) ||
           (qobject_cast<const QAbstractItemView*>(parent) != nullptr &&
            qobject_cast<const QAbstractButton*>(&widget) != nullptr);
}

/// The controls that can be seen and do not say their name to those who cannot see them.
inline QStringList nameless(QWidget& window) {
    QStringList out;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool control =
            qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QLineEdit*>(widget) != nullptr ||
            qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QAbstractItemView*>(widget) != nullptr ||
            qobject_cast<QAbstractSlider*>(widget) != nullptr || qobject_cast<QSpinBox*>(widget) != nullptr ||
            qobject_cast<QPlainTextEdit*>(widget) != nullptr || qobject_cast<QTextEdit*>(widget) != nullptr ||
            qobject_cast<QTabBar*>(widget) != nullptr || qobject_cast<QProgressBar*>(widget) != nullptr;
        if (!control || is_part(*widget) || !widget->isVisible()) continue;
        auto* spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty())
            out << QString("%1 \"%2\"").arg(widget->metaObject()->className(), widget->objectName());
    }
    return out;
}

inline void check_named(QWidget& window) {
    for (const auto& one : nameless(window)) {
        INFO(one.toStdString());
        CHECK(one.isEmpty());
    }
}

/// What Tab meets, in its order.
inline std::vector<QWidget*> keyboard_order(QWidget& window) {
    std::vector<QWidget*> out;
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (auto* at = window.nextInFocusChain(); at != nullptr && at != &window; at = at->nextInFocusChain())
        if (at->window() == &window && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0 &&
            at->focusProxy() == nullptr)
            out.push_back(at);
    return out;
}

/// The panel that the control stands in.
inline const QWidget* panel_of(const QWidget& widget) {
    const auto* at = widget.parentWidget();
    // What scrolls within a panel is a place of its own: what of it is where depends on how far it was scrolled.
    const auto is_place = [](const QWidget& one) {
        const auto kind = one.property("kind").toString();
        return kind == "panel" || kind == "page" || kind == "rail" || kind == "strip" ||
               qobject_cast<const QAbstractScrollArea*>(&one) != nullptr;
    };
    while (at != nullptr && !at->isWindow() && !is_place(*at)) at = at->parentWidget();
    return at;
}

/// The steps of the keyboard that go back within a panel: to what stands above, or before it in the same line. A new
/// column begins at its top.
inline QStringList backward_steps(QWidget& window) {
    QStringList out;
    const auto order = keyboard_order(window);
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto* from = order[i - 1];
        const auto* to = order[i];
        if (panel_of(*from) != panel_of(*to)) continue;
        const QRect a(from->mapTo(&window, QPoint()), from->size());
        const QRect b(to->mapTo(&window, QPoint()), to->size());
        const bool above = b.bottom() <= a.top() + 2 && b.left() < a.right();
        const bool before = b.right() <= a.left() + 2 && b.top() < a.bottom() && a.top() < b.bottom();
        if (above || before) out << from->objectName() + " -> " + to->objectName();
    }
    return out;
}

inline void check_reading_order(QWidget& window) {
    CHECK(keyboard_order(window).size() > 1);
    for (const auto& one : backward_steps(window)) {
        INFO(one.toStdString());
        CHECK(one.isEmpty());
    }
}

/// A picture of the window, held to what every screen is held to; in every variant where those are wanted.
inline void take_picture(WindowFixture& fixture, const QString& name) {
    save_picture(fixture.window(), name);
    save_variants(fixture.window(), fixture.look(), name);
}

inline QString picture_name(Language language, Theme theme, qreal scale) {
    return variant_name({language, theme, {1280, 720}}, scale);
}

}  // namespace velocert::app::test
