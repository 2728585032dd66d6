// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/cells_table.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <algorithm>

#include "app/desktop/view/frame/scan_gate.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/sign_delegate.h"

namespace velocert::app {
namespace {

/// A cell is typed into, or one of its column's choices is taken.
class CellDelegate final : public SignDelegate {
  public:
    CellDelegate(const CellsModel& cells, const Look& look, QObject* parent)
        : SignDelegate(look, {CellsModel::sign_role, -1, -1, -1}, parent), cells_(cells) {}

    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                        const QModelIndex& index) const override {
        const auto& column = cells_.columns()[static_cast<std::size_t>(index.column())];
        QWidget* out = nullptr;
        if (column.choices.empty()) {
            auto* edit = new QLineEdit(parent);
            ScanGate::let_take(edit, ScanGate::Takes::code_and_end);
            edit->setPlaceholderText(column.hint);
            edit->setProperty("kind", "cell");
            out = edit;
        } else {
            auto* choice = new QComboBox(parent);
            for (const auto& [id, words] : column.choices) choice->addItem(words, QString::fromStdString(id));
            choice->setProperty("kind", "cell");
            out = choice;
        }
        out->setAccessibleName(column.label);
        return out;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        const QString value = index.data(Qt::EditRole).toString();
        if (auto* choice = qobject_cast<QComboBox*>(editor); choice != nullptr)
            choice->setCurrentIndex(std::max(0, choice->findData(value)));
        else
            qobject_cast<QLineEdit*>(editor)->setText(value);
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        if (const auto* choice = qobject_cast<QComboBox*>(editor); choice != nullptr)
            model->setData(index, choice->currentData());
        else
            model->setData(index, qobject_cast<QLineEdit*>(editor)->text());
    }
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override {
        editor->setGeometry(option.rect);
    }

  private:
    const CellsModel& cells_;
};

}  // namespace

CellsTable::CellsTable(CellsModel& cells, const Look& look, QWidget* parent) : QTableView(parent), cells_(cells) {
    set_up_table(*this, "", look, CellsModel::sign_role);
    setItemDelegate(new CellDelegate(cells, look, this));
    setWordWrap(false);
    setModel(&cells_);
    setProperty("kind", "cells");
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked |
                    QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
    setTabKeyNavigation(false);
    setShowGrid(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->show();
    verticalHeader()->setDefaultSectionSize(8 * grid);
    verticalHeader()->setMinimumWidth(8 * grid);
    setMinimumHeight(28 * grid);
    setCurrentIndex(cells_.index(0, 0));
}

QSize CellsTable::sizeHint() const { return {64 * grid, minimumHeight()}; }

bool CellsTable::go_on(int step) {
    const auto at = currentIndex();
    const int columns = cells_.columnCount();
    const int place = at.row() * columns + at.column() + step;
    const bool from_empty_line =
        step > 0 && at.row() + 1 == cells_.rowCount() && at.column() == 0 && at.data(Qt::EditRole).toString().isEmpty();
    if (place < 0 || place >= cells_.rowCount() * columns || from_empty_line) return false;
    setCurrentIndex(cells_.index(place / columns, place % columns));
    return true;
}

void CellsTable::keyPressEvent(QKeyEvent* event) {
    // A key that the cell being typed into has left over.
    if (state() == EditingState && !hasFocus()) return event->ignore();
    if (event->matches(QKeySequence::Paste)) {
        cells_.paste(currentIndex(), QApplication::clipboard()->text());
        return;
    }
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        if (event->modifiers().testFlag(Qt::ControlModifier))
            cells_.remove_line(currentIndex().row());
        else
            cells_.setData(currentIndex(), QString());
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        go_on(1);
        return;
    }
    QTableView::keyPressEvent(event);
}

void CellsTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    const bool entered = hint == QAbstractItemDelegate::SubmitModelCache;
    const bool tabbed = hint == QAbstractItemDelegate::EditNextItem || hint == QAbstractItemDelegate::EditPreviousItem;
    QTableView::closeEditor(editor, tabbed ? QAbstractItemDelegate::NoHint : hint);
    if (entered || hint == QAbstractItemDelegate::EditNextItem) go_on(1);
    if (hint == QAbstractItemDelegate::EditPreviousItem) go_on(-1);
}

bool CellsTable::focusNextPrevChild(bool next) { return go_on(next ? 1 : -1) || QTableView::focusNextPrevChild(next); }

void CellsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    share_width();
}

void CellsTable::share_width() {
    // A choice has words and needs twice the room of a number.
    int parts = 0;
    for (const auto& column : cells_.columns()) parts += column.choices.empty() ? 1 : 2;
    int left = viewport()->width();
    for (int i = 0; i < cells_.columnCount(); ++i) {
        const auto& column = cells_.columns()[static_cast<std::size_t>(i)];
        const int width =
            i + 1 == cells_.columnCount() ? left : viewport()->width() * (column.choices.empty() ? 1 : 2) / parts;
        setColumnWidth(i, width);
        left -= width;
    }
}

}  // namespace velocert::app
