// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/sign_delegate.h"

#include <algorithm>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

QString SignDelegate::displayText(const QVariant& value, const QLocale& locale) const {
    const QString text = QStyledItemDelegate::displayText(value, locale);
    constexpr int longest = 16;
    static const QString joints = "._/|";
    QString out;
    int run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        out += text[i];
        run = text[i].isSpace() ? 0 : run + 1;
        const bool within = i > 0 && i + 1 < text.size() && text[i - 1].isLetter() && text[i + 1].isLetter();
        const bool endless = run >= longest && text[i].isLetterOrNumber() && text[i].unicode() < 0x80;
        if ((within && joints.contains(text[i])) || endless) {
            out += QChar(0x200B);
            run = 0;
        }
    }
    return out;
}

QSize SignDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    auto narrower = option;
    // The text is drawn with room on both sides; a line that only just fits without it would lose its end.
    if (option.features.testFlag(QStyleOptionViewItem::WrapText) && option.rect.width() > 4 * grid)
        narrower.rect.setWidth(option.rect.width() - 2 * grid);
    QSize size = QStyledItemDelegate::sizeHint(narrower, index);
    size.setHeight(option.features.testFlag(QStyleOptionViewItem::WrapText) ? std::max(7 * grid, size.height())
                                                                            : 7 * grid);
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
