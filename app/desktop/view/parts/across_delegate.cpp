// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/across_delegate.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {
namespace {

constexpr int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
/// As far from the edge as the text of a cell.
constexpr int side = 2 * grid;

QString across(const QModelIndex& index) {
    return index.siblingAtColumn(0).data(AcrossDelegate::across_role).toString();
}

}  // namespace

int AcrossDelegate::room() const {
    const int wide = std::min(table_.horizontalHeader()->length(), table_.viewport()->width());
    return std::max(0, wide - 2 * side);
}

int AcrossDelegate::height_of(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString text = across(index);
    if (text.isEmpty() || room() == 0) return 0;
    return QFontMetrics(option.font).boundingRect(QRect(0, 0, room(), 1 << 16), flags, text).height() + 2 * grid;
}

QRect AcrossDelegate::place(const QModelIndex& index) const {
    QStyleOptionViewItem option;
    option.font = table_.font();
    const int height = height_of(option, index);
    if (height == 0) return {};
    const int bottom = table_.rowViewportPosition(index.row()) + table_.rowHeight(index.row());
    return {table_.columnViewportPosition(0) + side, bottom - height, room(), height - grid};
}

QSize AcrossDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize cell = SignDelegate::sizeHint(option, index);
    return {cell.width(), cell.height() + height_of(option, index)};
}

void AcrossDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int height = height_of(option, index);
    if (height == 0) return SignDelegate::paint(painter, option, index);
    auto whole = option;
    initStyleOption(&whole, index);
    const auto* style = table_.style();
    const auto shown = whole;
    // The ground and the line below belong to the whole row.
    whole.text.clear();
    whole.icon = {};
    whole.features &= ~(QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasDisplay);
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, &table_);
    painter->save();
    auto above = shown;
    above.rect.setBottom(option.rect.bottom() - height);
    painter->setClipRect(above.rect.adjusted(0, 0, 0, -1), Qt::IntersectClip);
    style->drawControl(QStyle::CE_ItemViewItem, &above, painter, &table_);
    painter->restore();
    painter->save();
    // Each cell draws what of the text lies in it.
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->setFont(option.font);
    painter->setPen(shown.palette.color(QPalette::Text));
    painter->drawText(place(index), flags, across(index));
    painter->restore();
}

}  // namespace velocert::app
