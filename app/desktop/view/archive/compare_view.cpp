// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/compare_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {

void CompareModel::show(std::vector<ComparedLine> lines, QString first, QString second, bool only_differences) {
    beginResetModel();
    lines_ = std::move(lines);
    if (only_differences) std::erase_if(lines_, [](const ComparedLine& line) { return !line.differs(); });
    first_ = std::move(first);
    second_ = std::move(second);
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}
int CompareModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 4; }

QVariant CompareModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& line = lines_[static_cast<std::size_t>(index.row())];
    if (role == sign_role)
        return static_cast<int>(index.column() == 1 && line.differs() ? Sign::inconclusive : Sign::none);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case 0: return line.what;
        case 1: return line.differs() ? tr("differs") : tr("same");
        case 2: return line.first;
        default: return line.second;
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case 0: return tr("What");
        case 1: return tr("Alike");
        case 2: return first_;
        default: return second_;
    }
}

CompareView::CompareView(ComparisonPresenter& comparison, const Look& look, Questions& questions, QWidget* parent)
    : Speaking<QWidget>(parent),
      comparison_(comparison),
      model_(new CompareModel(this)),
      back_(new QPushButton(this)),
      title_(make_label("title", this)),
      only_differences_(new QCheckBox(this)),
      parts_(new QTabWidget(this)),
      table_(new QTableView(this)),
      step_(new QComboBox(this)),
      first_(new QComboBox(this)),
      second_(new QComboBox(this)),
      quantity_(new QComboBox(this)),
      plot_(new TimePlot(look, questions, this)),
      values_(make_label("title", this)),
      trouble_(make_label("problem", this, true)) {
    back_->setObjectName("compare_back");
    title_->setObjectName("compare_title");
    only_differences_->setObjectName("compare_only_differences");
    only_differences_->setChecked(true);
    set_up_table(*table_, "compare_lines", look, CompareModel::sign_role);
    table_->setModel(model_);
    table_->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {90, 24, 75};
    for (int i = 0; i < 3; ++i) table_->setColumnWidth(i, widths[i] * grid);
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(back_);
    head->addWidget(title_);
    head->addStretch(1);
    head->addWidget(only_differences_);
    parts_->setObjectName("compare_parts");
    parts_->tabBar()->setObjectName("compare_parts_tabs");
    parts_->addTab(table_, QString());
    parts_->addTab(make_curves(), QString());
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    auto* inside = new QVBoxLayout(panel);
    set_gaps(inside, grid, 0);
    inside->addWidget(parts_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addLayout(head);
    column->addWidget(panel, 1);
    connect(back_, &QPushButton::clicked, this, &CompareView::backWanted);
    connect(only_differences_, &QCheckBox::toggled, this, &CompareView::fill);
    // The bytes are read once somebody looks at the curves.
    connect(parts_, &QTabWidget::currentChanged, this, [this](int part) {
        only_differences_->setVisible(part == lines);
        if (part == curves) comparison_.look();
    });
    connect(&comparison_, &ComparisonPresenter::changed, this, &CompareView::show_curves);
    retranslate();
}

QWidget* CompareView::make_curves() {
    auto* out = new QWidget(this);
    auto* column = new QVBoxLayout(out);
    set_gaps(column, 2 * grid, 2 * grid);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(2 * grid);
    const std::pair<QComboBox*, const char*> combos[] = {{step_, "compare_step"},
                                                         {first_, "compare_first"},
                                                         {second_, "compare_second"},
                                                         {quantity_, "compare_quantity"}};
    for (const auto& [combo, name] : combos) {
        combo->setObjectName(name);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        choices->addWidget(combo);
    }
    choices->addStretch(1);
    values_->setObjectName("compare_values");
    trouble_->setObjectName("compare_trouble");
    plot_->setObjectName("compare_plot");
    plot_->setMinimumHeight(60 * grid);
    column->addLayout(choices);
    column->addWidget(trouble_);
    column->addWidget(plot_, 1);
    column->addWidget(values_);
    plot_->bar().set_record([this] { return comparison_.record_words(); });
    connect(step_, &QComboBox::activated, &comparison_, &ComparisonPresenter::choose_step);
    connect(first_, &QComboBox::activated, &comparison_, &ComparisonPresenter::choose_first);
    connect(second_, &QComboBox::activated, &comparison_, &ComparisonPresenter::choose_second);
    connect(quantity_, &QComboBox::activated, &comparison_, &ComparisonPresenter::choose_quantity);
    connect(plot_, &TimePlot::momentWanted, this, [this](double at) {
        plot_->set_moment(at);
        show_values();
    });
    return out;
}

void CompareView::show_runs(PastRun first, PastRun second) {
    comparison_.show_runs(std::move(first), std::move(second));
    plot_->view().set_cursor(std::nullopt);
    parts_->setCurrentIndex(lines);
    fill();
}

void CompareView::set_may_export(bool may) { plot_->bar().set_may_save_values(may); }

void CompareView::retranslate() {
    back_->setText(tr("Back to the run"));
    only_differences_->setText(tr("Only what differs"));
    only_differences_->setAccessibleName(tr("Only what differs"));
    table_->setAccessibleName(tr("Two runs side by side"));
    parts_->setTabText(lines, tr("Line by line"));
    parts_->setTabText(curves, tr("Curves"));
    parts_->setAccessibleName(tr("Two runs side by side"));
    parts_->tabBar()->setAccessibleName(parts_->accessibleName());
    step_->setAccessibleName(tr("Step"));
    first_->setAccessibleName(tr("Attempt of the first run"));
    second_->setAccessibleName(tr("Attempt of the second run"));
    quantity_->setAccessibleName(tr("What is shown"));
    for (auto* combo : {step_, first_, second_, quantity_}) combo->setToolTip(combo->accessibleName());
    comparison_.retranslate();
    fill();
}

void CompareView::fill() {
    if (!comparison_.open()) return;
    auto compared = compare_runs(comparison_.first(), comparison_.second());
    const auto differ = std::ranges::count_if(compared, &ComparedLine::differs);
    title_->setText(tr("%1 of %2 lines differ").arg(differ).arg(static_cast<qulonglong>(compared.size())));
    model_->show(std::move(compared), run_title(comparison_.first()), run_title(comparison_.second()),
                 only_differences_->isChecked());
}

void CompareView::show_curves() {
    if (!comparison_.open()) return;
    const auto refill = [](QComboBox& combo, const QStringList& texts, int at) {
        combo.clear();
        combo.addItems(texts);
        combo.setCurrentIndex(at);
        combo.setEnabled(!texts.isEmpty());
    };
    QStringList titles;
    for (const auto& step : comparison_.steps()) titles << step.title;
    refill(*step_, titles, comparison_.step());
    QStringList attempts;
    for (const auto& one : comparison_.first_attempts()) attempts << "1: " + one;
    refill(*first_, attempts, comparison_.first_attempt());
    attempts.clear();
    for (const auto& one : comparison_.second_attempts()) attempts << "2: " + one;
    refill(*second_, attempts, comparison_.second_attempt());
    refill(*quantity_, comparison_.quantities(), comparison_.quantity());
    trouble_->setVisible(comparison_.error().has_value());
    if (comparison_.error()) {
        const auto words = error_words(*comparison_.error());
        trouble_->setText(words.happened + " " + words.remedy + "\n" + words.detail);
    }
    plot_->show_chart(comparison_.chart());
    show_values();
}

void CompareView::show_values() {
    const auto& chart = plot_->view().chart();
    if (comparison_.reading())
        values_->setText(tr("Reading the bytes …"));
    else if (chart.empty() || !plot_->view().cursor())
        values_->setText(chart.empty() ? QString() : tr("Click into the chart to read both curves at one place."));
    else
        values_->setText(compared_values(chart, *plot_->view().cursor()));
}

}  // namespace velocert::app
