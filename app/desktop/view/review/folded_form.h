// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QWidget>
#include <functional>

namespace velocert::app {

/// Lays out a panel as a button with a form below it, hidden at first: the button has `begin` show it, and hides it
/// again.
void fold_form(QWidget& panel, QPushButton& open, QWidget& form, std::function<void()> begin);

}  // namespace velocert::app
