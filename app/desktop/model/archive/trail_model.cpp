// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/trail_model.h"

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/language.h"
#include "app/words/trail_words.h"

namespace velocert::app {

void TrailModel::clear(laboratory::PeopleRegister people) {
    beginResetModel();
    people_ = std::move(people);
    entries_.clear();
    more_ = false;
    endResetModel();
}

void TrailModel::append(std::vector<records::TrailEntry> entries) {
    if (entries.empty()) return;
    const int first = static_cast<int>(entries_.size());
    beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
    std::move(entries.begin(), entries.end(), std::back_inserter(entries_));
    endInsertRows();
}

QStringList TrailModel::told(int row) const {
    const auto& entry = entries_[static_cast<std::size_t>(row)];
    QStringList out{trail_sentence(entry, people_, title_of_)};
    out << trail_changes(entry);
    if (!entry.reason.empty()) out << tr("Why: %1").arg(QString::fromStdString(entry.reason));
    return out;
}

void TrailModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!entries_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int TrailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}
int TrailModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QVariant TrailModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& entry = entries_[static_cast<std::size_t>(index.row())];
    if (role == run_role) {
        for (const auto& object : entry.objects)
            if (object.kind == "run") return QString::fromStdString(object.id);
        return {};
    }
    if (role == Qt::ToolTipRole && index.column() == sentence) return told(index.row()).join('\n');
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case number: return static_cast<qulonglong>(entry.seq);
        case time: return whole_time(entry.time);
        case person:
            return entry.persons.empty() ? tr("the program") : QString::fromStdString(entry.persons.front().name);
        case sentence: return told(index.row()).join("  ·  ");
        default: return {};
    }
}

QVariant TrailModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case number: return tr("No.");
        case time: return tr("When (UTC)");
        case person: return tr("Who");
        case sentence: return tr("What");
        default: return {};
    }
}

TitleOf titles_in(const Workplace& workplace) {
    return [&workplace](const std::string& procedure, const std::string& step) {
        for (auto pair = workplace.editions.rbegin(); pair != workplace.editions.rend(); ++pair) {
            const auto* known = pair->plain.procedure(procedure);
            if (known == nullptr) continue;
            if (step.empty()) return in_words(known->title);
            for (const auto& one : known->steps)
                if (one.id == step) return in_words(one.title);
        }
        return QString();
    };
}

bool TrailModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && more_; }
void TrailModel::fetchMore(const QModelIndex&) { emit moreWanted(); }

}  // namespace velocert::app
