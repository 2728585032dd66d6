// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/step_tree_model.h"

#include <algorithm>
#include <utility>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// The title of a step in a narrow column: long ones that begin like others of their procedure are told by what comes
/// behind those words ("… U and V over the position"). All of it stands in the tool tip.
QString told_apart(const standards::Procedure& procedure, const standards::Step& step) {
    constexpr qsizetype short_enough = 28;
    constexpr qsizetype worth_it = 12;
    const QString title = in_words(step.title);
    if (title.size() <= short_enough) return title;
    qsizetype alike = 0;
    for (const auto& other : procedure.steps) {
        if (&other == &step) continue;
        const QString of_other = in_words(other.title);
        qsizetype same = 0;
        while (same < title.size() && same < of_other.size() && title.at(same) == of_other.at(same)) ++same;
        alike = std::max(alike, title.left(same).lastIndexOf(' ') + 1);
    }
    return alike < worth_it ? title : QStringLiteral("… ") + title.mid(alike);
}

}  // namespace

StepTreeModel::StepTreeModel(QObject* parent) : QAbstractItemModel(parent) {
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &StepTreeModel::tell);
}

void StepTreeModel::set_plan(const standards::StandardEdition& edition, const std::vector<std::string>& procedures,
                             const standards::ItemTraits& item) {
    beginResetModel();
    edition_ = edition;
    rows_.clear();
    touched_.clear();
    current_procedure_.clear();
    current_step_.clear();
    running_ = true;
    for (const auto& id : procedures) {
        const auto* procedure = edition_->procedure(id);
        if (procedure == nullptr) continue;
        ProcedureRow row{procedure, procedure->applies.covers(item), {}, {}};
        for (const auto& step : procedure->steps)
            if (row.applies && step.applies.covers(item)) row.steps.push_back({&step, {}, false, false, {}, {}});
        rows_.push_back(std::move(row));
    }
    endResetModel();
}

void StepTreeModel::set_current(const std::string& procedure, const std::string& step) {
    touch(current_procedure_);
    current_procedure_ = procedure;
    current_step_ = step;
    touch(procedure);
}

void StepTreeModel::set_result(const sequence::StepRun& step_run, const sequence::RepeatState& state) {
    auto* row = find(step_run.procedure, step_run.step);
    if (row == nullptr) return;
    row->state = state;
    if (step_run.result.valid) {
        using conformity::Reason;
        const auto reason = step_run.result.reason;
        row->reads = (!row->valid || row->reads) && step_run.result.verdict == conformity::Verdict::not_evaluated &&
                     (reason == Reason::none || reason == Reason::informative);
        row->valid = true;
        const auto verdict = step_run.result.verdict;
        row->verdict = row->verdict && row->verdict != conformity::Verdict::not_evaluated
                           ? conformity::worst(*row->verdict, verdict)
                           : verdict;
        for (const char* name : {"mass", "corrected_distance", "share", "torque_1", "back_emf_constant",
                                 "inductance_difference", "measured_speed", "maximum_speed", "current_above"})
            if (const auto value = step_run.result.value(name)) row->value = value;
    } else if (!row->verdict) {
        row->verdict = conformity::Verdict::not_evaluated;
    }
    touch(step_run.procedure);
}

void StepTreeModel::set_result(const sequence::ProcedureResult& result) {
    for (auto& row : rows_)
        if (row.procedure->id == result.procedure) row.verdict = result.verdict;
    touch(result.procedure);
}

void StepTreeModel::end() {
    running_ = false;
    touch(current_procedure_);
}

QModelIndex StepTreeModel::index_of(const std::string& procedure, const std::string& step) const {
    for (int p = 0; p < static_cast<int>(rows_.size()); ++p) {
        const auto& row = rows_[static_cast<std::size_t>(p)];
        if (row.procedure->id != procedure) continue;
        for (int s = 0; s < static_cast<int>(row.steps.size()); ++s)
            if (row.steps[static_cast<std::size_t>(s)].step->id == step) return index(s, 0, index(p, 0));
    }
    return {};
}

std::optional<std::pair<std::string, std::string>> StepTreeModel::step_at(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) return std::nullopt;
    const auto& row = rows_[index.internalId() - 1];
    return std::pair{row.procedure->id, row.steps[static_cast<std::size_t>(index.row())].step->id};
}

std::pair<int, int> StepTreeModel::progress() const {
    int done = 0;
    int all = 0;
    for (const auto& row : rows_)
        for (const auto& step : row.steps) {
            ++all;
            // Given up is not done: what has too few valid attempts stays open.
            if (serving(step) != nullptr || complete(step)) ++done;
        }
    return {done, all};
}

bool StepTreeModel::complete(const StepRow& step) {
    if (!step.state || !step.valid) return false;
    return !step.state->needed || step.state->valid >= *step.state->needed;
}

void StepTreeModel::retranslate() { touch_all(); }

QModelIndex StepTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr{0});
}

QModelIndex StepTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0) return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int StepTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(rows_.size());
    if (parent.internalId() != 0 || parent.column() != 0) return 0;
    return static_cast<int>(rows_[static_cast<std::size_t>(parent.row())].steps.size());
}

