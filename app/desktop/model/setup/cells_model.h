// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/desktop/model/setup/setup_page.h"

namespace velocert::app {

/// The lines of a table that is filled in, cell by cell. The last line is always an empty one to go on in; empty lines
/// are none.
class CellsModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { sign_role = Qt::UserRole };
    CellsModel(std::vector<ActColumn> columns, Lines lines, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<ActColumn>& columns() const { return columns_; }
    /// The lines that hold something.
    [[nodiscard]] Lines lines() const;
    /// What is wrong, by place in lines().
    void show_problems(std::vector<ActProblem> problems);
    /// The cells of a spreadsheet, tabs between them and a line each, from that cell on; words of a choice or its id.
    void paste(const QModelIndex& from, const QString& cells);
    /// The empty line at the end stays.
    void remove_line(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    /// Puts a value into its cell without telling anybody; false where it is no choice of the column.
    bool write(const QModelIndex& index, const QVariant& value);
    void keep_empty_line();
    [[nodiscard]] const ActProblem* problem_at(const QModelIndex& index) const;

    std::vector<ActColumn> columns_;
    Lines cells_;
    std::vector<ActProblem> problems_;  ///< rows as they are shown
};

}  // namespace velocert::app
