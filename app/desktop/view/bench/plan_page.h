// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include "app/desktop/look/look.h"
#include "app/desktop/model/bench/planning/plan_presenter.h"
#include "app/desktop/model/workplace.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The plan of an order beside the item: its steps over days with rests and what goes on meanwhile, the samples they
/// are done on, and what must be tested again. What is chosen here is what the next run does.
class PlanPage final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    PlanPage(PlanPresenter& plan, const Workplace& workplace, const Look& look, Questions& questions, QWidget* parent);
    /// The keyboard goes to the steps.
    void begin();
    /// See RunPage.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

  signals:
    void backWanted();
    /// These procedures are to be chosen for the next run.
    void proceduresWanted(const std::vector<std::string>& procedures);

  protected:
    void retranslate() override;

  private:
    enum Part { steps, again, samples };
    [[nodiscard]] QWidget* head();
    [[nodiscard]] QWidget* choice();
    [[nodiscard]] QWidget* parts(const Look& look);
    [[nodiscard]] QWidget* foot();
    void go_to(Part part);
    void show_plan();
    void show_facts();
    void fill_editions();
    void ask_for_order();
    void keep_row();
    [[nodiscard]] Part part() const { return static_cast<Part>(parts_->currentIndex()); }

    PlanPresenter& plan_;
    const Workplace& workplace_;
    Questions& questions_;
    QPushButton* back_;
    QLabel* title_;
    QPushButton* order_;
    QPushButton* leave_order_;
    QLabel* summary_;
    QLabel* now_;
    QLabel* problem_;
    QPushButton* steps_button_;
    QPushButton* again_button_;
    QPushButton* samples_button_;
    QCheckBox* open_only_;
    QLabel* older_label_;
    QComboBox* older_;
    QStackedWidget* parts_;
    QTableView* steps_table_;
    QTableView* again_table_;
    FactTable* samples_table_;
    FactTable* facts_;
    QPushButton* choose_;
    QPushButton* choose_ready_;
    std::string chosen_step_;  ///< "procedure/step" in view, kept while the plan is made again
    bool filling_ = false;
};

}  // namespace velocert::app
