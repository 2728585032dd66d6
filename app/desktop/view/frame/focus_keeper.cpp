// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/focus_keeper.h"

#include <QAbstractItemView>
#include <QApplication>
#include <algorithm>
#include <utility>

namespace velocert::app {
namespace {

/// Where a person may stand without doing anything: a list or table that Tab reaches.
bool is_resting_place(const QWidget& widget) {
    return qobject_cast<const QAbstractItemView*>(&widget) != nullptr && widget.isVisible() && widget.isEnabled() &&
           (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

/// The first one of the page behind what went away, then from its beginning.
QWidget* resting_place(QWidget& page, QWidget* from) {
    QWidget* const begin = from != nullptr && page.isAncestorOf(from) ? from : &page;
    for (auto* next = begin->nextInFocusChain(); next != nullptr && next != begin; next = next->nextInFocusChain())
        if (page.isAncestorOf(next) && is_resting_place(*next)) return next;
    return nullptr;
}

}  // namespace

FocusKeeper::FocusKeeper(std::vector<QWidget*> frame, std::function<QWidget*()> page, QObject* parent)
    : QObject(parent), frame_(std::move(frame)), page_(std::move(page)) {
    connect(qApp, &QApplication::focusChanged, this, &FocusKeeper::moved);
}

bool FocusKeeper::on_frame(const QWidget* widget) const {
    return widget != nullptr && std::ranges::any_of(frame_, [widget](const QWidget* one) {
               return one == widget || one->isAncestorOf(widget);
           });
}

void FocusKeeper::moved(QWidget* from, QWidget* to) {
    // A person who goes there by Tab or by hand leaves a control that stays. Out of the frame itself nothing is taken.
    if (from == nullptr || !on_frame(to) || on_frame(from) || (from->isVisible() && from->isEnabled())) return;
    // Whoever took the control away may have a better place for the keyboard.
    QMetaObject::invokeMethod(
        this, [this, left = QPointer<QWidget>(from)] { bring_back(left); }, Qt::QueuedConnection);
}

void FocusKeeper::bring_back(const QPointer<QWidget>& from) {
    if (!on_frame(QApplication::focusWidget())) return;
    auto* page = page_();
    if (page == nullptr || !page->isVisible()) return;
    auto* place = resting_place(*page, from);
    (place != nullptr ? place : page)->setFocus(Qt::OtherFocusReason);
}

}  // namespace velocert::app
