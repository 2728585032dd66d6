// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QWidget>

namespace velocert::app {

/// The least size of what is laid out in it, at the width it has: without that, wrapped text asks for the height that it
/// would need in a narrow column.
[[nodiscard]] inline QSize least_size(const QWidget& widget) {
    const auto* layout = widget.layout();
    QSize out = layout->totalMinimumSize();
    if (layout->hasHeightForWidth() && widget.width() >= out.width())
        out.setHeight(layout->minimumHeightForWidth(widget.width()));
    return out;
}

}  // namespace velocert::app
