// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/values_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/sign_delegate.h"
#include "app/words/language.h"

namespace velocert::app {
namespace {

/// More rows are of one height; what is longer than its cell stands in the tip.
constexpr int most_wrapped = 20'000;

/// A row that stands out is set in bold: its words say why.
class ValueDelegate final : public SignDelegate {
  public:
    ValueDelegate(const Look& look, QObject* parent) : SignDelegate(look, {}, parent) {}

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        SignDelegate::initStyleOption(option, index);
        option->font.setBold(index.data(ChartValues::marked_role).toBool());
    }
};

/// A scanner may type wherever the focus is: letters look for nothing here.
class ValueRows final : public QTableView {
  public:
    using QTableView::QTableView;
    void keyboardSearch(const QString&) override {}
};

}  // namespace

ValuesTable::ValuesTable(const ChartView& view, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      view_(view),
      values_(new ChartValues(this)),
      summary_(make_label("quiet", this, true)),
      rows_(new ValueRows(this)) {
    set_up_table(*rows_, "chart_rows", look, -1);
    rows_->setItemDelegate(new ValueDelegate(look, rows_));
    rows_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    rows_->setModel(values_);
    rows_->horizontalHeader()->setStretchLastSection(true);
    // The rows in sight alone: a thousand more would be made for a width that they hardly change.
    rows_->horizontalHeader()->setResizeContentsPrecision(0);
    rows_->installEventFilter(this);
    summary_->setObjectName("chart_summary");
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, grid);
    column->addWidget(summary_);
    column->addWidget(rows_, 1);
    setFocusProxy(rows_);
    connect(rows_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (filling_ || !now.isValid()) return;
        const auto place = values_->table().place(static_cast<std::size_t>(now.row()));
        if (!place) return;
        const QScopedValueRollback<bool> asking(asking_, true);
        emit placeWanted(*place);
    });
    retranslate();
}

void ValuesTable::retranslate() {
    rows_->setAccessibleName(tr("Values of the chart"));
    values_->retranslate();
    say_what_it_is();
}

void ValuesTable::say_what_it_is() {
    const auto& chart = view_.chart();
    QStringList words;
    if (chart.empty())
        words << in_words(chart.empty_reason);
    else if (with_summary_)
        words << in_words(chart.summary);
    if (view_.zoomed() && !chart.empty())
        words << tr("Of the part that is looked at: %n value(s).", nullptr,
                    static_cast<int>(values_->table().points()));
    words.removeAll(QString());
    summary_->setText(words.join(' '));
    summary_->setVisible(!words.isEmpty());
    rows_->setAccessibleDescription((in_words(chart.summary) + ' ' + summary_->text()).trimmed());
}

void ValuesTable::let_go() { values_->show(nullptr, {}); }

void ValuesTable::show_values() {
    // Whoever looks at all of it sees more than the axis shows, such as the whole approach of a ride.
    constexpr double everywhere = std::numeric_limits<double>::infinity();
    {
        const QScopedValueRollback<bool> filling(filling_, true);
        values_->show(&view_.chart(), view_.window().x ? view_.seen() : reports::ChartRange{-everywhere, everywhere});
    }
    // The height of one row among so many is paid for with the places of all others.
    const bool wraps = values_->rowCount() <= most_wrapped;
    rows_->setWordWrap(wraps);
    rows_->setTextElideMode(wraps ? Qt::ElideNone : Qt::ElideRight);
    say_what_it_is();
    fit_columns();
    if (view_.cursor()) set_moment(*view_.cursor());
}

void ValuesTable::fit_columns() {
    // Of a table that is not in sight Qt measures every row there is: what is shown later is measured then.
    if (!rows_->isVisible()) return;
    const int most = std::max(rows_->viewport()->width() * 2 / 5, 20 * grid);
    for (int column = 0; column + 1 < values_->columnCount(); ++column) {
        rows_->resizeColumnToContents(column);
        // Never narrower than the quantity with its unit.
        const int least = rows_->horizontalHeader()->sectionSizeHint(column) + 2 * grid;
        rows_->setColumnWidth(column, std::max(least, std::min(rows_->columnWidth(column) + 2 * grid, most)));
    }
    // The last one takes what is left, and where that is too little for words the rest is scrolled to.
    const int last = values_->columnCount() - 1;
    if (last < 0) return;
    const int least = std::max(rows_->horizontalHeader()->sectionSizeHint(last) + 2 * grid, 32 * grid);
    const bool room = rows_->viewport()->width() - rows_->horizontalHeader()->sectionPosition(last) >= least;
    rows_->horizontalHeader()->setStretchLastSection(room);
    if (!room) rows_->setColumnWidth(last, least);
}

void ValuesTable::resizeEvent(QResizeEvent* event) {
    Speaking<QWidget>::resizeEvent(event);
    fit_columns();
}

void ValuesTable::showEvent(QShowEvent* event) {
    Speaking<QWidget>::showEvent(event);
    fit_columns();
}

void ValuesTable::set_moment(double at) {
    // The row that asked for it has it.
    if (asking_ || values_->rowCount() == 0) return;
    const auto& table = values_->table();
    // A place that went through times and back lies beside itself by the last digits.
    const auto seen = reports::x_range(view_.chart());
    const double slack = (seen.to - seen.from) * 1e-9;
    const auto now = rows_->currentIndex();
    if (now.isValid())
        if (const auto place = table.place(static_cast<std::size_t>(now.row()));
            place && std::abs(*place - at) <= slack)
            return;
    if (const auto row = table.row_at(at + slack)) {
        const QScopedValueRollback<bool> filling(filling_, true);
        go_to(*row);
    }
}

void ValuesTable::go_to(std::size_t row) {
    const auto index = values_->index(static_cast<int>(row), 0);
    rows_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    rows_->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void ValuesTable::go_to_next() {
    const auto now = rows_->currentIndex();
    const auto next =
        values_->table().next_marked(now.isValid() ? std::optional(static_cast<std::size_t>(now.row())) : std::nullopt);
    if (next) go_to(*next);
}

bool ValuesTable::copy() {
    qint64 count = 0;
    for (const auto& range : rows_->selectionModel()->selection()) count += range.height();
    if (count == 0 || count > most_copied) return false;
    QGuiApplication::clipboard()->setText(values_->copied(rows_->selectionModel()->selectedRows()));
    return true;
}

bool ValuesTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched == rows_ && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool copies = key->matches(QKeySequence::Copy);
        const bool leaves = key->key() == Qt::Key_G && key->modifiers() == Qt::ControlModifier;
        if ((copies || leaves) && event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        if (copies) emit copyWanted();
        if (leaves) emit chartWanted();
        if (copies || leaves) return true;
    }
    return Speaking<QWidget>::eventFilter(watched, event);
}

}  // namespace velocert::app
