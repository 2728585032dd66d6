// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QModelIndexList>

#include "reports/charts/chart_table.h"

namespace velocert::app {

/// The values of a chart as rows, with units in the header and a column that says what is special about a row: what
/// line or band it is, where a line is reached, the lowest and the highest of the deciding values. Points into a chart
/// that outlives what is shown; each row is put together as a view asks for it. GUI thread.
class ChartValues final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { x, y, series, about };
    /// A row that stands out: a line, a band, a marker, or a value with something special about it.
    enum Role { marked_role = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    /// The part of the chart between these x; null: nothing.
    void show(const reports::Chart* chart, reports::ChartRange part);
    void retranslate();
    [[nodiscard]] const reports::ChartTable& table() const { return table_; }
    /// The series has a column where there are several.
    [[nodiscard]] Column column_at(int section) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// These rows in their order, under the header, cells set apart by tabs: as a spreadsheet takes them. What it would
    /// run as a formula is led by an apostrophe.
    [[nodiscard]] QString copied(const QModelIndexList& rows) const;

  private:
    [[nodiscard]] QString cell(int row, Column column) const;
    [[nodiscard]] QString about_words(const reports::ChartTable::Row& row) const;
    [[nodiscard]] bool many_series() const { return chart_ != nullptr && chart_->series.size() > 1; }

    const reports::Chart* chart_ = nullptr;
    reports::ChartTable table_;
};

}  // namespace velocert::app
