// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/model/archive/comparison_presenter.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/parts/time_plot.h"

namespace velocert::app {

/// Lines of two runs side by side; what differs has a sign.
class CompareModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { sign_role = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;
    void show(std::vector<ComparedLine> lines, QString first, QString second, bool only_differences);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    std::vector<ComparedLine> lines_;
    QString first_;
    QString second_;
};

/// Two runs of the past: line by line, and their curves in one chart.
class CompareView final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    CompareView(ComparisonPresenter& comparison, const Look& look, Questions& questions, QWidget* parent);
    void show_runs(PastRun first, PastRun second);
    /// Whether the person may take values out; what is not permitted is not shown.
    void set_may_export(bool may);
    [[nodiscard]] ChartBar& chart_bar() { return plot_->bar(); }

  signals:
    void backWanted();

  protected:
    void retranslate() override;

  private:
    enum Part { lines, curves };
    [[nodiscard]] QWidget* make_curves();
    void fill();
    void show_curves();
    void show_values();

    ComparisonPresenter& comparison_;
    CompareModel* model_;
    QPushButton* back_;
    QLabel* title_;
    QCheckBox* only_differences_;
    QTabWidget* parts_;
    QTableView* table_;
    QComboBox* step_;
    QComboBox* first_;
    QComboBox* second_;
    QComboBox* quantity_;
    TimePlot* plot_;
    QLabel* values_;
    QLabel* trouble_;
};

}  // namespace velocert::app
