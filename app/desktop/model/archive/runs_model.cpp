// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/runs_model.h"

#include "app/desktop/look/sign.h"
#include "app/words/people_words.h"
#include "app/words/words.h"

namespace velocert::app {

namespace {

QString first_of(const std::string& utc, std::size_t characters) {
    QString out = QString::fromStdString(utc.substr(0, characters)).replace('T', ' ');
    if (out.endsWith('Z')) out.chop(1);
    return out;
}

}  // namespace

QString short_time(const std::string& utc) { return first_of(utc, 16); }
QString whole_time(const std::string& utc) { return first_of(utc, 19); }
QString exact_time(const std::string& utc) { return first_of(utc, 23); }

namespace {

/// Empty while a run has no verdict yet.
std::optional<conformity::Verdict> verdict_of(const records::RunSummary& run) {
    const auto verdict = conformity::parse_verdict(run.verdict);
    return verdict ? std::optional(*verdict) : std::nullopt;
}

QString lifecycle_of(const records::RunSummary& run) {
    if (run.lifecycle == RunsModel::voided) return RunsModel::tr("VOIDED: counts for nothing");
    if (run.lifecycle == RunsModel::interrupted) return RunsModel::tr("interrupted: its program died");
    const auto lifecycle = sequence::parse_lifecycle(run.lifecycle);
    return lifecycle ? lifecycle_word(*lifecycle) : QString::fromStdString(run.lifecycle);
}

}  // namespace

void RunsModel::clear() {
    beginResetModel();
    runs_.clear();
    more_ = false;
    endResetModel();
}

void RunsModel::append(const std::vector<records::RunSummary>& runs) {
    if (runs.empty()) return;
    const int first = static_cast<int>(runs_.size());
    beginInsertRows({}, first, first + static_cast<int>(runs.size()) - 1);
    runs_.insert(runs_.end(), runs.begin(), runs.end());
    endInsertRows();
}

void RunsModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!runs_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}
int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& run = runs_[static_cast<std::size_t>(index.row())];
    if (role == run_role) return QString::fromStdString(run.id);
    if (role == sign_role && index.column() == verdict) {
        const auto known = verdict_of(run);
        return static_cast<int>(known && run.lifecycle != voided ? sign_of(*known) : Sign::open);
    }
    if (role == Qt::ToolTipRole) return QString::fromStdString(run.id);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case started: return short_time(run.started_utc);
        case item: return QString::fromStdString(run.item);
        case edition: return QString::fromStdString(run.edition);
        case person:
            return people_ != nullptr ? person_words(*people_, run.operator_name)
                                      : QString::fromStdString(run.operator_name);
        case lifecycle: return lifecycle_of(run);
        case verdict: {
            const auto known = verdict_of(run);
            return known ? verdict_word(*known) : tr("none yet");
        }
        default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case started: return tr("Started (UTC)");
        case item: return tr("Item");
        case edition: return tr("Edition");
        case person: return tr("By");
        case lifecycle: return tr("Run");
        case verdict: return tr("Verdict");
        default: return {};
    }
}

bool RunsModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && more_; }
void RunsModel::fetchMore(const QModelIndex&) { emit moreWanted(); }

}  // namespace velocert::app
