// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/sign_delegate.h"

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

QSize SignDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(7 * grid);
    // A note stands across its row and must not widen the column it begins in.
    if (roles_.note >= 0 && index.data(roles_.note).toBool()) size.setWidth(0);
    return size;
}

void SignDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto& palette = look_.palette();
    const auto says = [&](int role) { return role >= 0 && index.data(role).toBool(); };
    if (roles_.sign >= 0 && index.data(roles_.sign).isValid()) {
        const bool first = roles_.current < 0 || index.column() == 0;
        if (const auto sign = static_cast<Sign>(index.data(roles_.sign).toInt()); first && sign != Sign::none) {
            option->icon = look_.icon(sign, 14);
            option->decorationSize = QSize(14, 14);
            option->features |= QStyleOptionViewItem::HasDecoration;
        }
    }
    if (says(roles_.current)) {
        option->font.setBold(true);
        option->backgroundBrush = palette.selection;
    }
    if (says(roles_.struck)) {
        option->font.setStrikeOut(true);
        option->palette.setColor(QPalette::Text, palette.shared.quiet);
    }
    if (says(roles_.note)) option->palette.setColor(QPalette::Text, palette.shared.quiet);
}

}  // namespace velocert::app
