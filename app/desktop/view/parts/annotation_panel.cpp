// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/annotation_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/reporting/token_address.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// The columns of the list that may break their lines.
constexpr int words_column = 1;
constexpr int by_column = 2;
constexpr int attempt_column = 4;
constexpr int state_column = 5;
constexpr int reading_column = 6;

/// The words a field is known by, also while something stands in it.
void name_field(QLineEdit* edit, const QString& words) {
    edit->setPlaceholderText(words);
    edit->setAccessibleName(words);
    edit->setToolTip(words);
}

}  // namespace

AnnotationPanel::AnnotationPanel(AnnotationPresenter& notes, const Look& look, Questions& questions, QWidget* parent)
    : Speaking<QWidget>(parent),
      notes_(notes),
      questions_(questions),
      told_(make_label("quiet", this, true)),
      parts_(new QStackedWidget(this)),
      rows_(new QStandardItemModel(this)),
      table_(new QTableView(this)),
      empty_(make_label("quiet", this, true)),
      take_up_(new QPushButton(this)),
      withdraw_(new QPushButton(this)),
      begun_(make_label("title", this, true)),
      comment_(new QLineEdit(this)),
      until_(new QLineEdit(this)),
      witnessed_(new QCheckBox(this)),
      password_(new QLineEdit(this)),
      passphrase_(new QLineEdit(this)),
      key_(new QLineEdit(this)),
      key_choose_(new QPushButton(this)),
      token_(new TokenButton(key_, questions_, this)),
      trust_(new QLineEdit(this)),
      trust_choose_(new QPushButton(this)),
      save_(new QPushButton(this)),
      leave_(new QPushButton(this)),
      withdrawn_(make_label("title", this, true)),
      reason_(new QLineEdit(this)),
      withdraw_go_(new QPushButton(this)),
      withdraw_leave_(new QPushButton(this)) {
    setProperty("kind", "plain");
    setProperty("help", "annotations");
    told_->setObjectName("annotation_told");
    parts_->addWidget(list_part(look));
    parts_->addWidget(words_part());
    parts_->addWidget(withdrawal_part());
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 2 * grid, grid);
    column->addWidget(told_);
    column->addWidget(parts_, 1);
    connect(&notes_, &AnnotationPresenter::changed, this, &AnnotationPanel::show_lines);
    connect(&notes_, &AnnotationPresenter::begunChanged, this, &AnnotationPanel::show_begun);
    connect(&notes_, &AnnotationPresenter::toldChanged, this, &AnnotationPanel::show_told);
    connect(&notes_, &AnnotationPresenter::busyChanged, this, &AnnotationPanel::enable);
    retranslate();
}

QWidget* AnnotationPanel::list_part(const Look& look) {
    auto* part = new QWidget(this);
    part->setProperty("kind", "plain");
    set_up_table(*table_, "annotation_list", look, -1);
    table_->setModel(rows_);
    // It takes what room is left: the chart above is what it is about.
    table_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    table_->setMinimumHeight(20 * grid);
    table_->horizontalHeader()->setStretchLastSection(true);
    empty_->setObjectName("annotation_empty");
    take_up_->setObjectName("annotation_take_up");
    withdraw_->setObjectName("annotation_withdraw");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(empty_, 1);
    buttons->addWidget(take_up_);
    buttons->addWidget(withdraw_);
    auto* column = new QVBoxLayout(part);
    set_gaps(column, 0, grid);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    const auto show_moment = [this] {
        if (const auto* one = line(); one != nullptr && one->in_view) emit momentWanted(one->from_s);
        enable();
    };
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AnnotationPanel::enable);
    connect(table_, &QTableView::clicked, this, show_moment);
    connect(table_, &QTableView::activated, this, show_moment);
    connect(take_up_, &QPushButton::clicked, this, [this] {
        if (const auto* one = line(); one != nullptr && one->is_mark) notes_.take_up(one->seq);
    });
    connect(withdraw_, &QPushButton::clicked, this, [this] {
        const auto* one = line();
        if (one == nullptr || !notes_.may_withdraw(*one)) return;
        withdrawing_ = one->seq;
        withdrawn_->setText(tr("Withdraw annotation %1: %2").arg(one->number, one->words));
        reason_->clear();
        parts_->setCurrentIndex(withdrawal);
        reason_->setFocus();
        enable();
    });
    return part;
}

