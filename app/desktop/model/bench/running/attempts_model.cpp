// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/attempts_model.h"

#include "app/desktop/model/frame/condition_words.h"
#include "app/desktop/model/frame/ending_words.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/trouble_words.h"
#include "app/words/words.h"

namespace velocert::app {

using conformity::Outcome;
using conformity::Reason;

void AttemptsModel::show(const standards::StandardEdition* edition, const standards::Step* step,
                         std::vector<sequence::StepRun> attempts) {
    beginResetModel();
    edition_ = edition;
    step_ = step;
    attempts_ = std::move(attempts);
    lay_out();
    endResetModel();
}

void AttemptsModel::retranslate() {
    beginResetModel();
    endResetModel();
}

int AttemptsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int AttemptsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns().size()) + 2;
}

std::vector<AttemptsModel::Column> AttemptsModel::columns_of(const standards::Step* step) {
    if (step == nullptr) return {};
    // The digits a person compares; units stand in the head.
    if (step->evaluation == "stopping-distance")
        return {{"speed", "v / km/h"}, {"distance", "S / m"}, {"corrected_distance", "Sc / m"}};
    if (step->evaluation == "stable-mean" || step->evaluation == "weighed-mass" || step->evaluation == "part-mass")
        return {{"zero", tr("zero / kg")}, {"mass", tr("mass / kg")}};
    return {};
}

QVariant AttemptsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const auto& attempt = attempts_[row.attempt];
    const int verdict_column = columnCount() - 1;
    const bool struck = attempt.outcome != Outcome::completed || !attempt.result.valid;
    if (role == struck_role) return struck && !row.note && index.column() < verdict_column;
    if (role == note_role) return row.note;
    if (role == Qt::TextAlignmentRole) {
        const auto side =
            row.note || index.column() == 0 || index.column() == verdict_column ? Qt::AlignLeft : Qt::AlignRight;
        return static_cast<int>(side | Qt::AlignVCenter);
    }
    if (row.note)
        return index.column() == 0 &&
                       (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
                   ? QVariant(reason_of(attempt))
                   : QVariant();
    if (role == sign_role && index.column() == verdict_column)
        return static_cast<int>(struck ? Sign::not_evaluated : sign_of(attempt.result.verdict));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    if (index.column() == 0) return attempt.number;
    if (index.column() == verdict_column) {
        if (attempt.outcome != Outcome::completed) return outcome_word(attempt.outcome);
        if (!attempt.void_reason.empty()) return tr("void");
        if (!attempt.result.valid) return tr("invalid");
        return verdict_word(attempt.result.verdict);
    }
    const auto value = attempt.result.value(columns()[static_cast<std::size_t>(index.column() - 1)].value);
    if (!value) return QString("-");
    return value_words(*value).section(QLatin1Char(' '), 0, 0);
}

QVariant AttemptsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto shown = columns();
    const int verdict_column = static_cast<int>(shown.size()) + 1;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 0 || section == verdict_column ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return tr("No.");
    if (section == verdict_column) return tr("verdict");
    return shown[static_cast<std::size_t>(section - 1)].title;
}

QString AttemptsModel::reason_of(const sequence::StepRun& attempt) const {
    QStringList parts;
    if (attempt.outcome == Outcome::errored) {
        if (const auto words = trouble_words(attempt)) parts << words->happened;
    } else if (!attempt.void_reason.empty()) {
        for (const auto& reason : step_->voids)
            if (reason.id == attempt.void_reason) parts << in_words(reason.title);
        if (!attempt.void_note.empty()) parts << QString::fromStdString(attempt.void_note);
    } else if (attempt.outcome == Outcome::aborted) {
        parts << unconfirmed_words(attempt);
    } else if (attempt.outcome == Outcome::completed && attempt.result.reason != Reason::inside_limit) {
        // Which condition it was says more than that it was one.
        const auto unkept = edition_ != nullptr && step_ != nullptr && !attempt.result.valid
                                ? unkept_condition_words(*edition_, *step_, attempt)
                                : QStringList();
        parts << (unkept.isEmpty() ? QStringList(reason_words(attempt.result.reason)) : unkept);
    }
    if (!attempt.retry_reason.empty()) {
        const auto code = conformity::parse_reason(attempt.retry_reason);
        parts << tr("repeated: %1").arg(code ? reason_words(*code) : QString::fromStdString(attempt.retry_reason));
    }
    parts.removeAll(QString());
    return parts.join(tr("; "));
}

void AttemptsModel::lay_out() {
    rows_.clear();
    for (std::size_t i = 0; i < attempts_.size(); ++i) {
        rows_.push_back({i, false});
        if (!reason_of(attempts_[i]).isEmpty()) rows_.push_back({i, true});
    }
}

}  // namespace velocert::app
