// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/plan_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "app/desktop/view/parts/least_size.h"
#include "app/words/words.h"

namespace velocert::app {

PlanPage::PlanPage(PlanPresenter& plan, const Workplace& workplace, const Look& look, Questions& questions,
                   QWidget* parent)
    : Speaking<QWidget>(parent),
      plan_(plan),
      workplace_(workplace),
      questions_(questions),
      back_(new QPushButton(this)),
      title_(make_label("title", this)),
      order_(new QPushButton(this)),
      leave_order_(new QPushButton(this)),
      summary_(make_label("quiet", this, true)),
      now_(make_label("title", this, true)),
      problem_(make_label("problem", this, true)),
      steps_button_(new QPushButton(this)),
      again_button_(new QPushButton(this)),
      samples_button_(new QPushButton(this)),
      open_only_(new QCheckBox(this)),
      older_label_(make_label("quiet", this)),
      older_(new QComboBox(this)),
      parts_(new QStackedWidget(this)),
      steps_table_(new QTableView(this)),
      again_table_(new QTableView(this)),
      samples_table_(new FactTable(look, "plan_samples", this)),
      facts_(new FactTable(look, "plan_facts", this)),
      choose_(new QPushButton(this)),
      choose_ready_(new QPushButton(this)) {
    setProperty("kind", "page");
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 2 * grid, 2 * grid);
    column->addWidget(head());
    column->addWidget(summary_);
    column->addWidget(now_);
    column->addWidget(problem_);
    column->addWidget(choice());
    column->addWidget(parts(look), 1);
    column->addWidget(foot());
    summary_->setObjectName("plan_summary");
    now_->setObjectName("plan_now");
    problem_->setObjectName("plan_problem");
    connect(&plan_, &PlanPresenter::changed, this, &PlanPage::show_plan);
    connect(&look, &Look::changed, this, &PlanPage::show_facts);
    retranslate();
    go_to(steps);
}

QWidget* PlanPage::head() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    set_gaps(row, 0, 2 * grid);
    back_->setObjectName("plan_back");
    title_->setObjectName("plan_title");
    order_->setObjectName("plan_order");
    leave_order_->setObjectName("plan_leave_order");
    row->addWidget(back_);
    row->addWidget(title_);
    row->addStretch(1);
    row->addWidget(leave_order_);
    row->addWidget(order_);
    connect(back_, &QPushButton::clicked, this, &PlanPage::backWanted);
    connect(order_, &QPushButton::clicked, this, &PlanPage::ask_for_order);
    connect(leave_order_, &QPushButton::clicked, &plan_, &PlanPresenter::leave_order);
    return box;
}

QWidget* PlanPage::choice() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    set_gaps(row, 0, 2 * grid);
    const std::pair<QPushButton*, const char*> buttons[] = {{steps_button_, "plan_steps_button"},
                                                            {again_button_, "plan_again_button"},
                                                            {samples_button_, "plan_samples_button"}};
    for (int i = 0; i < 3; ++i) {
        auto* button = buttons[i].first;
        button->setObjectName(buttons[i].second);
        button->setCheckable(true);
        button->setProperty("kind", "choice");
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, i] { go_to(static_cast<Part>(i)); });
    }
    row->addStretch(1);
    open_only_->setObjectName("plan_open_only");
    older_->setObjectName("plan_older");
    older_label_->setBuddy(older_);
    row->addWidget(open_only_);
    row->addWidget(older_label_);
    row->addWidget(older_);
    connect(open_only_, &QCheckBox::toggled, this, [this](bool only) {
        plan_.steps().set_open_only(only);
        keep_row();
    });
    connect(older_, &QComboBox::currentIndexChanged, this, [this] {
        if (!filling_) plan_.compare_with(older_->currentData().toString().toStdString());
    });
    return box;
}

QWidget* PlanPage::parts(const Look& look) {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    set_gaps(row, 0, 2 * grid);
    const auto panel = [&](QWidget* inside, int stretch) {
        auto* frame = new QFrame(box);
        frame->setProperty("kind", "panel");
        auto* column = new QVBoxLayout(frame);
        set_gaps(column, 1, 0);
        column->addWidget(inside);
        row->addWidget(frame, stretch);
    };
    set_up_table(*steps_table_, "plan_steps", look, PlanModel::sign_role);
    steps_table_->setModel(&plan_.steps());
    set_up_table(*again_table_, "plan_again", look, RetestModel::sign_role);
    again_table_->setModel(&plan_.clauses());
    const auto widths = [](QTableView& table, std::initializer_list<int> steps_of_grid) {
        int at = 0;
        for (const int width : steps_of_grid) table.setColumnWidth(at++, width * grid);
        table.horizontalHeader()->setStretchLastSection(true);
    };
    widths(*steps_table_, {32, 52, 27, 33, 17});
    widths(*again_table_, {28, 52, 26});
    parts_->addWidget(steps_table_);
    parts_->addWidget(again_table_);
    parts_->addWidget(samples_table_);
    panel(parts_, 7);
    panel(facts_, 3);
    for (auto* table : {steps_table_, again_table_})
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PlanPage::show_facts);
    connect(steps_table_, &QTableView::activated, choose_, &QPushButton::click);
    return box;
}

