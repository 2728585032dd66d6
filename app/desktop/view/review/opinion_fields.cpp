// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/opinion_fields.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

OpinionFields::OpinionFields(QWidget* parent)
    : Speaking<QWidget>(parent),
      title_(make_label("title", this, true)),
      why_not_(make_label("quiet", this, true)),
      added_label_(make_label("quiet", this, true)),
      text_label_(make_label("quiet", this, true)),
      text_(new QPlainTextEdit(this)),
      basis_label_(make_label("quiet", this, true)),
      basis_(new QLineEdit(this)),
      dialogue_label_(make_label("quiet", this, true)),
      dialogue_(new QLineEdit(this)),
      add_(new QPushButton(this)),
      take_back_(new QPushButton(this)) {
    text_->setObjectName("opinion_text");
    basis_->setObjectName("opinion_basis");
    dialogue_->setObjectName("opinion_dialogue");
    add_->setObjectName("opinion_add");
    take_back_->setObjectName("opinion_take_back");
    why_not_->setObjectName("opinion_why_not");
    added_label_->setObjectName("opinion_added");
    text_->setTabChangesFocus(true);
    text_->setFixedHeight(16 * grid);
    text_label_->setBuddy(text_);
    basis_label_->setBuddy(basis_);
    dialogue_label_->setBuddy(dialogue_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    for (auto* widget :
         {static_cast<QWidget*>(title_), static_cast<QWidget*>(why_not_), static_cast<QWidget*>(added_label_),
          static_cast<QWidget*>(text_label_), static_cast<QWidget*>(text_), static_cast<QWidget*>(basis_label_),
          static_cast<QWidget*>(basis_), static_cast<QWidget*>(dialogue_label_), static_cast<QWidget*>(dialogue_)})
        column->addWidget(widget);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * grid);
    row->addWidget(add_);
    row->addWidget(take_back_);
    row->addStretch(1);
    column->addLayout(row);
    connect(add_, &QPushButton::clicked, this, &OpinionFields::add);
    connect(take_back_, &QPushButton::clicked, this, &OpinionFields::take_back);
    connect(text_, &QPlainTextEdit::textChanged, this, &OpinionFields::enable);
    connect(basis_, &QLineEdit::textChanged, this, &OpinionFields::enable);
    retranslate();
}

void OpinionFields::retranslate() {
    title_->setText(tr("Opinions and interpretations (may be left out)"));
    why_not_->setText(tr("Only a person who may approve with every method of this run states opinions."));
    text_label_->setText(tr("Opinion"));
    text_->setAccessibleName(text_label_->text());
    basis_label_->setText(tr("On what it rests"));
    basis_->setAccessibleName(basis_label_->text());
    dialogue_label_->setText(tr("What was said about it with the client: with whom and when (may be empty)"));
    dialogue_->setAccessibleName(dialogue_label_->text());
    add_->setText(tr("Add another opinion"));
    add_->setAccessibleName(add_->text());
    take_back_->setText(tr("Take the last one back"));
    take_back_->setAccessibleName(take_back_->text());
    show_added();
}

void OpinionFields::begin(bool may, const Draft& draft) {
    may_ = may;
    added_ = draft.added;
    fill(draft.in_fields);
    show_added();
}

void OpinionFields::fill(const TypedOpinion& opinion) {
    text_->setPlainText(QString::fromStdString(opinion.text));
    basis_->setText(QString::fromStdString(opinion.basis));
    dialogue_->setText(QString::fromStdString(opinion.dialogue));
}

TypedOpinion OpinionFields::in_fields() const {
    return {text_->toPlainText().trimmed().toStdString(), basis_->text().trimmed().toStdString(),
            dialogue_->text().trimmed().toStdString()};
}

std::vector<TypedOpinion> OpinionFields::typed() const {
    auto out = added_;
    if (!may_) return out;
    if (const auto one = in_fields(); !one.text.empty() || !one.basis.empty() || !one.dialogue.empty())
        out.push_back(one);
    return out;
}

void OpinionFields::add() {
    added_.push_back(in_fields());
    fill({});
    show_added();
    text_->setFocus();
}

/// Back into the fields, so that it can be said better.
void OpinionFields::take_back() {
    if (added_.empty()) return;
    const auto last = added_.back();
    added_.pop_back();
    fill(last);
    show_added();
    text_->setFocus();
}

void OpinionFields::show_added() {
    QStringList lines;
    for (const auto& one : added_)
        lines << tr("%1. %2").arg(lines.size() + 1).arg(QString::fromStdString(one.text).simplified());
    added_label_->setText(lines.join('\n'));
    added_label_->setVisible(!lines.isEmpty());
    enable();
}

void OpinionFields::enable() {
    why_not_->setVisible(!may_);
    text_->setEnabled(may_);
    basis_->setEnabled(may_);
    dialogue_->setEnabled(may_);
    const auto one = in_fields();
    add_->setEnabled(may_ && !one.text.empty() && !one.basis.empty());
    take_back_->setEnabled(may_ && !added_.empty() && one.text.empty());
}

}  // namespace velocert::app
