// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/trail_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "app/desktop/view/frame/scan_gate.h"
#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {

TrailView::TrailView(TrailPresenter& trail, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      trail_(trail),
      person_(new QLineEdit(this)),
      object_(new QLineEdit(this)),
      from_(new QLineEdit(this)),
      to_(new QLineEdit(this)),
      changes_(new QCheckBox(this)),
      paper_(new QPushButton(this)),
      note_(make_label("quiet", this)),
      problem_(make_label("problem", this, true)),
      table_(new QTableView(this)),
      told_(make_label("quiet", this, true)) {
    person_->setObjectName("trail_person");
    object_->setObjectName("trail_object");
    ScanGate::let_take(object_, ScanGate::Takes::code);
    from_->setObjectName("trail_from");
    to_->setObjectName("trail_to");
    changes_->setObjectName("trail_changes");
    paper_->setObjectName("trail_paper");
    note_->setObjectName("trail_note");
    problem_->setObjectName("trail_problem");
    told_->setObjectName("trail_told");
    auto* filters = new QHBoxLayout;
    filters->setSpacing(2 * grid);
    filters->addWidget(person_, 3);
    filters->addWidget(object_, 4);
    filters->addWidget(from_, 2);
    filters->addWidget(to_, 2);
    filters->addWidget(changes_);
    filters->addWidget(paper_);
    set_up_table(*table_, "trail_entries", look, -1);
    table_->setModel(&trail_.entries());
    table_->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {16, 42, 34};
    for (int i = 0; i < 3; ++i) table_->setColumnWidth(i, widths[i] * grid);
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    auto* inside = new QVBoxLayout(panel);
    set_gaps(inside, 1, 0);
    inside->addWidget(table_, 1);
    auto* below = new QFrame(this);
    below->setProperty("kind", "panel");
    auto* told = new QVBoxLayout(below);
    set_gaps(told, 3 * grid, 0);
    told->addWidget(told_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addLayout(filters);
    column->addWidget(problem_);
    column->addWidget(note_);
    column->addWidget(panel, 1);
    column->addWidget(below);
    typing_.setSingleShot(true);
    typing_.setInterval(150);
    connect(&typing_, &QTimer::timeout, this, &TrailView::ask);
    for (auto* edit : {person_, object_, from_, to_})
        connect(edit, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(paper_, &QPushButton::clicked, this, &TrailView::paperWanted);
    connect(changes_, &QCheckBox::toggled, this, &TrailView::ask);
    connect(&trail_, &TrailPresenter::changed, this, &TrailView::show_state);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TrailView::show_entry);
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto run = index.data(TrailModel::run_role).toString(); !run.isEmpty()) emit openWanted(run);
    });
    retranslate();
}

void TrailView::ask() {
    typing_.stop();
    trail_.ask({person_->text(), object_->text(), from_->text(), to_->text(), changes_->isChecked()});
}

void TrailView::retranslate() {
    const auto name = [](QLineEdit* edit, const QString& words) {
        edit->setPlaceholderText(words);
        edit->setAccessibleName(words);
    };
    name(person_, tr("By: login or name"));
    name(object_, tr("About: run, item, instrument, report …"));
    name(from_, tr("From YYYY-MM-DD"));
    name(to_, tr("To YYYY-MM-DD"));
    changes_->setText(tr("Only changes"));
    changes_->setAccessibleName(tr("Only changes"));
    paper_->setText(tr("Save as PDF..."));
    paper_->setAccessibleName(tr("Save the entries asked for as PDF"));
    table_->setAccessibleName(tr("Audit trail"));
    trail_.retranslate();
    show_entry();
}

void TrailView::show_state() {
    note_->setText(trail_.note());
    problem_->setVisible(trail_.error().has_value());
    if (trail_.error()) {
        const auto words = error_words(*trail_.error());
        problem_->setText(words.happened + " " + words.detail);
    }
    if (!table_->currentIndex().isValid()) show_entry();
}

void TrailView::show_entry() {
    const auto index = table_->currentIndex();
    if (index.isValid())
        told_->setText(trail_.entries().told(index.row()).join('\n'));
    else
        told_->setText(trail_.entries().rowCount() == 0 && !trail_.searching()
                           ? tr("No entry is like that. Leave a filter out.")
                           : tr("Choose an entry to read all of it; Enter opens the run it is about."));
}

}  // namespace velocert::app
