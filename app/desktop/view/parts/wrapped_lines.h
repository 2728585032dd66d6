// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

/// Lines of a list as wide as the list and no wider, the space that the style sets around them included: Qt measures
/// them without it, and a line that only just fits would lose its end. Belongs to its list.
class WrappedLines final : public QStyledItemDelegate {
  public:
    explicit WrappedLines(QListView* list) : QStyledItemDelegate(list), list_(list) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int wide = list_->viewport()->width();
        QStyleOptionViewItem narrow = option;
        narrow.rect.setWidth(wide - around);
        return {wide, QStyledItemDelegate::sizeHint(narrow, index).height()};
    }

  private:
    static constexpr int around = 4 * grid;
    QListView* list_;
};

}  // namespace velocert::app
