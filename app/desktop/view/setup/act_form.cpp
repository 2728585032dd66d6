// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/act_form.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/frame/scan_gate.h"
#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

using Kind = ActField::Kind;

QWidget* ActForm::Row::control() const {
    if (table != nullptr) return table;
    return edit != nullptr ? static_cast<QWidget*>(edit) : choice;
}

ActForm::ActForm(SetupAct act, const Look& look, Questions& questions, QWidget* parent)
    : Speaking<QFrame>(parent),
      act_(std::move(act)),
      look_(look),
      questions_(questions),
      inside_(this),
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
    if (act_.large) {
        area_ = new QScrollArea(this);
        area_->setObjectName("act_area");
        area_->setWidgetResizable(true);
        area_->setFrameShape(QFrame::NoFrame);
        area_->setProperty("kind", "clear");
        area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area_->setFocusPolicy(Qt::NoFocus);
        inside_ = new QWidget(area_);
        area_->setWidget(inside_);
    }
    auto* fields = new QGridLayout;
    if (area_ != nullptr) {
        inside_->setLayout(fields);
        set_gaps(fields, 0, 0);
        column->addWidget(area_, 1);
    } else {
        column->addLayout(fields);
    }
    fields->setHorizontalSpacing(3 * grid);
    fields->setVerticalSpacing(grid);
    lay_out(*fields);
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
    std::vector<QWidget*> order;
    for (const auto& row : rows_) {
        if (row.table != nullptr) order.push_back(row.browse);
        order.push_back(row.control());
        if (row.table == nullptr && row.browse != nullptr) order.push_back(row.browse);
    }
    order.insert(order.end(), {do_, leave_});
    set_reading_order(order);
    if (!rows_.empty()) setFocusProxy(rows_.front().control());
}

void ActForm::lay_out(QGridLayout& fields) {
    // Two fields side by side where there is room for them; a table has a line of its own.
    const int halves = act_.large ? 2 : 1;
    constexpr int parts = 3;  // label, control, button
    int line = 0;
    int half = 0;
    for (int i = 0; i < halves; ++i) fields.setColumnStretch(parts * i + 1, 1);
    for (std::size_t i = 0; i < act_.fields.size(); ++i) {
        const auto row = make_row(act_.fields[i]);
        rows_.push_back(row);
        if (row.table != nullptr) {
            line += half > 0 ? 2 : 0;
            half = 0;
            fields.addWidget(row.label, line, 0, 1, parts * halves - 1);
            fields.addWidget(row.browse, line, parts * halves - 1, Qt::AlignRight);
            fields.addWidget(row.table, line + 1, 0, 1, parts * halves);
            fields.addWidget(row.problem, line + 2, 0, 1, parts * halves);
            fields.setRowStretch(line + 1, 1);
            line += 3;
            continue;
        }
        const int left = parts * half;
        fields.addWidget(row.label, line, left);
        fields.addWidget(row.control(), line, left + 1, 1, row.browse == nullptr ? 2 : 1);
        if (row.browse != nullptr) fields.addWidget(row.browse, line, left + 2);
        fields.addWidget(row.problem, line + 1, left + 1, 1, 2);
        half = (half + 1) % halves;
        if (half == 0) line += 2;
    }
}

