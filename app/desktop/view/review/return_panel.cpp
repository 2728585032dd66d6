// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/return_panel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/folded_form.h"

namespace velocert::app {

ReturnPanel::ReturnPanel(ReviewPresenter& review, QWidget* parent)
    : Speaking<QWidget>(parent),
      review_(review),
      open_(new QPushButton(this)),
      form_(new QWidget(this)),
      step_label_(make_label("quiet", form_)),
      step_(new QComboBox(form_)),
      comment_label_(make_label("quiet", form_)),
      comment_(new QPlainTextEdit(form_)),
      go_(new QPushButton(form_)) {
    open_->setObjectName("return_open");
    step_->setObjectName("return_step");
    comment_->setObjectName("return_comment");
    go_->setObjectName("return_go");
    step_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    comment_->setTabChangesFocus(true);
    comment_->setFixedHeight(20 * grid);
    auto* inner = new QVBoxLayout(form_);
    set_gaps(inner, 0, 2 * grid);
    for (auto* widget :
         {static_cast<QWidget*>(step_label_), static_cast<QWidget*>(step_), static_cast<QWidget*>(comment_label_),
          static_cast<QWidget*>(comment_), static_cast<QWidget*>(go_)})
        inner->addWidget(widget);
    fold_form(*this, *open_, *form_, [this] { begin(); });
    connect(go_, &QPushButton::clicked, this, &ReturnPanel::send);
    connect(comment_, &QPlainTextEdit::textChanged, this,
            [this] { go_->setEnabled(!comment_->toPlainText().trimmed().isEmpty()); });
    connect(&review_, &ReviewPresenter::openedChanged, this, &ReturnPanel::show_opened);
    connect(&review_, &ReviewPresenter::busyChanged, this, &ReturnPanel::show_opened);
    retranslate();
}

void ReturnPanel::retranslate() {
    open_->setText(tr("Return to a step..."));
    step_label_->setText(tr("It is about"));
    comment_label_->setText(tr("What is to be done (kept on record)"));
    go_->setText(tr("Return it"));
    for (auto* button : {open_, go_}) button->setAccessibleName(button->text());
    step_->setAccessibleName(step_label_->text());
    comment_->setAccessibleName(comment_label_->text());
    show_opened();
    // The steps by their names in this language; what is chosen and typed stays.
    const auto chosen = step_->currentData();
    offer_steps();
    step_->setCurrentIndex(std::max(step_->findData(chosen), 0));
}

void ReturnPanel::begin() {
    if (!review_.may_return()) return;
    form_->show();
    go_->setEnabled(!comment_->toPlainText().trimmed().isEmpty());
    step_->setFocus();
    bring_into_sight(*open_, *go_);
}

void ReturnPanel::show_opened() {
    const auto* opened = review_.opened();
    open_->setVisible(opened != nullptr);
    open_->setEnabled(review_.may_return());
    // Not while something is worked at alone: the form stays as it is.
    if (opened == nullptr || (!review_.may_return() && !review_.busy())) form_->hide();
    if (opened == nullptr) return;
    const std::string now = review_.whose() + '\n' + opened->run.id;
    if (now == shown_) return;
    // What was typed about one run waits until its writer is back at it.
    if (!shown_.empty()) drafts_[shown_] = comment_->toPlainText();
    shown_ = now;
    form_->hide();
    offer_steps();
    comment_->setPlainText(drafts_[now]);
    if (!comment_->toPlainText().isEmpty() && review_.may_return()) form_->show();
}

void ReturnPanel::offer_steps() {
    step_->clear();
    step_->addItem(tr("the run as a whole"), QString());
    for (const auto& [id, title] : review_.steps()) step_->addItem(title, QString::fromStdString(id));
}

void ReturnPanel::send() {
    review_.send_back(step_->currentData().toString().toStdString(), comment_->toPlainText().trimmed().toStdString());
    if (review_.went_well()) {
        comment_->clear();
        form_->hide();
    }
}

}  // namespace velocert::app
