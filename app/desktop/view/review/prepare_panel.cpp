// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/prepare_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/folded_form.h"

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
      amends_label_(make_label("quiet", this, true)),
      amends_(new QComboBox(this)),
      kind_(new QComboBox(this)),
      reason_label_(make_label("quiet", this, true)),
      reason_(new QLineEdit(this)),
      opinions_(new OpinionFields(this)),
      refused_(make_label("problem", this, true)),
      go_(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addWidget(title_);
    const std::array names{"prepare_tested", "prepare_reviewed", "prepare_approved"};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        labels_[i] = make_label("quiet", this);
        signers_[i] = new QComboBox(this);
        signers_[i]->setObjectName(names[i]);
        labels_[i]->setBuddy(signers_[i]);
        problems_[i] = make_label("problem", this, true);
        problems_[i]->setObjectName(QString(names[i]) + "_problem");
        problems_[i]->hide();
        column->addWidget(labels_[i]);
        column->addWidget(signers_[i]);
        column->addWidget(problems_[i]);
        connect(signers_[i], &QComboBox::currentTextChanged, this, [this, i] { show_problem(i, {}); });
    }
    accounts_ = make_label("quiet", this, true);
    people_ = new QPushButton(this);
    people_->setObjectName("prepare_people");
    column->addWidget(accounts_);
    column->addWidget(people_, 0, Qt::AlignLeft);
    connect(people_, &QPushButton::clicked, this, &PreparePanel::peopleWanted);
    order_label_->setBuddy(order_);
    amends_label_->setBuddy(amends_);
    reason_label_->setBuddy(reason_);
    order_->setObjectName("prepare_order");
    choose_->setObjectName("prepare_order_choose");
    refused_->setObjectName("prepare_refused");
    refused_->hide();
    go_->setObjectName("prepare_go");
    go_->setProperty("kind", "primary");
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * grid);
    row->addWidget(order_, 1);
    row->addWidget(choose_);
    column->addWidget(order_label_);
    column->addLayout(row);
    amends_->setObjectName("prepare_amends");
    kind_->setObjectName("prepare_kind");
    reason_->setObjectName("prepare_reason");
    for (auto* widget :
         {static_cast<QWidget*>(amends_label_), static_cast<QWidget*>(amends_), static_cast<QWidget*>(kind_),
          static_cast<QWidget*>(reason_label_), static_cast<QWidget*>(reason_), static_cast<QWidget*>(opinions_),
          static_cast<QWidget*>(refused_), static_cast<QWidget*>(go_)})
        column->addWidget(widget);
    std::vector<QWidget*> order{signers_[0], signers_[1], signers_[2], people_, order_,
                                choose_,     amends_,     kind_,       reason_};
    for (auto* widget : opinions_->in_order()) order.push_back(widget);
    order.push_back(go_);
    set_reading_order(order);
    connect(choose_, &QPushButton::clicked, this, [this] {
        if (const auto chosen = desk_.questions.file_to_read(order_label_->text(), order_->text()))
            order_->setText(*chosen);
    });
    connect(go_, &QPushButton::clicked, this, &PreparePanel::prepare);
    connect(amends_, &QComboBox::currentIndexChanged, this, &PreparePanel::show_amendment);
    connect(&review_, &ReviewPresenter::openedChanged, this, &PreparePanel::show_opened);
    connect(&review_, &ReviewPresenter::toldChanged, this, &PreparePanel::show_refusal);
    connect(&review_, &ReviewPresenter::busyChanged, this, [this] { go_->setEnabled(!review_.busy()); });
    retranslate();
}

