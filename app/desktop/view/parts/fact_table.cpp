// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/fact_table.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/sign_delegate.h"
#include "app/desktop/view/parts/wrapped_rows.h"

namespace velocert::app {
namespace {

/// The sign before the value, and as many lines as the value needs.
class FactDelegate final : public QStyledItemDelegate {
  public:
    FactDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        // The text is drawn with room on both sides; a line that only just fits without it would lose its end.
        auto narrower = option;
        narrower.rect.setWidth(option.rect.width() - 2 * grid);
        auto size = QStyledItemDelegate::sizeHint(narrower, index);
        size.setHeight(std::max(size.height(), 7 * grid));
        return size;
    }

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto sign = static_cast<Sign>(index.data(FactModel::sign_role).toInt());
        if (sign == Sign::none) return;
        option->icon = look_.icon(sign, 14);
        option->decorationSize = QSize(14, 14);
        option->features |= QStyleOptionViewItem::HasDecoration;
    }

  private:
    const Look& look_;
};

}  // namespace

void FactModel::show(std::vector<FactLine> facts) {
    beginResetModel();
    facts_ = std::move(facts);
    endResetModel();
}

int FactModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(facts_.size());
}
int FactModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 2; }

QVariant FactModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& fact = facts_[static_cast<std::size_t>(index.row())];
    if (role == sign_role) return static_cast<int>(index.column() == 1 ? fact.sign : Sign::none);
    if (role == Qt::ToolTipRole) return index.column() == 0 ? fact.what : fact.value;
    if (role == Qt::DisplayRole) return index.column() == 0 ? fact.what : fact.value;
    return {};
}

void set_up_table(QTableView& table, const char* name, const Look& look, int sign_role) {
    table.setObjectName(name);
    table.setItemDelegate(new SignDelegate(look, {sign_role, -1, -1, -1}, &table));
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    new WrappedRows(table);
    table.setTabKeyNavigation(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(7 * grid);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QObject::connect(&look, &Look::changed, &table, [&table] { table.viewport()->update(); });
}

FactTable::FactTable(const Look& look, const char* name, QWidget* parent)
    : QTableView(parent), facts_(new FactModel(this)) {
    set_up_table(*this, name, look, FactModel::sign_role);
    setItemDelegate(new FactDelegate(look, this));
    setModel(facts_);
    setWordWrap(true);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
}

void FactTable::show_facts(std::vector<FactLine> facts) {
    facts_->show(std::move(facts));
    fit();
}

void FactTable::fit() {
    resizeColumnToContents(0);
    setColumnWidth(0, std::min(columnWidth(0) + grid, std::max(width() * 2 / 5, 20 * grid)));
    resizeRowsToContents();
}

void FactTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fit();
}

}  // namespace velocert::app
