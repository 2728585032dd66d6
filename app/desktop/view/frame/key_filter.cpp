// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/key_filter.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace velocert::app {
namespace {

bool takes_text(const QWidget* widget) {
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(widget)) return !plain->isReadOnly();
    return qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QTextEdit*>(widget) != nullptr;
}

/// In a list whose current line has a check mark, the space sets it.
bool on_check_mark(const QWidget* widget) {
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view != nullptr && view->currentIndex().flags().testFlag(Qt::ItemIsUserCheckable);
}

}  // namespace

KeyFilter::KeyFilter(QWidget* window, const FootSwitch& foot) : QObject(window), window_(window), foot_(foot) {
    qApp->installEventFilter(this);
}

bool KeyFilter::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    auto* widget = qobject_cast<QWidget*>(object);
    // Only this window's own widgets: dialogs over it keep their keys.
    if (widget == nullptr || widget->window() != window_) return false;
    auto* focus = window_->focusWidget();
    if (focus != nullptr && widget != focus && widget != window_) return false;
    // What the control in focus leaves goes on to the window: it was heard once already.
    if (widget == window_ && focus != nullptr && focus == QApplication::focusWidget()) return false;
    return key(focus, static_cast<const QKeyEvent&>(*event));
}

bool KeyFilter::key(QWidget* focus, const QKeyEvent& event) {
    const bool held = event.isAutoRepeat();
    if (foot_.key() != 0 && event.key() == foot_.key() && event.modifiers() == Qt::NoModifier) {
        if (!held) emit primaryWanted();
        return true;
    }
    if (takes_text(focus)) return false;
    auto* button = qobject_cast<QAbstractButton*>(focus);
    if (event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier) {
        if (button != nullptr && button->isEnabled()) return false;
        if (qobject_cast<QComboBox*>(focus) != nullptr || on_check_mark(focus)) return false;
        if (!held) emit primaryWanted();
        return true;
    }
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) return false;
        if (button == nullptr || held) return false;
        button->click();
        return true;
    }
    const bool plain = (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (event.key() == Qt::Key_M && plain && !held && qobject_cast<QComboBox*>(focus) == nullptr) emit markWanted();
    return false;
}

}  // namespace velocert::app
