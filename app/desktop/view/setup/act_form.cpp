// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/act_form.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

using Kind = ActField::Kind;

ActForm::ActForm(SetupAct act, Questions& questions, QWidget* parent)
    : Speaking<QFrame>(parent),
      act_(std::move(act)),
      questions_(questions),
      do_(new QPushButton(this)),
      leave_(new QPushButton(this)) {
    setProperty("kind", "panel");
    setObjectName("act_form");
    auto* title = make_label("title", this);
    title->setText(act_.title);
    auto* consequence = make_label("quiet", this, true);
    consequence->setText(act_.consequence);
    consequence->setVisible(!act_.consequence.isEmpty());
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addWidget(title);
    column->addWidget(consequence);
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(3 * grid);
    fields->setVerticalSpacing(grid);
    fields->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < act_.fields.size(); ++i) {
        const auto row = make_row(act_.fields[i]);
        const int at = static_cast<int>(2 * i);
        fields->addWidget(row.label, at, 0);
        QWidget* control = row.edit != nullptr ? static_cast<QWidget*>(row.edit) : row.choice;
        fields->addWidget(control, at, 1);
        if (row.browse != nullptr) {
            fields->addWidget(row.browse, at, 2);
            connect(row.browse, &QPushButton::clicked, this, [this, i] { browse(i); });
        }
        fields->addWidget(row.problem, at + 1, 1);
        rows_.push_back(row);
    }
    column->addLayout(fields);
    do_->setObjectName("act_do");
    do_->setProperty("kind", "primary");
    leave_->setObjectName("act_leave");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(do_);
    buttons->addWidget(leave_);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(do_, &QPushButton::clicked, this, &ActForm::submit);
    connect(leave_, &QPushButton::clicked, this, &ActForm::left);
    retranslate();
    if (!rows_.empty()) {
        QWidget* first =
            rows_.front().edit != nullptr ? static_cast<QWidget*>(rows_.front().edit) : rows_.front().choice;
        first->setFocus();
    }
}

ActForm::Row ActForm::make_row(const ActField& field) {
    Row out;
    out.label = make_label("quiet", this);
    out.label->setText(field.required ? field.label : tr("%1 (optional)").arg(field.label));
    out.problem = make_label("problem", this);
    out.problem->hide();
    const QString name = "act_" + QString::fromStdString(field.id);
    out.problem->setObjectName(name + "_problem");
    if (field.kind == Kind::choice) {
        out.choice = new QComboBox(this);
        out.choice->setObjectName(name);
        out.choice->setAccessibleName(field.label);
        for (const auto& [id, words] : field.choices) out.choice->addItem(words, QString::fromStdString(id));
        const int at = out.choice->findData(QString::fromStdString(field.value));
        if (at >= 0) out.choice->setCurrentIndex(at);
        return out;
    }
    out.edit = new QLineEdit(QString::fromStdString(field.value), this);
    out.edit->setObjectName(name);
    out.edit->setAccessibleName(field.label);
    out.edit->setPlaceholderText(field.kind == Kind::date && field.hint.isEmpty() ? QString("YYYY-MM-DD") : field.hint);
    if (field.kind == Kind::secret) out.edit->setEchoMode(QLineEdit::Password);
    if (field.kind == Kind::file || field.kind == Kind::folder || field.kind == Kind::new_file) {
        out.browse = new QPushButton(this);
        out.browse->setObjectName(name + "_browse");
    }
    connect(out.edit, &QLineEdit::returnPressed, this, &ActForm::submit, Qt::QueuedConnection);
    return out;
}

void ActForm::retranslate() {
    do_->setText(act_.title);
    leave_->setText(tr("Leave it"));
    for (auto& row : rows_)
        if (row.browse != nullptr) {
            row.browse->setText(tr("Browse …"));
            row.browse->setAccessibleName(tr("Browse: %1").arg(row.edit->accessibleName()));
        }
}

void ActForm::browse(std::size_t field) {
    const auto& what = act_.fields[field];
    auto* edit = rows_[field].edit;
    const auto chosen = what.kind == Kind::folder     ? questions_.folder(what.label, edit->text())
                        : what.kind == Kind::new_file ? questions_.file_to_write(what.label, edit->text())
                                                      : questions_.file_to_read(what.label, edit->text());
    if (chosen) edit->setText(*chosen);
}

void ActForm::submit() {
    ActValues values;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto& field = act_.fields[i];
        rows_[i].problem->hide();
        if (rows_[i].choice != nullptr)
            values.text[field.id] = rows_[i].choice->currentData().toString().toStdString();
        else if (field.kind == Kind::secret)
            values.secrets.emplace(field.id, base::Secret(rows_[i].edit->text().toStdString()));
        else
            values.text[field.id] = rows_[i].edit->text().trimmed().toStdString();
    }
    if (const auto missing = missing_field(act_, values)) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (act_.fields[i].id != *missing) continue;
            rows_[i].problem->setText(tr("To be filled in"));
            rows_[i].problem->show();
            if (rows_[i].edit != nullptr) rows_[i].edit->setFocus();
        }
        return;
    }
    emit wanted(&act_, &values);
}

}  // namespace velocert::app
