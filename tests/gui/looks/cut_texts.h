// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

// Whether every text on a screen stands there whole, by measuring what is drawn.
namespace velocert::app::test {

/// The part of the widget that a person can bring into sight: all of it, but for what an ancestor cuts off. What lies
/// in a list or form that scrolls can be scrolled to.
[[nodiscard]] QRect reachable(const QWidget& widget);

/// The texts in sight that need more room than they have, or that something around them cuts off, each after the name
/// of what it stands in: labels, buttons, cells of lists and tables, headers, tabs, the choice of a combo box, the hint
/// of an empty field, letters that grow with their room, and the words and axes of charts. Of charts besides the words
/// that lie on each other or on the end of a curve.
[[nodiscard]] QStringList cut_texts(QWidget& window);

}  // namespace velocert::app::test
