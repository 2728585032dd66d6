// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "app/desktop/view/parts/sign_delegate.h"

namespace velocert::app {

/// Draws a text below the cells of a row, across all of them: what is to be said of the row and would make any one
/// column too wide or the row too high. The model's first column has it under `across_role`; a row without one is drawn
/// as ever.
class AcrossDelegate final : public SignDelegate {
    Q_OBJECT

  public:
    static constexpr int across_role = Qt::UserRole + 40;

    AcrossDelegate(const Look& look, Roles roles, QTableView* table)
        : SignDelegate(look, roles, table), table_(*table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where that text is drawn, in the viewport; empty where there is none.
    [[nodiscard]] QRect place(const QModelIndex& index) const;

  private:
    [[nodiscard]] int room() const;
    [[nodiscard]] int height_of(const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const QTableView& table_;
};

}  // namespace velocert::app