QWidget* PlanPage::foot() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    set_gaps(row, 0, 2 * grid);
    choose_->setObjectName("plan_choose");
    choose_ready_->setObjectName("plan_choose_ready");
    row->addStretch(1);
    row->addWidget(choose_ready_);
    row->addWidget(choose_);
    connect(choose_, &QPushButton::clicked, this, [this] {
        const auto index = steps_table_->currentIndex();
        if (index.isValid()) emit proceduresWanted({plan_.steps().at(index.row()).procedure});
    });
    connect(choose_ready_, &QPushButton::clicked, this, [this] { emit proceduresWanted(plan_.ready_procedures()); });
    return box;
}

void PlanPage::begin() {
    go_to(steps);
    steps_table_->setFocus();
}

QSize PlanPage::minimumSizeHint() const { return least_size(*this); }

void PlanPage::go_to(Part part) {
    parts_->setCurrentIndex(part);
    steps_button_->setChecked(part == steps);
    again_button_->setChecked(part == again);
    samples_button_->setChecked(part == samples);
    open_only_->setVisible(part == steps);
    older_label_->setVisible(part == again);
    older_->setVisible(part == again);
    facts_->parentWidget()->setVisible(part != samples);
    show_plan();
}

void PlanPage::retranslate() {
    const auto name = [](auto* control, const QString& text) {
        control->setText(text);
        control->setAccessibleName(text);
    };
    name(back_, tr("Back to the item"));
    name(order_, tr("Order file …"));
    name(leave_order_, tr("Without the order"));
    name(steps_button_, tr("Order of tests"));
    name(again_button_, tr("To test again"));
    name(samples_button_, tr("Samples"));
    name(open_only_, tr("Only what is open"));
    name(choose_, tr("Choose its procedure for the run"));
    name(choose_ready_, tr("Choose all that can be done now"));
    older_label_->setText(tr("Tested to"));
    older_->setAccessibleName(older_label_->text());
    steps_table_->setAccessibleName(steps_button_->text());
    again_table_->setAccessibleName(again_button_->text());
    samples_table_->setAccessibleName(samples_button_->text());
    facts_->setAccessibleName(tr("What is chosen in the list"));
    plan_.retranslate();
    show_plan();
}

void PlanPage::show_plan() {
    title_->setText(plan_.title());
    summary_->setText(part() == again && plan_.plan() ? plan_.retest_summary() : plan_.summary());
    QStringList now = plan_.warnings();
    if (part() == steps && !plan_.now_words().isEmpty()) now.prepend(plan_.now_words());
    now_->setText(now.join('\n'));
    now_->setVisible(!now.isEmpty());
    QString problem = plan_.order_told();
    if (plan_.error()) {
        const auto words = error_words(*plan_.error());
        problem = words.happened + " " + words.remedy + "\n" + words.detail;
    }
    problem_->setVisible(!problem.isEmpty());
    problem_->setText(problem);
    leave_order_->setVisible(plan_.order().has_value());
    choose_ready_->setEnabled(!plan_.ready_procedures().empty());
    fill_editions();
    samples_table_->show_facts(plan_.samples());
    keep_row();
}

void PlanPage::fill_editions() {
    filling_ = true;
    older_->clear();
    older_->addItem(tr("none or not known"), QString());
    for (const auto& pair : workplace_.editions)
        if (!plan_.plan() || pair.plain.id != plan_.plan()->edition)
            older_->addItem(QString::fromStdString(pair.plain.printed), QString::fromStdString(pair.plain.id));
    older_->setCurrentIndex(std::max(0, older_->findData(QString::fromStdString(plan_.older()))));
    filling_ = false;
}

void PlanPage::keep_row() {
    const auto& model = plan_.steps();
    if (!steps_table_->currentIndex().isValid() && model.rowCount() > 0)
        steps_table_->setCurrentIndex(model.index(std::max(0, model.row_of(chosen_step_)), 0));
    show_facts();
}

void PlanPage::show_facts() {
    const auto step = steps_table_->currentIndex();
    if (step.isValid()) chosen_step_ = plan_.steps().at(step.row()).key();
    choose_->setEnabled(part() == steps && step.isValid());
    switch (part()) {
        case steps: facts_->show_facts(plan_.facts(step.row())); break;
        case again: facts_->show_facts(plan_.retest_facts(again_table_->currentIndex().row())); break;
        case samples: facts_->show_facts({}); break;
    }
}

void PlanPage::ask_for_order() {
    if (const auto file = questions_.file_to_read(tr("Order file"), QString())) plan_.use_order(file->toStdString());
}

}  // namespace velocert::app
