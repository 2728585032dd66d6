// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTableView>

#include "app/desktop/model/archive/past_run_presenter.h"
#include "app/desktop/view/archive/time_plot.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// A run as it was: attempts on the left, and for the one in view the plot, the prompt and the bytes at one moment,
/// with a slider that moves the three together.
class PastRunView final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    PastRunView(PastRunPresenter& run, const Look& look, QWidget* parent);

  signals:
    void backWanted();
    void recomputeWanted();
    void exportWanted();
    void compareWanted();

  protected:
    void retranslate() override;

  private:
    [[nodiscard]] QWidget* left_panel();
    [[nodiscard]] QWidget* centre_panel();
    void show_run();
    void show_attempt();
    void show_moment();
    void fill_combos();

    PastRunPresenter& run_;
    const Look& look_;
    QPushButton* back_;
    QLabel* title_;
    Pill* verdict_;
    QPushButton* recompute_;
    QPushButton* export_;
    QPushButton* compare_;
    QLabel* attempts_title_;
    QListWidget* attempts_;
    QLabel* facts_title_;
    FactTable* facts_;
    QLabel* attempt_title_;
    QComboBox* captures_;
    QComboBox* measurands_;
    TimePlot* plot_;
    QSlider* moment_;
    QLabel* prompt_;
    QLabel* values_;
    QTableView* bytes_;
    QLabel* attempt_facts_title_;
    FactTable* attempt_facts_;
    QLabel* trouble_;
    bool filling_ = false;
};

}  // namespace velocert::app
