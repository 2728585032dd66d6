// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/planning/plan_model.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/limit_names.h"
#include "core/base/clock.h"

namespace velocert::app {

using sequence::PlannedState;
using sequence::PlannedStep;
using standards::ClauseChange;

namespace {

struct Plan {
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

QString day_of(PlannedStep::Time at) { return QString::fromStdString(base::utc_text(at).substr(0, 10)); }

/// "≤ 63 kg" of "<= 63 kg", as a difference of editions keeps it.
QString figure_words(const std::string& kept) {
    const auto blank = kept.find(' ');
    const auto relation = conformity::parse_relation(kept.substr(0, blank));
    if (!relation || blank == std::string::npos) return QString::fromStdString(kept);
    return limit_words(*relation, limit_class_words(kept.substr(blank + 1)));
}

QString limit_change_words(const standards::LimitDelta& change) {
    using Kind = standards::LimitDelta::Kind;
    const auto limit = limit_name(change.limit);
    const auto now = figure_words(change.now);
    switch (change.kind) {
        case Kind::not_verified:
            return Plan::tr("%1 not verified in %2").arg(limit, QString::fromStdString(change.edition));
        case Kind::added: return Plan::tr("%1 new, %2").arg(limit, now);
        case Kind::judges_now: return Plan::tr("%1 was only shown, judges now: %2").arg(limit, now);
        case Kind::value: return Plan::tr("%1 %2, now %3").arg(limit, figure_words(change.before), now);
    }
    return limit;
}

}  // namespace

QString planned_words(const PlannedStep& step) {
    const auto procedure = in_words(step.procedure_title);
    const auto own = in_words(step.title);
    return own == procedure ? own : Plan::tr("%1: %2").arg(procedure, own);
}

QString state_word(PlannedState state) {
    switch (state) {
        case PlannedState::done: return Plan::tr("done");
        case PlannedState::ready: return Plan::tr("can be done now");
        case PlannedState::after: return Plan::tr("after another step");
        case PlannedState::resting: return Plan::tr("the sample rests");
        case PlannedState::no_sample: return Plan::tr("no sample is left");
    }
    return {};
}

QString change_word(ClauseChange change) {
    switch (change) {
        case ClauseChange::none: return Plan::tr("same limits, same method");
        case ClauseChange::new_clause: return Plan::tr("new in this edition");
        case ClauseChange::limit: return Plan::tr("the limit is another one");
        case ClauseChange::method: return Plan::tr("the method is another one");
        case ClauseChange::not_known: return Plan::tr("a limit is not verified, so nobody can say it is the same");
        case ClauseChange::method_not_known:
            return Plan::tr("same limits; nobody has compared the method in the two texts");
        case ClauseChange::not_asked: return Plan::tr("not asked of this item");
    }
    return {};
}

QString rest_words(std::chrono::seconds rest) {
    using namespace std::chrono;
    if (rest % hours(1) == seconds(0)) return Plan::tr("%1 h").arg(duration_cast<hours>(rest).count());
    if (rest % minutes(1) == seconds(0)) return Plan::tr("%1 min").arg(duration_cast<minutes>(rest).count());
    return Plan::tr("%1 s").arg(rest.count());
}

QString moment_words(PlannedStep::Time at) { return short_time(base::utc_text(at)); }

QString sample_words(const PlannedStep& step) {
    const auto sample = QString::fromStdString(step.sample);
    if (!step.code.code.empty()) return Plan::tr("%1: %2").arg(sample, QString::fromStdString(step.code.code));
    if (step.code.among.empty()) return Plan::tr("%1: no code").arg(sample);
    return Plan::tr("%1: which of %2?").arg(sample).arg(step.code.among.size());
}

Sign sign_of(PlannedState state) {
    switch (state) {
        case PlannedState::done: return Sign::live;
        case PlannedState::ready: return Sign::running;
        case PlannedState::after: return Sign::open;
        case PlannedState::resting: return Sign::slow;
        case PlannedState::no_sample: return Sign::broken;
    }
    return Sign::none;
}

void PlanModel::show(std::vector<PlannedStep> steps, Time now) {
    beginResetModel();
    steps_ = std::move(steps);
    now_ = now;
    choose_rows();
    endResetModel();
}

void PlanModel::set_open_only(bool open_only) {
    if (open_only == open_only_) return;
    beginResetModel();
    open_only_ = open_only;
    choose_rows();
    endResetModel();
}

void PlanModel::choose_rows() {
    rows_.clear();
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (!open_only_ || steps_[i].state != PlannedState::done) rows_.push_back(i);
}

const PlannedStep& PlanModel::at(int row) const { return steps_[rows_[static_cast<std::size_t>(row)]]; }

int PlanModel::row_of(const std::string& key) const {
    for (int row = 0; row < rowCount(); ++row)
        if (at(row).key() == key) return row;
    return -1;
}

void PlanModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int PlanModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int PlanModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QString PlanModel::day_words(const PlannedStep& planned) const {
    if (planned.done_at) return day_of(*planned.done_at);
    if (!planned.not_before) return tr("never");
    const auto first = day_of(*planned.not_before);
    return first == day_of(now_) ? tr("today") : tr("from %1").arg(first);
}

QVariant PlanModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& planned = at(index.row());
    if (role == sign_role) return static_cast<int>(index.column() == state ? sign_of(planned.state) : Sign::none);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
        case day: return day_words(planned);
        case step: return planned_words(planned);
        case clause: return QString::fromStdString(planned.clause);
        case sample: return sample_words(planned);
        case rest: return planned.rest ? rest_words(*planned.rest) : QString();
        case state: return state_word(planned.state);
        default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case day: return tr("Day (UTC)");
        case step: return tr("Step");
        case clause: return tr("Clause");
        case sample: return tr("Sample");
        case rest: return tr("Rest");
        case state: return tr("State");
        default: return {};
    }
}

void RetestModel::show(std::vector<standards::ClauseDelta> clauses) {
    beginResetModel();
    clauses_ = std::move(clauses);
    endResetModel();
}

const standards::ClauseDelta& RetestModel::at(int row) const { return clauses_[static_cast<std::size_t>(row)]; }

void RetestModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int RetestModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(clauses_.size());
}
int RetestModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QVariant RetestModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& delta = at(index.row());
    const bool asked = delta.change != ClauseChange::not_asked;
    if (role == sign_role) {
        if (index.column() != again) return static_cast<int>(Sign::none);
        return static_cast<int>(delta.again() ? Sign::running : asked ? Sign::live : Sign::not_applicable);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
        case clause: return QString::fromStdString(delta.clause);
        case title: return in_words(delta.title);
        case again: return delta.again() ? tr("test again") : asked ? tr("stands") : tr("not asked");
        case why: {
            QStringList limits;
            for (const auto& one : delta.limits) limits << limit_change_words(one);
            const auto what = limits.join(Plan::tr("; "));
            return what.isEmpty() ? change_word(delta.change) : Plan::tr("%1: %2").arg(change_word(delta.change), what);
        }
        default: return {};
    }
}

QVariant RetestModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case clause: return tr("Clause");
        case title: return tr("Title");
        case again: return tr("Again?");
        case why: return tr("Why");
        default: return {};
    }
}

}  // namespace velocert::app