ActForm::Row ActForm::make_row(const ActField& field) {
    const std::size_t place = rows_.size();
    Row out;
    out.label = make_label("quiet", inside_);
    out.label->setText(field.required ? field.label : tr("%1 (optional)").arg(field.label));
    out.problem = make_label("problem", inside_, act_.large);
    out.problem->hide();
    const QString name = "act_" + QString::fromStdString(field.id);
    out.problem->setObjectName(name + "_problem");
    if (field.kind == Kind::table) {
        out.cells = new CellsModel(field.columns, field.lines, this);
        out.table = new CellsTable(*out.cells, look_, inside_);
        out.table->setObjectName(name);
        out.table->setAccessibleName(field.label);
        out.browse = new QPushButton(inside_);
        out.browse->setObjectName(name + "_remove");
        out.label->setBuddy(out.table);
        connect(out.browse, &QPushButton::clicked, this, [row = out] {
            row.cells->remove_line(row.table->currentIndex().row());
            row.table->setFocus();
        });
        connect(out.cells, &CellsModel::rowsRemoved, this, [this, place] { touch(place); });
        connect(out.cells, &CellsModel::dataChanged, this,
                [this, place](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
                    // What was found wrong is no change of what was typed.
                    if (roles.isEmpty()) touch(place);
                });
        return out;
    }
    if (field.kind == Kind::choice) {
        out.choice = new QComboBox(inside_);
        out.choice->setObjectName(name);
        out.choice->setAccessibleName(field.label);
        for (const auto& [id, words] : field.choices) out.choice->addItem(words, QString::fromStdString(id));
        const int at = out.choice->findData(QString::fromStdString(field.value));
        if (at >= 0) out.choice->setCurrentIndex(at);
        out.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        out.label->setBuddy(out.choice);
        connect(out.choice, &QComboBox::currentIndexChanged, this, [this, place] { touch(place); });
        return out;
    }
    out.edit = new QLineEdit(QString::fromStdString(field.value), inside_);
    // Serial numbers of instruments are scanned, too.
    ScanGate::let_take(out.edit, ScanGate::Takes::code);
    out.edit->setObjectName(name);
    out.edit->setAccessibleName(field.label);
    out.edit->setPlaceholderText(field.kind == Kind::date && field.hint.isEmpty() ? QString("YYYY-MM-DD") : field.hint);
    out.label->setBuddy(out.edit);
    if (field.kind == Kind::secret) out.edit->setEchoMode(QLineEdit::Password);
    if (field.kind == Kind::file || field.kind == Kind::folder || field.kind == Kind::new_file) {
        out.browse = new QPushButton(inside_);
        out.browse->setObjectName(name + "_browse");
    }
    if (out.browse != nullptr) connect(out.browse, &QPushButton::clicked, this, [this, place] { browse(place); });
    connect(out.edit, &QLineEdit::editingFinished, this, [this, place] {
        if (rows_[place].edit->isModified()) touch(place);
    });
    connect(
        out.edit, &QLineEdit::returnPressed, this, [this, place] { act_.large ? go_on(place) : submit(); },
        Qt::QueuedConnection);
    return out;
}

void ActForm::retranslate() {
    do_->setText(act_.title);
    leave_->setText(tr("Leave it"));
    for (auto& row : rows_)
        if (row.table != nullptr) {
            row.browse->setText(tr("Take the line out"));
            row.browse->setAccessibleName(tr("Take the line out: %1").arg(row.table->accessibleName()));
        } else if (row.browse != nullptr) {
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
    if (!chosen) return;
    edit->setText(*chosen);
    touch(field);
}

void ActForm::go_on(std::size_t field) {
    if (field + 1 < rows_.size())
        bring(rows_[field + 1].control());
    else
        do_->setFocus(Qt::TabFocusReason);
}

void ActForm::bring(QWidget* control) {
    control->setFocus(Qt::TabFocusReason);
    if (area_ != nullptr) area_->ensureWidgetVisible(control, 0, 10 * grid);
}

void ActForm::touch(std::size_t field) {
    touched_.insert(field);
    if (act_.check) show_problems(act_.check(values(false)), false);
}

ActValues ActForm::values(bool with_secrets) const {
    ActValues out;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto& field = act_.fields[i];
        if (rows_[i].cells != nullptr)
            out.tables[field.id] = rows_[i].cells->lines();
        else if (rows_[i].choice != nullptr)
            out.text[field.id] = rows_[i].choice->currentData().toString().toStdString();
        else if (field.kind != Kind::secret)
            out.text[field.id] = rows_[i].edit->text().trimmed().toStdString();
        else if (with_secrets)
            out.secrets.emplace(field.id, base::Secret(rows_[i].edit->text().toStdString()));
    }
    return out;
}

void ActForm::fill_secrets(const ActValues& values) {
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (const auto found = values.secrets.find(act_.fields[i].id); found != values.secrets.end())
            rows_[i].edit->setText(
                QString::fromUtf8(found->second.view().data(), static_cast<qsizetype>(found->second.view().size())));
}

void ActForm::show_problems(const std::vector<ActProblem>& problems, bool all) {
    bool focused = false;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!all && !touched_.contains(i)) continue;
        std::vector<ActProblem> here;
        std::ranges::copy_if(problems, std::back_inserter(here),
                             [&](const ActProblem& one) { return one.field == act_.fields[i].id; });
        const auto& row = rows_[i];
        row.problem->setVisible(!here.empty());
        if (row.edit != nullptr) set_style(row.edit, "invalid", here.empty() ? "" : "true");
        if (row.cells != nullptr) row.cells->show_problems(here);
        if (here.empty()) continue;
        const auto& first = here.front();
        row.problem->setText(
            first.row < 0 || row.cells == nullptr
                ? first.what
                : tr("Line %1, %2: %3")
                      .arg(first.row + 1)
                      .arg(act_.fields[i].columns[static_cast<std::size_t>(first.column)].label, first.what));
        if (all && !focused) bring(row.control());
        focused = true;
    }
}

void ActForm::submit() {
    auto given = values(true);
    const auto problems = problems_of(act_, given);
    show_problems(problems, true);
    if (problems.empty()) emit wanted(&act_, &given);
}

}  // namespace velocert::app
