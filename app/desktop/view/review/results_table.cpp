// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/results_table.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "app/desktop/model/frame/clause_help.h"
#include "app/desktop/view/parts/across_delegate.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/wrapped_rows.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

constexpr int what = 1;
constexpr int first_figure = 2;
constexpr int verdict = 6;
constexpr int looked_at = verdict + 1;
constexpr int least_what = 30 * grid;
constexpr int least_looked_at = 40 * grid;

}  // namespace

ResultsTable::ResultsTable(ReviewPresenter& review, const Look& look, QWidget* parent)
    : QTableView(parent), review_(review), look_(look), rows_(new QStandardItemModel(this)) {
    setObjectName("results");
    setModel(rows_);
    setShowGrid(false);
    setIconSize(QSize(14, 14));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(7 * grid);
    horizontalHeader()->setHighlightSections(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new AcrossDelegate(look_, {}, this));
    new WrappedRows(*this);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        const auto* opened = review_.opened();
        const auto row = static_cast<std::size_t>(std::max(0, index.row()));
        const bool there = opened != nullptr && index.isValid() && row < opened->rows.size();
        setProperty("help", there ? QVariant(clause_topic(opened->edition.id, opened->rows[row].clause)) : QVariant());
        if (!filling_ && there) review_.select(row);
    });
}

void ResultsTable::show_rows() {
    filling_ = true;
    rows_->clear();
    rows_->setHorizontalHeaderLabels(
        {tr("clause"), tr("what"), tr("result"), tr("U"), tr("limit"), tr("margin"), tr("verdict"), tr("look at")});
    const auto* opened = review_.opened();
    for (std::size_t i = 0; opened != nullptr && i < opened->rows.size(); ++i) {
        QList<QStandardItem*> items;
        for (const auto& text : row_words(review_, opened->rows[i])) items << new QStandardItem(text);
        for (int column = first_figure; column < verdict; ++column)
            items[column]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        items[verdict]->setIcon(look_.icon(sign_of(opened->rows[i].verdict), 14));
        for (auto* item : items) item->setToolTip(item->text());
        rows_->appendRow(items);
    }
    lay_out();
    if (opened != nullptr && review_.selected() < opened->rows.size())
        setCurrentIndex(rows_->index(static_cast<int>(review_.selected()), 0));
    filling_ = false;
}

void ResultsTable::say(bool across) {
    for (int row = 0; row < rows_->rowCount(); ++row) {
        const QString concerns = rows_->item(row, looked_at)->text();
        const QString said = concerns.isEmpty() ? QString() : tr("look at: %1").arg(concerns);
        rows_->item(row, 0)->setData(across ? said : QString(), AcrossDelegate::across_role);
        // Who listens hears it with what the row is about: the column that says it is not there.
        QStringList spoken{rows_->item(row, what)->text()};
        if (across) spoken << said;
        spoken.removeAll(QString());
        rows_->item(row, what)->setData(spoken.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
    }
}

void ResultsTable::lay_out() {
    const bool before = std::exchange(filling_, true);
    say(false);
    setColumnHidden(looked_at, false);
    resizeColumnsToContents();
    int figures = columnWidth(0);
    for (int column = first_figure; column <= verdict; ++column) figures += columnWidth(column);
    const int left = viewport()->width() - figures;
    // As if the scroll bar were there: rows that are shorter one way than the other would else take it away and bring
    // it back without end.
    const int steady = maximumViewportSize().width() - verticalScrollBar()->sizeHint().width() - figures;
    const bool together = steady < least_what + least_looked_at;
    if (together) {
        say(true);
        setColumnHidden(looked_at, true);
        setColumnWidth(what, std::max(least_what, left));
    } else {
        const int wanted = columnWidth(what) + std::min(columnWidth(looked_at), least_looked_at);
        setColumnWidth(what, std::max(least_what, columnWidth(what) - std::max(0, wanted - left)));
    }
    horizontalHeader()->setStretchLastSection(!together);
    filling_ = before;
}

void ResultsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    // Not from within: it is being laid out.
    if (event->size().width() != event->oldSize().width()) QTimer::singleShot(0, this, &ResultsTable::lay_out);
}

}  // namespace velocert::app
