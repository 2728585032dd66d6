// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/compare_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/parts.h"

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

CompareView::CompareView(const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      model_(new CompareModel(this)),
      back_(new QPushButton(this)),
      title_(make_label("title", this)),
      only_differences_(new QCheckBox(this)),
      table_(new QTableView(this)) {
    back_->setObjectName("compare_back");
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
    auto* panel = new QFrame(this);
    panel->setProperty("kind", "panel");
    auto* inside = new QVBoxLayout(panel);
    set_gaps(inside, 1, 0);
    inside->addWidget(table_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addLayout(head);
    column->addWidget(panel, 1);
    connect(back_, &QPushButton::clicked, this, &CompareView::backWanted);
    connect(only_differences_, &QCheckBox::toggled, this, &CompareView::fill);
    retranslate();
}

void CompareView::show_runs(PastRun first, PastRun second) {
    runs_.clear();
    runs_.push_back(std::move(first));
    runs_.push_back(std::move(second));
    fill();
}

void CompareView::retranslate() {
    back_->setText(tr("Back to the run"));
    only_differences_->setText(tr("Only what differs"));
    only_differences_->setAccessibleName(tr("Only what differs"));
    table_->setAccessibleName(tr("Two runs side by side"));
    fill();
}

void CompareView::fill() {
    if (runs_.empty()) return;
    const auto name = [](const PastRun& past) {
        return QString::fromStdString(past.run.item.id + " · " + past.run.id);
    };
    auto lines = compare_runs(runs_[0], runs_[1]);
    const auto differ = std::ranges::count_if(lines, &ComparedLine::differs);
    title_->setText(tr("%1 of %2 lines differ").arg(differ).arg(static_cast<qulonglong>(lines.size())));
    model_->show(std::move(lines), name(runs_[0]), name(runs_[1]), only_differences_->isChecked());
}

}  // namespace velocert::app
