// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>

#include "app/desktop/model/archive/past_run_presenter.h"
#include "app/desktop/view/parts/annotation_panel.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/parts/time_plot.h"

namespace velocert::app {

/// A run as it was: attempts on the left, and for the one in view the plot, the prompt and the bytes at one moment,
/// with a slider that moves the three together; and what people noted beside it.
class PastRunView final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    PastRunView(PastRunPresenter& run, AnnotationPresenter& notes, const Look& look, Questions& questions,
                QWidget* parent);
    /// Begins an annotation at the moment in view.
    void annotate();
    /// Whether the person may take the run out; what is not permitted is not shown.
    void set_may_export(bool may);
    [[nodiscard]] ChartBar& chart_bar() { return plot_->bar(); }

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
    void show_notes();
    void show_plot();
    void fill_combos();
    [[nodiscard]] QString record_words() const;

    PastRunPresenter& run_;
    AnnotationPresenter& notes_;
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
    QPushButton* mark_;
    QTabWidget* below_;
    QTableView* bytes_;
    AnnotationPanel* panel_;
    QLabel* attempt_facts_title_;
    FactTable* attempt_facts_;
    QLabel* trouble_;
    bool filling_ = false;
};

}  // namespace velocert::app
