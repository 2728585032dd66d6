// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QWidget>
#include <functional>

namespace velocert::app {

/// Lays out a panel as a button with a form below it, hidden at first: the button has `begin` show it, and hides it
/// again.
void fold_form(QWidget& panel, QPushButton& open, QWidget& form, std::function<void()> begin);

/// A pane that scrolls shows all from `first` to `last`, once it is laid out; where it is too low for both, `first`.
void bring_into_sight(QWidget& first, QWidget& last);

}  // namespace velocert::app
