// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/chart_values.h"

#include <algorithm>
#include <limits>

#include "app/words/language.h"
#include "core/base/csv.h"
#include "core/base/decimal.h"

namespace velocert::app {
namespace {

using reports::ChartTable;

QString text(const std::string& given) { return QString::fromStdString(given); }

QString axis_words(const reports::ChartAxis& axis) {
    const QString what = in_words(axis.quantity);
    return axis.unit.empty() ? what : what + " / " + text(axis.unit);
}

/// A number may begin with a sign; words may not.
QString spreadsheet_cell(const QString& words) {
    const auto plain = words.simplified().toStdString();
    return text(base::Decimal::parse(plain) ? plain : base::csv_cell(plain));
}

}  // namespace

void ChartValues::show(const reports::Chart* chart, reports::ChartRange part) {
    beginResetModel();
    chart_ = chart;
    table_ = chart != nullptr ? ChartTable(*chart, part) : ChartTable();
    endResetModel();
}

void ChartValues::retranslate() {
    beginResetModel();
    endResetModel();
}

int ChartValues::rowCount(const QModelIndex& parent) const {
    constexpr std::size_t most = std::numeric_limits<int>::max();
    return parent.isValid() ? 0 : static_cast<int>(std::min(table_.size(), most));
}

int ChartValues::columnCount(const QModelIndex& parent) const {
    if (parent.isValid() || chart_ == nullptr) return 0;
    return many_series() ? 4 : 3;
}

ChartValues::Column ChartValues::column_at(int section) const {
    if (section >= series && !many_series()) return about;
    return static_cast<Column>(section);
}

QString ChartValues::about_words(const ChartTable::Row& row) const {
    const auto named = [](const ChartTable::Row& one) {
        return (in_words(one.name) + ' ' + text(one.printed)).trimmed();
    };
    if (row.kind != ChartTable::Kind::point) return named(row);
    QStringList parts;
    for (const auto at : row.crossed) parts << named(table_.row(at));
    switch (row.extreme) {
        case ChartTable::Extreme::none: break;
        case ChartTable::Extreme::lowest: parts << tr("lowest value"); break;
        case ChartTable::Extreme::highest: parts << tr("highest value"); break;
    }
    if (row.y.empty()) parts << tr("no value");
    return parts.join(" · ");
}

QString ChartValues::cell(int row, Column column) const {
    const auto one = table_.row(static_cast<std::size_t>(row));
    switch (column) {
        case x: return text(one.x);
        case y: return text(one.y);
        case about: return about_words(one);
        case series: return one.kind == ChartTable::Kind::point ? in_words(one.name) : QString();
    }
    return {};
}

QVariant ChartValues::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto column = column_at(index.column());
    const bool figure = column == x || column == y;
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: return cell(index.row(), column);
        case Qt::TextAlignmentRole: return QVariant((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::AccessibleTextRole: {
            // With its unit: whoever hears one cell does not hear the header.
            const QString words = cell(index.row(), column);
            const auto& unit = column == x ? chart_->x.unit : chart_->y.unit;
            return figure && !words.isEmpty() && !unit.empty() ? words + ' ' + text(unit) : words;
        }
        case marked_role: {
            const auto one = table_.row(static_cast<std::size_t>(index.row()));
            return one.kind != ChartTable::Kind::point || one.extreme != ChartTable::Extreme::none ||
                   !one.crossed.empty();
        }
        default: return {};
    }
}

QVariant ChartValues::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || chart_ == nullptr) return {};
    const auto column = column_at(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == x || column == y ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (column) {
        case x: return axis_words(chart_->x);
        case y: return axis_words(chart_->y);
        case about: return tr("What stands out");
        case series: return tr("Curve");
    }
    return {};
}

QString ChartValues::copied(const QModelIndexList& rows) const {
    std::vector<int> wanted;
    for (const auto& index : rows) wanted.push_back(index.row());
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column)
        cells << spreadsheet_cell(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QString out = cells.join('\t') + '\n';
    for (const int row : wanted) {
        cells.clear();
        for (int column = 0; column < columnCount(); ++column) cells << spreadsheet_cell(cell(row, column_at(column)));
        out += cells.join('\t') + '\n';
    }
    return out;
}

}  // namespace velocert::app