void PreparePanel::retranslate() {
    title_->setText(tr("Make the report"));
    labels_[0]->setText(tr("Tested by"));
    labels_[1]->setText(tr("Reviewed by"));
    labels_[2]->setText(tr("Approved by"));
    for (std::size_t i = 0; i < roles.size(); ++i) signers_[i]->setAccessibleName(labels_[i]->text());
    accounts_->setText(tr(
        "This archive has no accounts: people are known by the names typed here, and nothing can be signed. Accounts "
        "are made in Setup, People."));
    people_->setText(tr("Go to Setup, People"));
    people_->setAccessibleName(people_->text());
    order_label_->setText(tr("The client's order (a training archive has one for demonstration)"));
    order_->setAccessibleName(order_label_->text());
    choose_->setText(tr("Choose..."));
    choose_->setAccessibleName(tr("Choose the file of the order"));
    amends_label_->setText(tr("Amends a report that went out"));
    amends_->setAccessibleName(amends_label_->text());
    const int kind = std::max(kind_->currentIndex(), 0);
    kind_->clear();
    kind_->addItem(tr("Replaces it: a whole new report"));
    kind_->addItem(tr("Supplement: to be read together with it"));
    kind_->setCurrentIndex(kind);
    kind_->setAccessibleName(tr("Kind of amendment"));
    reason_label_->setText(tr("Reason, as it is printed. What changed is taken from the two reports and printed too."));
    reason_->setAccessibleName(tr("Reason of the amendment"));
    go_->setText(tr("Prepare the report"));
    go_->setAccessibleName(go_->text());
    if (tells_refusal()) refused_->setText(review_.told());
    if (amends_->count() > 0) amends_->setItemText(0, tr("No, it stands alone"));
    if (!shown_.empty()) offer_signers();
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (!problems_[i]->text().isEmpty()) show_problem(i, lack_of(i));
    show_opened();
}

void PreparePanel::show_opened() {
    const auto step = review_.my_step();
    const bool wanted = step == ReviewStep::prepare || step == ReviewStep::prepare_again;
    setVisible(wanted);
    if (!wanted) return refused_->hide();
    const auto& run = review_.opened()->run;
    const bool accounts = desk_.seat.account().has_value();
    accounts_->setVisible(!accounts);
    people_->setVisible(!accounts);
    // Who is signed in decides what may be typed.
    const std::string now = run.id + '\n' + review_.opened()->entry.amends + '\n' + review_.whose();
    // One may be chosen on the Bench while the run is open; what was typed for another run is not of this one.
    offer_order(!shown_.empty() && now != shown_);
    if (now == shown_) return;
    // What was typed about one run waits until its writer is back at it.
    if (!shown_.empty()) drafts_.insert_or_assign(shown_, draft());
    shown_ = now;
    refused_->hide();
    show_amended();
    opinions_->begin(review_.may_state_opinions(), {});
    for (std::size_t i = 0; i < roles.size(); ++i) {
        signers_[i]->clear();
        show_problem(i, {});
    }
    offer_signers();
    // Who tested it is on record.
    if (desk_.seat.account()) {
        const int tester = signers_[0]->findData(QString::fromStdString(run.operator_account));
        if (tester >= 0) signers_[0]->setCurrentIndex(tester);
    } else {
        signers_[0]->setEditText(QString::fromStdString(run.operator_name));
    }
    if (const auto found = drafts_.find(now); found != drafts_.end()) restore(found->second);
}

QString PreparePanel::signer(std::size_t i) const {
    return signers_[i]->isEditable() ? signers_[i]->currentText() : signers_[i]->currentData().toString();
}

void PreparePanel::choose_signer(std::size_t i, const QString& who) {
    if (signers_[i]->isEditable()) return signers_[i]->setEditText(who);
    if (const int at = signers_[i]->findData(who); at >= 0) signers_[i]->setCurrentIndex(at);
}

void PreparePanel::offer_signers() {
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const QString chosen = signer(i);
        signers_[i]->clear();
        for (const auto& [id, name] : review_.signers(roles[i])) signers_[i]->addItem(name, QString::fromStdString(id));
        // Without accounts people are known by the names they give.
        signers_[i]->setEditable(!desk_.seat.account());
        if (signers_[i]->isEditable()) signers_[i]->lineEdit()->setAccessibleName(labels_[i]->text());
        if (!chosen.isEmpty()) choose_signer(i, chosen);
    }
}

