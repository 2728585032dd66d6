// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QTableView>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/model/archive/past_run.h"

namespace velocert::app {

/// Facts as rows: what, and its value with the sign before it.
class FactModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { sign_role = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;
    void show(std::vector<FactLine> facts);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<FactLine> facts_;
};

/// A quiet table of facts: no header, long values in several lines, nothing to be edited.
class FactTable final : public QTableView {
    Q_OBJECT

  public:
    FactTable(const Look& look, const char* name, QWidget* parent);
    void show_facts(std::vector<FactLine> facts);
    [[nodiscard]] FactModel& facts() { return *facts_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
    FactModel* facts_;
};

/// What every table of these rooms has in common: whole rows, no grid, nothing edited, signs drawn.
void set_up_table(QTableView& table, const char* name, const Look& look, int sign_role);

}  // namespace velocert::app