QWidget* AnnotationPanel::words_part() {
    auto* part = new QWidget(this);
    part->setProperty("kind", "plain");
    begun_->setObjectName("annotation_begun");
    comment_->setObjectName("annotation_comment");
    until_->setObjectName("annotation_until");
    witnessed_->setObjectName("annotation_witnessed");
    password_->setObjectName("annotation_password");
    passphrase_->setObjectName("annotation_passphrase");
    key_->setObjectName("annotation_key");
    key_choose_->setObjectName("annotation_key_choose");
    token_->setObjectName("annotation_token");
    trust_->setObjectName("annotation_trust");
    trust_choose_->setObjectName("annotation_trust_choose");
    save_->setObjectName("annotation_save");
    leave_->setObjectName("annotation_leave");
    save_->setProperty("kind", "primary");
    for (auto* edit : {password_, passphrase_}) edit->setEchoMode(QLineEdit::Password);
    comment_->setMaxLength(240);
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(2 * grid);
    form->setVerticalSpacing(grid);
    for (int column = 0; column < 8; ++column) form->setColumnStretch(column, 1);
    const auto beside = [](QLineEdit* edit, QPushButton* button) {
        auto* row = new QHBoxLayout;
        row->setSpacing(grid);
        row->addWidget(edit, 1);
        row->addWidget(button);
        return row;
    };
    form->addWidget(comment_, 0, 0, 1, 6);
    form->addWidget(until_, 0, 6, 1, 2);
    form->addWidget(password_, 1, 0, 1, 5);
    form->addWidget(passphrase_, 1, 5, 1, 3);
    auto* key_row = beside(key_, key_choose_);
    key_row->addWidget(token_);
    form->addLayout(key_row, 2, 0, 1, 5);
    form->addLayout(beside(trust_, trust_choose_), 2, 5, 1, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(save_);
    buttons->addWidget(leave_);
    buttons->addWidget(witnessed_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(part);
    set_gaps(column, 0, grid);
    column->addWidget(begun_);
    column->addLayout(form);
    column->addLayout(buttons);
    column->addStretch(1);
    const auto choose = [this](QLineEdit* edit) {
        if (const auto file = questions_.file_to_read(edit->placeholderText(), edit->text())) edit->setText(*file);
    };
    connect(key_choose_, &QPushButton::clicked, this, [this, choose] { choose(key_); });
    connect(trust_choose_, &QPushButton::clicked, this, [this, choose] { choose(trust_); });
    for (auto* edit : {comment_, until_, password_, passphrase_, key_})
        connect(edit, &QLineEdit::textChanged, this, &AnnotationPanel::enable);
    for (auto* edit : {comment_, until_, password_, passphrase_, key_, trust_})
        connect(edit, &QLineEdit::returnPressed, this, &AnnotationPanel::save);
    connect(save_, &QPushButton::clicked, this, &AnnotationPanel::save);
    connect(leave_, &QPushButton::clicked, &notes_, &AnnotationPresenter::give_up);
    return part;
}

QWidget* AnnotationPanel::withdrawal_part() {
    auto* part = new QWidget(this);
    part->setProperty("kind", "plain");
    withdrawn_->setObjectName("annotation_withdrawn");
    reason_->setObjectName("annotation_reason");
    withdraw_go_->setObjectName("annotation_withdraw_go");
    withdraw_leave_->setObjectName("annotation_withdraw_leave");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(withdraw_go_);
    buttons->addWidget(withdraw_leave_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(part);
    set_gaps(column, 0, grid);
    column->addWidget(withdrawn_);
    column->addWidget(reason_);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(reason_, &QLineEdit::textChanged, this, &AnnotationPanel::enable);
    connect(reason_, &QLineEdit::returnPressed, this, &AnnotationPanel::withdraw);
    connect(withdraw_go_, &QPushButton::clicked, this, &AnnotationPanel::withdraw);
    connect(withdraw_leave_, &QPushButton::clicked, this, [this] {
        parts_->setCurrentIndex(listed);
        table_->setFocus();
    });
    return part;
}

void AnnotationPanel::retranslate() {
    setAccessibleName(tr("Annotations"));
    table_->setAccessibleName(tr("Annotations"));
    take_up_->setText(tr("Put the mark into words …"));
    withdraw_->setText(tr("Withdraw …"));
    name_field(comment_, tr("What is to be seen here"));
    name_field(until_, tr("Until (s), may be empty"));
    until_->setPlaceholderText(tr("Until (s)"));
    name_field(password_, tr("Password of your account"));
    name_field(key_, tr("Your key (PKCS#12 file, or a token); empty: not signed"));
    key_->setPlaceholderText(tr("Key file or token"));
    name_field(trust_, tr("Trust list (needed in a real archive)"));
    trust_->setPlaceholderText(tr("Trust list"));
    for (const auto& [button, edit] : {std::pair(key_choose_, key_), std::pair(trust_choose_, trust_)}) {
        button->setText(tr("Choose …"));
        button->setAccessibleName(tr("Choose: %1").arg(edit->accessibleName()));
    }
    leave_->setText(tr("Do not annotate"));
    witnessed_->setText(tr("I was there and witnessed it"));
    witnessed_->setAccessibleName(witnessed_->text());
    name_field(reason_, tr("Why it is withdrawn (kept on record)"));
    withdraw_go_->setText(tr("Withdraw it"));
    withdraw_leave_->setText(tr("Leave it as it is"));
    // What was told is not told again in another language: the list says it.
    notes_.retranslate();
    show_lines();
    show_begun();
    show_told();
}

const NoteLine* AnnotationPanel::line() const {
    const auto row = table_->currentIndex().row();
    return row < 0 || row >= static_cast<int>(lines_.size()) ? nullptr : &lines_[static_cast<std::size_t>(row)];
}

void AnnotationPanel::show_lines() {
    const auto* before = line();
    const auto kept = before != nullptr ? before->seq : 0;
    lines_ = notes_.lines();
    rows_->clear();
    rows_->setHorizontalHeaderLabels(
        {tr("No."), tr("annotation"), tr("by"), tr("moment"), tr("attempt"), tr("state"), tr("reading")});
    int current = -1;
    for (const auto& one : lines_) {
        QList<QStandardItem*> items;
        for (const auto& text : {one.number, one.words, one.who, one.moment, one.attempt, one.state, one.reading}) {
            auto* item = new QStandardItem(text);
            item->setToolTip(text);
            auto font = item->font();
            font.setStrikeOut(!one.stands && text == one.words);
            item->setFont(font);
            items << item;
        }
        if (one.seq == kept) current = rows_->rowCount();
        rows_->appendRow(items);
    }
    fit_columns();
    if (current >= 0) table_->setCurrentIndex(rows_->index(current, 0));
    if (notes_.error()) {
        const auto words = error_words(*notes_.error());
        empty_->setText(words.happened + " " + words.detail);
    } else if (!lines_.empty()) {
        empty_->setText(tr("Annotations change no result. They are never removed, only withdrawn."));
    } else {
        empty_->setText(notes_.may_annotate() ? tr("Nothing is noted yet. Move to a moment of the chart and press M.")
                                              : tr("Nothing is noted beside this run."));
    }
    enable();
    emit counted();
}

void AnnotationPanel::resizeEvent(QResizeEvent* event) {
    Speaking<QWidget>::resizeEvent(event);
    // Not from within: it is being laid out.
    if (event->size().width() != event->oldSize().width()) QTimer::singleShot(0, this, &AnnotationPanel::fit_columns);
}

/// Every column is to be in sight: those whose text may go on in another line give way, the words first.
void AnnotationPanel::fit_columns() {
    table_->resizeColumnsToContents();
    // With a little to spare: the last one takes what is left. The rows are measured after the columns, so that whether
    // there is a bar to scroll them is not known yet; its room is kept free.
    const auto* bar = table_->verticalScrollBar();
    const int kept = bar->isVisible() ? 0 : bar->sizeHint().width();
    int over = 2 * grid + kept - table_->viewport()->width();
    for (int column = 0; column < rows_->columnCount(); ++column) over += table_->columnWidth(column);
    constexpr std::array<std::pair<int, int>, 5> giving{{{words_column, 28 * grid},
                                                         {attempt_column, 20 * grid},
                                                         {state_column, 18 * grid},
                                                         {by_column, 22 * grid},
                                                         {reading_column, 18 * grid}}};
    for (const auto& [column, least] : giving) {
        const int gives = std::clamp(table_->columnWidth(column) - least, 0, std::max(0, over));
        table_->setColumnWidth(column, table_->columnWidth(column) - gives);
        over -= gives;
    }
    table_->horizontalHeader()->setStretchLastSection(true);
}

void AnnotationPanel::show_begun() {
    const QString moment = notes_.begun();
    if (moment.isEmpty()) {
        clear_secrets();
        if (parts_->currentIndex() == worded) {
            parts_->setCurrentIndex(listed);
            // Only whoever was in the form is taken back to the list.
            if (isVisible()) table_->setFocus();
        }
        return;
    }
    const bool again = parts_->currentIndex() == worded;
    begun_->setText(tr("Annotation at %1").arg(moment));
    const bool account = notes_.has_account();
    for (QWidget* widget :
         {static_cast<QWidget*>(password_), static_cast<QWidget*>(passphrase_), static_cast<QWidget*>(key_),
          static_cast<QWidget*>(key_choose_), static_cast<QWidget*>(token_), static_cast<QWidget*>(trust_),
          static_cast<QWidget*>(trust_choose_)})
        widget->setVisible(account);
    if (!again) {
        comment_->clear();
        until_->clear();
        witnessed_->setChecked(false);
        clear_secrets();
    }
    parts_->setCurrentIndex(worded);
    emit begun();
    comment_->setFocus();
    enable();
}

void AnnotationPanel::show_told() {
    told_->setText(notes_.told());
    told_->setVisible(!notes_.told().isEmpty());
    set_style(told_, "verdict", notes_.went_well() ? "pass" : "fail");
}

void AnnotationPanel::enable() {
    const bool may = notes_.may_annotate();
    const bool busy = notes_.busy();
    const auto* one = line();
    take_up_->setVisible(may);
    withdraw_->setVisible(may);
    take_up_->setEnabled(one != nullptr && one->is_mark && one->in_view && notes_.can_begin());
    withdraw_->setEnabled(one != nullptr && notes_.may_withdraw(*one));
    const bool signs = !key_->text().trimmed().isEmpty();
    name_field(passphrase_, is_token_address(key_->text().trimmed().toStdString()) ? tr("PIN of your token")
                                                                                   : tr("Passphrase of your key"));
    const bool secrets =
        !notes_.has_account() || (!password_->text().isEmpty() && (!signs || !passphrase_->text().isEmpty()));
    save_->setText(signs ? tr("Sign and record") : tr("Record, not signed"));
    save_->setAccessibleName(save_->text());
    save_->setEnabled(!busy && !comment_->text().trimmed().isEmpty() && secrets);
    leave_->setEnabled(!busy);
    witnessed_->setVisible(notes_.may_witness());
    withdraw_go_->setEnabled(!busy && !reason_->text().trimmed().isEmpty());
    if (!may && parts_->currentIndex() == withdrawal) parts_->setCurrentIndex(listed);
}

void AnnotationPanel::save() {
    if (!save_->isEnabled()) return;
    AnnotationInput input{comment_->text(),
                          until_->text(),
                          base::Secret(password_->text().toStdString()),
                          base::Secret(passphrase_->text().toStdString()),
                          key_->text().trimmed().toStdString(),
                          trust_->text().trimmed().toStdString(),
                          witnessed_->isVisible() && witnessed_->isChecked()};
    clear_secrets();
    notes_.save(std::move(input));
}

void AnnotationPanel::withdraw() {
    if (!withdraw_go_->isEnabled()) return;
    notes_.withdraw(withdrawing_, reason_->text());
    if (!notes_.went_well()) return;
    parts_->setCurrentIndex(listed);
    table_->setFocus();
}

void AnnotationPanel::clear_secrets() {
    for (auto* edit : {password_, passphrase_}) edit->clear();
}

}  // namespace velocert::app
