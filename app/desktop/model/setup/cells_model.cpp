// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/cells_model.h"

#include <algorithm>

namespace velocert::app {
namespace {

bool empty(const std::vector<std::string>& line) {
    return std::ranges::all_of(line, [](const std::string& cell) { return cell.empty(); });
}

}  // namespace

CellsModel::CellsModel(std::vector<ActColumn> columns, Lines lines, QObject* parent)
    : QAbstractTableModel(parent), columns_(std::move(columns)), cells_(std::move(lines)) {
    for (auto& line : cells_) line.resize(columns_.size());
    keep_empty_line();
}

Lines CellsModel::lines() const {
    Lines out;
    std::ranges::copy_if(cells_, std::back_inserter(out), [](const auto& line) { return !empty(line); });
    return out;
}

void CellsModel::show_problems(std::vector<ActProblem> problems) {
    std::vector<int> places;
    for (std::size_t row = 0; row < cells_.size(); ++row)
        if (!empty(cells_[row])) places.push_back(static_cast<int>(row));
    std::erase_if(problems,
                  [&](const ActProblem& one) { return one.row < 0 || one.row >= static_cast<int>(places.size()); });
    for (auto& one : problems) one.row = places[static_cast<std::size_t>(one.row)];
    problems_ = std::move(problems);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {sign_role, Qt::ToolTipRole});
}

void CellsModel::keep_empty_line() {
    if (!cells_.empty() && empty(cells_.back())) return;
    const int at = static_cast<int>(cells_.size());
    beginInsertRows({}, at, at);
    cells_.emplace_back(columns_.size());
    endInsertRows();
}

void CellsModel::paste(const QModelIndex& from, const QString& cells) {
    if (!from.isValid()) return;
    QString rest = cells;
    rest.remove(QLatin1Char('\r'));
    while (rest.endsWith(QLatin1Char('\n'))) rest.chop(1);
    int row = from.row();
    for (const auto& line : rest.split(QLatin1Char('\n'))) {
        // The empty line to go on in is there already.
        if (line.trimmed().isEmpty() && row + 1 == rowCount()) continue;
        int column = from.column();
        for (const auto& cell : line.split(QLatin1Char('\t'))) {
            if (column >= columnCount()) break;
            write(index(row, column), cell.trimmed());
            ++column;
        }
        ++row;
        if (row >= rowCount()) break;
    }
    // Once for all: whoever listens looks at the whole form.
    emit dataChanged(index(from.row(), from.column()), index(rowCount() - 1, columnCount() - 1));
}

void CellsModel::remove_line(int row) {
    if (row < 0 || row + 1 >= rowCount()) return;
    beginRemoveRows({}, row, row);
    cells_.erase(cells_.begin() + row);
    problems_.clear();
    endRemoveRows();
}

int CellsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(cells_.size());
}
int CellsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

const ActProblem* CellsModel::problem_at(const QModelIndex& index) const {
    const auto found = std::ranges::find_if(
        problems_, [&](const auto& one) { return one.row == index.row() && one.column == index.column(); });
    return found == problems_.end() ? nullptr : &*found;
}

QVariant CellsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& cell = cells_[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    const auto& column = columns_[static_cast<std::size_t>(index.column())];
    const auto* problem = problem_at(index);
    if (role == sign_role) return static_cast<int>(problem == nullptr ? Sign::none : Sign::fail);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return problem == nullptr ? column.hint : problem->what;
    if (role == Qt::EditRole) return QString::fromStdString(cell);
    if (role != Qt::DisplayRole) return {};
    const bool last = index.row() + 1 == rowCount();
    for (const auto& [id, words] : column.choices)
        // What an empty cell stands for is said where the line holds something.
        if (id == cell && !(last && cell.empty())) return words;
    return QString::fromStdString(cell);
}

bool CellsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !write(index, value)) return false;
    emit dataChanged(index, index);
    return true;
}

bool CellsModel::write(const QModelIndex& index, const QVariant& value) {
    if (!index.isValid()) return false;
    const auto& column = columns_[static_cast<std::size_t>(index.column())];
    auto written = value.toString().trimmed().toStdString();
    if (!column.choices.empty()) {
        const auto known = std::ranges::find_if(column.choices, [&](const auto& choice) {
            return choice.first == written || choice.second.toStdString() == written;
        });
        if (known == column.choices.end() && !written.empty()) return false;
        if (known != column.choices.end()) written = known->first;
    }
    cells_[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())] = std::move(written);
    keep_empty_line();
    return true;
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    return columns_[static_cast<std::size_t>(section)].label;
}

Qt::ItemFlags CellsModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable : Qt::NoItemFlags;
}

}  // namespace velocert::app
