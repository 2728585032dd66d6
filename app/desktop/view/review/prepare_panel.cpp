// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/prepare_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <array>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {
namespace {

using laboratory::Role;
constexpr std::array<Role, 3> roles{Role::technician, Role::reviewer, Role::signatory};

}  // namespace

PreparePanel::PreparePanel(ReviewPresenter& review, const Desk& desk, QWidget* parent)
    : Speaking<QWidget>(parent),
      review_(review),
      desk_(desk),
      title_(make_label("title", this, true)),
      order_label_(make_label("quiet", this, true)),
      order_(new QLineEdit(this)),
      choose_(new QPushButton(this)),
      go_(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addWidget(title_);
    const std::array names{"prepare_tested", "prepare_reviewed", "prepare_approved"};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        labels_[i] = make_label("quiet", this);
        signers_[i] = new QComboBox(this);
        signers_[i]->setObjectName(names[i]);
        column->addWidget(labels_[i]);
        column->addWidget(signers_[i]);
    }
    order_->setObjectName("prepare_order");
    choose_->setObjectName("prepare_order_choose");
    go_->setObjectName("prepare_go");
    go_->setProperty("kind", "primary");
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * grid);
    row->addWidget(order_, 1);
    row->addWidget(choose_);
    column->addWidget(order_label_);
    column->addLayout(row);
    column->addWidget(go_);
    connect(choose_, &QPushButton::clicked, this, [this] {
        if (const auto chosen = desk_.questions.file_to_read(order_label_->text(), order_->text()))
            order_->setText(*chosen);
    });
    connect(go_, &QPushButton::clicked, this, &PreparePanel::prepare);
    connect(&review_, &ReviewPresenter::openedChanged, this, &PreparePanel::show_opened);
    connect(&review_, &ReviewPresenter::busyChanged, this, [this] { go_->setEnabled(!review_.busy()); });
    retranslate();
}

void PreparePanel::retranslate() {
    title_->setText(tr("Make the report"));
    labels_[0]->setText(tr("Tested by"));
    labels_[1]->setText(tr("Reviewed by"));
    labels_[2]->setText(tr("Approved by"));
    for (std::size_t i = 0; i < roles.size(); ++i) signers_[i]->setAccessibleName(labels_[i]->text());
    order_label_->setText(tr("The client's order (a training archive has one for demonstration)"));
    order_->setAccessibleName(order_label_->text());
    choose_->setText(tr("Choose..."));
    choose_->setAccessibleName(tr("Choose the file of the order"));
    go_->setText(tr("Prepare the report"));
    go_->setAccessibleName(go_->text());
    shown_run_.clear();
    show_opened();
}

void PreparePanel::show_opened() {
    const auto step = review_.my_step();
    const bool wanted = step == ReviewStep::prepare || step == ReviewStep::prepare_again;
    setVisible(wanted);
    if (!wanted || review_.opened()->run.id == shown_run_) return;
    shown_run_ = review_.opened()->run.id;
    const auto& run = review_.opened()->run;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        signers_[i]->clear();
        for (const auto& [id, name] : review_.signers(roles[i])) signers_[i]->addItem(name, QString::fromStdString(id));
        // Without accounts people are known by the names they give.
        signers_[i]->setEditable(!desk_.seat.account());
        if (signers_[i]->isEditable()) signers_[i]->lineEdit()->setAccessibleName(labels_[i]->text());
    }
    // Who tested it is on record.
    if (desk_.seat.account()) {
        const int tester = signers_[0]->findData(QString::fromStdString(run.operator_account));
        if (tester >= 0) signers_[0]->setCurrentIndex(tester);
    } else {
        signers_[0]->setEditText(QString::fromStdString(run.operator_name));
    }
}

void PreparePanel::prepare() {
    const auto chosen = [](const QComboBox* box) {
        return (box->isEditable() ? box->currentText().trimmed() : box->currentData().toString()).toStdString();
    };
    review_.prepare(
        {chosen(signers_[0]), chosen(signers_[1]), chosen(signers_[2]), order_->text().trimmed().toStdString()});
}

}  // namespace velocert::app