int StepTreeModel::columnCount(const QModelIndex&) const { return 2; }

QVariant StepTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole && index.column() == 1)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (index.internalId() == 0) {
        const auto& row = rows_[static_cast<std::size_t>(index.row())];
        const bool current = running_ && row.procedure->id == current_procedure_;
        if (role == sign_role) return static_cast<int>(sign(row));
        if (role == current_role) return current;
        if (role == Qt::AccessibleTextRole || role == Qt::DisplayRole || role == Qt::ToolTipRole) {
            if (index.column() == 0)
                return tr("%1  %2").arg(clause_number(row.procedure->clause), in_words(row.procedure->title));
            // The column is narrow; its sign stands beside it.
            if (!row.applies && role == Qt::DisplayRole) return tr("n/a");
            if (!row.applies) return verdict_word(conformity::Verdict::not_applicable);
            return row.verdict ? verdict_word(*row.verdict) : QString();
        }
        return {};
    }
    const auto& procedure = rows_[index.internalId() - 1];
    const auto& row = procedure.steps[static_cast<std::size_t>(index.row())];
    if (role == sign_role) return static_cast<int>(sign(procedure, row));
    if (role == current_role) return sign(procedure, row) == Sign::running;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        if (index.column() == 0) {
            const QString clause = clause_number(row.step->clause);
            const QString title =
                role == Qt::DisplayRole ? told_apart(*procedure.procedure, *row.step) : in_words(row.step->title);
            // Said once, where all steps are of one clause.
            return clause.isEmpty() || clause == clause_number(procedure.procedure->clause)
                       ? title
                       : tr("%1  %2").arg(clause, title);
        }
        if (!row.state) {
            if (serving(row) != nullptr) return tr("done elsewhere");
            return sign(procedure, row) == Sign::running ? QString() : tr("to do");
        }
        const bool repeated = !row.step->repeat.valid_runs_limit.empty();
        const bool done = sign(procedure, row) == Sign::done;
        QString came = row.state->needed ? QString("%1 / %2").arg(row.state->valid).arg(*row.state->needed)
                                         : QString::number(row.state->valid);
        if (!repeated && row.value)
            came = value_words(*row.value);
        else if (done && row.state->needed == 1)
            return tr("done");
        // The column is narrow; its sign stands beside it.
        return done && role != Qt::DisplayRole ? tr("done: %1").arg(came) : came;
    }
    return {};
}

StepTreeModel::StepRow* StepTreeModel::find(const std::string& procedure, const std::string& step) {
    for (auto& row : rows_)
        if (row.procedure->id == procedure)
            for (auto& step_row : row.steps)
                if (step_row.step->id == step) return &step_row;
    return nullptr;
}

const StepTreeModel::StepRow* StepTreeModel::serving(const StepRow& row) const {
    if (row.state || row.step->instead.empty()) return nullptr;
    for (const auto& procedure : rows_)
        for (const auto& other : procedure.steps)
            if (other.valid && procedure.procedure->id + '/' + other.step->id == row.step->instead) return &other;
    return nullptr;
}

Sign StepTreeModel::sign(const ProcedureRow& row) const {
    if (!row.applies) return Sign::not_applicable;
    if (row.verdict) return sign_of(*row.verdict);
    return running_ && row.procedure->id == current_procedure_ ? Sign::running : Sign::open;
}

Sign StepTreeModel::sign(const ProcedureRow& procedure, const StepRow& row) const {
    const bool current = running_ && procedure.procedure->id == current_procedure_ && row.step->id == current_step_;
    if (current && !(row.state && row.state->done)) return Sign::running;
    const auto* other = serving(row);
    const auto& shown = other != nullptr && other->verdict ? *other : row;
    // Not evaluated is what should have been decided.
    if (shown.reads && complete(shown)) return Sign::done;
    return shown.verdict ? sign_of(*shown.verdict) : Sign::open;
}

void StepTreeModel::touch(const std::string& procedure) {
    for (int p = 0; p < static_cast<int>(rows_.size()); ++p) {
        const auto& row = rows_[static_cast<std::size_t>(p)];
        const bool served = std::ranges::any_of(
            row.steps, [&](const StepRow& one) { return one.step->instead.starts_with(procedure + '/'); });
        if (row.procedure->id == procedure || served) touched_.insert(p);
    }
    if (!touched_.empty() && !later_.isActive()) later_.start();
}

void StepTreeModel::touch_all() {
    for (int p = 0; p < static_cast<int>(rows_.size()); ++p) touched_.insert(p);
    if (!touched_.empty() && !later_.isActive()) later_.start();
}

void StepTreeModel::tell() {
    const auto touched = std::exchange(touched_, {});
    if (touched.empty()) return;
    emit dataChanged(index(*touched.begin(), 0), index(*touched.rbegin(), 1));
    for (const int p : touched) {
        const QModelIndex top = index(p, 0);
        if (rowCount(top) > 0) emit dataChanged(index(0, 0, top), index(rowCount(top) - 1, 1, top));
    }
}

}  // namespace velocert::app
