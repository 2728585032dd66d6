// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QProgressBar>
#include <QScrollArea>
#include <string>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/frame/workspace.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/combine_panel.h"
#include "app/desktop/view/review/prepare_panel.h"
#include "app/desktop/view/review/result_details.h"
#include "app/desktop/view/review/results_table.h"
#include "app/desktop/view/review/return_panel.h"
#include "app/desktop/view/review/sign_panel.h"

namespace velocert::app {

/// Review: what waits, with its age; a run opened by risk, each result down to its bytes; and on the right what the
/// person can do with it.
class ReviewPage final : public WorkspacePage {
    Q_OBJECT

  public:
    ReviewPage(const Desk& desk, QWidget* parent);

    [[nodiscard]] ReviewPresenter& review() { return review_; }
    [[nodiscard]] AnnotationPresenter& notes() { return notes_; }
    [[nodiscard]] std::vector<QAction*> commands() const override;
    [[nodiscard]] bool busy() const override { return review_.busy(); }
    [[nodiscard]] const standards::StandardEdition* edition_in_work() const override {
        return review_.opened() != nullptr ? &review_.opened()->edition : nullptr;
    }
    void enter() override;
    void mark() override;

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    /// What a saved chart says it is of.
    [[nodiscard]] QString record_words() const;
    void make_commands();
    [[nodiscard]] QWidget* queue_panel();
    [[nodiscard]] QWidget* results_panel();
    [[nodiscard]] QWidget* acts_panel();
    void show_queue();
    void show_opened();
    [[nodiscard]] QString hold_words(const records::Hold& hold) const;
    void show_recomputed();
    void show_told();
    void show_work();
    void enable_commands();

    Desk desk_;
    ReviewPresenter review_;
    AnnotationPresenter notes_;
    std::optional<base::Person> person_;
    QAction* refresh_command_ = nullptr;
    QAction* recompute_command_ = nullptr;
    QAction* return_command_ = nullptr;
    QAction* pages_command_ = nullptr;
    QAction* cancel_command_ = nullptr;
    QAction* mark_command_ = nullptr;
    QAction* amend_command_ = nullptr;
    QAction* combine_command_ = nullptr;

    QLabel* queue_title_;
    QListWidget* queue_;
    QLabel* queue_empty_;
    QPushButton* amend_;
    QLabel* results_title_;
    QLabel* results_note_;
    QLabel* ending_;  ///< of a run that did not end as planned
    ResultsTable* table_;
    QPushButton* recompute_;
    QLabel* recomputed_;
    ResultDetails* details_;
    QLabel* acts_title_;
    QLabel* state_;
    QLabel* waits_;
    SignPanel* sign_;
    PreparePanel* prepare_;
    CombinePanel* combine_;
    ReturnPanel* return_;
    QLabel* told_;
    QLabel* cautions_;
    QScrollArea* acts_scroll_ = nullptr;
    std::string shown_;  ///< run and report that the pane of acts was scrolled for
    QLabel* working_;
    QProgressBar* progress_;
    QPushButton* cancel_;
};

}  // namespace velocert::app