PreparePanel::Draft PreparePanel::draft() const {
    return {{signer(0), signer(1), signer(2)},
            order_->text(),
            amends_->currentData().toString(),
            reason_->text(),
            kind_->currentIndex(),
            opinions_->draft()};
}

void PreparePanel::restore(const Draft& draft) {
    for (std::size_t i = 0; i < roles.size(); ++i) choose_signer(i, draft.signers[i]);
    order_->setText(draft.order);
    amends_->setCurrentIndex(std::max(amends_->findData(draft.amends), 0));
    reason_->setText(draft.reason);
    kind_->setCurrentIndex(draft.kind);
    opinions_->begin(review_.may_state_opinions(), draft.opinions);
}

/// Right above the button that was pressed: the head of the pane may be out of sight.
void PreparePanel::show_refusal() {
    const bool refused = asked_ && !review_.went_well();
    asked_ = false;
    refused_->setText(refused ? review_.told() : QString());
    refused_->setVisible(refused);
    if (refused) bring_into_sight(*refused_, *go_);
}

void PreparePanel::offer_order(bool anew) {
    const auto file = QString::fromStdString(desk_.workplace.orders->file_of(review_.opened()->run.item.id));
    // What somebody typed stays, and so does what somebody took out.
    const bool untouched = order_->text().trimmed().isEmpty() || order_->text() == offered_order_;
    if (anew || (untouched && file != offered_order_)) order_->setText(file);
    offered_order_ = file;
}

/// The reports of this item that went out; what is opened to amend one has it chosen.
void PreparePanel::show_amended() {
    const auto& opened = *review_.opened();
    amends_->clear();
    amends_->addItem(tr("No, it stands alone"), QString());
    for (const auto& one : review_.amendable())
        if (one.item == opened.run.item.id)
            amends_->addItem(QString::fromStdString(one.report), QString::fromStdString(one.report));
    amends_->setCurrentIndex(std::max(amends_->findData(QString::fromStdString(opened.entry.amends)), 0));
    reason_->clear();
    show_amendment();
}

void PreparePanel::show_amendment() {
    const bool any = amends_->count() > 1;
    amends_label_->setVisible(any);
    amends_->setVisible(any);
    const bool chosen = !amends_->currentData().toString().isEmpty();
    for (auto* widget :
         {static_cast<QWidget*>(kind_), static_cast<QWidget*>(reason_label_), static_cast<QWidget*>(reason_)})
        widget->setVisible(chosen);
}

void PreparePanel::show_problem(std::size_t field, const QString& problem) {
    problems_[field]->setText(problem);
    problems_[field]->setVisible(!problem.isEmpty());
    signers_[field]->setAccessibleDescription(problem);
    set_style(signers_[field], "invalid", problem.isEmpty() ? "false" : "true");
}

QString PreparePanel::lack_of(std::size_t field) const {
    const auto& signer = *signers_[field];
    const bool named =
        signer.isEditable() ? !signer.currentText().trimmed().isEmpty() : !signer.currentData().toString().isEmpty();
    if (named) return {};
    return signer.isEditable() ? tr("Enter a name.") : tr("Nobody may: give a person the role in Setup, People.");
}

bool PreparePanel::check() {
    QComboBox* first = nullptr;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const QString lack = lack_of(i);
        show_problem(i, lack);
        if (!lack.isEmpty() && first == nullptr) first = signers_[i];
    }
    if (first != nullptr) first->setFocus(Qt::OtherFocusReason);
    return first == nullptr;
}

void PreparePanel::prepare() {
    if (!check()) return;
    asked_ = true;
    const auto chosen = [](const QComboBox* box) {
        return (box->isEditable() ? box->currentText().trimmed() : box->currentData().toString()).toStdString();
    };
    review_.prepare(
        {chosen(signers_[0]), chosen(signers_[1]), chosen(signers_[2]), order_->text().trimmed().toStdString(),
         amends_->currentData().toString().toStdString(),
         kind_->currentIndex() == 1 ? records::AmendmentKind::supplement : records::AmendmentKind::replacement,
         reason_->text().trimmed().toStdString(), opinions_->typed()});
}

}  // namespace velocert::app
