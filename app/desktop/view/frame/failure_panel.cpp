// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/failure_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {
namespace {

constexpr std::array names{"failure_cause", "failure_immediate", "failure_corrective"};

}  // namespace

FailurePanel::FailurePanel(FailurePresenter& failures, const Seat& seat, QWidget* parent)
    : Speaking<QFrame>(parent),
      failures_(failures),
      seat_(seat),
      title_(make_label("title", this)),
      told_(make_label("quiet", this, true)),
      problem_(make_label("problem", this, true)),
      record_(new QPushButton(this)),
      later_(new QPushButton(this)) {
    setProperty("kind", "panel");
    setObjectName("failure_panel");
    told_->setObjectName("failure_told");
    problem_->setObjectName("failure_problem");
    record_->setObjectName("failure_record");
    later_->setObjectName("failure_later");
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(4 * grid);
    fields->setVerticalSpacing(grid);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const int column = static_cast<int>(i);
        labels_[i] = make_label("quiet", this, true);
        fields_[i] = new QLineEdit(this);
        fields_[i]->setObjectName(names[i]);
        labels_[i]->setBuddy(fields_[i]);
        fields->addWidget(labels_[i], 0, column, Qt::AlignBottom);
        fields->addWidget(fields_[i], 1, column);
        fields->setColumnStretch(column, 1);
        connect(fields_[i], &QLineEdit::textChanged, this, &FailurePanel::follow);
        connect(fields_[i], &QLineEdit::returnPressed, this, &FailurePanel::go_on);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(record_);
    buttons->addWidget(later_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addWidget(title_);
    column->addWidget(told_);
    column->addLayout(fields);
    column->addWidget(problem_);
    column->addLayout(buttons);
    connect(record_, &QPushButton::clicked, this, &FailurePanel::record);
    connect(later_, &QPushButton::clicked, &failures_, &FailurePresenter::put_off);
    connect(&failures_, &FailurePresenter::changed, this, &FailurePanel::follow);
    connect(&seat_, &Seat::changed, this, &FailurePanel::follow);
    retranslate();
}

void FailurePanel::retranslate() {
    title_->setText(tr("The program ended unexpectedly"));
    labels_[0]->setText(tr("Why it ended, as far as it is known"));
    labels_[1]->setText(tr("What was done at once"));
    labels_[2]->setText(tr("What is done so that it does not happen again, or why nothing is"));
    for (std::size_t i = 0; i < fields_.size(); ++i) fields_[i]->setAccessibleName(labels_[i]->text());
    record_->setText(tr("Put on record"));
    later_->setText(tr("Later"));
    follow();
}

void FailurePanel::follow() {
    told_->setText(failures_.words());
    problem_->setText(failures_.trouble());
    problem_->setVisible(!problem_->text().isEmpty());
    bool filled = true;
    for (const auto* field : fields_) filled = filled && !field->text().trimmed().isEmpty();
    record_->setEnabled(filled && !failures_.busy());
    if (failures_.open().empty())
        for (auto* field : fields_) field->clear();
    setVisible(failures_.asks() && seat_.may_act() && seat_.person() && seat_.may(laboratory::Act::annotate));
}

/// Return: to the first field that says nothing yet; once all do, onto the record.
void FailurePanel::go_on() {
    for (auto* field : fields_)
        if (field->text().trimmed().isEmpty()) return field->setFocus();
    if (record_->isEnabled()) record();
}

void FailurePanel::record() {
    const auto said = [this](std::size_t field) { return fields_[field]->text().trimmed().toStdString(); };
    failures_.account({*seat_.person(), seat_.account()}, {said(0), said(1), said(2)});
}

}  // namespace velocert::app
