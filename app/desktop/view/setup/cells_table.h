// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "app/desktop/look/look.h"
#include "app/desktop/model/setup/cells_model.h"

namespace velocert::app {

/// A table that is filled in by keyboard, scanner or from a spreadsheet: typing begins a cell, Enter goes on to the
/// next one, Tab as well until the empty line at the end and then out of the table; Ctrl+V pastes, Del empties.
class CellsTable final : public QTableView {
    Q_OBJECT

  public:
    CellsTable(CellsModel& cells, const Look& look, QWidget* parent);

    /// A few lines; what room there is besides is given by the layout.
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// The next cell of the line, or the first of the next line; false at the very end.
    bool go_on(int step);
    void share_width();

    CellsModel& cells_;
};

}  // namespace velocert::app
