// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <vector>

#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/bench/prompt_fields.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/primary_button.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The one thing to do now, with the live value beside it and the primary action below.
class TaskPanel final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    TaskPanel(RunPresenter& run, const Look& look, Questions& questions, int guard_ms, QWidget* parent);
    [[nodiscard]] PrimaryButton& primary() { return *primary_; }
    /// Goes to the choice of void reasons, if an attempt may be declared void now.
    void focus_void();
    /// Gives the keyboard to what is asked for; to the panel itself while nothing is.
    void take_focus();
    /// Said above whatever is asked, until it is empty again: something that is not on record.
    void tell(const QString& trouble);
    /// Where a picture stands beside the fields.
    [[nodiscard]] QHBoxLayout& beside_fields() { return *answers_; }
    /// How wide what stands in it may be.
    [[nodiscard]] int inner_width() const { return contentsRect().width() - 2 * margin; }
    /// Not all that is asked for can be seen at once.
    [[nodiscard]] bool fields_scroll() const { return fields_->verticalScrollBar()->maximum() > 0; }
    /// What the keyboard meets, in reading order: fields, the action that sends them, what else may be decided.
    [[nodiscard]] std::vector<QWidget*> controls() const;

  signals:
    void nextItemWanted();
    void resized();

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    static constexpr int margin = 4 * grid;
    void show_task();
    void show_live();
    void do_primary();

    RunPresenter& run_;
    QLabel* text_;
    QLabel* note_;
    QLabel* warning_;
    QLabel* measured_;  ///< of the attempt that is to be kept or not
    QString trouble_;
    QWidget* live_;
    QLabel* value_;
    QLabel* unit_;
    QLabel* gate_;
    QLabel* uncertainty_;  ///< of the live value
    PromptFields* fields_;
    QHBoxLayout* answers_ = nullptr;
    PrimaryButton* primary_;
    QComboBox* reason_;
    QLineEdit* words_;
    QPushButton* declare_void_;
    QPushButton* leave_;
    int serial_ = -1;
    Task::Kind kind_ = Task::Kind::none;
};

}  // namespace velocert::app
