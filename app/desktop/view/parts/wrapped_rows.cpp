// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/wrapped_rows.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

WrappedRows::WrappedRows(QTableView& table) : QObject(&table), table_(table) {
    table_.setWordWrap(true);
    table_.setTextElideMode(Qt::ElideNone);
    table_.verticalHeader()->setMinimumSectionSize(7 * grid);
    table_.viewport()->installEventFilter(this);
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &WrappedRows::fit);
    const auto soon = [this] { later_.start(); };
    connect(table_.horizontalHeader(), &QHeaderView::sectionResized, this, soon);
    connect(table_.verticalScrollBar(), &QScrollBar::valueChanged, this, soon);
}

bool WrappedRows::eventFilter(QObject* object, QEvent* event) {
    // Just before it is painted: whatever changed, what is drawn has been measured.
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) later_.start();
    if (event->type() == QEvent::Paint) follow(table_.model());
    return QObject::eventFilter(object, event);
}

void WrappedRows::follow(const QAbstractItemModel* model) {
    if (model == model_) return;
    if (model_ != nullptr) disconnect(model_, nullptr, this, nullptr);
    model_ = model;
    if (model == nullptr) return;
    const auto soon = [this] { later_.start(); };
    connect(model, &QAbstractItemModel::modelReset, this, soon);
    connect(model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(model, &QAbstractItemModel::dataChanged, this, soon);
    connect(model, &QObject::destroyed, this, [this] { model_ = nullptr; });
    later_.start();
}

void WrappedRows::fit() {
    if (!table_.wordWrap() || table_.model() == nullptr || !table_.isVisible()) return;
    const int rows = table_.model()->rowCount(table_.rootIndex());
    for (int row = std::max(0, table_.rowAt(0)); row < rows; ++row) {
        if (table_.rowViewportPosition(row) > table_.viewport()->height()) return;
        table_.resizeRowToContents(row);
    }
}

}  // namespace velocert::app
